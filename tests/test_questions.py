"""Questions to the law: every query file against golden rows, on three engines.

The golden rows in `golden/` are written by hand from the dossier; the first line of each says from
which records. The header of a golden file gives each column a type: `:iri` (written with the
prefix `id:`), `:day`, `:integer`, `:boolean`; a column without one holds strings, an empty cell is
no value. Not here: the queries that only the library reads (`INTERNAL` says who tests them).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
import yaml
from SPARQLWrapper import JSON, POST, SPARQLWrapper

from kzconst.data_files import ontology_files, query_dir
from kzconst.parameters import PARAMETER_TYPES
from kzconst.queries import bind, load_query
from kzconst.stores import Local

Value = str | int | bool | date | None
Row = tuple[Value, ...]
Rows = list[Row]
Answer = tuple[list[str], Rows]

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
CONFLICT = HERE / "data" / "invented-conflict.ttl"
CONFLICT_ROWS = HERE / "data" / "invented-conflict.csv"
ID = "https://w3id.org/kzconst/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
HTTP_SECONDS = 60

# Queries that answer no question of a reader but feed one module each, which tests them.
INTERNAL: Mapping[str, str] = {
    r"procedure-.*": "the evaluator reads them: test_procedures.py",
    r"provision-.*": "addresses, versions and successions: test_addresses.py, test_provisions.py",
    r"rule-.*|rules-of-version|version-citations": "what `show` prints: test_provisions.py",
    r"versions-behind": "what an explanation cites: test_explanations.py",
    r"labels|label-of|label-parts|field-names": "words on the screen: test_wording.py",
    r"choice-of-akims|reform-article-by-article": (
        "events, figures and changes, one by one against the dossier: test_dossier.py"
    ),
    r"claim-contents|claim-citations|values-of-matter|units-within|act-facts": (
        "what verdicts are computed from: test_verdicts.py"
    ),
    r"knowledge-base": "the knowledge horizon: test_certainty.py",
    r"evidence-locators": "offsets and digests of all passages: test_evidence.py",
    r"doctrine-.*": "claims, verdicts and tensions: test_doctrine.py, test_doctrine_cli.py",
    r"glossary-.*": "terms and their links: test_glossary.py",
    r"reforms": "what the tour shows: test_cli.py",
}
QUESTIONS = sorted(
    path.stem
    for path in query_dir().glob("*.rq")
    if not any(re.fullmatch(pattern, path.stem) for pattern in INTERNAL)
)
# All 81 questions of the dossier (competency_questions.yaml).
NUMBERS = """
1, 2, 4, 5, 7, 8, 9, 11, 12, 14, 15, 17, 18, 19, 21, 22, 24, 25, 27, 28, 29, 31, 32, 34,
35, 37, 38, 39, 41, 42, 44, 45, 47, 48, 49, 51, 52, 54, 55, 57, 58, 59, 61, 62, 64, 65,
67, 68, 69, 71, 72, 74, 75, 77, 78, 79, 81, 82, 84, 85, 87, 88, 89, 91, 92, 94, 95, 97,
98, 99, 101, 102, 104, 105, 107, 108, 109, 111, 112, 114, 115
"""
COMPETENCY = {f"CQ{int(number):03}" for number in NUMBERS.split(",")}


# -- engines: each gives the variables and the rows as plain values ------------------------------


def plain(text: str, datatype: str | None, *, is_iri: bool = False) -> Value:
    """Give a term's value; a datatype that no answer should have is an error."""
    if is_iri:
        return f"id:{text.removeprefix(ID)}" if text.startswith(ID) else text
    kind = (datatype or f"{XSD}string").removeprefix(XSD)
    if kind in {"integer", "positiveInteger", "nonNegativeInteger"}:
        return int(text)
    if kind == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}[text]
    if kind == "dateTime":
        day, time = text.split("T")
        assert time in {"00:00:00Z", "00:00:00+00:00"}, f"{text} is no legal day"
        return date.fromisoformat(day)
    assert kind == "string", f"{text!r} has the datatype {datatype}"
    return text


