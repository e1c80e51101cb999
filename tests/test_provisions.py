"""What `show` and `history` answer; every date and value is from the dossier's dated versions."""

from __future__ import annotations

import datetime

import pytest

import kzconst
from kzconst.errors import NotFoundError, ParameterError
from kzconst.kb import KnowledgeBase
from kzconst.model import ArticleHistory, History, RuleFact, Shown, ShownArticle

ID = "https://w3id.org/kzconst/id/"


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Open the bundled knowledge once."""
    return kzconst.open()


def shown(kb: KnowledgeBase, address: str, on: str) -> Shown:
    """Show a provision that is no article with paragraphs."""
    found = kb.show(address, on=on)
    assert isinstance(found, Shown)
    return found


def rule_of(found: Shown, matter: str) -> RuleFact:
    """Pick the one rule on a matter."""
    (rule,) = [rule for rule in found.rules if rule.matter == matter]
    return rule


@pytest.mark.parametrize(
    ("address", "on", "start", "until", "act"),
    [
        ("87.5", "2006-01-01", "1995-09-05", "2007-05-21", None),
        ("87.5", "1995-09-05", "1995-09-05", "2007-05-21", None),
        ("87.5", "2007-05-20", "1995-09-05", "2007-05-21", None),
        ("87.5", "2007-05-22", "2007-05-21", "2022-06-08", "254-III"),
        ("87.5", "2022-06-07", "2007-05-21", "2022-06-08", "254-III"),
        ("87.5", "2022-06-08", "2022-06-08", "2026-07-01", None),
        ("87.4", "1999-01-01", "1998-10-07", "2007-05-21", "284-I"),
        ("87.4", "2020-01-01", "2017-03-10", "2022-06-08", "51-VI"),
        ("86.5", "2015-01-01", "2007-05-21", "2017-03-10", "254-III"),
        ("88.4", "2021-01-01", "1995-09-05", "2022-06-08", None),
        ("85", "2021-01-01", "1995-09-05", "2026-07-01", None),
        ("148-II:24.1", "2010-01-01", "2009-02-09", "2022-11-16", "126-IV"),
        ("148-II:24.3", "2024-01-01", "2023-01-01", None, "157-VII"),
        ("2026:89.5", "2026-08-01", "2026-07-01", None, None),
    ],
)
def test_the_version_of_a_day(
    kb: KnowledgeBase, address: str, on: str, start: str, until: str | None, act: str | None
) -> None:
    """On each day exactly the version is shown whose closed-open interval holds the day."""
    version = shown(kb, address, on).version
    assert version is not None
    assert version.in_force_from.isoformat() == start
    assert (version.in_force_until.isoformat() if version.in_force_until else None) == until
    assert (version.changed_by.number if version.changed_by else None) == act


def test_an_act_without_a_number_is_named_by_its_day(kb: KnowledgeBase) -> None:
    """The law of the referendum of 2022 has no number, but a day of adoption."""
    version = shown(kb, "87.5", "2023-01-01").version
    assert version is not None
    assert version.changed_by is not None
    assert version.changed_by.number is None
    assert version.changed_by.adopted == datetime.date(2022, 6, 5)


@pytest.mark.parametrize(
    ("address", "on", "reasons"),
    [
        ("87.5", "2006-01-01", ()),
        ("87.5", "2007-05-20", ()),
        ("87.5", "2007-05-21", ("boundary",)),
        ("87.5", "2007-05-22", ()),
        ("87.5", "2022-06-08", ()),
        ("87.4", "1998-10-08", ("boundary",)),
        ("87.4", "1998-10-09", ()),
        # Law 51-VI: no bound known, so the first edition read that carries it (2019-03-23).
        ("87.4", "2018-01-01", ("boundary",)),
        ("87.4", "2019-03-23", ()),
        ("148-II:24.1", "2006-01-01", ("boundary",)),
        ("148-II:24.1", "2008-12-10", ()),
        ("148-II:24.1", "2010-01-01", ("boundary",)),
        ("148-II:24.1", "2026-07-14", ()),
        ("148-II:24.1", "2026-07-15", ("not-checked-since",)),
        ("2026:89.5", "2026-09-10", ()),
        ("2026:89.5", "2026-09-11", ("not-checked-since",)),
        ("2026:89.5", "2027-01-01", ("not-checked-since", "after-horizon")),
        ("2026:90.1", "2026-08-01", ("not-checked-since", "confidence")),
    ],
)
def test_certainty(kb: KnowledgeBase, address: str, on: str, reasons: tuple[str, ...]) -> None:
    """An answer is certain exactly outside windows, up to the last reading, for verified text."""
    found = shown(kb, address, on)
    assert found.uncertain_because == reasons
    assert found.certain == (not reasons)


def test_the_other_candidate_of_a_boundary_day(kb: KnowledgeBase) -> None:
    """On the unsettled day of 2007 the version of 1995 is named as the other candidate."""
    (doubt,) = shown(kb, "87.5", "2007-05-21").uncertain_details
    assert doubt.version == f"{ID}const1995-art87-par5-2007"
    assert doubt.candidate == f"{ID}const1995-art87-par5-1995"


def test_the_rules_of_87_5_before_and_after(kb: KnowledgeBase) -> None:
    """Two thirds adopted before 2007; since then one fifth initiates and a majority adopts."""
    before = rule_of(shown(kb, "87.5", "2006-01-01"), "akim-no-confidence")
    after = rule_of(shown(kb, "87.5", "2010-01-01"), "akim-no-confidence")
    thresholds = [
        {
            stage.stage: (
                stage.threshold.stated,
                stage.threshold.fraction,
                stage.threshold.comparator,
                stage.threshold.base,
            )
            for stage in rule.stages
            if stage.threshold
        }
        for rule in (before, after)
    ]
    assert thresholds == [
        {
            "initiation": ("none-stated", None, None, None),
            "adoption": ("stated", "2/3", "at-least", "total-deputies"),
        },
        {
            "initiation": ("stated", "1/5", "at-least", "total-deputies"),
            "adoption": ("stated", "1/2", "more-than", "total-deputies"),
        },
    ]


def test_the_same_rule_is_expressed_by_two_versions(kb: KnowledgeBase) -> None:
    """In 2022 the text of 87.5 changed, but not the rule; only the reading fell away."""
    old = rule_of(shown(kb, "87.5", "2010-01-01"), "akim-no-confidence")
    new = rule_of(shown(kb, "87.5", "2023-01-01"), "akim-no-confidence")
    assert old.iri == new.iri
    assert [reading.confidence for reading in old.readings] == ["inference"]
    assert new.readings == ()


def test_an_ended_provision_names_its_successor(kb: KnowledgeBase) -> None:
    """87.5 on 2026-08-01 ended on 2026-07-01, and 2026:89.5 took its place."""
    found = shown(kb, "87.5", "2026-08-01")
    assert found.version is None
    assert found.ended == datetime.date(2026, 7, 1)
    assert found.succeeded_by == "2026:89.5"
    assert found.successor is not None
    assert found.successor.version is not None
    assert found.not_before is None


def test_a_provision_before_its_time(kb: KnowledgeBase) -> None:
    """The delegation clause 89.2/2 was inserted in 2007; before, nothing is shown."""
    found = shown(kb, "89.2/2", "2006-01-01")
    assert found.version is None
    assert found.not_before == datetime.date(2007, 5, 21)
    later = shown(kb, "89.2/2", "2010-01-01")
    assert [rule.matter for rule in later.rules] == ["self-government-delegation"]


def test_a_subparagraph_shows_its_own_rule_only(kb: KnowledgeBase) -> None:
    """86.4.1 holds the competence on plans and budget and no other."""
    found = shown(kb, "86.4.1", "2010-01-01")
    assert [rule.matter for rule in found.rules] == ["maslikhat-plans-and-budget"]


def test_an_article_is_shown_by_its_paragraphs(kb: KnowledgeBase) -> None:
    """`show 87` and `history 87` answer for all six paragraphs."""
    found = kb.show("87", on="2010-01-01")
    assert isinstance(found, ShownArticle)
    assert [one.address for one in found.paragraphs] == [f"1995:87.{n}" for n in range(1, 7)]
    told = kb.history("87")
    assert isinstance(told, ArticleHistory)
    assert [len(one.versions) for one in told.paragraphs] == [1, 1, 1, 5, 3, 1]


def test_the_history_of_a_paragraph(kb: KnowledgeBase) -> None:
    """86.5 had three versions: of 1995, 2007 and 2017; 2026:88.5 took its place."""
    told = kb.history("86.5")
    assert isinstance(told, History)
    assert [str(version.in_force_from) for version in told.versions] == [
        "1995-09-05",
        "2007-05-21",
        "2017-03-10",
    ]
    assert told.succeeded_by == "2026:88.5"
    assert told.uncertain_because == ("boundary",)


def test_every_shown_version_is_cited(kb: KnowledgeBase) -> None:
    """Every provision in force has at least one citation with an edition and a web address."""
    for row in kb.select("provision-versions-on-day", date="2015-06-01"):
        citations = shown(kb, row["address"], "2015-06-01").citations
        assert any(citation.edition and citation.url for citation in citations), row["address"]


def test_a_rule_without_wording_is_not_recorded(kb: KnowledgeBase) -> None:
    """The dossier gives no wording for 2026:90.1, so its rules are not recorded."""
    rules = shown(kb, "2026:90.1", "2026-08-01").rules
    assert {rule.statement for rule in rules} == {"not-recorded"}
    assert {rule.matter for rule in rules} == {"maslikhat-acts", "akim-acts"}


@pytest.mark.parametrize("on", ["1995-09-04", "1990-01-01", "2006-02-30", "01.01.2006", ""])
def test_impossible_days_are_refused(kb: KnowledgeBase, on: str) -> None:
    """A malformed day, or one before anything is recorded, is a parameter error."""
    with pytest.raises(ParameterError):
        kb.show("87.5", on=on)


def test_unknown_addresses_name_near_ones(kb: KnowledgeBase) -> None:
    """An address that does not exist is not found, and near ones are named."""
    with pytest.raises(NotFoundError, match=r"1995:87\.\d"):
        kb.show("87.9")
