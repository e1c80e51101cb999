"""Laws of time that hold for every provision and every pair of days, whatever the data say.

Days are drawn around the recorded changes and anywhere between the oldest text and a year after the
horizon. What is in force on a day is asked from the store directly, so the history and differences
that the library tells are compared with another reading of the same data. Not here: what the law
was on certain days (`test_provisions`, `test_changes`, `test_questions`).
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st

import kzconst
from kzconst.data_files import ontology_files
from kzconst.kb import KnowledgeBase
from kzconst.model import ArticleHistory, Difference, Version
from kzconst.stores import Local

DAY = datetime.timedelta(days=1)
YEAR = datetime.timedelta(days=365)
FEW = 8
MANY = 100
IN_FORCE = """
PREFIX kz: <https://w3id.org/kzconst/ontology/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?provision ?version WHERE {
  ?version kz:isVersionOf ?provision ; kz:inForceFrom ?from .
  FILTER(?from <= "%(day)sT00:00:00Z"^^xsd:dateTime)
  FILTER NOT EXISTS {
    ?version kz:inForceUntil ?until .
    FILTER(?until <= "%(day)sT00:00:00Z"^^xsd:dateTime)
  }
}"""


@cache
def opened() -> KnowledgeBase:
    """Open the bundled knowledge once."""
    return kzconst.open()


@cache
def histories() -> dict[str, tuple[Version, ...]]:
    """Give the versions of every provision that has some of its own, by its IRI."""
    kb = opened()
    found = {}
    for row in kb.select("provision-addresses"):
        history = _history(kb, row["address"])
        if history and history[0].of == row["provision"]:
            found[row["provision"]] = history
    return found


def _history(kb: KnowledgeBase, address: str) -> tuple[Version, ...]:
    history = kb.history(address)
    return () if isinstance(history, ArticleHistory) else history.versions


@cache
def changes() -> list[datetime.date]:
    """Give every day on which a version begins or ends."""
    versions = [one for versions in histories().values() for one in versions]
    days = {one.in_force_from for one in versions}
    days |= {one.in_force_until for one in versions if one.in_force_until}
    return sorted(days)


def canonical(kb: KnowledgeBase) -> pyoxigraph.Dataset:
    """Give all data with names of blank nodes that depend on what is said of them."""
    data = pyoxigraph.Dataset(kb.store.triples())
    data.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return data


def in_force(kb: KnowledgeBase, day: datetime.date) -> dict[str, set[str]]:
    """Ask the store which versions of each provision are in force on a day."""
    found: dict[str, set[str]] = {}
    for row in kb.store.select(IN_FORCE % {"day": day}):
        found.setdefault(row["provision"].value, set()).add(row["version"].value)
    return found


def applied(found: Difference, state: dict[str, set[str]]) -> dict[str, set[str]]:
    """Apply the changes between two days to what is in force on the first."""
    new = {provision: set(versions) for provision, versions in state.items()}
    for change in found.changes:
        if change.version_before:
            new[change.provision].remove(change.version_before)
        if change.version_after:
            successor = change.succeeded_by
            place = opened().provision(successor).iri if successor else change.provision
            new.setdefault(place, set()).add(change.version_after)
    return {provision: versions for provision, versions in new.items() if versions}


@st.composite
def days(draw: st.DrawFn) -> datetime.date:
    """Draw a day around a change, or any day of the recorded time and the year after it."""
    near = st.builds(lambda day, by: day + by * DAY, st.sampled_from(changes()), st.integers(-1, 1))
    anywhere = st.dates(opened().begins, opened().horizon + YEAR)
    return max(draw(st.one_of(near, anywhere)), opened().begins)


@settings(max_examples=MANY, deadline=None)
@given(day=days())
def test_one_version_on_each_day_of_a_recorded_life(day: datetime.date) -> None:
    """A provision has exactly one version on each day of its life, and none on any other."""
    state = in_force(opened(), day)
    for provision, versions in histories().items():
        end = versions[-1].in_force_until
        alive = versions[0].in_force_from <= day and (end is None or day < end)
        told = {
            one.iri
            for one in versions
            if one.in_force_from <= day and (one.in_force_until is None or day < one.in_force_until)
        }
        assert len(told) == alive, (provision, day)
        assert state.get(provision, set()) == told


def test_a_life_has_no_gap_and_no_double_day() -> None:
    """Each version of a provision begins on the day on which the one before it ends."""
    assert len(histories()) > 1
    for versions in histories().values():
        for before, after in pairwise(versions):
            assert before.in_force_until == after.in_force_from
            assert before.in_force_from < after.in_force_from


@settings(max_examples=MANY // 2, deadline=None)
@given(one=days(), other=days())
def test_a_difference_leads_from_one_day_to_the_other(
    one: datetime.date, other: datetime.date
) -> None:
    """`diff(a, b)` applied to what is in force on a gives what is in force on b."""
    first, last = sorted((one, other))
    found = opened().diff(first, last)
    assert applied(found, in_force(opened(), first)) == in_force(opened(), last)


@settings(max_examples=MANY // 4, deadline=None)
@given(day=days())
def test_a_day_does_not_differ_from_itself(day: datetime.date) -> None:
    """`diff(a, a)` is empty."""
    assert opened().diff(day, day).changes == ()


@settings(max_examples=MANY // 4, deadline=None)
@given(some=st.lists(days(), min_size=3, max_size=3, unique=True).map(sorted))
def test_differences_follow_one_another(some: list[datetime.date]) -> None:
    """What differs from a to b and then from b to c leads where `diff(a, c)` leads."""
    first, middle, last = some
    step = applied(opened().diff(first, middle), in_force(opened(), first))
    both = applied(opened().diff(middle, last), step)
    assert both == applied(opened().diff(first, last), in_force(opened(), first))


@settings(max_examples=FEW, deadline=None)
@given(paths=st.permutations(ontology_files()), day=days(), other=days())
def test_the_order_of_files_does_not_matter(
    paths: list[Path], day: datetime.date, other: datetime.date
) -> None:
    """The same files in another order give the same data and the same answers."""
    kb = KnowledgeBase(Local.from_files(paths))
    first, last = sorted((day, other))
    assert canonical(kb) == canonical(opened())
    assert kb.diff(first, last) == opened().diff(first, last)
    for query in ("provision-addresses", "provision-succession"):
        assert kb.select(query) == opened().select(query)
    rows = kb.select("provision-versions-on-day", date=day.isoformat())
    assert rows == opened().select("provision-versions-on-day", date=day.isoformat())


def test_a_wrong_difference_leads_elsewhere() -> None:
    """A difference that forgets one change does not give what is in force on the later day."""
    first, last = opened().begins, opened().horizon
    found = opened().diff(first, last)
    assert found.changes
    for place in range(len(found.changes)):
        fewer = replace(found, changes=found.changes[:place] + found.changes[place + 1 :])
        assert applied(fewer, in_force(opened(), first)) != in_force(opened(), last)
