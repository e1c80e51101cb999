"""Free queries read what is loaded and nothing else; harmless ones are never refused."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzconst.data_files import query_dir
from kzconst.errors import QueryError
from kzconst.query_guard import MAX_TOKENS, date_warnings, guard, query_form, undeclared_prefixes

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?from ?service ?insert { ?from ?service ?insert }",
        "SELECT $from { $from a 'x' }",
        "PREFIX ex: <http://example.org/> SELECT * { ex:service ex:from ex:delete }",
        "PREFIX service: <http://example.org/> SELECT * { ?s service:x ?o }",
        "PREFIX from: <http://example.org/> SELECT * { from: a from:x }",
        "PREFIX load: <http://example.org/> SELECT * { ?s load:with ?o }",
        "SELECT * { ?s ?p 'SERVICE <http://example.org/> { }' }",
        'SELECT * { ?s ?p "INSERT DATA", """DROP\n"FROM" ALL""" }',
        "SELECT * { ?s ?p 'it\\'s FROM' }",
        "# DELETE WHERE { }\nSELECT * { ?s ?p ?o } # LOAD <http://example.org/>",
        "SELECT * { ?s ?p <http://example.org/FROM/SERVICE#INSERT> }",
        "SELECT * { ?s ?p 'x'@with }",
        "SELECT * { _:service ?p _:from }",
        "SELECT * { ?s ?p ?o FILTER(?o < 5 && ?o > 2) }",
        "SELECT * { VALUES (?x ?y) { (1 <http://example.org/from(1)>) } }",
        "ASK { }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "DESCRIBE <http://example.org/>",
        "SELECT * { VALUES ?x { " + "1 " * 20_000 + "} }",
        "SELECT * { " + "(" * 0 + "{" * 150 + "}" * 150 + " }",
    ],
)
def test_harmless_queries_pass(text: str) -> None:
    """The words of updates in strings, comments, IRIs, names and variables are no reason."""
    guard(text)
    pyoxigraph.Store().query(text)


def test_bundled_queries_pass() -> None:
    """All queries and checks of the project would pass as free queries, and warn of nothing."""
    files = sorted(query_dir().rglob("*.rq"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        guard(text)
        assert date_warnings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "insert { ?s ?p 1 } where { ?s ?p ?o }",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "CLEAR ALL",
        "DROP DEFAULT",
        "CREATE GRAPH <a:g>",
        "ADD DEFAULT TO <a:g>",
        "MOVE DEFAULT TO <a:g>",
        "COPY DEFAULT TO <a:g>",
        "PREFIX a: <a:> ASK { } ; CLEAR ALL",
    ],
)
def test_updates_are_refused(text: str) -> None:
    """Every form of update is refused, in any case."""
    with pytest.raises(QueryError, match=r"line 1: .* belongs to an update"):
        guard(text)


NOWHERE = "<http://127.0.0.1:9/>"
REACHING = [
    f"SELECT * {{ SERVICE {NOWHERE} {{ }} }}",
    f"SELECT * {{ service silent {NOWHERE} {{ }} }}",
    "SELECT * { ?s ?p ?service SERVICE ?service { } }",
    f"SELECT * {{ ?s ?p 1SERVICE{NOWHERE}{{}} }}",
    f"SELECT * {{ ?s ?p 1.SERVICE{NOWHERE}{{}} }}",
    f"SELECT * {{ ?s ?p 1e5SERVICE{NOWHERE}{{}} }}",
    f"SELECT * {{ ?s ?p trueSERVICE{NOWHERE}{{}} }}",
    f"PREFIX : {NOWHERE} SELECT * {{ ?s ?p trueSERVICE:g {{}} }}",
    f"PREFIX e: {NOWHERE} SELECT * {{ SERVICEe:g {{}} }}",
    f"PREFIX e: {NOWHERE} SELECT * {{ SERVICESILENTe:g {{}} }}",
    f"PREFIX : {NOWHERE} PREFIX SERVICE: <a:> SELECT * {{ SERVICE:g {{}} }}",
    f"PREFIX : {NOWHERE} SELECT * {{ ?s ?p :.SERVICE:g {{}} }}",
    f"SELECT * {{ OPTIONAL {{ }}SERVICESILENT{NOWHERE}{{}} }}",
    f"PREFIX : {NOWHERE} SELECT * {{ ?s ?p ?o FILTER(1<2)SERVICE:g#>\n{{}} }}",
    f'SELECT * {{ VALUES ?x {{ """ " }} SERVICE {NOWHERE} {{}} #\\q"""\n }}',
    f'SELECT * {{ VALUES ?x {{ """ " }} SERVICE {NOWHERE} {{}} #\\ud800"""\n }}',
    f"SELECT * {{ ?s ?p ?o # \r SERVICE {NOWHERE} {{}}\n }}",
    "SELECT * FROM <file:///data.ttl> { }",
    "SELECT * FROM NAMED <http://example.org/> { }",
    "SELECT*FROM<a:b>{}",
    "SELECT*FROMNAMED<a:b>{}",
    "PREFIX a: <a:> SELECT(1<2AS?x)FROM a:g#>\n{}",
    "PREFIX : <a:> PREFIX FROM: <b:> SELECT * FROM:g {}",
]


