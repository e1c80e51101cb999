"""Three ways, one answer: OWL classification, SPARQL and the Python API say the same.

For each question of `ontology/terms/inferences.ttl`: HermiT finds the members of the class or the
pairs of the property; a query written here, which knows nothing of the class, finds them among what
is asserted; and the library is asked as a user would ask it. A question without a way says why.
HermiT answers all questions in one JVM, in a child process: this file, run as a program. Not here:
whether the answers are right (golden answers of the reasoner and of the queries have their tests).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import pytest

import kzconst
from kzconst.addresses import Addressed
from kzconst.kb import KnowledgeBase
from kzconst.model import History, RuleFact, Shown, Version
from kzconst.reasoning_data import reasoner_data

ID = "https://w3id.org/kzconst/id/"
KZ = "https://w3id.org/kzconst/ontology/"
PREFIXES = f"PREFIX kz: <{KZ}> PREFIX id: <{ID}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
SECONDS = 280
MEGABYTES = 4000
Answer = set[str] | set[tuple[str, str]]


def short(iri: str) -> str:
    """Shorten the IRI of an individual."""
    return iri.removeprefix(ID)


# -- the library, asked as a user asks it ----------------------------------------------------------


class Library:
    """All versions and rules that `history` and `show` give.

    Args:
        kb: The knowledge base.
    """

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb

    @cached_property
    def histories(self) -> list[History]:
        """The history of every provision that has one of its own."""
        found = []
        for iri in self.kb.provisions():
            history = self.kb.history(self.kb.address(iri))
            # A part shares the versions of its paragraph.
            if isinstance(history, History) and {one.of for one in history.versions} == {iri}:
                found.append(history)
        return found

    @cached_property
    def rules(self) -> dict[str, RuleFact]:
        """Every rule, as shown on the first day of each version."""
        return {
            rule.iri: rule
            for history in self.histories
            for version in history.versions
            for rule in self.of(history, version.in_force_from)
        }

    def of(self, history: History, day: date) -> tuple[RuleFact, ...]:
        """The rules that a provision expresses on a day."""
        shown = self.kb.show(history.address, on=day)
        assert isinstance(shown, Shown)
        return shown.rules

    def with_threshold(self, holds: Callable[[Fraction, str], bool]) -> set[str]:
        """Rules with a stage of adoption whose share and comparator are as asked."""
        return {
            short(rule.iri)
            for rule in self.rules.values()
            for stage in rule.stages
            if "adoption" in stage.stage and stage.threshold and stage.threshold.fraction
            if holds(Fraction(stage.threshold.fraction), stage.threshold.comparator or "")
        }

    def matters(self, *tests: Callable[[RuleFact], bool]) -> set[str]:
        """Matters that have, for each test, a rule that passes it."""
        return set.intersection(
            *(
                {short(rule.matter_iri) for rule in self.rules.values() if test(rule)}
                for test in tests
            )
        )

    def bodies(self, matter: str, field: str) -> set[str]:
        """Bodies that stand in a field of the rules on a matter."""
        return {
            short(str(value))
            for rule in self.rules.values()
            if rule.matter == matter
            for value in rule.values.get(field, ())
            if short(str(value)).startswith("body-")
        }

    def around_the_reform(self, before: bool) -> set[str]:
        """Rules of the versions that a comparison of the days around the reform names."""
        difference = self.kb.diff("2007-05-20", "2007-05-23")
        return {
            short(rule.iri)
            for change in difference.changes
            if "254-III" in {act.number for act in change.changed_by}
            for history in self.histories
            if history.provision == change.provision
            for version in history.versions
            if version.iri == (change.version_before if before else change.version_after)
            for rule in self.of(history, version.in_force_from)
        }

    def changed_by(self) -> set[tuple[str, str]]:
        """Provisions with a history, each with the acts that opened or ended a version of it."""
        found = set()
        for history in self.histories:
            for version in history.versions:
                if version.changed_by:
                    found.add((short(history.provision), short(version.changed_by.iri)))
                if version.ended_by and not self._ends_with_its_work(history, version):
                    found.add((short(history.provision), short(version.ended_by.iri)))
        return found

    def _ends_with_its_work(self, history: History, version: Version) -> bool:
        """A work ends on the day after which no version of any of its provisions is in force."""
        work = history.address.partition(":")[0] + ":"
        ends = {
            other.in_force_until
            for one in self.histories
            if one.address.startswith(work)
            for other in one.versions
        }
        return None not in ends and version.in_force_until == max(filter(None, ends))

    def succeeded_by(self) -> set[tuple[str, str]]:
        """Provisions, each with those that take its place."""
        return {
            (short(iri), short(successor))
            for iri in self.kb.provisions()
            for successor, _ in self.kb.successors(iri)
        }

    def within(self) -> set[tuple[str, str]]:
        """Provisions, each with those above it that have an address."""
        return {
            (short(below.iri), short(iri))
            for iri in self.kb.provisions()
            for below in self._below(self.kb.address(iri))
        }

    def _below(self, address: str) -> Iterator[Addressed]:
        todo = list(self.kb.provision(address).below)
        while todo:
            one = todo.pop()
            yield one
            todo += one.below


def decided_by(actor: str) -> Callable[[RuleFact], bool]:
    """Tell of a rule whether the decision in it is that of an actor."""
    return lambda rule: any(
        stage.stage == "decision" and ID + actor in stage.values.get("actor", ())
        for stage in rule.stages
    )


def set_by(regulator: str) -> Callable[[RuleFact], bool]:
    """Tell of a rule whether its details are left to a regulator."""
    return lambda rule: ID + regulator in rule.values.get("set-by", ())


# -- the questions ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Question:
    """One question: its name, its class or property, and how it is asked in SPARQL and Python."""

    name: str
    term: str
    sparql: str
    python: Callable[[Library], Answer] | None

    @property
    def is_of_pairs(self) -> bool:
        """Whether it asks for a property and not for a class."""
        return self.term[0].islower()


ADOPTION = """?stage kz:isStageOf ?one ; kz:hasStageKind ?kind .
  FILTER(STRSTARTS(STRAFTER(STR(?kind), "stage-kind-"), "adoption")
    || STRENDS(STR(?kind), "-adoption"))
  ?threshold kz:isThresholdOf ?stage ; kz:numerator ?up ; kz:denominator ?down . """
# An office of akim, the tiers at which it acts, and the rules made for one of these.
AKIM = """{ BIND(id:office-akim AS ?one) } UNION { ?one kz:isKindOf id:office-akim }
  ?one kz:actsAtTier ?tier . ?rule kz:appliesToTier/kz:includesTier* ?tier . """

QUESTIONS = (
    Question(
        "needs-two-thirds",
        "RuleNeedingTwoThirds",
        ADOPTION + "FILTER(3 * ?up >= 2 * ?down)",
        lambda library: library.with_threshold(lambda share, _: share >= Fraction(2, 3)),
    ),
    Question(
        "needs-majority",
        "RuleNeedingMajority",
        ADOPTION
        + "?threshold kz:hasComparator ?how ."
        + "FILTER(2 * ?up > ?down || (2 * ?up = ?down && ?how = id:comparator-more-than))",
        lambda library: library.with_threshold(
            lambda share, how: (share, how == "more-than") >= (Fraction(1, 2), True)
        ),
    ),
    Question(
        "counts-only-participants",
        "RuleCountingOnlyParticipants",
        "?threshold kz:isThresholdOf/kz:isStageOf ?one ; kz:hasBase ?base ."
        "FILTER(?base IN (id:base-deputies-voting, id:base-voters-taking-part))",
        lambda library: {
            short(rule.iri)
            for rule in library.rules.values()
            for stage in rule.stages
            if stage.threshold
            if stage.threshold.base in ("deputies-voting", "voters-taking-part")
        },
    ),
    Question(
        "rules-before-reform-2007",
        "RuleEndedByReform2007",
        "?one kz:expressedIn ?version . ?version kz:closedBy/kz:isPartOfReform id:reform-2007 ;"
        ' kz:inForceFrom ?from . FILTER(?from < "2007-05-21T00:00:00Z"^^xsd:dateTime)',
        lambda library: library.around_the_reform(before=True),
    ),
    Question(
        "rules-since-reform-2007",
        "RuleOpenedByReform2007",
        "?one kz:expressedIn ?version . ?version kz:openedBy/kz:isPartOfReform id:reform-2007 ;"
        ' kz:inForceFrom ?from . FILTER(?from >= "2007-05-21T00:00:00Z"^^xsd:dateTime)',
        lambda library: library.around_the_reform(before=False),
    ),
    Question(
        "moved-to-statute",
        "MatterMovedToStatute",
        "?a kz:regulates ?one ; kz:isSetBy id:office-president ."
        "?b kz:regulates ?one ; kz:isSetBy id:rank-law .",
        lambda library: library.matters(set_by("office-president"), set_by("rank-law")),
    ),
    Question(
        "moved-from-senate-to-president",
        "MatterMovedFromSenateToPresident",
        "?a kz:isStageOf/kz:regulates ?one ; kz:hasStageKind id:stage-kind-decision ;"
        " kz:hasActor id:body-senate ."
        "?b kz:isStageOf/kz:regulates ?one ; kz:hasStageKind id:stage-kind-decision ;"
        " kz:hasActor id:office-president .",
        lambda library: library.matters(decided_by("body-senate"), decided_by("office-president")),
    ),
    Question(
        "state-power",
        "BodyOfStatePower",
        "?rule kz:regulates id:matter-local-state-administration ; kz:hasHolder ?one ."
        "?one a kz:Body .",
        lambda library: library.bodies("local-state-administration", "holder"),
    ),
    Question(
        "self-government",
        "BodyOfSelfGovernment",
        "?rule kz:regulates id:matter-self-government-channels ; kz:isExercisedThrough ?one ."
        "?one a kz:Body .",
        lambda library: library.bodies("self-government-channels", "through"),
    ),
    Question(
        "state-power-and-self-government",
        "BodyOfBothPowers",
        "?a kz:regulates id:matter-local-state-administration ; kz:hasHolder ?one ."
        "?b kz:regulates id:matter-self-government-channels ; kz:isExercisedThrough ?one ."
        "?one a kz:Body .",
        lambda library: (
            library.bodies("local-state-administration", "holder")
            & library.bodies("self-government-channels", "through")
        ),
    ),
    Question(
        "changed-by-act",
        "isChangedByAct",
        "?event kz:changes ?one ; kz:isChangeBy ?other",
        Library.changed_by,
    ),
    Question(
        "succeeded-by",
        "isSucceededBy",
        "?succession kz:hasPredecessor ?one ; kz:hasSuccessor ?other",
        Library.succeeded_by,
    ),
    Question("within", "isWithin", "?one kz:isPartOf+ ?other", Library.within),
    # The library shows a successor and its place, but in two steps that `within` has tested.
    Question(
        "continued-within",
        "isContinuedWithin",
        "?succession kz:hasPredecessor ?one ; kz:hasSuccessor/kz:isPartOf+ ?other",
        None,
    ),
    # The library answers these for a day and a tier, and never for all times at once.
    Question(
        "appointed-by",
        "isAppointedBy",
        AKIM + "?rule kz:regulates ?matter . FILTER(?matter IN (id:matter-upper-akim-appointment,"
        " id:matter-other-akim-appointment, id:matter-district-akim-appointment-second-rule))"
        "?stage kz:isStageOf ?rule ; kz:performsAct id:act-appointment ; kz:hasActor ?other",
        None,
    ),
    Question(
        "dismissible-by",
        "isDismissibleBy",
        AKIM + "?rule kz:regulates ?matter . FILTER(?matter IN ("
        "id:matter-akim-discretionary-dismissal, id:matter-district-akim-dismissal-second-rule,"
        " id:matter-city-district-akim-dismissal))"
        "{ ?rule kz:hasHolder ?other } UNION { ?stage kz:isStageOf ?rule ;"
        " kz:performsAct id:act-dismissal ; kz:hasActor ?other }",
        None,
    ),
    Question(
        "accountable-to",
        "isAccountableTo",
        AKIM + "?rule kz:regulates ?matter . FILTER(?matter IN ("
        "id:matter-maslikhat-executive-reports, id:matter-akim-no-confidence))"
        "{ ?rule kz:hasHolder ?other } UNION { ?stage kz:isStageOf ?rule ;"
        " kz:performsAct id:act-no-confidence ; kz:hasActor ?other }",
        None,
    ),
)
NAMES = [question.name for question in QUESTIONS]


# -- the three ways --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The law."""
    return kzconst.open(layer="law")


