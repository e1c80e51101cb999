"""Legal days are read strictly and written as the data write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzconst.errors import ParameterError
from kzconst.legal_days import day_lexical, day_literal, day_of, parse_day


@given(st.dates())
def test_text_and_literal_round_trip(day: date) -> None:
    """Every day survives the way through its text and through its literal."""
    assert parse_day(day.isoformat()) == day
    assert day_of(day_lexical(day)) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2007",
        "2007-5-21",
        "20070521",
        "2007-W21-1",
        "2007-141",
        "21.05.2007",
        "2007-02-29",
        "2007-13-01",
        "0000-01-01",
        "2007-05-21T00:00:00Z",
        " 2007-05-21",
        "2007-05-21\n",
        "+007-05-21",
        "２００７-05-21",
        "today",
    ],
)
def test_other_text_is_no_day(text: str) -> None:
    """Only YYYY-MM-DD of a day that exists is a day, and the message says so in one line."""
    with pytest.raises(ParameterError, match="write it as YYYY-MM-DD") as caught:
        parse_day(text)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=12))
def test_parse_day_raises_nothing_else(text: str) -> None:
    """Any text is a day or a ParameterError."""
    with suppress(ParameterError):
        assert parse_day(text).isoformat() == text


@pytest.mark.parametrize(
    "lexical",
    ["2007-05-21T00:00:00Z", "2007-05-21T00:00:00+00:00", "2007-05-21T00:00:00.000Z"],
)
def test_midnight_in_utc_is_a_legal_day(lexical: str) -> None:
    """The forms that engines give for the same midnight are the same day."""
    assert day_of(lexical) == date(2007, 5, 21)


@pytest.mark.parametrize(
    "lexical",
    ["2007-05-21", "2007-05-21T00:00:00", "2007-05-21T12:00:00Z", "2007-05-21T00:00:00+05:00", ""],
)
def test_other_times_are_no_legal_day(lexical: str) -> None:
    """A time of day, another zone or none is no legal day: cutting it off would change it."""
    with pytest.raises(ParameterError, match="is not a legal day"):
        day_of(lexical)


def test_literal_matches_the_data() -> None:
    """The literal of a day is equal to the one in the data, in a query that declares xsd:."""
    store = pyoxigraph.Store()
    store.load(
        b'<a:v> <a:from> "2007-05-21T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .',
        pyoxigraph.RdfFormat.TURTLE,
    )
    text = (
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
        f"ASK {{ ?v <a:from> {day_literal(date(2007, 5, 21))} }}"
    )
    assert bool(store.query(text))
