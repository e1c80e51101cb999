"""Addresses: what people type, and which provision is meant."""

from __future__ import annotations

import pytest

from kzconst.addresses import AddressBook, natural
from kzconst.errors import NotFoundError, ParameterError

ROWS = [
    {"address": "1995:9", "provision": "art9"},
    {"address": "1995:9.2", "provision": "par2", "above": "art9"},
    {"address": "1995:9.10", "provision": "par10", "above": "art9"},
    {"address": "1995:94-1", "provision": "art94-1"},
    {"address": "1995:9.2/2", "provision": "part2", "above": "par2"},
    {"address": "1995:9.2.2", "provision": "sub2", "above": "par2"},
    {"address": "148-II:9", "provision": "law9"},
]
BOOK = AddressBook(ROWS, [{"prefix": "1995", "default": True}, {"prefix": "148-II"}])


@pytest.mark.parametrize(
    ("typed", "iri"),
    [
        ("9", "art9"),
        (" 1995:9.2 ", "par2"),
        ("94-1", "art94-1"),
        ("9.2/2", "part2"),
        ("9.2.2", "sub2"),
        ("148-II:9", "law9"),
    ],
)
def test_addresses_name_provisions(typed: str, iri: str) -> None:
    """Without a work the default is meant; parts and subparagraphs are not merged."""
    assert BOOK.find(typed).iri == iri


def test_what_is_below_stands_in_reading_order() -> None:
    """Paragraph 10 comes after paragraph 2."""
    assert [one.iri for one in BOOK.find("9").below] == ["par2", "par10"]


@pytest.mark.parametrize(
    "typed", ["", "9.", "nine", "9..2", "9/", "9;2", "1995:", "9.2 or 1=1", "9" * 200, '9"']
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    """Only numbers joined by dots, after an optional work, are an address."""
    with pytest.raises(ParameterError, match="is not an address"):
        BOOK.find(typed)


def test_near_addresses_are_named() -> None:
    """Who mistypes a number learns what there is."""
    with pytest.raises(NotFoundError, match=r"near: .*1995:9\.2"):
        BOOK.find("9.3")


def test_natural_order() -> None:
    """Numbers inside a text are compared as numbers."""
    assert sorted(["a10", "a9", "a"], key=natural) == ["a", "a9", "a10"]
