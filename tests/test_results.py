"""Answers are written whole, in the standard formats and as a table that people can read."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from xml.etree import ElementTree

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kzconst.errors import ParameterError, QueryError
from kzconst.results import RESULT_FORMATS, shown, write_results
from kzconst.stores import XSD

ROWS = "SELECT ?name ?n { VALUES (?name ?n) { ('a,\"b' 1) (UNDEF 2) } }"
GRAPH = "CONSTRUCT { <a:b> <a:p> 1 . <a:a> <a:p> 2 } WHERE { }"


def answered(text: str, format: str) -> str:
    """Ask an empty store and write the answer."""
    return write_results(pyoxigraph.Store().query(text), format).decode()


def test_rows_in_the_standard_formats() -> None:
    """JSON, CSV, TSV and XML are what the W3C says, with unbound cells empty or absent."""
    bindings = json.loads(answered(ROWS, "json"))["results"]["bindings"]
    assert [{key: value["value"] for key, value in row.items()} for row in bindings] == [
        {"name": 'a,"b', "n": "1"},
        {"n": "2"},
    ]
    assert list(csv.reader(io.StringIO(answered(ROWS, "csv")))) == [
        ["name", "n"],
        ['a,"b', "1"],
        ["", "2"],
    ]
    assert answered(ROWS, "tsv").splitlines() == ["?name\t?n", '"a,\\"b"\t1', "\t2"]
    namespace = "{http://www.w3.org/2005/sparql-results#}"
    document = ElementTree.fromstring(answered(ROWS, "xml"))
    assert len(document.findall(f".//{namespace}result")) == 2


def test_booleans() -> None:
    """ASK gives a word as a table, and the standard documents elsewhere."""
    assert answered("ASK { }", "table") == "true\n"
    assert answered("ASK { ?s ?p ?o }", "table") == "false\n"
    assert json.loads(answered("ASK { }", "json"))["boolean"] is True
    assert "true" in answered("ASK { }", "xml")


def test_triples() -> None:
    """A graph is Turtle for people, JSON-LD and RDF/XML for programs, always in one order."""
    formats = {
        "table": pyoxigraph.RdfFormat.TURTLE,
        "json": pyoxigraph.RdfFormat.JSON_LD,
        "xml": pyoxigraph.RdfFormat.RDF_XML,
    }
    for name, graph_format in formats.items():
        document = answered(GRAPH, name)
        read = [str(quad.subject) for quad in pyoxigraph.parse(document, graph_format)]
        assert read == ["<a:a>", "<a:b>"]


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_triples_are_no_table_of_values(format: str) -> None:
    """A format that has no form for triples is refused with those that have."""
    with pytest.raises(ParameterError, match="use one of table, json, xml"):
        answered(GRAPH, format)


def test_unknown_format() -> None:
    """A format that does not exist is refused with those that do."""
    with pytest.raises(ParameterError, match="use one of table, json, csv, tsv, xml"):
        answered("ASK { }", "yaml")


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_every_document_ends_with_a_line(format: str) -> None:
    """What is written ends with a line end, so that a prompt does not follow it."""
    assert answered(ROWS, format).endswith("\n")
    assert answered("ASK { }", format).endswith("\n")


def test_late_failure_writes_nothing() -> None:
    """An evaluation that fails behind the first rows is an error, not half an answer."""
    text = "SELECT * { { VALUES ?x { 1 2 } } UNION { SERVICE ?y { } } }"
    for name in RESULT_FORMATS:
        with pytest.raises(QueryError, match="cannot be evaluated"):
            answered(text, name)


def test_table() -> None:
    """Columns are aligned whatever the script; IRIs are short, days are days, nothing is empty."""
    text = f"""SELECT ?what ?when ?who {{ VALUES (?what ?when ?who) {{
        ("мәслихат" "2007-05-21T00:00:00Z"^^<{XSD}dateTime>
            <https://w3id.org/kzconst/id/tier-oblast>)
        ("議会" UNDEF <https://w3id.org/kzconst/ontology/Akim>)
        ("e\u0301tat" true <http://example.org/x>) }} }}"""
    assert answered(text, "table").splitlines() == [
        "what      when        who",
        "--------  ----------  --------------------",
        "мәслихат  2007-05-21  id:tier-oblast",
        "議会                  kz:Akim",
        "e\u0301tat      true        http://example.org/x",
    ]


def test_table_without_rows() -> None:
    """No rows leave the names of the columns."""
    assert answered("SELECT ?tier { ?tier ?p ?o }", "table") == "tier\n----\n"


@given(st.text())
def test_no_value_steers_the_terminal(text: str) -> None:
    """Whatever a value holds, a cell is one line without control characters."""
    cell = shown(Literal(text))
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp") for char in cell)
    if text.isprintable():
        assert cell == text


@pytest.mark.parametrize(
    "iri",
    [
        "https://w3id.org/kzconst/id/",
        "https://w3id.org/kzconst/ontology",
        "https://w3id.org/kzconst/ontology/law/values",
        "http://example.org/id/x",
    ],
)
def test_other_iris_stay_whole(iri: str) -> None:
    """An IRI that no prefix fits is shown whole."""
    assert shown(NamedNode(iri)) == iri
