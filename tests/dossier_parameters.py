"""Parameters of a dossier record against the typed fields of the rules of one span.

The mapping of names and words is data (`data/dossier/parameters.yaml`, whose head explains it).
Not here: days, acts, sources and confidence (`dossier`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dossier_graph import TYPE, Graph, Span

Difference = tuple[str, object, object]
Check = Mapping[str, Any]
Threshold = tuple[str, ...]
FRACTIONS = {"initiation_threshold": "initiation", "adoption_threshold": "adoption"}
COMPARATORS = {"at least": "at-least", "more than": "more-than"}
BASES = {"total number of the maslikhat's deputies": "total-deputies"}


def compare(
    graph: Graph,
    span: Span,
    record: str,
    parameters: Mapping[str, Any],
    mapping: Mapping[str, Sequence[Check]],
    stages: Mapping[str, str],
) -> Iterator[Difference]:
    """Give one difference per parameter that the rules of a span do not carry as the dossier does.

    Args:
        graph: The knowledge base.
        span: The versions that the record describes.
        record: Id of the record.
        parameters: Its parameters.
        mapping: Checks by name of parameter (and prefix of record, after "@").
        stages: Names of stages that the dossier writes otherwise.

    Yields:
        Name of the parameter, what the dossier says, what the knowledge base says.
    """
    stated, silent = _dossier_thresholds(parameters, stages)
    found, found_silent = _thresholds(graph, span)
    if stated != found:
        yield "thresholds", sorted(stated), sorted(found)
    if not silent <= found_silent:
        yield "thresholds none stated", sorted(silent), sorted(found_silent)
    for name, value in _flat(parameters):
        if name == "thresholds" or name.split(".")[0] in FRACTIONS:
            continue
        checks = _checks(mapping, record, name)
        if checks is None:
            yield name, value, "no mapping"
            continue
        for check in checks:
            expected = _expected(check, value)
            if expected is None:
                yield name, value, "a word without a mapping"
                continue
            actual = _actual(graph, span, check)
            if check.get("absent"):
                before = _actual(graph, _before(graph, span), check)
                if expected & actual or not expected <= before:
                    yield name, f"{sorted(expected)} until then", (sorted(before), sorted(actual))
            elif expected != actual:
                yield f"{name} ({check.get('field', 'units')})", sorted(expected), sorted(actual)


def _flat(parameters: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Give parameters by path; one that holds parameters is there itself, too."""
    for key, value in parameters.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and name.split(".")[0] not in FRACTIONS:
            if name == "delegation_of_state_functions":
                yield name, "present"
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def _checks(
    mapping: Mapping[str, Sequence[Check]], record: str, name: str
) -> Sequence[Check] | None:
    """Find the checks of a parameter: those for the record's id first."""
    special = [
        key
        for key in mapping
        if key.startswith(f"{name}@") and record.startswith(key.split("@")[1])
    ]
    assert len(special) <= 1, f"{record}: several entries for {name}: {special}"
    return mapping.get(special[0] if special else name)


def _expected(check: Check, value: Any) -> set[str] | None:
    """Translate the dossier's word, words or number; None when a word has no mapping."""
    words = value if isinstance(value, list) else [value]
    if check.get("number"):
        return {str(word) for word in words if word is not None}
    codes: set[str] = set()
    for word in words:
        if word not in check["values"]:
            if word is None:
                continue
            return None
        codes.update(_listed(check["values"][word]))
    return codes


def _actual(graph: Graph, span: Span, check: Check) -> set[str]:
    """Give the codes that the rules, stages or thresholds of a span have in the field."""
    if check.get("units"):
        units = {unit for version in span.versions for unit in graph.all(version, "containsUnit")}
        return {str(len(units))}
    values: set[str] = set()
    for holder in _holders(graph, span, check):
        values |= graph.codes(graph.all(holder, check["field"]))
    if check.get("size"):
        return {str(len(values))} if values else set()
    if check.get("among"):
        values &= {code for word in check["values"].values() for code in _listed(word)}
    return values


