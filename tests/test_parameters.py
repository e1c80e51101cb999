"""Whatever is given as a value becomes exactly one term of the stated type, or an error."""

from __future__ import annotations

from datetime import date

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kzconst.errors import ParameterError
from kzconst.parameters import PARAMETER_TYPES, Value, term_texts

DAY = '"2007-05-21T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'


@pytest.mark.parametrize(
    ("type", "value", "term"),
    [
        ("day", "2007-05-21", DAY),
        ("day", date(2007, 5, 21), DAY),
        ("code", "akim-no-confidence", '"akim-no-confidence"'),
        ("code", "repeat.for", '"repeat.for"'),
        ("code", "R95b", '"R95b"'),
        ("address", "1995:87.5", '"1995:87.5"'),
        ("address", "148-II:24.8", '"148-II:24.8"'),
        ("address", "89.2/2", '"89.2/2"'),
        ("address", "94-1", '"94-1"'),
        ("iri", "https://w3id.org/kzconst/id/act", "<https://w3id.org/kzconst/id/act>"),
        ("iri", "id:act", "<https://w3id.org/kzconst/id/act>"),
        ("iri", "kz:Akim", "<https://w3id.org/kzconst/ontology/Akim>"),
        ("integer", "25", "25"),
        ("integer", 25, "25"),
        ("integer", "+007", "7"),
        ("integer", "-5", "-5"),
        ("text", 'әкім\'s "word"', '"әкім\'s \\"word\\""'),
        ("text", "", '""'),
    ],
)
def test_value_becomes_term(type: str, value: Value, term: str) -> None:
    """A value of the type is written as the data have it."""
    assert term_texts("name", type, value) == [term]


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("day", "21.05.2007"),
        ("day", "2007-02-30"),
        ("day", '2007-05-21"'),
        ("code", ""),
        ("code", "a b"),
        ("code", 'a"b'),
        ("code", "a\\u0022b"),
        ("code", "a\n"),
        ("code", "-a"),
        ("address", ""),
        ("address", "87."),
        ("address", "87.5 "),
        ("address", "article 87"),
        ("address", '87"}'),
        ("iri", "act"),
        ("iri", "<a:b>"),
        ("iri", "a:b>"),
        ("iri", "a:b c"),
        ("iri", "a:\\u003e"),
        ("iri", "a:b\u2028"),
        ("iri", "https:"),
        ("integer", "1.5"),
        ("integer", "1e3"),
        ("integer", "٢٥"),
        ("integer", "1_000"),
        ("integer", "9" * 19),
        ("integer", "True"),
        ("text", "a\\b"),
        ("text", "a\nb"),
        ("text", "a\0"),
        ("text", "\ud800"),
        ("text", "x" * 2001),
    ],
)
def test_malformed_value(type: str, value: str) -> None:
    """A value that does not have the type is refused in one line that names the parameter."""
    with pytest.raises(ParameterError, match="name") as caught:
        term_texts("name", type, value)
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value)
    assert len(str(caught.value)) < 300


def test_several_values() -> None:
    """A list gives a term for each value; an empty one would find nothing and is refused."""
    assert term_texts("tier", "code", ["district", "village"]) == ['"district"', '"village"']
    with pytest.raises(ParameterError, match="give at least one"):
        term_texts("tier", "code", [])


@given(
    st.sampled_from(PARAMETER_TYPES), st.text(st.sampled_from("ab1:.-/\"'\\{}<>#?$ \n\r}\u0301й"))
)
def test_no_value_ends_its_term(type: str, value: str) -> None:
    """What passes is one term for pyoxigraph: nothing of it leaves the braces of VALUES."""
    try:
        (term,) = term_texts("name", type, value)
    except ParameterError:
        return
    text = f"SELECT ?x ?end {{ VALUES ?x {{ {term} }} VALUES ?end {{ 'end' }} }}"
    (row,) = pyoxigraph.Store().query(text)  # type: ignore[misc]
    assert row["end"] == pyoxigraph.Literal("end")
    if type == "text":
        assert row["x"] == pyoxigraph.Literal(value)


@given(st.text(st.sampled_from("a\"'{}<>#?$ й}u0022"), max_size=20))
def test_rdflib_reads_the_same_text(value: str) -> None:
    """Quotes and braces in a text mean the same to rdflib, which decodes escapes twice."""
    (term,) = term_texts("name", "text", value)
    (row,) = rdflib.Graph().query(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}")
    assert str(row[0]) == value  # type: ignore[index]
