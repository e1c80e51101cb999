"""Explanations: the right axioms, nothing superfluous, told in three languages with citations.

What must be given as a reason was written by hand from the law and the definitions. The reasoner
answers each question once; the other languages are told from that answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from commands_run import Run, assert_refused

import kzconst
from kzconst import explanations
from kzconst.axioms import axiom_of
from kzconst.child_process import run_child
from kzconst.errors import NotFoundError, ParameterError, ReasonerError
from kzconst.explanation_screens import explanation_lines
from kzconst.explanations import Explanation, Reason
from kzconst.kb import KnowledgeBase
from kzconst.premises import premise_records
from kzconst.reasoning_data import reasoner_data
from kzconst.reasoning_questions import questions

ID = "https://w3id.org/kzconst/id/"
KZ = "https://w3id.org/kzconst/ontology/"
Question = tuple[str, str, str, str | None]
TWO_THIRDS = ("rule-const1995-akim-no-confidence-1995", "a", "RuleNeedingTwoThirds", None)
MAJORITY = ("rule-const1995-akim-no-confidence-2007", "a", "RuleNeedingMajority", None)
PARTICIPANTS = (
    "rule-const2026-upper-akim-appointment-2026",
    "a",
    "RuleCountingOnlyParticipants",
    None,
)
BEFORE = ("rule-const1995-akim-no-confidence-1995", "a", "RuleEndedByReform2007", None)
SINCE = ("rule-const1995-akim-no-confidence-2007", "a", "RuleOpenedByReform2007", None)
CHANGED = ("87.5", "isChangedByAct", "law-254-III-2007", None)
APPOINTED = ("office-akim-oblast", "isAppointedBy", "office-president", None)
DISMISSIBLE = ("office-akim-district", "isDismissibleBy", "office-akim-oblast", None)
SUCCEEDED = ("87.5", "isSucceededBy", "2026:89.5", None)
WITHIN = ("87.5", "isWithin", "const1995-section8", None)
CONTINUED = ("87.5", "isContinuedWithin", "2026:89", None)
ACCOUNTABLE = ("office-akim-oblast", "isAccountableTo", "body-maslikhat", None)
STATE_POWER = ("body-local-executive", "a", "BodyOfStatePower", None)
SELF_GOVERNMENT = ("body-other-self-government", "a", "BodyOfSelfGovernment", None)
BOTH = ("body-maslikhat", "a", "BodyOfBothPowers", None)
MOVED = ("matter-maslikhat-early-termination", "a", "MatterMovedFromSenateToPresident", None)
TO_STATUTE = ("matter-other-akim-appointment", "a", "MatterMovedToStatute", None)
POLITICAL = ("some-elected-akim", "a", "PoliticalServant", "2007")
ELECTED = ("some-elected-akim", "a", "ElectedServant", "2026")
NOT_ADMINISTRATIVE = ("some-elected-akim", "a", "AdministrativeServant", "paper")
OPEN = ("some-elected-akim", "a", "PoliticalServant", "2014")
NOT_TWO_THIRDS = ("rule-const1995-akim-no-confidence-2007", "a", "RuleNeedingTwoThirds", None)
NOT_OFFICE = ("body-maslikhat", "a", "Office", None)
# By question: the status, and beginnings of axioms, one for each of the justification.
ANSWERS: Mapping[Question, tuple[str, tuple[str, ...]]] = {
    TWO_THIRDS: (
        "entailed",
        (
            "ClassAssertion(Procedure rule-const1995-akim-no-confidence-1995)",
            "ObjectPropertyAssertion(isStageOf rule-const1995-akim-no-confidence-1995-adoption ",
            (
                "ObjectPropertyAssertion("
                "hasStageKind rule-const1995-akim-no-confidence-1995-adoption "
                "stage-kind-adoption)"
            ),
            "ObjectPropertyAssertion(isThresholdOf ",
            "DataPropertyAssertion(shareInThreeHundredths ",
            "EquivalentClasses(RuleNeedingTwoThirds ",
            "SubClassOf(Procedure Rule)",
        ),
    ),
    MAJORITY: (
        "entailed",
        (
            "ClassAssertion(Procedure rule-const1995-akim-no-confidence-2007)",
            "ObjectPropertyAssertion(isStageOf rule-const1995-akim-no-confidence-2007-adoption ",
            (
                "ObjectPropertyAssertion("
                "hasStageKind rule-const1995-akim-no-confidence-2007-adoption "
                "stage-kind-adoption)"
            ),
            "ObjectPropertyAssertion(isThresholdOf ",
            "ObjectPropertyAssertion(hasComparator ",
            "DataPropertyAssertion(shareInThreeHundredths ",
            "EquivalentClasses(RuleNeedingMajority ",
            "SubClassOf(Procedure Rule)",
        ),
    ),
    PARTICIPANTS: (
        "entailed",
        (
            "ClassAssertion(Procedure rule-const2026-upper-akim-appointment-2026)",
            "ObjectPropertyAssertion(isStageOf ",
            "ObjectPropertyAssertion(isThresholdOf ",
            "ObjectPropertyAssertion(hasBase ",
            "EquivalentClasses(RuleCountingOnlyParticipants ",
            "SubClassOf(Procedure Rule)",
        ),
    ),
    BEFORE: (
        "entailed",
        (
            "ClassAssertion(Procedure rule-const1995-akim-no-confidence-1995)",
            "ClassAssertion(ProvisionVersion const1995-art87-par5-1995)",
            (
                "ObjectPropertyAssertion("
                "expressedIn rule-const1995-akim-no-confidence-1995 const1995-art87-par5-1995)"
            ),
            "ObjectPropertyAssertion(closedBy const1995-art87-par5-1995 ",
            "ObjectPropertyAssertion(isPartOfReform change-const1995-art87-par5-2007 reform-2007)",
            "DataPropertyAssertion(inForceFrom const1995-art87-par5-1995 ",
            "EquivalentClasses(RuleEndedByReform2007 ",
            "EquivalentClasses(VersionBeforeReform2007 ",
            "SubClassOf(Procedure Rule)",
        ),
    ),
    SINCE: (
        "entailed",
        (
            "ClassAssertion(Procedure rule-const1995-akim-no-confidence-2007)",
            "ClassAssertion(ProvisionVersion const1995-art87-par5-2007)",
            (
                "ObjectPropertyAssertion("
                "expressedIn rule-const1995-akim-no-confidence-2007 const1995-art87-par5-2007)"
            ),
            "ObjectPropertyAssertion(openedBy const1995-art87-par5-2007 ",
            "ObjectPropertyAssertion(isPartOfReform change-const1995-art87-par5-2007 reform-2007)",
            "DataPropertyAssertion(inForceFrom const1995-art87-par5-2007 ",
            "EquivalentClasses(RuleOpenedByReform2007 ",
            "EquivalentClasses(VersionSinceReform2007 ",
            "SubClassOf(Procedure Rule)",
        ),
    ),
    CHANGED: (
        "entailed",
        (
            "ObjectPropertyAssertion(changes change-const1995-art87-par5-2007 ",
            "ObjectPropertyAssertion(isChangeBy change-const1995-art87-par5-2007 law-254-III-2007)",
            "SubPropertyChainOf(chain(inverse(changes) isChangeBy) isChangedByAct)",
        ),
    ),
    SUCCEEDED: (
        "entailed",
        (
            "ObjectPropertyAssertion(hasPredecessor succession-const1995-art87-par5 ",
            (
                "ObjectPropertyAssertion(hasSuccessor succession-const1995-art87-par5 "
                "const2026-art89-par5)"
            ),
            "SubPropertyChainOf(chain(inverse(hasPredecessor) hasSuccessor) isSucceededBy)",
        ),
    ),
    WITHIN: (
        "entailed",
        (
            "ObjectPropertyAssertion(isPartOf const1995-art87-par5 const1995-art87)",
            "ObjectPropertyAssertion(isPartOf const1995-art87 const1995-section8)",
            "SubObjectPropertyOf(isPartOf isWithin)",
            "TransitiveObjectProperty(isWithin)",
        ),
    ),
    CONTINUED: (
        "entailed",
        (
            "ObjectPropertyAssertion(hasPredecessor ",
            "ObjectPropertyAssertion(hasSuccessor ",
            "ObjectPropertyAssertion(isPartOf const2026-art89-par5 const2026-art89)",
            "SubObjectPropertyOf(isPartOf isWithin)",
            "SubPropertyChainOf(chain(inverse(hasPredecessor) hasSuccessor) isSucceededBy)",
            "SubPropertyChainOf(chain(isSucceededBy isWithin) isContinuedWithin)",
        ),
    ),
    STATE_POWER: (
        "entailed",
        (
            "ClassAssertion(Body body-local-executive)",
            "ObjectPropertyAssertion(hasHolder ",
            "ObjectPropertyAssertion(regulates ",
            "EquivalentClasses(BodyOfStatePower ",
        ),
    ),
    SELF_GOVERNMENT: (
        "entailed",
        (
            "ClassAssertion(Body body-other-self-government)",
            "ObjectPropertyAssertion(isExercisedThrough ",
            "ObjectPropertyAssertion(regulates ",
            "EquivalentClasses(BodyOfSelfGovernment ",
        ),
    ),
    TO_STATUTE: (
        "entailed",
        (
            "ClassAssertion(Matter matter-other-akim-appointment)",
            "ObjectPropertyAssertion(isSetBy ",
            "ObjectPropertyAssertion(isSetBy ",
            "ObjectPropertyAssertion(regulates ",
            "ObjectPropertyAssertion(regulates ",
            "EquivalentClasses(MatterMovedToStatute ",
        ),
    ),
    BOTH: (
        "entailed",
        (
            "ClassAssertion(Body body-maslikhat)",
            "ObjectPropertyAssertion(hasHolder ",
            "ObjectPropertyAssertion(isExercisedThrough ",
            "ObjectPropertyAssertion(regulates ",
            "ObjectPropertyAssertion(regulates ",
            "EquivalentClasses(BodyOfBothPowers ",
            "EquivalentClasses(BodyOfSelfGovernment ",
            "EquivalentClasses(BodyOfStatePower ",
        ),
    ),
    POLITICAL: (
        "entailed",
        (
            "ClassAssertion(ElectedAkim some-elected-akim)",
            "SubClassOf(Akim ConstitutionalRepresentative)",
            "SubClassOf(ConstitutionalRepresentative PoliticalServant)",
            "SubClassOf(ElectedAkim Akim)",
        ),
    ),
    ELECTED: (
        "entailed",
        (
            "ClassAssertion(ElectedAkim some-elected-akim)",
            "EquivalentClasses(ElectedPersonEndedByNoConfidence ",
            "SubClassOf(Akim EndedByNoConfidence)",
            "SubClassOf(ElectedAkim Akim)",
            "SubClassOf(ElectedAkim ElectedPerson)",
            "SubClassOf(ElectedPersonEndedByNoConfidence ElectedServant)",
        ),
    ),
    NOT_ADMINISTRATIVE: (
        "contradicted",
        (
            "ClassAssertion(ElectedAkim some-elected-akim)",
            "DisjointClasses(AdministrativeServant ElectedPerson)",
            "SubClassOf(ElectedAkim ElectedPerson)",
        ),
    ),
    OPEN: ("unknown", ()),
    NOT_TWO_THIRDS: ("unknown", ()),
    NOT_OFFICE: (
        "contradicted",
        ("ClassAssertion(Body body-maslikhat)", "DisjointClasses(Body Office)"),
    ),
}
LONG = (ACCOUNTABLE, APPOINTED, DISMISSIBLE, MOVED)
EXPLAINED = [*ANSWERS, *LONG]
KAZAKH = re.compile("[әғқңөұүһі]")


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Give the law."""
    return kzconst.open(layer="law")


