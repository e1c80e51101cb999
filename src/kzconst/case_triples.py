"""Data that are suspected of contradicting the law, as a reasoner reads them beside it.

Unlike the law that is given to a reasoner (`reasoning_data`) they keep their doctrine, since a
claim among the rules is just such a contradiction. Not here: the check (`explanations`).
"""

from __future__ import annotations

import pyoxigraph
from pyoxigraph import DefaultGraph, Triple

from kzconst.errors import DataError
from kzconst.reasoning_data import ANNOTATION_PROPERTY, ANNOTATIONS, OWL, TYPE

HEADER = OWL + "Ontology"


def case_triples(case: pyoxigraph.Store, *, terms: pyoxigraph.Store) -> str:
    r"""Write data without annotations and headers.

    Args:
        case: The data.
        terms: What declares the annotation properties that the data use.

    Returns:
        N-Triples, sorted.

    Raises:
        DataError: The data use what OWL does not have.

    Example:
        >>> from pyoxigraph import RdfFormat, Store
        >>> store = Store()
        >>> store.load(b"<a:a> <a:b> <a:c> .", RdfFormat.TURTLE)
        >>> case_triples(store, terms=Store())
        '<a:a> <a:b> <a:c> .\n'
    """
    left_out: set[object] = set(ANNOTATIONS)
    for store in (case, terms):
        quads = store.quads_for_pattern(None, TYPE, ANNOTATION_PROPERTY, DefaultGraph())
        left_out.update(quad.subject for quad in quads)
    lines = []
    for quad in case.quads_for_pattern(None, None, None, DefaultGraph()):
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            raise DataError("the data have triples about triples, which OWL does not; remove them")
        if quad.predicate not in left_out and getattr(quad.object, "value", "") != HEADER:
            lines.append(f"{quad.subject} {quad.predicate} {quad.object} .\n")
    return "".join(sorted(lines))
