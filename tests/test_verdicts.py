"""Verdicts: what is computed agrees with what is recorded, and both with the checks of the dossier.

Not here: how verdicts are shown (`test_doctrine`), and the claims themselves.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

import kzconst
from kzconst.data_files import law_files
from kzconst.kb import KnowledgeBase
from kzconst.stores import Local
from kzconst.verdicts import ComputedVerdict, computed_verdicts

HERE = Path(__file__).parent
DOSSIER = HERE.parent.parent / "shared" / "dossier"
CHECKS: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    (HERE / "data" / "dossier" / "checks.yaml").read_text(encoding="utf-8")
)
# Check and claim -> why the verdict is another than the words of the check suggest.
EXPLAINED: Mapping[tuple[str, str], str] = {
    ("PC15", "C109"): (
        "the check looks at the Constitution only; by art. 24(8) of Law 148-II a repeated vote "
        "obliges since 2013, so that 'only a right' leaves something out"
    ),
    ("PC18", "C125"): "art. 11 was read in the edition of 2007-2009 only, the claim is on 2015",
    ("PC25", "C266"): "memory to the check, but the act is verified in legal_acts.yaml",
    ("PC26", "C173"): "memory to the check, but the date is verified in legal_acts.yaml",
}
# What the issue names; the last day before which the rule was law, where it is law no more.
NAMED: Mapping[str, tuple[str, str | None]] = {
    "C205": ("imprecise", "2007-05-21"),
    "C206": ("supported", None),
    "C207": ("supported", None),
    "C143": ("supported-wrong-citation", None),
    "C194": ("imprecise", None),
    "C193": ("contradicted", None),
    "C092": ("outdated", "2007-05-21"),
    "C117": ("outdated", "2013-03-14"),
    "C305": ("imprecise", None),
    "C109": ("imprecise", None),
    "C315": ("imprecise", None),
    "C195": ("supported", "2022-06-08"),
    "C196": ("supported", "2007-05-21"),
}
RECORDED = """
PREFIX kz: <https://w3id.org/kzconst/ontology/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?claim ?value ?method ?until WHERE {
  ?verdict kz:isVerdictOn/skos:notation ?claim ; kz:hasVerdictValue/skos:notation ?value ;
    kz:hasVerdictMethod/skos:notation ?method .
  OPTIONAL { ?verdict kz:lawUntil ?until }
}
"""
Recorded = Mapping[str, tuple[str, str, str | None]]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Open everything once."""
    return kzconst.open()


@pytest.fixture(scope="module")
def recorded(kb: KnowledgeBase) -> Recorded:
    """Give by claim the verdict, its method and the first day on which the rule is law no more."""
    found: dict[str, tuple[str, str, str | None]] = {}
    for row in kb.store.select(RECORDED):
        until = row["until"].value[:10] if "until" in row else None
        claim = row["claim"].value
        assert claim not in found, f"two verdicts on {claim}"
        found[claim] = (row["value"].value, row["method"].value, until)
    return found


@pytest.fixture(scope="module")
def computed(kb: KnowledgeBase) -> Mapping[str, ComputedVerdict]:
    """Compute every verdict that can be."""
    return computed_verdicts(kb)


def test_what_is_recorded_as_computed_is_computed(
    recorded: Recorded, computed: Mapping[str, ComputedVerdict]
) -> None:
    """A verdict is recorded as computed exactly where it can be, and as it comes out."""
    assert {claim for claim, (_, method, _) in recorded.items() if method == "computed"} == set(
        computed
    )
    for claim, verdict in computed.items():
        until = verdict.law_until.isoformat() if verdict.law_until else None
        assert (verdict.value, until) == (recorded[claim][0], recorded[claim][2]), verdict


@pytest.mark.parametrize("claim", sorted(NAMED))
def test_the_verdicts_that_must_come_out_right(claim: str, recorded: Recorded) -> None:
    """The best-known claims have the verdict that a reader of the law would give."""
    value, _, until = recorded[claim]
    assert (value, until) == NAMED[claim]


def test_typed_rules_of_the_dossier_are_computed(computed: Mapping[str, ComputedVerdict]) -> None:
    """Of the rules of the dossier that hold typed parameters, each has a computed verdict."""
    typed = {"C196", "C195", "C119", "C205", "C206", "C207", "C193", "C117", "C265", "C143"}
    assert typed <= set(computed)


