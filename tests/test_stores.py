"""The embedded store answers in plain rows; values become the Python values that people expect."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryTriples

from kzconst.errors import QueryError
from kzconst.stores import XSD, Local, python_value


def typed(text: str, name: str) -> Literal:
    """Write a literal of an XSD type."""
    return Literal(text, datatype=NamedNode(XSD + name))


@pytest.fixture
def empty() -> Local:
    """Give a store without data."""
    return Local(pyoxigraph.Store())


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (NamedNode("https://w3id.org/kzconst/id/act"), "https://w3id.org/kzconst/id/act"),
        (typed("2007-05-21T00:00:00Z", "dateTime"), "2007-05-21"),
        (typed("2007-05-21T00:00:00+00:00", "dateTime"), "2007-05-21"),
        (typed("2007-05-21T10:30:00Z", "dateTime"), "2007-05-21T10:30:00Z"),
        (typed("2007-05-21T00:00:00", "dateTime"), "2007-05-21T00:00:00"),
        (typed("2007-05-21", "date"), "2007-05-21"),
        (typed("25", "integer"), 25),
        (typed("-025", "integer"), -25),
        (typed("3", "positiveInteger"), 3),
        (typed("many", "integer"), "many"),
        (typed("0.5", "decimal"), "0.5"),
        (typed("true", "boolean"), True),
        (typed("1", "boolean"), True),
        (typed("false", "boolean"), False),
        (typed("0", "boolean"), False),
        (typed("yes", "boolean"), "yes"),
        (Literal("мәслихат", language="kk"), "мәслихат"),
        (Literal("25"), "25"),
        (BlankNode("b"), "_:b"),
    ],
)
def test_python_value(term: NamedNode | BlankNode | Literal, value: str | int | bool) -> None:
    """A term becomes the value it stands for; one that is malformed keeps its text."""
    given_value = python_value(term)
    assert given_value == value
    assert type(given_value) is type(value)


@given(st.text(), st.sampled_from(["integer", "boolean", "dateTime", "string", "decimal"]))
def test_python_value_takes_any_literal(text: str, name: str) -> None:
    """No literal, however malformed, makes an error."""
    value = python_value(typed(text, name))
    if name in ("string", "decimal"):
        assert value == text
    elif isinstance(value, str):
        assert text.startswith(value)
    else:
        assert type(value) is {"integer": int, "boolean": bool}[name]


def test_huge_integer_keeps_its_text() -> None:
    """An integer that Python refuses to convert stays text."""
    digits = "9" * 10_000
    assert python_value(typed(digits, "integer")) == digits


def test_rows_leave_out_unbound_variables(empty: Local) -> None:
    """A variable without a value has no key, and the rows keep the order of the query."""
    rows = empty.select("SELECT ?x ?y { VALUES (?x ?y) { (2 UNDEF) (1 'a') } } ORDER BY DESC(?x)")
    assert rows == [
        {"x": typed("2", "integer")},
        {"x": typed("1", "integer"), "y": Literal("a")},
    ]


def test_query_gives_the_form_that_was_asked(knowledge_store: Local) -> None:
    """ASK gives a boolean, CONSTRUCT triples."""
    assert isinstance(knowledge_store.query("ASK { ?s ?p ?o }"), QueryBoolean)
    triples = knowledge_store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(triples, QueryTriples)
    assert len(list(triples)) == len(knowledge_store.triples())


@pytest.mark.parametrize("form", ["ASK { }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_select_needs_rows(form: str, empty: Local) -> None:
    """Asking for rows by a query that gives none is an error that says what to write."""
    with pytest.raises(QueryError, match="write a SELECT query"):
        empty.select(form)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT *\nWHERE { ?s ?p }", r"malformed at line 2, column \d+: expected"),
        ("", "malformed at line 1, column 1"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "malformed at line 1"),
        ("SELECT * { ?s a kz:LegalAct }", "add PREFIX kz: <...>"),
    ],
)
def test_malformed_query(text: str, message: str, empty: Local) -> None:
    """A malformed query is one line with its place, or with the prefix that is missing."""
    with pytest.raises(QueryError, match=message) as caught:
        empty.query(text)
    assert "\n" not in str(caught.value)


def test_evaluation_that_fails(empty: Local) -> None:
    """A query that fails while its rows are read is a query error too, and names a reason."""
    # A SERVICE with a variable that has no value reaches nothing and fails late.
    with pytest.raises(QueryError, match=r"cannot be evaluated: .*; change the query"):
        empty.select("SELECT * { BIND(1 AS ?x) SERVICE ?y { } }")


def test_several_files_are_one_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Data of several files are found by one query."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "a.ttl").write_text("<a:a> <a:b> 1 .")
    (folder / "b.ttl").write_text("<a:b> <a:b> 2 .")
    local = Local.from_files([folder / "a.ttl", folder / "b.ttl"])
    assert len(local.select("SELECT * { ?s ?p ?o }")) == 2
