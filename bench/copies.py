"""Knowledge bases of ten and a hundred times the size, made of renamed copies of the recorded law.

A copy has every individual that the law files record (acts, provisions, versions, events, rules,
stages, thresholds, readings, matters, sources) under an IRI of its own, and addresses and codes of
its own: so a question about the original has the same answer in a store of any size. What a larger
knowledge base would not have more of is shared: the terms, and the lists of values and institutions
to which all copies refer. Copies are never written. Not here: measuring (`size`).
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kzconst.data_files import law_files, ontology_dir

KZ = "https://w3id.org/kzconst/ontology/"
ID = "https://w3id.org/kzconst/id/"
SHARED_FILES = ("values.ttl", "institutions.ttl")
# Stands for the number of the copy in the one text of which all copies are made. No IRI of the law
# ends in it: "-1" alone would make article 32-1 of article 32.
NUMBER = "copy00number00"
OWN_TEXTS = frozenset({f"{KZ}addressPrefix", "http://www.w3.org/2004/02/skos/core#notation"})
ADDRESS = f"{KZ}address"
# There is one horizon and one work that an address without a work means.
UNIQUE = frozenset({f"{KZ}knowledgeHorizon", f"{KZ}isDefaultWork"})


def original() -> Store:
    """The bundled law with all terms, as the commands about the law open it."""
    store = Store()
    for path in law_files():
        store.bulk_load(path=str(path))
    return store


def enlarged(factor: int) -> Store:
    """The law with so many copies that it has `factor` times the triples, or more."""
    store = original()
    wanted = len(store) * factor
    copy = template(path for path in law_files() if _is_copied(path))
    number = 0
    while len(store) < wanted:
        number += 1
        text = copy.replace(NUMBER.encode(), f"copy{number}".encode())
        store.bulk_load(text, format=RdfFormat.N_TRIPLES)
    return store


def template(paths: Iterable[Path]) -> bytes:
    """The statements of a copy as N-Triples, with `NUMBER` where the number of the copy goes."""
    law = Store()
    for path in paths:
        law.bulk_load(path=str(path))
    copied = {
        quad.subject
        for quad in law
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ID)
    }
    triples = [
        Triple(_renamed(quad.subject), quad.predicate, _value(quad, copied))
        for quad in law
        if isinstance(quad.subject, NamedNode)
        and quad.subject in copied
        and quad.predicate.value not in UNIQUE
    ]
    text = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert text is not None  # it is None only where an output file is given
    return text


def _is_copied(path: Path) -> bool:
    """Tell whether a file records law, and not terms or lists that all law refers to."""
    return (ontology_dir() / "law") in path.parents and path.name not in SHARED_FILES


def _renamed(term: NamedNode) -> NamedNode:
    return NamedNode(f"{term.value}-{NUMBER}")


def _value(quad: Quad, copied: Set[NamedNode]) -> NamedNode | BlankNode | Literal | Triple:
    """The object of a statement in a copy."""
    value = quad.object
    if isinstance(value, Literal):
        if quad.predicate.value in OWN_TEXTS:
            return Literal(f"{value.value}-{NUMBER}")
        if quad.predicate.value == ADDRESS:
            work, numbers = value.value.split(":")
            return Literal(f"{work}-{NUMBER}:{numbers}")
        return value
    return _renamed(value) if isinstance(value, NamedNode) and value in copied else value
