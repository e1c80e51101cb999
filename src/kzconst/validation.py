"""Integrity of the data: SHACL shapes and query checks, in one report.

A shape says what one individual must have; a check is a query of which every row is a violation,
for what compares individuals or days with each other. The identifier of a shape is the last part
of its IRI, that of a check is the name of its file, and no two are equal. Not here: the shapes
(`ontology/shapes`), the checks (`queries/checks`), and OWL reasoning.

The shapes use SHACL core constraints only, on a copy of the data in the memory of rdflib: measured
on 7,700 triples, 0.2 seconds, where the same shapes on an Oxigraph store behind rdflib took 12.
What compares numbers or days of two individuals is a check instead, which Oxigraph answers itself.
"""

from __future__ import annotations

import functools
import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

from kzconst.data_files import query_dir, shape_files
from kzconst.errors import DataError
from kzconst.stores import Local

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

SHACL = "http://www.w3.org/ns/shacl#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
CHECKS = "checks"
VIOLATION = "violation"
NAMELESS = "goes together with something that has no IRI; give it one to see more"


@dataclass(frozen=True, order=True)
class Violation:
    """One defect of the data: which check or shape found it, about what, and what is wrong.

    Attributes:
        check: Identifier of the shape or query check.
        subject: IRI of the individual or term that is at fault.
        message: What is wrong, in English.
        severity: `violation`, `warning` or `info`.
    """

    check: str
    subject: str
    message: str
    severity: str = VIOLATION


@dataclass(frozen=True)
class ValidationReport:
    """All violations found, and how much was asked.

    Attributes:
        violations: The violations, by check, subject and message.
        shapes: Number of SHACL shapes applied.
        checks: Number of query checks run.

    Example:
        >>> ValidationReport(violations=(), shapes=1, checks=1).conforms
        True
    """

    violations: tuple[Violation, ...]
    shapes: int
    checks: int

    @property
    def conforms(self) -> bool:
        """Tell whether nothing was found."""
        return not self.violations


def validate(store: Local) -> ValidationReport:
    """Check data against all bundled shapes and query checks.

    Args:
        store: The data with their terms in the default graph; nothing is written to it.

    Returns:
        The report; its violations are sorted and each is named once.

    Raises:
        DataError: The data hold what rdflib cannot, or the installation is broken.

    Example:
        >>> from kzconst.data_files import ontology_files
        >>> validate(Local.from_files(ontology_files())).conforms
        True
    """
    shapes = _shapes_graph(shape_files())
    checks = check_files()
    found = {*_shape_violations(store.store, shapes), *_check_violations(store, checks)}
    return ValidationReport(tuple(sorted(found)), len(_identifiers(shapes)), len(checks))


def check_files() -> list[Path]:
    """List the bundled query checks.

    Returns:
        Paths of all `*.rq` files of `queries/checks`, sorted.

    Raises:
        DataError: There are none, so the installation is broken.

    Example:
        >>> "versions-overlap" in [path.stem for path in check_files()]
        True
    """
    files = sorted((query_dir() / CHECKS).glob("*.rq"))
    if not files:
        raise DataError("the bundled query checks are missing; install kzconst again")
    return files


def shape_identifiers() -> list[str]:
    """List the identifiers of the bundled SHACL shapes.

    Returns:
        The last parts of the IRIs of all shapes that have one, sorted.

    Raises:
        DataError: There are none, so the installation is broken.

    Example:
        >>> "threshold-at-most-one" in shape_identifiers()
        True
    """
    return _identifiers(_shapes_graph(shape_files()))


def _shapes_graph(paths: Iterable[Path]) -> pyoxigraph.Store:
    """Read the shapes."""
    shapes = pyoxigraph.Store()
    for path in paths:
        shapes.load(path=str(path))
    if not len(shapes):
        raise DataError("the bundled shapes are missing; install kzconst again")
    return shapes


