"""Applying the stages of a procedure to the facts of a case.

A stage is tested by its threshold, its limits or a yes or no; the first that fails decides. Not
here: which stages count (`procedure_norms`) and how tiers are brought together (`procedures`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kzconst.decisions import (
    ADOPTED,
    INSUFFICIENT_INPUT,
    MET,
    NOT_GIVEN,
    NOT_MET,
    NOT_RECORDED,
    NOT_REQUIRED,
    STATED,
    GivenValue,
    Limits,
    RequiredVotes,
    StageResult,
)
from kzconst.procedure_comparison import Step
from kzconst.procedure_facts import Input, Stage, Threshold, Word
from kzconst.procedure_inputs import ANSWER, InputValue
from kzconst.procedure_norms import TierNorms
from kzconst.thresholds import (
    MORE_THAN_ANY_RIVAL,
    leads_all_rivals,
    votes_required,
    votes_required_against_rivals,
    within_limits,
)

UNIT = "unit"
# Fields that are shown as the limits of a stage.
LIMIT_FIELDS = frozenset({"minimum-count", "maximum-count", UNIT})
Values = Mapping[str, InputValue]


@dataclass(frozen=True)
class Verdict:
    """What follows for one tier: each step with its result, the outcome and what decided it."""

    tier: str
    norms: TierNorms
    results: tuple[tuple[Step, StageResult], ...]
    outcome: str
    missing: tuple[str, ...]
    deciding: Step | None


def needed_inputs(stage: Stage, known: Mapping[str, Input]) -> tuple[str, ...]:
    """List the inputs without which a stage cannot be tested.

    Args:
        stage: A stage.
        known: All inputs that the data describe.

    Returns:
        Its own input and that of its base, as far as it has a test that asks for them.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_of_tier(norms_in_force(facts, datetime.date(2015, 1, 1)), "oblast")
        >>> needed_inputs(norms.steps[0].stage, facts.inputs)
        ('initiators', 'total')
    """
    names = [stage.input] if stage.input is not None and has_test(stage, known) else []
    threshold = stage.threshold
    if threshold is not None and threshold.share is not None and threshold.base_input is not None:
        names.append(threshold.base_input)
    return tuple(dict.fromkeys(names))


def has_test(stage: Stage, known: Mapping[str, Input]) -> bool:
    """Tell whether a stage can fail: a limit, a stated threshold, or a yes or no.

    Args:
        stage: A stage.
        known: All inputs that the data describe.

    Returns:
        True where the stage takes an input and tests it.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_of_tier(norms_in_force(facts, datetime.date(2015, 1, 1)), "oblast")
        >>> [step.stage.kind.code for step in norms.steps if not has_test(step.stage, facts.inputs)]
        ['referral', 'decision']
    """
    if stage.input is None:
        return False
    limited = stage.minimum is not None or stage.maximum is not None
    stated = stage.threshold is not None and stage.threshold.stated == STATED
    return limited or stated or known[stage.input].kind == ANSWER


def judge(norms: TierNorms, values: Values, known: Mapping[str, Input]) -> Verdict:
    """Apply the steps of one tier to a case.

    Args:
        norms: What counts for the tier.
        values: The facts of the case by name.
        known: All inputs that the data describe.

    Returns:
        The outcome: the first step that fails decides; if none fails, inputs missing for mandatory
        stages of the highest norm leave it open; else it is adopted.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_of_tier(norms_in_force(facts, datetime.date(2015, 1, 1)), "oblast")
        >>> judge(norms, {"total": 25, "for": 13}, facts.inputs).missing
        ('initiators',)
    """
    results = tuple((step, result_of(step, values, known, norms.tier)) for step in norms.steps)
    for step, result in results:
        if result.status == NOT_MET:
            outcome = step.stage.fails_with
            return Verdict(norms.tier, norms, results, outcome, (), step)
    owed = [
        result
        for step, result in results
        if step.highest and step.stage.mandatory and result.status == NOT_GIVEN
    ]
    missing = dict.fromkeys(name for result in owed for name in result.missing)
    outcome = INSUFFICIENT_INPUT if owed else ADOPTED
    return Verdict(norms.tier, norms, results, outcome, tuple(missing), None)


def result_of(step: Step, values: Values, known: Mapping[str, Input], tier: str) -> StageResult:
    """Apply one step to a case.

    Args:
        step: A stage of a norm in force.
        values: The facts of the case by name.
        known: All inputs that the data describe.
        tier: The tier for which it is applied.

    Returns:
        The result. A stage whose law is not recorded on the day is shown without its values.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_of_tier(norms_in_force(facts, datetime.date(2015, 1, 1)), "oblast")
        >>> result_of(norms.steps[0], {"total": 26}, facts.inputs, "oblast").threshold.required
        6
    """
    stage = step.stage
    status = _status(step, values, known)
    return StageResult(
        iri=stage.iri,
        stage=stage.kind.code,
        status=status,
        threshold=_threshold_of(step, values),
        limits=limits_of(stage) if step.recorded else None,
        given=_written(values.get(stage.input)) if stage.input is not None else None,
        missing=_still_missing(step, values, known),
        rule=step.norm.rule.iri,
        version=step.norm.place.version.iri,
        address=step.norm.place.address,
        label=stage.kind.label,
        order=stage.order,
        mandatory=stage.mandatory,
        tiers=(tier,),
        addition=not step.highest,
        applied=step.recorded and status in (MET, NOT_MET),
        fields=fields_of(step),
    )


def fields_of(step: Step) -> dict[str, tuple[Word, ...]]:
    """Give the typed fields of a stage that have no place of their own.

    Args:
        step: A stage of a norm in force.

    Returns:
        Who does what to whom, and so on; nothing where the law of the day is not recorded.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_of_tier(norms_in_force(facts, datetime.date(2015, 1, 1)), "oblast")
        >>> [word.label for word in fields_of(norms.steps[0])["act"]]
        ['raising the question of no confidence']
    """
    if not step.recorded:
        return {}
    return {field: words for field, words in step.stage.fields.items() if field not in LIMIT_FIELDS}


def _still_missing(step: Step, values: Values, known: Mapping[str, Input]) -> tuple[str, ...]:
    needed = needed_inputs(step.stage, known) if step.recorded else ()
    return tuple(name for name in needed if name not in values)


def limits_of(stage: Stage) -> Limits | None:
    """Give the limits of a stage.

    Args:
        stage: A stage.

    Returns:
        Its smallest and largest count and the code of the unit, or None where it has no limits.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_of_tier(norms_in_force(facts, datetime.date(2015, 1, 1)), "oblast")
        >>> limits_of(norms.steps[1].stage)
        Limits(minimum=None, maximum=10, unit='working-day')
    """
    if stage.minimum is None and stage.maximum is None:
        return None
    units = stage.fields.get(UNIT, ())
    return Limits(stage.minimum, stage.maximum, units[0].code if units else None)


def _status(step: Step, values: Values, known: Mapping[str, Input]) -> str:
    stage, threshold = step.stage, step.stage.threshold
    if not step.recorded:
        return NOT_GIVEN
    if threshold is not None and _is_unread(threshold):
        return NOT_GIVEN
    if not has_test(stage, known):
        return NOT_REQUIRED
    if _still_missing(step, values, known):
        return NOT_GIVEN if stage.mandatory else NOT_REQUIRED
    assert stage.input is not None  # has_test saw to it
    return MET if _passes(stage, values[stage.input], values) else NOT_MET


def _is_unread(threshold: Threshold) -> bool:
    """Tell whether a threshold was not read, or not so far that anything can be counted."""
    if threshold.stated == STATED and threshold.comparator != MORE_THAN_ANY_RIVAL:
        return threshold.share is None or threshold.base_input is None
    return threshold.stated == NOT_RECORDED


def _passes(stage: Stage, value: InputValue, values: Values) -> bool:
    if isinstance(value, bool):
        return value
    counts = value if isinstance(value, tuple) else (value,)
    size = len(value) if isinstance(value, tuple) else value
    if not within_limits(size, minimum=stage.minimum, maximum=stage.maximum):
        return False
    if stage.threshold is None or stage.threshold.stated != STATED:
        return True
    if stage.threshold.comparator == MORE_THAN_ANY_RIVAL:
        return leads_all_rivals(counts)
    required = _votes(stage.threshold, values)
    return required is not None and max(counts) >= required


def _votes(threshold: Threshold, values: Values) -> int | None:
    base = values.get(threshold.base_input) if threshold.base_input is not None else None
    if threshold.share is None or threshold.comparator is None or base is None:
        return None
    whole = sum(base) if isinstance(base, tuple) else base
    return votes_required(threshold.share, threshold.comparator, whole)


def _threshold_of(step: Step, values: Values) -> RequiredVotes | None:
    threshold = step.stage.threshold
    if threshold is None:
        return None
    if not step.recorded:
        return RequiredVotes(None, None, None, NOT_RECORDED, None)
    required = _votes(threshold, values)
    if threshold.comparator == MORE_THAN_ANY_RIVAL and step.stage.input is not None:
        counts = values.get(step.stage.input)
        required = votes_required_against_rivals(counts) if isinstance(counts, tuple) else None
    return RequiredVotes(
        fraction=fraction_text(threshold),
        comparator=threshold.comparator,
        base=threshold.base.code if threshold.base else None,
        stated=threshold.stated,
        required=required,
    )


def fraction_text(threshold: Threshold) -> str | None:
    """Write the share of a threshold.

    Args:
        threshold: A threshold.

    Returns:
        Numerator and denominator joined by a stroke, or None where no share is stated.

    Example:
        >>> from fractions import Fraction
        >>> fraction_text(Threshold("iri", "stated", Fraction(2, 3), "at-least", None, None, {}))
        '2/3'
    """
    share = threshold.share
    return None if share is None else f"{share.numerator}/{share.denominator}"


def _written(value: InputValue | None) -> GivenValue:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def applied_tests(results: Sequence[tuple[Step, StageResult]]) -> tuple[object, ...]:
    """Describe the tests on which an outcome rests, to compare tiers by.

    Args:
        results: The steps of a tier with their results.

    Returns:
        For each test of the highest norm and each addition that was applied: what it is, what it
        demands and how it came out.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_of_tier(norms_in_force(facts, datetime.date(2015, 1, 1)), "oblast")
        >>> len(applied_tests(judge(norms, {"total": 25}, facts.inputs).results))
        2
    """
    return tuple(
        (one.stage, one.order, one.status, one.threshold, one.limits, one.given, step.stage.input)
        for step, one in results
        if one.applied or (step.highest and step.stage.input is not None)
    )
