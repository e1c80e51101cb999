"""Sentences: every kind of axiom reads as a sentence in three languages, with names of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kzconst.axiom_sentences import Sentences
from kzconst.axioms import Axiom, Expression
from kzconst.explanation_words import _WORDS
from kzconst.phrases import LANGUAGES
from kzconst.sentence_patterns import PATTERNS, SHARES
from kzconst.stores import Local

KZ = "https://w3id.org/kzconst/ontology/"
ID = "https://w3id.org/kzconst/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
RULE, STAGE, PROCEDURE = KZ + "Rule", KZ + "Stage", KZ + "Procedure"
SHARE = ("restricted", XSD + "integer", ("minInclusive", ("literal", "200", XSD + "integer")))
DAY = ("literal", "2007-05-21T00:00:00Z", XSD + "dateTime")
BEFORE = ("restricted", XSD + "dateTime", ("maxExclusive", DAY))
MASLIKHAT, AKIM = ID + "body-maslikhat", ID + "office-akim"
# Axiom, then its sentence in English, Russian and Kazakh, written by hand.
CASES: list[tuple[Axiom, tuple[str, str, str]]] = [
    (
        Axiom("ClassAssertion", (KZ + "Body", MASLIKHAT)),
        ("“maslikhat” is a kind of body.", "«маслихат» — вид органа.", "«мәслихат» — орган түрі."),
    ),
    (
        Axiom("ObjectPropertyAssertion", (KZ + "isAccountableTo", AKIM, MASLIKHAT)),
        (
            "“akim” is accountable to “maslikhat”.",
            "«аким» — должность, подотчётная органу «маслихат».",
            "«әкім» «мәслихат» алдында есепті.",
        ),
    ),
    (
        Axiom("SubClassOf", (PROCEDURE, RULE)),
        (
            "Every procedure is a rule.",
            "Процедура — это всегда правовое правило.",
            "Әрбір рәсім — құқықтық қағида.",
        ),
    ),
    (
        Axiom("DisjointClasses", (KZ + "Body", KZ + "Office")),
        (
            "Nothing is both a kind of body and a kind of office.",
            "Ничто не может быть одновременно «вид органа» и «вид должности».",
            "Ештеңе бір мезгілде «орган түрі» әрі «лауазым түрі» бола алмайды.",
        ),
    ),
    (
        Axiom("FunctionalObjectProperty", (KZ + "isStageOf",)),
        (
            (
                "If A is a stage of the rule B and A is a stage of the rule C, "
                "then B and C are one and the same."
            ),
            "Если А — стадия правила Б и А — стадия правила В, то Б и В — одно и то же.",
            (
                "Егер мынадай болса: А — Б қағидасының сатысы және А — В қағидасының сатысы, "
                "онда Б мен В — бір нәрсе."
            ),
        ),
    ),
    (
        Axiom("TransitiveObjectProperty", (KZ + "isWithin",)),
        (
            "If A lies within B and B lies within C, then A lies within C.",
            (
                "Если положение А находится в составе положения Б и положение Б находится в "
                "составе положения В, то положение А находится в составе положения В."
            ),
            (
                "Егер мынадай болса: А ережесі Б ережесінің құрамында және Б ережесі В ережесінің "
                "құрамында, онда А ережесі В ережесінің құрамында."
            ),
        ),
    ),
    (
        Axiom(
            "SubPropertyChainOf",
            (("chain", ("inverse", KZ + "changes"), KZ + "isChangeBy"), KZ + "isChangedByAct"),
        ),
        (
            (
                "If the change B affects A and the change B is made by the act C, "
                "then A is changed by the act C."
            ),
            (
                "Если изменение Б вносится в положение А и изменение Б внесено актом В, "
                "то положение А изменено актом В."
            ),
            (
                "Егер мынадай болса: Б өзгерісі А ережесіне енгізіледі және Б өзгерісі В актісімен "
                "енгізілген, онда А ережесі В актісімен өзгертілген."
            ),
        ),
    ),
    (
        Axiom(
            "EquivalentClasses",
            (
                KZ + "RuleNeedingTwoThirds",
                (
                    "and",
                    RULE,
                    (
                        "some",
                        ("inverse", KZ + "isThresholdOf"),
                        ("some", KZ + "shareInThreeHundredths", SHARE),
                    ),
                ),
            ),
        ),
        (
            (
                "By definition, A is a rule under which a decision needs at least two thirds "
                "exactly when for some B: A is a rule, B is the threshold of the stage A and the "
                "share of the threshold B is at least 2/3."
            ),
            (
                "По определению: А — правило, по которому решение принимается не менее чем двумя "
                "третями голосов, — тогда и только тогда, когда для некоторого Б: А — правовое "
                "правило, Б — порог стадии А и доля порога Б — не менее 2/3."
            ),
            (
                "Анықтама бойынша мынау орындалғанда және тек сонда ғана А — шешім қабылдау үшін "
                "дауыстардың кемінде үштен екісін талап ететін қағида: қандай да бір Б үшін: А — "
                "құқықтық қағида, Б — А сатысының межесі және Б межесінің үлесі — кемінде 2/3."
            ),
        ),
    ),
    (
        Axiom(
            "SubClassOf",
            (("some", KZ + "inForceFrom", BEFORE), ("not", KZ + "VersionSinceReform2007")),
        ),
        (
            (
                "If the first day in force of A is earlier than 2007-05-21, then it is not so that "
                "A is a version that began with the reform of 2007 or later."
            ),
            (
                "Если А: первый день действия — день ранее 2007-05-21, то неверно, что А — "
                "редакция, начавшая действовать с реформы 2007 года или позднее."
            ),
            (
                "Егер мынадай болса: А: қолданылуының алғашқы күні — 2007-05-21 күнінен бұрынғы "
                "күн, онда мынау дұрыс емес: А — 2007 жылғы реформадан бастап не одан кейін "
                "қолданыла бастаған редакция."
            ),
        ),
    ),
]


def named(store: Local, language: str) -> dict[str, str]:
    """Give the labels of one language."""
    rows = store.select(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?x ?label "
        f'WHERE {{ ?x skos:prefLabel ?label FILTER(LANG(?label) = "{language}") }}'
    )
    return {row["x"].value: row["label"].value for row in rows}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("axiom", "sentences"), CASES, ids=lambda one: getattr(one, "kind", ""))
def test_an_axiom_is_a_sentence(
    axiom: Axiom, sentences: tuple[str, str, str], language: str, knowledge_store: Local
) -> None:
    """Each kind of axiom reads as it was written by hand."""
    told = Sentences(language, named(knowledge_store, language).get, [axiom]).sentence(axiom)
    assert told == sentences[LANGUAGES.index(language)]


def test_a_chain_goes_through_marked_things(knowledge_store: Local) -> None:
    """A property that only marks the members of a class is told as membership in it."""
    marked = Axiom("SubClassOf", (KZ + "OfficeOfAkim", ("self", KZ + "isAkimOffice")))
    links = ("chain", KZ + "isAkimOffice", KZ + "actsAtTier")
    chain = Axiom("SubPropertyChainOf", (links, KZ + "coversTier"))
    sentences = Sentences("en", named(knowledge_store, "en").get, [marked, chain])
    assert sentences.sentence(chain) == (
        "If A is an office of akim and A acts at the tier B, then A covers the tier B."
    )
    assert "office of akim is marked as such" in sentences.sentence(marked)


def test_what_has_no_words_is_told_in_functional_syntax() -> None:
    """An unusual axiom is never left out."""
    axiom = Axiom("AsymmetricObjectProperty", (KZ + "isPartOf",))
    told = Sentences("en", lambda _: None, []).sentence(axiom)
    assert told == "AsymmetricObjectProperty(isPartOf)."


def test_patterns_speak_of_properties_that_exist(knowledge_store: Local) -> None:
    """Each pattern belongs to a property of the terms and names subject and object once."""
    rows = knowledge_store.select(
        "PREFIX owl: <http://www.w3.org/2002/07/owl#> SELECT ?x WHERE "
        "{ { ?x a owl:ObjectProperty } UNION { ?x a owl:DatatypeProperty } }"
    )
    known = {row["x"].value.removeprefix(KZ) for row in rows}
    assert set(PATTERNS) <= known
    assert set(SHARES) <= known
    for patterns in PATTERNS.values():
        for pattern in patterns:
            assert (pattern.count("{s}"), pattern.count("{o}")) == (1, 1)


def texts() -> Iterator[tuple[str, str, str]]:
    """All fixed phrases and patterns."""
    yield from PATTERNS.values()
    yield from _WORDS.values()


def test_words_are_in_three_languages() -> None:
    """Russian and Kazakh are in Cyrillic and differ; Kazakh letters stand in no Russian phrase."""
    for english, russian, kazakh in texts():
        letters = re.sub(r"\{\w+\}|`[^`]*`", "", english + russian + kazakh)
        if not re.search(r"[A-Za-zА-я]", letters):
            continue
        assert not re.search("[А-я]", english)
        assert not KAZAKH.search(russian)
    whole = " ".join(kazakh for _, _, kazakh in texts())
    assert KAZAKH.search(whole)
    places = [set(re.findall(r"\{(\w+)\}", one)) for three in texts() for one in three]
    assert all(a == b == c for a, b, c in zip(places[::3], places[1::3], places[2::3], strict=True))


def test_every_defining_property_has_a_pattern(knowledge_store: Local) -> None:
    """What definitions and chains of the terms use is told by a pattern, not by its label."""
    rows = knowledge_store.select(
        "PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX rdf: "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#> SELECT DISTINCT ?p WHERE { "
        "{ ?r owl:onProperty ?p ; !owl:hasSelf ?any FILTER NOT EXISTS { ?r owl:hasSelf true } } "
        "UNION { ?x owl:propertyChainAxiom/rdf:rest*/rdf:first ?p } "
        "UNION { ?x owl:propertyChainAxiom ?chain . BIND(?x AS ?p) } FILTER(isIRI(?p)) }"
    )
    used = {row["p"].value.removeprefix(KZ) for row in rows}
    marks = {
        row["p"].value.removeprefix(KZ)
        for row in knowledge_store.select(
            "PREFIX owl: <http://www.w3.org/2002/07/owl#> SELECT ?p WHERE "
            "{ ?r owl:hasSelf true ; owl:onProperty ?p }"
        )
    }
    assert used - marks <= set(PATTERNS)


def test_an_expression_of_any_depth_is_told() -> None:
    """Letters do not run out with an exception."""
    expression: Expression = RULE
    for _ in range(20):
        expression = ("some", KZ + "isWithin", expression)
    axiom = Axiom("SubClassOf", (expression, RULE))
    assert Sentences("en", lambda _: None, []).sentence(axiom).startswith("If A lies within B")