def ask_pyoxigraph(store: Local, sparql: str) -> Answer:
    """Ask the embedded store."""
    solutions = store.query(sparql)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return [variable.value for variable in solutions.variables], [
        tuple(_pyoxigraph_value(term) for term in solution) for solution in solutions
    ]


def _pyoxigraph_value(term: Any) -> Value:
    assert not isinstance(term, pyoxigraph.BlankNode), "a blank node is no answer"
    if isinstance(term, pyoxigraph.Literal):
        return plain(term.value, term.datatype.value)
    return None if term is None else plain(term.value, None, is_iri=True)


def ask_rdflib(graph: rdflib.Graph, sparql: str) -> Answer:
    """Ask the same with rdflib's own engine."""
    result = graph.query(sparql)
    rows = [tuple(_rdflib_value(term) for term in row) for row in result if isinstance(row, tuple)]
    return [str(variable) for variable in result.vars or ()], rows


def _rdflib_value(term: Any) -> Value:
    assert not isinstance(term, rdflib.BNode), "a blank node is no answer"
    if isinstance(term, rdflib.Literal):
        return plain(str(term), None if term.datatype is None else str(term.datatype))
    return None if term is None else plain(str(term), None, is_iri=True)


def ask_endpoint(url: str, sparql: str) -> Answer:
    """Ask a SPARQL endpoint over HTTP, as SPARQLWrapper users do."""
    wrapper = SPARQLWrapper(url)
    wrapper.setQuery(sparql)
    wrapper.setReturnFormat(JSON)
    wrapper.setMethod(POST)
    wrapper.setTimeout(HTTP_SECONDS)
    document: Any = wrapper.queryAndConvert()
    names = document["head"]["vars"]
    rows = [
        tuple(_json_value(binding.get(name)) for name in names)
        for binding in document["results"]["bindings"]
    ]
    return names, rows


def _json_value(term: Mapping[str, str] | None) -> Value:
    if term is None:
        return None
    assert term["type"] in {"uri", "literal", "typed-literal"}, "a blank node is no answer"
    return plain(term["value"], term.get("datatype"), is_iri=term["type"] == "uri")


# -- fixtures ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def knowledge_graph() -> Iterator[rdflib.Graph]:
    """Give the bundled data in rdflib, parsed once, with literals as they are written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        yield _graph(ontology_files())


@pytest.fixture(scope="session")
def conflict_graph(knowledge_graph: rdflib.Graph) -> rdflib.Graph:
    """Give the bundled data with the invented law and decrees in rdflib."""
    graph = rdflib.Graph()
    for triple in knowledge_graph:
        graph.add(triple)
    return graph.parse(CONFLICT)


def _graph(paths: Sequence[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path)
    return graph


# -- golden rows ---------------------------------------------------------------------------------

READERS: Mapping[str, Callable[[str], Value]] = {
    "": str,
    "iri": str,
    "day": date.fromisoformat,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def golden(path: Path) -> Answer:
    """Read a golden file: its columns and its rows as plain values."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    assert re.match(r"# .*[Ww]ritten by hand from .+", first), f"{path.name}: no origin stated"
    header, *rows = csv.reader(lines)
    columns = [column.partition(":")[::2] for column in header]
    return [name for name, _ in columns], [
        tuple(
            READERS[kind](cell) if cell else None
            for (_, kind), cell in zip(columns, row, strict=True)
        )
        for row in rows
    ]


def text_of(name: str) -> str:
    """Read a query file as it stands."""
    return (query_dir() / f"{name}.rq").read_text(encoding="utf-8")


def header_of(name: str) -> dict[str, Any]:
    """Read the header of a query file with a real YAML parser; scalars stay text."""
    lines = [line[3:] for line in text_of(name).splitlines() if line.startswith("#+ ")]
    header = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)
    assert isinstance(header, dict)
    return header


@pytest.mark.parametrize("name", QUESTIONS)
def test_pyoxigraph_gives_the_golden_rows(name: str, knowledge_store: Local) -> None:
    """The embedded store gives the golden columns and rows, in their order."""
    assert ask_pyoxigraph(knowledge_store, text_of(name)) == golden(GOLDEN / f"{name}.csv")


