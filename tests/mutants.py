"""Mutants of the law: small wrong changes of the data, made and undone in memory.

Here: every version, rule, stage, threshold and change event dropped; every date moved by a day;
every fraction, comparator, base, kind of stage, tier and act changed to another that the data use
in the same place; and a sample of them that covers every kind and every file of the law. A fraction
changes together with its share, so that a check of one against the other cannot see it. Not here:
what detects them (`detectors`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kzconst.data_files import law_files
from kzconst.legal_days import DAY_DATATYPE, day_of

Subject = NamedNode | BlankNode | Triple
Term = Subject | Literal
KZ = "https://w3id.org/kzconst/ontology/"
ID = "https://w3id.org/kzconst/id/"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SUBCLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
LAW = "law"
RULE = "Rule"
DROPPED = (RULE, "ProvisionVersion", "Stage", "Threshold", "ChangeEvent")
CHANGED = (
    "hasComparator", "hasBase", "hasStageKind", "appliesToTier", "performsAct", "prescribesAct",
    "isChangeBy", "isCommencementOf",
)  # fmt: skip
NUMERATOR, DENOMINATOR, SHARE = (
    NamedNode(KZ + name) for name in ("numerator", "denominator", "shareInThreeHundredths")
)
DAYS = (-1, 1)


@dataclass(frozen=True)
class Mutant:
    """A wrong change: what kind, of what, in which file, which statements go and come."""

    kind: str
    subject: str
    file: str
    change: str
    removed: tuple[Quad, ...]
    added: tuple[Quad, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject} ({self.change or 'all of it'})"

    @property
    def draw(self) -> str:
        """A number that puts mutants in the same mixed order everywhere."""
        name = f"{self.kind} {self.subject} {self.change}"
        return hashlib.sha256(name.encode()).hexdigest()


@contextmanager
def applied(store: pyoxigraph.Store, mutant: Mutant) -> Iterator[None]:
    """Make a wrong change in a store, and undo it afterwards.

    Args:
        store: The store; afterwards it holds what it held before.
        mutant: A mutant of these data.
    """
    for quad in mutant.removed:
        store.remove(quad)
    for quad in mutant.added:
        store.add(quad)
    try:
        yield
    finally:
        for quad in mutant.added:
            store.remove(quad)
        for quad in mutant.removed:
            store.add(quad)


def mutants(store: pyoxigraph.Store) -> list[Mutant]:
    """Make all mutants of the law.

    Args:
        store: The data with their terms in the default graph.

    Returns:
        The mutants in an order that depends on the data only.
    """
    files = _files()
    law = sorted((quad for quad in store if quad.subject in files), key=str)
    made = [*_drops(store, law), *_moved_days(law), *_fractions(store, law), *_changes(law)]
    return [
        Mutant(
            kind,
            _short(subject),
            files[subject],
            change,
            tuple(sorted(removed, key=str)),
            tuple(sorted(added, key=str)),
        )
        for kind, subject, change, removed, added in made
    ]


def sample(everything: Iterable[Mutant], size: int) -> list[Mutant]:
    """Take mutants of each kind and file in turn, until there are enough.

    Args:
        everything: All mutants.
        size: How many mutants to take; more when there are more pairs of a kind and a file.

    Returns:
        At least one mutant for each kind in each file that has it; always the same ones.
    """
    groups: dict[tuple[str, str], list[Mutant]] = defaultdict(list)
    for mutant in sorted(everything, key=lambda one: one.draw):
        groups[mutant.kind, mutant.file].append(mutant)
    rounds = zip_longest(*(groups[key] for key in sorted(groups)))
    turns = [one for turn in rounds for one in turn if one is not None]
    return turns[: max(size, len(groups))]


def _files() -> dict[Subject, str]:
    """Tell in which file of the law each individual is described."""
    files: dict[Subject, str] = {}
    for path in map(Path, law_files()):
        if LAW in path.parent.parts:
            name = f"{path.parent.name}/{path.stem}".removeprefix(f"{LAW}/")
            for triple in pyoxigraph.parse(path=str(path)):
                if isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(ID):
                    files[triple.subject] = name
    return files


Change = tuple[str, Subject, str, Iterable[Quad], Iterable[Quad]]


def _drops(store: pyoxigraph.Store, law: list[Quad]) -> Iterator[Change]:
    """Drop an individual with all that is said about it and with it."""
    kinds: dict[Term, str] = {NamedNode(KZ + name): name for name in DROPPED}
    for quad in store.quads_for_pattern(None, SUBCLASS, NamedNode(KZ + RULE)):
        kinds[quad.subject] = RULE
    for quad in law:
        if quad.predicate == TYPE and quad.object in kinds:
            own = store.quads_for_pattern(quad.subject, None, None)
            others = store.quads_for_pattern(None, None, quad.subject)
            yield f"drop {kinds[quad.object]}", quad.subject, "", {*own, *others}, ()


def _moved_days(law: list[Quad]) -> Iterator[Change]:
    """Move a legal day to the day before and to the day after."""
    for quad in law:
        if isinstance(quad.object, Literal) and quad.object.datatype.value == DAY_DATATYPE:
            day = day_of(quad.object.value)
            for days in DAYS:
                moved = quad.object.value.replace(
                    day.isoformat(), (day + timedelta(days)).isoformat()
                )
                new = Literal(moved, datatype=NamedNode(DAY_DATATYPE))
                name = _short(quad.predicate)
                change = f"{day} {days:+}"
                yield f"move {name}", quad.subject, change, (quad,), (_with(quad, new),)


def _fractions(store: pyoxigraph.Store, law: list[Quad]) -> Iterator[Change]:
    """Change a fraction, and its share with it, to the next one that the data have."""
    properties = (NUMERATOR, DENOMINATOR, SHARE)
    found: dict[Subject, list[Quad]] = {}
    for quad in law:
        if quad.predicate == NUMERATOR:
            three = [
                one for p in properties for one in store.quads_for_pattern(quad.subject, p, None)
            ]
            found[quad.subject] = three
    shapes = sorted({tuple(quad.object for quad in three) for three in found.values()}, key=str)
    for subject, three in found.items():
        old = tuple(quad.object for quad in three)
        new = shapes[(shapes.index(old) + 1) % len(shapes)]
        change = " to ".join(f"{_value(one[0])}/{_value(one[1])}" for one in (old, new))
        added = [_with(quad, term) for quad, term in zip(three, new, strict=True)]
        yield "change fraction", subject, change, set(three) - set(added), set(added) - set(three)


def _changes(law: list[Quad]) -> Iterator[Change]:
    """Change a value to the next one that the data have for the same property and class."""
    classes = {quad.subject: quad.object for quad in law if quad.predicate == TYPE}
    places: dict[tuple[object, ...], list[Quad]] = defaultdict(list)
    for quad in law:
        if quad.predicate.value.removeprefix(KZ) in CHANGED:
            places[quad.predicate, classes[quad.subject]].append(quad)
    for quads in places.values():
        values = sorted({quad.object for quad in quads}, key=str)
        taken: dict[Subject, set[Term]] = defaultdict(set)
        for quad in quads:
            taken[quad.subject].add(quad.object)
        for quad in quads:
            start = values.index(quad.object)
            others = values[start + 1 :] + values[:start]
            new = next((one for one in others if one not in taken[quad.subject]), None)
            if new is not None:
                change = f"{_short(quad.object)} to {_short(new)}"
                kind = f"change {_short(quad.predicate)}"
                yield kind, quad.subject, change, (quad,), (_with(quad, new),)


def _with(quad: Quad, value: Term) -> Quad:
    return Quad(quad.subject, quad.predicate, value, quad.graph_name)


def _short(term: Term) -> str:
    return _value(term).removeprefix(ID).removeprefix(KZ)


def _value(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value
