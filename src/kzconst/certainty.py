"""When an answer about a day is certain, and why not when it is not.

An answer is certain when its day lies outside the windows of all versions that it rests on, not
after the day on which each was last read, not after the knowledge horizon, and the text of each is
verified. Not here: which versions an answer rests on; the caller knows that.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from kzconst.model import Doubt, Version

BOUNDARY = "boundary"
NOT_CHECKED_SINCE = "not-checked-since"
AFTER_HORIZON = "after-horizon"
CONFIDENCE = "confidence"
VERIFIED = "verified"


def doubts_of_version(
    version: Version, previous: Version | None, *, on: datetime.date
) -> list[Doubt]:
    """Tell why a version may not be what was in force on a day.

    Args:
        version: The version taken to be in force, by the earliest possible day of its change.
        previous: The version before it, or None where nothing earlier is recorded.
        on: The legal day.

    Returns:
        The doubts: the day lies in the window of the opening change (with the earlier version as
        the other candidate), the version is still open (or not confirmed to its end) and was
        last read before the day, or its text is not verified.

    Example:
        >>> day = datetime.date(2007, 5, 21)
        >>> from kzconst.model import ChangingAct
        >>> act = ChangingAct("act", None, day)
        >>> new = Version("v2", "p", day, datetime.date(2007, 5, 22), None, None, "verified", act,
        ...               act, None, "rewording", datetime.date(2023, 1, 1), "verified")
        >>> [doubt.reason for doubt in doubts_of_version(new, None, on=day)]
        ['boundary']
    """
    doubts = []
    latest = version.in_force_from_latest
    if latest is not None and on < latest:
        candidate = previous.iri if previous else None
        doubts.append(Doubt(BOUNDARY, version.iri, candidate, str(latest)))
    unread = version.last_read is None or on > version.last_read
    if unread and (version.in_force_until is None or not version.confirmed_to_end):
        last_read = str(version.last_read) if version.last_read else None
        doubts.append(Doubt(NOT_CHECKED_SINCE, version.iri, None, last_read))
    if version.confidence != VERIFIED:
        doubts.append(Doubt(CONFIDENCE, version.iri, None, version.confidence))
    return doubts


def doubt_of_end(version: Version, *, on: datetime.date) -> list[Doubt]:
    """Tell whether a version that is taken to have ended may still have been in force.

    Args:
        version: The last version before the day.
        on: The legal day, on or after the earliest possible end.

    Returns:
        One `boundary` doubt with the version as the other candidate, or nothing.

    Example:
        >>> day = datetime.date(2002, 1, 1)
        >>> from kzconst.model import ChangingAct
        >>> act = ChangingAct("act", None, day)
        >>> doubt_of_end(Version("v", "p", day, None, day, None, "verified", None, act, act,
        ...                      "original", day, "verified"), on=day)
        []
    """
    latest = version.in_force_until_latest
    if latest is not None and on < latest:
        return [Doubt(BOUNDARY, None, version.iri, str(latest))]
    return []


def doubt_of_horizon(horizon: datetime.date, *, on: datetime.date) -> list[Doubt]:
    """Tell whether a day lies after the knowledge horizon.

    Args:
        horizon: The last legal day on which the knowledge base claims to know the law.
        on: The legal day.

    Returns:
        One `after-horizon` doubt, or nothing.

    Example:
        >>> doubt_of_horizon(datetime.date(2026, 1, 1), on=datetime.date(2026, 1, 1))
        []
    """
    if on > horizon:
        return [Doubt(AFTER_HORIZON, None, None, str(horizon))]
    return []


def reasons(doubts: Iterable[Doubt]) -> tuple[str, ...]:
    """List the codes of doubts, each once, in a fixed order.

    Args:
        doubts: Any doubts.

    Returns:
        The codes `boundary`, `not-checked-since`, `after-horizon`, `confidence` that occur.

    Example:
        >>> reasons([Doubt("confidence"), Doubt("boundary"), Doubt("confidence")])
        ('boundary', 'confidence')
    """
    order: Sequence[str] = (BOUNDARY, NOT_CHECKED_SINCE, AFTER_HORIZON, CONFIDENCE)
    found = {doubt.reason for doubt in doubts}
    return tuple(code for code in order if code in found)