@pytest.mark.parametrize("name", QUESTIONS)
def test_rdflib_gives_the_golden_rows(name: str, knowledge_graph: rdflib.Graph) -> None:
    """The engine of rdflib gives the golden columns and rows, in their order."""
    assert ask_rdflib(knowledge_graph, text_of(name)) == golden(GOLDEN / f"{name}.csv")


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_endpoint_gives_the_golden_rows(name: str, oxigraph_endpoint: str) -> None:
    """A real Oxigraph server gives SPARQLWrapper the golden columns and rows, in their order."""
    assert ask_endpoint(oxigraph_endpoint, text_of(name)) == golden(GOLDEN / f"{name}.csv")


def test_every_query_has_golden_rows() -> None:
    """Every query has golden rows, or is internal; and every golden file has its query."""
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(QUESTIONS)


def test_every_competency_question_is_answered() -> None:
    """The competency questions of the law are answered, each by one query."""
    answered = [
        question for name in QUESTIONS for question in _as_list(header_of(name).get("answers", []))
    ]
    assert sorted(answered) == sorted(COMPETENCY)


def test_every_reason_for_an_internal_query_is_needed() -> None:
    """Each pattern of internal queries matches a file, and no file matches two."""
    names = [path.stem for path in query_dir().glob("*.rq")]
    matches = [
        [pattern for pattern in INTERNAL if re.fullmatch(pattern, name)]
        for name in names
        if name not in QUESTIONS
    ]
    assert all(len(patterns) == 1 for patterns in matches)
    assert {pattern for patterns in matches for pattern in patterns} == set(INTERNAL)


# -- the files themselves ------------------------------------------------------------------------


def _as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _terms(block: str) -> list[str]:
    """Split the inside of a VALUES block into terms with whole IRIs."""
    whole = block.replace("^^xsd:dateTime", f"^^<{XSD}dateTime>")
    return re.findall(r'"[^"]*"(?:\^\^<[^<>]*>)?|<[^<>]*>|[^\s"<>]+', whole)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_header_is_complete(name: str) -> None:
    """A header has an id (the file's name), a question, typed parameters and what it returns."""
    header = header_of(name)
    assert set(header) - {"answers"} == {"id", "question", "params", "returns"}
    assert header["id"] == name
    assert header["question"].endswith("?")
    assert header["returns"]
    for parameter in header["params"].values():
        assert set(parameter) == {"type", "example"}
        assert parameter["type"] in PARAMETER_TYPES


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_library_reads_the_header(name: str) -> None:
    """The library's own reader and a YAML parser find the same parameters and examples."""
    expected = [
        (parameter, facts["type"], _as_list(facts["example"]))
        for parameter, facts in header_of(name)["params"].items()
    ]
    query = load_query(name)
    assert [(p.name, p.type, list(p.examples)) for p in query.parameters] == expected
    assert list(query.answers) == _as_list(header_of(name).get("answers", []))


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_examples_are_what_the_file_runs(name: str) -> None:
    """Each parameter has one VALUES block, nothing else has, and the examples are its terms."""
    query = load_query(name)
    block = re.compile(r"VALUES \?(\w+) \{([^{}]*)\}")
    written = block.findall(query.text)
    assert sorted(found for found, _ in written) == sorted(p.name for p in query.parameters)
    examples = {parameter.name: parameter.examples for parameter in query.parameters}
    bound = dict(block.findall(bind(query, examples)))
    assert {found: _terms(inside) for found, inside in written} == {
        found: _terms(inside) for found, inside in bound.items()
    }


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_does_not_depend_on_the_order_of_loading(name: str) -> None:
    """The same rows come in the same order when the data are loaded the other way round."""
    text = text_of(name)
    assert re.search(r"^ORDER BY \S", text, re.MULTILINE)
    answers = [
        ask_pyoxigraph(Local.from_files(paths), text)
        for paths in (ontology_files(), list(reversed(ontology_files())))
    ]
    assert answers[0] == answers[1]


# -- other days, sizes and offices, written by hand from the same records ------------------------

