"""Reading the facts of a procedure from the graph, by the named queries `procedure-*`.

Codes come from the data; this module knows no stage, body, input or field by name, except the
fields that have places of their own. Not here: the facts themselves (`procedure_facts`).
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kzconst.errors import DataError, NotFoundError
from kzconst.procedure_facts import (
    Fields,
    Input,
    Interpretation,
    ProcedureFacts,
    Provenance,
    Question,
    Rule,
    Stage,
    Threshold,
    Word,
)
from kzconst.provisions import versions_of

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

Row = Mapping[str, Any]
PROCEDURE, OUTCOME, CONFIDENCE = "Procedure", "Outcome", "Confidence"
# Tiers and the state of the record are no values of a norm that could contradict each other, and
# whether a stage is mandatory is derived from what its threshold states.
UNCOMPARED_FIELDS = frozenset({"tiers", "stated", "mandatory"})
NEAR_MATCHES = 3
NEARNESS = 0.5


def procedure_names(kb: KnowledgeBase, language: str) -> dict[str, str]:
    """List what is decided by a procedure, aspects of a wider procedure included.

    Args:
        kb: The knowledge base.
        language: `en`, `ru` or `kk`.

    Returns:
        Labels by code.

    Example:
        >>> import kzconst
        >>> procedure_names(kzconst.open(), "en")["akim-no-confidence"]
        'no confidence in an akim'
    """
    rows = kb.select("procedure-names", language=language)
    return {row["procedure"]: row["label"] for row in rows}


def aspects(kb: KnowledgeBase, language: str) -> frozenset[str]:
    """List the procedures that only contribute to a wider one.

    Args:
        kb: The knowledge base.
        language: `en`, `ru` or `kk`.

    Returns:
        Their codes.

    Example:
        >>> import kzconst
        >>> "maslikhat-session-quorum" in aspects(kzconst.open(), "en")
        True
    """
    rows = kb.select("procedure-names", language=language)
    return frozenset(row["procedure"] for row in rows if "whole" in row)


def near(name: str, known: Iterable[str], *, otherwise: str) -> str:
    """Point to names that are nearly the one given.

    Args:
        name: What was asked for.
        known: The names there are.
        otherwise: What to say where none is near.

    Returns:
        `did you mean ...?`, or what was given for that case.

    Example:
        >>> near("totl", ["total", "for"], otherwise="")
        'did you mean total?'
    """
    found = difflib.get_close_matches(name, list(known), NEAR_MATCHES, NEARNESS)
    return f"did you mean {', '.join(found)}?" if found else otherwise


def load_facts(kb: KnowledgeBase, procedure: str, language: str) -> ProcedureFacts:
    """Read everything that is recorded on a procedure.

    Args:
        kb: The knowledge base.
        procedure: The code of a matter that is decided by a procedure.
        language: `en`, `ru` or `kk`, for labels.

    Returns:
        The facts of all days.

    Raises:
        NotFoundError: No procedure has the name.
        DataError: A stage or value lacks what it needs.

    Example:
        >>> import kzconst
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> sorted(rule.statement for rule in facts.rules)[0]
        'stated'
    """
    named = kb.select("procedure-name", procedure=procedure, language=language)
    if not named:
        names = procedure_names(kb, language)
        hint = near(procedure, names, otherwise="kzconst procedures lists them")
        raise NotFoundError(f"no procedure is called {procedure!r}; {hint}")
    rows = kb.select("procedure-words", procedure=procedure, language=language)
    words = {row["subject"]: Word(row["code"], row["label"]) for row in rows}
    open_points = kb.select("procedure-open-points", procedure=procedure, language=language)
    return ProcedureFacts(
        code=procedure,
        label=named[0]["label"],
        language=language,
        rules=_rules(kb, procedure, language, words),
        inputs=_inputs(kb, language),
        interpretations=_interpretations(kb.select("procedure-readings", procedure=procedure)),
        questions=_questions(open_points),
        field_labels=kb.field_names(language),
        scopes=_grouped(kb.select("procedure-scopes"), "scope", "tier"),
        outcome_labels=_labels(rows, OUTCOME),
        confidence_labels=_labels(rows, CONFIDENCE),
    )


def _labels(rows: Iterable[Row], of_class: str) -> dict[str, str]:
    return {row["code"]: row["label"] for row in rows if row["class"].endswith(f"/{of_class}")}


def _grouped(rows: Iterable[Row], key: str, value: str) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        groups[row[key]].add(row[value])
    return {name: frozenset(found) for name, found in groups.items()}


def _inputs(kb: KnowledgeBase, language: str) -> dict[str, Input]:
    bounds = _grouped(kb.select("procedure-input-bounds"), "name", "bound")
    return {
        row["name"]: Input(
            name=row["name"],
            kind=row["kind"],
            label=row["label"],
            minimum=row.get("minimum"),
            bounds=bounds.get(row["name"], frozenset()),
        )
        for row in kb.select("procedure-inputs", language=language)
    }


def _interpretations(rows: Iterable[Row]) -> tuple[Interpretation, ...]:
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["reading"], row["confidence"]].append(row)
    return tuple(
        Interpretation(
            iri=iri,
            subjects=frozenset(row["subject"] for row in group),
            versions=frozenset(row["version"] for row in group if "version" in row),
            confidence=confidence,
        )
        for (iri, confidence), group in groups.items()
    )


def _questions(rows: Iterable[Row]) -> tuple[Question, ...]:
    groups: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        groups[row["point"], row["code"], row["text"]].add(row["rule"])
    return tuple(
        Question(iri, code, text, frozenset(rules)) for (iri, code, text), rules in groups.items()
    )


def _rules(
    kb: KnowledgeBase, procedure: str, language: str, words: Mapping[str, Word]
) -> tuple[Rule, ...]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in kb.select("procedure-rules", procedure=procedure):
        groups[row["rule"]].append(row)
    places = _provenances(kb, procedure, language)
    tiers = _grouped(kb.select("procedure-tiers", procedure=procedure), "subject", "tier")
    fields = _fields(kb.select("procedure-fields", procedure=procedure), words)
    stages = _stages(kb, procedure, words, tiers, fields)
    return tuple(
        Rule(
            iri=iri,
            matter=group[0]["matter_code"],
            is_procedure=any(row["kind"].endswith(f"/{PROCEDURE}") for row in group),
            statement=group[0]["statement"],
            confidence=group[0]["confidence"],
            tiers=tiers.get(iri, frozenset()),
            provenance=tuple(
                sorted(
                    (places[version] for version in {row["version"] for row in group}),
                    key=lambda place: (place.version.in_force_from, place.address),
                )
            ),
            fields=fields.get(iri, {}),
            stages=tuple(stages.get(iri, ())),
        )
        for iri, group in groups.items()
    )


def _provenances(kb: KnowledgeBase, procedure: str, language: str) -> dict[str, Provenance]:
    rows = kb.select("procedure-provisions", procedure=procedure, language=language)
    versions = versions_of(kb, [row["provision"] for row in rows])
    places = {}
    for row in rows:
        previous = None
        for version in versions.get(row["provision"], ()):
            places[version.iri] = Provenance(
                version, previous, row["address"], row["act"], row["act_label"], row["rank"]
            )
            previous = version
    return places


def _fields(rows: Iterable[Row], words: Mapping[str, Word]) -> Mapping[str, Fields]:
    fields: dict[str, dict[str, tuple[Word, ...]]] = defaultdict(dict)
    for row in rows:
        field, value = row["field"], row["value"]
        if field not in UNCOMPARED_FIELDS:
            word = words.get(str(value), Word(str(value), str(value)))
            fields[row["subject"]][field] = (*fields[row["subject"]].get(field, ()), word)
    return fields


def _stages(
    kb: KnowledgeBase,
    procedure: str,
    words: Mapping[str, Word],
    tiers: Mapping[str, frozenset[str]],
    fields: Mapping[str, Fields],
) -> dict[str, list[Stage]]:
    thresholds = {
        row["stage"]: _threshold(row, words, fields)
        for row in kb.select("procedure-thresholds", procedure=procedure)
    }
    stages: dict[str, list[Stage]] = defaultdict(list)
    for row in kb.select("procedure-stages", procedure=procedure):
        threshold = thresholds.get(row["stage"])
        if row["kind"] not in words:
            raise DataError(f"the kind of stage {row['kind']} has no code and label; add them")
        stages[row["rule"]].append(
            Stage(
                iri=row["stage"],
                kind=words[row["kind"]],
                order=row["order"],
                mandatory=row["mandatory"],
                fails_with=row["fails_with"],
                tiers=tiers.get(row["stage"]),
                input=row.get("input"),
                minimum=row.get("minimum"),
                maximum=row.get("maximum"),
                threshold=threshold,
                fields=fields.get(row["stage"], {}),
            )
        )
    return stages


def _threshold(row: Row, words: Mapping[str, Word], fields: Mapping[str, Fields]) -> Threshold:
    share = Fraction(row["numerator"], row["denominator"]) if "numerator" in row else None
    return Threshold(
        iri=row["threshold"],
        stated=row["stated"],
        share=share,
        comparator=row.get("comparator"),
        base=words.get(row["base"]) if "base" in row else None,
        base_input=row.get("base_input"),
        fields=fields.get(row["threshold"], {}),
    )