@pytest.mark.parametrize("text", REACHING)
def test_reaching_outside_is_refused(text: str) -> None:
    """SERVICE and FROM are found however they are written, wherever pyoxigraph would find them."""
    with pytest.raises(QueryError) as caught:
        guard(text)
    assert "\n" not in str(caught.value)


PIECES = [
    *("SERVICE", "service ", "SILENT", NOWHERE, "{}", "{", "}", ":g", "e:g", "SERVICE:g", "true"),
    *("1", ".", "e5", "?s", " ", "\n", "\r", "#", "'", '"', '"""', "\\q", "\\ud800", "<", ">", "("),
    *(")", "FILTER", "VALUES ?x ", "a", "OPTIONAL", "GRAPH", "UNION", ";", ",", "_:b", "@en", "^^"),
]


@settings(max_examples=3000)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_passes_reaches_nothing(pieces: list[str]) -> None:
    """A query that passes never makes pyoxigraph turn to another server, however it is glued."""
    store = pyoxigraph.Store()
    store.update("INSERT DATA { <a:a> <a:b> 1, true, 'x' }")
    text = f"PREFIX : {NOWHERE} PREFIX e: {NOWHERE}\nSELECT * {{ ?s ?p {''.join(pieces)} }}"
    try:
        guard(text)
    except QueryError as error:
        message = str(error)
        assert "\n" not in message
        return
    with suppress(SyntaxError):
        list(store.query(text))  # type: ignore[arg-type]


@given(st.text())
def test_any_text_passes_or_is_refused(text: str) -> None:
    """No text makes any other error, in any of the functions."""
    for function in (guard, query_form, undeclared_prefixes, date_warnings):
        with suppress(QueryError):
            function(text)


def test_half_a_character() -> None:
    """Half of a surrogate pair, which pyoxigraph cannot take, is refused."""
    with pytest.raises(QueryError, match="half a character"):
        guard("SELECT * { ?s ?p '\ud800' }")


# Each of them ends the process of pyoxigraph when it is some thousand tokens long.
CHAINS = {
    "nots": ("ASK { FILTER(", "!", "1) }"),
    "sums": ("ASK { FILTER(1", "+1", ") }"),
    "ands": ("ASK { FILTER(1", "&&1", ") }"),
    "ors": ("ASK { FILTER(1", "||1", ") }"),
    "less": ("PREFIX a: <a:> ASK { FILTER(1<a:b", "+1", "#>\n) }"),
    "paths": ("ASK { ?s <a:a>", "|<a:a>", " ?o }"),
    "minus": ("ASK { ", "MINUS{} ", "}"),
    "optional": ("ASK { ", "OPTIONAL{} ", "}"),
    "union": ("ASK { {}", "UNION{} ", "}"),
    "select": ("ASK { ", "{SELECT*{}} ", "}"),
}


@pytest.mark.parametrize("name", CHAINS)
def test_long_chains_are_refused(name: str) -> None:
    """A chain without brackets is as deep as brackets are, and is refused as well."""
    head, link, tail = CHAINS[name]
    with pytest.raises(QueryError, match=f"more than {MAX_TOKENS} words and signs"):
        guard(head + link * MAX_TOKENS + tail)


def test_parentheses_are_refused() -> None:
    """Twenty kilobytes of parentheses, which end the process, are refused."""
    with pytest.raises(QueryError, match="more than 200 nested brackets"):
        guard("ASK { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }")


def _longest(head: str, link: str, tail: str) -> str:
    """Give the longest chain that the guard lets pass."""
    passes, fails = 0, MAX_TOKENS
    while fails - passes > 1:
        length = (passes + fails) // 2
        try:
            guard(head + link * length + tail)
            passes = length
        except QueryError:
            fails = length
    assert passes > MAX_TOKENS // 10
    return head + link * passes + tail


