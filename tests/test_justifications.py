"""Minimal sets found with a black box: nothing can be left out, and none is missed."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kzconst.justifications import all_minimal, minimal

Families = st.lists(
    st.frozensets(st.integers(0, 7), min_size=1, max_size=4), min_size=1, max_size=5
)
EVERYTHING = list(range(8))


def least(families: list[frozenset[int]]) -> set[frozenset[int]]:
    """The sets of which no other is a part."""
    return {one for one in families if not any(other < one for other in families)}


@given(Families)
def test_a_minimal_part_suffices_and_nothing_of_it_can_go(families: list[frozenset[int]]) -> None:
    """What suffices is any set that holds one of a family."""

    def suffices(some: list[int]) -> bool:
        return any(one <= set(some) for one in families)

    found = minimal(EVERYTHING, suffices)
    assert suffices(found)
    for left_out in found:
        assert not suffices([one for one in found if one != left_out])


@given(Families)
def test_all_minimal_parts_are_found(families: list[frozenset[int]]) -> None:
    """The hitting set tree finds exactly the least sets of a family, each once."""

    def suffices(some: list[int]) -> bool:
        return any(one <= set(some) for one in families)

    found, complete = all_minimal(EVERYTHING, suffices, limit=100)
    assert complete
    assert {frozenset(one) for one in found} == least(families)
    assert len(found) == len(least(families))


@given(Families, st.integers(1, 4))
def test_a_limit_is_kept_and_told(families: list[frozenset[int]], limit: int) -> None:
    """What was left out because of the limit is said to be there."""

    def suffices(some: list[int]) -> bool:
        return any(one <= set(some) for one in families)

    found, complete = all_minimal(EVERYTHING, suffices, limit=limit)
    assert len(found) == min(limit, len(least(families)))
    assert complete == (len(least(families)) <= limit)


def test_few_questions_are_asked() -> None:
    """For three of a thousand the black box is asked some dozens of times, not a thousand."""
    asked = 0

    def suffices(some: list[int]) -> bool:
        nonlocal asked
        asked += 1
        return {3, 500, 997} <= set(some)

    assert minimal(list(range(1000)), suffices) == [3, 500, 997]
    assert asked < 80


def test_of_two_the_earlier_is_preferred() -> None:
    """The order of the statements says which of several minimal parts is found."""
    pairs = [set(pair) for pair in combinations(range(5), 2)]
    assert minimal([4, 2, 0, 1, 3], lambda some: any(pair <= set(some) for pair in pairs)) == [4, 2]
