"""The law as a graph of ELI (European Legislation Identifier): acts, subdivisions, versions, texts.

The queries in `queries/export/` say what becomes what; every IRI stays the one of this knowledge
base, so that all it knows of a provision is one join away. Days are `xsd:date`, and the last day in
force is counted in, as ELI wants it. Left out is what ELI has no word for (rules, thresholds,
confidence). Not here: the merged ontology (`export`), and how terms relate (`ontology/alignments`).
"""

from __future__ import annotations

import pyoxigraph
from pyoxigraph import NamedNode, QueryTriples, RdfFormat, Store, Triple

from kzconst.data_files import query_dir
from kzconst.errors import DataError
from kzconst.queries import SUFFIX, read_query
from kzconst.rdf_reading import read_bytes

FOLDER = "export"
ELI = "http://data.europa.eu/eli/ontology#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAMESPACES = {
    "concept": "https://w3id.org/kzconst/vocab/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": ELI,
    "id": "https://w3id.org/kzconst/id/",
    "language": "http://publications.europa.eu/resource/authority/language/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def eli_export(store: Store) -> bytes:
    """Write what ELI can say of the law, in Turtle.

    Args:
        store: The data.

    Returns:
        The document, the same for the same data.

    Raises:
        DataError: The queries are missing, so the installation is broken.

    Example:
        >>> from kzconst.data_files import law_files
        >>> from kzconst.rdf_reading import read_store
        >>> document = eli_export(read_store(law_files())).decode()
        >>> 'eli:date_no_longer_in_force "2007-05-20"^^xsd:date' in document
        True
    """
    triples = sorted(eli_triples(store), key=_place)
    document = pyoxigraph.serialize(triples, format=RdfFormat.TURTLE, prefixes=NAMESPACES)
    assert document is not None  # pyoxigraph gives nothing only when it writes to a file
    return document


def eli_triples(store: Store) -> set[Triple]:
    """Derive the triples of ELI from the law.

    Args:
        store: The data.

    Returns:
        The triples; none has a blank node.

    Raises:
        DataError: The queries are missing, so the installation is broken.

    Example:
        >>> eli_triples(Store())
        set()
    """
    found: set[Triple] = set()
    for text in _queries():
        answer = store.query(text)
        assert isinstance(answer, QueryTriples)  # every file is a CONSTRUCT query; a test says so
        found.update(answer)
    return found


def _queries() -> list[str]:
    """Read the queries, in the order of their names."""
    files = sorted((query_dir() / FOLDER).glob(f"*{SUFFIX}"))
    if not files:
        raise DataError("the queries of the ELI export are missing; install kzconst again")
    return [read_query(read_bytes(str(file)), file.name).text for file in files]


def _place(triple: Triple) -> tuple[str, bool, str]:
    """Order triples by their subject, the type first, as everybody writes it."""
    return (str(triple.subject), triple.predicate != TYPE, str(triple))
