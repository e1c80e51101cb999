"""Explaining a decision in sentences, each with its citation: act, address and days in force.

Not here: the sentences themselves (`wording`) and how the decision was reached (`procedures`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from kzconst.certainty import BOUNDARY
from kzconst.decisions import (
    INSUFFICIENT_INPUT,
    MET,
    NOT_GIVEN,
    NOT_MET,
    NOT_RECORDED,
    STATED,
    Addition,
    Conflict,
    OpenQuestion,
    StageResult,
    StatedValue,
)
from kzconst.model import Doubt
from kzconst.procedure_comparison import FRACTION, Step
from kzconst.procedure_facts import Fields, ProcedureFacts, Provenance, Rule, Threshold
from kzconst.procedure_verdicts import Verdict, fraction_text, has_test, limits_of
from kzconst.thresholds import MORE_THAN_ANY_RIVAL
from kzconst.wording import joined, sentence


def threshold_text(step: Step, language: str) -> str | None:
    """Say what share of votes a stage needs.

    Args:
        step: A stage of a norm in force.
        language: `en`, `ru` or `kk`.

    Returns:
        A phrase, or None for a stage without a threshold.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_of_tier(norms_in_force(facts, datetime.date(2015, 1, 1)), "oblast")
        >>> threshold_text(norms.steps[0], "en")
        'at least 1/5 of the base “total number of deputies”'
    """
    threshold = step.stage.threshold
    if threshold is None:
        return None
    if not step.recorded or threshold.stated != STATED:
        return sentence(threshold.stated if step.recorded else NOT_RECORDED, language)
    return _share_text(threshold, language)


def _share_text(threshold: Threshold, language: str) -> str:
    if threshold.comparator == MORE_THAN_ANY_RIVAL:
        return sentence(MORE_THAN_ANY_RIVAL, language)
    fraction = fraction_text(threshold)
    if threshold.comparator is None or fraction is None:
        return sentence(NOT_RECORDED, language)
    base = threshold.base.label if threshold.base else ""
    return sentence(threshold.comparator, language, fraction=fraction, base=base)


def limits_text(step: Step, language: str) -> str | None:
    """Say which counts a stage allows.

    Args:
        step: A stage of a norm in force.
        language: `en`, `ru` or `kk`.

    Returns:
        A phrase with the unit, or None for a stage without limits or one that is not recorded.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_norms import norms_in_force, norms_of_tier
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_of_tier(norms_in_force(facts, datetime.date(2015, 1, 1)), "oblast")
        >>> limits_text(norms.steps[1], "en")
        'no more than 10 (“working days”)'
    """
    limits = limits_of(step.stage)
    if limits is None or not step.recorded:
        return None
    parts = []
    if limits.minimum is not None:
        parts.append(sentence("minimum", language, minimum=limits.minimum))
    if limits.maximum is not None:
        parts.append(sentence("maximum", language, maximum=limits.maximum))
    text = joined(parts, language)
    units = [word.label for word in step.stage.fields.get("unit", ())]
    return sentence("with-unit", language, limits=text, unit=units[0]) if units else text


class Explainer:
    """Writes the explanation of one decision.

    Args:
        facts: The facts of the procedure, with labels in the language of the explanation.
        on: The legal day.
        horizon: The last legal day on which the law is known.
    """

    def __init__(self, facts: ProcedureFacts, *, on: datetime.date, horizon: datetime.date) -> None:
        self.facts = facts
        self.on = on
        self.horizon = horizon
        self.places = {
            place.version.iri: place for rule in facts.rules for place in rule.provenance
        }
        # What other values a code can have in the data is told apart by the field it stands in.
        self.labels = {
            (field, word.code): word.label
            for rule in facts.rules
            for fields in _all_fields(rule)
            for field, words in fields.items()
            for word in words
        }
        self.kinds = {
            stage.kind.code: stage.kind.label for rule in facts.rules for stage in rule.stages
        }

    def say(self, key: str, **values: object) -> str:
        """Give a sentence in the language of the explanation."""
        return sentence(key, self.facts.language, **values)

    def explain(
        self,
        verdicts: Sequence[Verdict],
        conflicts: Iterable[Conflict],
        additions: Iterable[Addition],
        open_points: Iterable[OpenQuestion],
        doubts: Iterable[Doubt],
    ) -> tuple[str, ...]:
        """Explain a decision.

        Args:
            verdicts: The verdicts of all tiers, which agree.
            conflicts: Where lower norms state other values.
            additions: What only lower norms have.
            open_points: What the sources leave open.
            doubts: Why the decision is uncertain.

        Returns:
            Sentences, each ending in its citation.
        """
        first = verdicts[0]
        top = next(step for step, _ in first.results if step.highest)
        sentences = [
            self._cited(self.say("norm", on=self.on, procedure=self.facts.label), [top.norm.place])
        ]
        sentences.extend(self._stages(verdicts))
        sentences.append(self._outcome(first, top.norm.place))
        sentences.extend(self._conflict(conflict) for conflict in conflicts)
        sentences.extend(self._extra(extra) for extra in additions if extra.field is not None)
        sentences.extend(self._open_point(point) for point in open_points)
        sentences.extend(self._doubt(doubt, top.norm.place) for doubt in doubts)
        return tuple(dict.fromkeys(sentences))

    def _cited(self, text: str, places: Sequence[Provenance]) -> str:
        cited = "; ".join(dict.fromkeys(self._citation(place) for place in places))
        return f"{text} [{cited}]"

    def _citation(self, place: Provenance) -> str:
        version = place.version
        return self.say(
            "citation-open" if version.in_force_until is None else "citation",
            act=place.act_label,
            address=place.address,
            start=self._day(version.in_force_from, version.in_force_from_latest),
            end=self._day(version.in_force_until, version.in_force_until_latest),
        )

    def _day(self, day: datetime.date | None, latest: datetime.date | None) -> str:
        return str(day) if latest is None else self.say("window", day=day, latest=latest)

    def _stages(self, verdicts: Sequence[Verdict]) -> Iterator[str]:
        pairs = {one.iri: (step, one) for verdict in verdicts for step, one in verdict.results}
        for step, result in sorted(
            pairs.values(), key=lambda pair: (pair[1].order, pair[1].addition, pair[1].stage)
        ):
            parts = [self._demand(step, result)]
            if step.recorded:
                parts.extend(self._finding(step, result))
            if result.addition and step.recorded:
                parts.append(self.say("addition-applied" if result.applied else "addition"))
            yield self._cited(" ".join(parts), [step.norm.place])

    def _demand(self, step: Step, result: StageResult) -> str:
        stage, threshold = step.stage.kind.label, step.stage.threshold
        if not step.recorded:
            return self.say("stage-not-recorded", stage=stage, on=self.on)
        if threshold is not None and threshold.stated == NOT_RECORDED:
            return self.say("threshold-not-recorded", stage=stage)
        limits = limits_text(step, self.facts.language)
        if not has_test(step.stage, self.facts.inputs):
            if limits is not None:
                return self.say("untested-limits", stage=stage, test=limits)
            return self.say("no-test" if threshold is None else "not-required", stage=stage)
        parts = []
        if threshold is not None and threshold.stated == STATED:
            parts.append(_share_text(threshold, self.facts.language))
        if limits is not None:
            parts.append(limits)
        if not parts:
            return self.say("needs-answer", stage=stage, input=self._input(step.stage.input))
        test = joined(parts, self.facts.language)
        required = result.threshold.required if result.threshold else None
        if required is not None:
            return self.say("needs-votes", stage=stage, test=test, required=required)
        return self.say("needs", stage=stage, test=test)

    def _finding(self, step: Step, result: StageResult) -> Iterator[str]:
        if result.status in (MET, NOT_MET):
            yield self.say(result.status, given=self._given(result))
        elif has_test(step.stage, self.facts.inputs):
            if result.status == NOT_GIVEN:
                yield self.say("not-given", inputs=self._inputs(result.missing))
            else:
                yield self.say("optional-not-given")
        elif step.stage.threshold is None and result.fields:
            yield self._who_and_what(result)

    def _who_and_what(self, result: StageResult) -> str:
        fields = "; ".join(
            self.say(
                "field-and-value",
                field=self._field(field),
                value=", ".join(self.say("quoted", label=word.label) for word in words),
            )
            for field, words in result.fields.items()
        )
        return self.say("who-and-what", fields=fields)

    def _given(self, result: StageResult) -> str:
        if isinstance(result.given, tuple):
            return ", ".join(str(count) for count in result.given)
        if isinstance(result.given, str):
            return self.say(result.given)
        return str(result.given)

    def _input(self, name: str | None) -> str:
        return self.facts.inputs[name].label if name is not None else ""

    def _inputs(self, names: Iterable[str]) -> str:
        named = [self.say("named-input", name=name, label=self._input(name)) for name in names]
        return joined(named, self.facts.language)

    def _outcome(self, verdict: Verdict, top: Provenance) -> str:
        outcome = self.facts.outcome_labels.get(verdict.outcome, verdict.outcome)
        if verdict.deciding is not None:
            stage = verdict.deciding.stage.kind.label
            text = self.say("outcome-stage", outcome=outcome, stage=stage)
            return self._cited(text, [verdict.deciding.norm.place])
        if verdict.outcome != INSUFFICIENT_INPUT:
            return self._cited(self.say("outcome-all", outcome=outcome), [top])
        if not verdict.missing:
            return self._cited(self.say("outcome-not-recorded", outcome=outcome), [top])
        inputs = self._inputs(verdict.missing)
        return self._cited(self.say("outcome-missing", outcome=outcome, inputs=inputs), [top])

    def _value(self, field: str, value: StatedValue) -> str:
        codes = value if isinstance(value, tuple) else (value or "",)
        if field == FRACTION:
            return joined(codes, self.facts.language)
        labels = [self.say("quoted", label=self.labels.get((field, code), code)) for code in codes]
        return joined(labels, self.facts.language)

    def _field(self, field: str) -> str:
        if field == FRACTION:
            return self.say(FRACTION)
        return self.facts.field_labels.get(field, field)

    def _conflict(self, conflict: Conflict) -> str:
        text = self.say(
            "conflict" if conflict.stage is not None else "conflict-of-rules",
            stage=self.kinds.get(conflict.stage or "", conflict.stage),
            field=self._field(conflict.field),
            higher=self._value(conflict.field, conflict.higher.value),
            lower=self._value(conflict.field, conflict.lower.value),
        )
        if BOUNDARY in conflict.uncertain_because:
            text = f"{text} {self.say('unsettled', on=self.on)}"
        places = [self.places[conflict.higher.version], self.places[conflict.lower.version]]
        return self._cited(text, places)

    def _extra(self, extra: Addition) -> str:
        field = extra.field or ""
        place = [self.places[extra.version]]
        if extra.stated == NOT_RECORDED:
            key = "extra-field-not-recorded"
            return self._cited(self.say(key, field=self._field(field), on=self.on), place)
        value = self._value(field, extra.value)
        return self._cited(self.say("extra-field", field=self._field(field), value=value), place)

    def _open_point(self, point: OpenQuestion) -> str:
        rules = [rule for rule in self.facts.rules if rule.iri in point.rules]
        places = [place for rule in rules for place in self._in_force(rule)]
        return self._cited(self.say("open-point", text=point.text), places)

    def _in_force(self, rule: Rule) -> list[Provenance]:
        return [place for place in rule.provenance if place.in_force(self.on)]

    def _doubt(self, doubt: Doubt, top: Provenance) -> str:
        place = self.places.get(doubt.version or "", top)
        code = doubt.detail or ""
        text = self.say(
            doubt.reason,
            latest=place.from_latest,
            read=place.version.last_read,
            horizon=self.horizon,
            confidence=self.facts.confidence_labels.get(code, code),
        )
        return self._cited(text, [place])


def _all_fields(rule: Rule) -> Iterator[Fields]:
    yield rule.fields
    for stage in rule.stages:
        yield stage.fields
        if stage.threshold is not None:
            yield stage.threshold.fields
