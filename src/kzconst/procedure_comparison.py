"""How the norms of different rank on one procedure relate: where they clash, what they add.

A clash is another value for the same field of the same stage; "none stated" and "not recorded"
clash with nothing. An extra is what only a lower norm has. Not here: which norms are in force
(`procedure_norms`) and what is reported of this (`procedure_findings`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kzconst.decisions import NOT_RECORDED, STATED
from kzconst.procedure_facts import Fields, Provenance, Rule, Stage

FRACTION = "fraction"


@dataclass(frozen=True)
class Norm:
    """A rule in force on the day, with the version that expresses it."""

    rule: Rule
    place: Provenance
    recorded: bool

    @property
    def rank(self) -> int:
        """The rank number of its act; the smaller prevails."""
        return self.place.rank


@dataclass(frozen=True)
class Step:
    """A stage of a norm in force; `highest` tells whether that norm decides."""

    stage: Stage
    norm: Norm
    highest: bool

    @property
    def recorded(self) -> bool:
        """Whether the sources say that the stage held on the day.

        A lower norm is not back-dated into the window before it was first read. In the highest
        norm such a day makes the answer uncertain instead.
        """
        return self.highest or self.norm.recorded


@dataclass(frozen=True)
class Clash:
    """Two norms of different rank that state different values; no stage means the rules do."""

    kind: str | None
    field: str
    higher: Norm
    higher_value: tuple[str, ...]
    lower: Norm
    lower_value: tuple[str, ...]


@dataclass(frozen=True)
class Extra:
    """What only a lower norm has: a whole stage where `field` is None, else a field."""

    kind: str | None
    field: str | None
    value: tuple[str, ...]
    norm: Norm
    step: Step | None


def stated_values(stage: Stage) -> dict[str, tuple[str, ...]]:
    """Collect the values that a stage states, its threshold's among them.

    Args:
        stage: A stage.

    Returns:
        Codes by field; what the law leaves unsaid or was not read is absent.

    Example:
        >>> import kzconst
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> stages = [stage for rule in facts.rules for stage in rule.stages]
        >>> sorted({stated_values(stage).get("fraction", ()) for stage in stages})
        [(), ('1/2',), ('1/5',), ('2/3',)]
    """
    threshold = stage.threshold
    of_threshold = threshold.fields if threshold is not None else {}
    values = _codes({**stage.fields, **of_threshold})
    if threshold is not None and threshold.stated == STATED and threshold.share is not None:
        share = threshold.share
        values[FRACTION] = (f"{share.numerator}/{share.denominator}",)
    return values


def _codes(fields: Fields) -> dict[str, tuple[str, ...]]:
    return {field: tuple(sorted(word.code for word in words)) for field, words in fields.items()}


def _values_of_rule(rule: Rule) -> dict[str, tuple[str, ...]]:
    if rule.statement == NOT_RECORDED:
        return {}
    return _codes(rule.fields)


def _counterparts(step: Step, every: Iterable[Step]) -> list[Step]:
    """Find the stages of higher norms that correspond to one: same kind, same input if any."""
    higher = [
        other
        for other in every
        if other.stage.kind == step.stage.kind and other.norm.rank < step.norm.rank
    ]
    same_input = [other for other in higher if other.stage.input == step.stage.input]
    return same_input or higher


def clashes_of_stages(every: Sequence[Step]) -> Iterator[Clash]:
    """Find stages of lower norms that state other values than those of higher ones."""
    for step in every:
        for other in _counterparts(step, every):
            above = stated_values(other.stage)
            for field, value in sorted(stated_values(step.stage).items()):
                if field in above and above[field] != value:
                    kind = step.stage.kind.code
                    yield Clash(kind, field, other.norm, above[field], step.norm, value)


def clashes_of_rules(norms: Sequence[Norm]) -> Iterator[Clash]:
    """Find lower rules that state other values than higher rules on the same matter."""
    for norm in norms:
        for other in norms:
            if other.rank < norm.rank and other.rule.matter == norm.rule.matter:
                above = _values_of_rule(other.rule)
                for field, value in sorted(_values_of_rule(norm.rule).items()):
                    if field in above and above[field] != value:
                        yield Clash(None, field, other, above[field], norm, value)


def extra_fields_of_stages(every: Sequence[Step]) -> Iterator[Extra]:
    """Find fields that a stage has only in lower norms, where the higher ones were fully read."""
    for step in every:
        counterparts = _counterparts(step, every)
        above = {name for other in counterparts for name in stated_values(other.stage)}
        if counterparts and all(_fully_read(other) for other in counterparts):
            for field, value in sorted(stated_values(step.stage).items()):
                if field not in above:
                    yield Extra(step.stage.kind.code, field, value, step.norm, None)


def _fully_read(step: Step) -> bool:
    """Tell whether what a stage does not say is known to be unsaid, and not just unread."""
    threshold = step.stage.threshold
    unread = threshold is not None and threshold.stated == NOT_RECORDED
    return step.norm.rule.statement == STATED and not unread


def extra_fields_of_rules(norms: Sequence[Norm]) -> Iterator[Extra]:
    """Find fields of rules that no higher norm has, neither in a rule nor in a stage."""
    for norm in norms:
        higher = [other for other in norms if other.rank < norm.rank]
        above = {name for other in higher for name in _values_of_rule(other.rule)}
        stages = [stage for other in higher for stage in other.rule.stages]
        above |= {name for stage in stages for name in stated_values(stage)}
        if higher and all(other.rule.statement == STATED for other in higher):
            for field, value in sorted(_values_of_rule(norm.rule).items()):
                if field not in above:
                    yield Extra(None, field, value, norm, None)


def overlap(
    one: Rule, other: Rule
) -> tuple[datetime.date, datetime.date, datetime.date | None, datetime.date | None]:
    """Tell when two rules were in force together.

    Args:
        one: A rule.
        other: Another rule.

    Returns:
        The earliest and the latest possible first day, the earliest and the latest possible end,
        exclusive; None is open.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_in_force(facts, datetime.date(2008, 6, 1))
        >>> clash = norms_of_tier(norms, "oblast").clashes[0]
        >>> [str(day) for day in overlap(clash.higher.rule, clash.lower.rule)]
        ['2007-05-21', '2008-12-10', '2009-02-09', '2011-03-24']
    """
    starts = [min(p.version.in_force_from for p in rule.provenance) for rule in (one, other)]
    settled = [min(p.from_latest for p in rule.provenance) for rule in (one, other)]
    ends = [_last(p.version.in_force_until for p in rule.provenance) for rule in (one, other)]
    settled_ends = [_last(p.until_latest for p in rule.provenance) for rule in (one, other)]
    return max(starts), max(settled), _first(ends), _first(settled_ends)


def _last(ends: Iterable[datetime.date | None]) -> datetime.date | None:
    known = list(ends)
    return None if None in known else max(end for end in known if end is not None)


def _first(ends: Iterable[datetime.date | None]) -> datetime.date | None:
    known = [end for end in ends if end is not None]
    return min(known) if known else None
