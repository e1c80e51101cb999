"""A copy of a publication as text: reading the file, its encoding, and its unspaced form.

The unspaced form of a text is the same however the text is wrapped, indented or hyphenated at line
ends, and in whichever form of Unicode it is written. Not here: finding passages
(`evidence_search`).
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import sys
import unicodedata
from dataclasses import dataclass

from kzconst.errors import DataError

MAX_BYTES = 2_000_000
STANDARD_INPUT = "-"
REMEDY = "give the text of the publication as a plain text file in UTF-8"
UTF_8 = "utf-8"
# The longer mark first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = ("utf-16-le", "utf-16-be")
# One byte a letter; where two fit equally well, the first is taken.
NARROW = ("windows-1251", "kz1048", "koi8-r", "cp866")
SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, LibreOffice or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip file",
}
LOST = "\N{REPLACEMENT CHARACTER}"
LOWER_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
LETTER = re.compile("[A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
LINE_END = re.compile(r"\r\n|\r|\n")
# A question mark before a letter stands where an encoding had no place for a letter.
LOST_LETTERS = re.compile(rf"\?+(?=[^\W\d_])|{LOST}+")
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
HYPHEN = "\\-\u2010\u2011"
# A hyphen between letters may come from a line end; at the head of a list item it does not.
KEPT = re.compile(
    rf"[^\s{INVISIBLE}{HYPHEN}]|(?<!\w)[{HYPHEN}]|[{HYPHEN}](?![\s{INVISIBLE}]*\w)",
)


@dataclass(frozen=True)
class Copy:
    """A copy as it was given: its text, the SHA-256 of its bytes, the encoding that was assumed."""

    text: str
    sha256: str
    encoding: str


@dataclass(frozen=True)
class Unspaced:
    """A text without what wrapping changes, and where each of its characters comes from.

    The character at place i of `text` was made from `[starts[i], ends[i])` of the given text.
    """

    text: str
    starts: list[int]
    ends: list[int]


def read_copy(name: str) -> bytes:
    """Read a file that may be a copy of a publication.

    Args:
        name: The file, or `-` for standard input.

    Returns:
        Its bytes.

    Raises:
        DataError: There is no such file, it is no regular file, cannot be read, or is too large.

    Example:
        >>> read_copy("no such paper.txt")
        Traceback (most recent call last):
        ...
        kzconst.errors.DataError: no such paper.txt: No such file or directory; check the path
    """
    piped = name == STANDARD_INPUT
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if piped else _read_file(name)
    if len(data) > MAX_BYTES:
        _refuse_formats(data)
        what = "standard input" if piped else name
        raise DataError(f"{what}: larger than the {MAX_BYTES} bytes allowed; {REMEDY}, alone")
    return data


def _read_file(name: str) -> bytes:
    try:
        # Opening a pipe would wait for a writer, and a device never ends.
        if not stat.S_ISREG(os.stat(name).st_mode):
            raise DataError(f"{name}: not a regular file; name a text file, or - for a pipe")
        with open(name, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError(f"{name}: {reason}; check the path") from error


def copy_of(data: bytes) -> Copy:
    """Decode a copy, in whichever encoding it most likely is.

    Args:
        data: The bytes of the copy.

    Returns:
        The text without its byte order mark, line ends as they are.

    Raises:
        DataError: The bytes are no text; the message says what they look like and what to do.

    Example:
        >>> copy_of("мәслихат".encode("utf-16")).encoding
        'utf-16'
        >>> copy_of(b"%PDF-1.7")
        Traceback (most recent call last):
        ...
        kzconst.errors.DataError: the file is a PDF; give the text of the publication as ...
    """
    _refuse_formats(data)
    text, encoding = _decoded(data)
    if not text.strip():
        raise DataError(f"the file is empty; {REMEDY}")
    if 100 * len(CONTROL.findall(text)) > len(text):
        raise _no_text()
    return Copy(text, hashlib.sha256(data).hexdigest(), encoding)


def _refuse_formats(data: bytes) -> None:
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            raise DataError(f"the file is {kind}; {REMEDY}")


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    if b"\0" in data:
        return _wide(data)
    try:
        return data.decode(UTF_8), UTF_8
    except UnicodeDecodeError:
        # Cut inside a letter, or with a damaged byte here and there, it still is UTF-8.
        text = data.decode(UTF_8, errors="replace")
        beyond_ascii = sum(character > "\x7f" for character in text)
        return (text, UTF_8) if 20 * text.count(LOST) < beyond_ascii else _narrow(data)


def _wide(data: bytes) -> tuple[str, str]:
    for encoding in WIDE:
        text = data.decode(encoding, errors="replace")
        if _is_prose(text):
            return text, encoding
    raise _no_text()


def _narrow(data: bytes) -> tuple[str, str]:
    texts = {encoding: data.decode(encoding, errors="replace") for encoding in NARROW}
    best = max(NARROW, key=lambda encoding: len(LOWER_CYRILLIC.findall(texts[encoding])))
    if not _is_prose(texts[best]):
        raise _no_text()
    return texts[best], best


def _is_prose(text: str) -> bool:
    """Tell whether at least half of what a guess at the encoding gave are letters of words."""
    return "\0" not in text and 2 * len(LETTER.findall(text)) > len("".join(text.split()))


def _no_text() -> DataError:
    return DataError(f"the file is not text in any encoding known here; {REMEDY}")


def lost_letters(text: str) -> int:
    """Count the letters for which the encoding of a copy had no place.

    Args:
        text: The text of the copy.

    Returns:
        How many question marks stand before letters, and how many characters could not be decoded.
        Those lost at the end of a word look like punctuation, so there may be more.

    Example:
        >>> lost_letters("м?слихат ??гім. Не?")
        3
    """
    # A file that was cut inside its last letter lost none in the encoding.
    return sum(len(run) for run in LOST_LETTERS.findall(text.rstrip(LOST)))


def unspaced(text: str) -> Unspaced:
    r"""Take white space, hyphens between letters and invisible characters out of a text.

    Args:
        text: Any text.

    Returns:
        The text in Unicode form NFC without them, and where its characters come from.

    Example:
        >>> unspaced("self-gov-\n  ernment").text
        'selfgovernment'
        >>> unspaced("- an item").text
        '-anitem'
    """
    if unicodedata.is_normalized("NFC", text):
        found = [match.start() for match in KEPT.finditer(text)]
        return Unspaced("".join(map(text.__getitem__, found)), found, [one + 1 for one in found])
    composed, starts, ends = _composed(text)
    found = [match.start() for match in KEPT.finditer(composed)]
    return Unspaced(
        "".join(map(composed.__getitem__, found)),
        [starts[place] for place in found],
        [ends[place] for place in found],
    )


def _composed(text: str) -> tuple[str, list[int], list[int]]:
    """Bring a text into form NFC letter by letter, each with the marks that follow it."""
    heads = [place for place, one in enumerate(text) if not unicodedata.combining(one)]
    if not heads or heads[0]:
        heads.insert(0, 0)
    composed: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in zip(heads, [*heads[1:], len(text)], strict=True):
        letter = text[start:end]
        if end - start > 1 or letter > "\x7f":
            letter = unicodedata.normalize("NFC", letter)
        composed.append(letter)
        starts += [start] * len(letter)
        ends += [end] * len(letter)
    return "".join(composed), starts, ends
