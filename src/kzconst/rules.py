"""Rules as typed facts: which fields, stages and thresholds the rules of versions have.

Which properties are fields is data: those that carry a field code. Not here: comparing rules
(`changes`) and applying them (`procedures`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kzconst.model import FieldValue, ReadingFact, RuleFact, StageFact, ThresholdFact

if TYPE_CHECKING:
    from kzconst.records import Records

Row = Mapping[str, Any]
# The fields of a threshold are shown together with its fraction, not among those of its stage.
THRESHOLD_FIELDS = frozenset({"comparator", "base", "body", "stated"})
TIERS = "tiers"
# Tiers and the state of the record have their own places in a rule.
RULE_PLACES = frozenset({TIERS, "stated"})


def rules_of_versions(kb: Records, versions: Iterable[str]) -> dict[str, tuple[RuleFact, ...]]:
    """Read the rules that versions express.

    Args:
        kb: The knowledge base.
        versions: IRIs of versions.

    Returns:
        For each version its rules with their typed fields, ordered by matter and IRI.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> rules = kb.show("86.2", on="2006-01-01").rules
        >>> [(rule.matter, rule.fields.get("term-in-years")) for rule in rules]
        [('maslikhat-election', None), ('maslikhat-term', 4)]
    """
    wanted = list(versions)
    if not wanted:
        return {}
    rows = kb.select("rules-of-version", version=wanted)
    fields, stages = _fields_and_stages(kb, wanted)
    readings = _readings(kb, wanted)
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["version"], row["rule"]].append(row)
    rules: dict[str, list[RuleFact]] = {version: [] for version in wanted}
    for (version, iri), group in grouped.items():
        first = group[0]
        mine = tuple(sorted(stages.get(iri, ()), key=lambda stage: (stage.order, stage.iri)))
        rules[version].append(
            RuleFact(
                iri=iri,
                matter=first["matter"],
                matter_iri=first["matterIri"],
                kind=first["kind"].rpartition("/")[2],
                tiers=tuple(sorted({row["tier"] for row in group})),
                fields=fields[iri].fields(without=RULE_PLACES),
                values=fields[iri].values(),
                stages=mine,
                confidence=first["confidence"],
                statement=first["statement"],
                stated_at=first.get("statedAt"),
                continues=first.get("continues"),
                readings=tuple(readings.get((version, iri), ())),
            )
        )
    return {
        version: tuple(sorted(found, key=lambda rule: (rule.matter, rule.iri)))
        for version, found in rules.items()
    }


class _Values:
    """The values of the fields of one rule or stage, as codes and as whole IRIs."""

    def __init__(self) -> None:
        self.codes: dict[str, set[Any]] = {}
        self.whole: dict[str, set[Any]] = {}

    def add(self, row: Row) -> None:
        code = row["code"] if "code" in row else row["value"]
        self.codes.setdefault(row["field"], set()).add(code)
        self.whole.setdefault(row["field"], set()).add(row["value"])

    def fields(self, *, without: frozenset[str]) -> dict[str, FieldValue]:
        joined: dict[str, FieldValue] = {}
        for name in sorted(self.codes.keys() - without):
            several = sorted(self.codes[name])
            joined[name] = several[0] if len(several) == 1 else tuple(several)
        return joined

    def values(self) -> dict[str, tuple[str | int | bool, ...]]:
        return {name: tuple(sorted(found)) for name, found in sorted(self.whole.items())}


def _fields_and_stages(
    kb: Records, versions: list[str]
) -> tuple[dict[str, _Values], dict[str, list[StageFact]]]:
    values: dict[tuple[str, str | None], _Values] = defaultdict(_Values)
    places: dict[str, tuple[str, int]] = {}
    for row in kb.select("rule-fields", version=versions):
        stage = row.get("stage")
        if stage is not None:
            places[stage] = (row["stageKind"], row["order"])
        values[row["rule"], stage].add(row)
    stages: dict[str, list[StageFact]] = defaultdict(list)
    for row in kb.select("rule-thresholds", version=versions):
        iri = row["stage"]
        kind, order = places[iri]
        found = values[row["rule"], iri]
        inputs = [row[name] for name in ("input", "baseInput") if name in row]
        stages[row["rule"]].append(
            StageFact(
                iri=iri,
                stage=kind,
                order=order,
                fields=found.fields(without=THRESHOLD_FIELDS),
                values=found.values(),
                threshold=_threshold(row, found.codes) if "threshold" in row else None,
                inputs=tuple(dict.fromkeys(inputs)),
            )
        )
    return {rule: found for (rule, stage), found in values.items() if stage is None}, stages


def _threshold(row: Row, found: Mapping[str, set[Any]]) -> ThresholdFact:
    def single(name: str) -> str | None:
        return next(iter(sorted(found.get(name, ()))), None)

    fraction = f"{row['numerator']}/{row['denominator']}" if "numerator" in row else None
    return ThresholdFact(
        fraction=fraction,
        comparator=single("comparator"),
        base=single("base"),
        body=single("body"),
        stated=row["stated"],
    )


def _readings(kb: Records, versions: list[str]) -> dict[tuple[str, str], list[ReadingFact]]:
    grouped: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for row in kb.select("rule-readings", version=versions):
        grouped[row["version"], row["rule"], row["reading"], row["confidence"]].append(row["of"])
    readings: dict[tuple[str, str], list[ReadingFact]] = defaultdict(list)
    for (version, rule, iri, confidence), of in grouped.items():
        readings[version, rule].append(ReadingFact(iri, tuple(sorted(of)), confidence))
    return readings
