"""Laws of deciding by a procedure, against expectations worked out from the dossier."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzconst.data_files import ontology_files
from kzconst.decisions import Decision, StageResult
from kzconst.errors import NotFoundError, ParameterError
from kzconst.kb import KnowledgeBase
from kzconst.procedures import decide, procedures
from kzconst.stores import Local

DATA = Path(__file__).parent / "data"
INVENTED = [DATA / "invented-procedure.ttl", DATA / "invented-ranks.ttl"]
NO_CONFIDENCE = "akim-no-confidence"
UPPER = "upper-akim-appointment"
UPPER_TIERS = ("capital", "oblast", "republican-city")
ID = "https://w3id.org/kzconst/id/"


@pytest.fixture(scope="module")
def kb(knowledge_store: Local) -> KnowledgeBase:
    """Give the bundled knowledge."""
    return KnowledgeBase(knowledge_store)


@pytest.fixture(scope="module")
def ruritania() -> KnowledgeBase:
    """Give the bundled knowledge with invented procedures next to it."""
    return KnowledgeBase(Local.from_files([*ontology_files(), *INVENTED]))


def day(text: str) -> datetime.date:
    """Read a day."""
    return datetime.date.fromisoformat(text)


def case(
    kb: KnowledgeBase,
    procedure: str,
    on: str,
    inputs: str = "",
    *,
    tier: str | None = None,
    language: str = "en",
) -> Decision:
    """Decide a case whose inputs are written as `name=value name=value`."""
    given = dict(pair.split("=", 1) for pair in inputs.split())
    return decide(kb, procedure, on=day(on), inputs=given, tier=tier, language=language)


def stage(decision: Decision, kind: str) -> StageResult:
    """Find the only stage of a kind."""
    (found,) = [one for one in decision.stages if one.stage == kind]
    return found


def required(decision: Decision, kind: str) -> int | None:
    """Find the whole votes that a stage requires."""
    threshold = stage(decision, kind).threshold
    assert threshold is not None
    return threshold.required


# procedure, day, inputs, outcome, missing, reasons of uncertainty. Thresholds by legal_acts.md, 4.7
# and 4.8 (25 deputies: 5 to raise, 17 were two thirds, 13 are a majority) and the constitutional
# history of 87(4), 86(5), 88(4) in legal_provisions.md.
TABLE = [
    # 1995: two thirds adopt, nothing is required to raise the question.
    (NO_CONFIDENCE, "1995-09-05", "total=25 for=17", "adopted", (), ()),
    (NO_CONFIDENCE, "2006-01-01", "total=25 for=17", "adopted", (), ()),
    (NO_CONFIDENCE, "2006-01-01", "total=25 for=13", "not-adopted", (), ()),
    (NO_CONFIDENCE, "2006-01-01", "total=25 for=16 initiators=25", "not-adopted", (), ()),
    (NO_CONFIDENCE, "2006-01-01", "total=25", "insufficient-input", ("for",), ()),
    (NO_CONFIDENCE, "2006-01-01", "for=13", "insufficient-input", ("total",), ()),
    (NO_CONFIDENCE, "2006-01-01", "", "insufficient-input", ("for", "total"), ()),
    (NO_CONFIDENCE, "2007-05-20", "total=25 for=16 initiators=5", "not-adopted", (), ()),
    # 2007: one fifth raises, more than half adopts; the first day is settled within one day.
    (NO_CONFIDENCE, "2007-05-21", "total=25 for=13 initiators=5", "adopted", (), ("boundary",)),
    (NO_CONFIDENCE, "2007-05-22", "total=25 for=13 initiators=5", "adopted", (), ()),
    (NO_CONFIDENCE, "2007-06-01", "total=25 for=12", "not-adopted", (), ()),
    (NO_CONFIDENCE, "2007-06-01", "total=25 for=14", "insufficient-input", ("initiators",), ()),
    (NO_CONFIDENCE, "2007-06-01", "total=25 for=25 initiators=4", "not-initiated", (), ()),
    (NO_CONFIDENCE, "2007-06-01", "total=26 for=13 initiators=6", "not-adopted", (), ()),
    (NO_CONFIDENCE, "2007-06-01", "total=26 for=14 initiators=5", "not-initiated", (), ()),
    (NO_CONFIDENCE, "2007-06-01", "total=26 for=14 initiators=6", "adopted", (), ()),
    (NO_CONFIDENCE, "2007-06-01", "total=50 for=26 initiators=10", "adopted", (), ()),
    # The statute still said two thirds; the Constitution decides.
    (NO_CONFIDENCE, "2008-06-01", "total=25 for=13 initiators=5", "adopted", (), ()),
    # 2013: signatures, session, quorum and repeat vote, applied when their inputs are given.
    (NO_CONFIDENCE, "2015-01-01", "total=25 for=13 initiators=5", "adopted", (), ()),
    (NO_CONFIDENCE, "2015-01-01", "total=25 for=13 initiators=5 present=16", "not-adopted", (), ()),
    (NO_CONFIDENCE, "2015-01-01", "total=25 for=13 initiators=5 present=17", "adopted", (), ()),
    (
        NO_CONFIDENCE,
        "2015-01-01",
        "total=25 for=13 initiators=5 collection.working-days=11",
        "not-initiated",
        (),
        (),
    ),
    (
        NO_CONFIDENCE,
        "2015-01-01",
        "total=25 for=13 initiators=5 collection.working-days=10 verification.working-days=5",
        "adopted",
        (),
        (),
    ),
    (
        NO_CONFIDENCE,
        "2015-01-01",
        "total=25 for=13 initiators=5 verification.working-days=6",
        "not-initiated",
        (),
        (),
    ),
    (
        NO_CONFIDENCE,
        "2015-01-01",
        "total=25 for=13 initiators=5 session.months=2",
        "not-adopted",
        (),
        (),
    ),
    (
        NO_CONFIDENCE,
        "2015-01-01",
        "total=25 for=13 initiators=5 repeat.months=6 repeat.for=13",
        "adopted",
        (),
        (),
    ),
    (
        NO_CONFIDENCE,
        "2015-01-01",
        "total=25 for=13 initiators=5 repeat.months=5 repeat.for=25",
        "not-adopted",
        (),
        (),
    ),
    (
        NO_CONFIDENCE,
        "2015-01-01",
        "total=25 for=13 initiators=5 repeat.months=6 repeat.for=12",
        "not-adopted",
        (),
        (),
    ),
    # 2021, 2022, 2026: the same thresholds, the last in the new Constitution.
    (NO_CONFIDENCE, "2021-07-01", "total=25 for=13 initiators=5", "adopted", (), ()),
    (NO_CONFIDENCE, "2022-06-08", "total=25 for=12 initiators=5", "not-adopted", (), ()),
    (NO_CONFIDENCE, "2026-06-30", "total=25 for=13 initiators=5", "adopted", (), ()),
    (NO_CONFIDENCE, "2026-07-01", "total=25 for=13 initiators=5", "adopted", (), ()),
    (NO_CONFIDENCE, "2026-09-10", "total=25 for=12 initiators=5", "not-adopted", (), ()),
    (
        NO_CONFIDENCE,
        "2026-09-11",
        "total=25 for=13 initiators=5",
        "adopted",
        (),
        ("not-checked-since",),
    ),
    (
        NO_CONFIDENCE,
        "2026-11-23",
        "total=25 for=13 initiators=5",
        "adopted",
        (),
        ("not-checked-since", "after-horizon"),
    ),
    # Appointment: nomination, since 2007 consent, since 2022 a choice, since 2026 a majority.
    (UPPER, "1996-01-01", "submission=yes appointment=yes", "adopted", (), ()),
    (UPPER, "1996-01-01", "submission=no appointment=yes", "not-initiated", (), ()),
    (UPPER, "1998-10-07", "submission=yes appointment=yes", "adopted", (), ("boundary",)),
    (UPPER, "2010-01-01", "consent=yes appointment=yes", "adopted", (), ()),
    (UPPER, "2010-01-01", "consent=no appointment=yes", "not-adopted", (), ()),
    (UPPER, "2010-01-01", "consent=yes", "insufficient-input", ("appointment",), ()),
    (UPPER, "2018-01-01", "consent=yes appointment=yes", "adopted", (), ("boundary",)),
    (UPPER, "2023-01-01", "candidates=12,9 appointment=yes", "adopted", (), ()),
    (UPPER, "2023-01-01", "candidates=12,12 appointment=yes", "not-adopted", (), ()),
    (UPPER, "2023-01-01", "candidates=5,12,12 appointment=yes", "not-adopted", (), ()),
    (UPPER, "2023-01-01", "candidates=12 appointment=yes", "not-initiated", (), ()),
    (UPPER, "2023-01-01", "", "insufficient-input", ("candidates", "appointment"), ()),
    (
        UPPER,
        "2026-08-01",
        "candidates=12,9 voting=23 appointment=yes",
        "adopted",
        (),
        ("confidence",),
    ),
    (
        UPPER,
        "2026-08-01",
        "candidates=12,9 voting=24 appointment=yes",
        "not-adopted",
        (),
        ("confidence",),
    ),
    (UPPER, "2026-08-01", "candidates=12,9 appointment=yes", "insufficient-input", ("voting",), ()),
    # Early end of a maslikhat: consultations since the law of 2017, read from 2019 on.
    ("maslikhat-early-termination", "2000-01-01", "termination=yes", "adopted", (), ()),
    (
        "maslikhat-early-termination",
        "2020-01-01",
        "termination=yes",
        "insufficient-input",
        ("consultation",),
        (),
    ),
    (
        "maslikhat-early-termination",
        "2018-01-01",
        "consultation=yes termination=yes",
        "adopted",
        (),
        ("boundary",),
    ),
    ("budget-draft-opinion", "2000-01-01", "opinion=no", "not-adopted", (), ()),
]

# No confidence in the Government, by legal_provisions.md, section 4 (rows 53 and 56, the sentence
# after the table). Until 2007, at a joint sitting: a fifth of 116 deputies of Parliament is 24, two
# thirds of 39 in the Senate are 26, of 77 in the Mazhilis 52, of 75 are 50. Since 2007 the Mazhilis
# alone: a fifth of 107 is 22, a majority 54; of 10 deputies 2 and 6. That old art. 53(7) stood
# since 1995 is an inference; art. 56(2) was read in the edition of 21 May 2007 only.
JOINT = (
    "parliament.total=116 parliament.initiators={} senate.total=39 senate.for={} "
    "mazhilis.total={} mazhilis.for={}"
)
ALONE = "mazhilis.total={} mazhilis.initiators={} mazhilis.for={}"
READ_ONCE = ("not-checked-since",)
GOVERNMENT_TABLE = [
    ("1995-09-05", JOINT.format(24, 26, 77, 52), "adopted", (), ("confidence",)),
    ("2000-01-01", JOINT.format(24, 26, 77, 52), "adopted", (), ("confidence",)),
    ("2000-01-01", JOINT.format(23, 39, 77, 77), "not-initiated", (), ("confidence",)),
    ("2000-01-01", JOINT.format(24, 25, 77, 77), "not-adopted", (), ("confidence",)),
    ("2000-01-01", JOINT.format(24, 39, 77, 51), "not-adopted", (), ("confidence",)),
    ("2000-01-01", JOINT.format(24, 26, 75, 50), "adopted", (), ("confidence",)),
    ("2000-01-01", JOINT.format(24, 26, 75, 49), "not-adopted", (), ("confidence",)),
    (
        "2000-01-01",
        "parliament.total=116 parliament.initiators=24 senate.total=39 senate.for=39",
        "insufficient-input",
        ("mazhilis.for", "mazhilis.total"),
        ("confidence",),
    ),
    ("2007-05-20", JOINT.format(24, 26, 77, 52), "adopted", (), ("confidence",)),
    ("2007-05-21", ALONE.format(77, 16, 39), "adopted", (), ("boundary",)),
    ("2007-05-22", ALONE.format(77, 16, 39), "adopted", (), READ_ONCE),
    ("2007-05-22", ALONE.format(77, 16, 38), "not-adopted", (), READ_ONCE),
    ("2007-05-22", ALONE.format(77, 15, 77), "not-initiated", (), READ_ONCE),
    ("2008-01-01", ALONE.format(107, 22, 54), "adopted", (), READ_ONCE),
    ("2008-01-01", ALONE.format(107, 22, 53), "not-adopted", (), READ_ONCE),
    ("2008-01-01", ALONE.format(107, 21, 107), "not-initiated", (), READ_ONCE),
    ("2008-01-01", ALONE.format(10, 2, 6), "adopted", (), READ_ONCE),
    ("2008-01-01", ALONE.format(10, 2, 5), "not-adopted", (), READ_ONCE),
    ("2008-01-01", ALONE.format(10, 1, 10), "not-initiated", (), READ_ONCE),
    (
        "2008-01-01",
        "mazhilis.total=107 mazhilis.for=54",
        "insufficient-input",
        ("mazhilis.initiators",),
        READ_ONCE,
    ),
    ("2026-06-30", ALONE.format(107, 22, 54), "adopted", (), READ_ONCE),
]
TABLE += [("government-no-confidence", *row) for row in GOVERNMENT_TABLE]


@pytest.mark.parametrize(("procedure", "on", "inputs", "outcome", "missing", "because"), TABLE)
def test_outcomes_of_the_dossier(
    kb: KnowledgeBase,
    procedure: str,
    on: str,
    inputs: str,
    outcome: str,
    missing: tuple[str, ...],
    because: tuple[str, ...],
) -> None:
    """On each day the law of that day decides, and an unsettled day makes it uncertain."""
    decision = case(kb, procedure, on, inputs)
    assert (decision.outcome, decision.missing) == (outcome, missing)
    assert decision.uncertain_because == because
    assert decision.certain is (not because)
    assert {doubt.reason for doubt in decision.uncertain_details} == set(because)


def test_no_confidence_in_the_government_has_the_votes_of_its_day(kb: KnowledgeBase) -> None:
    """Each Chamber voted until 2007, the Mazhilis alone since."""
    chambers = "parliament.total=116 senate.total=39 mazhilis.total=77"
    for on, inputs, expected in (
        (
            "2007-05-20",
            chambers,
            {
                "initiation": ("at-least", "1/5", 24),
                "adoption-in-senate": ("at-least", "2/3", 26),
                "adoption-in-mazhilis": ("at-least", "2/3", 52),
            },
        ),
        (
            "2007-05-22",
            "mazhilis.total=107",
            {
                "initiation": ("at-least", "1/5", 22),
                "adoption-in-mazhilis": ("more-than", "1/2", 54),
            },
        ),
    ):
        decision = case(kb, "government-no-confidence", on, inputs)
        assert decision.tiers == ("republic",)
        found = {one.stage: one.threshold for one in decision.stages}
        assert {
            kind: (one.comparator, one.fraction, one.required)
            for kind, one in found.items()
            if one is not None
        } == expected
    with pytest.raises(NotFoundError, match="it ended on 2026-07-01"):
        case(kb, "government-no-confidence", "2026-07-01")


def test_former_initiation_is_silent_and_former_adoption_is_two_thirds(kb: KnowledgeBase) -> None:
    """Before 2007 both stages are there: initiation with nothing stated, adoption with 17 of 25."""
    decision = case(kb, NO_CONFIDENCE, "2006-01-01", "total=25 for=13")
    initiation, adoption = stage(decision, "initiation"), stage(decision, "adoption")
    assert initiation.status == "not-required"
    assert initiation.threshold is not None
    assert initiation.threshold.stated == "none-stated"
    assert adoption.threshold is not None
    assert (adoption.status, adoption.given) == ("not-met", 13)
    assert (adoption.threshold.fraction, adoption.threshold.comparator) == ("2/3", "at-least")
    assert (adoption.threshold.base, adoption.threshold.required) == ("total-deputies", 17)
    assert adoption.version == f"{ID}const1995-art87-par5-1995"
    assert adoption.rule == f"{ID}rule-const1995-akim-no-confidence-1995"


def test_present_stages_are_one_fifth_and_more_than_half(kb: KnowledgeBase) -> None:
    """After 2007 one fifth raises the question and more than half adopts, by the same base."""
    decision = case(kb, NO_CONFIDENCE, "2007-06-01", "total=26")
    thresholds = [stage(decision, kind).threshold for kind in ("initiation", "adoption")]
    assert [(one.fraction, one.comparator, one.required) for one in thresholds if one] == [
        ("1/5", "at-least", 6),
        ("1/2", "more-than", 14),
    ]


def test_required_votes_are_open_while_the_base_is_not_given(kb: KnowledgeBase) -> None:
    """Without the base there is a fraction but no number of votes."""
    decision = case(kb, NO_CONFIDENCE, "2006-01-01", "for=13")
    assert required(decision, "adoption") is None
    assert stage(decision, "adoption").status == "not-given"


def test_the_constitution_of_the_day_is_applied(kb: KnowledgeBase) -> None:
    """The procedure comes from whichever Constitution is in force, on both boundary days."""
    before = case(kb, NO_CONFIDENCE, "2026-06-30", "total=25")
    after = case(kb, NO_CONFIDENCE, "2026-07-01", "total=25")
    assert stage(before, "adoption").address == "1995:87.5"
    assert stage(after, "adoption").address == "2026:89.5"


def test_boundary_names_the_other_candidate(kb: KnowledgeBase) -> None:
    """An unsettled first day points to the version that may still have been in force."""
    decision = case(kb, NO_CONFIDENCE, "2007-05-21", "total=25 for=13 initiators=5")
    (doubt,) = decision.uncertain_details
    assert doubt.version == f"{ID}const1995-art87-par5-2007"
    assert doubt.candidate == f"{ID}const1995-art87-par5-1995"


def test_referral_has_no_test_and_names_its_addressee_by_tier(kb: KnowledgeBase) -> None:
    """A stage that nothing can fail has no threshold; each tier has its own addressee."""
    decision = case(kb, NO_CONFIDENCE, "2006-01-01", "total=25 for=17")
    referrals = [one for one in decision.stages if one.stage == "referral"]
    assert [(one.status, one.threshold) for one in referrals] == [("not-required", None)] * 2
    addressees = {one.fields["addressee"][0].code: one.tiers for one in referrals}
    assert addressees["president"] == UPPER_TIERS
    assert set(addressees["superior-akim"]) == set(decision.tiers) - set(UPPER_TIERS)


def test_naming_a_tier_leaves_what_concerns_it(kb: KnowledgeBase) -> None:
    """A named tier has one addressee; a group of tiers stands for its members."""
    oblast = case(kb, NO_CONFIDENCE, "2006-01-01", "total=25 for=17", tier="oblast")
    assert stage(oblast, "referral").fields["addressee"][0].code == "president"
    assert oblast.tiers == ("oblast",)
    group = case(kb, NO_CONFIDENCE, "2006-01-01", "total=25 for=17", tier="upper-level")
    assert group.tiers == UPPER_TIERS


# -- what lower norms say -------------------------------------------------------------------


def test_lagging_statute_conflicts_with_the_constitution(kb: KnowledgeBase) -> None:
    """The two thirds of the statute clash with the majority of the Constitution, 2007 to 2009."""
    decision = case(kb, NO_CONFIDENCE, "2008-06-01", "total=25 for=13 initiators=5")
    (fraction,) = [one for one in decision.conflicts if one.field == "fraction"]
    assert fraction.stage == "adoption"
    assert (fraction.higher.value, fraction.higher.address) == ("1/2", "1995:87.5")
    assert (fraction.lower.value, fraction.lower.address) == ("2/3", "148-II:24.1")
    assert fraction.lower.version == f"{ID}law-148-II-art24-par1-2001"
    assert (fraction.from_, fraction.until) == (day("2007-05-21"), day("2009-02-09"))
    assert fraction.until_latest == day("2011-03-24")
    (comparator,) = [one for one in decision.conflicts if one.field == "comparator"]
    assert (comparator.higher.value, comparator.lower.value) == ("more-than", "at-least")
    assert len(decision.conflicts) == 2


def test_conflict_is_settled_only_from_the_first_edition_read(kb: KnowledgeBase) -> None:
    """Before the statute was first read its conflict is unsettled, and the decision is not."""
    unsettled = case(kb, NO_CONFIDENCE, "2008-06-01", "total=25 for=13 initiators=5")
    assert [one.uncertain_because for one in unsettled.conflicts] == [("boundary",)] * 2
    assert unsettled.certain
    settled = case(kb, NO_CONFIDENCE, "2008-12-10", "total=25 for=13 initiators=5")
    assert [one.certain for one in settled.conflicts] == [True, True]


@pytest.mark.parametrize(
    "on", ["1999-01-01", "2006-01-01", "2012-01-01", "2015-01-01", "2023-06-01", "2026-08-01"]
)
def test_norms_that_agree_or_are_silent_do_not_conflict(kb: KnowledgeBase, on: str) -> None:
    """Equal values, and a threshold that one norm does not state, are no conflict."""
    assert case(kb, NO_CONFIDENCE, on, "total=25").conflicts == ()


def test_nothing_is_back_dated(kb: KnowledgeBase) -> None:
    """The quorum of 2006 is not recorded: it is shown without values and never applied."""
    decision = case(kb, NO_CONFIDENCE, "2006-01-01", "total=25 for=17 present=17")
    quorum = stage(decision, "quorum")
    assert quorum.threshold is not None
    assert quorum.threshold.stated == "not-recorded"
    assert (quorum.threshold.fraction, quorum.threshold.required) == (None, None)
    assert (quorum.status, quorum.applied, quorum.addition) == ("not-given", False, True)
    failing = case(kb, NO_CONFIDENCE, "2006-01-01", "total=36 for=24 present=24")
    few = case(kb, NO_CONFIDENCE, "2007-06-01", "total=25 for=13 present=13 initiators=5")
    assert (failing.outcome, few.outcome) == ("adopted", "adopted")


def test_quorum_is_applied_from_its_first_edition_on(kb: KnowledgeBase) -> None:
    """On the day of the first edition read 13 present of 25 are too few; the day before unknown."""
    inputs = "total=25 for=13 present=13 initiators=5"
    assert case(kb, NO_CONFIDENCE, "2008-12-09", inputs).outcome == "adopted"
    assert case(kb, NO_CONFIDENCE, "2008-12-10", inputs).outcome == "not-adopted"


def test_present_deputies_may_always_be_stated(kb: KnowledgeBase) -> None:
    """The number present bounds the votes, also on days when no quorum is in force."""
    assert case(kb, NO_CONFIDENCE, "1996-01-01", "total=25 for=17 present=17").outcome == "adopted"
    with pytest.raises(ParameterError, match="for is 17 but present is 16"):
        case(kb, NO_CONFIDENCE, "1996-01-01", "total=25 for=17 present=16")


def test_stages_of_the_statute_are_additions(kb: KnowledgeBase) -> None:
    """What only the statute has is listed, marked, and applied only where its input is given."""
    decision = case(
        kb, NO_CONFIDENCE, "2015-01-01", "total=25 for=13 initiators=5 present=17", tier="oblast"
    )
    added = {one.stage: one.applied for one in decision.additions if one.field is None}
    assert added == {
        "collection": False,
        "verification": False,
        "session": False,
        "quorum": True,
        "decision": False,
        "repeat-waiting": False,
        "repeat-adoption": False,
    }
    (ground,) = [one for one in decision.additions if one.field == "ground"]
    assert (ground.value, ground.address) == ("reports-twice-not-approved", "148-II:24.2")
    assert {one.stage for one in decision.stages if one.addition} == set(added)


def test_grounds_of_the_rural_level_grew_in_2021(kb: KnowledgeBase) -> None:
    """From 5 June 2021 the rural level has a second ground; other tiers keep one."""
    grounds = {}
    for tier in ("village", "district"):
        decision = case(kb, NO_CONFIDENCE, "2021-07-01", "total=25", tier=tier)
        (grounds[tier],) = [one.value for one in decision.additions if one.field == "ground"]
    assert grounds["village"] == (
        "raised-by-local-community-assembly",
        "reports-twice-not-approved",
    )
    assert grounds["district"] == "reports-twice-not-approved"


def test_open_points_are_reported_and_not_decided(kb: KnowledgeBase) -> None:
    """The repeat vote adopts by its numbers; whether it binds is left open beside it."""
    decision = case(
        kb,
        NO_CONFIDENCE,
        "2015-01-01",
        "total=25 for=13 initiators=5 repeat.months=6 repeat.for=13",
    )
    assert decision.outcome == "adopted"
    assert "repeat-vote-binding" in {point.code for point in decision.open_points}
    assert case(kb, NO_CONFIDENCE, "2006-01-01", "total=25").open_points == ()


def test_open_points_begin_with_what_is_recorded(kb: KnowledgeBase) -> None:
    """An unsettled change of a known provision raises its points; an unread provision does not."""
    codes = {
        on: {point.code for point in case(kb, NO_CONFIDENCE, on, "total=25").open_points}
        for on in ("2009-02-08", "2010-01-01", "2013-08-01", "2013-12-03")
    }
    assert codes["2009-02-08"] == set()
    assert codes["2010-01-01"] == codes["2013-08-01"] == {"total-number"}
    assert codes["2013-12-03"] >= {"total-number", "repeat-vote-signatures"}


def test_first_failing_stage_decides(kb: KnowledgeBase) -> None:
    """Where initiation and adoption both fail, the question was not even raised."""
    decision = case(kb, NO_CONFIDENCE, "2007-06-01", "total=25 for=3 initiators=4")
    assert decision.outcome == "not-initiated"
    assert stage(decision, "adoption").status == "not-met"


def test_choice_shows_the_votes_that_beat_the_rival(kb: KnowledgeBase) -> None:
    """Against rivals the number required is one more than the strongest rival has."""
    decision = case(kb, UPPER, "2023-01-01", "candidates=12,9 appointment=yes")
    assert stage(decision, "proposal").status == "met"
    assert (stage(decision, "consent").status, required(decision, "consent")) == ("met", 10)
    assert decision.tiers == UPPER_TIERS


def test_majority_of_2026_is_a_reading(kb: KnowledgeBase) -> None:
    """That a majority of participating votes is more than half is an inference, and says so."""
    decision = case(kb, UPPER, "2026-08-01", "candidates=12,9 voting=23 appointment=yes")
    assert required(decision, "consent") == 12
    (doubt,) = decision.uncertain_details
    assert (doubt.reason, doubt.detail) == ("confidence", "inference")


# -- errors ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "on", "inputs", "tier", "error", "message"),
    [
        (
            "akim-no-confidance",
            "2006-01-01",
            "",
            None,
            NotFoundError,
            "did you mean akim-no-confidence",
        ),
        (NO_CONFIDENCE, "1995-09-04", "", None, ParameterError, "give a day from 1995-09-05 on"),
        (
            "maslikhat-session-quorum",
            "1996-01-01",
            "",
            None,
            NotFoundError,
            "it begins on 2001-01-23",
        ),
        (NO_CONFIDENCE, "2006-01-01", "", "oblst", NotFoundError, "did you mean oblast"),
        (
            UPPER,
            "2010-01-01",
            "",
            "district",
            NotFoundError,
            "it applies to capital, oblast, republican-city",
        ),
        (
            "akim-discretionary-dismissal",
            "2023-01-01",
            "",
            "village",
            NotFoundError,
            "does not apply to village",
        ),
        (
            NO_CONFIDENCE,
            "2006-01-01",
            "candidates=12,9",
            None,
            ParameterError,
            "the input 'candidates' is not used",
        ),
        (
            NO_CONFIDENCE,
            "2006-01-01",
            "repeat.for=3",
            None,
            ParameterError,
            "the input 'repeat.for' is not used",
        ),
        (NO_CONFIDENCE, "2006-01-01", "totl=25", None, ParameterError, "did you mean total?"),
        (NO_CONFIDENCE, "2006-01-01", "total=0", None, ParameterError, "total is 0"),
        (NO_CONFIDENCE, "2006-01-01", "total=25 for=-1", None, ParameterError, "for is -1"),
        (
            NO_CONFIDENCE,
            "2006-01-01",
            "total=25 for=26",
            None,
            ParameterError,
            "for is 26 but total is 25",
        ),
        (
            UPPER,
            "2026-08-01",
            "candidates=12,9 voting=20",
            None,
            ParameterError,
            "the sum of candidates is 21 but voting is 20",
        ),
    ],
)
def test_what_cannot_be_decided_is_refused_in_one_line(
    kb: KnowledgeBase,
    procedure: str,
    on: str,
    inputs: str,
    tier: str | None,
    error: type[Exception],
    message: str,
) -> None:
    """Unknown names, wrong days and impossible numbers get one line that says what to do."""
    with pytest.raises(error) as caught:
        case(kb, procedure, on, inputs, tier=tier)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_unknown_language_is_refused(kb: KnowledgeBase) -> None:
    """Only three languages are spoken."""
    with pytest.raises(ParameterError, match="give en, ru, kk"):
        case(kb, NO_CONFIDENCE, "2006-01-01", language="de")


# -- explanation and JSON -------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize(
    ("procedure", "on", "inputs"),
    [
        (NO_CONFIDENCE, "2006-01-01", "total=25 for=13"),
        (NO_CONFIDENCE, "2008-06-01", "total=25 for=13 initiators=5"),
        (NO_CONFIDENCE, "2015-01-01", "total=25 for=13 initiators=5 present=16"),
        (UPPER, "2026-12-01", "candidates=12,9 voting=23"),
    ],
)
def test_every_sentence_ends_in_its_citation(
    kb: KnowledgeBase, language: str, procedure: str, on: str, inputs: str
) -> None:
    """Each sentence names act, address and first day, in the language asked for."""
    explanation = case(kb, procedure, on, inputs, language=language).explanation
    assert len(explanation) >= 5
    for text in explanation:
        cited = re.search(r" \[(.+)\]$", text)
        assert cited, text
        assert re.search(
            r", (1995|2026|148-II|2464):\d[\d.-]*, .*\d{4}-\d\d-\d\d", cited.group(1)
        ), text
        assert ("{" in text, "None" in text) == (False, False), text
        assert bool(re.search("[а-яәіңғүұқөһ]", text)) is (language != "en"), text
    letters = re.search("[әіңғүұқөһ]", " ".join(explanation))
    assert bool(letters) is (language == "kk")


def test_explanation_gives_the_numbers(kb: KnowledgeBase) -> None:
    """The deciding sentence holds what is needed, what was given and how it came out."""
    explanation = case(kb, NO_CONFIDENCE, "2006-01-01", "total=25 for=13").explanation
    (adoption,) = [text for text in explanation if text.startswith("Stage “adoption”")]
    assert "at least 2/3 of the base “total number of deputies”, which makes 17." in adoption
    assert "Given: 13. The requirement is not met." in adoption
    assert adoption.endswith(
        "[Constitution of the Republic of Kazakhstan (1995), 1995:87.5, "
        "in force from 1995-09-05 until 2007-05-21 (2007-05-22 at the latest)]"
    )


def test_json_keeps_the_contract(kb: KnowledgeBase) -> None:
    """The keys on which other programs build are there, with whole IRIs and ISO days."""
    decision = case(kb, NO_CONFIDENCE, "2008-06-01", "total=25 for=13 initiators=5")
    written: dict[str, Any] = json.loads(json.dumps(decision.as_json()))
    assert set(written) >= {
        "procedure",
        "on",
        "outcome",
        "missing",
        "stages",
        "conflicts",
        "additions",
        "open_points",
        "explanation",
        "certain",
        "uncertain_because",
    }
    assert written["on"] == "2008-06-01"
    for one in written["stages"]:
        assert set(one) >= {"stage", "status", "threshold", "given", "rule", "version"}
        assert one["rule"].startswith(ID)
        if one["threshold"] is not None:
            assert set(one["threshold"]) == {"fraction", "comparator", "base", "stated", "required"}
    assert written["conflicts"][0]["from"] == "2007-05-21"
    assert all(isinstance(text, str) for text in written["explanation"])


# -- what can be decided --------------------------------------------------------------------


def test_procedures_of_a_day(kb: KnowledgeBase) -> None:
    """All that the Constitution or the statute lets one decide is listed, aspects are not."""
    found = {one.procedure: one for one in procedures(kb, on=day("2006-01-01"))}
    assert set(found) == {
        NO_CONFIDENCE,
        UPPER,
        "other-akim-appointment",
        "akim-discretionary-dismissal",
        "maslikhat-early-termination",
        "maslikhat-act-annulment",
        "akim-act-annulment",
        "budget-draft-opinion",
        "maslikhat-decision-majority",
        "maslikhat-constitution",
        "maslikhat-first-session",
        "maslikhat-extraordinary-session",
        "maslikhat-closed-session",
        "maslikhat-self-dissolution",
        "government-no-confidence",
    }
    assert found[NO_CONFIDENCE].label == "no confidence in an akim"
    assert "maslikhat-decision-majority" not in {
        one.procedure for one in procedures(kb, on=day("1996-01-01"))
    }


def test_a_procedure_tells_its_stages_and_inputs(kb: KnowledgeBase) -> None:
    """Each stage has its threshold in words, its inputs, its tiers and its rule."""
    (view,) = procedures(kb, NO_CONFIDENCE, on=day("2012-01-01"))
    adoption = next(one for one in view.stages if one.stage == "adoption")
    assert adoption.threshold == "more than 1/2 of the base “total number of deputies”"
    assert adoption.inputs == ("for", "total")
    assert adoption.rule == f"{ID}rule-const1995-akim-no-confidence-2007"
    assert view.rules == (adoption.rule,)
    needed = {one.name for one in view.inputs if one.needed}
    assert needed == {"initiators", "for", "total"}
    assert {one.name for one in view.inputs} - needed == {"present"}
    assert json.loads(json.dumps(view.as_json()))["on"] == "2012-01-01"


def test_every_listed_procedure_can_be_decided(kb: KnowledgeBase) -> None:
    """What is listed can be asked, and without inputs exactly the needed ones are missing."""
    for on in ("1996-01-01", "2023-06-01", "2026-08-01"):
        for view in procedures(kb, on=day(on)):
            needed = {one.name for one in view.inputs if one.needed}
            missing = set()
            for tier in view.tiers:
                decision = case(kb, view.procedure, on, tier=tier)
                assert decision.outcome == "insufficient-input", (view.procedure, on, tier)
                missing |= set(decision.missing)
            assert missing == needed, (view.procedure, on)


# -- generic: an invented procedure ---------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "outcome", "missing"),
    [
        # 70 seals: more than a tenth is 8, at least four sevenths is 40; 20 sworn senators: more
        # than three quarters is 16.
        ("house.seals=70 petitioners=8 house.for=40 senate.total=20 senate.for=16", "adopted", ()),
        (
            "house.seals=70 petitioners=7 house.for=40 senate.total=20 senate.for=16",
            "not-initiated",
            (),
        ),
        (
            "house.seals=70 petitioners=8 house.for=39 senate.total=20 senate.for=16",
            "not-adopted",
            (),
        ),
        (
            "house.seals=70 petitioners=8 house.for=40 senate.total=20 senate.for=15",
            "not-adopted",
            (),
        ),
        # 12 seals: more than a tenth is 2, but a petition needs three in any case.
        (
            "house.seals=12 petitioners=2 house.for=12 senate.total=20 senate.for=20",
            "not-initiated",
            (),
        ),
        ("house.seals=12 petitioners=3 house.for=7 senate.total=20 senate.for=20", "adopted", ()),
        (
            "house.seals=70 petitioners=8 house.for=40",
            "insufficient-input",
            ("senate.for", "senate.total"),
        ),
    ],
)
def test_an_invented_procedure_is_decided_from_its_turtle_alone(
    ruritania: KnowledgeBase, inputs: str, outcome: str, missing: tuple[str, ...]
) -> None:
    """Two chambers, three stages and bases of their own need no line of Python."""
    decision = case(ruritania, "regent-recall", "2021-01-01", inputs)
    assert (decision.outcome, decision.missing) == (outcome, missing)
    assert [one.stage for one in decision.stages] == ["petition", "censure", "ratification"]
    assert decision.tiers == ("realm",)
    assert decision.certain


def test_the_invented_procedure_has_days_bounds_and_bases(ruritania: KnowledgeBase) -> None:
    """Its dates, bounds, bases and tiers come from the same Turtle."""
    decision = case(ruritania, "regent-recall", "2020-01-05", "house.seals=70 senate.total=20")
    thresholds = [one.threshold for one in decision.stages]
    assert [(one.base, one.required) for one in thresholds if one is not None] == [
        ("seals-held", 8),
        ("seals-held", 40),
        ("sworn-senators", 16),
    ]
    assert decision.uncertain_because == ("boundary",)
    with pytest.raises(NotFoundError, match="it begins on 2020-01-01"):
        case(ruritania, "regent-recall", "2019-12-31")
    with pytest.raises(NotFoundError, match="it ended on 2025-01-01"):
        case(ruritania, "regent-recall", "2025-01-01")
    with pytest.raises(ParameterError, match=r"senate\.for may not exceed senate\.total"):
        case(ruritania, "regent-recall", "2021-01-01", "senate.total=20 senate.for=21")
    with pytest.raises(ParameterError, match=r"did you mean .*senate\.total"):
        case(ruritania, "regent-recall", "2021-01-01", "senat.total=20")


def test_the_invented_procedure_does_not_disturb_the_law(ruritania: KnowledgeBase) -> None:
    """With the invented data loaded, the real procedure decides as before."""
    decision = case(ruritania, NO_CONFIDENCE, "2006-01-01", "total=25 for=13")
    assert (decision.outcome, required(decision, "adoption")) == ("not-adopted", 17)
    assert "realm" not in decision.tiers


# -- generic: three ranks and two tiers -----------------------------------------------------

GATE, GATE_DAY = "gate-closing", "2025-06-01"
REALM_OR_MARCH = {"realm": "guards=9 captains=3 ayes={}", "march": "guards=9 ayes={}"}


def test_tiers_that_differ_must_be_named(ruritania: KnowledgeBase) -> None:
    """Where tiers demand different votes there is no answer for all, even if outcomes agree."""
    for ayes in (5, 6, 9):
        with pytest.raises(ParameterError) as caught:
            case(ruritania, GATE, GATE_DAY, f"guards=9 ayes={ayes} captains=3")
        assert "(march; realm); name one tier" in str(caught.value)
    outcomes = {
        (tier, ayes): case(
            ruritania, GATE, GATE_DAY, REALM_OR_MARCH[tier].format(ayes), tier=tier
        ).outcome
        for tier in ("realm", "march")
        for ayes in (4, 5, 6)
    }
    assert outcomes == {
        ("realm", 4): "not-adopted",
        ("realm", 5): "adopted",
        ("realm", 6): "adopted",
        ("march", 4): "not-adopted",
        ("march", 5): "not-adopted",
        ("march", 6): "adopted",
    }


def test_every_pair_of_ranks_is_compared(ruritania: KnowledgeBase) -> None:
    """A law clashes with the act above it, a decree with the law, also where neither decides."""
    decision = case(ruritania, GATE, GATE_DAY, "guards=9 ayes=5", tier="realm")
    clashes = {
        (
            one.stage,
            one.field,
            one.higher.address,
            one.higher.value,
            one.lower.address,
            one.lower.value,
        )
        for one in decision.conflicts
    }
    assert clashes == {
        ("guards-vote", "fraction", "constitutional-law:1", "1/2", "law:1", "2/3"),
        ("guards-vote", "fraction", "constitutional-law:1", "1/2", "law:1", "3/4"),
        ("guards-vote", "comparator", "constitutional-law:1", "more-than", "law:1", "at-least"),
        ("gate-notice", "minimum-count", "law:1", "12", "decree:1", "24"),
        (None, "object", "constitutional-law:1", "gate", "law:1", "bridge"),
    }
    assert all((one.from_, one.until) == (day("2025-01-01"), None) for one in decision.conflicts)


def test_one_kind_may_occur_twice_in_a_rule(ruritania: KnowledgeBase) -> None:
    """Two votes of one kind are told apart by their inputs, and each must pass."""
    enough = case(ruritania, GATE, GATE_DAY, "guards=9 ayes=5 captains=3", tier="realm")
    few = case(ruritania, GATE, GATE_DAY, "guards=9 ayes=5 captains=2", tier="realm")
    none = case(ruritania, GATE, GATE_DAY, "guards=9 ayes=5", tier="realm")
    assert [one.outcome for one in (enough, few, none)] == [
        "adopted",
        "not-adopted",
        "insufficient-input",
    ]
    votes = [one.given for one in enough.stages if one.stage == "guards-vote"]
    assert votes == [5, 3]


def test_tiers_have_their_own_conflicts(ruritania: KnowledgeBase) -> None:
    """Where the higher norm of a tier says what the lower says, that tier has no conflict."""
    decision = case(ruritania, GATE, GATE_DAY, "guards=9 ayes=5", tier="march")
    assert [(one.stage, one.field) for one in decision.conflicts] == [(None, "object")]


def test_of_two_lower_norms_the_higher_adds_the_stage(ruritania: KnowledgeBase) -> None:
    """The notice is an addition of the law; the decree's longer one is not applied."""
    inputs = "guards=9 ayes=5 captains=3 hours="
    early = case(ruritania, GATE, GATE_DAY, inputs + "12", tier="realm")
    late = case(ruritania, GATE, GATE_DAY, inputs + "11", tier="realm")
    assert (early.outcome, late.outcome) == ("adopted", "not-initiated")
    notice = stage(early, "gate-notice")
    assert (notice.address, notice.addition, notice.applied) == ("law:1", True, True)
    added = {(one.stage, one.field, one.value, one.address) for one in early.additions}
    assert added == {("gate-notice", None, None, "law:1"), (None, "ground", "fog", "decree:1")}


