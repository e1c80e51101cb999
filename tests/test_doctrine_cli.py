"""The commands on doctrine and terms: screens, the JSON contract, and errors of one line.

Golden facts are written by hand from the dossier. Not here: what is found (`test_doctrine`,
`test_glossary`).
"""

from __future__ import annotations

import string
from dataclasses import replace

import pytest
from commands_run import Run, assert_refused, facts

from kzconst import doctrine_words
from kzconst.doctrine import all_claims
from kzconst.doctrine_screens import MAX_LINES, DoctrineScreen
from kzconst.doctrine_words import doctrine_word
from kzconst.kb import KnowledgeBase
from kzconst.law_beside import law_beside
from kzconst.stores import Local

ID = "https://w3id.org/kzconst/id/"
LANGUAGES = ("en", "ru", "kk")
WIDTH = 100


def screen(run: Run, *arguments: str) -> str:
    """Run a command that must succeed and print a screen."""
    code, output, talk = run(*arguments)
    assert (code, talk) == (0, "")
    return output


def test_claim_has_the_keys_of_the_contract(run: Run) -> None:
    """`claim` gives the claim with its verdict and its places in the text."""
    found = facts(run, "claim", "C205")
    assert found["id"] == "C205"
    assert "two thirds" in found["paraphrase"]
    assert (found["agent"], found["modality"]) == ("authors", "law-former")
    assert "Ayupova" in found["asserted_by"]
    assert (found["cites"], found["states_uncited"]) == ([], ["1995:87.5"])
    verdict = found["verdict"]
    assert (verdict["value"], verdict["computed"]) == ("imprecise", True)
    assert verdict["law_until"] == "2007-05-21"
    assert f"{ID}const1995-art87-par5-1995" in verdict["rests_on"]
    assert verdict["reason"].endswith(".")
    (locator,) = found["locators"]
    assert (locator["start"], locator["end"], locator["lines"]) == (27877, 28236, [629, 637])
    assert locator["sha256"].startswith("69edc45ce044")
    assert found["law"][0]["address"] == "1995:87.5"


def test_claims_is_a_list_of_claims(run: Run) -> None:
    """`claims` gives the same claims in a list; one without a verdict has null there."""
    found = {claim["id"]: claim for claim in facts(run, "claims", "--asserted-by", "таранов")}
    assert sorted(found) == ["C067", *(f"C{number}" for number in range(159, 166))]
    assert found["C067"]["verdict"] is None
    whole = facts(run, "claim", "C067")
    assert {**whole, "law": None} == found["C067"]


def test_tensions_and_terms_in_json(run: Run) -> None:
    """`tensions` is a list, also where one is asked for; `term` is one term."""
    assert len(facts(run, "tensions")) == 24
    (first,) = facts(run, "tensions", "T01")
    assert (first["id"], first["claims"]) == ("T01", ["C204", "C205", "C206", "C207"])
    term = facts(run, "term", "äkim")
    assert (term["id"], term["labels"]["ru"]) == ("akim", "аким")


def test_json_speaks_the_chosen_language(run: Run) -> None:
    """Paraphrase, name and reason follow `--lang`; codes do not."""
    english, russian = (facts(run, "claim", "C205", "--lang", one) for one in ("en", "ru"))
    assert "двух третей" in russian["paraphrase"]
    assert "Аюпова" in russian["asserted_by"]
    assert english["verdict"]["value"] == russian["verdict"]["value"]
    assert english["verdict"]["reason"] != russian["verdict"]["reason"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "--cites", "87.5"),
        ("claims", "--about", "әкім", "--verdict", "supported"),
        ("claims", "--asserted-by", "Miroshnichenko"),
        ("claim", "C001"),
        ("claim", "C146"),
        ("claim", "C205"),
        ("tensions",),
        ("tensions", "T01"),
        ("term", "akim"),
    ],
)
def test_screens_speak_the_chosen_language(
    run: Run, arguments: tuple[str, ...], language: str
) -> None:
    """Every screen works in each language, without IRIs and codes of things that have names."""
    output = screen(run, *arguments, "--lang", language)
    assert "w3id.org" not in output
    assert not any(
        mark in output for mark in ("{", "modality-", "agent-", "verdict-value-", "None")
    )
    cyrillic = sum("а" <= letter <= "я" for letter in output.lower())
    latin = sum("a" <= letter <= "z" for letter in output.lower())
    assert (cyrillic > latin) == (language != "en")
    assert max(map(len, output.splitlines())) <= WIDTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_fits_a_screen(knowledge_store: Local, language: str) -> None:
    """No claim takes more than forty lines, however much law stands beside it."""
    kb = KnowledgeBase(knowledge_store)
    writer = DoctrineScreen(kb, language)
    for claim in all_claims(kb, language=language):
        lines = writer.claim(replace(claim, law=law_beside(kb, claim)))
        assert len(lines) <= MAX_LINES, claim.id
        assert max(map(len, lines)) <= WIDTH, claim.id
        assert "https://" not in "".join(lines), claim.id


