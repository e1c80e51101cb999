"""What a reasoner is given: terms and law without annotations, as N-Triples that never change.

Left out are labels and everything else that is an annotation, ontology headers and imports (so
that nothing is ever fetched), doctrine and the glossary: none of it means anything to a reasoner.
Not here: the reasoners (`reasoning`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kzconst.errors import DataError

if TYPE_CHECKING:
    from kzconst.records import Records

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
KZ = "https://w3id.org/kzconst/ontology/"
TYPE = NamedNode(RDF + "type")
SUBCLASS = NamedNode(RDFS + "subClassOf")
ANNOTATION_PROPERTY = NamedNode(OWL + "AnnotationProperty")
# Annotation properties that need no declaration.
ANNOTATIONS = frozenset(
    NamedNode(name)
    for name in (
        *(RDFS + name for name in ("label", "comment", "seeAlso", "isDefinedBy")),
        *(
            OWL + name
            for name in (
                "imports",
                "versionInfo",
                "versionIRI",
                "priorVersion",
                "backwardCompatibleWith",
                "incompatibleWith",
                "deprecated",
            )
        ),
    )
)
# What is of one of these types is left out whole: annotations of axioms, headers, the glossary.
TYPES_LEFT_OUT = (
    *(OWL + name for name in ("Ontology", "Axiom", "Annotation")),
    *(SKOS + name for name in ("Concept", "ConceptScheme", "Collection")),
)
# The class over all that is said in the literature.
DOCTRINE = NamedNode(KZ + "DoctrineEntity")

Node = NamedNode | BlankNode
Object = NamedNode | BlankNode | Literal | Triple
Row = tuple[Node, NamedNode, Object]


def reasoner_data(kb: Records) -> bytes:
    """Give the terms and the law of a knowledge base to a reasoner.

    Args:
        kb: The knowledge base; data of a remote one are downloaded.

    Returns:
        N-Triples in UTF-8, the same bytes for the same content.

    Raises:
        DataError: The data use what OWL does not have.
        EndpointError: A remote store's data could not be downloaded.

    Example:
        >>> import kzconst
        >>> data = reasoner_data(kzconst.open(layer="law"))
        >>> b"DoctrineEntity" in data, b"rdf-schema#label" in data
        (True, False)
    """
    return triples_for_reasoner(kb.store.triples())


def triples_for_reasoner(store: pyoxigraph.Store) -> bytes:
    """Give the triples of a store that mean something to a reasoner.

    Args:
        store: The data; its default graph is taken.

    Returns:
        N-Triples in UTF-8, sorted, with names of blank nodes that depend on the content only.

    Raises:
        DataError: The data use what OWL does not have.

    Example:
        >>> from pyoxigraph import Store
        >>> store = Store()
        >>> store.load(b"<a:a> <a:b> [ <a:c> <a:d> ] .", pyoxigraph.RdfFormat.TURTLE)
        >>> print(triples_for_reasoner(store).decode(), end="")
        <a:a> <a:b> _:b0 .
        _:b0 <a:c> <a:d> .
    """
    names = _names_of_blank_nodes(rows := _meaningful(store))
    lines = sorted(f"{_text(s, names)} {p} {_text(o, names)} .\n" for s, p, o in rows)
    return "".join(lines).encode()


def digest(*parts: bytes) -> str:
    """Name a content.

    Args:
        *parts: Bytes; where one ends and the next begins matters.

    Returns:
        A SHA-256 in hexadecimal.

    Example:
        >>> digest(b"a", b"b") == digest(b"ab")
        False
    """
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8))
        whole.update(part)
    return whole.hexdigest()


# -- what is left out -----------------------------------------------------------------------


def _meaningful(store: pyoxigraph.Store) -> list[Row]:
    """Give what is no annotation, no header, no doctrine and no glossary."""
    annotations = ANNOTATIONS | _subjects(store, ANNOTATION_PROPERTY)
    subjects: set[object] = set(annotations)
    for name in TYPES_LEFT_OUT:
        subjects |= _subjects(store, NamedNode(name))
    for one in _classes_below(store, DOCTRINE):
        subjects |= _subjects(store, one)
    quads = list(store.quads_for_pattern(None, None, None, DefaultGraph()))
    rows = [
        _row(quad)
        for quad in quads
        if quad.predicate not in annotations and quad.subject not in subjects
    ]
    return _without_orphans(rows, quads)


def _row(quad: Quad) -> Row:
    if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
        raise DataError("the data have triples about triples, which OWL does not; remove them")
    return (quad.subject, quad.predicate, quad.object)


def _without_orphans(rows: list[Row], before: Iterable[Quad]) -> list[Row]:
    """Leave out what was said of blank nodes that only left-out triples mentioned."""
    mentioned = {quad.object for quad in before if isinstance(quad.object, BlankNode)}
    while True:
        still = {row[2] for row in rows if isinstance(row[2], BlankNode)}
        orphans = mentioned - still
        remaining = [row for row in rows if row[0] not in orphans]
        if len(remaining) == len(rows):
            return rows
        rows = remaining


def _subjects(store: pyoxigraph.Store, kind: NamedNode) -> set[object]:
    return {quad.subject for quad in store.quads_for_pattern(None, TYPE, kind, DefaultGraph())}


def _classes_below(store: pyoxigraph.Store, top: NamedNode) -> set[NamedNode]:
    found: set[NamedNode] = set()
    left = [top]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            below = store.quads_for_pattern(None, SUBCLASS, one, DefaultGraph())
            left += [quad.subject for quad in below if isinstance(quad.subject, NamedNode)]
    return found


# -- names of blank nodes -------------------------------------------------------------------


def _names_of_blank_nodes(rows: list[Row]) -> dict[Object, str]:
    """Number blank nodes by what is said of them and, between equals, by where they stand.

    Class expressions and lists are trees, so looking downwards tells them apart; two equal trees
    may change places without any difference. Linear, whatever the data.
    """
    below: dict[Object, list[Row]] = defaultdict(list)
    for row in rows:
        if isinstance(row[0], BlankNode):
            below[row[0]].append(row)
    shapes = _shapes(below)

    def order(row: Row) -> tuple[str, str]:
        return str(row[1]), shapes.get(row[2]) or str(row[2])

    pointed_at = {row[2] for row in rows}
    named = [row for row in rows if isinstance(row[0], NamedNode) and row[2] in shapes]
    named.sort(key=lambda row: (str(row[0]), *order(row)))
    roots = sorted((one for one in below if one not in pointed_at), key=shapes.__getitem__)
    # Last what only a circle of blank nodes reaches; their names may change.
    left = [*(row[2] for row in named), *roots, *below]
    left.reverse()
    names: dict[Object, str] = {}
    while left:
        one = left.pop()
        if one not in names:
            names[one] = f"_:b{len(names)}"
            inner = [row for row in below[one] if row[2] in shapes]
            left += [row[2] for row in sorted(inner, key=order, reverse=True)]
    return names


def _shapes(below: dict[Object, list[Row]]) -> dict[Object, str]:
    """Describe every blank node by a digest of all that hangs below it."""
    shapes: dict[Object, str] = {}
    for root in _all_blank(below):
        left: list[tuple[Object, bool]] = [(root, False)]
        open_: set[Object] = set()
        while left:
            one, done = left.pop()
            if one in shapes:
                continue
            inner = below.get(one, ())
            if not done and one not in open_:
                open_.add(one)
                left.append((one, True))
                left += [(row[2], False) for row in inner if isinstance(row[2], BlankNode)]
            elif done:
                said = sorted(f"{p} {shapes.get(o, '') or _bare(o)}" for _, p, o in inner)
                shapes[one] = digest(*(line.encode() for line in said))
    return shapes


def _all_blank(below: dict[Object, list[Row]]) -> Iterator[Object]:
    for one, rows in list(below.items()):
        yield one
        yield from (row[2] for row in rows if isinstance(row[2], BlankNode))


def _bare(term: Object) -> str:
    """Write a term; a blank node that points back at itself has no other name."""
    return "_:" if isinstance(term, BlankNode) else str(term)


def _text(term: Object, names: dict[Object, str]) -> str:
    """Write a term; a blank node of which nothing is said has a name of its own."""
    if isinstance(term, BlankNode):
        return names.setdefault(term, f"_:b{len(names)}")
    return str(term)
