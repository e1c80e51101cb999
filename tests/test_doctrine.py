"""Claims, verdicts, locators and tensions as facts, and choosing among claims.

Golden facts are written by hand from the dossier's claims.yaml. Not here: the count of everything
(`test_dossier_doctrine`), whether verdicts are right (`test_verdicts`), the screens
(`test_doctrine_cli`).
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

import pytest
import rdflib

import kzconst
from kzconst.data_files import query_dir
from kzconst.doctrine import Locator, TimeSpokenOf
from kzconst.errors import NotFoundError, ParameterError
from kzconst.kb import KnowledgeBase
from kzconst.law_beside import EARLIER, LATER, THEN, law_beside
from kzconst.queries import load_query
from kzconst.stores import Local

QUERIES = sorted(
    path.stem
    for path in query_dir().glob("*.rq")
    if path.stem.startswith(("doctrine-", "glossary-"))
)
LANGUAGES = ("en", "ru", "kk")
DAY = datetime.date.fromisoformat


@pytest.fixture(scope="module")
def kb(knowledge_store: Local) -> KnowledgeBase:
    """Give the bundled knowledge."""
    return KnowledgeBase(knowledge_store)


def ids(kb: KnowledgeBase, **conditions: str) -> list[str]:
    """Find claims, by their ids."""
    return [claim.id for claim in kb.claims(**conditions)]


# -- one claim -----------------------------------------------------------------------------------


def test_a_claim_of_the_authors(kb: KnowledgeBase) -> None:
    """C205: two thirds before the reform, told as former law, without naming the article."""
    claim = kb.claim("C205")
    assert "two thirds" in claim.paraphrase.replace("two-thirds", "two thirds")
    assert (claim.agent, claim.modality, claim.quoted) == ("authors", "law-former", False)
    assert (claim.reference, claim.as_cited, claim.stance) == (None, None, None)
    assert (claim.cites, claim.states_uncited) == ((), ("1995:87.5",))
    assert claim.time == TimeSpokenOf("period", DAY("1995-09-05"), DAY("2007-05-21"))
    assert claim.category == "pre-reform-rule"
    assert claim.tensions == ("T01", "T02")
    (locator,) = claim.locators
    assert (locator.start, locator.end, locator.lines) == (27877, 28236, (629, 637))
    assert locator.sha256.startswith("69edc45ce044")
    assert (locator.sentence, locator.language) == ("S168", "kk")
    assert locator.focus == (27957, 28047)


def test_a_quoted_claim_names_its_source(kb: KnowledgeBase) -> None:
    """C146 is quoted from Miroshnichenko, reference 12, and the authors only report it."""
    claim = kb.claim("C146")
    assert (claim.agent, claim.quoted, claim.stance) == ("miroshnichenko", True, "report")
    assert (claim.reference, claim.as_cited) == (12, "[12, 142-143 б.]")
    places = [(one.start, one.end, one.lines, one.sha256[:12]) for one in claim.locators]
    assert places == [
        (20468, 20563, (461, 463), "1807b9564072"),
        (20936, 21082, (471, 475), "dce98da7dc8f"),
    ]


@pytest.mark.parametrize(
    ("code", "cites"),
    [
        ("C143", ("1995:89.1",)),
        ("C100", ("1995:86", "1995:87")),
        ("C117", ("453-I:7.2.1",)),
        ("C315", ("law-254-III-2007",)),
    ],
)
def test_what_a_claim_cites(kb: KnowledgeBase, code: str, cites: tuple[str, ...]) -> None:
    """Provisions are cited by their addresses, acts by the end of their IRIs."""
    assert kb.claim(code).cites == cites


@pytest.mark.parametrize("typed", ["C205", "c205", "205", " 205 ", "С205", "с205"])
def test_an_id_may_be_typed_in_several_ways(kb: KnowledgeBase, typed: str) -> None:
    """Case, spaces, a missing letter and the Cyrillic letter of the same look do not matter."""
    assert kb.claim(typed).id == "C205"


def test_leading_zeros_may_be_left_out(kb: KnowledgeBase) -> None:
    """`5`, `C5` and `C005` are one claim, and `t1` is the first tension."""
    assert {kb.claim(typed).id for typed in ("5", "C5", "C005")} == {"C005"}
    assert [one.id for one in kb.tensions("t1")] == ["T01"]


@pytest.mark.parametrize("typed", ["C999", "X205", "T01", "", "C20x", "-1", "C" * 300, "1" * 300])
def test_an_unknown_claim_is_told_with_near_ones(kb: KnowledgeBase, typed: str) -> None:
    """No claim has such an id; the message is short and says where to look."""
    with pytest.raises(NotFoundError, match="kzconst claims") as caught:
        kb.claim(typed)
    assert len(str(caught.value)) < 250
    with pytest.raises(NotFoundError, match="near: C205"):
        kb.claim("X205")


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_in_the_language_asked_for(kb: KnowledgeBase, language: str) -> None:
    """Every claim has a paraphrase and every verdict a reason, different in each language."""
    here = kb.claims(language=language)
    there = kb.claims(language="ru" if language != "ru" else "en")
    for one, other in zip(here, there, strict=True):
        assert one.paraphrase
        assert one.paraphrase != other.paraphrase
        if one.verdict and other.verdict:
            assert one.verdict.reason
            assert one.verdict.reason != other.verdict.reason


def test_locators_lie_in_the_text(kb: KnowledgeBase) -> None:
    """Every claim has a locator; each is a stretch of the text of 45095 characters."""
    (text,) = kb.store.select(
        "SELECT ?count WHERE { ?text <https://w3id.org/kzconst/ontology/characterCount> ?count }"
    )
    count = int(text["count"].value)
    for claim in kb.claims():
        assert claim.locators
        for one in claim.locators:
            assert isinstance(one, Locator)
            assert 0 <= one.start < one.end <= count
            assert one.lines[0] <= one.lines[1]
            assert one.focus is None or one.start <= one.focus[0] < one.focus[1] <= one.end
            assert len(one.sha256) == len(one.normalised_sha256) == 64


# -- choosing ------------------------------------------------------------------------------------


def test_every_claim_is_found_without_conditions(kb: KnowledgeBase) -> None:
    """The claims are numbered without a gap, and come in that order."""
    found = ids(kb)
    assert found == [f"C{number:03}" for number in range(1, len(found) + 1)]
    assert len(found) == 324


def test_who_asserts(kb: KnowledgeBase) -> None:
    """A part of a name is enough, in any of the languages; one person has one set of claims."""
    taranov = ["C067", *(f"C{number}" for number in range(159, 166))]
    for name in ("Taranov", "таранов", "ТАРАНОВ А.", "taran"):
        assert ids(kb, asserted_by=name) == taranov
    for name in ("Sapargaliev", "Сапаргалиев", "Сапарғалиев"):
        assert len(ids(kb, asserted_by=name)) == 2
    assert len(ids(kb, asserted_by="authors")) == len(ids(kb, asserted_by="Құсайынов"))


def test_an_unknown_name_is_told_with_near_ones(kb: KnowledgeBase) -> None:
    """A misspelled name gets the name that was meant; an empty one is no name."""
    with pytest.raises(NotFoundError, match="Taranov"):
        kb.claims(asserted_by="Tarranov")
    with pytest.raises(NotFoundError, match="Таранов"):
        kb.claims(asserted_by="Таранав")
    for name in ("", "  ", "..."):
        with pytest.raises(ParameterError):
            kb.claims(asserted_by=name)


def test_modality_and_verdict(kb: KnowledgeBase) -> None:
    """The codes part the claims; an unknown code is told with all that there are."""
    modalities = Counter(claim.modality for claim in kb.claims())
    assert (modalities["law-former"], modalities["open-question"]) == (6, 9)
    assert len(ids(kb, modality="law-former")) == 6
    assert ids(kb, modality="Open question") == ids(kb, modality="open-question")
    verdicts = {one.verdict.value for one in kb.claims(verdict="outdated") if one.verdict}
    assert verdicts == {"outdated"}
    assert "C205" in ids(kb, verdict="imprecise")
    with pytest.raises(ParameterError, match="law-in-force"):
        kb.claims(modality="law")
    with pytest.raises(ParameterError, match="supported-wrong-citation"):
        kb.claims(verdict="wrong")


def test_conditions_narrow_one_another(kb: KnowledgeBase) -> None:
    """Several conditions must hold together."""
    both = ids(kb, asserted_by="Taranov", modality="proposal")
    assert both == [one for one in ids(kb, asserted_by="Taranov") if one != "C067"]


def test_claims_that_cite_a_provision(kb: KnowledgeBase) -> None:
    """What lies within a provision counts, and so does what is stated without citing it."""
    assert ids(kb, cites="89") == ["C047", "C143", "C144", "C157", "C158"]
    assert ids(kb, cites="1995:89.1") == ["C047", "C143", "C144"]
    assert "C205" in ids(kb, cites="87.5")
    assert set(ids(kb, cites="87.5")) < set(ids(kb, cites="87"))


def test_claims_that_cite_an_act(kb: KnowledgeBase) -> None:
    """An act is named by its number or prefix; its provisions count; letters may be of any case."""
    assert ids(kb, cites="254-III") == ids(kb, cites="law-254-iii-2007") == ["C315"]
    assert "C117" in ids(kb, cites="453-I")
    assert set(ids(kb, cites="87")) < set(ids(kb, cites="1995"))
    # An act that no claim speaks of is known all the same.
    assert ids(kb, cites="2026") == []
    with pytest.raises(NotFoundError, match=r"1995:87\.5"):
        kb.claims(cites="87.55")
    with pytest.raises(ParameterError, match="act by its number"):
        kb.claims(cites="no such act")


def test_claims_about_a_term(kb: KnowledgeBase) -> None:
    """Any label and spelling will do; claims about narrower terms are found too."""
    found = ids(kb, about="maslikhat")
    assert {"C095", "C100", "C212"} <= set(found)
    assert found == ids(kb, about="мәслихат") == ids(kb, about="МАСЛИХАТЫ")
    narrow = set(ids(kb, about="akim of an oblast"))
    assert narrow <= set(ids(kb, about="аким"))
    direct = {one.id for one in kb.claims() if "local-representative-body" in one.about}
    assert direct | set(found) <= set(ids(kb, about="local representative body"))
    with pytest.raises(NotFoundError, match="did you mean: maslikhat"):
        kb.claims(about="maslikhatt")


# -- the law beside a claim ----------------------------------------------------------------------


def test_the_law_beside_a_claim_on_former_law(kb: KnowledgeBase) -> None:
    """Beside C205 stands art. 87(5) as it was until the reform, with the rule on no confidence."""
    law = kb.claim("C205").law
    assert law is not None
    first = law[0]
    assert (first.address, first.when) == ("1995:87.5", THEN)
    assert first.version is not None
    assert (first.version.in_force_from, first.version.in_force_until) == (
        DAY("1995-09-05"),
        DAY("2007-05-21"),
    )
    assert [rule.matter for rule in first.rules] == ["akim-no-confidence"]
    assert first.certain


def test_later_law_is_marked(kb: KnowledgeBase) -> None:
    """C195 speaks of 2007 to 2015: the order of 2022 that stands beside it is later law."""
    law = kb.claim("C195").law
    assert law is not None
    whens = {str(one.version.in_force_from): one.when for one in law if one.version}
    assert whens["2007-05-21"] == THEN
    assert whens.get("2022-06-08", LATER) == LATER


def test_the_law_beside_every_claim_is_what_its_verdict_rests_on(kb: KnowledgeBase) -> None:
    """Nothing that a verdict rests on is lost, and nothing else is shown."""
    for claim in kb.claims():
        law = law_beside(kb, claim)
        bases = set(claim.verdict.rests_on) if claim.verdict else set()
        shown = {one.law for one in law if one.version is None}
        rules = {rule.iri for one in law for rule in one.rules}
        assert shown | rules <= bases
        versions = {one.version.iri for one in law if one.version}
        expressed = {row["basis"] for row in _bases(kb, bases) if row["version"] in versions}
        assert bases == shown | expressed
        for one in law:
            assert one.when in {THEN, EARLIER, LATER}
            assert one.certain == (not one.uncertain_because)


def _bases(kb: KnowledgeBase, bases: set[str]) -> list[dict[str, str]]:
    return kb.select("doctrine-bases", basis=sorted(bases)) if bases else []


def test_a_claim_without_a_verdict_has_no_law_beside_it(kb: KnowledgeBase) -> None:
    """C001 is about the text of the paper; a list of claims does not look the law up at all."""
    claim = kb.claim("C001")
    assert (claim.verdict, claim.law) == (None, ())
    assert kb.claims()[0].law is None


# -- tensions ------------------------------------------------------------------------------------


def test_tensions(kb: KnowledgeBase) -> None:
    """There are 24; the first sets adoption by two thirds beside initiation by one fifth."""
    tensions = kb.tensions()
    assert [one.id for one in tensions] == [f"T{number:02}" for number in range(1, 25)]
    assert tensions[0].kind == "comparison-of-unlike-things"
    assert tensions[0].claims == ("C204", "C205", "C206", "C207")
    assert tensions[-1].claims == ("C274", "C300")
    by_claim = {(claim.id, one) for claim in kb.claims() for one in claim.tensions}
    assert by_claim == {(claim, one.id) for one in tensions for claim in one.claims}
    with pytest.raises(NotFoundError, match="near: T09"):
        kb.tensions("T99")


# -- the queries ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def graph(kb: KnowledgeBase) -> Iterator[rdflib.Graph]:
    """Give the bundled knowledge in the engine of rdflib, with literals as they are written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        graph = rdflib.Graph()
        for triple in kb.rdflib():
            graph.add(triple)
        yield graph


@pytest.mark.parametrize("name", QUERIES)
def test_both_engines_give_the_same_rows(name: str, kb: KnowledgeBase, graph: rdflib.Graph) -> None:
    """Each query runs as it stands and finds the same rows in both engines."""
    text = load_query(name).text
    here = Counter(
        tuple(sorted((name, term.value) for name, term in row.items()))
        for row in kb.store.select(text)
    )
    found = graph.query(text)
    there = Counter(
        tuple(sorted((str(name), str(term)) for name, term in row.items()))
        for row in found.bindings
    )
    assert here
    assert here == there


def test_a_knowledge_base_of_the_law_alone_has_no_claims() -> None:
    """Where doctrine is left out, nothing is claimed and nothing breaks."""
    law = kzconst.open(layer="law")
    assert law.claims() == []
    assert law.tensions() == []
    with pytest.raises(NotFoundError):
        law.claim("C205")
    with pytest.raises(NotFoundError):
        law.term("maslikhat")
