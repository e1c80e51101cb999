"""One question to HermiT: few axioms are enough where that is proved, and all are taken elsewhere.

The small data are made so that what follows does not follow from the definitions behind it. On the
law, a row that is held back must be missed by the proof: HermiT is asked in one JVM, in a child
process: this file, run as a program. Not here: golden answers (`test_reasoning`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kzconst
from kzconst.child_process import run_child
from kzconst.rdf_reading import read_store
from kzconst.reasoning_data import reasoner_data, triples_for_reasoner
from kzconst.reasoning_questions import questions

SECONDS = 280
MEGABYTES = 1000
PREFIXES = """
@prefix : <urn:t:> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Red a owl:Class . :Blue a owl:Class . :Coloured a owl:Class . :Owner a owl:Class .
:owns a owl:ObjectProperty . :has a owl:ObjectProperty . :first a owl:ObjectProperty .
:owns rdfs:subPropertyOf :has .
"""
# There is one first only, so two names of it are names of one thing.
ONE_FIRST = """
:first a owl:FunctionalProperty .
:a a owl:NamedIndividual ; :first :b , :c .
:b a owl:NamedIndividual , :Red .
:c a owl:NamedIndividual .
:d a owl:NamedIndividual .
"""
ONE_OF_TWO = """
:Coloured rdfs:subClassOf [ a owl:Class ; owl:unionOf ( :Red :Blue ) ] .
:Red owl:disjointWith :Owner . :Blue owl:disjointWith :Coloured .
:a a owl:NamedIndividual , :Coloured .
:b a owl:NamedIndividual , :Owner .
"""
OWNS_ONE_OF_TWO_NAMES = ONE_FIRST + ":d :owns :b ."
OWNS_SOMETHING = """
:Owner rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :has ; owl:someValuesFrom owl:Thing ] .
:a a owl:NamedIndividual , :Owner ; :owns :b .
:c a owl:NamedIndividual , :Owner .
:b a owl:NamedIndividual .
"""
CONTRADICTION_ELSEWHERE = """
:Blue owl:disjointWith :Owner .
:a a owl:NamedIndividual , :Red .
:b a owl:NamedIndividual , :Blue , :Owner .
"""


def answer(folder: Path, data: str, **request: str) -> object:
    """Ask HermiT about a text of Turtle; IRIs are told by their last letters."""
    path = folder / "data.ttl"
    path.write_text(PREFIXES + data, encoding="utf-8")
    found = run_child(
        "reasoning_question",
        request,
        data=triples_for_reasoner(read_store([path])),
        seconds=SECONDS,
        megabytes=MEGABYTES,
    )
    return json.loads(json.dumps(found).replace("urn:t:", ""))


@pytest.mark.parametrize(
    ("data", "members"),
    [
        pytest.param(ONE_FIRST, ["b", "c"], id="two names of one thing"),
        pytest.param(ONE_OF_TWO, ["a"], id="not the other of two"),
    ],
)
def test_all_members_are_found(tmp_path: Path, data: str, members: list[str]) -> None:
    """Also those that follow from what is no definition of the class."""
    found = answer(tmp_path, data, do="instances", **{"class": "urn:t:Red"})
    assert found == {"consistent": True, "individuals": members}


@pytest.mark.parametrize(
    ("data", "pairs"),
    [
        pytest.param(OWNS_ONE_OF_TWO_NAMES, [["d", "b"], ["d", "c"]], id="two names of one thing"),
        pytest.param(OWNS_SOMETHING, [["a", "b"]], id="something without a name"),
    ],
)
def test_all_pairs_are_found(tmp_path: Path, data: str, pairs: list[list[str]]) -> None:
    """Also those that follow from what is no definition of the property; none is made up."""
    found = answer(tmp_path, data, do="pairs", property="urn:t:has")
    assert found == {"consistent": True, "pairs": pairs}


@pytest.mark.parametrize(
    "request_",
    [{"do": "instances", "class": "urn:t:Red"}, {"do": "pairs", "property": "urn:t:has"}],
)
def test_a_contradiction_elsewhere_is_seen(tmp_path: Path, request_: dict[str, str]) -> None:
    """Where the data contradict themselves, what was found among few axioms is no answer."""
    assert answer(tmp_path, CONTRADICTION_ELSEWHERE, **request_) == {"consistent": False}


def test_on_the_law_the_proof_holds_and_misses_what_is_held_back(tmp_path: Path) -> None:
    """Of every question all rows are proved to be all, and without one of them they are not."""
    law = kzconst.open(layer="law")
    data = tmp_path / "law.nt"
    data.write_bytes(reasoner_data(law))
    terms = [(one.about, one.kind == "property") for one in questions(law) if one.about]
    ended = subprocess.run(
        [sys.executable, __file__, str(data), json.dumps(terms)],
        stdout=subprocess.PIPE,
        timeout=SECONDS,
        check=True,
    )
    found = json.loads(ended.stdout)
    assert found == {about: {"whole": True, "without one": False} for about, _ in terms}


def main(data: str, terms: str) -> None:
    """Write of each class or property whether its rows, and all but one of them, are all."""
    from kzconst.reasoning_java import Hermit
    from kzconst.reasoning_question import instances, no_other_member, no_other_pair, pairs

    hermit = Hermit(Path(data), megabytes=MEGABYTES)

    told = {}
    contrary: Callable[..., Iterator[object]]
    for about, is_of_pairs in json.loads(terms):
        if is_of_pairs:
            asked, contrary = hermit.named("OWLObjectProperty", about), no_other_pair
            rows = pairs(hermit, {"property": about})["pairs"]
        else:
            asked, contrary = hermit.named("OWLClass", about), no_other_member
            rows = instances(hermit, {"class": about})["individuals"]
        whole, without = (
            hermit.consistent(hermit.axioms, *contrary(hermit, asked, some))
            for some in (rows, rows[1:])
        )
        told[about] = {"whole": whole, "without one": without}
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
