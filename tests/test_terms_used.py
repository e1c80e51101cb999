"""Every class and property of the ontology is there for a question that somebody can ask.

A property is used when a query names it; one with a `kz:fieldCode` also when a query asks for the
typed fields by that code, as `rule-fields` does. A class is used when a query names it, when a used
property has it as domain or range, when its individuals are values of a used property, or, having
no individuals of its own, through a narrower class. Comments and headers do not count, nor do the
checks. Not here: terms of which no statement is asserted because a reasoner finds them (their file
says so, and the first test holds it to that), and what the answers are (`test_questions`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph
import pytest

from kzconst.data_files import ontology_dir, query_dir
from kzconst.stores import Local

KZ = "https://w3id.org/kzconst/ontology/"
INFERENCES = "inferences.ttl"
FIELD_CODE = "fieldCode"
# Terms that no query names, and why they are there all the same.
ALLOWED: Mapping[str, str] = {
    "hasPremiseConfidence": "says of a premise of the reasoner how sure it is",
    "isEditionOf": "compares editions with versions in the checks (edition-of-another-act, ...)",
    "isKindOf": "lets a reasoner apply to an office what holds for a wider kind of it",
    "isTextOf": "tells the checks that a locator counts in a text of its claim's publication",
    "isWithin": "transitive form of isPartOf; queries write the path isPartOf+",
    "lineCount": "bounds the lines of locators in the check locator-outside-text",
    "questionName": "names what a reasoner is asked for, which no query can find",
    "shareInThreeHundredths": "a fraction as a whole number, which a reasoner can compare",
    "speaksOf": "wider than cites and statesUncited, which queries tell apart",
}
PREFIXES = f"""PREFIX kz: <{KZ}>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
PROPERTIES = """SELECT DISTINCT ?term WHERE {
  VALUES ?kind { owl:AnnotationProperty owl:DatatypeProperty owl:ObjectProperty } ?term a ?kind }"""
CLASSES = "SELECT ?term WHERE { ?term a owl:Class }"
FIELDS = "SELECT ?term WHERE { ?term kz:fieldCode ?code }"
# Unions count with each of their classes.
DOMAINS_AND_RANGES = """SELECT DISTINCT ?property ?term WHERE {
  ?property (rdfs:domain|rdfs:range)/(owl:unionOf/rdf:rest*/rdf:first)? ?term }"""
VALUES = "SELECT DISTINCT ?property ?term WHERE { ?any ?property ?value . ?value a ?term }"
WITH_INDIVIDUALS = "SELECT DISTINCT ?term WHERE { ?any a ?term }"
NARROWER = "SELECT ?narrower ?term WHERE { ?narrower rdfs:subClassOf+ ?term }"


@dataclass(frozen=True)
class Terms:
    """All terms by local name: classes, properties, and those that are used by a query."""

    classes: frozenset[str]
    properties: frozenset[str]
    used: frozenset[str]


@pytest.fixture(scope="module")
def terms(knowledge_store: Local) -> Terms:
    """Find out which terms the queries use."""
    properties = _names(knowledge_store, PROPERTIES)
    classes = _names(knowledge_store, CLASSES)
    named = _named_by_queries()
    used = named & properties
    if FIELD_CODE in named:
        used |= _names(knowledge_store, FIELDS)
    reached = named & classes
    for query in (DOMAINS_AND_RANGES, VALUES):
        reached |= {one for via, one in _pairs(knowledge_store, query, "property") if via in used}
    empty = classes - _names(knowledge_store, WITH_INDIVIDUALS)
    reached |= {
        one
        for narrower, one in _pairs(knowledge_store, NARROWER, "narrower")
        if one in empty and narrower in reached
    }
    return Terms(classes, properties, used | (reached & classes))


def _named_by_queries() -> frozenset[str]:
    """Give the terms that stand in queries, outside their comments."""
    found: set[str] = set()
    for path in query_dir().glob("*.rq"):
        lines = path.read_text(encoding="utf-8").splitlines()
        code = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
        found.update(re.findall(r"\bkz:(\w+)", code))
    return frozenset(found)


def _names(store: Local, query: str) -> frozenset[str]:
    """Answer a query for terms by their local names; terms of other vocabularies are left out."""
    values = (row["term"].value for row in store.select(PREFIXES + query))
    return frozenset(one.removeprefix(KZ) for one in values if one.startswith(KZ))


def _pairs(store: Local, query: str, first: str) -> set[tuple[str, str]]:
    """Answer a query for pairs of terms by their local names."""
    rows = store.select(PREFIXES + query)
    return {(row[first].value.removeprefix(KZ), row["term"].value.removeprefix(KZ)) for row in rows}


def _inferred() -> frozenset[str]:
    """Give the terms of which a reasoner finds the members."""
    path = ontology_dir() / "terms" / INFERENCES
    declared = pyoxigraph.parse(path=str(path)) if path.is_file() else ()
    subjects = {quad.subject.value for quad in declared if _is_term(quad.subject)}
    return frozenset(one.removeprefix(KZ) for one in subjects)


def _is_term(term: object) -> bool:
    return isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(KZ)


def test_of_inferred_terms_nothing_is_asserted(knowledge_store: Local) -> None:
    """What is left out below for being inferred has no statement that a query could find."""
    store = knowledge_store.store
    rdf_type = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for name in _inferred():
        term = pyoxigraph.NamedNode(KZ + name)
        assert next(store.quads_for_pattern(None, term, None), None) is None, name
        assert next(store.quads_for_pattern(None, rdf_type, term), None) is None, name


def test_every_term_is_used_by_a_question(terms: Terms) -> None:
    """A class or property that no question needs is not there, but for those with a reason."""
    unused = (terms.classes | terms.properties) - terms.used - _inferred() - set(ALLOWED)
    assert not unused, f"no question uses {', '.join(sorted(unused))}"


def test_every_exception_is_one(terms: Terms) -> None:
    """A term that a question uses needs no reason, and no reason outlives its term."""
    assert set(ALLOWED) <= terms.classes | terms.properties
    assert sorted(set(ALLOWED) & terms.used) == []
