"""Verdicts that are computed: the typed points of a claim against the law of the days it speaks of.

A claim that says what a rule says can be written in the rule's own form: a matter, a stage, a field
and a value. Such a point is then looked up in the rules in force on every day of the claim's time.
Not here: verdicts that are argued, and how verdicts are shown (`doctrine`); both are data.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

SUPPORTED = "supported"
WRONG_CITATION = "supported-wrong-citation"
IMPRECISE = "imprecise"
CONTRADICTED = "contradicted"
OUTDATED = "outdated"
NOT_CHECKABLE = "not-checkable"

Row = Mapping[str, Any]
Span = tuple[datetime.date, datetime.date | None]


@dataclass(frozen=True)
class PointFinding:
    """How one typed point stands to the law: `agrees`, `partly`, `outdated`, `differs`, ...

    `law_until` is the first legal day on which what the point says is no longer law, or None where
    it still is law or never was; `rests_on` are the rules and versions that were looked at, `units`
    the provisions, parts or acts that state them.
    """

    content: str
    outcome: str
    law_until: datetime.date | None
    rests_on: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True)
class ComputedVerdict:
    """A verdict with the findings from which it follows."""

    claim: str
    value: str
    law_until: datetime.date | None
    findings: tuple[PointFinding, ...]


def computed_verdicts(kb: KnowledgeBase) -> dict[str, ComputedVerdict]:
    """Compute the verdict on every claim whose points are written in the form of rules.

    Args:
        kb: The knowledge base, with its doctrine.

    Returns:
        By the code of the claim, its verdict.

    Example:
        >>> import kzconst
        >>> computed_verdicts(kzconst.open())["C143"].value
        'supported-wrong-citation'
    """
    law = _Law(kb)
    points: dict[str, list[Row]] = {}
    for row in kb.select("claim-contents"):
        points.setdefault(row["claim"], []).append(row)
    cited: dict[str, list[str]] = {}
    for row in kb.select("claim-citations"):
        cited.setdefault(row["claim"], []).append(row["cited"])
    return {
        claim: _verdict(law, claim, rows, cited.get(claim, [])) for claim, rows in points.items()
    }


def _verdict(law: _Law, claim: str, rows: Sequence[Row], cited: Sequence[str]) -> ComputedVerdict:
    findings = tuple(_act_finding(law, row) if "act" in row else law.finding(row) for row in rows)
    outcomes = {one.outcome for one in findings}
    ends = [one.law_until for one in findings if one.law_until]
    if "differs" in outcomes:
        value = CONTRADICTED
    elif "outdated" in outcomes:
        value = OUTDATED
    elif "unsettled" in outcomes:
        value = NOT_CHECKABLE
    elif outcomes & {"partly", "other-rank"} or law.leaves_out_base(rows):
        value = IMPRECISE
    elif cited and not law.is_cited(cited, (unit for one in findings for unit in one.units)):
        value = WRONG_CITATION
    else:
        value = SUPPORTED
    until = min(ends, default=None) if value != CONTRADICTED else None
    return ComputedVerdict(claim, value, until, findings)


def _act_finding(law: _Law, row: Row) -> PointFinding:
    """Compare a point on an act: the day of its adoption or of its effect, or its rank."""
    facts = law.acts[row["act"]]
    outcome = "differs"
    if row["field"] == "rank":
        outcome = "agrees" if facts[0]["rank"] == row["value"] else "other-rank"
    elif row["field"] == "adopted-on":
        outcome = "agrees" if facts[0].get("adopted") == row["text"] else "differs"
    else:
        for fact in facts:
            if "from" in fact and fact["from"] <= row["text"] <= fact.get("latest", row["text"]):
                settled = fact["from"] == fact.get("latest")
                outcome = "agrees" if settled else "unsettled"
    return PointFinding(row["content"], outcome, None, (row["act"],), (row["act"],))


class _Law:
    """The law as points are compared with it; read once."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._matters: dict[str, list[Row]] = {}
        self._wider: dict[str, set[str]] = {}
        self.acts: dict[str, list[Row]] = {}
        for row in kb.select("units-within"):
            self._wider.setdefault(row["unit"], set()).add(row["wider"])
        for row in kb.select("act-facts"):
            self.acts.setdefault(row["act"], []).append(row)

    def finding(self, point: Row) -> PointFinding:
        """Look a point up in the rules of every day of which its claim speaks."""
        rows = [row for row in self._rows(point["matter"]) if _same_place(row, point)]
        spans = list(_holding(rows, point))
        start = _day(point["from"]) if "from" in point else datetime.date.min
        end = _day(point["until"]) if "until" in point else None
        days = list(_turning_days(rows, start, end))
        held = [_within(spans, day) for day in days]
        used = [row for row in rows if any(_in_force(row, day) for day in days)]
        if all(held):
            outcome, until = "agrees", _end_of_run(spans, days[-1])
        elif any(held):
            outcome, until = "partly", _end_of_run(spans, days[held.index(True)])
        else:
            before = [one for one in spans if one[1] and one[1] <= start]
            outcome = "outdated" if before else "differs"
            until = before[-1][1] if before else None
            used += [row for row in rows if before and _in_force(row, before[-1][0])]
        rests_on = dict.fromkeys(name for row in used for name in (row["rule"], row["version"]))
        units = tuple(dict.fromkeys(row["unit"] for row in used))
        return PointFinding(point["content"], outcome, until, tuple(rests_on), units)

    def leaves_out_base(self, points: Sequence[Row]) -> bool:
        """Tell whether a claim gives a share of votes but not of what, where the law says it."""
        for point in points:
            if point["field"] != "fraction":
                continue
            same = [one for one in points if one.get("stage") == point.get("stage")]
            stated = any(
                row["field"] == "base" and _same_stage(row, point)
                for row in self._rows(point["matter"])
            )
            if stated and not any(one["field"] == "base" for one in same):
                return True
        return False

    def is_cited(self, cited: Iterable[str], units: Iterable[str]) -> bool:
        """Tell whether a citation names a unit of law, a wider one or a narrower one."""
        named = set(cited)
        return any(
            unit in named
            or self._wider.get(unit, set()) & named
            or any(unit in self._wider.get(name, ()) for name in named)
            for unit in units
        )

    def _rows(self, matter: str) -> list[Row]:
        if matter not in self._matters:
            self._matters[matter] = list(self._kb.select("values-of-matter", matter=matter))
        return self._matters[matter]