@pytest.fixture(scope="module")
def library(kb: KnowledgeBase) -> Library:
    """The law through the library."""
    return Library(kb)


@pytest.fixture(scope="module")
def inferred(kb: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """What HermiT infers for every question, in one JVM."""
    data = tmp_path_factory.mktemp("three-ways") / "data.nt"
    data.write_bytes(reasoner_data(kb))
    terms = json.dumps([[question.term, question.is_of_pairs] for question in QUESTIONS])
    command = [sys.executable, __file__, str(data), terms]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    return {
        question.name: answer_of(rows, question.is_of_pairs)
        for question, rows in zip(QUESTIONS, found, strict=True)
    }


def answer_of(rows: list[list[str]], is_of_pairs: bool) -> Answer:
    """Shorten the IRIs of an answer."""
    if is_of_pairs:
        return {(short(one), short(other)) for one, other in rows}
    return {short(one) for [one] in rows}


def asked_in_sparql(kb: KnowledgeBase, question: Question) -> Answer:
    """Ask the query of a question."""
    variables = ["one", "other"] if question.is_of_pairs else ["one"]
    select = " ".join(f"?{name}" for name in variables)
    rows = kb.store.select(f"{PREFIXES} SELECT DISTINCT {select} WHERE {{ {question.sparql} }}")
    return answer_of(
        [[row[name].value for name in variables] for row in rows], question.is_of_pairs
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_owl_and_sparql_agree(
    question: Question, kb: KnowledgeBase, inferred: dict[str, Answer]
) -> None:
    """What HermiT infers is what the query finds, and that is something."""
    found = asked_in_sparql(kb, question)
    assert found
    assert inferred[question.name] == found


@pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if one.python], ids=lambda one: one.name
)
def test_python_and_owl_agree(
    question: Question, library: Library, inferred: dict[str, Answer]
) -> None:
    """What the library answers is what HermiT infers, of what the library can speak of."""
    assert question.python
    found = question.python(library)
    assert found == {one for one in inferred[question.name] if speaks_of(library, question, one)}


