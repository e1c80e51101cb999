"""Short names that people type for what is to be explained: addresses, codes, names of terms.

Not here: addresses themselves (`addresses`), the explanation (`explanations`).
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode

from kzconst.axioms import local_name
from kzconst.errors import NotFoundError, ParameterError
from kzconst.records import Records

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NOTATION = NamedNode("http://www.w3.org/2004/02/skos/core#notation")
QUESTION = NamedNode("https://w3id.org/kzconst/ontology/questionName")
OWL = "http://www.w3.org/2002/07/owl#"
CLASS = OWL + "Class"
PROPERTY = OWL + "ObjectProperty"
MEMBERSHIP = frozenset({"a", "is", "type"})
SHOWN = 4


class Names:
    """Everything that has a name in the data, by its short names.

    Args:
        records: The data.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        triples = records.store.triples()
        self._classes: dict[str, set[str]] = defaultdict(set)
        self._properties: dict[str, set[str]] = defaultdict(set)
        self._individuals: dict[str, set[str]] = defaultdict(set)
        for quad in triples.quads_for_pattern(None, RDF_TYPE, None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                kind = self._table(quad.object.value)
                if kind is not None:
                    kind[local_name(quad.subject.value)].add(quad.subject.value)
        self._add_names(triples, QUESTION, (self._classes, self._properties))
        self._add_names(triples, NOTATION, (self._individuals,))

    def _table(self, kind: str) -> dict[str, set[str]] | None:
        if kind == CLASS:
            return self._classes
        if kind == PROPERTY:
            return self._properties
        # What OWL itself speaks of is no individual.
        return None if kind.startswith(OWL) else self._individuals

    @staticmethod
    def _add_names(
        triples: pyoxigraph.Store, property: NamedNode, tables: Iterable[dict[str, set[str]]]
    ) -> None:
        for table in tables:
            # A name of its own goes before a code that is the same.
            taken = set(table)
            known = {iri for found in table.values() for iri in found}
            for quad in triples.quads_for_pattern(None, property, None, DefaultGraph()):
                subject, value = quad.subject, quad.object
                if not isinstance(subject, NamedNode) or not isinstance(value, Literal):
                    continue
                if subject.value in known and value.value not in taken:
                    table[value.value].add(subject.value)

    def individual(self, text: str) -> str:
        """Find an individual.

        Args:
            text: The end of its IRI, its code, its whole IRI, or the address of a provision.

        Returns:
            The IRI.

        Raises:
            NotFoundError: Nothing is called so; near names are told.
            ParameterError: Several are called so; they are told.
        """
        typed = text.strip()
        address = typed[:1].isdigit() or (":" in typed and "://" not in typed)
        if address and typed not in self._individuals:
            return self._records.provision(typed).iri
        return self._one(typed, self._individuals, "individual")

    def term_or_individual(self, text: str) -> tuple[str, bool]:
        """Find a subject, which may be a class: its IRI, and whether it is a class."""
        typed = text.strip()
        if typed in self._classes and typed not in self._individuals:
            return self._one(typed, self._classes, "class"), True
        return self.individual(typed), False

    def class_(self, text: str) -> str:
        """Find a class by the end of its IRI, its question or its whole IRI."""
        return self._one(text.strip(), self._classes, "class")

    def property(self, text: str) -> str:
        """Find a property between individuals by the end of its IRI, its question or its IRI."""
        return self._one(text.strip(), self._properties, "property")

    @staticmethod
    def _one(text: str, table: dict[str, set[str]], kind: str) -> str:
        found = table.get(text) or {iri for iri in table.get(local_name(text), ()) if iri == text}
        if len(found) == 1:
            return next(iter(found))
        if found:
            names = ", ".join(sorted(map(local_name, found))[:SHOWN])
            raise ParameterError(f"{text!r} names several things: say which, {names}")
        near = difflib.get_close_matches(text, table, n=SHOWN, cutoff=0.6)
        told = f"; near: {', '.join(sorted(near))}" if near else ""
        raise NotFoundError(f"no {kind} is called {text[:80]!r}{told}")
