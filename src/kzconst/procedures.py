"""Deciding a case by a procedure as it stood on a day, and listing what can be decided.

The procedure is read from the graph: Python knows no stage, body, input, article or fraction.
Not here: reading (`procedure_facts`, `procedure_inputs`), selecting norms (`procedure_norms`),
testing stages (`procedure_verdicts`), sentences (`procedure_explanation`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kzconst.certainty import doubt_of_horizon, reasons
from kzconst.decisions import (
    Decision,
    InputView,
    ProcedureView,
    StageResult,
    StageView,
)
from kzconst.errors import NotFoundError, ParameterError
from kzconst.procedure_comparison import Norm, Step
from kzconst.procedure_explanation import Explainer, limits_text, threshold_text
from kzconst.procedure_facts import ProcedureFacts
from kzconst.procedure_findings import (
    additions_of,
    conflicts_of,
    doubts_of_decision,
    open_points_of,
)
from kzconst.procedure_inputs import accepted_names, read_inputs
from kzconst.procedure_norms import TierNorms, norms_in_force, norms_of_tier, tiers_of
from kzconst.procedure_reading import aspects, load_facts, procedure_names
from kzconst.procedure_verdicts import Verdict, applied_tests, judge, needed_inputs
from kzconst.wording import check_language

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

__all__ = ["Decision", "ProcedureView", "decide", "procedures"]


def decide(
    kb: KnowledgeBase,
    procedure: str,
    *,
    on: datetime.date,
    inputs: Mapping[str, str],
    tier: str | None,
    language: str,
) -> Decision:
    """Apply a procedure, as it stood on a day, to the facts of a case.

    Args:
        kb: The knowledge base.
        procedure: The code of a procedure.
        on: The legal day; after the knowledge horizon the last known state answers, uncertain.
        inputs: The facts of the case as text, by name; counts are persons unless an input says so.
        tier: The code of a tier or group of tiers; None asks for an answer that holds for all
            tiers of the highest norm.
        language: `en`, `ru` or `kk`, for labels and the explanation.

    Returns:
        The outcome with the stages, conflicts, additions and open points that belong to it.

    Raises:
        NotFoundError: No procedure or tier has the name, or none is in force on the day.
        ParameterError: An input is unknown, malformed or impossible, the day lies before anything
            recorded, or the tiers differ and none was named.

    Example:
        >>> import datetime, kzconst
        >>> decision = decide(kzconst.open(), "akim-no-confidence",
        ...                   on=datetime.date(2006, 1, 1), inputs={"total": "25", "for": "13"},
        ...                   tier=None, language="en")
        >>> decision.outcome, [one.threshold.required for one in decision.stages if one.applied]
        ('not-adopted', [17])
    """
    facts, norms = _read(kb, procedure, on=on, language=language)
    governing = _by_tier(facts, norms, scope=tier, on=on)
    steps = [step for one in governing for step in one.steps]
    values = read_inputs(
        inputs, known=facts.inputs, used=_inputs_of(steps), where=f"{procedure} on {on}"
    )
    verdicts = [judge(one, values, facts.inputs) for one in governing]
    _require_agreement(verdicts, facts=facts, on=on)
    doubts = doubts_of_decision(facts, verdicts, on=on)
    doubts += doubt_of_horizon(kb.horizon, on=on)
    conflicts = conflicts_of(governing, on=on)
    additions = additions_of(verdicts, on=on)
    open_points = open_points_of(facts, norms)
    explainer = Explainer(facts, on=on, horizon=kb.horizon)
    return Decision(
        procedure=procedure,
        on=on,
        tiers=tuple(verdict.tier for verdict in verdicts),
        outcome=verdicts[0].outcome,
        missing=verdicts[0].missing,
        stages=_merged_stages(verdicts),
        conflicts=conflicts,
        additions=additions,
        open_points=open_points,
        explanation=explainer.explain(verdicts, conflicts, additions, open_points, doubts),
        certain=not doubts,
        uncertain_because=reasons(doubts),
        uncertain_details=tuple(doubts),
    )


def procedures(
    kb: KnowledgeBase, name: str | None = None, *, on: datetime.date, language: str = "en"
) -> list[ProcedureView]:
    """List what can be decided on a day, with stages and inputs.

    Args:
        kb: The knowledge base.
        name: The code of one procedure; None lists all that are no aspect of a wider one.
        on: The legal day.
        language: `en`, `ru` or `kk`, for labels.

    Returns:
        The procedures in force on the day, by code.

    Raises:
        NotFoundError: No procedure has the name, or it is not in force on the day.
        ParameterError: The day lies before anything recorded, or the language is unknown.

    Example:
        >>> import datetime, kzconst
        >>> found = procedures(kzconst.open(), on=datetime.date(2006, 1, 1))
        >>> "akim-no-confidence" in [view.procedure for view in found]
        True
    """
    if name is not None:
        return [_view(kb, name, on=on, language=language)]
    check_language(language)
    names = sorted(procedure_names(kb, language).keys() - aspects(kb, language))
    found = []
    for code in names:
        try:
            found.append(_view(kb, code, on=on, language=language))
        except NotFoundError:  # known, but not in force on the day: nothing to decide
            continue
    return found


def _read(
    kb: KnowledgeBase, procedure: str, *, on: datetime.date, language: str
) -> tuple[ProcedureFacts, list[Norm]]:
    check_language(language)
    facts = load_facts(kb, procedure, language)
    if on < kb.begins:
        raise ParameterError(f"nothing is recorded for {on}: give a day from {kb.begins} on")
    return facts, norms_in_force(facts, on)


def _by_tier(
    facts: ProcedureFacts, norms: Sequence[Norm], *, scope: str | None, on: datetime.date
) -> list[TierNorms]:
    governing = [norms_of_tier(norms, one) for one in tiers_of(facts, norms, scope=scope, on=on)]
    if not all(any(step.highest for step in one.steps) for one in governing):
        raise NotFoundError(f"no stages of {facts.code} are recorded for {on}; give another day")
    return governing


def _inputs_of(steps: Iterable[Step]) -> list[str]:
    names: list[str] = []
    for step in sorted(steps, key=lambda step: (step.stage.order, not step.highest)):
        threshold = step.stage.threshold
        names.extend(name for name in (step.stage.input,) if name is not None)
        if threshold is not None and threshold.base_input is not None:
            names.append(threshold.base_input)
    return list(dict.fromkeys(names))


def _require_agreement(
    verdicts: Sequence[Verdict], *, facts: ProcedureFacts, on: datetime.date
) -> None:
    groups: dict[object, list[str]] = {}
    for verdict in verdicts:
        key = (verdict.outcome, verdict.missing, applied_tests(verdict.results))
        groups.setdefault(key, []).append(verdict.tier)
    if len(groups) > 1:
        listed = "; ".join(", ".join(tiers) for tiers in groups.values())
        raise ParameterError(
            f"{facts.code} on {on} is not decided alike on all tiers ({listed}); name one tier"
        )


def _merged_stages(verdicts: Sequence[Verdict]) -> tuple[StageResult, ...]:
    merged: dict[str, StageResult] = {}
    for verdict in verdicts:
        for _, result in verdict.results:
            known = merged.get(result.iri)
            if known is not None:
                result = replace(known, tiers=(*known.tiers, verdict.tier))
            merged[result.iri] = result
    return tuple(sorted(merged.values(), key=lambda one: (one.order, one.addition, one.stage)))


def _view(kb: KnowledgeBase, procedure: str, *, on: datetime.date, language: str) -> ProcedureView:
    facts, norms = _read(kb, procedure, on=on, language=language)
    governing = _by_tier(facts, norms, scope=None, on=on)
    verdicts = [judge(one, {}, facts.inputs) for one in governing]
    doubts = doubts_of_decision(facts, verdicts, on=on)
    doubts += doubt_of_horizon(kb.horizon, on=on)
    steps = {step.stage.iri: step for one in governing for step in one.steps}
    highest = dict.fromkeys(step.norm.rule.iri for step in steps.values() if step.highest)
    return ProcedureView(
        procedure=procedure,
        label=facts.label,
        on=on,
        tiers=tuple(one.tier for one in governing),
        rules=tuple(highest),
        stages=tuple(
            _stage_view(facts, result, steps[result.iri]) for result in _merged_stages(verdicts)
        ),
        inputs=_input_views(facts, steps.values()),
        open_points=open_points_of(facts, norms),
        certain=not doubts,
        uncertain_because=reasons(doubts),
        uncertain_details=tuple(doubts),
    )


def _stage_view(facts: ProcedureFacts, result: StageResult, step: Step) -> StageView:
    return StageView(
        iri=result.iri,
        stage=result.stage,
        label=result.label,
        order=result.order,
        mandatory=result.mandatory,
        threshold=threshold_text(step, facts.language),
        limits=limits_text(step, facts.language),
        inputs=needed_inputs(step.stage, facts.inputs) if step.recorded else (),
        fields=result.fields,
        rule=result.rule,
        version=result.version,
        address=result.address,
        tiers=result.tiers,
        addition=result.addition,
    )


def _input_views(facts: ProcedureFacts, steps: Iterable[Step]) -> tuple[InputView, ...]:
    known = list(steps)
    needed = {
        name
        for step in known
        if step.highest and step.stage.mandatory
        for name in needed_inputs(step.stage, facts.inputs)
    }
    return tuple(
        InputView(
            name=name,
            kind=facts.inputs[name].kind,
            label=facts.inputs[name].label,
            minimum=facts.inputs[name].minimum,
            may_not_exceed=tuple(sorted(facts.inputs[name].bounds)),
            needed=name in needed,
        )
        for name in accepted_names(_inputs_of(known), known=facts.inputs)
    )
