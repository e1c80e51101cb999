"""Laws of agreement: the knowledge base says what the dossier says, record by record.

The dossier lies beside a checkout (../shared/dossier). Where it is absent these tests are skipped;
in continuous integration that is a failure, because nothing else compares every record. What is
compared is in `dossier`, `dossier_acts` and `dossier_parameters`, the mapping in data/dossier.
"""

from __future__ import annotations

import copy
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import dossier
import dossier_acts
import dossier_choice
import dossier_sources
import pytest
from dossier import Comparison, Difference
from dossier_graph import Graph, Span

from kzconst.stores import Local

DOSSIER = Path(__file__).parents[2] / "shared" / "dossier"
Part = Callable[[Comparison], Iterator[Difference]]
PARTS: Mapping[str, tuple[Part, int]] = {
    "constitution": (dossier.constitution_versions, 53),
    "acts": (dossier_acts.legal_acts, 50),
    "statute": (dossier.statutory_rules, 83),
    "succession": (dossier_acts.successions, 12),
    "new-constitution": (dossier_acts.new_paragraphs, 41),
    "reform": (dossier_acts.reform, 45),
    "choice-of-akims": (dossier_choice.choice_of_akims, 28),
    "sources": (dossier_sources.sources, 54),
}

# Differences that are right as they are: part, record, field (patterns of fnmatch), reason. A line
# that explains nothing any more fails, so that the list stays short.
EXPLAINED: Sequence[tuple[str, str, str, str]] = (
    # The two files differ; the one that names the edition it read wins.
    ("acts", "law_284_1998", "commencements", "window of legal_provisions (9 Oct 1998) is kept"),
    ("acts", "law_284_1998", "officialIdentifier", "the code stands in legal_provisions"),
    # A latest day is needed wherever an edition read shows the change.
    (
        "constitution",
        "KZ1995-*",
        "window of LAW-51-VI: inForceFromLatest",
        "no latest day in the dossier; its upper bound, the edition of 2019-03-23, is kept",
    ),
    (
        "acts",
        "law_51_2017",
        "commencements",
        "upper bound of legal_provisions: the edition of 2019-03-23",
    ),
    (
        "statute",
        "law_350_2026:ten_days day",
        "confidence",
        "the first day is an inference, the last day is not found: the weaker word is kept",
    ),
    (
        "acts",
        "const_law_2464_1995",
        "commencements",
        "the first day is not in the dossier; a commencement marked not-recorded stands for it",
    ),
    # The dossier tells of these ends in words; the acts that brought them are no records of it.
    ("acts", "decree_1484_2004", "repealed_by", "told in words; here an act of its own"),
    ("acts", "decree_2004_district_experiment", "repealed_by", "told in words; here an act"),
    ("acts", "decree_555_2013", "repealed_by", "told in words; here an act of its own"),
    ("acts", "decree_1484_2004", "isRepealedBy", "the act is no record of the dossier"),
    ("acts", "decree_2004_district_experiment", "isRepealedBy", "the act is no record of it"),
    (
        "acts",
        "decree_130_2006",
        "isRepealedBy",
        "the act is not known; a placeholder dates the end",
    ),
    ("acts", "decree_555_2013", "isRepealedBy", "the act is no record of the dossier"),
    ("acts", "decree-86-2011", "act", "told in words by the act that it ended"),
    ("acts", "decree-829-2009", "act", "told in words by the act that it ended"),
    ("acts", "decree-559-2017", "act", "told in words by the act that it ended"),
    ("acts", "act-not-known-ending-decree-130", "act", "stands for the act not known"),
    ("acts", "law-59-V-2012", "act", "told in words by the law on civil service"),
    ("acts", "law-civil-service-2007-07-27", "act", "told in words by the source CSLold"),
    (
        "acts",
        "law_453_1999",
        "commencements",
        "dates wordings first read in an edition of 2007-2009; the record has no first day",
    ),
    ("statute", "law-453-I-art*", "version", "told in words by the law on civil service"),
    ("statute", "L148-A32-1-v1", "confidence in the act", "only its purpose is inferred"),
    # Parliament and Government: no records; from the lines on Law 254-III and check PC08.
    ("constitution", "const1995-art5[01356]-par*", "version", "told in words by the dossier"),
    (
        "acts",
        "const_laws_2026_06_05",
        "actNumber",
        "five laws in one record; their numbers stand in its name",
    ),
    # The laws behind two changes of art. 39-3 are not known; acts marked not-recorded stand in
    (
        "acts",
        "law-not-known-art39-3-par*",
        "act",
        "stands for a law that the dossier does not know",
    ),
    ("statute", "L148-A39-3-P3-4-4-v1", "changed_by", "the law is not known"),
    ("statute", "L148-A39-3-P7-v1", "end", "the law is not known"),
    ("statute", "L148-A39-3-P7-v2", "changed_by", "the law is not known"),
    # Statute.
    (
        "statute",
        "L148-A11-P3-v1",
        "148-II:8.2",
        "the rule is given twice by the law; its text layer is art. 11(3)",
    ),
    (
        "statute",
        "L148-A23-1-P4-v1",
        "parameter levels (appliesToTier)",
        "before 2022 the text names the district akim; akims of oblast cities are named from 2022",
    ),
    (
        "statute",
        "L148-A23-1-P4-v2",
        "parameter printed_end",
        "a limit that the note prints; the paragraph is in every later edition, so no end is set",
    ),
    ("statute", "*", "parameter counted_from", "the order of stages says from what it is counted"),
    (
        "statute",
        "L148-A39-3-P3-4-4-v1",
        "parameter leads_to",
        "a reference to art. 24(2), whose ground names the assembly",
    ),
    (
        "statute",
        "EL-CH13-2-v?",
        "parameter order_vote_days",
        "step of the commission: no field yet",
    ),
    (
        "statute",
        "EL-CH13-2-v?",
        "parameter notify_working_days",
        "step of the commission: no field yet",
    ),
    ("statute", "EL-CH13-2-v?", "parameter campaign_days*", "campaign: no field yet"),
    # Articles of the Constitution of 2026 outside the scope.
    ("succession", "MAP-5", "* to 2026:7(2)", "art. 7 of 2026 is not recorded"),
    ("succession", "MAP-90", "*", "final provisions are not recorded"),
    ("succession", "MAP-91", "*", "final provisions are not recorded"),
    ("new-constitution", "KZ2026-A9[2456]*", "2026:9*", "final provisions are not recorded"),
    ("new-constitution", "KZ2026-A5-P6", "2026:5.6", "special regimes are not recorded"),
    (
        "new-constitution",
        "const2026-art90-par1-2026",
        "version",
        "no line in the dossier; inferred from the succession of the article",
    ),
    # How akims came to office.
    (
        "choice-of-akims",
        "figure of 2001-10",
        "*",
        "told in words by the event of October 2001, not in the statistics",
    ),
    ("choice-of-akims", "AE-2023-11-05", "posts", "one akim per unit: kept as units"),
    ("choice-of-akims", "figure of 2023-11-05", "units", "one akim per unit: kept as units"),
)


