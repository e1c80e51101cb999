"""What a person sees of decisions and procedures, as lines of plain text.

Not here: how a case is decided (`procedures`), provisions and histories (`screens`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kzconst.decisions import Addition, Conflict, Decision, ProcedureView, Side, StageView
from kzconst.screen_words import word
from kzconst.screens import IDS, Screen, capital, indented, wrapped

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase


def decision_lines(kb: KnowledgeBase, decision: Decision, language: str) -> list[str]:
    """Write a decision: the outcome first, then why, then what the lower norms say.

    Args:
        kb: The knowledge base whose labels are used.
        decision: What `decide` found.
        language: `en`, `ru` or `kk`.

    Returns:
        Lines of text.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> found = kb.decide("akim-no-confidence", on="2006-01-01",
        ...                   inputs={"total": 25, "for": 13})
        >>> decision_lines(kb, found, "en")[0]
        'No confidence in an akim, on 2006-01-01: not adopted'
    """
    screen = Screen(kb, language)
    matter = capital(screen.label(f"{IDS}matter-{decision.procedure}"))
    outcome = screen.label(f"{IDS}outcome-{decision.outcome}")
    lines = [screen.word("decision", matter=matter, day=decision.on, outcome=outcome)]
    if decision.missing:
        lines += [f"  {screen.word('missing')}: {', '.join(decision.missing)}"]
    lines += indented(screen.certainty(decision.certain, decision.uncertain_details))
    lines += [""]
    lines += [line for text in decision.explanation for line in wrapped(text)]
    for key, texts in (
        ("conflicts", [_conflict(screen, one) for one in decision.conflicts]),
        ("additions", [_addition(screen, one) for one in decision.additions]),
        ("open-points", [one.text for one in decision.open_points]),
    ):
        if texts:
            lines += ["", screen.word(key)]
            lines += indented(line for text in dict.fromkeys(texts) for line in wrapped(text))
    return lines


def _conflict(screen: Screen, conflict: Conflict) -> str:
    higher, lower = _side(conflict.higher), _side(conflict.lower)
    place = f"{_stage(screen, conflict.stage)}{_field(screen, conflict.field)}"
    until = conflict.until or screen.word("nothing")
    return f"{place}: {higher} ↔ {lower} [{conflict.from_} – {until})"


def _side(side: Side) -> str:
    value = ", ".join(side.value) if isinstance(side.value, tuple) else side.value
    return f"{value} ({side.address})"


def _addition(screen: Screen, addition: Addition) -> str:
    place = _stage(screen, addition.stage)
    if addition.field:
        place += _field(screen, addition.field)
    value = addition.value
    text = ", ".join(value) if isinstance(value, tuple) else value
    stated = "" if addition.stated == "stated" else word(
        "threshold-not-recorded", screen.language
    )
    told = ": ".join(part for part in (place.rstrip(", "), text or stated) if part)
    return f"{told} ({addition.address})"


def _stage(screen: Screen, stage: str | None) -> str:
    return f"{screen.label(f'{IDS}stage-kind-{stage}')}, " if stage else ""


def _field(screen: Screen, field: str) -> str:
    return screen.field_names.get(field, field)


def procedures_lines(
    kb: KnowledgeBase, procedures: Sequence[ProcedureView], language: str
) -> list[str]:
    """Write what can be decided: one line each for many procedures, all stages for a single one.

    Args:
        kb: The knowledge base whose labels are used.
        procedures: What `procedures` found.
        language: `en`, `ru` or `kk`.

    Returns:
        Lines of text.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> found = kb.procedures("akim-no-confidence", on="2006-01-01")
        >>> procedures_lines(kb, found, "en")[0]
        'No confidence in an akim  (akim-no-confidence)'
    """
    screen = Screen(kb, language)
    if len(procedures) == 1:
        return list(_procedure(screen, procedures[0]))
    width = max((len(one.procedure) for one in procedures), default=0)
    return [screen.word("procedures")] + [
        f"  {one.procedure:<{width}}  {one.label}" for one in procedures
    ]


def _procedure(screen: Screen, procedure: ProcedureView) -> Iterator[str]:
    yield f"{capital(procedure.label)}  ({procedure.procedure})"
    tiers = screen.names(f"{IDS}tier-{tier}" for tier in procedure.tiers)
    yield from indented([f"{screen.word('on')} {procedure.on}"])
    yield from indented(wrapped(f"{screen.word('tiers')}: {tiers}"))
    yield from indented(screen.certainty(procedure.certain, procedure.uncertain_details))
    yield ""
    yield screen.word("stages")
    for number, stage in enumerate(procedure.stages, start=1):
        yield from indented(_stage_lines(screen, number, stage))
    yield ""
    yield screen.word("inputs")
    for one in procedure.inputs:
        yield from indented(wrapped(f"-i {one.name}=…  {one.label}"))
    if procedure.open_points:
        yield ""
        yield screen.word("open-points")
        for point in procedure.open_points:
            yield from indented(wrapped(point.text))


def _stage_lines(screen: Screen, number: int, stage: StageView) -> Iterator[str]:
    tests = [text for text in (stage.threshold, stage.limits) if text]
    head = f"{number}. {capital(stage.label)}"
    if tests:
        head = f"{head}: {'; '.join(tests)}"
    yield from wrapped(f"{head}  ({stage.address})")
    for name, words in stage.fields.items():
        labels = " / ".join(one.label for one in words)
        yield from indented(wrapped(f"{_field(screen, name)}: {labels}"))
    if stage.addition:
        yield f"  {screen.word('additions').lower()}"