def _same_place(row: Row, point: Row) -> bool:
    return "tier" not in point or row["tier"] == point["tier"]


def _same_stage(row: Row, point: Row) -> bool:
    return row.get("stage") == point.get("stage")


def _holding(rows: Sequence[Row], point: Row) -> Iterator[Span]:
    """Give the stretches of time in which the law says what a point says, oldest first."""
    first = min((_day(row["from"]) for row in rows), default=datetime.date.max)
    for start, end in _stretches(rows, first):
        if _says(rows, point, start):
            yield start, end


def _says(rows: Sequence[Row], point: Row, day: datetime.date) -> bool:
    """Tell whether the highest norm that gives the field on a day gives it the point's value."""
    given = [
        row
        for row in rows
        if row["field"] == point["field"] and _same_stage(row, point) and _in_force(row, day)
    ]
    if point.get("absent"):
        return not given
    highest = min((row["rank"] for row in given), default=None)
    values = {_text(row["value"]) for row in given if row["rank"] == highest}
    return _text(point.get("value", point.get("text"))) in values


def _text(value: object) -> str:
    """Write a value as Turtle does: a boolean is `true` or `false`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _stretches(rows: Sequence[Row], first: datetime.date) -> Iterator[Span]:
    days = sorted(_turning_days(rows, first, None))
    for place, day in enumerate(days):
        yield day, days[place + 1] if place + 1 < len(days) else None


def _turning_days(
    rows: Sequence[Row], start: datetime.date, end: datetime.date | None
) -> Iterator[datetime.date]:
    """Give the first day of a time and each day within it on which some rule begins or ends."""
    yield start
    turns = {_day(row[name]) for row in rows for name in ("from", "until") if name in row}
    yield from sorted(day for day in turns if day > start and (end is None or day < end))


def _within(spans: Iterable[Span], day: datetime.date) -> bool:
    return any(start <= day and (end is None or day < end) for start, end in spans)


def _end_of_run(spans: Sequence[Span], day: datetime.date) -> datetime.date | None:
    """Find the first day after a day on which what held on it no longer holds."""
    end: datetime.date | None = day
    for start, until in spans:
        if end is not None and start <= end and (until is None or until > end):
            end = until
    return end


def _in_force(row: Row, day: datetime.date) -> bool:
    return _day(row["from"]) <= day and ("until" not in row or day < _day(row["until"]))


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