@pytest.mark.parametrize(
    ("check", "claim"), [(check, claim) for check in CHECKS for claim in CHECKS[check]]
)
def test_each_check_of_the_dossier_is_met_or_answered(
    check: str, claim: str, recorded: Recorded
) -> None:
    """A verdict is what the words of the dossier's own check suggest, or the reason is given."""
    same = recorded[claim][0] == CHECKS[check][claim]
    assert same != ((check, claim) in EXPLAINED), (check, claim, recorded[claim])


def test_no_check_of_the_dossier_is_left_out() -> None:
    """Every check of both files is in the table."""
    if not DOSSIER.is_dir():
        absent = f"no dossier at {DOSSIER}: nothing to compare with"
        if os.environ.get("CI"):
            pytest.fail(absent)
        pytest.skip(absent)
    provisions = yaml.safe_load((DOSSIER / "legal_provisions.yaml").read_text(encoding="utf-8"))
    claims = yaml.safe_load((DOSSIER / "claims.yaml").read_text(encoding="utf-8"))
    known = [*provisions["paper_checks"], *claims["external_checks"]]
    assert {one["id"] for one in known} == set(CHECKS)
    by_id = {one["id"]: one for one in claims["external_checks"]}
    for check, verdicts in CHECKS.items():
        if check in by_id:
            assert set(verdicts) <= set(by_id[check]["claims"])


INVENTED = """
@prefix kz: <https://w3id.org/kzconst/ontology/> .
@prefix id: <https://w3id.org/kzconst/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
id:claim-Z1 a kz:Claim ; skos:notation "Z1" ; %s
    kz:spokenOfFrom "%s"^^xsd:dateTime ; kz:spokenOfUntil "%s"^^xsd:dateTime .
id:content-Z1-1 a kz:ClaimedContent ; kz:isContentOf id:claim-Z1 ;
    kz:claimsMatter id:matter-akim-no-confidence ; kz:claimsStageKind id:stage-kind-%s ;
    kz:claimsField "%s" ; %s .
"""
YEAR_2000 = ("2000-01-01T00:00:00Z", "2001-01-01T00:00:00Z")
YEAR_2007 = ("2007-01-01T00:00:00Z", "2008-01-01T00:00:00Z")
YEAR_2015 = ("2015-01-01T00:00:00Z", "2016-01-01T00:00:00Z")
RIGHT_PLACE = "kz:cites id:const1995-art87 ;"
OTHER_PLACE = "kz:cites id:const1995-art87-par4 ;"
DEPUTIES = "kz:claimsValue id:group-maslikhat-deputies"
MORE_THAN = "kz:claimsValue id:comparator-more-than"
AT_LEAST = "kz:claimsValue id:comparator-at-least"
ABSENT = "kz:claimsAbsence true"
HALF, TWO_THIRDS, ONE_FIFTH = (f'kz:claimsText "{one}"' for one in ("1/2", "2/3", "1/5"))
JUDGED = (
    (YEAR_2015, "initiation", "actor", DEPUTIES, "", "supported", None),
    (YEAR_2015, "adoption", "comparator", MORE_THAN, RIGHT_PLACE, "supported", None),
    (YEAR_2015, "adoption", "comparator", MORE_THAN, OTHER_PLACE, "supported-wrong-citation", None),
    (YEAR_2015, "adoption", "fraction", HALF, "", "imprecise", None),
    (YEAR_2015, "adoption", "fraction", TWO_THIRDS, "", "outdated", "2007-05-21"),
    (YEAR_2015, "adoption", "fraction", ONE_FIFTH, "", "contradicted", None),
    (YEAR_2007, "adoption", "comparator", MORE_THAN, "", "imprecise", None),
    (YEAR_2000, "adoption", "comparator", AT_LEAST, "", "supported", "2007-05-21"),
    (YEAR_2000, "quorum", "stage", ABSENT, "", "supported", None),
    (YEAR_2000, "adoption", "stage", ABSENT, "", "contradicted", None),
)


@pytest.mark.parametrize(("time", "stage", "field", "says", "cites", "value", "until"), JUDGED)
def test_an_invented_claim_is_judged_by_the_law_of_its_day(
    time: tuple[str, str],
    stage: str,
    field: str,
    says: str,
    cites: str,
    value: str,
    until: str | None,
    tmp_path: Path,
) -> None:
    """The same point gets the verdict that the law of the days it speaks of demands."""
    claim = tmp_path / "claim.ttl"
    claim.write_text(INVENTED % (cites, *time, stage, field, says), encoding="utf-8")
    store = Local.from_files([*law_files(), claim])
    verdict = computed_verdicts(KnowledgeBase(store))["Z1"]
    found = verdict.law_until.isoformat() if verdict.law_until else None
    assert (verdict.value, found) == (value, until)
