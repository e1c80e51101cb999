"""What a person sees of a check of evidence: a summary first, then only what does not stand.

Locators that fare alike are told together. Not here: the check (`evidence`), the phrases
(`evidence_words`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from kzconst.evidence import MOVED, NOT_FOUND, REFLOWED, STANDS, EvidenceReport, LocatorCheck
from kzconst.evidence_words import evidence_word
from kzconst.screens import indented, wrapped

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

MAX_GROUPS = 12
MAX_CLAIMS = 6
DIGITS = 12
ENCODINGS = {"utf-8-sig": "UTF-8 with BOM", "windows-1251": "Windows-1251", "kz1048": "KZ-1048"}

Group = list[LocatorCheck]
Word = Callable[..., str]


def evidence_lines(kb: KnowledgeBase, report: EvidenceReport, language: str) -> list[str]:
    """Write what became of the locators in a copy.

    Args:
        kb: The knowledge base, for the name of the text.
        report: What `verify` found.
        language: `en`, `ru` or `kk`.

    Returns:
        Lines of plain text, the summary first.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> print(evidence_lines(kb, kb.verify_evidence(b"Nothing."), "en")[-1])
        Nothing of the text was found: is this the right file?
    """

    def word(key: str, **values: object) -> str:
        return evidence_word(key, language, **values)

    counts = report.counts
    if counts[NOT_FOUND] == len(report.locators):
        return [*_summary(kb, report, language, word), word("nothing-found")]
    lines = [*_summary(kb, report, language, word)]
    for status, told in ((MOVED, _moved), (REFLOWED, _reflowed), (NOT_FOUND, _missing)):
        if counts[status]:
            lines += ["", word(status)]
            for line in told(report.locators, word):
                lines += indented(wrapped(line))
    return lines


def _summary(kb: KnowledgeBase, report: EvidenceReport, language: str, word: Word) -> Iterator[str]:
    document, counts = report.document, report.counts
    rows = kb.select("label-of", subject=document.text, language=language)
    title = rows[0]["label"] if rows else document.text
    yield word("summary", title=title, stands=counts[STANDS], total=len(report.locators))
    if not report.all_stand:
        missing = counts[NOT_FOUND]
        yield word("counts", moved=counts[MOVED], reflowed=counts[REFLOWED], missing=missing)
    if document.identical:
        yield word("identical")
    elif document.same_but_for is not None:
        yield word("same-but-for", changes=_changes(document.same_but_for, word))
    else:
        found, expected = document.sha256[:DIGITS], document.expected_sha256[:DIGITS]
        yield word("another", found=found, expected=expected)
    yield word(
        "read-as",
        encoding=ENCODINGS.get(document.encoding, document.encoding.upper()),
        characters=document.characters,
        expected=document.expected_characters,
    )
    # A question mark before a letter may also be part of an address that somebody added.
    if document.lost_letters and counts[NOT_FOUND]:
        yield word("lost-letters", count=document.lost_letters)


def _changes(changes: Sequence[str], word: Word) -> str:
    return ", ".join(word(f"change-{change}") for change in changes)


def _moved(locators: Sequence[LocatorCheck], word: Word) -> Iterator[str]:
    moved = [one for one in locators if one.status == MOVED]
    groups = [list(group) for _, group in groupby(moved, key=lambda one: one.shift)]
    if len(groups) > min(MAX_GROUPS, len(moved) // 2):
        # Many shifts of a few locators are what another wrapping leaves; one line says as much.
        groups = [moved]
    for group in groups:
        shifts = [one.shift or 0 for one in group]
        low, high = min(shifts), max(shifts)
        shift = f"{low:+d}" if low == high else f"{low:+d} … {high:+d}"
        yield word("by-characters", shift=shift, what=_group(group, word))


def _reflowed(locators: Sequence[LocatorCheck], word: Word) -> Iterator[str]:
    by_change: dict[tuple[str, ...], Group] = {}
    for one in locators:
        if one.status == REFLOWED:
            by_change.setdefault(one.change, []).append(one)
    for change, group in by_change.items():
        yield f"{_changes(change, word)}: {_group(group, word)}"


def _missing(locators: Sequence[LocatorCheck], word: Word) -> Iterator[str]:
    runs = groupby(locators, key=lambda one: (one.status, one.near_lines))
    groups = [list(group) for (status, _), group in runs if status == NOT_FOUND]
    for group in groups[:MAX_GROUPS]:
        what, near = _group(group, word), group[0].near_lines
        yield word("look-at", what=what, near=_lines(*near, word)) if near else what
    if len(groups) > MAX_GROUPS:
        yield word("more", count=len(groups) - MAX_GROUPS)


def _group(group: Group, word: Word) -> str:
    first, last = min(one.lines[0] for one in group), max(one.lines[1] for one in group)
    claims = list(dict.fromkeys(one.claim for one in group))
    names = ", ".join(claims)
    if len(claims) > MAX_CLAIMS:
        names = f"{', '.join(claims[: MAX_CLAIMS // 2])} … {claims[-1]}"
    return word("group", count=len(group), lines=_lines(first, last, word), claims=names)


def _lines(first: int, last: int, word: Word) -> str:
    if first == last:
        return word("line", line=first)
    return word("lines", first=first, last=last)
