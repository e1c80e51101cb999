"""Everything as one merged ontology, in the formats that other tools read.

The header comes from the data: from the root ontology, which has an `owl:versionIRI` and which no
other one imports. All other headers and all imports are left out. Not here: which files are loaded
(shapes and alignments never are, so they are never exported), and how the law is put into the words
of ELI (`eli_export`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple

from kzconst.errors import DataError, ParameterError
from kzconst.parameters import PREFIXES

EXPORT_FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "xml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
ELI_FORMAT = "eli"
OWL = "http://www.w3.org/2002/07/owl#"
ONTOLOGY = NamedNode(OWL + "Ontology")
IMPORTS = NamedNode(OWL + "imports")
VERSION = NamedNode(OWL + "versionIRI")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAMESPACES = {
    **PREFIXES,
    "owl": OWL,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
}


def export(store: Store, format: str) -> bytes:
    """Write the default graph of a store as one ontology.

    Args:
        store: The data.
        format: `ttl`, `nt`, `xml` (RDF/XML) or `jsonld`; `eli` instead gives what ELI can say of
            the law, in Turtle.

    Returns:
        The document, the same for the same data.

    Raises:
        ParameterError: The format is unknown.
        DataError: More than one ontology could be the root.

    Example:
        >>> from kzconst.data_files import ontology_files
        >>> from kzconst.rdf_reading import read_store
        >>> export(read_store(ontology_files()), "nt").count(b"owl#Ontology>")
        1
    """
    if format == ELI_FORMAT:
        from kzconst.eli_export import eli_export

        return eli_export(store)
    if format not in EXPORT_FORMATS:
        names = ", ".join((*EXPORT_FORMATS, ELI_FORMAT))
        raise ParameterError(f"no format {format!r}; use one of {names}")
    triples = _sorted_triples(merged(store))
    document = pyoxigraph.serialize(
        triples, format=EXPORT_FORMATS[format], prefixes=dict(NAMESPACES)
    )
    assert document is not None  # pyoxigraph gives nothing only when it writes to a file
    return document if document.endswith(b"\n") else document + b"\n"


def merged(store: Store) -> list[Quad]:
    """Give the triples of a store with one ontology header.

    Args:
        store: The data; its default graph is taken.

    Returns:
        All triples except `owl:imports` and those about ontologies other than the root. Data
        without any ontology header get none.

    Raises:
        DataError: More than one ontology could be the root.

    Example:
        >>> merged(Store())
        []
    """
    quads = list(store.quads_for_pattern(None, None, None, DefaultGraph()))
    headers = {quad.subject for quad in quads if (quad.predicate, quad.object) == (TYPE, ONTOLOGY)}
    left_out = headers - {_root(quads, headers)}
    kept = [quad for quad in quads if quad.predicate != IMPORTS and quad.subject not in left_out]
    return _without_orphans(kept, quads)


def write_file(path: Path, document: bytes, *, force: bool) -> None:
    """Write a file whole or not at all.

    Args:
        path: The file.
        document: Its content.
        force: Replace the file where it exists.

    Raises:
        ParameterError: It exists and is not to be replaced, or it cannot be written.

    Example:
        >>> import tempfile
        >>> folder = tempfile.TemporaryDirectory()
        >>> file = Path(folder.name, "all.nt")
        >>> write_file(file, b"one", force=False)
        >>> write_file(file, b"two", force=True)
        >>> file.read_bytes()
        b'two'
        >>> folder.cleanup()
    """
    target = os.path.realpath(path)
    if os.path.lexists(target) and not os.path.isfile(target):
        raise ParameterError(f"{path} is no regular file; name another file")
    if os.path.exists(target) and not force:
        raise ParameterError(f"{path} exists; name another file, or replace it with --force")
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:100]}.{os.getpid()}.tmp")
    try:
        with open(temporary, "xb") as file:
            file.write(document)
        os.replace(temporary, target)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        reason = error.strerror or str(error)
        raise ParameterError(f"{path} cannot be written: {reason}; name another file") from error


def _root(quads: Iterable[Quad], headers: AbstractSet[object]) -> object:
    """Find the ontology whose header stays: one with a version that no other ontology imports."""
    imported = {quad.object for quad in quads if quad.predicate == IMPORTS}
    with_version = {quad.subject for quad in quads if quad.predicate == VERSION}
    roots = headers - imported
    # Data of other people may state no version.
    roots = roots & with_version or roots
    if len(roots) > 1:
        names = ", ".join(sorted(map(str, roots))[:5])
        raise DataError(
            f"more than one root ontology: {names}; state owl:versionIRI for one of them only, or "
            "let it import the others"
        )
    return next(iter(roots), None)


def _without_orphans(kept: list[Quad], before: list[Quad]) -> list[Quad]:
    """Leave out what was said of blank nodes that only left-out triples mentioned."""
    mentioned = {quad.object for quad in before if isinstance(quad.object, BlankNode)}
    while True:
        still = {quad.object for quad in kept if isinstance(quad.object, BlankNode)}
        orphans = mentioned - still
        remaining = [quad for quad in kept if quad.subject not in orphans]
        if len(remaining) == len(kept):
            return kept
        kept = remaining


def _sorted_triples(quads: list[Quad]) -> list[Triple]:
    """Order triples, the header first, with names of blank nodes that depend on the data only."""
    dataset = pyoxigraph.Dataset(quads)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    triples = [quad.triple for quad in dataset]
    header = {triple.subject for triple in triples if triple.object == ONTOLOGY}
    # The type first, as everybody writes it.
    return sorted(
        triples,
        key=lambda triple: (
            triple.subject not in header,
            isinstance(triple.subject, BlankNode),
            str(triple.subject),
            triple.predicate != TYPE,
            str(triple),
        ),
    )
