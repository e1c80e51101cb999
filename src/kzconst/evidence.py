"""Evidence that anybody can verify: do the passages behind the claims stand in a copy of the text?

The digests and offsets of the locators are compared with a copy that somebody gives; the text
itself is no part of the project. Not here: decoding a copy (`evidence_text`), finding a passage
(`evidence_search`), the screen (`evidence_screen`).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kzconst.errors import DataError
from kzconst.evidence_search import Passage, Stretch, digest_of, find_passages, gaps
from kzconst.evidence_text import LINE_END, UTF_8, Copy, copy_of, lost_letters

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

Row = Mapping[str, Any]

STANDS = "stands"
MOVED = "moved"
REFLOWED = "reflowed"
NOT_FOUND = "not-found"
STATUSES = (STANDS, MOVED, REFLOWED, NOT_FOUND)

ENCODING = "encoding"
LINE_ENDS = "line-ends"
UNICODE_FORM = "unicode-form"
LAST_LINE_END = "last-line-end"
WHITE_SPACE = "white-space"
HYPHENS = "hyphens"


def _with_plain_line_ends(text: str) -> str:
    return LINE_END.sub("\n", text)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# What may be undone to get the characters of the publication back, the likeliest first.
UNDOING: Sequence[tuple[tuple[str, ...], Callable[[str], str]]] = (
    ((), lambda text: text),
    ((LINE_ENDS,), _with_plain_line_ends),
    ((UNICODE_FORM,), _composed),
    ((LINE_ENDS, UNICODE_FORM), lambda text: _composed(_with_plain_line_ends(text))),
)


@dataclass(frozen=True)
class DocumentCheck:
    """What a copy as a whole is, beside the text whose offsets the locators count.

    `identical` says that the bytes are the same. `same_but_for` names what must be undone to get
    the same text; None means that something else differs too. `lost_letters` counts letters for
    which the encoding of the copy had no place; there may be more.
    """

    text: str
    sha256: str
    expected_sha256: str
    identical: bool
    encoding: str
    same_but_for: tuple[str, ...] | None
    characters: int
    expected_characters: int
    lost_letters: int


@dataclass(frozen=True)
class LocatorCheck:
    """How one locator fares in a copy.

    Offsets and lines are those of the locator; `found_at`, `found_end` and `found_lines` those in
    the copy; `shift` is how many characters later the passage begins there. `change` names what is
    different in a reflowed passage. A passage that is not found would stand in `near_lines` of the
    copy, between its neighbours.
    """

    claim: str
    locator: str
    sentence: str
    start: int
    end: int
    lines: tuple[int, int]
    sha256: str
    status: str
    found_at: int | None = None
    found_end: int | None = None
    found_lines: tuple[int, int] | None = None
    shift: int | None = None
    change: tuple[str, ...] = ()
    near_lines: tuple[int, int] | None = None


@dataclass(frozen=True)
class EvidenceReport:
    """What became of all locators of a text in a copy, in the order of the text."""

    document: DocumentCheck
    locators: tuple[LocatorCheck, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many locators have each status."""
        counted = Counter(one.status for one in self.locators)
        return {status: counted[status] for status in STATUSES}

    @property
    def all_stand(self) -> bool:
        """Whether every passage stands where its locator says."""
        return self.counts[STANDS] == len(self.locators)

    def as_json(self) -> dict[str, Any]:
        """Give the report as what the standard `json` module can write."""
        return {
            "document": asdict(self.document),
            "counts": self.counts,
            "locators": [asdict(one) for one in self.locators],
        }


def verify(kb: KnowledgeBase, data: bytes) -> EvidenceReport:
    """Look in a copy of a publication for every passage that locators point to.

    Args:
        kb: The knowledge base.
        data: The bytes of the copy.

    Returns:
        The report. Where several texts have locators, that of the text of which most is found.

    Raises:
        DataError: The bytes are no text, or the data have no locators.

    Example:
        >>> import kzconst
        >>> report = verify(kzconst.open(), b"Another text altogether.")
        >>> report.counts["not-found"] == len(report.locators)
        True
    """
    copy = copy_of(data)
    by_text: dict[str, list[Row]] = defaultdict(list)
    for row in kb.select("evidence-locators"):
        by_text[row["text"]].append(row)
    if not by_text:
        raise DataError("the data have no locators: load the whole ontology")
    reports = [_report(copy, rows) for rows in by_text.values()]

    def found(report: EvidenceReport) -> tuple[int, int]:
        total = len(report.locators)
        return total - report.counts[NOT_FOUND], total

    return max(reports, key=found)


