"""Integrity: the bundled data are valid, and every shape and check has something it refuses.

An invalid example in `tests/invalid` is a patch of the bundled data. Its leading comments say why
it is wrong, which shape or check must find that (`# expect:`), and which statements go before its
own are added (`# remove:` subject, predicate and object with the prefixes of the file; `*` as
object removes every value).

To keep this quick, an example is a patch of an extract: one that touches no doctrine of all that
such examples name, and one that does of some claims (`SEEDS`); with all that belongs to either.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.query import ResultRow

from kzconst.data_files import law_files, shape_files
from kzconst.queries import read_query
from kzconst.stores import Local
from kzconst.validation import (
    ValidationReport,
    Violation,
    check_files,
    shape_identifiers,
    validate,
)

INVALID = Path(__file__).parent / "invalid"
SHACL = "http://www.w3.org/ns/shacl#"
CHECKS = {path.stem: path for path in check_files()}
SHAPES = shape_identifiers()
ANYTHING = "*"
KZ = "https://w3id.org/kzconst/ontology/"
ID = "https://w3id.org/kzconst/id/"
CONCEPT = "https://w3id.org/kzconst/vocab/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
# Claims with a computed verdict and a focus, with a cited provision, with a reference, and with a
# verdict that rests on nothing; the tension of the first; a term and its broader terms.
SEEDS = (
    *(f"{ID}claim-{code}" for code in ("C205", "C143", "C040", "C033")),
    f"{ID}tension-T01",
    f"{CONCEPT}akim-oblast",
)
# What belongs to something although only it says so.
BELONGING = frozenset(
    KZ + name
    for name in (
        "expressedIn",
        "isContentOf",
        "isLocatorOf",
        "isReadingOf",
        "isStageOf",
        "isThresholdOf",
        "isVerdictOn",
    )
)
# Links between terms that would bring in the whole glossary.
LOOSE = frozenset(SKOS + name for name in ("hasTopConcept", "related"))


@dataclass(frozen=True)
class Example:
    """A patch of the bundled data that must be found for exactly one reason."""

    path: Path
    expected: str
    removals: tuple[str, ...]


def _example(path: Path) -> Example:
    """Read the leading comments of an example."""
    comments = re.findall(r"^# (expect|remove): (.+)$", path.read_text(encoding="utf-8"), re.M)
    (expected,) = [value for key, value in comments if key == "expect"]
    return Example(path, expected, tuple(value for key, value in comments if key == "remove"))


@dataclass(frozen=True)
class Bases:
    """What examples are patches of, and the individuals and terms that doctrine describes."""

    law: Local
    law_extract: Local
    extract: Local
    doctrine: frozenset[str]

    def of(self, example: Example) -> Local:
        """Choose the extract of doctrine for an example that names something of it."""
        text = example.path.read_text(encoding="utf-8")
        names = {prefix + name for prefix, name in _names(text)}
        return self.law_extract if self.doctrine.isdisjoint(names) else self.extract


def _names(text: str) -> Iterator[tuple[str, str]]:
    """Find the individuals and terms that an example names, in its comments or statements."""
    for prefix, name in re.findall(r"\b(id|concept):([\w-]+)", text):
        yield {"id": ID, "concept": CONCEPT}[prefix], name


@pytest.fixture(scope="session")
def bases(knowledge_store: Local) -> Bases:
    """Give the law alone, and the extracts of it and of everything."""
    law = Local.from_files(law_files())
    beside = set(knowledge_store.store) - set(law.store)
    doctrine = {
        quad.subject.value for quad in beside if isinstance(quad.subject, pyoxigraph.NamedNode)
    }
    named = {
        prefix + name
        for example in EXAMPLES
        for prefix, name in _names(example.path.read_text(encoding="utf-8"))
    }
    known = {quad.subject.value for quad in law.store if _is_data(quad.subject)}
    return Bases(
        law,
        _extract(law.store, named & known),
        _extract(knowledge_store.store, SEEDS),
        frozenset(doctrine),
    )


def _extract(store: pyoxigraph.Store, seeds: Iterable[str]) -> Local:
    """Keep all terms of the ontology, the seeds, and all that these need to be valid."""
    kept: set[pyoxigraph.NamedNode] = set()
    waiting = [pyoxigraph.NamedNode(iri) for iri in seeds]
    waiting += {
        quad.object for quad in store if _is_data(quad.object) and not _is_data(quad.subject)
    }
    while waiting:
        one = waiting.pop()
        if one not in kept:
            kept.add(one)
            waiting += _needed(store, one)
    quads = [
        quad
        for quad in store
        if (quad.subject in kept or not _is_data(quad.subject))
        and (quad.object in kept or quad.predicate.value not in LOOSE)
    ]
    copy = pyoxigraph.Store()
    copy.bulk_extend(quads)
    return Local(copy)


def _needed(store: pyoxigraph.Store, one: pyoxigraph.NamedNode) -> Iterator[pyoxigraph.NamedNode]:
    """Give what an individual or term names, and what belongs to it."""
    for quad in store.quads_for_pattern(one, None, None):
        if quad.predicate.value not in LOOSE and isinstance(quad.object, pyoxigraph.NamedNode):
            yield from [quad.object] if _is_data(quad.object) else []
    for quad in store.quads_for_pattern(None, None, one):
        if quad.predicate.value in BELONGING and isinstance(quad.subject, pyoxigraph.NamedNode):
            yield quad.subject


def _is_data(term: object) -> bool:
    """Tell individuals and terms of the glossary from what the ontology declares."""
    return isinstance(term, pyoxigraph.NamedNode) and term.value.startswith((ID, CONCEPT))


def _patched(store: Local, example: Example) -> Local:
    """Copy a store, remove what the example removes and add what it says."""
    copy = pyoxigraph.Store()
    copy.bulk_extend(store.store)
    parser = pyoxigraph.parse(path=str(example.path))
    added = list(parser)
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in parser.prefixes.items())
    for removal in example.removals:
        for quad in _matching(copy, prefixes, removal):
            copy.remove(quad)
    copy.extend(added)
    return Local(copy)


def _matching(store: pyoxigraph.Store, prefixes: str, removal: str) -> list[pyoxigraph.Quad]:
    """Find the statements that a removal names; an outdated example names none."""
    anything = removal.endswith(f" {ANYTHING}")
    statement = removal.removesuffix(ANYTHING) + "[]" if anything else removal
    (triple,) = pyoxigraph.parse(prefixes + statement + " .", format=pyoxigraph.RdfFormat.TURTLE)
    found = store.quads_for_pattern(
        triple.subject, triple.predicate, None if anything else triple.object
    )
    matching = list(found)
    assert matching, f"nothing to remove: {removal}"
    return matching


EXAMPLES = [_example(path) for path in sorted(INVALID.glob("*.ttl"))]
FIRST_OF_CHECK = {one.expected: one for one in reversed(EXAMPLES) if one.expected in CHECKS}


@pytest.fixture
def patched(request: pytest.FixtureRequest, bases: Bases) -> Local:
    """Give a copy of an extract with one invalid example applied."""
    example: Example = request.param
    return _patched(bases.of(example), example)


@pytest.fixture(scope="module")
def rdflib_bases(bases: Bases) -> Iterator[Mapping[int, rdflib.Graph]]:
    """Give both extracts in the memory of rdflib, whose literals stay as they are written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        yield {id(one): _rdflib_graph(one.store) for one in (bases.law_extract, bases.extract)}


