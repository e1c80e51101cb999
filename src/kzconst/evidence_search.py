"""Finding passages in a copy of a publication from their digests and lengths alone.

The text of the publication is no part of the project, so a passage cannot be searched for as text.
Its digest can be compared with that of any stretch of the copy; the stretches tried are those of
the right length that begin and end where a passage may. Everything happens in the unspaced form of
the copy, which wrapping, indentation and hyphenation at line ends do not change. Not here: what a
found passage differs in (`evidence`).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzconst.evidence_text import LINE_END, Unspaced, unspaced

# A shorter passage may stand anywhere by accident, so it is searched only beside its neighbours.
LONG = 20
# How many characters from a neighbour a passage is searched word by word.
REACH = 3000


@dataclass(frozen=True)
class Passage:
    """A passage as locators describe it: offsets in the publication, digests, unspaced length."""

    start: int
    end: int
    digest: str
    normalised_digest: str
    unspaced_digest: str
    unspaced_length: int


@dataclass(frozen=True)
class Stretch:
    """Offsets [start, end) in the text of a copy."""

    start: int
    end: int


@dataclass(frozen=True)
class _Searched:
    """A copy made ready: its unspaced form, and the places in it where passages begin and end.

    `edges` are those in white space at the end of a line or beside a punctuation mark, as between
    two sentences; `cuts` are all between words or beside a punctuation mark.
    """

    form: Unspaced
    edges: list[int]
    cuts: list[int]

    def stretch(self, start: int, length: int) -> Stretch:
        """Give the offsets in the copy of a stretch of its unspaced form."""
        return Stretch(self.form.starts[start], self.form.ends[start + length - 1])

    def digest(self, start: int, length: int) -> str:
        """Give the digest of a stretch of the unspaced form."""
        return digest_of(self.form.text[start : start + length])


def find_passages(text: str, passages: Iterable[Passage]) -> dict[Passage, Stretch]:
    """Find passages in a copy.

    A passage whose characters stand at its own offsets is there. Long ones are searched in the
    whole copy, and all that are then missing beside their neighbours that were found. Of several
    places that one is taken whose shift is nearest to that of the nearest passage found.

    Args:
        text: The text of the copy.
        passages: What to find.

    Returns:
        Where each passage that was found stands.

    Example:
        >>> akim = Passage(0, 5, *[digest_of("Akim.")] * 3, 5)
        >>> body = Passage(6, 16, *[digest_of("Maslikhat.")] * 3, 10)
        >>> find_passages("Akim. The maslikhat. Maslikhat.", [akim, body])[body]
        Stretch(start=21, end=31)
    """
    ordered = sorted(set(passages), key=lambda one: (one.start, one.end, one.digest))
    found = {
        one: Stretch(one.start, one.end)
        for one in ordered
        if digest_of(text[one.start : one.end]) == one.digest
    }
    if len(found) < len(ordered):
        searched = _searched(text)
        _settle(found, _in_whole_text(searched, [one for one in ordered if one not in found]))
        _settle(found, _beside_neighbours(searched, len(text), ordered, found))
    return found


def gaps(
    length: int, ordered: Sequence[Passage], found: Mapping[Passage, Stretch]
) -> dict[Passage, Stretch]:
    """Tell where passages that were not found would stand: between the neighbours that were.

    Args:
        length: The number of characters of the copy.
        ordered: All passages in the order of the publication.
        found: Where those that were found stand.

    Returns:
        The stretch between the neighbours of each missing passage; none where the copy has the
        neighbours in another order.

    Example:
        >>> one, two = Passage(0, 5, "a", "a", "a", 5), Passage(6, 9, "b", "b", "b", 3)
        >>> gaps(30, [one, two], {one: Stretch(10, 15)})[two]
        Stretch(start=15, end=30)
    """
    below: dict[Passage, int] = {}
    low: tuple[Passage, Stretch] | None = None
    for one in ordered:
        if one in found:
            low = one, found[one]
        elif low is None:
            below[one] = 0
        else:
            # One passage may lie inside another.
            below[one] = low[1].end if low[0].end <= one.start else low[1].start
    missing = {}
    high: tuple[Passage, Stretch] | None = None
    for one in reversed(ordered):
        if one in found:
            high = one, found[one]
            continue
        end = length
        if high is not None:
            end = high[1].start if one.end <= high[0].start else high[1].end
        if below[one] <= end:
            missing[one] = Stretch(below[one], end)
    return missing


def digest_of(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8, in hexadecimal digits.

    Args:
        text: Any text, also one with halves of characters as damaged copies have.

    Returns:
        Sixty-four digits.

    Example:
        >>> digest_of("")[:8]
        'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _searched(text: str) -> _Searched:
    form = unspaced(text)
    is_word = [character.isalnum() for character in form.text]
    edges, cuts = [0], [0]
    for place in range(1, len(form.text)):
        within_words = is_word[place - 1] and is_word[place]
        before, after = form.ends[place - 1], form.starts[place]
        if before != after:
            cuts.append(place)
            if not within_words or LINE_END.search(text, before, after):
                edges.append(place)
        elif not within_words:
            cuts.append(place)
    return _Searched(form, [*edges, len(form.text)], [*cuts, len(form.text)])


def _in_whole_text(
    searched: _Searched, passages: Iterable[Passage]
) -> dict[Passage, list[Stretch]]:
    """Try every stretch that has the length of a long passage and the edges of sentences."""
    wanted: dict[int, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for one in passages:
        if one.unspaced_length >= LONG:
            wanted[one.unspaced_length][one.unspaced_digest].append(one)
    candidates: dict[Passage, list[Stretch]] = defaultdict(list)
    ends = set(searched.edges)
    for length, by_digest in wanted.items():
        for start in searched.edges:
            if start + length in ends:
                for one in by_digest.get(searched.digest(start, length), ()):
                    candidates[one].append(searched.stretch(start, length))
    return candidates


def _beside_neighbours(
    searched: _Searched,
    length: int,
    ordered: Sequence[Passage],
    found: Mapping[Passage, Stretch],
) -> dict[Passage, list[Stretch]]:
    """Try every stretch of whole words between the neighbours that were found, and near them."""
    candidates: dict[Passage, list[Stretch]] = {}
    ends = set(searched.cuts)
    for one, gap in gaps(length, ordered, found).items() if found else ():
        size = one.unspaced_length
        candidates[one] = [
            searched.stretch(start, size)
            for start in _near_cuts(searched, gap)
            if start + size in ends and searched.digest(start, size) == one.unspaced_digest
        ]
    return candidates


def _near_cuts(searched: _Searched, gap: Stretch) -> list[int]:
    """Give the places inside a gap at which a passage may begin, near the ends of the gap."""
    edges = (gap.start, min(gap.start + REACH, gap.end), max(gap.end - REACH, gap.start), gap.end)
    places = (bisect_left(searched.form.starts, edge) for edge in edges)
    first, early, late, last = (bisect_left(searched.cuts, place) for place in places)
    if late <= early:
        return searched.cuts[first:last]
    return searched.cuts[first:early] + searched.cuts[late:last]


def _settle(found: dict[Passage, Stretch], candidates: Mapping[Passage, Sequence[Stretch]]) -> None:
    """Take for each passage the only place, or of several the one with the likeliest shift."""
    found |= {one: places[0] for one, places in candidates.items() if len(places) == 1}
    shifts = sorted((one.start, place.start - one.start) for one, place in found.items())
    for one, places in candidates.items():
        if len(places) > 1:
            at = bisect_left(shifts, (one.start, 0))
            beside = shifts[max(at - 1, 0) : at + 1] or [(0, 0)]
            shift = min(beside, key=lambda pair: abs(pair[0] - one.start))[1]
            found[one] = min(places, key=lambda place: abs(place.start - one.start - shift))
