"""Which axioms may matter for an entailment: small sets first, then wider ones.

A locality module does not help where definitions name individuals: it keeps nearly everything. So
the definitions are followed backwards from what is to be explained, and assertions are taken from
the neighbourhood of its individuals. Leaving an axiom out can hide an entailment and never make
one up. Not here: whether a set suffices (`reasoning_java`, `reasoning_question`).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kzconst.axioms import ASSERTIONS, CLASS_ASSERTION, OBJECT_ASSERTION, Axiom, named

DEFINING = {
    "EquivalentClasses",
    "SubClassOf",
    "SubObjectPropertyOf",
    "SubDataPropertyOf",
    "SubPropertyChainOf",
    "TransitiveObjectProperty",
    "InverseObjectProperties",
    "SymmetricObjectProperty",
    "EquivalentObjectProperties",
}
RADII = range(1, 6)


class Scope:
    """All axioms of an ontology, by what they are about.

    Args:
        axioms: The axioms.
    """

    def __init__(self, axioms: Iterable[Axiom]) -> None:
        self.axioms = sorted(axioms, key=_order)
        self._about: dict[str, list[Axiom]] = defaultdict(list)
        self._terms: list[Axiom] = []
        for axiom in self.axioms:
            if axiom.kind not in ASSERTIONS:
                self._terms.append(axiom)
                continue
            for individual in _individuals(axiom):
                self._about[individual].append(axiom)

    def around(self, goal: Axiom | None, individuals: Sequence[str]) -> Iterator[list[Axiom]]:
        """Give wider and wider sets of axioms.

        Args:
            goal: What is to be explained; None is that everything is inconsistent.
            individuals: Whom the goal is about.

        Yields:
            Sets of axioms in a lasting order, each wider than the one before; the last is not
            everything.
        """
        before = 0
        for terms, symbols in self._terms_for(goal):
            nominals = {name for axiom in terms for name in _nominals(axiom)}
            for radius in RADII:
                found = self._facts(individuals, nominals, symbols, radius=radius)
                axioms = [*terms, *found]
                if len(axioms) != before:
                    before = len(axioms)
                    yield axioms

    def reached(self, individuals: Iterable[str]) -> Iterator[list[Axiom]]:
        """Give what may make individuals contradictory: wider and wider around all of them.

        Args:
            individuals: Whom the data are about that are suspected.

        Yields:
            Sets of axioms in a lasting order; the last is not everything.
        """
        near = dict.fromkeys(individuals, 0)
        before = -1
        for _ in RADII:
            found = {axiom: None for one in near for axiom in self._about.get(one, ())}
            if len(found) == before:
                return
            before = len(found)
            facts = sorted(found, key=_order)
            yield [*facts, *self._constraints(facts)]
            near |= {one: 0 for axiom in facts for one in _individuals(axiom)}

    def _constraints(self, facts: Iterable[Axiom]) -> list[Axiom]:
        """All axioms about terms that say something of the terms in facts, and so on."""
        symbols = {name for axiom in facts for name in named(axiom.parts)}
        found: dict[Axiom, None] = {}
        while True:
            new = [
                axiom
                for axiom in self._terms
                if axiom not in found and symbols.issuperset(_triggers(axiom))
            ]
            if not new:
                return sorted(found, key=_order)
            found |= dict.fromkeys(new)
            symbols.update(name for axiom in new for name in named(axiom.parts))

    def _terms_for(self, goal: Axiom | None) -> Iterator[tuple[list[Axiom], set[str] | None]]:
        """The definitions behind a goal with their symbols, then all axioms about terms."""
        if goal is not None:
            yield self.definitions(named(goal.parts))
        yield self._terms, None

    def definitions(self, symbols: Iterable[str]) -> tuple[list[Axiom], set[str]]:
        """Follow definitions backwards: all axioms from which something about symbols follows.

        Args:
            symbols: IRIs of classes and properties.

        Returns:
            Definitions of the symbols and of whatever these use, no constraints; and the IRIs of
            all that stands in them.
        """
        wanted = set(symbols)
        found: list[Axiom] = []
        left = [axiom for axiom in self._terms if axiom.kind in DEFINING]
        while True:
            new = [axiom for axiom in left if wanted.intersection(_defined(axiom))]
            if not new:
                return sorted(found, key=_order), wanted
            found += new
            left = [axiom for axiom in left if not wanted.intersection(_defined(axiom))]
            wanted.update(name for axiom in new for name in named(axiom.parts))

    def behind(self, symbol: str) -> list[Axiom]:
        """Give what lies behind a class or property wherever its members or pairs may be.

        Args:
            symbol: The IRI of the class or property.

        Returns:
            Its definitions, and all assertions in their words.
        """
        terms, symbols = self.definitions([symbol])
        facts = (axiom for axiom in self.axioms if axiom.kind in ASSERTIONS)
        return [*terms, *(axiom for axiom in facts if _speaks(axiom, symbols))]

    def _facts(
        self,
        individuals: Sequence[str],
        nominals: Collection[str],
        symbols: Collection[str] | None,
        *,
        radius: int,
    ) -> list[Axiom]:
        """Assertions between individuals that are near, or from one near to one that is named."""
        near = self._near(individuals, symbols, radius=radius)
        known = {*near, *nominals}
        found: list[tuple[tuple[int, int], tuple[str, str], Axiom]] = []
        for individual in near:
            found += [
                (_distance(axiom, near), axiom.order, axiom)
                for axiom in self._about[individual]
                if _speaks(axiom, symbols) and known.issuperset(_individuals(axiom))
            ]
        return list(dict.fromkeys(axiom for _, _, axiom in sorted(found, key=lambda one: one[:2])))

    def _near(
        self, individuals: Sequence[str], symbols: Collection[str] | None, *, radius: int
    ) -> Mapping[str, int]:
        """Individuals whose distances add up to few steps more than the radius."""
        steps = [self._steps(one, symbols, most=2 * radius) for one in individuals]
        if len(steps) == 1:
            return {one: far for one, far in steps[0].items() if far <= radius}
        shared = set(steps[0]).intersection(*steps[1:]) if steps else set()
        sums = {one: sum(step[one] for step in steps) for one in shared}
        return {one: far for one, far in sums.items() if far <= 2 * radius}

    def _steps(self, start: str, symbols: Collection[str] | None, *, most: int) -> dict[str, int]:
        found = {start: 0}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            if found[here] == most:
                continue
            for axiom in self._about.get(here, ()):
                if axiom.kind != OBJECT_ASSERTION or not _speaks(axiom, symbols):
                    continue
                for other in _individuals(axiom):
                    if other not in found:
                        found[other] = found[here] + 1
                        waiting.append(other)
        return found


def _order(axiom: Axiom) -> tuple[str, str]:
    return axiom.order


def _individuals(axiom: Axiom) -> tuple[str, ...]:
    if axiom.kind == CLASS_ASSERTION:
        return (axiom.parts[1],)
    return axiom.parts[1:] if axiom.kind == OBJECT_ASSERTION else (axiom.parts[1],)


def _speaks(axiom: Axiom, symbols: Collection[str] | None) -> bool:
    """Whether the class or property of an assertion is among the symbols; None is all."""
    return symbols is None or any(name in symbols for name in named(axiom.parts[0]))


def _distance(axiom: Axiom, near: Mapping[str, int]) -> tuple[int, int]:
    far = max(near.get(one, 0) for one in _individuals(axiom))
    return far, ASSERTIONS.index(axiom.kind)


def _defined(axiom: Axiom) -> Iterator[str]:
    """The symbols about which something follows from a definition."""
    if axiom.kind == "EquivalentClasses":
        yield from (part for part in axiom.parts if isinstance(part, str))
    elif axiom.kind in {"SubClassOf", "SubObjectPropertyOf", "SubDataPropertyOf"}:
        yield from named(axiom.parts[1])
    elif axiom.kind == "SubPropertyChainOf":
        yield axiom.parts[1]
    else:
        yield from named(axiom.parts)


def _triggers(axiom: Axiom) -> set[str]:
    """The symbols without which an axiom says nothing new, as far as is easily seen."""
    if axiom.kind in {"SubClassOf", "SubObjectPropertyOf", "SubDataPropertyOf"}:
        return {axiom.parts[0]} if isinstance(axiom.parts[0], str) else set()
    if axiom.kind == "DisjointClasses":
        return {part for part in axiom.parts if isinstance(part, str)}
    if axiom.kind == "EquivalentClasses":
        # A definition adds nothing to an inconsistency unless something is said by its name.
        return {axiom.parts[0]} if isinstance(axiom.parts[0], str) else set()
    if axiom.kind == "SubPropertyChainOf":
        return set(named(axiom.parts[0]))
    return set(named(axiom.parts[0]))


def _nominals(axiom: Axiom) -> Iterator[str]:
    """The individuals that a definition names."""
    for part in axiom.parts:
        yield from _named_individuals(part)


def _named_individuals(expression: object) -> Iterator[str]:
    if not isinstance(expression, tuple) or not expression:
        return
    if expression[0] == "one":
        yield from (one for one in expression[1:] if isinstance(one, str))
    elif expression[0] == "value" and isinstance(expression[2], str):
        yield expression[2]
    else:
        for part in expression[1:] if isinstance(expression[0], str) else expression:
            yield from _named_individuals(part)
