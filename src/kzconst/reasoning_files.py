"""Data files that are reasoned over together with terms and law.

They are read as all data files are (`rdf_reading`); imports are never followed, and a file that
imports what is not there is refused, for what it means would be another thing without. Not here:
what of them a reasoner is given (`reasoning_data`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pyoxigraph import DefaultGraph, NamedNode, Store

from kzconst.data_files import law_files
from kzconst.errors import DataError
from kzconst.kb import KnowledgeBase
from kzconst.rdf_reading import data_files, read_bytes, read_store
from kzconst.reasoning_data import OWL, TYPE, digest
from kzconst.stores import Local

ONTOLOGY = NamedNode(OWL + "Ontology")
IMPORTS = NamedNode(OWL + "imports")
VERSION = NamedNode(OWL + "versionIRI")


def open_with(paths: Sequence[str | Path]) -> KnowledgeBase:
    """Open terms and law together with data files.

    Args:
        paths: Files or folders.

    Returns:
        The knowledge base of all.

    Raises:
        DataError: A file cannot be read, is hostile, or imports what is not there.
    """
    store = read_store(law_files())
    if paths:
        known = _ontologies(store)
        given = read_store(paths)
        _refuse_imports(given, known)
        store.extend(given.quads_for_pattern(None, None, None, DefaultGraph()))
    return KnowledgeBase(Local(store))


def content_of(paths: Sequence[str | Path]) -> bytes:
    """Name the content of terms and law together with data files, without reading triples.

    Args:
        paths: Files or folders.

    Returns:
        A digest of all their bytes, and of the places that relative names in them stand for.

    Raises:
        DataError: A file cannot be read.
    """
    given = [file for path in paths for file in data_files(path)]
    places = [str(Path(file).absolute()) for file in given]
    parts = [read_bytes(file) for file in (*map(str, law_files()), *given)]
    return digest(*(place.encode() for place in places), *parts).encode()


def _refuse_imports(given: Store, known: set[object]) -> None:
    known = known | _ontologies(given)
    for quad in given.quads_for_pattern(None, IMPORTS, None, DefaultGraph()):
        if quad.object not in known:
            raise DataError(
                f"the data import {_shown(quad.object)}, which is not followed: give that file "
                "too, or remove the import"
            )
        if quad.object == quad.subject:
            raise DataError(f"{_shown(quad.object)} imports itself: remove the import")


def _ontologies(store: Store) -> set[object]:
    """Give the names of the ontologies that are there, with those of their versions."""
    names: set[object] = {
        quad.subject for quad in store.quads_for_pattern(None, TYPE, ONTOLOGY, DefaultGraph())
    }
    versions = store.quads_for_pattern(None, VERSION, None, DefaultGraph())
    return names | {quad.object for quad in versions if quad.subject in names}


def _shown(iri: object) -> str:
    """Write an IRI shortly; of a file only its name, for the rest says where this runs."""
    text = iri.value if isinstance(iri, NamedNode) else str(iri)
    parts = urlsplit(text)
    return parts.path.rpartition("/")[2] if parts.scheme == "file" else f"<{text[:150]}>"
