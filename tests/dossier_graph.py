"""The knowledge base as plain sets, read for the comparison with the dossier.

`Graph` gives what is said of one thing; `Span` is a stretch of time during which a paragraph, or a
part of one, reads the same. Not here: the dossier itself and what is compared (`dossier`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph

from kzconst.stores import Local

ID = "https://w3id.org/kzconst/id/"
KZ = "https://w3id.org/kzconst/ontology/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
NOTATION = "http://www.w3.org/2004/02/skos/core#notation"
MIDNIGHT = "T00:00:00Z"


@dataclass(frozen=True)
class Span:
    """The versions, in order of time, in which one address reads the same.

    Args:
        unit: The provision that the address names.
        versions: Versions of the paragraph that holds the unit; one, unless the unit is a part
            of a paragraph that changed elsewhere meanwhile.
        rules: Rules that these versions express (at this unit, where it is a part).
    """

    unit: str
    versions: tuple[str, ...]
    rules: tuple[str, ...]


class Graph:
    """All triples of a store by subject and property, IRIs cut to their last part.

    Args:
        store: The store; it is read once.
    """

    def __init__(self, store: Local) -> None:
        self._objects: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._subjects: dict[tuple[str, str], set[str]] = defaultdict(set)
        for quad in store.store:
            subject, predicate, value = (
                _name(quad.subject),
                _name(quad.predicate).removeprefix("kz:"),
                quad.object,
            )
            self._objects[subject][predicate].add(_name(value))
            self._subjects[(predicate, _name(value))].add(subject)

    def all(self, subject: str, *path: str) -> set[str]:
        """Follow properties from a subject; give every value at the end."""
        here = {subject}
        for name in path:
            here = {
                value
                for one in here
                if one in self._objects
                for value in self._objects[one].get(name, ())
            }
        return here

    def one(self, subject: str, *path: str) -> str | None:
        """Give the only value at the end of a path, or None; several are an error."""
        values = self.all(subject, *path)
        assert len(values) <= 1, f"{subject} has several {path}: {sorted(values)}"
        return next(iter(values), None)

    def having(self, name: str, value: str) -> set[str]:
        """Give the subjects that have this value."""
        return self._subjects.get((name, value), set())

    def instances(self, name: str) -> set[str]:
        """Give the individuals of a class by its name."""
        return self.having(TYPE, "kz:" + name)

    def codes(self, values: Iterable[str]) -> set[str]:
        """Give codes (skos:notation) for individuals; literals stay what they are."""
        return {self.one(value, "notation") or value for value in values}

    def at(self, address: str) -> str | None:
        """Give the provision at an address, or None."""
        found = self.having("address", address)
        assert len(found) <= 1, f"several provisions have the address {address}"
        return next(iter(found), None)

    def versions(self, provision: str) -> list[str]:
        """Give the versions of a provision in order of time."""
        return sorted(self.having("isVersionOf", provision), key=self._first_day)

    def rules(self, version: str) -> tuple[str, ...]:
        """Give the rules that a version expresses."""
        return tuple(sorted(self.having("expressedIn", version)))

    def spans(self, address: str) -> list[Span]:
        """Give the spans of a paragraph, an article without paragraphs, or a part of one."""
        unit = self.at(address)
        if unit is None:
            return []
        versions = self.versions(unit)
        if versions:
            return [Span(unit, (version,), self.rules(version)) for version in versions]
        return list(self._part_spans(unit))

    def _part_spans(self, unit: str) -> Iterator[Span]:
        """Join the versions of the paragraph in which the part expresses the same rules."""
        holder = self.one(unit, "isPartOf")
        assert holder is not None, f"{unit} is part of nothing"
        joined: list[tuple[tuple[str, ...], list[str]]] = []
        for version in self.versions(holder):
            if unit not in self.all(version, "containsUnit"):
                continue
            rules = tuple(
                rule for rule in self.rules(version) if unit in self.all(rule, "isStatedAt")
            )
            if joined and joined[-1][0] == rules:
                joined[-1][1].append(version)
            else:
                joined.append((rules, [version]))
        for rules, versions in joined:
            yield Span(unit, tuple(versions), rules)

    def _first_day(self, version: str) -> str:
        """Give the first day of a version."""
        day = self.one(version, "inForceFrom")
        assert day is not None, f"{version} has no first day"
        return day


def _name(term: object) -> str:
    """Cut a term to its name, a day to its date."""
    if isinstance(term, pyoxigraph.Literal):
        return term.value.removesuffix(MIDNIGHT)
    assert isinstance(term, pyoxigraph.NamedNode | pyoxigraph.BlankNode), f"{term} is no name"
    value = term.value
    if value.startswith(ID):
        return value.removeprefix(ID)
    return "notation" if value == NOTATION else value.replace(KZ, "kz:", 1)
