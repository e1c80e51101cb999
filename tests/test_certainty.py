"""Certainty: windows are closed-open, readings count up to their day, each reason is told once."""

from __future__ import annotations

import datetime

import pytest

from kzconst.certainty import doubt_of_end, doubt_of_horizon, doubts_of_version, reasons
from kzconst.model import ChangingAct, Doubt, Version

ACT = ChangingAct("act", "1", datetime.date(2007, 5, 21))


def day(text: str) -> datetime.date:
    """Write a day briefly."""
    return datetime.date.fromisoformat(text)


def version(
    *, until: str | None = None, until_latest: str | None = None, confidence: str = "verified"
) -> Version:
    """Make a version that began between 21 and 23 May 2007 and was last read in 2010."""
    return Version(
        iri="new",
        of="p",
        in_force_from=day("2007-05-21"),
        in_force_from_latest=day("2007-05-23"),
        in_force_until=day(until) if until else None,
        in_force_until_latest=day(until_latest) if until_latest else None,
        confidence=confidence,
        changed_by=ACT,
        opened_by=ACT,
        ended_by=None,
        kind="rewording",
        last_read=day("2010-01-01"),
        opened_with="verified",
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2007-05-21", ["boundary"]),
        ("2007-05-22", ["boundary"]),
        ("2007-05-23", []),
        ("2010-01-01", []),
        ("2010-01-02", ["not-checked-since"]),
    ],
)
def test_windows_and_readings(on: str, expected: list[str]) -> None:
    """A day is unsettled from the earliest day to the day before the latest."""
    assert [one.reason for one in doubts_of_version(version(), None, on=day(on))] == expected


def test_a_closed_version_is_confirmed_by_its_end() -> None:
    """A version whose end is recorded needs no later reading."""
    closed = version(until="2020-01-01")
    assert doubts_of_version(closed, None, on=day("2019-12-31")) == []


def test_unverified_text_is_told() -> None:
    """A text that is an inference makes every answer from it uncertain."""
    weak = version(until="2020-01-01", confidence="inference")
    assert [one.reason for one in doubts_of_version(weak, None, on=day("2015-01-01"))] == [
        "confidence"
    ]


def test_an_unsettled_end_is_told() -> None:
    """Between the earliest and the latest end the version may still be in force."""
    ended = version(until="2020-01-01", until_latest="2020-01-05")
    assert [one.candidate for one in doubt_of_end(ended, on=day("2020-01-04"))] == ["new"]
    assert doubt_of_end(ended, on=day("2020-01-05")) == []


def test_the_horizon_itself_is_known() -> None:
    """Only days after the horizon are beyond it."""
    assert doubt_of_horizon(day("2026-11-22"), on=day("2026-11-22")) == []
    assert doubt_of_horizon(day("2026-11-22"), on=day("2026-11-23")) != []


def test_reasons_are_listed_once_in_a_fixed_order() -> None:
    """However the doubts come, the codes come in one order."""
    doubts = [Doubt("confidence"), Doubt("after-horizon"), Doubt("boundary"), Doubt("boundary")]
    assert reasons(doubts) == ("boundary", "after-horizon", "confidence")
