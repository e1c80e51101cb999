"""Exact arithmetic on thresholds: how many votes a share demands, and whether a count passes.

A share is a `fractions.Fraction`, a base and a count are whole numbers, so nothing is ever rounded
by accident. Not here: which share applies to whom on which day (`procedure_norms`), and where the
counts come from (`procedure_inputs`).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kzconst.errors import DataError

AT_LEAST = "at-least"
MORE_THAN = "more-than"
MORE_THAN_ANY_RIVAL = "more-than-any-rival"


def votes_required(share: Fraction, comparator: str, base: int) -> int:
    """Count the votes that a share of a base demands.

    Args:
        share: The share, above zero.
        comparator: `at-least` or `more-than`.
        base: The whole of which the share is taken, a number of persons.

    Returns:
        The smallest whole number of votes that passes.

    Raises:
        DataError: The comparator does not compare with a share.

    Example:
        >>> votes_required(Fraction(2, 3), "at-least", 25)
        17
        >>> votes_required(Fraction(1, 5), "at-least", 26)
        6
        >>> votes_required(Fraction(1, 2), "more-than", 26)
        14
    """
    exact = share * base
    if comparator == AT_LEAST:
        return -(-exact.numerator // exact.denominator)
    if comparator == MORE_THAN:
        return exact.numerator // exact.denominator + 1
    raise DataError(f"comparator {comparator!r} does not compare votes with a share; correct it")


def votes_required_against_rivals(counts: Sequence[int]) -> int | None:
    """Count the votes that beat the strongest rival of the leading candidate.

    Args:
        counts: The votes for each candidate.

    Returns:
        One more than the second largest count, or None where there is no rival.

    Example:
        >>> votes_required_against_rivals([12, 9])
        10
        >>> votes_required_against_rivals([12]) is None
        True
    """
    ranked = sorted(counts, reverse=True)
    return ranked[1] + 1 if len(ranked) > 1 else None


def leads_all_rivals(counts: Sequence[int]) -> bool:
    """Tell whether one candidate has more votes than every other.

    Args:
        counts: The votes for each candidate.

    Returns:
        True where the largest count stands alone; a tie at the top, or no candidate, is False.

    Example:
        >>> leads_all_rivals([12, 9]), leads_all_rivals([12, 12]), leads_all_rivals([12])
        (True, False, True)
    """
    if not counts:
        return False
    required = votes_required_against_rivals(counts)
    return required is None or max(counts) >= required


def within_limits(count: int, *, minimum: int | None, maximum: int | None) -> bool:
    """Tell whether a count keeps to limits, both of which it may reach.

    Args:
        count: Persons, days, months or whatever the limits count.
        minimum: The smallest count allowed; None is no limit.
        maximum: The largest count allowed; None is no limit.

    Returns:
        True where neither limit is broken.

    Example:
        >>> within_limits(10, minimum=None, maximum=10), within_limits(5, minimum=6, maximum=None)
        (True, False)
    """
    return (minimum is None or count >= minimum) and (maximum is None or count <= maximum)
