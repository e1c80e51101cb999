"""The alignments are apart, inside OWL 2 DL, and name only terms that exist on both sides.

Terms of ELI are looked up in the ontology as published, where that is at hand; those of the other
vocabularies in the lists that rdflib carries. Whether an alignment is true is for its author to
know; the tests hold fast what would be false. Not here: the ELI export (`test_eli_export`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib import ORG, OWL, PROV, RDF, RDFS, SKOS, TIME

from kzconst.data_files import ALIGNMENTS, files_kept_apart, ontology_dir, ontology_files

KZ = "https://w3id.org/kzconst/ontology/"
ELI = "http://data.europa.eu/eli/ontology#"
ELI_PUBLISHED = Path(__file__).parents[2] / "shared" / "vocab" / "eli-1.5.rdf"
VOCABULARIES = {"org": ORG, "prov": PROV, "skos": SKOS, "time": TIME}
ALIGNED = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
FILES = files_kept_apart(ALIGNMENTS)


def graph_of(*files: Path) -> rdflib.Graph:
    """Read Turtle files into one graph."""
    graph = rdflib.Graph()
    for file in files:
        graph.parse(file)
    return graph


TERMS = graph_of(*sorted((ontology_dir() / "terms").glob("*.ttl")))


def pairs(file: Path) -> Iterator[tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef]]:
    """Give what a file aligns: our term, how, and the other term."""
    graph = graph_of(file)
    for how in ALIGNED:
        for ours, other in graph.subject_objects(how):
            assert isinstance(ours, rdflib.URIRef)
            assert isinstance(other, rdflib.URIRef)
            yield ours, how, other


def test_one_file_for_each_vocabulary() -> None:
    """ELI, ORG, PROV-O, OWL-Time and SKOS have a file each, and the catalog knows it."""
    assert [file.stem for file in FILES] == ["eli", "org", "prov", "skos", "time"]
    catalog = (ontology_dir() / "catalog-v001.xml").read_text(encoding="utf-8")
    for file in FILES:
        assert f'name="{KZ}alignments/{file.stem}" uri="alignments/{file.name}"' in catalog


def test_nothing_imports_or_loads_an_alignment() -> None:
    """No file of the knowledge base is an alignment or imports one."""
    assert not set(FILES) & set(ontology_files())
    for file in ontology_files():
        for quad in pyoxigraph.parse(path=str(file)):
            assert f"{KZ}alignments/" not in str(quad.object), file


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_our_side_exists_and_is_of_the_same_kind(file: Path) -> None:
    """Each of our terms is declared; classes meet classes, properties properties of their kind."""
    graph = graph_of(file)
    found = list(pairs(file))
    assert found
    for ours, how, other in found:
        assert str(ours).startswith(KZ)
        [kind] = [kind for kind in KINDS if (ours, RDF.type, kind) in TERMS]
        [kind_of_other] = [kind for kind in KINDS if (other, RDF.type, kind) in graph]
        if how in (RDFS.subClassOf, RDFS.subPropertyOf):
            assert kind == kind_of_other
        else:
            assert (kind == OWL.Class) == (kind_of_other == OWL.Class)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_stubs_say_nothing_but_their_kind(file: Path) -> None:
    """Of a foreign term a file says what it is and nothing more."""
    graph = graph_of(file)
    foreign = {other for _, _, other in pairs(file)} | {SKOS.closeMatch, SKOS.relatedMatch}
    for term in foreign:
        assert {predicate for predicate, _ in graph.predicate_objects(term)} <= {RDF.type}


@pytest.mark.parametrize("stem", VOCABULARIES)
def test_the_other_side_exists(stem: str) -> None:
    """Each term of ORG, PROV-O, OWL-Time and SKOS is one of its vocabulary."""
    [file] = [file for file in FILES if file.stem == stem]
    for _, _, other in pairs(file):
        assert other in VOCABULARIES[stem]


def test_the_terms_of_eli_exist() -> None:
    """Each term of ELI is in ELI 1.5 as published, as what the stub says."""
    if not ELI_PUBLISHED.is_file():
        absent = "ELI 1.5 is not at hand (../shared/vocab)"
        if os.environ.get("CI"):
            pytest.fail(absent)
        pytest.skip(absent)
    published = graph_of(ELI_PUBLISHED)
    [file] = [file for file in FILES if file.stem == "eli"]
    stubs = graph_of(file)
    for _, _, other in pairs(file):
        assert str(other).startswith(ELI)
        [kind] = stubs.objects(other, RDF.type)
        assert (other, RDF.type, kind) in published


def test_alignments_that_would_be_false_are_not_made() -> None:
    """No day is a narrower property of a date, and no kind of office a narrower class of a post."""
    narrower = {
        (ours.removeprefix(KZ), other)
        for file in FILES
        for ours, how, other in pairs(file)
        if how in (RDFS.subClassOf, RDFS.subPropertyOf)
    }
    assert not {ours for ours, _ in narrower} & {
        "inForceFrom",
        "inForceUntil",
        "adoptedOn",
        "Office",
        "Body",
        "Commencement",
    }
    assert ("LegalAct", rdflib.URIRef(ELI + "LegalResource")) not in narrower
    assert ("ChangeEvent", ORG.ChangeEvent) not in narrower
    assert ("ProvisionVersion", TIME.Interval) not in narrower


def test_the_alignments_are_inside_owl_2_dl() -> None:
    """With the terms that they import they are inside the profile, consistent, each class possible.

    A class of ours below two disjoint ones of theirs would not show: stubs say nothing.
    """
    command = [sys.executable, str(Path(__file__).parent / "owlapi_check.py"), "--owlapi", "4"]
    command += ["--catalog", str(ontology_dir() / "catalog-v001.xml"), *map(str, FILES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    reports = json.loads(done.stdout)
    assert [Path(report["file"]).name for report in reports] == [file.name for file in FILES]
    assert all(report["consistent"] and report["loaded"] > 5 for report in reports)
