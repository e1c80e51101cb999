"""What `diff` answers; the expected changes are read off the dossier's list of versions."""

from __future__ import annotations

import datetime

import pytest

import kzconst
from kzconst.errors import ParameterError
from kzconst.kb import KnowledgeBase
from kzconst.model import Change


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Open the bundled knowledge once."""
    return kzconst.open()


def fields(change: Change) -> dict[str, tuple[object, object]]:
    """Give the changed fields of a change by path."""
    return {one.path: (one.before, one.after) for one in change.fields}


def test_the_reform_of_2007(kb: KnowledgeBase) -> None:
    """Law 254-III changed eight paragraphs on local power and five on the Mazhilis, by fields."""
    found = kb.diff("2007-05-20", "2007-05-23")
    by_address = {change.address: change for change in found.changes}
    assert list(by_address) == [
        "1995:5.1",
        "1995:5.2",
        "1995:50.3",
        "1995:51.1",
        "1995:51.5",
        "1995:53.7",
        "1995:56.2",
        "1995:86.2",
        "1995:86.5",
        "1995:87.4",
        "1995:87.5",
        "1995:89.2",
        "1995:89.3",
    ]
    # Each was reworded; of 51.1 and 56.2 no wording before is told, of 51.5 and 53.7 none after.
    assert {change.kind for change in found.changes} == {"amended"}
    assert {act.number for change in found.changes for act in change.changed_by} == {"254-III"}
    # 51.1 and 56.2 were read on 21 May only; that 53.7 is original text is an inference.
    assert found.uncertain_because == ("not-checked-since", "confidence")
    assert all(kb.diff("2007-05-20", "2007-05-23", within=a).certain for a in ("86", "87", "89"))
    term = fields(by_address["1995:86.2"])
    assert term == {"maslikhat-term.term-in-years": (4, 5)}
    ending = fields(by_address["1995:86.5"])
    assert ending["maslikhat-early-termination.decision.actor"] == ("senate", "president")
    assert ending["maslikhat-early-termination.decision.ground"] == ("set-by-law", None)
    vote = fields(by_address["1995:87.5"])
    assert vote["akim-no-confidence.adoption.fraction"] == ("2/3", "1/2")
    assert vote["akim-no-confidence.adoption.comparator"] == ("at-least", "more-than")
    assert vote["akim-no-confidence.initiation.fraction"] == ("none-stated", "1/5")
    assert "akim-no-confidence.adoption.base" not in vote
    regulation = fields(by_address["1995:89.3"])
    assert regulation["self-government-regulation.set-by"] == ("citizens", "law")
    seats = fields(by_address["1995:50.3"])
    assert seats["mazhilis-size.seats"] == (77, 107)
    assert seats["mazhilis-single-mandate-seats.seats"] == (67, None)
    assert seats["mazhilis-list-seats.seats"] == (10, None)
    assert seats["mazhilis-election-order.set-by"] == (None, "constitutional-law")
    threshold = fields(by_address["1995:51.5"])
    assert threshold["mazhilis-list-seats.entry-threshold-percent"] == (7, None)


def test_a_day_differs_from_itself_in_nothing(kb: KnowledgeBase) -> None:
    """`diff(a, a)` is empty, also on the unsettled day."""
    for day in ("2007-05-21", "2010-01-01", "2026-08-01"):
        assert kb.diff(day, day).changes == ()


def test_changed_text_with_the_same_rule_has_no_field(kb: KnowledgeBase) -> None:
    """The change of 87.5 in 2022 spelt out the addressees: text only."""
    found = kb.diff("2022-06-07", "2022-06-08", within="87.5")
    (change,) = found.changes
    assert change.kind == "amended"
    assert change.fields == ()


def test_the_changes_of_2022(kb: KnowledgeBase) -> None:
    """In 2022 discretionary dismissal narrowed to upper-level akims and 88.4 lost the President."""
    found = kb.diff("2022-06-07", "2022-06-08")
    by_address = {change.address: fields(change) for change in found.changes}
    assert list(by_address) == ["1995:23.2", "1995:50.3", "1995:87.4", "1995:87.5", "1995:88.4"]
    # Of 50.3 only the return of lists is told; what it says on the rest since then is not known.
    assert not [path for path in by_address["1995:50.3"] if "-list-seats" not in path]
    appointment = by_address["1995:87.4"]
    assert appointment["akim-discretionary-dismissal.tiers"] == ("all", "upper-level")
    assert appointment["upper-akim-appointment.proposal.minimum-count"] == (None, 2)
    assert appointment["upper-akim-appointment.consent.comparator"] == (
        None,
        "more-than-any-rival",
    )
    annulment = by_address["1995:88.4"]["akim-act-annulment.decision.actor"]
    assert annulment == (
        ("court", "government", "president", "superior-akim"),
        ("court", "government", "superior-akim"),
    )


def test_several_acts_are_listed_oldest_first(kb: KnowledgeBase) -> None:
    """Between 1996 and 2023 four acts changed 87.4."""
    (change,) = kb.diff("1996-01-01", "2023-01-01", within="87.4").changes
    assert [act.number for act in change.changed_by] == ["284-I", "254-III", "51-VI", None]


def test_the_constitution_of_2026_succeeds(kb: KnowledgeBase) -> None:
    """Every paragraph mapped by the dossier has a successor but 5.5; 2026:6.5 is new."""
    found = kb.diff("2026-06-30", "2026-07-01")
    by_address = {change.address: change for change in found.changes}
    old = {address: change for address, change in by_address.items() if address[:5] == "1995:"}
    assert len(old) == 40
    # Arts 50, 51 and 56 are in no map: of their successors nothing is known.
    ended = {"1995:5.5", "1995:50.3", "1995:51.1", "1995:56.2"}
    assert {a for a, change in old.items() if change.kind != "succeeded"} == ended
    assert old["1995:5.5"].kind == "repealed"
    assert [a for a in by_address if a.startswith("2026:")] == ["2026:6.5"]
    assert by_address["2026:6.5"].kind == "added"
    consent = by_address["1995:87.4"]
    assert consent.succeeded_by == "2026:89.4"
    assert fields(consent) == {
        "upper-akim-appointment.consent.comparator": ("more-than-any-rival", "more-than"),
        "upper-akim-appointment.consent.fraction": (None, "1/2"),
    }
    assert fields(by_address["1995:86.5"]) == {
        "maslikhat-early-termination.consultation.addressee": (
            ("chair-mazhilis", "chair-senate", "prime-minister"),
            ("chair-kurultai", "prime-minister"),
        )
    }
    assert by_address["1995:87.5"].fields == ()
    (act,) = by_address["1995:87.5"].changed_by
    assert act.adopted == datetime.date(2026, 3, 15)


def test_what_a_partly_recorded_rule_lacks_is_not_gone(kb: KnowledgeBase) -> None:
    """The dossier sums 2026:88.1 up in few words; what it leaves out is no change."""
    (change,) = kb.diff("2026-06-30", "2026-07-01", within="86.1").changes
    assert change.fields == ()


def test_the_statute_followed_in_2009(kb: KnowledgeBase) -> None:
    """Law 126-IV brought article 24(1) of Law 148-II into line; its first day is not settled."""
    found = kb.diff("2009-02-08", "2009-02-09", within="148-II:24.1")
    (change,) = found.changes
    assert [act.number for act in change.changed_by] == ["126-IV"]
    assert fields(change)["akim-no-confidence.adoption.fraction"] == ("2/3", "1/2")
    assert found.uncertain_because == ("boundary",)


def test_a_change_that_may_lie_between_the_days_is_no_certain_silence(kb: KnowledgeBase) -> None:
    """In 2010 Law 126-IV may or may not have been in force: no change, but not certain."""
    found = kb.diff("2010-01-01", "2010-06-01", within="148-II:24.1")
    assert found.changes == ()
    assert found.uncertain_because == ("boundary",)


def test_an_inserted_paragraph_is_added(kb: KnowledgeBase) -> None:
    """Law 101-V inserted article 24(8), the repeat vote."""
    (change,) = kb.diff("2013-06-23", "2014-01-01", within="148-II:24.8").changes
    assert change.kind == "added"
    path = "akim-no-confidence-repeat-vote.repeat-adoption.fraction"
    assert fields(change)[path] == (None, "1/2")


def test_applying_a_difference_gives_the_later_day(kb: KnowledgeBase) -> None:
    """What is in force on a, changed by `diff(a, b)`, is what is in force on b."""
    days = ["1995-09-05", "1999-01-01", "2007-05-22", "2014-06-01", "2022-06-08", "2026-07-02"]
    for earlier, later in [(a, b) for a in days for b in days if a <= b]:
        state, wanted = (
            {row["version"] for row in kb.select("provision-versions-on-day", date=day)}
            for day in (earlier, later)
        )
        for change in kb.diff(earlier, later).changes:
            state -= {change.version_before}
            state |= {change.version_after} - {None}
        assert state == wanted, (earlier, later)


def test_days_in_reverse_order_are_refused(kb: KnowledgeBase) -> None:
    """The earlier day comes first."""
    with pytest.raises(ParameterError, match="earlier day first"):
        kb.diff("2007-05-23", "2007-05-20")
