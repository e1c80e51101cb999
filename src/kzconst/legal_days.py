"""Legal days: the calendar days on which law begins and ends, as text, literals and dates.

A legal day is not an instant: people write `2007-05-21`, the data hold the literal
`"2007-05-21T00:00:00Z"^^xsd:dateTime`, Python computes with `datetime.date`. This module converts
between the three. Not here: what was in force on a day (queries), and any day by name.
"""

from __future__ import annotations

from datetime import date

from kzconst.errors import ParameterError

DAY_DATATYPE = "http://www.w3.org/2001/XMLSchema#dateTime"
MIDNIGHT = "T00:00:00Z"
# Lexical forms that other engines give for the same midnight.
MIDNIGHTS = (MIDNIGHT, "T00:00:00+00:00", "T00:00:00.000Z", "T00:00:00.000+00:00")
LENGTH_OF_DAY = len("YYYY-MM-DD")


def parse_day(text: str) -> date:
    """Read a legal day as people write it.

    Args:
        text: A day as `YYYY-MM-DD`, and nothing else: no time, no zone, no spaces.

    Returns:
        The calendar day.

    Raises:
        ParameterError: The text has another form, or no such day exists.

    Example:
        >>> parse_day("2007-05-21")
        datetime.date(2007, 5, 21)
    """
    day = _date_or_none(text)
    if day is None:
        raise ParameterError(f"{_shortened(text)} is not a day; write it as YYYY-MM-DD")
    return day


def day_lexical(day: date) -> str:
    """Give the lexical form of a legal day in the data.

    Args:
        day: The calendar day.

    Returns:
        Midnight of that day with zone `Z`, to be typed as `xsd:dateTime`.

    Example:
        >>> day_lexical(date(2007, 5, 21))
        '2007-05-21T00:00:00Z'
    """
    return day.isoformat() + MIDNIGHT


def day_literal(day: date) -> str:
    """Give a legal day as a SPARQL term that matches the data.

    Args:
        day: The calendar day.

    Returns:
        Term text, to be written into a query that declares the prefix `xsd:`.

    Example:
        >>> day_literal(date(2007, 5, 21))
        '"2007-05-21T00:00:00Z"^^xsd:dateTime'
    """
    return f'"{day_lexical(day)}"^^xsd:dateTime'


def day_of(lexical: str) -> date:
    """Read a legal day from the lexical form of an `xsd:dateTime` literal.

    Args:
        lexical: Midnight in UTC, such as `2007-05-21T00:00:00Z` (rdflib writes `+00:00`).

    Returns:
        The calendar day.

    Raises:
        ParameterError: The text is not midnight in UTC, so it is not a legal day.

    Example:
        >>> day_of("2007-05-21T00:00:00Z")
        datetime.date(2007, 5, 21)
    """
    day = _date_or_none(lexical[:LENGTH_OF_DAY])
    if day is None or lexical[LENGTH_OF_DAY:] not in MIDNIGHTS:
        raise ParameterError(
            f"{_shortened(lexical)} is not a legal day; write it as YYYY-MM-DD{MIDNIGHT}"
        )
    return day


def _date_or_none(text: str) -> date | None:
    """Read YYYY-MM-DD in ASCII digits; `date.fromisoformat` alone also takes other forms."""
    if len(text) != LENGTH_OF_DAY or not text.isascii() or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _shortened(text: str) -> str:
    """Quote text for an error message, which stays one line whatever the text holds."""
    return repr(text if len(text) <= 40 else text[:40] + "...")
