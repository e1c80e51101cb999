"""Laws of the arithmetic on thresholds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzconst.errors import DataError
from kzconst.thresholds import (
    AT_LEAST,
    MORE_THAN,
    MORE_THAN_ANY_RIVAL,
    leads_all_rivals,
    votes_required,
    votes_required_against_rivals,
    within_limits,
)

BASES = st.integers(min_value=1, max_value=10_000)
COUNTS = st.lists(st.integers(min_value=0, max_value=1_000), min_size=1, max_size=8)
COMPARATORS = st.sampled_from([AT_LEAST, MORE_THAN])


@st.composite
def shares(draw: st.DrawFn) -> Fraction:
    """Draw a share above zero and not above one."""
    denominator = draw(st.integers(min_value=1, max_value=60))
    return Fraction(draw(st.integers(min_value=1, max_value=denominator)), denominator)


# The table of the dossier (legal_acts.md, 4.8): to raise, quorum and former adoption, to adopt.
DOSSIER = [
    (25, 5, 17, 13),
    (30, 6, 20, 16),
    (50, 10, 34, 26),
]


@pytest.mark.parametrize(("total", "fifth", "two_thirds", "majority"), DOSSIER)
def test_the_table_of_the_dossier(total: int, fifth: int, two_thirds: int, majority: int) -> None:
    """Whole votes for the sizes of maslikhats are those that the dossier lists."""
    assert votes_required(Fraction(1, 5), AT_LEAST, total) == fifth
    assert votes_required(Fraction(2, 3), AT_LEAST, total) == two_thirds
    assert votes_required(Fraction(1, 2), MORE_THAN, total) == majority


@pytest.mark.parametrize(
    ("share", "comparator", "base", "votes"),
    [
        (Fraction(2, 3), AT_LEAST, 25, 17),
        (Fraction(1, 5), AT_LEAST, 26, 6),
        (Fraction(1, 2), MORE_THAN, 26, 14),
        (Fraction(2, 3), AT_LEAST, 24, 16),
        (Fraction(1, 5), AT_LEAST, 25, 5),
        (Fraction(1, 2), MORE_THAN, 25, 13),
        (Fraction(1, 1), AT_LEAST, 7, 7),
        (Fraction(1, 1), MORE_THAN, 7, 8),
        (Fraction(1, 2), MORE_THAN, 0, 1),
    ],
)
def test_worked_examples(share: Fraction, comparator: str, base: int, votes: int) -> None:
    """Examples worked out by hand, at and next to whole results, come out exactly."""
    assert votes_required(share, comparator, base) == votes


@given(share=shares(), base=BASES)
def test_agrees_with_integer_arithmetic(share: Fraction, base: int) -> None:
    """At least n/d of b is b*n divided by d, rounded up; more than is rounded down, plus one."""
    product, denominator = base * share.numerator, share.denominator
    assert votes_required(share, AT_LEAST, base) == (product + denominator - 1) // denominator
    assert votes_required(share, MORE_THAN, base) == product // denominator + 1


@given(share=shares(), comparator=COMPARATORS, base=BASES)
def test_smallest_number_that_passes(share: Fraction, comparator: str, base: int) -> None:
    """The number required passes the comparison itself, and one vote fewer does not."""
    votes = votes_required(share, comparator, base)
    if comparator == AT_LEAST:
        assert votes >= share * base > votes - 1
    else:
        assert votes > share * base >= votes - 1


@given(share=shares(), comparator=COMPARATORS, base=BASES)
def test_never_falls_when_the_base_grows(share: Fraction, comparator: str, base: int) -> None:
    """One person more in the base never lowers the number required, nor raises it by two."""
    step = votes_required(share, comparator, base + 1) - votes_required(share, comparator, base)
    assert step in (0, 1)


def test_unknown_comparator_is_refused() -> None:
    """A comparator that does not compare with a share is an error in the data, not a guess."""
    with pytest.raises(DataError, match="at-most"):
        votes_required(Fraction(1, 2), "at-most", 10)
    with pytest.raises(DataError, match=MORE_THAN_ANY_RIVAL):
        votes_required(Fraction(1, 2), MORE_THAN_ANY_RIVAL, 10)


@pytest.mark.parametrize(
    ("counts", "leads", "required"),
    [
        ([12, 9], True, 10),
        ([9, 12], True, 10),
        ([12, 12], False, 13),
        ([5, 12, 12], False, 13),
        ([0, 0], False, 1),
        ([12], True, None),
        ([], False, None),
    ],
)
def test_lead_over_all_rivals(counts: list[int], leads: bool, required: int | None) -> None:
    """A leader needs more votes than each rival; a tie at the top has no leader."""
    assert leads_all_rivals(counts) is leads
    assert votes_required_against_rivals(counts) == required


@given(counts=COUNTS)
def test_there_is_a_leader_unless_the_top_is_shared(counts: list[int]) -> None:
    """Somebody leads exactly when the largest count occurs once."""
    assert leads_all_rivals(counts) is (counts.count(max(counts)) == 1)


@pytest.mark.parametrize(
    ("count", "minimum", "maximum", "kept"),
    [
        (10, None, 10, True),
        (11, None, 10, False),
        (6, 6, None, True),
        (5, 6, None, False),
        (5, None, None, True),
        (3, 3, 3, True),
    ],
)
def test_limits_may_be_reached(
    count: int, minimum: int | None, maximum: int | None, kept: bool
) -> None:
    """A limit may be reached and not passed."""
    assert within_limits(count, minimum=minimum, maximum=maximum) is kept