def _identifiers(shapes: pyoxigraph.Store) -> list[str]:
    """Name the shapes with an IRI; nested shapes have none and are parts of these."""
    kinds = (pyoxigraph.NamedNode(SHACL + name) for name in ("NodeShape", "PropertyShape"))
    subjects = (
        quad.subject for kind in kinds for quad in shapes.quads_for_pattern(None, None, kind)
    )
    return sorted(
        _identifier(one.value) for one in subjects if isinstance(one, pyoxigraph.NamedNode)
    )


def _identifier(iri: str) -> str:
    """Shorten the IRI of a shape to its identifier."""
    return iri.rpartition("/")[2]


def _check_violations(store: Local, paths: Iterable[Path]) -> Iterator[Violation]:
    """Run the query checks; every row is a violation."""
    for path in paths:
        for row in store.select(path.read_text(encoding="utf-8")):
            # A blank node has no text, and so the detail that would quote it is unbound.
            message = row["detail"].value if "detail" in row else NAMELESS
            yield Violation(path.stem, row["subject"].value, message)


def _shape_violations(store: pyoxigraph.Store, shapes: pyoxigraph.Store) -> Iterator[Violation]:
    """Apply the shapes; a value at fault is quoted after the message of its shape."""
    # Imported late: rdflib and pyshacl would cost every other command half a second.
    import pyshacl
    import rdflib

    with _rdflib_switches():
        data, shacl = _in_memory(_spoken_of(store, shapes)), _in_memory(shapes)
        _, results, _ = pyshacl.validate(data, shacl_graph=shacl)
    if not isinstance(results, rdflib.Graph):
        raise DataError(f"the shapes could not be applied: {results}; report this as a defect")
    sh = rdflib.Namespace(SHACL)
    for result in results.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus, value = results.value(result, sh.focusNode), results.value(result, sh.value)
        message = str(results.value(result, sh.resultMessage))
        quoted = "" if value in (None, focus) else f" Found: {value}"
        yield Violation(
            check=_identifier(str(results.value(result, sh.sourceShape))),
            subject=str(focus),
            message=message + quoted,
            severity=str(results.value(result, sh.resultSeverity)).removeprefix(SHACL).lower(),
        )


@contextmanager
def _rdflib_switches() -> Iterator[None]:
    """Keep what pyshacl switches globally in rdflib from lasting, and rdflib from chatting."""
    import rdflib

    normalize = rdflib.NORMALIZE_LITERALS
    # rdflib logs or warns of every ill-typed literal; shapes and checks report those.
    chatter = logging.getLogger("rdflib.term")
    disabled = chatter.disabled
    chatter.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        rdflib.NORMALIZE_LITERALS = normalize
        chatter.disabled = disabled


def _spoken_of(store: pyoxigraph.Store, shapes: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """Give the statements whose property the shapes name, and those about classes."""
    properties = {pyoxigraph.NamedNode(RDF_TYPE), pyoxigraph.NamedNode(SUBCLASS)}
    properties |= {quad.object for quad in shapes if isinstance(quad.object, pyoxigraph.NamedNode)}
    for one in properties:
        yield from store.quads_for_pattern(None, one, None, pyoxigraph.DefaultGraph())


def _in_memory(quads: Iterable[pyoxigraph.Quad]) -> rdflib.Graph:
    """Copy statements into the memory of rdflib, term by term as they are."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    term = functools.cache(_term)
    for quad in quads:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _term(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | object) -> Node:
    """Give a term to rdflib without letting it rewrite `Z` as `+00:00`."""
    import rdflib

    match term:
        case pyoxigraph.NamedNode(value=iri):
            return rdflib.URIRef(iri)
        case pyoxigraph.BlankNode(value=name):
            return rdflib.BNode(name)
        case pyoxigraph.Literal(value=text, language=str(language)):
            return rdflib.Literal(text, lang=language, normalize=False)
        case pyoxigraph.Literal(value=text, datatype=datatype):
            datatype_iri = rdflib.URIRef(datatype.value)
            return rdflib.Literal(text, datatype=datatype_iri, normalize=False)
    raise DataError(f"{term} is a statement about a statement, which is not used here; remove it")