OTHERS: list[tuple[str, dict[str, Any], str, list[tuple[Any, ...]]]] = [
    # KZ1995-A86-P2: four years, then five; the paragraph of 2026 follows by inference.
    ("paragraph-history", {"provision": "1995:86.2"}, "from until changedBy", [
        (date(1995, 9, 5), date(2007, 5, 21), None),
        (date(2007, 5, 21), date(2026, 7, 1), "id:law-254-III-2007"),
        (date(2026, 7, 1), None, None),
    ]),
    ("paragraph-history", {"provision": "87.6"}, "address from", [
        ("1995:87.6", date(1995, 9, 5)), ("2026:89.6", date(2026, 7, 1)),
    ]),
    ("paragraph-history", {"provision": "2026:89.6"}, "address until", [("2026:89.6", None)]),
    # EXEC-no-confidence: more than 1/2 of 26 is 14, of 30 is 16; at least 2/3 of 25 is 17.
    ("vote-outcome", {"date": "2026-11-22", "total": 26, "votes": [13, 14]},
     "required votes passes rule", [
        (14, 13, False, "id:rule-const2026-akim-no-confidence-2026"),
        (14, 14, True, "id:rule-const2026-akim-no-confidence-2026"),
    ]),
    ("vote-outcome", {"date": "2008-01-01", "total": 30, "votes": 16},
     "fraction required passes address", [("1/2", 16, True, "1995:87.5")]),
    ("vote-outcome", {"date": "1995-09-05", "total": [22, 50], "votes": [15, 34]},
     "total votes required passes", [
        (22, 15, 15, True), (22, 34, 15, True), (50, 15, 34, False), (50, 34, 34, True),
    ]),
    ("vote-outcome", {"date": "1995-09-04"}, "required", []),
    # KZ1995-A87-P5-v1 states no threshold for raising the question.
    ("signatures-required", {"date": "2006-01-01", "total": 25},
     "stated fraction required", [("none-stated", None, None)]),
    ("initiative-outcome", {"date": "2006-01-01"},
     "stated required initiated", [("none-stated", None, None)]),
    ("signatures-required", {"total": [26, 50]}, "total required", [(26, 6), (50, 10)]),
    # KZ1995-A87-P4: consent since 2007, at least two candidates of the President since 2022.
    ("steps-before-decision", {"date": "2010-01-01"},
     "rank stage actor act", [
        ("constitution", "consent", "maslikhat", "consent"),
        ("law", "consent", "maslikhat", "consent"),
    ]),
    ("steps-before-decision", {"date": "2023-01-01", "tier": "capital"}, "stage actor act", [
        ("proposal", "president", "submission"),
        ("consent", "maslikhats-deputies-in-oblast", "consent"),
        ("consent", "maslikhats-deputies-in-oblast", "consent"),
    ]),
    ("steps-before-decision", {"date": "2023-01-01", "tier": "village"}, "stage", []),
    # KZ1995-A87-P4, second sentence: who gives other akims their office, in four wordings.
    ("akim-powers-by-tier", {"date": "1996-01-01", "tier": "village",
                             "matter": "other-akim-appointment"},
     "actor act setBy", [("superior-akim", "appointment", None)]),
    ("akim-powers-by-tier", {"date": "2015-06-01", "tier": "district",
                             "matter": "other-akim-appointment"},
     "rank actor act setBy", [
        ("constitution", None, "appointment", "president"),
        ("constitution", None, "election", "president"),
        ("law", None, "appointment", "president"), ("law", None, "election", "president"),
    ]),
    ("akim-powers-by-tier", {"date": "2021-01-01", "tier": "district",
                             "matter": "other-akim-appointment"},
     "actor act setBy", [(None, "appointment", "law"), (None, "election", "law")]),
    # KZ1995-A87-P4, third sentence: any akim until 2022, then those of the upper level.
    ("akim-powers-by-tier", {"date": "2022-06-07", "tier": "village",
                             "matter": "akim-discretionary-dismissal"},
     "actor act", [("president", "dismissal")]),
    ("akim-powers-by-tier", {"date": "2022-06-08", "tier": "village",
                             "matter": "akim-discretionary-dismissal"}, "actor act", []),
    # L148-A24-P3-v2: since 2023 the chair of the maslikhat has the sheets and checks them.
    ("akim-powers-by-tier", {"date": "2023-01-01", "tier": "oblast",
                             "matter": "akim-no-confidence"},
     "rank stage addressee address maximum", [
        ("constitution", "initiation", None, "1995:87.5", None),
        ("constitution", "adoption", None, "1995:87.5", None),
        ("constitution", "referral", "president", "1995:87.5", None),
        ("law", "initiation", None, "148-II:24.1", None),
        ("law", "collection", "maslikhat-chair", "148-II:24.3", 10),
        ("law", "collection", "maslikhat-chair", "148-II:24.4", 10),
        ("law", "verification", None, "148-II:24.3", 5),
        ("law", "verification", None, "148-II:24.4", 5),
        ("law", "session", None, "148-II:24.5", 1),
        ("law", "quorum", None, "148-II:11.3", None),
        ("law", "adoption", None, "148-II:24.1", None),
        ("law", "adoption", None, "148-II:24.5", None),
        ("law", "referral", "president", "148-II:24.1", None),
        ("law", "decision", None, "148-II:24.6", 10),
        ("law", "decision", None, "148-II:24.7", 10),
        ("law", "repeat-waiting", None, "148-II:24.8", None),
        ("law", "repeat-adoption", None, "148-II:24.8", None),
    ]),
    # LAW-51-VI and LAW-2022-REF: acts that changed other paragraphs than the reform of 2007.
    ("rules-changed-by-act", {"act": "id:law-51-VI-2017"}, "change rule address", [
        ("ended", "id:rule-const1995-maslikhat-early-termination-2007", "1995:86.5"),
        ("opened", "id:rule-const1995-maslikhat-early-termination-2017", "1995:86.5"),
        ("ended", "id:rule-const1995-other-akim-appointment-1998", "1995:87.4"),
        ("opened", "id:rule-const1995-other-akim-appointment-2017", "1995:87.4"),
    ]),
    ("changes-between-days", {"from": "2022-06-07", "to": "2022-06-08"},
     "address kind changedBy", [
        ("1995:23.2", "amended", "id:law-referendum-2022"),
        ("1995:50.3", "amended", "id:law-referendum-2022"),
        ("1995:87.4", "amended", "id:law-referendum-2022"),
        ("1995:87.5", "amended", "id:law-referendum-2022"),
        ("1995:88.4", "amended", "id:law-referendum-2022"),
    ]),
    # Law 126-IV: arts 5(1), 23(2), 24(1), 28(1); Law 101-V: the versions it opened (art. 39-3 was
    # reworded; the wordings before it were not read). Law 453-I: art. 4(1-1) and PC16 (Law 59-V).
    ("changes-between-days", {"from": "2009-01-01", "to": "2013-06-24"},
     "address kind changedBy", [
        ("148-II:19.3", "added", "id:law-101-V-2013"),
        ("148-II:23-1.3", "added", "id:law-101-V-2013"),
        ("148-II:23-1.4", "added", "id:law-101-V-2013"),
        ("148-II:23.2", "amended", "id:law-126-IV-2009"),
        ("148-II:24.1", "amended", "id:law-126-IV-2009"),
        ("148-II:24.3", "added", "id:law-101-V-2013"),
        ("148-II:24.4", "added", "id:law-101-V-2013"),
        ("148-II:24.5", "added", "id:law-101-V-2013"),
        ("148-II:24.6", "added", "id:law-101-V-2013"),
        ("148-II:24.7", "added", "id:law-101-V-2013"),
        ("148-II:24.8", "added", "id:law-101-V-2013"),
        ("148-II:28.1", "amended", "id:law-126-IV-2009"),
        ("148-II:28.1", "amended", "id:law-101-V-2013"),
        ("148-II:32", "amended", "id:law-101-V-2013"),
        ("148-II:39-3.11", "amended", "id:law-101-V-2013"),
        ("148-II:39-3.7", "amended", "id:law-101-V-2013"),
        ("148-II:39-3.9", "amended", "id:law-101-V-2013"),
        ("148-II:5.1", "amended", "id:law-126-IV-2009"),
        ("148-II:9", "amended", "id:law-101-V-2013"),
        ("453-I:4.1-1", "added", "id:law-101-V-2013"),
        ("453-I:7.2", "amended", "id:law-59-V-2012"),
    ]),
    ("changes-between-days", {"from": "2007-05-21", "to": "2007-05-21"}, "address", []),
    # KZ2026-T-akims, -self-government: the same matters in the Constitution of 2026.
    ("where-governed", {"date": "2026-11-22", "matter": "akim-lapse-with-new-president"},
     "rank address", [
        ("constitution", "2026:89.5"), ("law", "148-II:28.2"), ("law", "148-II:28.3"),
    ]),
    ("where-governed", {"date": "2000-01-01"}, "rank address", [("constitution", "1995:87.5")]),
    ("what-a-rule-says", {"date": "2007-05-20", "matter": "maslikhat-term"},
     "address field value", [
        ("148-II:5.1", "object", "maslikhat-powers"), ("148-II:5.1", "stated", "stated"),
        ("148-II:5.1", "term-in-years", "4"), ("148-II:5.1", "tiers", "all"),
        ("1995:86.2", "object", "maslikhat-powers"), ("1995:86.2", "stated", "stated"),
        ("1995:86.2", "term-in-years", "4"), ("1995:86.2", "tiers", "all"),
    ]),
    # CQ007: KZ1995-A5-P1. CQ011: KZ1995-A87-P3.
    ("where-governed", {"date": "2015-06-01", "matter": "ideological-and-political-diversity"},
     "rank address", [("constitution", "1995:5.1")]),
    ("what-a-rule-says", {"date": "2015-06-01", "matter": "akim-position"}, "field value", [
        ("act", "heading"), ("act", "representing"), ("holder", "akim"),
        ("represents", "government"), ("represents", "president"), ("stated", "stated"),
        ("tiers", "all"),
    ]),
    # L148-A10-P2-v1 and -v3: who proposed and who called an extraordinary session.
    ("akim-powers-by-tier", {"date": "2015-06-01", "tier": "district",
                             "matter": "maslikhat-extraordinary-session"},
     "stage actor fraction base maximum unit", [
        ("proposal", "akim", "1/3", "elected-deputies", None, None),
        ("proposal", "maslikhat-deputies", "1/3", "elected-deputies", None, None),
        ("call", "session-chair", None, None, 5, "day"),
    ]),
    ("akim-powers-by-tier", {"date": "2024-06-01", "tier": "district",
                             "matter": "maslikhat-extraordinary-session"},
     "stage actor fraction base maximum unit", [
        ("proposal", "akim", "1/3", "elected-deputies", None, None),
        ("proposal", "maslikhat-deputies", "1/3", "elected-deputies", None, None),
        ("call", "maslikhat-chair", None, None, 5, "working-day"),
    ]),
    ("what-a-rule-says", {"date": "2026-07-01", "matter": "self-government-recognition"},
     "address field value", [
        ("2026:91.1", "act", "settling-local-matters"),
        ("2026:91.1", "holder", "population"),
        ("2026:91.1", "object", "local-matters"),
        ("2026:91.1", "stated", "stated"),
        ("2026:91.1", "tiers", "all"),
    ]),
    # KZ1995-A87-P5-v3 names the levels since 2022-06-08, L148-A24-P1-v3 since 2022-11-16.
    ("dismissal-addressee", {"date": "2022-07-01", "tier": "republican-city"},
     "addressee explicit rank",
     [("president", True, "constitution"), ("president", False, "law")]),
    # EFF-1995, EFF-2007, EFF-2026, L148-A24-P1-v1, -v2: adoption by the whole timeline.
    ("threshold-timeline", {"matter": "akim-no-confidence", "stage": "adoption"},
     "from until comparator fraction rank", [
        (date(1995, 9, 5), date(2007, 5, 21), "at-least", "2/3", "constitution"),
        (date(2001, 1, 23), date(2009, 2, 9), "at-least", "2/3", "law"),
        (date(2007, 5, 21), date(2026, 7, 1), "more-than", "1/2", "constitution"),
        (date(2009, 2, 9), None, "more-than", "1/2", "law"),
        (date(2026, 7, 1), None, "more-than", "1/2", "constitution"),
    ]),
    # law_3_1996 replaced the law of 1991; law_16_1996 had not been adopted yet.
    ("acts-on-topic-by-day", {"date": "1996-06-15"}, "act", [("id:law-3-I-1996",)]),
    ("acts-on-topic-by-day", {"date": "1991-06-26"}, "act", []),
    # decree_2004_district_experiment, decree_1484_2004, decree_555_2013: the last day and the end.
    ("acts-on-topic-by-day", {"date": ["2009-06-17", "2009-06-18"], "topic": "elections"},
     "date act", [
        (date(2009, 6, 17), "id:const-law-2464-1995"), (date(2009, 6, 17), "id:decree-633-2001"),
        (date(2009, 6, 17), "id:decree-1484-2004"), (date(2009, 6, 17), "id:decree-1485-2004"),
        (date(2009, 6, 18), "id:const-law-2464-1995"), (date(2009, 6, 18), "id:decree-633-2001"),
        (date(2009, 6, 18), "id:decree-1484-2004"),
    ]),
    ("acts-on-topic-by-day", {"date": ["2011-05-18", "2011-05-19"], "topic": "elections"},
     "date act", [
        (date(2011, 5, 18), "id:const-law-2464-1995"), (date(2011, 5, 18), "id:decree-633-2001"),
        (date(2011, 5, 18), "id:decree-1484-2004"),
        (date(2011, 5, 19), "id:const-law-2464-1995"), (date(2011, 5, 19), "id:decree-633-2001"),
    ]),
    ("acts-on-topic-by-day", {"date": ["2017-10-11", "2017-10-12"], "topic": "elections"},
     "date act repealedBy", [
        (date(2017, 10, 11), "id:const-law-2464-1995", None),
        (date(2017, 10, 11), "id:decree-633-2001", None),
        (date(2017, 10, 11), "id:decree-555-2013", "id:decree-559-2017"),
        (date(2017, 10, 11), "id:decree-559-2017", None),
        (date(2017, 10, 12), "id:const-law-2464-1995", None),
        (date(2017, 10, 12), "id:decree-633-2001", None),
        (date(2017, 10, 12), "id:decree-559-2017", None),
    ]),
    # KZ1995-A86-P5: the Senate ended a maslikhat's powers early until the reform; old art. 53(7):
    # and voted on the Government with the Mazhilis.
    ("actor-roles", {"actor": "senate"}, "role matter stage from until", [
        ("actor", "government-no-confidence", "adoption-in-senate",
         date(1995, 9, 5), date(2007, 5, 21)),
        ("actor", "maslikhat-early-termination", "decision",
         date(1995, 9, 5), date(2007, 5, 21)),
        ("addressee", "maslikhat-early-termination", "proposal",
         date(2001, 1, 23), date(2009, 2, 9)),
        ("actor", "maslikhat-early-termination", "decision",
         date(2001, 1, 23), date(2009, 2, 9)),
    ]),
    # LAW-51-VI: no bound but the edition of 2019 is known, so 2018 is unsettled.
    ("governing-rule-by-day", {"date": "2018-01-01", "matter": "maslikhat-early-termination"},
     "stage settled otherRule", [
        ("consultation", False, "id:rule-const1995-maslikhat-early-termination-2007"),
        ("decision", False, "id:rule-const1995-maslikhat-early-termination-2007"),
        ("consultation", False, "id:rule-law-148-II-maslikhat-early-termination-2009"),
        ("decision", False, "id:rule-law-148-II-maslikhat-early-termination-2009"),
    ]),
]  # fmt: skip


