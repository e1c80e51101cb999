"""Law and doctrine are kept apart: in the data, in what a check refuses, and in every answer.

A property of law is one that the terms declare outside `doctrine.ttl`; an individual of doctrine is
one that the files of doctrine or of the glossary describe. A question is one of doctrine when its
query names a term of doctrine or of the glossary; all others are questions about the law. Not here:
what else is wrong with data (`test_validation`), and what the answers are (`test_questions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import pytest

import kzconst
from kzconst.cli import main
from kzconst.data_files import law_files, ontology_dir, ontology_files, query_dir
from kzconst.kb import KnowledgeBase
from kzconst.stores import Local

KZ = "https://w3id.org/kzconst/ontology/"
ID = "https://w3id.org/kzconst/id/"
CONCEPT = "https://w3id.org/kzconst/vocab/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
CHECK = query_dir() / "checks" / "doctrine-kept-apart.rq"
OF_GLOSSARY = re.compile(r"\bskos:(?:Concept|ConceptScheme|inScheme)\b|\bconcept:")
# Queries for the words of everything, whatever it is: with doctrine they have more rows.
OF_EVERYTHING: Mapping[str, str] = {
    "doctrine-descriptions": "the descriptions of everything that has one",
    "label-parts": "the parts of all names that are composed",
    "labels": "the names of everything",
}
LAYERS = f"""PREFIX kz: <{KZ}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <{SKOS}>
SELECT DISTINCT ?one WHERE {{ VALUES ?layer {{ %s }} ?one a/rdfs:subClassOf* ?layer }}"""
LINKS_OF_LAW = f"""PREFIX kz: <{KZ}>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?property (SAMPLE(?any) AS ?subject) WHERE {{
  ?property a owl:ObjectProperty .
  ?any ?property ?value .
  ?any a/rdfs:subClassOf* kz:LawEntity .
}} GROUP BY ?property"""
# Screens about the law: each command with the words after it.
SCREENS = (
    "show 87.5 --on 2006-01-01",
    "show 87 --on 2015-06-01 --lang ru",
    "show 89.2 --on 2015-06-01 --lang kk --format json",
    "history 86.5 --lang kk",
    "diff 2007-05-20 2007-05-23 --lang ru",
    "procedures akim-no-confidence --on 2015-06-01 --lang kk",
    "decide akim-no-confidence --on 2006-01-01 -i total=25 -i for=13 --lang ru",
    "decide akim-no-confidence --on 2015-06-01 -i total=25 -i for=13 -i initiators=5 --format json",
)

Triple = tuple[str, str, str]


@dataclass(frozen=True)
class Layers:
    """The knowledge with and without doctrine, and what the files of doctrine describe."""

    law: KnowledgeBase
    everything: KnowledgeBase
    beside: frozenset[str]
    laws: frozenset[str]


@pytest.fixture(scope="module")
def layers(knowledge_store: Local) -> Layers:
    """Read the layers by their files."""
    beside = set(ontology_files()) - set(law_files())
    return Layers(
        law=kzconst.open(layer="law"),
        everything=KnowledgeBase(knowledge_store),
        beside=frozenset(_described(sorted(beside))),
        laws=frozenset(_described(law_files())),
    )


def _described(paths: Sequence[Path]) -> Iterator[str]:
    """Give the individuals and terms of the glossary that files describe."""
    for path in paths:
        for quad in pyoxigraph.parse(path=str(path)):
            if _is_data(quad.subject):
                yield quad.subject.value


def _is_data(term: object) -> bool:
    return isinstance(term, pyoxigraph.NamedNode) and term.value.startswith((ID, CONCEPT))


def _declared(paths: Sequence[Path]) -> frozenset[str]:
    """Give the terms that files declare."""
    return frozenset(
        quad.subject.value
        for path in paths
        for quad in pyoxigraph.parse(path=str(path))
        if quad.predicate == TYPE and isinstance(quad.subject, pyoxigraph.NamedNode)
        if quad.subject.value.startswith(KZ)
    )


TERMS = sorted((ontology_dir() / "terms").glob("*.ttl"))
DOCTRINE_TERMS = _declared([path for path in TERMS if path.stem == "doctrine"])
LAW_TERMS = _declared([path for path in TERMS if path.stem != "doctrine"])


def _is_of_doctrine(name: str) -> bool:
    """Tell whether a query names a term of doctrine or of the glossary, outside its comments."""
    lines = (query_dir() / f"{name}.rq").read_text(encoding="utf-8").splitlines()
    code = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    named = {KZ + term for term in re.findall(r"\bkz:(\w+)", code)}
    return bool(OF_GLOSSARY.search(code)) or not named.isdisjoint(DOCTRINE_TERMS)


QUESTIONS = sorted(path.stem for path in query_dir().glob("*.rq"))
DOCTRINE_QUESTIONS = [
    name for name in QUESTIONS if _is_of_doctrine(name) and name not in OF_EVERYTHING
]
LAW_QUESTIONS = [name for name in QUESTIONS if name not in {*DOCTRINE_QUESTIONS, *OF_EVERYTHING}]


# -- the data ------------------------------------------------------------------------------------


def test_files_and_classes_agree_on_the_layers(layers: Layers) -> None:
    """What the files of a layer describe is what has a class of that layer, and in one layer."""

    def members(*classes: str) -> set[str]:
        rows = layers.everything.store.select(LAYERS % " ".join(classes))
        return {row["one"].value for row in rows if _is_data(row["one"])}

    doctrine = members("kz:DoctrineEntity", "skos:Concept", "skos:ConceptScheme")
    assert doctrine == layers.beside
    assert members("kz:LawEntity", "kz:KnowledgeBase") == layers.laws
    assert not layers.beside & layers.laws


def test_no_property_of_law_touches_doctrine(layers: Layers) -> None:
    """No individual of doctrine and no term has a property of law or is the value of one."""
    assert DOCTRINE_TERMS
    assert not DOCTRINE_TERMS & LAW_TERMS
    touching = [
        quad
        for quad in layers.everything.store.triples()
        if quad.predicate.value in LAW_TERMS
        if not layers.beside.isdisjoint({_text(quad.subject), _text(quad.object)})
    ]
    assert touching == []


def test_links_run_from_doctrine_to_law_only(layers: Layers) -> None:
    """Claims, verdicts and terms point to law; law points to none, by no property whatever."""
    ends = {
        (_text(quad.subject) in layers.beside, _text(quad.object) in layers.beside)
        for quad in layers.everything.store.triples()
        if _is_data(quad.subject) and _is_data(quad.object)
    }
    assert ends == {(True, True), (True, False), (False, False)}


def test_law_stays_as_it_is_without_doctrine(layers: Layers) -> None:
    """The files of doctrine add no statement to an individual of law or to a term."""
    law, everything = (_named(kb) for kb in (layers.law, layers.everything))
    assert law < everything
    added = {_text(quad.subject) for quad in everything - law}
    headers = {one for one in added if one.startswith(KZ) and "/" in one.removeprefix(KZ)}
    assert added - headers - {KZ.rstrip("/")} == layers.beside


def _named(kb: KnowledgeBase) -> set[pyoxigraph.Quad]:
    """Give the statements without blank nodes, which are other ones in each store."""
    return {
        quad
        for quad in kb.store.triples()
        if not isinstance(quad.subject, pyoxigraph.BlankNode)
        if not isinstance(quad.object, pyoxigraph.BlankNode)
    }


def _text(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | object) -> str:
    return term.value if isinstance(term, pyoxigraph.NamedNode) else ""


# -- the check finds what is not kept apart ------------------------------------------------------


def _found(layers: Layers, statements: Sequence[Triple]) -> Sequence[tuple[str, str]]:
    """Add statements to a copy of the data, and give what the check finds."""
    copy = pyoxigraph.Store()
    copy.bulk_extend(layers.everything.store.triples())
    copy.extend(
        pyoxigraph.Quad(*(pyoxigraph.NamedNode(term) for term in statement))
        for statement in statements
    )
    rows = Local(copy).select(CHECK.read_text(encoding="utf-8"))
    return [(row["subject"].value, row["detail"].value) for row in rows]


def test_the_check_finds_nothing(layers: Layers) -> None:
    """The published data are kept apart."""
    assert _found(layers, []) == []


def test_the_check_finds_every_property_of_law_on_doctrine(layers: Layers) -> None:
    """Whatever property of law a claim is given, it is found."""
    claim = min(one for one in layers.beside if one.startswith(f"{ID}claim-"))
    properties = _properties_of_law(layers)
    found = _found(layers, [(claim, one, f"{ID}const1995") for one in properties])
    assert {subject for subject, _ in found} == {claim}
    unseen = {one.removeprefix(KZ) for one in properties} - {
        match for _, detail in found for match in re.findall(r"has (\w+), a property", detail)
    }
    assert unseen == set()


def _properties_of_law(layers: Layers) -> list[str]:
    """Give the properties by which individuals of law are linked."""
    rows = layers.everything.store.select(LINKS_OF_LAW)
    found = sorted(row["property"].value for row in rows)
    assert len(found) > 50
    return found


@pytest.mark.parametrize("kind", ["claim", "verdict", "locator", "publication", "agent", "theme"])
def test_the_check_finds_every_link_from_law_to_doctrine(kind: str, layers: Layers) -> None:
    """By whatever property something of law points to an individual of doctrine, it is found."""
    target = min(one for one in layers.beside if one.startswith(f"{ID}{kind}-"))
    rows = layers.everything.store.select(LINKS_OF_LAW)
    links = [(row["subject"].value, row["property"].value, target) for row in rows]
    found = _found(layers, links)
    assert {subject for subject, _ in found} == {subject for subject, _, _ in links}
    assert all(target in detail for _, detail in found)


def test_the_check_finds_links_from_law_to_the_glossary(layers: Layers) -> None:
    """By whatever property law points to a term of the glossary, or to all of it, it is found."""
    acts = ("const1995", "const2026", "law-148-II-2001")
    properties = (f"{KZ}isAbout", f"{KZ}hasTopic", f"{SKOS}related")
    links = [
        (f"{ID}{act}", property_, CONCEPT + term)
        for act, property_ in zip(acts, properties, strict=True)
        for term in ("akim", "glossary")
    ]
    found = _found(layers, links)
    assert len(found) == len(links)
    assert {subject for subject, _ in found} == {subject for subject, _, _ in links}


# -- the answers ---------------------------------------------------------------------------------


def _rows(kb: KnowledgeBase, name: str) -> list[str]:
    """Ask a question as its file stands."""
    text = (query_dir() / f"{name}.rq").read_text(encoding="utf-8")
    return [str(row) for row in kb.store.select(text)]


@pytest.mark.parametrize("name", LAW_QUESTIONS)
def test_a_question_about_the_law_needs_no_doctrine(name: str, layers: Layers) -> None:
    """It has the same rows in the same order with and without the files of doctrine."""
    rows = _rows(layers.law, name)
    assert rows == _rows(layers.everything, name)
    assert rows


@pytest.mark.parametrize("name", OF_EVERYTHING)
def test_words_of_doctrine_come_on_top(name: str, layers: Layers) -> None:
    """A query for the words of everything gives the same ones for what is law, in order."""
    text = (query_dir() / f"{name}.rq").read_text(encoding="utf-8")
    rows = layers.everything.store.select(text)
    of_law = [row for row in rows if layers.beside.isdisjoint(map(_text, row.values()))]
    assert [str(row) for row in of_law] == _rows(layers.law, name)
    assert len(of_law) < len(rows)


@pytest.mark.parametrize("name", DOCTRINE_QUESTIONS)
def test_a_question_of_doctrine_needs_doctrine(name: str, layers: Layers) -> None:
    """The law alone does not answer it: no question about the law is left out above."""
    assert _rows(layers.law, name) != _rows(layers.everything, name)


@pytest.mark.parametrize("words", SCREENS)
def test_screens_about_the_law_need_no_doctrine(
    words: str,
    layers: Layers,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A screen about the law is the same, letter by letter, with and without doctrine."""

    def screen(kb: KnowledgeBase) -> str:
        monkeypatch.setattr(kzconst, "open", lambda *_, **__: kb)
        assert main(words.split()) == 0
        return capsys.readouterr().out

    without = screen(layers.law)
    assert without == screen(layers.everything)
    assert without
