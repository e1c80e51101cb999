"""What Protégé shows: labels and definitions of everything, headers, the README's SPARQL queries.

That Protégé can load, reason over and save the files is in test_owlapi.py.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

import kzconst
from kzconst.data_files import ontology_files
from kzconst.stores import Local

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SPARQL = re.findall(r"~~~sparql\n(.*?)~~~", README, re.DOTALL)
PREFIXES = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
OURS = "FILTER(STRSTARTS(STR(?thing), 'https://w3id.org/kzconst/')) "
IN_ONE_LANGUAGE = "VALUES ?language { 'en' 'ru' 'kk' } FILTER NOT EXISTS "
ENTITIES = f"?thing a ?kind . {OURS} FILTER(?kind != owl:Ontology) "
TERMS = (
    "VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty "
    f"rdfs:Datatype skos:Concept }} ?thing a ?kind . {OURS}"
)


def has(annotation: str) -> str:
    """The pattern of an annotation in the language of the row."""
    return f"{{ ?thing {annotation} ?text . FILTER(LANG(?text) = ?language) }}"


def rows(store: Store, pattern: str) -> list[str]:
    """The things and languages that a pattern finds."""
    found = store.query(f"{PREFIXES} SELECT DISTINCT ?thing ?language WHERE {{ {pattern} }}")
    assert isinstance(found, QuerySolutions)
    return [f"{row['thing']} {row['language']}" for row in found]


@pytest.fixture(scope="module")
def store() -> Store:
    """Everything that the root file for law and doctrine imports."""
    everything = Store()
    for file in ontology_files():
        everything.load(path=file, format=RdfFormat.TURTLE)
    return everything


def test_everything_has_a_label_in_each_language(store: Store) -> None:
    """No class, property, individual or concept is shown by its IRI, in any language."""
    assert rows(store, f"{ENTITIES} {IN_ONE_LANGUAGE} {has('rdfs:label')}") == []
    assert len(rows(store, f"{ENTITIES} BIND('en' AS ?language)")) > 3_000


def test_no_language_has_two_labels(store: Store) -> None:
    """Protégé would show either."""
    two = "?thing rdfs:label ?text , ?other . FILTER(LANG(?text) = LANG(?other) && ?text != ?other)"
    assert rows(store, f"{two} BIND(LANG(?text) AS ?language)") == []


def test_every_term_has_a_definition_in_each_language(store: Store) -> None:
    """No class, property or concept goes without a definition, in any language."""
    assert rows(store, f"{TERMS} {IN_ONE_LANGUAGE} {has('skos:definition')}") == []
    assert len(rows(store, f"{TERMS} BIND('en' AS ?language)")) > 300


@pytest.mark.parametrize("annotation", ["rdfs:label", "skos:definition"])
def test_a_missing_annotation_is_found(store: Store, annotation: str) -> None:
    """The query tells a thing without the annotation in one language."""
    copy = Store()
    copy.extend(store)
    copy.update(
        f"{PREFIXES} PREFIX kz: <https://w3id.org/kzconst/ontology/> "
        f"DELETE {{ kz:Rule {annotation} ?text }} WHERE "
        f"{{ kz:Rule {annotation} ?text FILTER(LANG(?text) = 'kk') }}"
    )
    found = rows(copy, f"{TERMS} {IN_ONE_LANGUAGE} {has(annotation)}")
    assert found == ['<https://w3id.org/kzconst/ontology/Rule> "kk"']


@pytest.mark.parametrize("name", ["law", "kzconst"])
def test_the_headers_of_the_roots(name: str) -> None:
    """Title, description, licence, versions, creators and dates are there, and agree."""
    root = Store()
    root.load(path=ROOT / "ontology" / f"{name}.ttl", format=RdfFormat.TURTLE)
    facts: dict[str, list[str]] = {}
    for quad in root:
        facts.setdefault(quad.predicate.value.split("#")[-1].split("/")[-1], []).append(
            getattr(quad.object, "value", "")
        )
    version = kzconst.__version__
    assert facts["versionInfo"] == [version]
    assert [iri.rsplit("/", 1) for iri in facts["versionIRI"] + facts["priorVersion"]] == [
        [facts["versionIRI"][0].rsplit("/", 1)[0], number] for number in (version, "0.1.0")
    ]
    assert facts["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert (len(facts["title"]), len(facts["description"])) == (3, 3)
    assert facts["creator"]
    assert "T00:00:00Z" in facts["created"][0] <= facts["modified"][0]


def test_the_version_is_said_once() -> None:
    """The package, its metadata and the changelog name the same version."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert tomllib.load(file)["project"]["version"] == kzconst.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", changelog, re.MULTILINE)[0] == kzconst.__version__


@pytest.mark.parametrize("number", range(3))
def test_the_sparql_queries_for_protege(number: int, knowledge_store: Local) -> None:
    """Each query of the README's section on Protégé finds something."""
    assert len(SPARQL) == 3
    assert knowledge_store.select(SPARQL[number])