def speaks_of(library: Library, question: Question, one: str | tuple[str, str]) -> bool:
    """Tell whether the library gives a thing at all: it has histories of what has versions only."""
    if question.name == "changed-by-act":
        return one[0] in {short(history.provision) for history in library.histories}
    if question.name == "within":
        return {*one} <= {short(iri) for iri in library.kb.provisions()}
    return True


def test_what_the_library_cannot_speak_of_is_small(
    library: Library, inferred: dict[str, Answer]
) -> None:
    """Left out are sections, which have no address, and provisions known only as changed."""
    for name in ("changed-by-act", "within"):
        [question] = [one for one in QUESTIONS if one.name == name]
        kept = {one for one in inferred[name] if speaks_of(library, question, one)}
        for left in inferred[name] - kept:
            if name == "within":
                assert "-section" in left[1]
            else:
                assert left[1] == "law-254-III-2007"


def test_every_question_is_compared(kb: KnowledgeBase) -> None:
    """Each term with a question name stands here under that name."""
    rows = kb.store.select(f"{PREFIXES} SELECT ?term ?name WHERE {{ ?term kz:questionName ?name }}")
    named = {(row["name"].value, row["term"].value.removeprefix(KZ)) for row in rows}
    compared = {(question.name, question.term) for question in QUESTIONS}
    assert named == compared


# -- the child: HermiT -----------------------------------------------------------------------------


def main(data: str, terms: str) -> None:
    """Write what HermiT infers for each class or property."""
    from kzconst.reasoning_java import Hermit
    from kzconst.reasoning_question import instances, pairs

    hermit = Hermit(Path(data), megabytes=MEGABYTES)
    answers = []
    for term, is_of_pairs in json.loads(terms):
        if is_of_pairs:
            answers.append(pairs(hermit, {"property": KZ + term})["pairs"])
        else:
            found = instances(hermit, {"class": KZ + term})["individuals"]
            answers.append([[one] for one in found])
    print(json.dumps(answers))


if __name__ == "__main__":
    main(*sys.argv[1:])
