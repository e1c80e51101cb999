"""The facts of a case: read as text, checked against what the data say about each input.

Names, forms, smallest values and bounds are data. Not here: which inputs a procedure takes on a
day (`procedure_norms`) and what is decided with them (`procedures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kzconst.errors import DataError, ParameterError
from kzconst.procedure_facts import Input
from kzconst.procedure_reading import near

COUNT = "count"
COUNTS = "counts"
ANSWER = "answer"
ANSWERS = {"yes": True, "no": False}
# Far above any number of persons, and short enough that int() stays cheap.
DIGITS = 12
WHOLE_NUMBER = re.compile(rf"[+-]?[0-9]{{1,{DIGITS}}}")

InputValue = int | tuple[int, ...] | bool


def read_inputs(
    given: Mapping[str, str],
    *,
    known: Mapping[str, Input],
    used: Iterable[str],
    where: str,
) -> dict[str, InputValue]:
    """Read the inputs of a case and refuse what is unknown, malformed or impossible.

    Args:
        given: Text by name: a whole number, whole numbers joined by commas, or yes or no.
        known: All inputs that the data describe.
        used: The names that the procedure takes.
        where: The procedure and day, for messages.

    Returns:
        A number, a tuple of numbers or a truth value by name.

    Raises:
        ParameterError: An input is unknown, not used, malformed, too small, or above its bound.

    Example:
        >>> total = Input("total", "count", "all deputies", 1, frozenset())
        >>> votes = Input("for", "count", "votes for", 0, frozenset({"total"}))
        >>> known = {"total": total, "for": votes}
        >>> read_inputs({"total": "25", "for": "13"}, known=known, used=known, where="x")
        {'total': 25, 'for': 13}
        >>> read_inputs({"total": "25", "for": "26"}, known=known, used=known, where="x")
        Traceback (most recent call last):
        ...
        kzconst.errors.ParameterError: for is 26 but total is 25; for may not exceed total
    """
    accepted = accepted_names(used, known=known)
    values = {}
    for name, text in given.items():
        _check_name(name, known=known, accepted=accepted, where=where)
        values[name] = read_value(text, known[name])
    _check_bounds(values, known=known)
    return values


def accepted_names(used: Iterable[str], *, known: Mapping[str, Input]) -> list[str]:
    """List the inputs that a case may state: those used, and those that bound them.

    Args:
        used: The names that the procedure takes.
        known: All inputs that the data describe.

    Returns:
        The names used, in their order, then further names by which they are bounded.

    Example:
        >>> votes = Input("for", "count", "votes for", 0, frozenset({"present"}))
        >>> present = Input("present", "count", "present", 0, frozenset())
        >>> accepted_names(["for"], known={"for": votes, "present": present})
        ['for', 'present']
    """
    names = list(dict.fromkeys(used))
    for name in names:  # grows while it is walked, so that bounds of bounds are reached
        if name not in known:
            raise DataError(f"the input {name!r} has no form or label in the data; add them")
        names.extend(sorted(known[name].bounds - set(names)))
    return names


def read_value(text: str, wanted: Input) -> InputValue:
    """Read the value of one input.

    Args:
        text: What was given.
        wanted: What the data say about the input.

    Returns:
        A number, a tuple of numbers or a truth value, by the form of the input.

    Raises:
        ParameterError: The text has another form, or a number is too small.
        DataError: The data give the input a form that is not known.

    Example:
        >>> read_value("12, 9", Input("candidates", "counts", "votes for each", 0, frozenset()))
        (12, 9)
        >>> read_value("yes", Input("consent", "answer", "consent given", None, frozenset()))
        True
    """
    if wanted.kind == ANSWER:
        answer = text.strip().lower()
        if answer not in ANSWERS:
            raise ParameterError(f"{wanted.name} is {_short(text)}; answer yes or no")
        return ANSWERS[answer]
    if wanted.kind == COUNTS:
        return tuple(_number(part, wanted, several=True) for part in text.split(","))
    if wanted.kind == COUNT:
        return _number(text, wanted, several=False)
    raise DataError(f"the input {wanted.name!r} has the unknown form {wanted.kind!r}; correct it")


def _number(text: str, wanted: Input, *, several: bool) -> int:
    stripped = text.strip()
    if not WHOLE_NUMBER.fullmatch(stripped):
        form = "whole numbers joined by commas" if several else "a whole number"
        raise ParameterError(f"{wanted.name} is {_short(text)}; give {form}")
    number = int(stripped)
    smallest = wanted.minimum or 0
    if number < smallest:
        what = f"{wanted.name} contains {number}" if several else f"{wanted.name} is {number}"
        raise ParameterError(f"{what}; the smallest possible number is {smallest}")
    return number


def _check_name(name: str, *, known: Mapping[str, Input], accepted: list[str], where: str) -> None:
    if name in accepted:
        return
    takes = f"{where} takes {', '.join(accepted)}" if accepted else f"{where} takes no input"
    if name in known:
        raise ParameterError(f"the input {name!r} is not used: {takes}")
    hint = near(name, accepted, otherwise="")
    raise ParameterError(f"no input is called {_short(name)}; {hint + ' ' if hint else ''}{takes}")


def _check_bounds(values: Mapping[str, InputValue], *, known: Mapping[str, Input]) -> None:
    for name in values:
        for bound in accepted_names([name], known=known)[1:]:
            if bound in values and _sum(values[name]) > _sum(values[bound]):
                raise ParameterError(
                    f"{_stated(name, values[name])} but {_stated(bound, values[bound])}; "
                    f"{name} may not exceed {bound}"
                )


def _sum(value: InputValue) -> int:
    return sum(value) if isinstance(value, tuple) else value


def _stated(name: str, value: InputValue) -> str:
    what = f"the sum of {name}" if isinstance(value, tuple) else name
    return f"{what} is {_sum(value)}"


def _short(text: str) -> str:
    """Quote text for a message, which stays one line whatever the text holds."""
    return repr(text if len(text) <= 40 else text[:40] + "...")