def _before(graph: Graph, span: Span) -> Span:
    """Give the version that a version replaced; an empty span where it is the first."""
    versions = graph.versions(span.unit)
    place = versions.index(span.versions[0]) if span.versions else 0
    if place == 0:
        return Span(span.unit, (), ())
    return Span(span.unit, (versions[place - 1],), graph.rules(versions[place - 1]))


def _holders(graph: Graph, span: Span, check: Check) -> list[str]:
    """Choose the rules, stages or thresholds in which a field is looked up."""
    rules = [rule for rule in span.rules if _suits(graph, rule, check)]
    stages = [stage for rule in rules for stage in sorted(graph.having("isStageOf", rule))]
    tier = check.get("tier")
    if check.get("anywhere"):
        return [*rules, *stages]
    if "stage" not in check and not check.get("threshold"):
        return [rule for rule in rules if tier is None or tier in _tiers(graph, rule)]
    chosen = [
        stage
        for stage in stages
        if check.get("stage") in (None, graph.one(stage, "hasStageKind", "notation"))
        and ("performs" not in check or check["performs"] in _performed(graph, stage))
        and (tier is None or tier in _tiers(graph, stage))
    ]
    if check.get("threshold"):
        return [one for stage in chosen for one in sorted(graph.having("isThresholdOf", stage))]
    return chosen


def _suits(graph: Graph, rule: str, check: Check) -> bool:
    """Say whether a rule has the class and the matter that a check names."""
    matter = graph.one(rule, "regulates", "notation")
    return (
        check.get("matter") in (None, matter)
        and check.get("matter_not") != matter
        and ("class" not in check or f"kz:{check['class']}" in graph.all(rule, TYPE))
    )


def _tiers(graph: Graph, holder: str) -> set[str]:
    """Give the tiers of a rule or a stage; a stage without tiers has those of its rule."""
    tiers = graph.all(holder, "appliesToTier") or graph.all(holder, "isStageOf", "appliesToTier")
    return graph.codes(tiers)


def _performed(graph: Graph, stage: str) -> set[str]:
    """Give the codes of what is done at a stage."""
    return graph.codes(graph.all(stage, "performsAct"))


def _listed(word: str | list[str]) -> list[str]:
    """Give a list where the mapping has one code or several."""
    return [word] if isinstance(word, str) else word


def _dossier_thresholds(
    parameters: Mapping[str, Any], stages: Mapping[str, str]
) -> tuple[set[Threshold], set[str]]:
    """Give the thresholds of a record: the stated ones, and stages at which none is stated."""
    stated: set[Threshold] = set()
    silent: set[str] = set()
    for one in parameters.get("thresholds", ()):
        stage = stages.get(one["stage"], one["stage"])
        if one["stated"] == "none-stated":
            silent.add(stage)
        else:
            fraction = (str(one.get("numerator")), str(one.get("denominator")))
            stated.add((stage, *fraction, one["comparator"], one["base"]))
    for name, stage in FRACTIONS.items():
        if name not in parameters:
            continue
        one = parameters[name]
        if one is None:
            silent.add(stage)
        else:
            fraction = (str(one["numerator"]), str(one["denominator"]))
            stated.add((stage, *fraction, COMPARATORS[one["comparison"]], BASES[one["base"]]))
    upper = parameters.get("upper_level", {})
    if "decision_rule" in upper:  # its words are compared by the mapping
        stated.add(("consent", "None", "None", "more-than-any-rival", "deputies-voting"))
    return stated, silent


def _thresholds(graph: Graph, span: Span) -> tuple[set[Threshold], set[str]]:
    """Give the same of the knowledge base."""
    stated: set[Threshold] = set()
    silent: set[str] = set()
    for rule in span.rules:
        for stage in graph.having("isStageOf", rule):
            kind = graph.one(stage, "hasStageKind", "notation") or "no kind"
            for threshold in graph.having("isThresholdOf", stage):
                if graph.one(threshold, "hasStatement", "notation") != "stated":
                    silent.add(kind)
                    continue
                fraction = (
                    str(graph.one(threshold, "numerator")),
                    str(graph.one(threshold, "denominator")),
                )
                comparator = graph.one(threshold, "hasComparator", "notation")
                base = graph.one(threshold, "hasBase", "notation")
                stated.add((kind, *fraction, str(comparator), str(base)))
    return stated, silent
