"""What a provision said and prescribes on a day, and how it came to say so.

Not here: comparing two days (`changes`), deciding cases (`procedures`).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kzconst.addresses import Addressed
from kzconst.certainty import BOUNDARY, doubt_of_end, doubt_of_horizon, doubts_of_version, reasons
from kzconst.model import (
    ArticleHistory,
    ChangingAct,
    Citation,
    Doubt,
    History,
    Shown,
    ShownArticle,
    Version,
)
from kzconst.rules import rules_of_versions

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase
    from kzconst.records import Records

Row = Mapping[str, Any]


def versions_of(kb: Records, provisions: Iterable[str]) -> dict[str, list[Version]]:
    """Find all versions of provisions.

    Args:
        kb: The knowledge base.
        provisions: IRIs of provisions.

    Returns:
        The versions of each provision, oldest first; provisions without versions are absent.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> len(versions_of(kb, [kb.provision("87.5").iri]).popitem()[1])
        3
    """
    wanted = list(provisions)
    found: dict[str, list[Version]] = defaultdict(list)
    if wanted:
        unbounded = kb.horizon + datetime.timedelta(days=1)
        for row in kb.select("provision-versions", provision=wanted):
            found[row["provision"]].append(_version(row, unbounded))
    return found


def _version(row: Row, unbounded: datetime.date) -> Version:
    """Make a version; where no latest day is recorded, nothing settles it up to the horizon."""
    start, until = _day(row["from"]), _optional_day(row, "until")
    latest = _optional_day(row, "fromLatest") or unbounded
    until_latest = (_optional_day(row, "untilLatest") or unbounded) if until else None
    opening = ChangingAct(row["act"], row.get("actNumber"), _optional_day(row, "adopted"))
    ending = None
    if "endingAct" in row:
        adopted = _optional_day(row, "endingAdopted")
        ending = ChangingAct(row["endingAct"], row.get("endingNumber"), adopted)
    return Version(
        iri=row["version"],
        of=row["of"],
        in_force_from=start,
        in_force_from_latest=latest if latest != start else None,
        in_force_until=until,
        in_force_until_latest=until_latest if until_latest != until else None,
        confidence=row["confidence"],
        changed_by=None if opening.iri == row["work"] else opening,
        opened_by=opening,
        ended_by=ending,
        kind=row["kind"],
        last_read=_optional_day(row, "lastRead"),
        confirmed_to_end=row.get("confirmedToEnd", True),
        begins_provision=row.get("begins", False),
        ends_provision=row.get("ends", False),
        opened_with=row["openedWith"],
    )


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _optional_day(row: Row, name: str) -> datetime.date | None:
    return _day(row[name]) if name in row else None


def in_force(versions: Sequence[Version], *, on: datetime.date) -> int | None:
    """Find the version in force on a day, by the earliest possible day of each change.

    Args:
        versions: The versions of one provision, oldest first.
        on: The legal day.

    Returns:
        The place of the version in the sequence, or None where none was in force.

    Example:
        >>> in_force([], on=datetime.date(2006, 1, 1)) is None
        True
    """
    for place, version in enumerate(versions):
        until = version.in_force_until
        if version.in_force_from <= on and (until is None or on < until):
            return place
    return None


def citations_of(kb: KnowledgeBase, versions: Iterable[str]) -> tuple[Citation, ...]:
    """Cite the editions and reports behind versions.

    Args:
        kb: The knowledge base.
        versions: IRIs of versions.

    Returns:
        One citation per source and language: editions by date, then reports.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> shown = kb.show("87.5", on="2006-01-01")
        >>> shown.citations[0].language
        'ru'
    """
    wanted = list(versions)
    rows = kb.select("version-citations", version=wanted) if wanted else []
    citations = [
        Citation(
            act=row["act"],
            address=row["address"],
            edition=_day(row["edition"]) if "edition" in row else None,
            language=row.get("language"),
            url=row.get("url"),
            official_url=row.get("official"),
            confidence=row["confidence"],
            source=row["source"],
            code=row["code"],
        )
        for row in rows
    ]
    return tuple(sorted(citations, key=lambda one: (one.edition is None, one.edition or one.code)))


def show(kb: KnowledgeBase, provision: Addressed, *, on: datetime.date) -> Shown | ShownArticle:
    """Show a provision on a day; an article with paragraphs is shown paragraph by paragraph.

    Args:
        kb: The knowledge base.
        provision: What an address named.
        on: The legal day.

    Returns:
        What the provision said and prescribes on the day, with citations and certainty.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> shown = show(kb, kb.provision("87.5"), on=datetime.date(2026, 8, 1))
        >>> shown.version, shown.ended.isoformat(), shown.succeeded_by
        (None, '2026-07-01', '2026:89.5')
    """
    everything = _with_successors(kb, provision)
    versions = versions_of(kb, everything)
    if provision.iri in versions or not provision.below:
        return _show_one(kb, provision, versions, on=on)
    paragraphs = tuple(_show_one(kb, one, versions, on=on) for one in provision.below)
    doubts = [doubt for one in paragraphs for doubt in one.uncertain_details]
    return ShownArticle(
        provision.iri, provision.address, on, paragraphs, not doubts, reasons(doubts)
    )


def _with_successors(kb: KnowledgeBase, provision: Addressed) -> list[str]:
    wanted = [provision.iri, *(one.iri for one in provision.below)]
    return wanted + [new for old in wanted for new, _ in kb.successors(old)]


def _show_one(
    kb: KnowledgeBase,
    provision: Addressed,
    versions: Mapping[str, Sequence[Version]],
    *,
    on: datetime.date,
) -> Shown:
    known = versions.get(provision.iri, ())
    place = in_force(known, on=on)
    if place is None:
        return _show_nothing(kb, provision, versions, on=on)
    version = known[place]
    doubts = doubts_of_version(version, known[place - 1] if place else None, on=on)
    doubts += doubt_of_horizon(kb.horizon, on=on)
    rules = rules_of_versions(kb, [version.iri])[version.iri]
    if version.of != provision.iri:
        # A part or subparagraph has no version of its own: of the rules of its paragraph it holds
        # those that are stated at it.
        units = {provision.iri, *(one.iri for one in provision.below)}
        rules = tuple(rule for rule in rules if rule.stated_at in units)
    return Shown(
        provision=provision.iri,
        address=provision.address,
        on=on,
        version=version,
        rules=rules,
        citations=citations_of(kb, [version.iri]),
        certain=not doubts,
        uncertain_because=reasons(doubts),
        uncertain_details=tuple(doubts),
        confidence=version.confidence,
    )


def _show_nothing(
    kb: KnowledgeBase,
    provision: Addressed,
    versions: Mapping[str, Sequence[Version]],
    *,
    on: datetime.date,
) -> Shown:
    known = versions.get(provision.iri, ())
    later = [version for version in known if version.in_force_from > on]
    earlier = [version for version in known if version.in_force_from <= on]
    doubts: list[Doubt] = doubt_of_end(earlier[-1], on=on) if earlier else []
    doubts += doubt_of_horizon(kb.horizon, on=on)
    if later and not kb.history_is_complete(provision.iri):
        doubts += [Doubt(BOUNDARY, None, None, str(later[0].in_force_from))]
    successors = kb.successors(provision.iri) if earlier and not later else []
    successor = None
    if successors:
        new, address = successors[0]
        successor = _show_one(kb, Addressed(new, address, ()), versions, on=on)
        # What is shown below the sentence is part of the answer, so its doubts are too.
        doubts += [doubt for doubt in successor.uncertain_details if doubt not in doubts]
    return Shown(
        provision=provision.iri,
        address=provision.address,
        on=on,
        version=None,
        rules=(),
        citations=(),
        certain=not doubts,
        uncertain_because=reasons(doubts),
        uncertain_details=tuple(doubts),
        confidence=None,
        not_before=later[0].in_force_from if later else None,
        ended=earlier[-1].in_force_until if earlier and not later else None,
        succeeded_by=successors[0][1] if successors else None,
        successor=successor,
    )


def history(kb: KnowledgeBase, provision: Addressed) -> History | ArticleHistory:
    """Tell the history of a provision; of an article with paragraphs, that of each of them.

    Args:
        kb: The knowledge base.
        provision: What an address named.

    Returns:
        All versions, oldest first, with what took the provision's place. It is certain where every
        change has a settled first day and every text is verified.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> [str(one.in_force_from) for one in history(kb, kb.provision("87.5")).versions]
        ['1995-09-05', '2007-05-21', '2022-06-08']
    """
    versions = versions_of(kb, [provision.iri, *(one.iri for one in provision.below)])
    if provision.iri in versions or not provision.below:
        return _history_of_one(kb, provision, versions)
    paragraphs = tuple(_history_of_one(kb, one, versions) for one in provision.below)
    doubts = [doubt for one in paragraphs for doubt in one.uncertain_details]
    return ArticleHistory(provision.iri, provision.address, paragraphs, not doubts, reasons(doubts))


def _history_of_one(
    kb: KnowledgeBase, provision: Addressed, versions: Mapping[str, Sequence[Version]]
) -> History:
    known = versions.get(provision.iri, ())
    doubts: list[Doubt] = []
    for place, version in enumerate(known):
        previous = known[place - 1] if place else None
        doubts += doubts_of_version(version, previous, on=version.in_force_from)
    successors = kb.successors(provision.iri)
    return History(
        provision=provision.iri,
        address=provision.address,
        versions=tuple(known),
        succeeded_by=successors[0][1] if successors else None,
        certain=not doubts,
        uncertain_because=reasons(doubts),
        uncertain_details=tuple(doubts),
    )