@pytest.fixture(scope="module")
def ask(kb: KnowledgeBase) -> Iterator[Callable[..., Explanation]]:
    """Explain in any language; the reasoner is asked once about each question."""
    asked = explanations._ask
    known: dict[str, dict[str, Any]] = {}

    def once(request: Mapping[str, Any], store: Any, **options: Any) -> dict[str, Any]:
        key = json.dumps(request) + str(len(store))
        if key not in known:
            known[key] = asked(request, store, **options)
        return known[key]

    @cache
    def explain(question: Question, language: str = "en", limit: int = 1) -> Explanation:
        subject, predicate, other, premises = question
        return kb.explain(
            subject, predicate, other, premises=premises, language=language, limit=limit
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(explanations, "_ask", once)
        yield explain


def reasons(found: Explanation) -> tuple[Reason, ...]:
    """Give the reasons of the only justification."""
    (justification,) = found.justifications
    return justification.reasons


# -- which axioms ---------------------------------------------------------------------------


@pytest.mark.parametrize("question", ANSWERS, ids=lambda one: " ".join(map(str, one)))
def test_the_reasons_are_those_written_by_hand(
    question: Question, ask: Callable[..., Explanation]
) -> None:
    """Each question has its status, and a justification exactly those axioms."""
    status, beginnings = ANSWERS[question]
    found = ask(question)
    assert found.status == status
    axioms = [one.axiom for justification in found.justifications for one in justification.reasons]
    assert len(axioms) == len(beginnings)
    for beginning in set(beginnings):
        told = [axiom for axiom in axioms if axiom.startswith(beginning)]
        assert len(told) == beginnings.count(beginning), beginning


def test_a_long_chain_names_rule_stage_tier_and_actor(ask: Callable[..., Explanation]) -> None:
    """That the President appoints akims of oblasts rests on a stage of a rule for their tier."""
    told = " ".join(one.sentence for one in reasons(ask(APPOINTED)))
    for part in (
        "the act performed is “appointment”",
        "the one who acts is “President of the Republic”",
        "applies to the tier “oblasts, cities of republican significance and the capital”",
        "includes the tier “oblast”",
        "then A is appointed by E",
    ):
        assert part in told
    assert {one.address for one in versions(ask(APPOINTED))} == {"1995:87.4"}


def test_a_matter_moved_by_two_rules_of_one_paragraph(ask: Callable[..., Explanation]) -> None:
    """The Senate decided until the reform of 2007 and the President since: 86(5)."""
    found = versions(ask(MOVED))
    assert {one.address for one in found} == {"1995:86.5"}
    days = {str(one.version.in_force_from) for one in found}
    assert days == {"1995-09-05", "2007-05-21"}


def test_an_account_is_cited_by_a_rule_on_reports_or_no_confidence(
    ask: Callable[..., Explanation],
) -> None:
    """Akims answer to maslikhats by 86(4)(3) and 87(5) of 1995, or by 88(4) and 89(5) of 2026."""
    found = {one.address for one in versions(ask(ACCOUNTABLE))}
    assert found
    assert found <= {"1995:86.4", "1995:86.4.3", "1995:87.5", "2026:88.4", "2026:89.5"}


def test_a_dismissal_is_cited_by_the_statute(ask: Callable[..., Explanation]) -> None:
    """The akim of an oblast may dismiss an akim of a district under Law 148-II, 32-1."""
    assert {one.address for one in versions(ask(DISMISSIBLE))} == {"148-II:32-1"}


def versions(found: Explanation) -> list[Any]:
    """Give all versions cited."""
    return [one for reason in reasons(found) for one in reason.cited.versions]


@pytest.mark.parametrize("question", [TWO_THIRDS, CONTINUED, APPOINTED])
def test_nothing_can_be_left_out(
    question: Question, ask: Callable[..., Explanation], kb: KnowledgeBase
) -> None:
    """A fresh reasoner derives the entailment from the axioms, and not when any one is missing."""
    found = ask(question)
    request = {"do": "justify", "axiom": [found.subject, found.property, found.object], "limit": 1}
    answer = explanations._ask(request, kb.store.triples(), seconds=60, megabytes=1000)
    (axioms,) = answer["justifications"]
    assert all(axiom_of(one).as_json() == one for one in axioms)
    sets = [axioms, *([one for one in axioms if one != left_out] for left_out in axioms)]
    checked = run_child(
        "reasoning_java",
        {"do": "check", "axiom": request["axiom"], "sets": sets},
        data=reasoner_data(kb),
        seconds=60,
        megabytes=1000,
    )
    assert checked["entailed"] == [True, *(False for _ in axioms)]


def test_all_justifications(ask: Callable[..., Explanation]) -> None:
    """87.4 was changed by one act in 2007; that 2007 and 2017 both changed it are two questions."""
    found = ask(("87.4", "isChangedByAct", "law-254-III-2007", None), limit=5)
    assert (len(found.justifications), found.complete) == (1, True)


def test_a_limit_says_that_there_is_more(ask: Callable[..., Explanation]) -> None:
    """A maslikhat is of both powers by several rules; one is given, and that there are more."""
    assert not ask(BOTH).complete
    two = ask(BOTH, limit=2)
    assert len(two.justifications) == 2
    first, second = ({one.axiom for one in part.reasons} for part in two.justifications)
    assert first - second
    assert second - first


def test_every_question_has_an_explanation(kb: KnowledgeBase) -> None:
    """Whatever can be asked by name is explained here by one of its answers."""
    terms = {one.about for one in questions(kb) if one.about}
    explained = {other if predicate == "a" else predicate for _, predicate, other, _ in EXPLAINED}
    assert terms <= {f"{KZ}{name}" for name in explained}


# -- citations ------------------------------------------------------------------------------


def test_a_rule_is_cited_by_its_version(ask: Callable[..., Explanation]) -> None:
    """The old threshold is cited by 87(5) until the reform, read in the edition of 1995."""
    recorded = [one for one in reasons(ask(TWO_THIRDS)) if one.layer == "law"]
    assert recorded
    for reason in recorded:
        (cited,) = reason.cited.versions
        assert cited.address == "1995:87.5"
        assert str(cited.version.in_force_until) == "2007-05-21"
        assert "R95b" in {one.code for one in reason.cited.citations}


def test_meanings_have_no_citation(ask: Callable[..., Explanation]) -> None:
    """A definition is ours and cites nothing."""
    meanings = [one for one in reasons(ask(TWO_THIRDS)) if one.layer == "terms"]
    assert meanings
    assert not any(one.cited.versions or one.cited.citations for one in meanings)


def test_a_succession_says_that_it_is_an_inference(ask: Callable[..., Explanation]) -> None:
    """Succession between paragraphs is an inference and says so."""
    for reason in reasons(ask(SUCCEEDED))[:2]:
        assert reason.cited.confidence == f"{ID}confidence-inference"
        assert reason.cited.source


def test_premises_are_cited_and_named(ask: Callable[..., Explanation]) -> None:
    """A set of premises is named; its axioms cite the law, or a claim of the paper as no law."""
    law = ask(POLITICAL)
    assert law.premises == "Premises of the law of 1999 in its edition of 2007-2009"
    assert {one.address for one in versions(law)} == {"1995:87.3", "453-I:7.2"}
    paper = ask(NOT_ADMINISTRATIVE)
    assert {code for one in reasons(paper) for code in one.cited.claims} == {"C123"}
    assert not versions(paper)


# -- the screen -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("question", EXPLAINED, ids=lambda one: " ".join(map(str, one)))
def test_explanations_speak_the_chosen_language(
    question: Question, language: str, ask: Callable[..., Explanation], kb: KnowledgeBase
) -> None:
    """No IRI, name of a term or placeholder; Cyrillic where it belongs, Kazakh letters too."""
    found = ask(question, language)
    text = "\n".join(explanation_lines(kb, found, language))
    told = re.sub(r"https?://\S+|\([\w-]+\)", "", text)
    assert "w3id.org" not in text
    assert "{" not in text
    assert not re.search(r"\b[a-z]+[A-Z]\w+", told)
    assert bool(re.search("[а-я]", told)) == (language != "en")
    assert bool(KAZAKH.search(told)) == (language == "kk")
    sentences = [one.sentence for part in found.justifications for one in part.reasons]
    assert all(one.endswith(".") for one in [found.entailment, *sentences])


def test_the_screen_reads_like_this(ask: Callable[..., Explanation], kb: KnowledgeBase) -> None:
    """Statement, answer, what is recorded with its citation, meanings, sources."""
    lines = explanation_lines(kb, ask(CHANGED, "en"), "en")
    assert lines[:3] == [
        "“Constitution of 1995, article 87, paragraph 5” is changed by the act “Law of 21 May 2007",
        "    No. 254-III on amendments to the Constitution”.",
        "Follows:",
    ]
    text = "\n".join(lines)
    assert "[1995:87.5: in force from 2007-05-21 until 2022-06-08" in text
    assert "  - If the change B affects A and the change B is made by the act C" in text
    assert text.index("What is recorded") < text.index("What the words mean")
    assert text.index("What the words mean") < text.index("Sources")


@pytest.mark.parametrize(
    ("question", "told"), [(ACCOUNTABLE, True), (POLITICAL, True), (NOT_ADMINISTRATIVE, False)]
)
def test_the_screen_says_that_rules_of_every_time_count(
    question: Question, told: bool, ask: Callable[..., Explanation], kb: KnowledgeBase
) -> None:
    """What rests on the law rests on the law of some day; a contradiction is told otherwise."""
    lines = " ".join(explanation_lines(kb, ask(question), "en"))
    assert ("Recorded rules of every time are taken together" in lines) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [(OPEN, "neither does the contrary"), (NOT_OFFICE, "the contrary does")],
)
def test_what_does_not_follow_is_told(
    question: Question, told: str, ask: Callable[..., Explanation], kb: KnowledgeBase
) -> None:
    """The open world: not following is not the same as being false."""
    assert told in explanation_lines(kb, ask(question), "en")[-1 if question == OPEN else 1]


