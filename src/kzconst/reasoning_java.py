"""Explanations by HermiT, called through the OWL API: a child, never imported.

HermiT and the OWL API are in the jar that owlready2 brings. Not here: the process around it
(`child_process`), which axioms may matter (`justification_scope`), how a minimal set of them is
found (`justifications`), questions about classes and properties (`reasoning_question`),
classification of everything (`reasoning_owlready`).
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kzconst.axioms import CLASS_ASSERTION, OBJECT_ASSERTION, Axiom, axiom_of
from kzconst.child_process import serve
from kzconst.errors import DataError, ReasonerError
from kzconst.java_axioms import Java, plain_axioms
from kzconst.java_runtime import REMEDY, find_libjvm, java_flags
from kzconst.justification_scope import Scope
from kzconst.justifications import all_minimal

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
ENTAILED, CONTRADICTED, UNKNOWN, INCONSISTENT = (
    "entailed",
    "contradicted",
    "unknown",
    "inconsistent",
)
DECLARES = f" <{TYPE}> <http://www.w3.org/2002/07/owl#"


class Hermit:
    """HermiT over sets of axioms of one ontology.

    Args:
        data: N-Triples.
        megabytes: The largest heap of the Java.

    Raises:
        ReasonerError: There is no Java, or no HermiT.
        DataError: The triples are no ontology that HermiT understands.
    """

    def __init__(self, data: Path, *, megabytes: int) -> None:
        self._java = _start_java(data.parent, megabytes)
        self.manager = self._java("org.semanticweb.owlapi.apibinding.OWLManager")
        self.manager = self.manager.createOWLOntologyManager()
        self.factory = self.manager.getOWLDataFactory()
        self.java_of: dict[Axiom, Java] = {}
        # All that were read, by their IRIs.
        self.individuals: dict[str, Java] = {}
        self._data = data
        # When to be content with the justifications found so far.
        self.until = math.inf
        self.axioms = self.load(data)

    def load(self, data: Path) -> list[Axiom]:
        """Read a file of N-Triples; its axioms belong to it alone."""
        try:
            ontology = self.manager.loadOntologyFromOntologyDocument(
                self._java("java.io.File")(str(data))
            )
        except self._java("java.lang.Exception") as error:
            raise DataError(f"no ontology: {_reason(error)}; correct the data") from error
        found = dict(pair for axiom in ontology.getAxioms() for pair in plain_axioms(axiom))
        named = ontology.getIndividualsInSignature()
        self.individuals.update((str(one.toStringID()), one) for one in named)
        self.manager.removeOntology(ontology)
        self.java_of.update(found)
        return list(found)

    def load_case(self, text: str) -> list[Axiom]:
        """Read N-Triples that use terms which the data declare."""
        path = self._data.with_name("case.nt")
        path.write_text(self._declarations + text, encoding="utf-8")
        try:
            return self.load(path)
        finally:
            path.unlink()

    @cached_property
    def _declarations(self) -> str:
        with self._data.open(encoding="utf-8") as lines:
            return "".join(line for line in lines if DECLARES in line and line[:1] == "<")

    def reasoner(self, axioms: Iterable[Axiom], *more: Java) -> Java:
        """Make a reasoner over some of the axioms and more ones; `close` it afterwards."""
        chosen = self._java("java.util.HashSet")()
        for axiom in axioms:
            chosen.add(self.java_of[axiom])
        for other in more:
            chosen.add(other)
        configuration = self._java("org.semanticweb.HermiT.Configuration")()
        # What HermiT does not understand is an error and never ignored.
        configuration.ignoreUnsupportedDatatypes = False
        configuration.throwInconsistentOntologyException = False
        ontology = self.manager.createOntology(chosen)
        return self._java("org.semanticweb.HermiT.Reasoner")(configuration, ontology)

    def close(self, reasoner: Java) -> None:
        """Free what a reasoner holds."""
        ontology = reasoner.getRootOntology()
        reasoner.dispose()
        self.manager.removeOntology(ontology)

    def entails(self, axioms: Iterable[Axiom], goal: Java) -> bool:
        """Tell whether a goal follows from axioms; the goal None is that they are inconsistent."""
        try:
            reasoner = self.reasoner(axioms)
        except self._java("java.lang.Exception") as error:
            raise DataError(f"not for HermiT: {_reason(error)}; correct the data") from error
        try:
            consistent = bool(reasoner.isConsistent())
            return not consistent or (goal is not None and bool(reasoner.isEntailed(goal)))
        finally:
            self.close(reasoner)

    def consistent(self, axioms: Iterable[Axiom], *more: Java) -> bool:
        """Tell whether axioms and more ones are consistent together."""
        reasoner = self.reasoner(axioms, *more)
        try:
            return bool(reasoner.isConsistent())
        finally:
            self.close(reasoner)

    @cached_property
    def everything(self) -> Java:
        """A reasoner over all axioms."""
        return self.reasoner(self.axioms)

    def named(self, kind: str, iri: str) -> Java:
        """Give a class (`OWLClass`), property or individual by its IRI."""
        name = self._java("org.semanticweb.owlapi.model.IRI").create(iri)
        return getattr(self.factory, f"get{kind}")(name)

    def goal(self, subject: str, property: str, object: str, *, negated: bool = False) -> Java:
        """State as an axiom what may follow: membership, subclass, or a pair of individuals.

        A pair is stated as membership: HermiT would otherwise first look for all pairs.
        """
        factory = self.factory
        if property == TYPE:
            found = self.named("OWLClass", object)
        elif property == SUBCLASS:
            found = self.named("OWLClass", object)
            if negated:
                found = factory.getOWLObjectComplementOf(found)
            return factory.getOWLSubClassOfAxiom(self.named("OWLClass", subject), found)
        else:
            other = self.named("OWLNamedIndividual", object)
            found = factory.getOWLObjectHasValue(self.named("OWLObjectProperty", property), other)
        if negated:
            found = factory.getOWLObjectComplementOf(found)
        return factory.getOWLClassAssertionAxiom(found, self.named("OWLNamedIndividual", subject))

    def explain(
        self, scopes: Iterable[list[Axiom]], goal: Java, *, limit: int
    ) -> dict[str, Any] | None:
        """Find minimal sets of axioms from which a goal follows, in the first scope that has any.

        Args:
            scopes: Wider and wider sets of axioms.
            goal: The goal; None is that the axioms are inconsistent.
            limit: How many sets are wanted at most.

        Returns:
            `justifications`, and whether they are `complete` in their scope; None for none.
        """
        for axioms in scopes:
            if self.entails(axioms, goal):
                found, complete = all_minimal(
                    axioms,
                    lambda some: self.entails(some, goal),
                    limit=limit,
                    stop=lambda: time.monotonic() > self.until,
                )
                told = [[axiom.as_json() for axiom in one] for one in found]
                return {"justifications": told, "complete": complete}
        return None


# -- what can be asked ----------------------------------------------------------------------


def justify(hermit: Hermit, request: Mapping[str, Any]) -> dict[str, Any]:
    """Say whether something follows, or its contrary, and from which axioms."""
    subject, predicate, other = request["axiom"]
    limit = int(request.get("limit", 1))
    plain = Axiom(CLASS_ASSERTION, (other, subject))
    individuals = [subject]
    if predicate == SUBCLASS:
        plain, individuals = Axiom("SubClassOf", (subject, other)), []
    elif predicate != TYPE:
        plain, individuals = Axiom(OBJECT_ASSERTION, (predicate, subject, other)), [subject, other]
    goal = hermit.goal(subject, predicate, other)
    scope = Scope(hermit.axioms)
    found = hermit.explain(scope.around(plain, individuals), goal, limit=limit)
    if found:
        return {"status": ENTAILED, **found}
    # HermiT says once whether all data are consistent: from what is not, everything follows.
    if not hermit.everything.isConsistent():
        return {"status": INCONSISTENT, "justifications": [], "complete": False}
    contrary = hermit.goal(subject, predicate, other, negated=True)
    for status, axiom in ((ENTAILED, goal), (CONTRADICTED, contrary)):
        if hermit.everything.isEntailed(axiom):
            scopes = [*scope.around(None, individuals), hermit.axioms]
            found = hermit.explain(scopes, axiom, limit=limit)
            return {"status": status, **(found or {"justifications": [], "complete": False})}
    return {"status": UNKNOWN, "justifications": [], "complete": True}


def justify_inconsistency(hermit: Hermit, request: Mapping[str, Any]) -> dict[str, Any]:
    """Say why the data, or each of several cases added to them, are inconsistent.

    `cases` holds N-Triples by name. The axioms of the data are taken as far as a case reaches.
    """
    limit = int(request.get("limit", 1))
    cases = request.get("cases")
    if cases is None:
        return _inconsistency(hermit, hermit.axioms, request.get("individuals", ()), limit=limit)
    found = {}
    for name, text in cases.items():
        case = hermit.load_case(text)
        individuals = [one.subject for one in case if one.subject]
        axioms = list(dict.fromkeys([*hermit.axioms, *case]))
        found[name] = _inconsistency(hermit, axioms, individuals, limit=limit)
    return {"cases": found}


def _inconsistency(
    hermit: Hermit, axioms: list[Axiom], individuals: Iterable[str], *, limit: int
) -> dict[str, Any]:
    scopes = Scope(axioms).reached(dict.fromkeys(individuals))
    found = hermit.explain(scopes, None, limit=limit)
    if found is None and hermit.entails(axioms, None):
        found = hermit.explain([axioms], None, limit=limit)
        found = found or {"justifications": [], "complete": False}
    if found is None:
        return {"status": "consistent", "justifications": [], "complete": True}
    return {"status": INCONSISTENT, **found}


def check(hermit: Hermit, request: Mapping[str, Any]) -> dict[str, Any]:
    """Say of each of several sets of axioms of the data whether something follows from it."""
    goal = hermit.goal(*request["axiom"])
    sets = [[axiom_of(one) for one in some] for some in request["sets"]]
    return {"entailed": [hermit.entails(some, goal) for some in sets]}


ANSWERS: dict[str, Callable[[Hermit, Mapping[str, Any]], dict[str, Any]]] = {
    "justify": justify,
    "justify-inconsistency": justify_inconsistency,
    "check": check,
}


def answer(request: Mapping[str, Any], data: Path) -> dict[str, Any]:
    """Answer a request about the data.

    Args:
        request: `do` names what to do; `seconds`, how long to look for further justifications; the
            rest is what it takes.
        data: N-Triples.

    Returns:
        What was asked for.

    Raises:
        ReasonerError: There is no Java, or no HermiT.
        DataError: The data are nothing that HermiT understands.
    """
    hermit = Hermit(data, megabytes=int(request["megabytes"]))
    if "seconds" in request:
        hermit.until = time.monotonic() + float(request["seconds"])
    return ANSWERS[request["do"]](hermit, request)


def _start_java(folder: Path, megabytes: int) -> Callable[[str], Java]:
    found = find_spec("owlready2")
    if found is None or found.origin is None or find_spec("jpype") is None:
        raise ReasonerError(f"owlready2 or JPype is not installed; {REMEDY}")
    import jpype  # type: ignore[import-untyped]

    jars = Path(found.origin).parent / "hermit"
    if not (jars / "HermiT.jar").is_file():
        raise ReasonerError(f"owlready2 has no HermiT; {REMEDY}")
    jpype.startJVM(
        str(find_libjvm()),
        *java_flags(megabytes, folder),
        # Short runs: compile quickly and not well.
        "-XX:TieredStopAtLevel=1",
        classpath=[str(jars), str(jars / "HermiT.jar")],
    )
    return jpype.JClass  # type: ignore[no-any-return]


def _reason(error: Any) -> str:
    """Say in one line what a Java exception says."""
    return " ".join(str(error.getMessage() or error).split())[:200]


if __name__ == "__main__":
    serve(answer)
