"""What differs between two days: changed provisions, and which typed fields of their rules.

Rules are paired by matter and tier, so a changed wording that prescribes the same rule shows no
field. Not here: the history of one provision (`provisions`).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kzconst.addresses import Addressed, natural
from kzconst.certainty import doubt_of_horizon, doubts_of_version, reasons
from kzconst.errors import ParameterError
from kzconst.model import (
    Change,
    ChangingAct,
    Difference,
    Doubt,
    FieldChange,
    FieldValue,
    RuleFact,
    Version,
)
from kzconst.provisions import in_force, versions_of
from kzconst.rules import TIERS, rules_of_versions

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

NOT_RECORDED = "not-recorded"
PARTLY_RECORDED = "partly-recorded"
STATED = "stated"


def difference(
    kb: KnowledgeBase,
    from_: datetime.date,
    to: datetime.date,
    *,
    within: Addressed | None = None,
) -> Difference:
    """Compare what is in force on two days, in all works.

    Args:
        kb: The knowledge base.
        from_: The earlier legal day.
        to: The later legal day.
        within: Only this provision and those below it, and what takes their place.

    Returns:
        The changed provisions in reading order. A provision whose work has ended is `succeeded`
        by the one that takes its place; the successor is not listed again as added.

    Raises:
        ParameterError: The later day is before the earlier one.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> found = difference(kb, datetime.date(2007, 5, 20), datetime.date(2007, 5, 23),
        ...                    within=kb.provision("86.2"))
        >>> [(one.path, one.before, one.after) for one in found.changes[0].fields]
        [('maslikhat-term.term-in-years', 4, 5)]
    """
    if to < from_:
        raise ParameterError(f"{to} is before {from_}: give the earlier day first")
    # Parts and subparagraphs change with the paragraph that contains them.
    versions = {
        iri: known
        for iri, known in versions_of(kb, _scope(kb, within)).items()
        if known[0].of == iri
    }
    before, after = _states(versions, from_), _states(versions, to)
    moved = {iri for iri in before.keys() | after.keys() if before.get(iri) != after.get(iri)}
    changed = {one.iri for iri in moved for one in (before.get(iri), after.get(iri)) if one}
    rules = rules_of_versions(kb, sorted(changed))
    changes, doubts = _changes(kb, moved, (from_, to), (before, after), versions, rules)
    doubts += _hidden_doubts(versions, moved, (from_, to))
    doubts += doubt_of_horizon(kb.horizon, on=to)
    ordered = tuple(sorted(changes, key=lambda change: natural(change.address)))
    return Difference(from_, to, ordered, not doubts, reasons(doubts), tuple(doubts))


def _scope(kb: KnowledgeBase, within: Addressed | None) -> list[str]:
    if within is None:
        return kb.provisions()
    wanted = [within.iri, *(one.iri for one in within.below)]
    return wanted + [new for old in wanted for new, _ in kb.successors(old)]


def _states(versions: Mapping[str, Sequence[Version]], day: datetime.date) -> dict[str, Version]:
    places = {iri: in_force(known, on=day) for iri, known in versions.items()}
    return {iri: versions[iri][place] for iri, place in places.items() if place is not None}


def _changes(
    kb: KnowledgeBase,
    moved: set[str],
    days: tuple[datetime.date, datetime.date],
    states: tuple[Mapping[str, Version], Mapping[str, Version]],
    versions: Mapping[str, Sequence[Version]],
    rules: Mapping[str, tuple[RuleFact, ...]],
) -> tuple[list[Change], list[Doubt]]:
    before, after = states
    successions = {iri: _successor(kb, iri, moved) for iri in moved if iri not in after}
    taken = {new for new in successions.values() if new}
    changes, doubts = [], []
    for iri in moved - taken:
        successor = successions.get(iri)
        old, new = before.get(iri), after.get(successor or iri)
        changes.append(
            Change(
                provision=iri,
                address=kb.address(iri),
                kind=_kind(old, new, successor),
                changed_by=_acts(versions[iri], days),
                fields=_field_changes(
                    rules.get(old.iri, ()) if old else (), rules.get(new.iri, ()) if new else ()
                ),
                version_before=old.iri if old else None,
                version_after=new.iri if new else None,
                succeeded_by=kb.address(successor) if successor else None,
            )
        )
        doubts += _doubts(versions[iri], old, days[0])
        doubts += _doubts(versions[successor or iri], new, days[1])
    return changes, doubts


def _successor(kb: KnowledgeBase, iri: str, moved: set[str]) -> str | None:
    return next((new for new, _ in kb.successors(iri) if new in moved), None)


def _kind(old: Version | None, new: Version | None, successor: str | None) -> str:
    if successor:
        return "succeeded"
    if new and not old:
        return "added" if new.begins_provision else "amended"
    if old and not new:
        return "repealed" if old.ends_provision else "amended"
    return "amended"


def _acts(
    known: Sequence[Version], days: tuple[datetime.date, datetime.date]
) -> tuple[ChangingAct, ...]:
    acts = {one.opened_by for one in known if days[0] < one.in_force_from <= days[1]}
    last = known[-1]
    if last.ended_by and last.in_force_until and days[0] < last.in_force_until <= days[1]:
        acts.add(last.ended_by)
    return tuple(sorted(acts, key=lambda act: (act.adopted or datetime.date.max, act.iri)))


def _doubts(known: Sequence[Version], version: Version | None, day: datetime.date) -> list[Doubt]:
    if version is None:
        return []
    place = list(known).index(version)
    return doubts_of_version(version, known[place - 1] if place else None, on=day)


def _hidden_doubts(
    versions: Mapping[str, Sequence[Version]],
    moved: set[str],
    days: tuple[datetime.date, datetime.date],
) -> list[Doubt]:
    """Find changes that are not listed but may have happened between the two days.

    Both days lie after the earliest day of a change, and the first of them before its latest day.
    """
    if days[0] == days[1]:
        return []
    doubts: list[Doubt] = []
    for iri, known in versions.items():
        if iri in moved:
            continue
        for previous, version in pairwise(known):
            if in_force(known, on=days[0]) == known.index(version):
                doubts += [
                    doubt
                    for doubt in doubts_of_version(version, previous, on=days[0])
                    if doubt.reason == "boundary"
                ]
    return doubts


def _field_changes(old: Sequence[RuleFact], new: Sequence[RuleFact]) -> tuple[FieldChange, ...]:
    changes: set[FieldChange] = set()
    for matter in sorted({rule.matter for rule in (*old, *new)}):
        before = [rule for rule in old if rule.matter == matter]
        after = [rule for rule in new if rule.matter == matter]
        statements = {rule.statement for rule in (*before, *after)}
        if NOT_RECORDED in statements:
            continue
        partly = PARTLY_RECORDED in statements
        left, right = _flat(before), _flat(after)
        for path in left.keys() | right.keys():
            was, becomes = left.get(path), right.get(path)
            if was != becomes and not (partly and _may_be_silence(was, becomes)):
                changes.add(FieldChange(f"{matter}.{path}", was, becomes))
    return tuple(sorted(changes, key=lambda change: change.path))


def _may_be_silence(was: FieldValue | None, becomes: FieldValue | None) -> bool:
    """Tell whether values differ only by what a partly recorded rule does not hold.

    What such a rule lacks is unknown, not gone; so only values on both sides can differ.
    """
    if was is None or becomes is None:
        return True
    return _values(was) <= _values(becomes) or _values(becomes) <= _values(was)


def _values(value: FieldValue) -> set[str | int | bool]:
    return set(value) if isinstance(value, tuple) else {value}


def _flat(rules: Sequence[RuleFact]) -> dict[str, FieldValue]:
    """Give every field of the rules on one matter a path: `field` or `stage.field`."""
    gathered: dict[str, set[str | int | bool]] = defaultdict(set)

    def put(path: str, value: FieldValue | None) -> None:
        if value is not None:
            gathered[path].update(value if isinstance(value, tuple) else (value,))

    for rule in rules:
        put(TIERS, rule.tiers)
        for name, value in rule.fields.items():
            put(name, value)
        for stage in rule.stages:
            # A stage for some tiers only differs from its sibling by them; that is no change.
            for name, value in stage.fields.items():
                if name != TIERS:
                    put(f"{stage.stage}.{name}", value)
            if stage.threshold:
                stated = stage.threshold.stated
                put(f"{stage.stage}.fraction", stage.threshold.fraction or _unstated(stated))
                put(f"{stage.stage}.comparator", stage.threshold.comparator)
                put(f"{stage.stage}.base", stage.threshold.base)
                put(f"{stage.stage}.body", stage.threshold.body)
    return {
        path: next(iter(values)) if len(values) == 1 else tuple(sorted(values, key=str))
        for path, values in gathered.items()
    }


def _unstated(stated: str) -> str | None:
    return None if stated == STATED else stated