# -- the command ----------------------------------------------------------------------------


@pytest.mark.usefixtures("ask")
def test_the_command_gives_sentences_and_json(run: Run) -> None:
    """Exit code 0 for what follows; JSON has status, sentences, axioms and citations."""
    code, output, talk = run("explain", *CHANGED[:3])
    assert (code, talk) == (0, "")
    assert "is changed by the act" in output
    code, output, _ = run("explain", *CHANGED[:3], "--format", "json")
    found = json.loads(output)
    assert found["status"] == "entailed"
    assert found["subject"] == f"{ID}const1995-art87-par5"
    first = found["justifications"][0]["reasons"][0]
    assert {"axiom", "layer", "sentence", "cited"} <= first.keys()
    assert first["cited"]["versions"][0]["version"]["in_force_from"] == "2007-05-21"


@pytest.mark.usefixtures("ask")
def test_the_command_says_no(run: Run) -> None:
    """Exit code 1 for what does not follow, whether or not the contrary does."""
    assert run("explain", *OPEN[:3], "--premises", "2014")[0] == 1
    assert run("explain", "body-maslikhat", "is", "Office")[0] == 1


def akim_as(folder: Path, name: str) -> str:
    """Write a file that puts the akim into a class."""
    file = folder / "akim.ttl"
    file.write_text(f"<{ID}office-akim> a <{KZ}{name}> .\n")
    return str(file)


