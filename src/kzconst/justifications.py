"""Why something follows: minimal sets of statements, found with nothing but a yes or no.

A black box says whether a set of statements suffices; halving finds a minimal one (QuickXplain,
Junker 2004), and a hitting set tree (Reiter 1987) the others. Not here: what the black box is
(`reasoning_java`), which statements it is given (`justification_scope`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeVar

Statement = TypeVar("Statement")
Suffices = Callable[[list[Statement]], bool]
Stop = Callable[[], bool]


def minimal(statements: Sequence[Statement], suffices: Suffices[Statement]) -> list[Statement]:
    """Find a minimal part that still suffices; none of it can be left out.

    Args:
        statements: What suffices together, without repetitions; of two minimal parts the one with
            the earlier statements is found.
        suffices: Tells whether some of them suffice; more never suffice less.

    Returns:
        The part, in the order given.

    Example:
        >>> minimal([7, 1, 2, 3, 4], lambda some: sum(some) >= 10)
        [7, 1, 2]
        >>> minimal([1, 2], lambda some: True)
        []
    """
    if suffices([]):
        return []
    found = set(_needed([], list(range(len(statements))), statements, suffices, check=False))
    return [statement for place, statement in enumerate(statements) if place in found]


def _needed(
    kept: list[int],
    places: list[int],
    statements: Sequence[Statement],
    suffices: Suffices[Statement],
    *,
    check: bool,
) -> list[int]:
    """Which of the places are needed beside those kept; `check` asks first whether any is."""
    if check and suffices([statements[place] for place in kept]):
        return []
    if len(places) == 1:
        return places
    middle = len(places) // 2
    first, second = places[:middle], places[middle:]
    later = _needed(kept + first, second, statements, suffices, check=True)
    earlier = _needed(kept + later, first, statements, suffices, check=bool(later))
    return earlier + later


def all_minimal(
    statements: Sequence[Statement],
    suffices: Suffices[Statement],
    *,
    limit: int,
    stop: Stop | None = None,
) -> tuple[list[list[Statement]], bool]:
    """Find several minimal parts, the preferred one first.

    Args:
        statements: What suffices together; equal statements are one.
        suffices: Tells whether some of them suffice.
        limit: How many parts are wanted at most.
        stop: Tells when it is time to be content with what was found, if that is anything.

    Returns:
        The parts, and whether there can be no others.

    Example:
        >>> def even_pair(some: list[int]) -> bool:
        ...     return len([one for one in some if one % 2 == 0]) >= 2
        >>> all_minimal([1, 2, 3, 4, 6], even_pair, limit=9)
        ([[2, 4], [4, 6], [2, 6]], True)
        >>> all_minimal([2, 4, 6], even_pair, limit=1)
        ([[2, 4]], False)
    """
    places = range(len(statements))

    def enough(some: list[int]) -> bool:
        return suffices([statements[place] for place in some])

    found: list[list[int]] = []
    waiting: deque[frozenset[int]] = deque([frozenset()])
    seen = {frozenset[int]()}
    complete = True
    while waiting:
        left_out = waiting.popleft()
        known = next((part for part in found if not left_out.intersection(part)), None)
        if known is None:
            if found and stop is not None and stop():
                complete = False
                break
            rest = [place for place in places if place not in left_out]
            if not enough(rest):
                continue
            if len(found) >= limit:
                complete = False
                break
            known = minimal(rest, enough)
            found.append(known)
        for place in known:
            branch = left_out | {place}
            if branch not in seen:
                seen.add(branch)
                waiting.append(branch)
    return [[statements[place] for place in part] for part in found], complete
