"""Named queries are found, read and bound; what they say of themselves is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from kzconst.data_files import query_dir
from kzconst.errors import NotFoundError, ParameterError, QueryError
from kzconst.queries import (
    HEADER,
    VALUES_BLOCK,
    NamedQuery,
    Parameter,
    all_queries,
    bind,
    load_query,
    query_names,
    read_query,
)
from kzconst.stores import Local

DAYS = (
    "#+ id: in-force\n"
    "#+ question: What was in force?\n"
    "#+ params: { date: { type: day, example: 2006-01-01 },"
    " tier: { type: code, example: [a, b] } }\n"
    "#+ returns: one row per version\n"
    'SELECT * { VALUES ?date { "x" } values ?tier{"a"\n"b"} ?s ?p ?date , ?tier }'
)


def header_lines(text: str) -> str:
    """Give the YAML of a header."""
    lines = [line for line in text.splitlines() if line.startswith(HEADER)]
    return "\n".join(line[len(HEADER) :].removeprefix(" ") for line in lines)


def test_header_is_read() -> None:
    """Id, question, what it returns and the parameters with all examples come from the header."""
    query = read_query(DAYS, "other.rq")
    assert query == NamedQuery(
        id="in-force",
        question="What was in force?",
        parameters=(
            Parameter("date", "day", ("2006-01-01",)),
            Parameter("tier", "code", ("a", "b")),
        ),
        returns="one row per version",
        text=DAYS,
    )


@pytest.mark.parametrize("name", query_names())
def test_bundled_header_is_yaml(name: str) -> None:
    """What is read without PyYAML is what PyYAML reads."""
    text = (query_dir() / f"{name}.rq").read_text(encoding="utf-8")
    header = yaml.load(header_lines(text), Loader=yaml.BaseLoader)
    query = load_query(name)
    assert (query.id, query.question, query.returns) == (
        header["id"],
        header["question"],
        header["returns"],
    )
    answers = header.get("answers", [])
    assert list(query.answers) == ([answers] if isinstance(answers, str) else answers)
    examples = {
        key: facts["example"] if isinstance(facts["example"], list) else [facts["example"]]
        for key, facts in (header["params"] or {}).items()
    }
    assert {one.name: list(one.examples) for one in query.parameters} == examples
    assert {one.name: one.type for one in query.parameters} == {
        key: facts["type"] for key, facts in (header["params"] or {}).items()
    }


@pytest.mark.parametrize("name", query_names())
def test_bundled_query_is_named_and_runs(name: str, knowledge_store: Local) -> None:
    """A file is called as its id; bound to its own examples it answers as it does unbound."""
    query = load_query(name)
    assert query.id == name
    own = bind(query, {one.name: list(one.examples) for one in query.parameters})
    assert knowledge_store.select(own) == knowledge_store.select(query.text)
    assert re.search(r"\bORDER BY\b|\bASK\b", query.text)


@pytest.mark.parametrize(
    "params",
    [
        "{ date: { type: day, example: 2006-01-01 } }",
        "{date: {type: day, example: 2006-01-01}}",
        "{ 'date': { example: '2006-01-01', type: day } }",
        "\n#+   date: { type: day, example: 2006-01-01 }",
        "\n#+   date:\n#+     type: day\n#+     example: 2006-01-01",
        "\n#+   date:\n#+     type: day\n#+     example: [2006-01-01]",
    ],
)
def test_any_yaml_will_do(params: str) -> None:
    """Flow or block style, quoted or not, a header says the same."""
    query = read_query(f"#+ params: {params}\nSELECT * {{ VALUES ?date {{ 1 }} }}", "x")
    assert query.parameters == (Parameter("date", "day", ("2006-01-01",)),)


@pytest.mark.parametrize(
    "header",
    [
        "params: { date: { type: date } }",
        "params: { date: day }",
        "params: [date]",
        "params: { date: { type: day }",
        "- id",
        "id: [",
    ],
)
def test_malformed_header(header: str) -> None:
    """A header that says nothing usable is an error that shows what to write."""
    with pytest.raises(QueryError, match="write `params:") as caught:
        read_query(f"#+ {header}\nASK {{ }}", "mine.rq")
    assert str(caught.value).startswith("mine.rq: ")
    assert "\n" not in str(caught.value)


def test_query_without_header(tmp_path: Path) -> None:
    """A file without a header is a query without parameters, called as the file."""
    path = tmp_path / "mine.rq"
    path.write_text("ASK { }")
    assert load_query(path) == NamedQuery("mine", "", (), "", "ASK { }")
    assert read_query(b"\xef\xbb\xbfASK { }", "standard input").text == "ASK { }"


def test_unreadable_query(tmp_path: Path) -> None:
    """A file that is no UTF-8 is a query error, a missing one is not found."""
    with pytest.raises(QueryError, match="save the file as UTF-8"):
        read_query(b"ASK { '\xff' }", "mine.rq")
    with pytest.raises(NotFoundError, match=r"none\.rq"):
        load_query(tmp_path / "none.rq")


def test_unknown_name_has_near_matches() -> None:
    """A misspelt name is answered with names that exist; a strange one with where to look."""
    name = query_names()[0]
    with pytest.raises(NotFoundError, match=f"near: .*{name}"):
        load_query(name[:-1])
    for strange in ("", "xyzzy", "../pyproject", "a\nb", "x" * 10_000):
        with pytest.raises(NotFoundError, match="lists them") as caught:
            load_query(strange)
        assert len(str(caught.value)) < 200


def test_all_queries_are_listed() -> None:
    """Every file of the folder is listed once, checks are not."""
    assert [query.id for query in all_queries()] == query_names()
    assert len(query_names()) == len(list(query_dir().glob("*.rq")))


def test_bind_replaces_whole_blocks() -> None:
    """Each block is replaced whole, the rest of the text stays as it is."""
    bound = bind(read_query(DAYS, "x"), {"tier": "c", "date": ["2007-05-21", "2007-05-22"]})
    day = "^^<http://www.w3.org/2001/XMLSchema#dateTime>"
    assert bound == DAYS.replace(
        '{ "x" }', f'{{ "2007-05-21T00:00:00Z"{day} "2007-05-22T00:00:00Z"{day} }}'
    ).replace('values ?tier{"a"\n"b"}', 'VALUES ?tier { "c" }')


def test_parameter_that_is_not_given_keeps_its_value() -> None:
    """Without a value, the block of the file stays."""
    assert bind(read_query(DAYS, "x"), {}) == DAYS


def test_unknown_parameter() -> None:
    """A parameter that the query does not have is refused, and those it has are named."""
    with pytest.raises(ParameterError, match="no parameter 'day'; it has: date, tier"):
        bind(read_query(DAYS, "x"), {"day": "2006-01-01"})
    with pytest.raises(ParameterError, match="it has: none"):
        bind(read_query("ASK { VALUES ?x { 1 } }", "x"), {"x": "1"})


@pytest.mark.parametrize("value", ["1 } INSERT", '"', "a\\", "2006-01-01 ", "' } #"])
def test_no_value_reaches_the_query_text(value: str) -> None:
    """What could end a block is refused for every type but text, which quotes it."""
    query = read_query(DAYS, "x")
    for name in ("date", "tier"):
        with pytest.raises(ParameterError):
            bind(query, {name: value})


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("SELECT * { }", 0),
        ("SELECT * { VALUES ?date { 1 } VALUES ?date { 2 } }", 2),
        ("SELECT * {\n # VALUES ?date { 1 }\n }", 0),
        ("SELECT * { VALUES (?date) { (1) } }", 0),
        ("SELECT * { VALUES ?dates { 1 } }", 0),
    ],
)
def test_exactly_one_block(body: str, count: int) -> None:
    """A query whose parameter has no block, or two, is refused and not half bound."""
    header = "#+ params: { date: { type: day, example: 2006-01-01 } }\n"
    with pytest.raises(QueryError, match=f"has {count} blocks"):
        bind(read_query(header + body, "x"), {"date": "2006-01-01"})


def test_comment_beside_a_block() -> None:
    """A hash in an IRI before a block begins no comment; one after it hides nothing."""
    text = (
        "#+ params: { total: { type: integer, example: 1 } }\n"
        "SELECT * { ?s <a:b#c> ?o . VALUES ?total { 1 } # VALUES ?total { 2 }\n }"
    )
    assert "VALUES ?total { 25 } # VALUES ?total { 2 }" in bind(
        read_query(text, "x"), {"total": 25}
    )


def test_bundled_parameters_have_one_block() -> None:
    """Each parameter of a bundled query has its block, and each block its parameter."""
    for query in all_queries():
        blocks = [match[1] for match in VALUES_BLOCK.finditer(query.text)]
        names = {one.name for one in query.parameters}
        for name in names:
            assert blocks.count(name) == 1, (query.id, name)
