"""The export is one ontology with one header, the same bytes for the same data, and all of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Store

from kzconst.errors import DataError, ParameterError
from kzconst.export import EXPORT_FORMATS, IMPORTS, ONTOLOGY, TYPE, export, merged, write_file
from kzconst.stores import Local

PREFIXES = "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix : <a:> .\n"
TWO_FILES = PREFIXES + (
    ":all a owl:Ontology ; owl:versionIRI :all1 ; owl:imports :part ; :title 'all' .\n"
    ":all :by [ :n 1 ] .\n"
    ":part a owl:Ontology ; owl:versionIRI :part1 ; :title 'part' ; :by [ :n [ :n 2 ] ] .\n"
    ":Thing a owl:Class ; owl:equivalentClass [ owl:complementOf :Other ] .\n"
)


def store_of(turtle: str) -> Store:
    """Load Turtle into a new store."""
    store = Store()
    store.load(turtle.encode(), pyoxigraph.RdfFormat.TURTLE)
    return store


def canonical(store: Store) -> set[str]:
    """Give the triples of a store with names of blank nodes that depend on the data only."""
    dataset = pyoxigraph.Dataset(store)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


@pytest.mark.parametrize("format", EXPORT_FORMATS)
def test_knowledge_survives_every_format(format: str, knowledge_store: Local) -> None:
    """Reading the document back gives all triples but headers and imports, which leave one."""
    source = knowledge_store.triples()
    read = Store()
    read.load(export(source, format), EXPORT_FORMATS[format])
    headers = [quad.subject for quad in read.quads_for_pattern(None, TYPE, ONTOLOGY)]
    assert [str(header) for header in headers] == ["<https://w3id.org/kzconst/ontology>"]
    assert not list(read.quads_for_pattern(None, IMPORTS, None))
    others = {quad.subject for quad in source.quads_for_pattern(None, TYPE, ONTOLOGY)}
    others -= set(headers)
    expected = Store()
    expected.extend(
        quad for quad in source if quad.subject not in others and quad.predicate != IMPORTS
    )
    assert canonical(read) == canonical(expected)


@pytest.mark.parametrize("format", EXPORT_FORMATS)
def test_same_bytes_in_every_process(format: str) -> None:
    """Two processes that load the same data write the same bytes."""
    script = (
        "import hashlib, sys\n"
        "from kzconst.data_files import ontology_files\n"
        "from kzconst.export import export\n"
        "from kzconst.rdf_reading import read_store\n"
        f"print(hashlib.sha256(export(read_store(ontology_files()), {format!r})).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_header_is_that_of_the_root() -> None:
    """The header that stays has a version and is imported by none; the others leave no trace."""
    (quads, text) = (merged(store_of(TWO_FILES)), export(store_of(TWO_FILES), "ttl").decode())
    assert {str(quad.subject) for quad in quads if quad.object == ONTOLOGY} == {"<a:all>"}
    assert "'part'" not in text
    assert "part" not in text
    # The blank nodes: one of the kept header, one of the class.
    assert len({quad.subject for quad in quads if not isinstance(quad.subject, NamedNode)}) == 2


def test_header_comes_first() -> None:
    """A reader meets the header before anything else."""
    lines = export(store_of(TWO_FILES), "nt").decode().splitlines()
    assert lines[0] == (
        "<a:all> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<http://www.w3.org/2002/07/owl#Ontology> ."
    )


@pytest.mark.parametrize(
    ("turtle", "header"),
    [
        (":x a owl:Ontology .", "<a:x>"),
        (":x a owl:Ontology ; owl:versionIRI :v . :y a owl:Ontology .", "<a:x>"),
        (":x a owl:Ontology ; owl:imports :y . :y a owl:Ontology ; owl:versionIRI :v .", "<a:x>"),
        (":x a owl:Class .", None),
    ],
)
def test_root_is_found_in_the_data(turtle: str, header: str | None) -> None:
    """A version decides among those that nobody imports; without any header there is none."""
    quads = merged(store_of(PREFIXES + turtle))
    found = [str(quad.subject) for quad in quads if quad.object == ONTOLOGY]
    assert found == ([] if header is None else [header])


def test_two_roots_are_an_error() -> None:
    """Where two ontologies could be the root, nobody guesses."""
    turtle = ":x a owl:Ontology ; owl:versionIRI :v . :y a owl:Ontology ; owl:versionIRI :w ."
    with pytest.raises(DataError, match="<a:x>, <a:y>; state owl:versionIRI for one of them only"):
        export(store_of(PREFIXES + turtle), "ttl")


def test_named_graphs_are_not_exported() -> None:
    """Only the default graph is the knowledge."""
    store = store_of("<a:a> <a:b> 1 .")
    store.add(
        pyoxigraph.Quad(NamedNode("a:x"), NamedNode("a:y"), NamedNode("a:z"), NamedNode("a:g"))
    )
    assert [quad.graph_name for quad in merged(store)] == [DefaultGraph()]


def test_unknown_format() -> None:
    """A format that does not exist is refused with those that do."""
    with pytest.raises(ParameterError, match="use one of ttl, nt, xml, jsonld"):
        export(Store(), "csv")


def test_file_is_not_replaced_without_being_asked(tmp_path: Path) -> None:
    """An existing file stays as it is without force, and is replaced with it."""
    path = tmp_path / "all.ttl"
    write_file(path, b"one", force=False)
    with pytest.raises(ParameterError, match=r"exists; .* replace it with --force"):
        write_file(path, b"two", force=False)
    assert path.read_bytes() == b"one"
    write_file(path, b"two", force=True)
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["all.ttl"]


def test_link_is_followed(tmp_path: Path) -> None:
    """Writing through a link writes what it points to, and leaves the link."""
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_file(tmp_path / "link", b"one", force=False)
    assert (tmp_path / "target").read_bytes() == b"one"
    with pytest.raises(ParameterError, match="exists"):
        write_file(tmp_path / "link", b"two", force=False)


def test_what_cannot_be_written(tmp_path: Path) -> None:
    """A folder, a missing folder and a pipe are refused, with force as well, and leave nothing."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "none" / "all.ttl", tmp_path / "pipe"):
        for force in (False, True):
            with pytest.raises(ParameterError, match="name another file"):
                write_file(path, b"one", force=force)
    assert os.listdir(tmp_path) == ["pipe"]