def test_conflicts_of_rules_are_explained(ruritania: KnowledgeBase) -> None:
    """A clash of rules and one of stages are told apart in every language."""
    for language in ("en", "ru", "kk"):
        decision = case(
            ruritania, GATE, GATE_DAY, "guards=9 ayes=5", tier="realm", language=language
        )
        told = [text for text in decision.explanation if "law:1" in text and "2/3" in text]
        assert len(told) == 1
        assert "1/2" in told[0]


# -- properties -----------------------------------------------------------------------------

DAYS = st.sampled_from(["1996-01-01", "2006-01-01", "2008-01-01", "2015-01-01", "2026-08-01"])
SLOW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(on=DAYS, total=st.integers(min_value=1, max_value=60), votes=st.data())
def test_more_votes_never_undo_an_adoption(
    kb: KnowledgeBase, on: str, total: int, votes: st.DataObject
) -> None:
    """Votes decide by a single number: below it nothing is adopted, from it on everything is."""
    fewer = votes.draw(st.integers(min_value=0, max_value=total))
    more = votes.draw(st.integers(min_value=fewer, max_value=total))
    low = case(kb, NO_CONFIDENCE, on, f"total={total} initiators={total} for={fewer}")
    high = case(kb, NO_CONFIDENCE, on, f"total={total} initiators={total} for={more}")
    assert not (low.outcome == "adopted" and high.outcome != "adopted")
    needed = required(low, "adoption")
    assert needed is not None
    assert (low.outcome == "adopted") is (fewer >= needed)


