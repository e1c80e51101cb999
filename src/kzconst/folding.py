"""One form for all spellings of a word: case, Kazakh and Russian letters, Latin transliterations.

Kazakh is written with its own Cyrillic letters, with the Russian letters that look like them, and
in several Latin alphabets; all become one Latin skeleton, so that they are equal. The skeleton is
for comparing only: nobody reads it. Not here: what is searched (`glossary`, `claim_search`).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

# Kazakh letters count as the Russian letters to which people turn without a Kazakh keyboard.
_LETTERS = {
    "ә": "a", "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e",
    "ж": "j", "з": "z", "и": "i", "й": "i", "і": "i", "к": "k", "қ": "k", "л": "l", "м": "m",
    "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ts", "ш": "s", "щ": "sts",
    "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    # Latin letters that lose too much, or nothing, when their diacritics are taken away.
    "ı": "i", "ç": "ts", "x": "h", "q": "k", "y": "i", "w": "u",
}  # fmt: skip
# What Latin alphabets write with several letters, the longest first.
_GROUPS = (
    ("shch", "sts"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("sh", "s"), ("ch", "ts"),
)  # fmt: skip
# The English possessive is no part of the word.
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# Plural endings of English, Russian and Kazakh, as they are in the skeleton.
_PLURALS = ("s", "i", "a", "ia", "lar", "ler", "dar", "der", "tar", "ter")
_SEPARATORS = re.compile(r"[^0-9a-z]+")
_SILENT = re.compile(r"['’ʼ`´ʹ\u0300-\u036f]+")


def fold(text: str) -> str:
    """Give the skeleton of a text, the same for all its spellings.

    Args:
        text: Any text.

    Returns:
        Small Latin letters and digits, words divided by single spaces; letters of other
        alphabets are dropped.

    Example:
        >>> {fold(one) for one in ("мәслихат", "Маслихат", "maslikhat", "mäslihat", "MASLIHAT")}
        {'maslihat'}
        >>> {fold(one) for one in ("әкім", "аким", "Äkim", "akim", "äkım")}
        {'akim'}
    """
    folded = unicodedata.normalize("NFC", text.replace("İ", "i")).casefold()
    folded = _POSSESSIVE.sub("", folded)
    folded = "".join(_LETTERS.get(letter, letter) for letter in folded)
    for group, letters in _GROUPS:
        folded = folded.replace(group, letters)
    folded = _SILENT.sub("", unicodedata.normalize("NFKD", folded))
    # -ый, -iy and -y are one ending.
    folded = re.sub("i{2,}", "i", folded)
    return _SEPARATORS.sub(" ", folded).strip()


def is_plural(skeleton: str, of: str) -> bool:
    """Tell whether a skeleton is another one with a plural ending.

    Args:
        skeleton: What may be the plural.
        of: What may be the singular.

    Returns:
        True where only an ending is added.

    Example:
        >>> [is_plural(fold(one), "akim") for one in ("akims", "акимы", "әкімдер", "akimat")]
        [True, True, True, False]
    """
    return skeleton.startswith(of) and skeleton.removeprefix(of) in _PLURALS


def near(typed: str, texts: Iterable[str], *, limit: int = 4) -> list[str]:
    """Find texts that are spelled almost like another.

    Args:
        typed: What somebody typed.
        texts: What could have been meant.
        limit: How many to give at most.

    Returns:
        The nearest texts, the closest first; of those with one skeleton that whose letters
        differ least from what was typed, so that the alphabet stays.

    Example:
        >>> near("акимы", ["akim", "аким", "өкім", "maslikhat"], limit=1)
        ['аким']
    """
    by_skeleton: dict[str, list[str]] = {}
    for text in texts:
        by_skeleton.setdefault(fold(text), []).append(text)
    found = difflib.get_close_matches(fold(typed), by_skeleton, n=limit, cutoff=0.6)
    return [most_alike(typed, by_skeleton[one]) for one in found]


def most_alike(typed: str, texts: Iterable[str]) -> str:
    """Choose the text whose letters differ least from those of another.

    Args:
        typed: What somebody typed.
        texts: At least one text.

    Returns:
        The first of those that differ least.

    Example:
        >>> most_alike("МӘСЛИХАТТАР", ["maslikhat", "маслихат", "мәслихат"])
        'мәслихат'
    """
    letters = set(typed.casefold())
    return min(texts, key=lambda text: len(letters ^ set(text.casefold())))
