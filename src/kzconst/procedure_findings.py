"""What a decision reports beside its outcome: doubts, conflicts, additions and open points.

None of these changes the outcome. An unsettled conflict or addition carries its own doubts and
does not make the decision uncertain. Not here: how norms relate (`procedure_norms`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kzconst.certainty import CONFIDENCE, VERIFIED, doubts_of_version, reasons
from kzconst.decisions import (
    NOT_RECORDED,
    STATED,
    Addition,
    Conflict,
    OpenQuestion,
    Side,
    StatedValue,
)
from kzconst.model import Doubt
from kzconst.procedure_comparison import Clash, Extra, Norm, Step, overlap
from kzconst.procedure_facts import ProcedureFacts
from kzconst.procedure_norms import TierNorms
from kzconst.procedure_verdicts import Verdict


def doubts_of_decision(
    facts: ProcedureFacts, verdicts: Sequence[Verdict], *, on: datetime.date
) -> list[Doubt]:
    """Tell why a decision may be wrong.

    Args:
        facts: The facts of the procedure.
        verdicts: The verdicts of all tiers.
        on: The legal day.

    Returns:
        The doubts about the versions of the highest norm and of the additions that were applied,
        and about interpretations of what was tested.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> day = datetime.date(2008, 6, 1)
        >>> norms = norms_in_force(facts, day)
        >>> from kzconst.procedure_verdicts import judge
        >>> verdict = judge(norms_of_tier(norms, "oblast"), {"total": 25}, facts.inputs)
        >>> doubts_of_decision(facts, [verdict], on=day)
        []
    """
    doubts: dict[Doubt, None] = {}
    for verdict in verdicts:
        for step, result in verdict.results:
            if step.highest or result.applied:
                doubts.update(dict.fromkeys(_doubts_of_norm(step.norm, on=on)))
                if result.applied:
                    doubts.update(dict.fromkeys(_doubts_of_reading(facts, step)))
    return list(doubts)


def _doubts_of_norm(norm: Norm, *, on: datetime.date) -> list[Doubt]:
    doubts = doubts_of_version(norm.place.version, norm.place.previous, on=on)
    if norm.rule.confidence != VERIFIED:
        doubts.append(Doubt(CONFIDENCE, norm.place.version.iri, None, norm.rule.confidence))
    return doubts


def _doubts_of_reading(facts: ProcedureFacts, step: Step) -> list[Doubt]:
    threshold = step.stage.threshold
    parts = {step.norm.rule.iri, step.stage.iri} | ({threshold.iri} if threshold else set())
    version = step.norm.place.version.iri
    return [
        Doubt(CONFIDENCE, version, reading.iri, reading.confidence)
        for reading in facts.interpretations
        if reading.confidence != VERIFIED
        and reading.subjects & parts
        and (not reading.versions or version in reading.versions)
    ]


def conflicts_of(governing: Iterable[TierNorms], *, on: datetime.date) -> tuple[Conflict, ...]:
    """List where lower norms state other values than higher ones.

    Args:
        governing: What counts on each tier.
        on: The legal day.

    Returns:
        The conflicts, each once, with the tiers that it concerns.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> day = datetime.date(2008, 6, 1)
        >>> norms = norms_in_force(facts, day)
        >>> found = conflicts_of([norms_of_tier(norms, "oblast")], on=day)
        >>> [(one.field, one.higher.value, one.lower.value) for one in found][1]
        ('fraction', '1/2', '2/3')
    """
    found: dict[tuple[object, ...], Conflict] = {}
    for norms in governing:
        for clash in norms.clashes:
            pair = (clash.higher.rule.iri, clash.lower.rule.iri)
            key = (clash.kind, clash.field, *pair, clash.higher_value, clash.lower_value)
            if key not in found:
                found[key] = _conflict(clash, norms.tier, on=on)
            elif norms.tier not in found[key].tiers:
                found[key] = replace(found[key], tiers=(*found[key].tiers, norms.tier))
    return tuple(found.values())


def _conflict(clash: Clash, tier: str, *, on: datetime.date) -> Conflict:
    start, settled_start, end, settled_end = overlap(clash.higher.rule, clash.lower.rule)
    doubts = [*_doubts_of_norm(clash.higher, on=on), *_doubts_of_norm(clash.lower, on=on)]
    return Conflict(
        stage=clash.kind,
        field=clash.field,
        higher=_side(clash.higher, clash.higher_value),
        lower=_side(clash.lower, clash.lower_value),
        from_=start,
        from_latest=settled_start if settled_start != start else None,
        until=end,
        until_latest=settled_end if settled_end != end else None,
        tiers=(tier,),
        certain=not doubts,
        uncertain_because=reasons(doubts),
    )


def _side(norm: Norm, value: tuple[str, ...]) -> Side:
    return Side(norm.rule.iri, norm.place.version.iri, norm.place.address, _stated(value))


def _stated(value: tuple[str, ...]) -> StatedValue:
    if not value:
        return None
    return value[0] if len(value) == 1 else value


def additions_of(verdicts: Iterable[Verdict], *, on: datetime.date) -> tuple[Addition, ...]:
    """List the stages and fields that only lower norms have.

    Args:
        verdicts: The verdicts of all tiers.
        on: The legal day.

    Returns:
        The additions, each once, with the tiers that it concerns.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> day = datetime.date(2008, 6, 1)
        >>> norms = norms_in_force(facts, day)
        >>> from kzconst.procedure_verdicts import judge
        >>> verdict = judge(norms_of_tier(norms, "oblast"), {"total": 25}, facts.inputs)
        >>> [(one.stage, one.field, one.stated) for one in additions_of([verdict], on=day)]
        [('quorum', None, 'not-recorded'), (None, 'ground', 'not-recorded')]
    """
    found: dict[tuple[object, ...], Addition] = {}
    for verdict in verdicts:
        applied = {step.stage.iri for step, result in verdict.results if result.applied}
        for extra in verdict.norms.extras:
            stage = extra.step.stage.iri if extra.step else None
            key = (extra.kind, extra.field, extra.norm.rule.iri, stage)
            if key not in found:
                found[key] = _addition(extra, verdict.tier, applied=stage in applied, on=on)
            elif verdict.tier not in found[key].tiers:
                found[key] = replace(found[key], tiers=(*found[key].tiers, verdict.tier))
    return tuple(found.values())


def _addition(extra: Extra, tier: str, *, applied: bool, on: datetime.date) -> Addition:
    doubts = _doubts_of_norm(extra.norm, on=on)
    recorded = extra.norm.recorded
    return Addition(
        stage=extra.kind,
        field=extra.field,
        value=_stated(extra.value) if recorded else None,
        stated=STATED if recorded else NOT_RECORDED,
        applied=applied,
        rule=extra.norm.rule.iri,
        version=extra.norm.place.version.iri,
        address=extra.norm.place.address,
        tiers=(tier,),
        certain=not doubts,
        uncertain_because=reasons(doubts),
    )


def open_points_of(facts: ProcedureFacts, norms: Iterable[Norm]) -> tuple[OpenQuestion, ...]:
    """List the open points whose rules are all in force, as far as that is recorded.

    Args:
        facts: The facts of the procedure.
        norms: The norms in force.

    Returns:
        The open points, by code.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> day = datetime.date(2008, 6, 1)
        >>> norms = norms_in_force(facts, day)
        >>> open_points_of(facts, norms)
        ()
    """
    in_force = {norm.rule.iri for norm in norms if norm.recorded}
    return tuple(
        OpenQuestion(question.iri, question.code, question.text, tuple(sorted(question.rules)))
        for question in facts.questions
        if question.rules <= in_force
    )
