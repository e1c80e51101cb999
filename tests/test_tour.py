"""The tour: the recorded reform, before and after, from which sources."""

from __future__ import annotations

import pytest

import kzconst
from kzconst.model import Shown
from kzconst.tour import tour_facts, tour_lines


def test_the_tour_compares_the_eve_with_the_first_settled_day() -> None:
    """The reform of 2007 is shown from 2007-05-20 to 2007-05-22, so both sides are certain."""
    facts = tour_facts(kzconst.open())
    (reform,) = facts.reforms
    assert facts.certain
    assert reform.acts == ("https://w3id.org/kzconst/id/law-254-III-2007",)
    assert {str(one.before.on) for one in reform.provisions} == {"2007-05-20"}
    assert {str(one.after.on) for one in reform.provisions} == {"2007-05-22"}


def test_the_tour_names_editions_of_both_sides_in_both_languages() -> None:
    """Texts of 1998 and of 2007 were read in Kazakh and Russian; the tour cites them."""
    kb = kzconst.open()
    text = "\n".join(tour_lines(kb, tour_facts(kb), "en"))
    for code in ("K98", "R98", "K07"):
        assert f"({code})" in text
    assert "IWPR" not in text


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_tour_fits_one_screen(language: str) -> None:
    """The tour is short enough to be read at once, and no line is wider than a screen."""
    kb = kzconst.open()
    lines = tour_lines(kb, tour_facts(kb), language)
    assert len(lines) <= 80
    assert max(len(line) for line in lines if "http" not in line) <= 130


def test_before_and_after_are_what_show_gives() -> None:
    """The tour rests on the same answers as `show`."""
    kb = kzconst.open()
    for one in tour_facts(kb).reforms[0].provisions:
        shown = kb.show(one.address, on=one.after.on)
        assert isinstance(shown, Shown)
        assert shown == one.after
