"""One question to HermiT: the members of a class, the pairs of a property, statuses: a child.

Members and pairs are found among few axioms: the definitions behind the class or property, and all
assertions in their words. What follows from some axioms follows from all. That no more follows is
proved by one run over all axioms together with the contrary of everything that was not found: where
these are consistent, none of it follows, and the data are consistent too. Where they are not,
HermiT finds the answer among all axioms, which takes many times as long. Not here: HermiT itself
(`reasoning_java`), names of questions (`reasoning_questions`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kzconst.child_process import serve
from kzconst.errors import DataError
from kzconst.java_axioms import Java
from kzconst.justification_scope import Scope
from kzconst.reasoning_java import CONTRADICTED, ENTAILED, TYPE, UNKNOWN, Hermit

Found = TypeVar("Found")
NOT_CONSISTENT = {"consistent": False}


def instances(hermit: Hermit, request: Mapping[str, Any]) -> dict[str, Any]:
    """Find the members of a class.

    Args:
        hermit: The axioms.
        request: `class`, an IRI.

    Returns:
        `consistent`, and where the data are that `individuals`, sorted.
    """
    asked = hermit.named("OWLClass", request["class"])

    def find(reasoner: Java) -> list[str]:
        members = reasoner.getInstances(asked, False).getFlattened()
        return sorted(str(one.toStringID()) for one in members)

    found = _all_that_follows(
        hermit, request["class"], find, lambda members: no_other_member(hermit, asked, members)
    )
    return NOT_CONSISTENT if found is None else {"consistent": True, "individuals": found}


def pairs(hermit: Hermit, request: Mapping[str, Any]) -> dict[str, Any]:
    """Find the pairs of individuals that a property relates.

    Args:
        hermit: The axioms.
        request: `property`, an IRI.

    Returns:
        `consistent`, and where the data are that `pairs`, sorted.
    """
    asked = hermit.named("OWLObjectProperty", request["property"])

    def find(reasoner: Java) -> list[list[str]]:
        rows = reasoner.getObjectPropertyInstances(asked).entrySet()
        return sorted(
            [str(row.getKey().toStringID()), str(other.toStringID())]
            for row in rows
            for other in row.getValue()
        )

    found = _all_that_follows(
        hermit, request["property"], find, lambda rows: no_other_pair(hermit, asked, rows)
    )
    return NOT_CONSISTENT if found is None else {"consistent": True, "pairs": found}


def statuses(hermit: Hermit, request: Mapping[str, Any]) -> dict[str, Any]:
    """Say of each individual and class whether membership follows, its contrary, or neither.

    Args:
        hermit: The axioms.
        request: `individuals` and `classes`, IRIs.

    Returns:
        `consistent`, and where the data are that `statuses` by individual and class.
    """
    if not hermit.everything.isConsistent():
        return NOT_CONSISTENT
    found: dict[str, dict[str, str]] = {}
    for individual in request["individuals"]:
        row = found.setdefault(individual, {})
        for name in request["classes"]:
            row[name] = UNKNOWN
            for status, negated in ((ENTAILED, False), (CONTRADICTED, True)):
                goal = hermit.goal(individual, TYPE, name, negated=negated)
                if hermit.everything.isEntailed(goal):
                    row[name] = status
                    break
    return {"consistent": True, "statuses": found}


def consistency(hermit: Hermit, _: Mapping[str, Any]) -> dict[str, Any]:
    """Say whether the data are consistent."""
    return {"consistent": bool(hermit.everything.isConsistent())}


ANSWERS: dict[str, Callable[[Hermit, Mapping[str, Any]], dict[str, Any]]] = {
    "instances": instances,
    "pairs": pairs,
    "statuses": statuses,
    "consistency": consistency,
}


def no_other_member(hermit: Hermit, asked: Java, members: Collection[str]) -> Iterator[Java]:
    """Say of all individuals but some that they are not in a class.

    Args:
        hermit: All axioms.
        asked: The class.
        members: IRIs of those of whom nothing is said.

    Yields:
        An axiom for each other individual.
    """
    other = hermit.factory.getOWLObjectComplementOf(asked)
    for iri, one in hermit.individuals.items():
        if iri not in members:
            yield hermit.factory.getOWLClassAssertionAxiom(other, one)


def no_other_pair(hermit: Hermit, asked: Java, rows: Iterable[Sequence[str]]) -> Iterator[Java]:
    """Say of all pairs but some that a property does not relate them.

    An individual that is in no pair gets one axiom that forbids all, not one for each other
    individual. It forbids more, things without a name as well, which may only make the proof fail.

    Args:
        hermit: All axioms.
        asked: The property.
        rows: Pairs of IRIs of which nothing is said.

    Yields:
        The axioms.
    """
    factory = hermit.factory
    found = {(subject, other) for subject, other in rows}
    subjects, others = ({row[place] for row in found} for place in (0, 1))
    sides = ((subjects, asked), (others, factory.getOWLObjectInverseOf(asked)))
    for related, direction in sides:
        nothing = factory.getOWLObjectAllValuesFrom(direction, factory.getOWLNothing())
        for iri, one in hermit.individuals.items():
            if iri not in related:
                yield factory.getOWLClassAssertionAxiom(nothing, one)
    for subject in sorted(subjects):
        for other in sorted(others):
            if (subject, other) not in found:
                yield factory.getOWLNegativeObjectPropertyAssertionAxiom(
                    asked, hermit.individuals[subject], hermit.individuals[other]
                )


def ask(request: Mapping[str, Any], data: Path) -> dict[str, Any]:
    """Answer one question about the data.

    Args:
        request: `do` names what to do; the rest is what it takes.
        data: The N-Triples.

    Returns:
        `consistent` and, where the data are that, what was asked for.

    Raises:
        ReasonerError: There is no Java, or no HermiT.
        DataError: The data are nothing that HermiT understands.
    """
    hermit = Hermit(data, megabytes=int(request["megabytes"]))
    import jpype  # type: ignore[import-untyped]

    try:
        return ANSWERS[request["do"]](hermit, request)
    except jpype.JException as error:
        reason = " ".join(str(error.getMessage() or error).split())[:200]
        raise DataError(f"not for HermiT: {reason}; correct the data") from error


def _all_that_follows(
    hermit: Hermit,
    symbol: str,
    find: Callable[[Java], Found],
    contrary: Callable[[Found], Iterator[Java]],
) -> Found | None:
    """Find an answer among few axioms and prove it complete, or else find it among all.

    Args:
        hermit: All axioms.
        symbol: The IRI that is asked about.
        find: Finds the answer with a reasoner over consistent axioms.
        contrary: Gives axioms that contradict everything that may follow and is not in an answer.

    Returns:
        The answer; None where the data contradict themselves.
    """
    few = hermit.reasoner(Scope(hermit.axioms).behind(symbol))
    try:
        found = find(few) if few.isConsistent() else None
    finally:
        hermit.close(few)
    if found is not None and hermit.consistent(hermit.axioms, *contrary(found)):
        return found
    return find(hermit.everything) if hermit.everything.isConsistent() else None


if __name__ == "__main__":
    serve(ask)