def test_a_contradiction_with_the_law(run: Run, tmp_path: Path) -> None:
    """A file may be wrong only together with the law: the akim as a body."""
    code, output, _ = run("explain", "--inconsistency", akim_as(tmp_path, "Body"))
    assert code == 0
    assert "“akim” is a kind of body." in output
    assert "Nothing is both a kind of body and a kind of office." in output


def test_a_file_that_contradicts_nothing(run: Run, tmp_path: Path) -> None:
    """Exit code 1, and no reason."""
    code, output, _ = run("explain", "--inconsistency", akim_as(tmp_path, "Office"))
    assert code == 1
    assert "Contradicts neither itself nor the law." in output


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "SUBJECT PROPERTY OBJECT"),
        (("body-maslikhat", "a"), 2, "SUBJECT a CLASS"),
        (("body-maslikhatt", "a", "Body"), 3, "body-maslikhat"),
        (("body-maslikhat", "a", "Bodyy"), 3, "Body"),
        (("body-maslikhat", "isAppointed", "office-president"), 3, "isAppointedBy"),
        (("87.55", "isWithin", "87"), 3, "1995:87.5"),
        (("2026:89.x", "isWithin", "87"), 2, "not an address"),
        (("body-maslikhat", "a", "Body", "--limit", "0"), 2, "1 or more"),
        (("body-maslikhat", "a", "Body", "--limit", "x"), 2, "whole number"),
        (("body-maslikhat", "a", "Body", "--time-limit", "0"), 2, "time limit"),
        (("some-elected-akim", "a", "Akim", "--premises", "2015"), 3, "2014"),
        (("some-elected-akim", "a", "Akim"), 3, "some-elected-akim"),
        (("--inconsistency", "no-such-file.ttl"), 4, "no-such-file.ttl"),
        (("x", "--inconsistency", "no-such-file.ttl"), 2, "--inconsistency"),
    ],
)
def test_bad_input_gets_one_line(
    run: Run, arguments: tuple[str, ...], code: int, told: str
) -> None:
    """An error is one line, before any Java starts."""
    assert_refused(run("explain", *arguments), code, told)


