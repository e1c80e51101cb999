"""The glossary: every term by every label, in whatever spelling, and what is told of a term.

Not here: the screen (`test_doctrine_cli`), labels and definitions against the dossier
(`test_dossier_doctrine`).
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from kzconst.errors import NotFoundError, ParameterError
from kzconst.folding import fold
from kzconst.glossary import INSIDE, Glossary, Term, glossary_of
from kzconst.kb import KnowledgeBase
from kzconst.stores import Local

DOSSIER = Path(__file__).parent.parent.parent / "shared" / "dossier" / "glossary.yaml"
LANGUAGES = {"en", "ru", "kk"}


@pytest.fixture(scope="module")
def kb(knowledge_store: Local) -> KnowledgeBase:
    """Give the bundled knowledge."""
    return KnowledgeBase(knowledge_store)


@pytest.fixture(scope="module")
def glossary(kb: KnowledgeBase) -> Glossary:
    """Give the glossary, read once."""
    return glossary_of(kb)


def labels_of(term: Term) -> list[str]:
    """List all labels of a term."""
    return [
        *term.labels.values(),
        *(one for some in term.alternative_labels.values() for one in some),
    ]


# -- finding -------------------------------------------------------------------------------------


def test_every_term_is_found_by_every_label(glossary: Glossary) -> None:
    """304 terms; whoever types a label as it is, or in capitals, finds all terms that have it."""
    assert len(glossary.terms) == 304
    owners: dict[str, set[str]] = defaultdict(set)
    for term in glossary.terms.values():
        for label in labels_of(term):
            owners[label].add(term.id)
    for label, expected in owners.items():
        exact = {term.id for term in glossary.called(label)}
        assert expected == exact, label
        loud = {hit.term.id for hit in glossary.search(label.upper()) if hit.rank < INSIDE}
        assert expected <= loud, label.upper()


def test_every_label_of_the_dossier_finds_its_term(glossary: Glossary) -> None:
    """The preferred labels of the dossier, in three languages, lead to the terms they name."""
    if not DOSSIER.is_file():
        absent = f"the dossier is absent: {DOSSIER}"
        if os.environ.get("CI"):
            pytest.fail(absent)
        pytest.skip(absent)
    terms = yaml.safe_load(DOSSIER.read_text(encoding="utf-8"))["terms"]
    assert len(terms) == len(glossary.terms)
    for term in terms:
        for label in term["preferred"].values():
            found = {one.id for one in glossary.called(label)}
            assert term["id"].removeprefix("term:") in found, label


# Written by hand: how people type four words, with and without a Kazakh keyboard, and in Latin.
SPELLINGS = {
    "maslikhat": "мәслихат Мәслихат МӘСЛИХАТ маслихат Маслихат maslikhat mäslihat maslihat",
    "akim": "әкім аким Аким ӘКІМ äkim akim äkım Akim",
    "akimat": "әкімдік акимдик akimat акимат äkımdık",
    "assembly-people": "Қазақстан_халқы_Ассамблеясы казакстан_халкы_ассамблеясы",
}


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [(spelling, term) for term, some in SPELLINGS.items() for spelling in some.split()],
)
def test_spellings(glossary: Glossary, spelling: str, expected: str) -> None:
    """All spellings of a word are one word."""
    assert glossary.called(spelling.replace("_", " "))[0].id == expected


@pytest.mark.parametrize(
    "plural", ["maslikhats", "маслихаты", "мәслихаттар", "МӘСЛИХАТТАР", "maslihats"]
)
def test_plurals(glossary: Glossary, plural: str) -> None:
    """A plural finds the term."""
    assert glossary.called(plural)[0].id == "maslikhat"


def test_the_closest_comes_first(glossary: Glossary) -> None:
    """What is called so comes before what only has the word inside a label."""
    hits = glossary.search("akim")
    assert hits[0].term.id == "akim"
    assert [hit.rank for hit in hits] == sorted(hit.rank for hit in hits)
    inside = {hit.term.id for hit in hits if hit.rank == INSIDE}
    assert "akim-oblast" in inside
    # Words in another order, and words of a label alone.
    assert glossary.search("of deputies number total")[0].term.id == "total-number-of-deputies"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("maslikhatt", "maslikhat"), ("мәслихт", "мәслихат"), ("маслехат", "маслихат")],
)
def test_near_labels_are_named(glossary: Glossary, typed: str, meant: str) -> None:
    """Who mistypes a label is told the near ones in the same alphabet."""
    with pytest.raises(NotFoundError, match=f"did you mean: {meant}"):
        glossary.called(typed)


@pytest.mark.parametrize("typed", ["", "   ", "x" * 1000])
def test_no_word_is_no_term(glossary: Glossary, typed: str) -> None:
    """Nothing, or far too much, is a malformed parameter."""
    with pytest.raises(ParameterError):
        glossary.search(typed)


@pytest.mark.parametrize("typed", ["???", "县", "qwrtpsdfg", "'; DROP", '"', "\\u0022", "\ud800"])
def test_strange_words_find_nothing(kb: KnowledgeBase, typed: str) -> None:
    """What no label is like is not found, in one line."""
    with pytest.raises(NotFoundError) as caught:
        kb.term(typed)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["Жұмысшы шаруа", "çöğüş", "Ёлка", "İzmir ıssız", "akim's", "ﬁ"])
def test_a_skeleton_is_stable(text: str) -> None:
    """The skeleton has small Latin letters only, is its own skeleton, and case does not matter."""
    skeleton = fold(text)
    assert re.fullmatch(r"[a-z0-9 ]+", skeleton)
    assert fold(skeleton) == skeleton
    assert fold(text.upper()) == skeleton


# -- terms ---------------------------------------------------------------------------------------


def test_a_term_is_told_whole(kb: KnowledgeBase) -> None:
    """The term maslikhat: labels, where it stands among the others, in the law and the ontology."""
    term = kb.term("мәслихат")
    assert term.labels == {"en": "maslikhat", "ru": "маслихат", "kk": "мәслихат"}
    assert "mäslihat" in term.alternative_labels["kk-latn"]
    assert set(term.definition) == LANGUAGES
    assert term.broader == ("local-representative-body",)
    assert "1995:86" in term.addresses
    assert any(one.endswith("/Body") for one in term.terms)
    assert {"C095", "C100", "C212"} <= set(term.claims)
    assert "maslikhat-deputy" in term.also_found


def test_links_between_terms_go_both_ways(glossary: Glossary) -> None:
    """Narrower terms mirror broader ones; links lead to terms; no term is above itself."""
    for term in glossary.terms.values():
        assert set(term.labels) == set(term.definition) == LANGUAGES
        for broader in term.broader:
            assert term.id in glossary.terms[broader].narrower
        for narrower in term.narrower:
            assert term.id in glossary.terms[narrower].broader
        assert set(term.related) <= set(glossary.terms)
        below = glossary.with_narrower(glossary.terms[one] for one in term.narrower)
        assert term.id not in below


def test_addresses_of_terms_can_be_shown(kb: KnowledgeBase, glossary: Glossary) -> None:
    """Wherever a term is said to be at home in the law, `show` finds the provision."""
    for term in glossary.terms.values():
        for address in term.addresses:
            assert kb.provision(address).address == address


def test_claims_about_a_term_are_those_that_the_search_finds(kb: KnowledgeBase) -> None:
    """A term counts the claims that `claims --about` lists."""
    for word in ("akim", "local-representative-body", "threshold"):
        assert list(kb.term(word).claims) == [claim.id for claim in kb.claims(about=word)]
