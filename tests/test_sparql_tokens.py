"""A query is split as the grammar of SPARQL says, and nothing can hide in a token."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzconst.errors import QueryError
from kzconst.sparql_tokens import tokens


def split(text: str) -> list[str]:
    """Give the texts of the tokens."""
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT*{?s a<a:b>}", ["SELECT", "*", "{", "?s", "a", "<a:b>", "}"]),
        ("'a' \"b\" '' \"\"", ["'a'", '"b"', "''", '""']),
        ("'it\\'s' \"\\\"\"", ["'it\\'s'", '"\\""']),
        ('"""a"b""c"""', ['"""a"b""c"""']),
        ("'''a\n'b''\n'''", ["'''a\n'b''\n'''"]),
        ("# 'a\n1 #", ["1"]),
        ("# a\r1", ["1"]),
        ("<a:b#c> # <x>", ["<a:b#c>"]),
        ("ex:a.b. :c ex: _:b.", ["ex:a.b.", ":c", "ex:", "_:b."]),
        ("ex:.a", ["ex:", ".", "a"]),
        ("ex:a\\(b%41", ["ex:a\\(b%41"]),
        ("?from $from", ["?from", "$from"]),
        ('"a"@en-GB', ['"a"', "@en-GB"]),
        ('"1"^^<a:b>', ['"1"', "^^", "<a:b>"]),
        ("1SERVICE 1.5e3x .5", ["1", "SERVICE", "1.5e3", "x", ".5"]),
        ("(?a<?b&&?c>?d)", ["(", "?a", "<", "?b", "&&", "?c", ">", "?d", ")"]),
        ("(?a <a:b>)", ["(", "?a", "<a:b>", ")"]),
        ("(?a < ?b)", ["(", "?a", "<", "?b", ")"]),
        ("{?s <a(b)> 1}", ["{", "?s", "<a(b)>", "1", "}"]),
        ("<<( ?s ?p ?o )>>", ["<<(", "?s", "?p", "?o", ")>>"]),
        ("қазақ:әкім", ["қазақ:әкім"]),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    """Strings, comments, IRIs, names and variables are one token each."""
    assert split(text) == expected


@pytest.mark.parametrize(
    "text",
    ["'a", '"a', '"a\n"', '"""a"', "'''a''", '"\\q"', '"\\ud800"', '"\\U00110000"', '"""\\q"""'],
)
def test_unclosed_string(text: str) -> None:
    """A string without an end, or with an escape that engines read otherwise, is refused."""
    with pytest.raises(QueryError, match="line 2: a string is not closed"):
        split("\n" + text)


def test_lines_and_depths() -> None:
    """Each token knows its line, also behind long strings, and how many brackets are open."""
    found = list(tokens("{\n'''\n\n''' # (\n(1)"))
    assert [(token.line, token.depth) for token in found] == [
        (1, 0),
        (2, 1),
        (5, 1),
        (5, 2),
        (5, 2),
    ]


def test_nesting_limit() -> None:
    """Two hundred brackets may nest, of any kind; one more may not."""
    pairs = {"(": ")", "{": "}", "[": "]", "<<(": ")>>", "<<": ">>"}
    for opening, closing in pairs.items():
        assert len(split(f"{opening} " * 200 + f"{closing} " * 200)) == 400
        with pytest.raises(QueryError, match="more than 200 nested brackets"):
            split(f"{opening} " * 201)
    assert len(split("()" * 1000)) == 2000


def test_data_of_values_weigh_nothing() -> None:
    """The inside of VALUES blocks up to the last brace is not counted."""
    text = "SELECT * { VALUES ?x { 1 2 3 } VALUES (?x ?y) { (1 2) (<a:b> UNDEF) } ?x ?y 3 }"
    heavy = " ".join(token.text for token in tokens(text) if token.weight)
    assert heavy == "SELECT * { VALUES ?x { VALUES ( ?x ?y ) { ?x ?y 3 }"


def test_arithmetic_in_an_iri_weighs() -> None:
    """Where `<` may be less-than, signs inside an apparent IRI count."""
    weights = {token.text: token.weight for token in tokens("(1 <a:b+1+1+1>)")}
    assert weights["<a:b+1+1+1>"] == 4


@given(st.text(st.sampled_from("a1:.?$<>\"'\\#{}()[]@_^|&=!-+*/,; \n\r%uU0é")))
def test_splitting_again_changes_nothing(text: str) -> None:
    """Tokens written one per line are the same tokens: none depends on what it was glued to."""
    with suppress(QueryError):
        found = split(text)
        assert split("\n".join(found)) == found


@given(st.text(st.sampled_from("a1:.?$<>\"'\\{}()[]@_^|&=!-+*/,;%uU0é")))
def test_no_character_is_lost(text: str) -> None:
    """Where there is no space and no comment, the tokens together are the text."""
    with suppress(QueryError):
        assert "".join(split(text)) == text


@pytest.mark.parametrize(
    "unit", ['"', "'", "<", "a.", "a:", "\\", "'''", '"""', "#", "?", "1.", "@a-"]
)
def test_linear_time(unit: str) -> None:
    """A long text of anything is split, or refused, in seconds."""
    started = time.monotonic()
    with suppress(QueryError):
        split(unit * (200_000 // len(unit)))
    assert time.monotonic() - started < 5