def _rdflib_graph(quads: Iterable[pyoxigraph.Quad]) -> rdflib.Graph:
    """Copy statements to the memory of rdflib."""
    triples = (quad.triple for quad in quads)
    content = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert content is not None
    return rdflib.Graph().parse(data=content.decode("utf-8"), format="nt")


def test_bundled_data_have_no_violation(knowledge_store: Local) -> None:
    """What the project publishes violates no shape and no check."""
    report = validate(knowledge_store)
    assert report.violations == ()
    assert (report.shapes, report.checks) == (len(SHAPES), len(CHECKS))


def test_extracts_have_no_violation(bases: Bases) -> None:
    """Whatever an example is found for, it is not for what an extract leaves out."""
    for extract in (bases.law_extract, bases.extract):
        assert validate(extract).violations == ()
        assert len(extract.store) < len(bases.law.store) / 2


@pytest.mark.parametrize(
    ("patched", "expected"),
    [(example, example.expected) for example in EXAMPLES],
    ids=[example.path.stem for example in EXAMPLES],
    indirect=["patched"],
)
def test_invalid_example_fails_for_exactly_its_reason(patched: Local, expected: str) -> None:
    """An invalid example violates the shape or check that it names, and no other."""
    report = validate(patched)
    assert {violation.check for violation in report.violations} == {expected}, report.violations
    assert not report.conforms


@pytest.mark.parametrize("identifier", [*SHAPES, *CHECKS])
def test_every_shape_and_check_has_an_invalid_example(identifier: str) -> None:
    """No shape and no check is unable to fail."""
    assert any(example.expected == identifier for example in EXAMPLES)


def test_examples_name_shapes_and_checks_that_exist() -> None:
    """No example is left over from a shape or check that is gone."""
    assert {example.expected for example in EXAMPLES} <= {*SHAPES, *CHECKS}


def test_identifiers_are_unique() -> None:
    """An identifier in a report means one shape or one check."""
    counts = Counter([*SHAPES, *CHECKS])
    assert [identifier for identifier, count in counts.items() if count > 1] == []