def test_a_claim_is_told_in_plain_words(run: Run) -> None:
    """C205: who, where, the verdict, the law of the day and its end, and the tension."""
    output = screen(run, "claim", "205")
    for expected in (
        "C205: claim in the literature, not law",
        "Ayupova Z.K., Kusainov D.O.",
        "former law",
        "Stated without citing it: 1995:87.5",
        "lines 629-637, characters 27877-28236, in Kazakh",
        "Verdict: imprecise (computed",
        "ceased to be law on 2007-05-21",
        "in force from 1995-09-05 until 2007-05-21",
        "Adoption: at least 2/3 of the total number of deputies",
        "T01: ",
    ):
        assert expected in output, expected


def test_unsettled_law_beside_a_claim_says_so(run: Run) -> None:
    """The first day of art. 87(5) of 2007 is not settled, and the screen of C206 tells it."""
    assert "2007-05-21 (at the latest 2007-05-22)" in screen(run, "claim", "C206")


def test_a_list_tells_what_is_stated_without_citation(run: Run) -> None:
    """Of the claims on 87.5, C205 states it without citing it, C206 cites it."""
    blocks = screen(run, "claims", "--cites", "87.5").split("\n\n")
    by_id = {block[:4]: block for block in blocks}
    assert "Stated without citing it: 1995:87.5" in by_id["C205"]
    assert "Law cited: 1995:87.5" in by_id["C206"]
    assert "without citing" not in by_id["C206"]


def test_a_term_begins_in_the_chosen_language(run: Run) -> None:
    """The heading and the first label are those of the language asked for."""
    kazakh = screen(run, "term", "maslikhat", "--lang", "kk").splitlines()
    assert kazakh[0] == "мәслихат"
    labels = [line for line in kazakh if ": " in line]
    assert labels[0].startswith("Қазақша: мәслихат")
    assert any("1995:86" in line for line in kazakh)


def test_a_term_of_several_words_needs_no_quotes(run: Run) -> None:
    """`term total number of deputies` is one term."""
    assert facts(run, "term", "total", "number", "of", "deputies")["id"] == (
        "total-number-of-deputies"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("claim",), 2, "--help"),
        (("claim", "C999"), 3, "near: C099"),
        (("claim", "nonsense"), 3, "kzconst claims"),
        (("claim", "C205", "--lang", "de"), 2, "invalid choice"),
        (("claims", "--about", "maslikhatt"), 3, "did you mean: maslikhat"),
        (("claims", "--about", ""), 2, "no term"),
        (("claims", "--asserted-by", "Tarranov"), 3, "Taranov"),
        (("claims", "--asserted-by", ""), 2, "no name"),
        (("claims", "--modality", "law"), 2, "law-in-force"),
        (("claims", "--verdict", "true"), 2, "supported-wrong-citation"),
        (("claims", "--cites", "87.55"), 3, "1995:87.5"),
        (("claims", "--cites", "eighty"), 2, "not an address"),
        (("tensions", "T99"), 3, "near: T09"),
        (("term",), 2, "--help"),
        (("term", ""), 2, "no term"),
        (("term", "qwrtpsdfg"), 3, "try a shorter word"),
    ],
)
def test_bad_input_gets_one_line(
    run: Run, arguments: tuple[str, ...], code: int, told: str
) -> None:
    """An error is one line on standard error, an empty standard output and a documented code."""
    assert_refused(run(*arguments), code, told)


def test_phrases_have_the_same_places_in_each_language() -> None:
    """A phrase takes the same values in English, Russian and Kazakh."""
    words: dict[str, tuple[str, str, str]] = vars(doctrine_words)["_WORDS"]
    for key, phrases in words.items():
        places = [
            sorted(name for _, name, _, _ in string.Formatter().parse(phrase) if name)
            for phrase in phrases
        ]
        assert places[0] == places[1] == places[2], key
        assert key in doctrine_word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_is_told_in_plain_words(knowledge_store: Local, language: str) -> None:
    """Each value that a verdict can have has its sentence in each language."""
    kb = KnowledgeBase(knowledge_store)
    rows = kb.select("doctrine-values", **{"class": "kz:VerdictValue"})
    assert len(rows) == 6
    assert len({doctrine_word(f"meaning-{row['code']}", language) for row in rows}) == 6
