"""Which norms govern a procedure on a day, for which tiers, and which of their stages count.

The rules of the act with the smallest rank number decide; stages whose kind only a lower norm has
are added. Not here: comparing what norms state (`procedure_comparison`), applying the stages to a
case (`procedure_verdicts`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kzconst.errors import NotFoundError
from kzconst.procedure_comparison import (
    Clash,
    Extra,
    Norm,
    Step,
    clashes_of_rules,
    clashes_of_stages,
    extra_fields_of_rules,
    extra_fields_of_stages,
    stated_values,
)
from kzconst.procedure_facts import ProcedureFacts, Stage
from kzconst.procedure_reading import near


@dataclass(frozen=True)
class TierNorms:
    """The steps that count for one tier, the highest norm's and the additions, in their order."""

    tier: str
    steps: tuple[Step, ...]
    clashes: tuple[Clash, ...]
    extras: tuple[Extra, ...]


def norms_in_force(facts: ProcedureFacts, on: datetime.date) -> list[Norm]:
    """List the rules on a procedure that are in force on a day.

    Args:
        facts: The facts of the procedure.
        on: The legal day.

    Returns:
        The norms, highest rank first.

    Raises:
        NotFoundError: The procedure is known, but none of its rules is in force on the day.

    Example:
        >>> import kzconst
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> [norm.place.address for norm in norms_in_force(facts, datetime.date(1996, 1, 1))]
        ['1995:87.5']
    """
    norms = []
    for rule in facts.rules:
        places = sorted(
            (place for place in rule.provenance if place.in_force(on)),
            key=lambda place: place.address,
        )
        if places:
            place = places[0]
            recorded = place.previous is not None or on >= place.from_latest
            norms.append(Norm(rule, place, recorded))
    if not any(norm.rule.is_procedure for norm in norms):
        raise NotFoundError(_why_nothing_in_force(facts, on))
    own_first = sorted(norms, key=lambda norm: (norm.rule.matter != facts.code, norm.place.address))
    return sorted(own_first, key=lambda norm: norm.rank)


def _why_nothing_in_force(facts: ProcedureFacts, on: datetime.date) -> str:
    places = [place for rule in facts.rules if rule.is_procedure for place in rule.provenance]
    later = [place.version.in_force_from for place in places if place.version.in_force_from > on]
    ends = [place.version.in_force_until for place in places]
    earlier = [end for end in ends if end is not None and end <= on]
    ended = f" it ended on {max(earlier)};" if earlier else ""
    begins = f" it begins on {min(later)};" if later else ""
    return f"{facts.code} is not in force on {on}:{ended}{begins} give another day"


def tiers_of(
    facts: ProcedureFacts, norms: Sequence[Norm], *, scope: str | None, on: datetime.date
) -> tuple[str, ...]:
    """List the tiers that an answer is about.

    Args:
        facts: The facts of the procedure.
        norms: The norms in force, highest rank first.
        scope: The code of a tier or of a group of tiers; None is all tiers of the highest norm.
        on: The legal day, for messages.

    Returns:
        Codes of tiers, sorted.

    Raises:
        NotFoundError: No tier has the code, or the procedure does not apply to it.

    Example:
        >>> import kzconst
        >>> from kzconst.procedure_reading import load_facts
        >>> facts, day = load_facts(kzconst.open(), "upper-akim-appointment", "en"), (2010, 1, 1)
        >>> norms = norms_in_force(facts, datetime.date(*day))
        >>> tiers_of(facts, norms, scope=None, on=datetime.date(*day))
        ('capital', 'oblast', 'republican-city')
    """
    procedures = [norm for norm in norms if norm.rule.is_procedure]
    if scope is None:
        top = min(norm.rank for norm in procedures)
        return tuple(sorted(set().union(*(n.rule.tiers for n in procedures if n.rank == top))))
    if scope not in facts.scopes:
        hint = near(scope, facts.scopes, otherwise=f"tiers are {', '.join(sorted(facts.scopes))}")
        raise NotFoundError(f"no tier is called {scope!r}; {hint}")
    governed = set().union(*(norm.rule.tiers for norm in procedures))
    wanted = facts.scopes[scope]
    if not wanted <= governed:
        outside = ", ".join(sorted(wanted - governed))
        raise NotFoundError(
            f"{facts.code} on {on} does not apply to {outside}; "
            f"it applies to {', '.join(sorted(governed))}"
        )
    return tuple(sorted(wanted))


def norms_of_tier(norms: Iterable[Norm], tier: str) -> TierNorms:
    """Work out what counts for one tier.

    Args:
        norms: The norms in force, highest rank first.
        tier: The code of a tier.

    Returns:
        The steps in their order, and where lower norms clash with higher ones or add to them.

    Example:
        >>> import datetime, kzconst
        >>> from kzconst.procedure_reading import load_facts
        >>> facts = load_facts(kzconst.open(), "akim-no-confidence", "en")
        >>> norms = norms_in_force(facts, datetime.date(2008, 6, 1))
        >>> [clash.field for clash in norms_of_tier(norms, "oblast").clashes]
        ['comparator', 'fraction']
    """
    mine = [norm for norm in norms if tier in norm.rule.tiers]
    top = min(norm.rank for norm in mine if norm.rule.is_procedure)
    every = [
        Step(stage, norm, highest=norm.rank == top)
        for norm in mine
        if norm.rank >= top
        for stage in norm.rule.stages
        if stage.tiers is None or tier in stage.tiers
    ]
    shown = _shown_steps(every)
    extras = [
        Extra(step.stage.kind.code, None, (), step.norm, step) for step in shown if not step.highest
    ]
    extras.extend(extra_fields_of_stages(every))
    extras.extend(extra_fields_of_rules(mine))
    clashes = [*clashes_of_stages(every), *clashes_of_rules(mine)]
    return TierNorms(tier, tuple(shown), tuple(clashes), tuple(extras))


def _shown_steps(every: Sequence[Step]) -> list[Step]:
    """Keep the stages whose kind no higher norm has, each test once, in their order."""
    shown: list[Step] = []
    for step in every:
        higher_has_it = any(
            other.stage.kind == step.stage.kind and other.norm.rank < step.norm.rank
            for other in every
        )
        repeated = any(
            _test_of(other.stage) == _test_of(step.stage) and other.norm.rank == step.norm.rank
            for other in shown
        )
        if not higher_has_it and not repeated:
            shown.append(step)
    return sorted(
        shown, key=lambda step: (step.stage.order, not step.highest, step.stage.kind.code)
    )


def _test_of(stage: Stage) -> tuple[object, ...]:
    addressed = tuple(sorted((name, codes) for name, codes in stated_values(stage).items()))
    return (stage.kind.code, stage.input, addressed)