@pytest.fixture(scope="module")
def files() -> tuple[dict[str, Any], dict[str, Any]]:
    """Read the two legal files of the dossier."""
    if not DOSSIER.is_dir():
        absent = f"no dossier at {DOSSIER}: nothing to compare with"
        if os.environ.get("CI"):
            pytest.fail(absent)
        pytest.skip(absent)
    return (
        dossier.read(DOSSIER / "legal_provisions.yaml"),
        dossier.read(DOSSIER / "legal_acts.yaml"),
    )


@pytest.fixture(scope="module")
def both(files: tuple[dict[str, Any], dict[str, Any]], knowledge_store: Local) -> Comparison:
    """Put the knowledge base beside the dossier."""
    return Comparison(Graph(knowledge_store), *files)


def _explained(part: str, difference: Difference) -> list[int]:
    """Give the lines of the list that explain a difference."""
    return [
        line
        for line, (of, record, field, _) in enumerate(EXPLAINED)
        if of == part
        and fnmatchcase(difference.record, record)
        and fnmatchcase(difference.field, field)
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_record_agrees_with_the_dossier(part: str, both: Comparison) -> None:
    """What the dossier records is here as the dossier has it, and nothing is here beside it."""
    compare, _ = PARTS[part]
    open_differences = [str(one) for one in compare(both) if not _explained(part, one)]
    assert not open_differences, "\n" + "\n".join(open_differences)


@pytest.mark.parametrize("part", PARTS)
def test_every_explanation_is_needed(part: str, both: Comparison) -> None:
    """A difference that is gone leaves the list of explained ones."""
    compare, _ = PARTS[part]
    used = {line for one in compare(both) for line in _explained(part, one)}
    idle = [entry for line, entry in enumerate(EXPLAINED) if entry[0] == part and line not in used]
    assert not idle


def test_the_dossier_holds_what_it_is_said_to_hold(both: Comparison) -> None:
    """A record that is lost in reading would agree with anything."""
    rules = [rule for part in dossier.RULE_PARTS for rule in both.acts[part]["rule_versions"]]
    assert len(both.provisions["provision_versions"]) == PARTS["constitution"][1]
    assert len(both.acts["acts"]) == PARTS["acts"][1]
    assert len(rules) == PARTS["statute"][1]
    assert len(both.provisions["law_254_III_2007"]) == PARTS["reform"][1]
    assert len(both.acts["akim_selection_timeline"]) == PARTS["choice-of-akims"][1]
    assert len(both.provisions["sources"]) == PARTS["sources"][1]
    assert len({rule["id"].rpartition("-v")[0] for rule in rules}) == 46
    assert len(both.acts["article_map"]) == PARTS["succession"][1]
    paragraphs = [
        one for topic in both.acts["new_constitution_provisions"] for one in topic.get("paras", ())
    ]
    assert len(paragraphs) == PARTS["new-constitution"][1]


def _versions(both: Comparison) -> list[dict[str, Any]]:
    """Give every version of a provision or a rule in the dossier, as a copy that may be changed."""
    return copy.deepcopy(
        [
            *both.provisions["provision_versions"],
            *(rule for part in dossier.RULE_PARTS for rule in both.acts[part]["rule_versions"]),
        ]
    )


def _differs(both: Comparison, record: Mapping[str, Any], parameters: Mapping[str, Any]) -> bool:
    """Say whether some address of a record differs from these parameters in a new way."""
    for address in dossier.addresses(both, record):
        span = dossier.span_from(both.graph, address, record["valid_from"])
        if span is None:
            continue
        before = set(map(str, dossier.parameters(both, record, span)))
        changed = {**record, "parameters": parameters}
        if not set(map(str, dossier.parameters(both, changed, span))) <= before:
            return True
    return False


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give each plain value within a structure as what holds it and its place there."""
    for key, held in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if isinstance(held, dict | list):
            yield from _leaves(held)
        else:
            yield value, key


def test_each_parameter_asks_for_something(both: Comparison) -> None:
    """No parameter of any record is satisfied by a version that expresses no rule."""
    nothing = Span("none", (), ())
    satisfied = []
    for record in _versions(both):
        for name, value in record["parameters"].items():
            if value is None or value is False or value == [] or name.startswith("removed"):
                continue
            alone = {"id": record["id"], "parameters": {name: value}}
            if not list(dossier.parameters(both, alone, nothing)):
                satisfied.append(f"{record['id']}: {name}")
    assert not satisfied


def test_a_changed_number_is_noticed(both: Comparison) -> None:
    """No number in any record, fractions included, can be another without a difference."""
    numbers, unnoticed = 0, []
    for record in _versions(both):
        for holder, key in _leaves(record["parameters"]):
            number = holder[key]
            if not isinstance(number, int) or isinstance(number, bool):
                continue
            numbers += 1
            holder[key] = number + 1
            if not _differs(both, {**record, "parameters": {}}, record["parameters"]):
                unnoticed.append(f"{record['id']}: {key}")
            holder[key] = number
    assert numbers > 100
    assert not unnoticed


def test_a_changed_word_is_noticed(both: Comparison) -> None:
    """No word in any record can be another that the mapping tells apart."""
    words: dict[object, list[Mapping[str, Any]]] = defaultdict(list)
    for checks in both.parameters.values():
        for check in checks:
            for word in check.get("values", ()):
                words[word].append(check["values"])
    exchanged, unnoticed = 0, []
    for record in _versions(both):
        original = copy.deepcopy(record)
        for holder, key in _leaves(record["parameters"]):
            word = holder[key]
            for codes in words[word] if isinstance(word, str) else ():
                for other in codes:
                    taken = isinstance(holder, list) and other in holder
                    if codes[other] == codes[word] or taken:
                        continue
                    exchanged += 1
                    holder[key] = other
                    if not _differs(both, original, record["parameters"]):
                        unnoticed.append(f"{record['id']}: {word} for {other}")
                    holder[key] = word
    assert exchanged > 100
    assert not unnoticed


def _other_day(day: str | None) -> str:
    """Give another day."""
    return "1995-01-01" if day is None else day[:-1] + ("1" if day[-1] != "1" else "2")


def _changed(record: dict[str, Any], field: str) -> None:
    """Put another day, act, level, list of sources or list of editions into a field."""
    value = record[field]
    if field in ("sources", "read_in"):
        record[field] = value[1:]
    elif field == "confidence":
        word = "secondary" if value != "secondary" else "inference"
        record[field] = {**value, "text": word} if isinstance(value, dict) else word
    elif field == "change_kind":
        record[field] = "repealed"
    elif field in ("changed_by", "ended_by"):
        record[field] = "ets_122" if "ref" in record else "LAW-2022-REF"
        if record[field] == value:
            record[field] = "LAW-284-I"
    else:
        record[field] = _other_day(value)


@pytest.mark.parametrize(
    "field",
    [
        "valid_from",
        "valid_from_latest",
        "valid_until",
        "valid_until_latest",
        "changed_by",
        "change_kind",
        "ended_by",
        "confidence",
        "sources",
        "read_in",
    ],
)
def test_a_changed_field_of_any_version_is_noticed(field: str, both: Comparison) -> None:
    """No version agrees with another day, act, level, list of sources or list of editions."""
    provisions, acts = copy.deepcopy(both.provisions), copy.deepcopy(both.acts)
    records = [
        *provisions["provision_versions"],
        *(rule for part in dossier.RULE_PARTS for rule in acts[part]["rule_versions"]),
    ]
    early = {one["id"] for one in records if field == "read_in" and not _read_later(both, one)}
    changed = [one for one in records if field in one and one["id"] not in early]
    for record in changed:
        _changed(record, field)
    altered = Comparison(both.graph, provisions, acts)
    parts = (dossier.constitution_versions, dossier.statutory_rules)
    before = {str(one) for part in parts for one in part(both)}
    found = {one.record for part in parts for one in part(altered) if str(one) not in before}
    assert changed
    assert not [record["id"] for record in changed if record["id"] not in found]


def _read_later(both: Comparison, record: Mapping[str, Any]) -> bool:
    """Say whether the first edition read is not older than the version itself."""
    editions = record.get("read_in", ())
    return bool(editions) and (both.editions[editions[0]]["version_date"] >= record["valid_from"])


@pytest.mark.parametrize(
    "field", ["date", "adopted", "number", "repealed_by", "earliest", "latest"]
)
def test_a_changed_field_of_any_act_is_noticed(field: str, both: Comparison) -> None:
    """No act agrees with another day, number, successor or window."""
    acts = copy.deepcopy(both.acts)
    changed = []
    for record in acts["acts"]:
        for holder in (record, *record.get("commencements", ())):
            if field not in holder:
                continue
            value = holder[field]
            if field == "number":
                holder[field] = f"{value}0"
            elif field == "repealed_by":
                holder[field] = "law_51_2017"
            else:
                holder[field] = _other_day(value)
            changed.append(record["id"])
    altered = Comparison(both.graph, both.provisions, acts)
    before = {str(one) for one in dossier_acts.legal_acts(both)}
    found = {one.record for one in dossier_acts.legal_acts(altered) if str(one) not in before}
    assert changed
    assert not [record for record in changed if record not in found]