def test_the_reform_of_a_constitution_succeeds_paragraph_by_paragraph(
    knowledge_store: Local, knowledge_graph: rdflib.Graph, oxigraph_endpoint: str
) -> None:
    """On 1 July 2026, 36 of 37 units are succeeded; 5(5) ends without a successor, 6(5) is new.

    The paragraphs on the Mazhilis end too: the dossier maps no article on Parliament.
    """
    days = {"from": "2026-06-30", "to": "2026-07-01"}
    names, rows = _asked(
        "changes-between-days", days, knowledge_store, knowledge_graph, oxigraph_endpoint
    )
    found = [dict(zip(names, row, strict=True)) for row in rows]
    found = [row for row in found if row["changedBy"] == "id:const2026"]
    assert len([row for row in found if row["kind"] == "succeeded"]) == 36
    assert {(row["address"], row["kind"]) for row in found if row["kind"] != "succeeded"} == {
        ("1995:5.5", "repealed"), ("2026:6.5", "added"), ("1995:50.3", "repealed"),
        ("1995:51.1", "repealed"), ("1995:56.2", "repealed"),
    }  # fmt: skip
    assert ("1995:87.5", "id:const2026-art89-par5-2026") in {
        (row["address"], row["after"]) for row in found
    }


@pytest.mark.parametrize(("name", "values", "columns", "expected"), OTHERS)
def test_other_parameters_give_other_answers(
    name: str,
    values: dict[str, Any],
    columns: str,
    expected: Rows,
    knowledge_store: Local,
    knowledge_graph: rdflib.Graph,
    oxigraph_endpoint: str,
) -> None:
    """A question asked of another day, size or office is answered by the law of that case."""
    names, rows = _asked(name, values, knowledge_store, knowledge_graph, oxigraph_endpoint)
    places = [names.index(column) for column in columns.split()]
    assert [tuple(row[place] for place in places) for row in rows] == expected