def test_what_passes_does_not_end_the_process() -> None:
    """The longest chains and the deepest brackets that pass leave pyoxigraph alive."""
    texts = [_longest(*chain) for chain in CHAINS.values()]
    texts.append("ASK { FILTER(" + "(" * 198 + "!" * 1_900 + "1" + ")" * 198 + ") }")
    guard(texts[-1])
    script = (
        "import sys, pyoxigraph\n"
        "for text in sys.stdin.read().split('\\0'):\n"
        "    pyoxigraph.Store().query(text)\n"
        "    print('alive')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input="\0".join(texts),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.count("alive") == len(texts), done.stderr


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * { }", "SELECT"),
        ("selectdistinct*{ }", "SELECT"),
        ("BASE <a:select>\nPREFIX ask: <a:> # CONSTRUCT\nDESCRIBE ask:x", "DESCRIBE"),
        ("ASK { { SELECT * { } } }", "ASK"),
        ("CONSTRUCT { } WHERE { }", "CONSTRUCT"),
    ],
)
def test_query_form(text: str, form: str) -> None:
    """The form is the first keyword of its kind, outside names and comments."""
    assert query_form(text) == form


@pytest.mark.parametrize("text", ["", "INSERT DATA { }", "{ SELECT * { } }", "# ASK"])
def test_no_form(text: str) -> None:
    """What begins with none of the four keywords is no query."""
    with pytest.raises(QueryError, match="this is no query"):
        query_form(text)


def test_undeclared_prefixes() -> None:
    """Prefixes that are used and not declared are listed, each once, and never blank nodes."""
    text = "PREFIX a: <a:>\nSELECT * { ?s a:b kz:x, kz:y, _:c, :d . # x:y\n ?s ?p 'z:z' }"
    assert undeclared_prefixes(text) == ["kz", ""]


@pytest.mark.parametrize(
    ("head", "literal", "written"),
    [
        ("", f'"2007-05-21"^^<{XSD}date>', "xsd:date"),
        (f"PREFIX xsd: <{XSD}>", '"2007-05-21"^^xsd:date', "xsd:date"),
        (f"PREFIX x: <{XSD}>", "'2007-05-21'^^x:date", "xsd:date"),
        (f"PREFIX d: <{XSD}date>", "'''2007-05-21'''^^d:", "xsd:date"),
        (f"PREFIX : <{XSD}>", '"2007-05-21" ^^ :date', "xsd:date"),
        (f"BASE <{XSD[:-1]}>", '"2007-05-21"^^<#date>', "xsd:date"),
        ("", '"2007-05-21"^^xsd:date', "xsd:date"),
        (f"PREFIX xsd: <{XSD}>", 'xsd:date("2007-05-21")', "xsd:date"),
        ("", f'"2007-05-21T00:00:00"^^<{XSD}dateTime>', "xsd:dateTime without a zone"),
        (f"PREFIX x: <{XSD}>", 'x:dateTime("2007-05-21T00:00:00")', "xsd:dateTime without a zone"),
    ],
)
def test_warnings(head: str, literal: str, written: str) -> None:
    """Every way to write a date that finds nothing is warned of, with the literal to write."""
    (warning,) = date_warnings(f"{head}\nSELECT * {{ ?s ?p ?o\n FILTER(?o < {literal}) }}")
    assert warning == (
        f'line 3: "{"2007-05-21T00:00:00" if "Time" in written else "2007-05-21"}" as {written} '
        'equals no day in the data; write "2007-05-21T00:00:00Z"^^xsd:dateTime'
    )


@pytest.mark.parametrize(
    "literal",
    [
        f'"2007-05-21T00:00:00Z"^^<{XSD}dateTime>',
        f'"2007-05-21T00:00:00+05:00"^^<{XSD}dateTime>',
        '"2007-05-21"',
        '"\\"2007-05-21\\"^^xsd:date"',
        '"x" # "2007-05-21"^^xsd:date\n',
        '"2007-05-21"^^<http://example.org/date>',
        '"2007-05-21"^^other:date',
        f"<{XSD}date>",
        '"2007"@en',
        "xsd:date(?o)",
    ],
)
def test_no_warnings(literal: str) -> None:
    """Right literals, other types, strings and comments are no reason to warn."""
    assert date_warnings(f"SELECT * {{ ?s ?p {literal} }}") == []


def test_warning_is_true(knowledge_store: object) -> None:
    """What is warned of finds nothing where the advised literal finds something."""
    store = knowledge_store.store  # type: ignore[attr-defined]
    text = "ASK {{ ?v <https://w3id.org/kzconst/ontology/inForceFrom> {} }}"
    (warning,) = date_warnings(text.format(f'"2007-05-21"^^<{XSD}date>'))
    advised = warning.split("write ")[1].replace("xsd:dateTime", f"<{XSD}dateTime>")
    assert not store.query(text.format(f'"2007-05-21"^^<{XSD}date>'))
    assert not store.query(text.format(f'"2007-05-21T00:00:00"^^<{XSD}dateTime>'))
    assert store.query(text.format(advised))