def _report(copy: Copy, rows: Sequence[Row]) -> EvidenceReport:
    passages = [_passage(row) for row in rows]
    ordered = sorted(set(passages), key=lambda one: (one.start, one.end))
    found = find_passages(copy.text, passages)
    near = gaps(len(copy.text), ordered, found) if found else {}
    line_ends = [match.end() for match in LINE_END.finditer(copy.text)]

    def lines(stretch: Stretch) -> tuple[int, int]:
        last = max(stretch.start, stretch.end - 1)
        return bisect_right(line_ends, stretch.start) + 1, bisect_right(line_ends, last) + 1

    checks = []
    for row, one in zip(rows, passages, strict=True):
        place = found.get(one)
        facts = _facts_of_found(copy.text, one, place) if place else {"status": NOT_FOUND}
        check = LocatorCheck(
            claim=row["claim"],
            locator=row["locator"],
            sentence=row["sentence"],
            start=one.start,
            end=one.end,
            lines=(row["firstLine"], row["lastLine"]),
            sha256=one.digest,
            found_lines=lines(place) if place else None,
            near_lines=lines(_trimmed(copy.text, near[one])) if one in near else None,
            **facts,
        )
        checks.append(check)
    return EvidenceReport(_document(copy, rows[0]), tuple(checks))


def _passage(row: Row) -> Passage:
    return Passage(
        start=row["start"],
        end=row["end"],
        digest=row["passageDigest"],
        normalised_digest=row["normalisedDigest"],
        unspaced_digest=row["unspacedDigest"],
        unspaced_length=row["unspacedLength"],
    )


def _trimmed(text: str, stretch: Stretch) -> Stretch:
    """Leave out the white space at both ends, so that no line is named for its end alone."""
    inside = text[stretch.start : stretch.end]
    start = stretch.end - len(inside.lstrip())
    return Stretch(start, max(start, stretch.start + len(inside.rstrip())))


def _facts_of_found(text: str, passage: Passage, place: Stretch) -> dict[str, Any]:
    change = _change(text[place.start : place.end], passage)
    shift = place.start - passage.start
    status = REFLOWED if change else MOVED if shift else STANDS
    return {
        "status": status,
        "found_at": place.start,
        "found_end": place.end,
        "shift": shift,
        "change": change,
    }


def _change(stretch: str, passage: Passage) -> tuple[str, ...]:
    """Name what is different in a passage; nothing where its characters are the same."""
    for changes, undone in UNDOING:
        if digest_of(undone(stretch)) == passage.digest:
            return changes
    form = () if unicodedata.is_normalized("NFC", stretch) else (UNICODE_FORM,)
    normalised = " ".join(_composed(stretch).split())
    if digest_of(normalised) == passage.normalised_digest:
        return (WHITE_SPACE, *form)
    return (HYPHENS, *form)


def _document(copy: Copy, row: Row) -> DocumentCheck:
    expected = row["documentDigest"]
    return DocumentCheck(
        text=row["text"],
        sha256=copy.sha256,
        expected_sha256=expected,
        identical=copy.sha256 == expected,
        encoding=copy.encoding,
        same_but_for=() if copy.sha256 == expected else _same_but_for(copy, expected),
        characters=len(copy.text),
        expected_characters=row["characters"],
        lost_letters=lost_letters(copy.text),
    )


def _same_but_for(copy: Copy, expected: str) -> tuple[str, ...] | None:
    """Name what must be undone to get the text that has a digest, or None where that fails."""
    encoding = () if copy.encoding == UTF_8 else (ENCODING,)
    for changes, undone in UNDOING:
        text = undone(copy.text)
        if digest_of(text) == expected:
            return (*encoding, *changes)
        # Editors and mail programs add and drop the end of the last line.
        bare = text.removesuffix("\n")
        if expected in {digest_of(bare), digest_of(bare + "\n")}:
            return (*encoding, *changes, LAST_LINE_END)
    return None