def _asked(
    name: str, values: Mapping[str, Any], store: Local, graph: rdflib.Graph, url: str
) -> Answer:
    """Ask all three engines and give their common answer."""
    text = bind(load_query(name), values)
    answer = ask_pyoxigraph(store, text)
    assert ask_rdflib(graph, text) == answer
    assert ask_endpoint(url, text) == answer
    return answer


def test_on_the_day_of_the_reform_the_version_is_unsettled(knowledge_store: Local) -> None:
    """On 21 May 2007 the versions of that day are unsettled, on 22 May they are not."""
    settled = {}
    for day in ("2007-05-21", "2007-05-22"):
        text = bind(load_query("in-force-on-day"), {"date": day})
        names, rows = ask_pyoxigraph(knowledge_store, text)
        found = [dict(zip(names, row, strict=True)) for row in rows]
        settled[day] = {row["address"] for row in found if row["settled"]}
    assert settled["2007-05-22"] - settled["2007-05-21"] == {
        "1995:5.1", "1995:5.2", "1995:50.3", "1995:51.1", "1995:56.2", "1995:86.2",
        "1995:86.5", "1995:87.4", "1995:87.5", "1995:89.2", "1995:89.3",
    }  # fmt: skip


# -- an invented second conflict -----------------------------------------------------------------