def test_shapes_use_core_constraints_and_have_names() -> None:
    """Whatever has a target has an IRI and an English message; no shape needs SPARQL."""
    shapes = pyoxigraph.Store()
    for path in shape_files():
        shapes.load(path=str(path))
    rows = shapes.query(
        f"""PREFIX sh: <{SHACL}>
        SELECT ?shape WHERE {{
          VALUES ?target {{ sh:targetClass sh:targetObjectsOf sh:targetSubjectsOf }}
          ?shape ?target ?any .
          FILTER(ISBLANK(?shape)
            || NOT EXISTS {{ ?shape sh:message ?text . FILTER(LANG(?text) = "en") }})
        }}"""
    )
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    assert list(rows) == []
    assert not list(shapes.quads_for_pattern(None, pyoxigraph.NamedNode(SHACL + "sparql"), None))


@pytest.mark.parametrize("identifier", CHECKS)
def test_check_file_is_one_sorted_question(identifier: str, knowledge_store: Local) -> None:
    """A check is named like its file, asks one question, takes nothing and sorts its rows."""
    check = read_query(CHECKS[identifier].read_bytes(), identifier)
    assert check.id == identifier
    assert check.question.endswith("?")
    assert check.returns.startswith("one row per ")
    assert not check.parameters
    assert re.search(r"^ORDER BY \?subject", check.text, re.M)
    rows = knowledge_store.query(check.text)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    assert [variable.value for variable in rows.variables] == ["subject", "detail"]


@pytest.mark.parametrize("expected", FIRST_OF_CHECK)
def test_checks_give_the_same_rows_on_rdflib(
    expected: str, bases: Bases, rdflib_bases: Mapping[int, rdflib.Graph]
) -> None:
    """A check finds the same violations on rdflib's own engine."""
    example = FIRST_OF_CHECK[expected]
    base = bases.of(example)
    patched = _patched(base, example)
    graph = rdflib_bases[id(base)]
    text = CHECKS[expected].read_text(encoding="utf-8")
    before, after = set(base.store), set(patched.store)
    removed, added = _rdflib_graph(before - after), _rdflib_graph(after - before)
    graph -= removed
    graph += added
    try:
        found = [row for row in graph.query(text) if isinstance(row, ResultRow)]
    finally:
        graph -= added
        graph += removed
    ours = {(row["subject"].value, row["detail"].value) for row in patched.select(text)}
    assert {(str(row.subject), str(row.detail)) for row in found} == ours != set()


def test_validation_leaves_data_and_switches_as_they_were(knowledge_store: Local) -> None:
    """Validation writes nothing to the data, and rdflib normalises literals as before."""
    before, switch = len(knowledge_store.store), rdflib.NORMALIZE_LITERALS
    try:
        for normalize in (False, True):
            rdflib.NORMALIZE_LITERALS = normalize
            validate(knowledge_store)
            assert normalize is rdflib.NORMALIZE_LITERALS
    finally:
        rdflib.NORMALIZE_LITERALS = switch
    assert len(knowledge_store.store) == before


def test_ill_typed_values_are_reported_and_not_logged(
    knowledge_store: Local, capfd: pytest.CaptureFixture[str]
) -> None:
    """An impossible value is a violation; nothing about it is written beside the report."""
    (example,) = [one for one in EXAMPLES if one.path.stem == "yes-instead-of-true"]
    assert not validate(_patched(knowledge_store, example)).conforms
    assert capfd.readouterr() == ("", "")


def test_importing_validation_is_cheap() -> None:
    """The engines of rdflib and SHACL are loaded when something is validated, not before."""
    code = (
        "import sys, kzconst.validation;"
        "print([name for name in ('rdflib', 'pyshacl', 'oxrdflib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_empty_data_have_no_violation() -> None:
    """Shapes and checks judge what is there; they demand no law by name."""
    assert validate(Local(pyoxigraph.Store())).conforms


def test_blank_nodes_are_judged_like_individuals(knowledge_store: Local) -> None:
    """A violation that involves a nameless individual is reported, and not an error."""
    copy = pyoxigraph.Store()
    copy.bulk_extend(knowledge_store.store)
    copy.update(
        """PREFIX kz: <https://w3id.org/kzconst/ontology/>
        INSERT { ?act kz:hasTopic [ a kz:Matter ] } WHERE { ?act a kz:LegalAct }"""
    )
    found = {one.check for one in validate(Local(copy)).violations}
    assert found == {"wrong-kind-of-value", "label", "code"}


def test_report_is_sorted_and_names_each_violation_once(knowledge_store: Local) -> None:
    """Two runs over the same data give the same report, in order and without repetition."""
    copy = pyoxigraph.Store()
    copy.bulk_extend(knowledge_store.store)
    for path in [one.path for one in EXAMPLES]:
        copy.load(path=str(path))
    first, second = validate(Local(copy)), validate(Local(copy))
    assert first == second
    assert list(first.violations) == sorted(set(first.violations))
    assert len(first.violations) > 1


def test_report_with_a_violation_does_not_conform() -> None:
    """A report conforms only when it holds nothing."""
    violation = Violation("check", "https://example.org/one", "is wrong")
    assert not ValidationReport((violation,), shapes=1, checks=1).conforms