def test_a_time_limit_is_kept(kb: KnowledgeBase) -> None:
    """A reasoner that takes too long is stopped, with one line that says what to do."""
    with pytest.raises(ReasonerError, match="--time-limit"):
        kb.explain("body-maslikhat", "a", "Body", seconds=0.05)


# -- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "property", "object"),
    [
        ("1995:87.5", "changed-by-act", f"{ID}law-254-III-2007"),
        (
            f"{ID}const1995-art87-par5",
            "https://w3id.org/kzconst/ontology/isChangedByAct",
            "law-254-III-2007",
        ),
    ],
)
def test_names_are_short_or_whole(
    subject: str, property: str, object: str, ask: Callable[..., Explanation], kb: KnowledgeBase
) -> None:
    """Address, name, question and IRI mean the same."""
    assert kb.explain(subject, property, object) == ask(CHANGED)


def test_codes_name_individuals(kb: KnowledgeBase) -> None:
    """A code names what has it; a code of several things must be made whole."""
    from kzconst.explanation_names import Names

    names = Names(kb)
    assert names.individual("reform-2007") == f"{ID}reform-2007"
    assert names.class_("needs-two-thirds").endswith("/RuleNeedingTwoThirds")
    with pytest.raises(NotFoundError):
        names.individual("https://w3id.org/kzconst/id/nothing")
    with pytest.raises(ParameterError, match="several"):
        names.individual("session")


def test_premises_are_read_alone() -> None:
    """A set of premises holds nothing of the law and nothing of another set."""
    rows = premise_records("paper").store.select(
        "SELECT ?x WHERE { ?x a <https://w3id.org/kzconst/ontology/Rule> }"
    )
    assert rows == []