def test_the_same_query_finds_an_invented_conflict(conflict_graph: rdflib.Graph) -> None:
    """Two invented decrees against a law are found as well, exactly where their values differ."""
    names, real = golden(GOLDEN / "norm-conflicts.csv")
    invented_names, invented = golden(CONFLICT_ROWS)
    assert names == invented_names
    store = Local.from_files([*ontology_files(), CONFLICT])
    expected = (names, sorted(real + invented, key=lambda row: str(row[0])))
    assert ask_pyoxigraph(store, text_of("norm-conflicts")) == expected
    assert ask_rdflib(conflict_graph, text_of("norm-conflicts")) == expected


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("id:rank-presidential-decree", "id:rank-law", "invented-timber"),
        (
            "kz:numerator 1 ;\n    kz:denominator 2",
            "kz:numerator 60 ;\n    kz:denominator 100",
            "3/5",
        ),
        ("id:tier-group-rural-level", "id:tier-group-upper-level", "superior-akim"),
        ("2015-01-01T", "2020-01-01T", "decree-two:3.1"),
    ],
    ids=["equal-rank", "equal-fraction", "other-tier", "after-the-end"],
)
def test_a_conflict_needs_rank_tier_day_and_different_values(old: str, new: str, lost: str) -> None:
    """Without one of its conditions an invented conflict is not found."""
    text = CONFLICT.read_text(encoding="utf-8")
    assert old in text
    changed = _with_invented(text.replace(old, new))
    assert any(lost in row for row in _with_invented(text))
    assert not any(lost in row for row in changed)


def _with_invented(turtle: str) -> Rows:
    """Find the conflicts when the bundled data hold an invented file too."""
    store = Local.from_files(ontology_files())
    store.triples().load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return ask_pyoxigraph(store, text_of("norm-conflicts"))[1]
