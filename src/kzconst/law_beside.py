"""The law that a verdict rests on, as it stood in the time that the claim speaks of.

Here: which versions, with which of their rules, stand beside a claim. Not here: the verdicts
themselves, which are data, and how a version's rules are read (`rules`).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kzconst.addresses import natural
from kzconst.certainty import doubts_of_version, reasons
from kzconst.model import Doubt, RuleFact, Version
from kzconst.provisions import versions_of
from kzconst.rules import rules_of_versions

if TYPE_CHECKING:
    from kzconst.doctrine import Claim, TimeSpokenOf
    from kzconst.records import Records

THEN, EARLIER, LATER = "then", "earlier", "later"


@dataclass(frozen=True)
class LawBeside:
    """One piece of law beside a claim: a version with the rules meant, or something undated.

    `when` is `then` for law of the time that the claim speaks of, otherwise `earlier` or `later`.
    `law` is the IRI of the provision, act or other thing; `adopted` is the day of an act. Where
    there is a version, the answer is certain or says why not, for the last day of the time that
    the claim speaks of on which the version was in force.
    """

    law: str
    when: str
    address: str | None
    version: Version | None
    rules: tuple[RuleFact, ...]
    adopted: datetime.date | None
    certain: bool
    uncertain_because: tuple[str, ...]
    uncertain_details: tuple[Doubt, ...]


def law_beside(kb: Records, claim: Claim) -> tuple[LawBeside, ...]:
    """Find the law beside a claim.

    Args:
        kb: The knowledge base.
        claim: A claim.

    Returns:
        What its verdict rests on: versions by rank, address and day, then acts and other things;
        nothing for a claim without a verdict.

    Example:
        >>> import kzconst
        >>> beside = kzconst.open().claim("C205").law[0]
        >>> beside.address, beside.version.in_force_until.isoformat()
        ('1995:87.5', '2007-05-21')
    """
    if claim.verdict is None or not claim.verdict.rests_on:
        return ()
    bases = claim.verdict.rests_on
    rows = kb.select("doctrine-bases", basis=list(bases))
    histories = versions_of(kb, {row["provision"] for row in rows})
    known = {one.iri: one for history in histories.values() for one in history}
    candidates: dict[str, list[Version]] = defaultdict(list)
    for row in rows:
        candidates[row["basis"]].append(known[row["version"]])
    chosen = _chosen(candidates, claim.time)
    rules = rules_of_versions(kb, chosen)
    beside = [
        _of_version(
            kb,
            known[iri],
            histories[known[iri].of],
            tuple(rule for rule in rules[iri] if rule.iri in bases),
            claim.time,
        )
        for iri in chosen
    ]
    acts = {row["act"]: row for row in kb.select("doctrine-acts")}
    others = [_undated(kb, iri, acts.get(iri, {})) for iri in bases if iri not in candidates]
    ranks = {row["provision"]: acts.get(row["act"], {}).get("rank", 0) for row in rows}
    # The higher law first: it decides.
    beside.sort(key=lambda one: (ranks[one.law], natural(one.address or one.law), _begin(one)))
    return (*beside, *sorted(others, key=lambda one: natural(one.law)))


def _chosen(candidates: dict[str, list[Version]], time: TimeSpokenOf) -> list[str]:
    """Pick the versions named, and one version for each rule that none of those expresses."""
    named = {iri for iri, versions in candidates.items() if [one.iri for one in versions] == [iri]}
    chosen = list(named)
    for iri, versions in candidates.items():
        if iri in named or any(one.iri in named for one in versions):
            continue
        ordered = sorted(versions, key=lambda one: one.in_force_from)
        spoken_of = [one for one in ordered if _last_common_day(one, time) is not None]
        chosen.append((spoken_of or ordered)[-1].iri)
    return list(dict.fromkeys(chosen))


def _last_common_day(version: Version, time: TimeSpokenOf) -> datetime.date | None:
    """Find the last day on which a version was in force in the time spoken of, where it has one."""
    ends = [day for day in (version.in_force_until, time.until) if day is not None]
    if time.until is None or not ends:
        return None
    last = min(ends) - datetime.timedelta(days=1)
    begins = max(version.in_force_from, time.from_ or version.in_force_from)
    return last if begins <= last else None


def _of_version(
    kb: Records,
    version: Version,
    history: list[Version],
    rules: tuple[RuleFact, ...],
    time: TimeSpokenOf,
) -> LawBeside:
    place = history.index(version)
    day = _last_common_day(version, time) or version.in_force_from
    doubts = doubts_of_version(version, history[place - 1] if place else None, on=day)
    return LawBeside(
        law=version.of,
        when=_when(version, time),
        address=kb.address(version.of),
        version=version,
        rules=rules,
        adopted=None,
        certain=not doubts,
        uncertain_because=reasons(doubts),
        uncertain_details=tuple(doubts),
    )


def _when(version: Version, time: TimeSpokenOf) -> str:
    if time.until and version.in_force_from >= time.until:
        return LATER
    if time.from_ and version.in_force_until and version.in_force_until <= time.from_:
        return EARLIER
    return THEN


def _undated(kb: Records, iri: str, act: Mapping[str, Any]) -> LawBeside:
    address = kb.address(iri)
    day = datetime.date.fromisoformat(act["adopted"]) if "adopted" in act else None
    return LawBeside(iri, THEN, None if address == iri else address, None, (), day, True, (), ())


def _begin(beside: LawBeside) -> datetime.date:
    return beside.version.in_force_from if beside.version else datetime.date.min
