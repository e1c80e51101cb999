"""What a person sees of decisions and procedures, as lines of plain text.

Not here: how a case is decided (`procedures`), provisions and histories (`screens`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kzconst.decisions import Decision, ProcedureView, StageView
from kzconst.screens import IDS, Screen, capital, indented, wrapped

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase


def decision_lines(kb: KnowledgeBase, decision: Decision, language: str) -> list[str]:
    """Write a decision: the outcome first, then why, then the norms that are cited.

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
    told, citations = _numbered(decision.explanation)
    for text in told:
        lines += wrapped(text)
    if citations:
        lines += ["", screen.word("sources")]
    for number, citation in enumerate(citations, start=1):
        lines += indented(wrapped(f"[{number}] {citation}"))
    return lines


def _numbered(explanation: Sequence[str]) -> tuple[list[str], list[str]]:
    """Turn the citations at the ends of sentences into numbers, and list them once."""
    told, citations = [], []
    for sentence in explanation:
        text, separator, citation = sentence.rpartition(" [")
        if not separator:
            told.append(sentence)
            continue
        numbers = []
        for one in citation.removesuffix("]").split("; "):
            if one not in citations:
                citations.append(one)
            numbers.append(str(citations.index(one) + 1))
        told.append(f"{text} [{', '.join(numbers)}]")
    return told, citations


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
    yield from indented([screen.word("on", day=procedure.on)])
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
        yield from indented(wrapped(f"{screen.field_names.get(name, name)}: {labels}"))
    if stage.addition:
        yield f"  {screen.word('additions').lower()}"