@SLOW
@given(total=st.integers(min_value=1, max_value=200))
def test_required_votes_agree_with_the_formulas_of_the_dossier(
    kb: KnowledgeBase, total: int
) -> None:
    """To raise: N/5 rounded up; to adopt: N/2 rounded down plus 1; before: 2N/3 rounded up."""
    now = case(kb, NO_CONFIDENCE, "2015-01-01", f"total={total}")
    before = case(kb, NO_CONFIDENCE, "2006-01-01", f"total={total}")
    assert required(now, "initiation") == -(-total // 5)
    assert required(now, "quorum") == -(-2 * total // 3)
    assert required(now, "adoption") == total // 2 + 1
    assert required(before, "adoption") == -(-2 * total // 3)


@SLOW
@given(counts=st.lists(st.integers(min_value=0, max_value=40), min_size=2, max_size=5))
def test_a_choice_is_adopted_exactly_when_somebody_leads(
    kb: KnowledgeBase, counts: list[int]
) -> None:
    """In 2022 the greater number of votes elects, so a shared top elects nobody."""
    inputs = f"candidates={','.join(map(str, counts))} appointment=yes"
    adopted = case(kb, UPPER, "2023-01-01", inputs).outcome == "adopted"
    assert adopted is (counts.count(max(counts)) == 1)
