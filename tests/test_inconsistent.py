"""Deliberately wrong data: a reasoner rejects each file of `inconsistent/`, for the right reason.

A file holds at most twenty individuals of its own and, under a comment, the one wrong statement;
without that the file is consistent. What must be given as the reason was written by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from kzconst.axiom_sentences import Sentences
from kzconst.axioms import axiom_of
from kzconst.case_triples import case_triples
from kzconst.child_process import run_child
from kzconst.data_files import ontology_dir, turtle_files_below
from kzconst.rdf_reading import read_store
from kzconst.reasoning_data import triples_for_reasoner
from kzconst.stores import Local

FOLDER = Path(__file__).parent / "inconsistent"
FILES = sorted(FOLDER.glob("*.ttl"))
MARK = "# The wrong statement:\n"
MAX_INDIVIDUALS = 20
SECONDS = 120
# By file: the sentences that say why, without what is recorded in the file itself.
REASONS: Mapping[str, set[str]] = {
    "act-adopted-twice": {
        "If A: adopted on B and A: adopted on C, then B and C are one and the same.",
    },
    "change-made-by-a-body": {
        "If the change A is made by the act B, then B is a legal act.",
        "Every kind of body is an actor.",
        "Nothing is both an actor and a legal act.",
    },
    "claim-that-is-a-rule": {
        "Every claim is a doctrine-layer entity.",
        "Every rule is a law-layer entity.",
        "Nothing is both a doctrine-layer entity and a law-layer entity.",
    },
    "comparator-as-base": {
        "If the threshold A is counted on the base B, then B is a base of count.",
        "Nothing is both a comparator and a base of count.",
    },
    "day-as-text": {"The value of “in force from” must be a day."},
    "figure-of-a-change": {
        "If A: is figure of B, then B is an event in the choice of akims.",
        "Nothing is both a change event and an event in the choice of akims.",
    },
    "office-that-is-a-body": {"Nothing is both a kind of body and a kind of office."},
    "paragraph-that-is-an-article": {"Nothing is both an article and a paragraph."},
    "publication-as-source-of-law": {
        "If A cites the source B, then B is a source on the law.",
        "Every source on the law is a law-layer entity.",
        "Every publication is a doctrine-layer entity.",
        "Nothing is both a doctrine-layer entity and a law-layer entity.",
    },
    "quotation-in-a-group": {
        "If A: has member B, then B is a person.",
        "Nothing is both a person and a quoted text.",
    },
    "rank-that-acts": {
        "If at the stage A the one who acts is B, then B is an actor.",
        "Nothing is both a rank of acts and an actor.",
    },
    "service-class-as-topic": {
        "If A: has topic B, then B is a topic.",
        "Nothing is both a class of civil servants and a topic.",
    },
    "stage-of-a-competence": {
        "If A is a stage of the rule B, then B is a procedure.",
        "Nothing is both a competence and a procedure.",
    },
    "stage-with-numerator": {
        "If A: numerator B, then A is a threshold.",
        "Nothing is both a stage and a threshold.",
    },
    "threshold-of-nothing": {"The value of “numerator” must be a whole number from 1."},
    "threshold-of-two-stages": {
        (
            "If A is the threshold of the stage B and A is the threshold of the stage C, "
            "then B and C are one and the same."
        ),
        (
            "If A: order of the stage B and A: order of the stage C, "
            "then B and C are one and the same."
        ),
    },
    "threshold-on-two-bases": {
        (
            "If the threshold A is counted on the base B and the threshold A is counted on the "
            "base C, then B and C are one and the same."
        ),
        "If A: code B and A: code C, then B and C are one and the same.",
    },
    "threshold-that-acts": {
        "If at the stage A the one who acts is B, then B is an actor.",
        "Nothing is both an actor and a threshold.",
    },
    "threshold-with-two-numerators": {
        "If A: numerator B and A: numerator C, then B and C are one and the same.",
    },
    "tier-that-holds-a-competence": {
        "If the holder under the rule A is B, then B is an actor.",
        "Every tier is a territorial scope.",
        "Nothing is both an actor and a territorial scope.",
    },
    "tier-that-includes-a-tier": {
        "If A includes the tier B, then A is a group of tiers.",
        "Nothing is both a tier and a group of tiers.",
    },
    "verdict-on-a-rule": {
        "If A is a verdict on the claim B, then B is a claim.",
        "Every claim is a doctrine-layer entity.",
        "Every rule is a law-layer entity.",
        "Nothing is both a doctrine-layer entity and a law-layer entity.",
    },
    "verdict-value-as-stance": {
        "If A: has stance B, then B is a stance.",
        "Nothing is both a stance and a value of a verdict.",
    },
    "version-of-an-act": {
        "If A is a version of B, then B is a provision.",
        "Nothing is both a legal act and a provision.",
    },
    "version-of-two-provisions": {
        "If A is a version of B and A is a version of C, then B and C are one and the same.",
        "If A: address B and A: address C, then B and C are one and the same.",
    },
}


def store_of(turtle: str) -> pyoxigraph.Store:
    """Read Turtle."""
    store = pyoxigraph.Store()
    store.load(turtle.encode(), pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def answers() -> Mapping[str, Any]:
    """Check the terms with each file, and with each without its wrong statement, in one Java."""
    terms = read_store(turtle_files_below(ontology_dir() / "terms"))
    cases = {"nothing": ""}
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        cases[path.stem] = case_triples(store_of(text), terms=terms)
        right = text.partition(MARK)[0]
        cases[f"{path.stem} put right"] = case_triples(store_of(right), terms=terms)
    found = run_child(
        "reasoning_java",
        {"do": "justify-inconsistency", "cases": cases, "limit": 5},
        data=triples_for_reasoner(terms),
        seconds=SECONDS,
        megabytes=1000,
    )
    cases_found: Mapping[str, Any] = found["cases"]
    return cases_found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_wrong_file_is_rejected_for_its_reason(
    path: Path, answers: Mapping[str, Any], knowledge_store: Local
) -> None:
    """There is one reason; it holds the wrong statement, and the terms written down by hand."""
    answer = answers[path.stem]
    assert answer["status"] == "inconsistent"
    assert answer["complete"]
    (axioms,) = [[axiom_of(one) for one in found] for found in answer["justifications"]]
    sentences = Sentences("en", labels(knowledge_store), axioms)
    about_terms = {sentences.sentence(one) for one in axioms if one.subject is None}
    assert about_terms == REASONS[path.stem]
    recorded = [one for one in axioms if one.subject]
    wrong = path.read_text(encoding="utf-8").partition(MARK)[2]
    assert any(
        str(one.subject).rpartition("/")[2] in wrong
        and any(str(name).rpartition("/")[2] in wrong for name in one.parts)
        for one in recorded
    )


def labels(store: Local) -> Any:
    """Give English labels."""
    rows = store.select(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?x ?label "
        'WHERE { ?x skos:prefLabel ?label FILTER(LANG(?label) = "en") }'
    )
    return {row["x"].value: row["label"].value for row in rows}.get


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_without_its_wrong_statement_a_file_is_consistent(
    path: Path, answers: Mapping[str, Any]
) -> None:
    """One statement alone makes the file wrong."""
    assert answers[f"{path.stem} put right"]["status"] == "consistent"


def test_the_terms_alone_are_consistent(answers: Mapping[str, Any]) -> None:
    """What rejects the files is not a flaw of the terms."""
    assert answers["nothing"]["status"] == "consistent"


def test_the_files_are_small_and_expected() -> None:
    """There are at least twelve files; each has a reason, few individuals, a marked statement."""
    assert {path.stem for path in FILES} == set(REASONS)
    assert len(FILES) >= 12
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert text.count(MARK) == 1
        subjects = {quad.subject for quad in store_of(text)}
        assert len(subjects) <= MAX_INDIVIDUALS
        wrong = len(list(store_of(text))) - len(list(store_of(text.partition(MARK)[0])))
        assert wrong == 1
