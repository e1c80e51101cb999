"""The tour: each recorded reform on one screen, before and after, by which act, from which source.

Which reforms there are, and what they changed when, is data. Not here: comparing any two days
(`changes`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kzconst.addresses import natural
from kzconst.certainty import reasons
from kzconst.model import Citation, Doubt, RuleFact, Shown, StageFact
from kzconst.screens import IDS, Screen, capital, indented, wrapped

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

_STAGE_FIELDS = ("actor", "act", "condition", "ground")


@dataclass(frozen=True)
class ProvisionBeforeAfter:
    """A provision on the last day before a reform and on the first settled day after it."""

    address: str
    before: Shown
    after: Shown


@dataclass(frozen=True)
class ReformFacts:
    """What one reform changed; the days are legal days."""

    reform: str
    acts: tuple[str, ...]
    in_force_from: datetime.date
    in_force_from_latest: datetime.date
    provisions: tuple[ProvisionBeforeAfter, ...]


@dataclass(frozen=True)
class TourFacts:
    """All recorded reforms."""

    reforms: tuple[ReformFacts, ...]
    certain: bool
    uncertain_because: tuple[str, ...]
    uncertain_details: tuple[Doubt, ...]


def tour_facts(kb: KnowledgeBase) -> TourFacts:
    """Collect what the recorded reforms changed.

    Args:
        kb: The knowledge base.

    Returns:
        Each reform with the changed provisions before and after it.

    Example:
        >>> import kzconst
        >>> facts = tour_facts(kzconst.open())
        >>> [one.address for one in facts.reforms[0].provisions if "87." in one.address]
        ['1995:87.4', '1995:87.5']
    """
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for row in kb.select("reforms"):
        grouped.setdefault(row["reform"], []).append(row)
    reforms = tuple(_reform(kb, iri, rows) for iri, rows in grouped.items())
    doubts = [
        doubt
        for reform in reforms
        for one in reform.provisions
        for shown in (one.before, one.after)
        for doubt in shown.uncertain_details
    ]
    return TourFacts(reforms, not doubts, reasons(doubts), tuple(doubts))


def _reform(kb: KnowledgeBase, iri: str, rows: Sequence[Mapping[str, Any]]) -> ReformFacts:
    earliest = min(datetime.date.fromisoformat(row["from"]) for row in rows)
    latest = max(datetime.date.fromisoformat(row["latest"]) for row in rows)
    eve = earliest - datetime.timedelta(days=1)
    provisions = []
    for address in sorted({row["address"] for row in rows}, key=natural):
        before, after = kb.show(address, on=eve), kb.show(address, on=latest)
        # Of provisions outside the scope only the fact of the change is recorded.
        if isinstance(before, Shown) and isinstance(after, Shown) and (before.rules or after.rules):
            provisions.append(ProvisionBeforeAfter(address, before, after))
    acts = tuple(dict.fromkeys(row["act"] for row in rows))
    return ReformFacts(iri, acts, earliest, latest, tuple(provisions))


def tour_lines(kb: KnowledgeBase, facts: TourFacts, language: str) -> list[str]:
    """Write the tour in one language.

    Args:
        kb: The knowledge base whose labels are used.
        facts: What `tour_facts` found.
        language: `en`, `ru` or `kk`.

    Returns:
        Lines of text.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> tour_lines(kb, tour_facts(kb), "ru")[0]
        'Конституционная реформа 2007 года'
    """
    screen = Screen(kb, language)
    lines: list[str] = []
    for reform in facts.reforms:
        lines += [screen.label(reform.reform)]
        for act in reform.acts:
            lines += wrapped(f"{screen.word('by-act')}: {screen.label(act)}")
        window = screen.word(
            "window", start=reform.in_force_from, latest=reform.in_force_from_latest
        )
        settled = reform.in_force_from == reform.in_force_from_latest
        lines += [
            f"{screen.word('first-day')}: {reform.in_force_from}" if settled else capital(window)
        ]
        for one in reform.provisions:
            lines += ["", *_provision(screen, one)]
        lines += ["", *_sources(screen, reform)]
    lines += ["", f"{screen.word('tour-next')}:"]
    return lines + indented(_suggestions(facts))


def _provision(screen: Screen, one: ProvisionBeforeAfter) -> Iterator[str]:
    before = {rule.matter_iri: rule for rule in one.before.rules}
    after = {rule.matter_iri: rule for rule in one.after.rules}
    for matter in sorted(before.keys() | after.keys()):
        old, new = before.get(matter), after.get(matter)
        lines = [
            line
            for name, was, becomes in _changed_parts(screen, old, new)
            for line in _before_after(screen, name, was, becomes, both=bool(old and new))
        ]
        if lines:
            yield f"{one.address}  {capital(screen.label(matter))}"
            yield from indented(lines)


def _before_after(
    screen: Screen, name: str, was: str, becomes: str, *, both: bool
) -> Iterator[str]:
    # Where both rules exist, the law is silent on the one side; else there is no rule at all.
    absent = screen.word("not-stated" if both else "nothing-such")
    head = f"{name}, " if name else ""
    for key, text in (("before", was), ("after", becomes)):
        yield from wrapped(f"{head}{screen.word(key)}: {text or absent}")


def _changed_parts(
    screen: Screen, old: RuleFact | None, new: RuleFact | None
) -> Iterator[tuple[str, str, str]]:
    """Sum up what differs: the own fields of the rules first, then stage by stage."""
    left, right = (dict(rule.values) if rule else {} for rule in (old, new))
    # Where there is a rule on both sides, only the fields that differ tell something.
    if old and new:
        names = [name for name in left | right if left.get(name) != right.get(name)]
        left, right = (
            {name: side[name] for name in names if name in side} for side in (left, right)
        )
    was, becomes = ("; ".join(screen.fields(side)) for side in (left, right))
    if was != becomes:
        yield "", was, becomes
    stages = sorted(
        {(stage.order, stage.stage) for rule in (old, new) if rule for stage in rule.stages}
    )
    for _, kind in stages:
        was, becomes = (_stages(screen, rule, kind) for rule in (old, new))
        if was != becomes:
            yield screen.label(f"{IDS}stage-kind-{kind}"), was, becomes


def _stages(screen: Screen, rule: RuleFact | None, kind: str) -> str:
    if rule is None:
        return ""
    return "; ".join(_stage(screen, stage) for stage in rule.stages if stage.stage == kind)


def _stage(screen: Screen, stage: StageFact) -> str:
    named = [screen.names(stage.values[name]) for name in _STAGE_FIELDS if name in stage.values]
    threshold = screen.threshold(stage)
    return "; ".join([threshold, *named] if threshold else named)


def _sources(screen: Screen, reform: ReformFacts) -> Iterator[str]:
    """Name the editions read on both sides, each once: the closest ones to the reform."""
    yield screen.word("sources")
    for key in ("before", "after"):
        sides = [getattr(one, key) for one in reform.provisions]
        citations = {
            citation.source: citation
            for shown in sides
            for citation in shown.citations
            if citation.edition is not None
        }
        for citation in _closest(list(citations.values()), reform.in_force_from):
            yield f"  {screen.word(key)}: {screen.label(citation.source)}"
            yield f"    {citation.official_url or citation.url}"


def _closest(citations: Sequence[Citation], day: datetime.date) -> list[Citation]:
    """Choose one edition in each language: the one whose date is nearest to a day."""

    def distance(citation: Citation) -> tuple[int, str]:
        edition = citation.edition or datetime.date.max
        return abs((edition - day).days), citation.code

    nearest: dict[str | None, Citation] = {}
    for citation in sorted(citations, key=distance):
        nearest.setdefault(citation.language, citation)
    return [one for one in nearest.values() if one.confidence == "verified"]


def _suggestions(facts: TourFacts) -> Iterator[str]:
    last = facts.reforms[-1].provisions[-1] if facts.reforms else None
    if last:
        address = last.address.rpartition(":")[2]
        yield f"kzconst show {address} --on {last.before.on}"
        yield f"kzconst history {address}"
        yield f"kzconst diff {last.before.on} {last.after.on}"
    yield "kzconst procedures"
    yield "kzconst queries"
