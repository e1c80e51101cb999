"""Mutation: hardly any wrong change of the law stays unseen by shapes, checks and golden answers.

The mutants are made in memory (`mutants`) and shown to the detectors one after the other, cheapest
first (`detectors`). The rate, the rate of shapes and checks alone and the survivors are printed.
Two processes share the work; measured on two cores: see the printed time.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import law_table
import pyoxigraph
import pytest
from detectors import CHECK, SHAPE, Detectors, Finding
from mutants import CHANGED, DROPPED, Mutant, applied, mutants, sample

from kzconst.data_files import law_files
from kzconst.kb import KnowledgeBase
from kzconst.stores import Local

ENOUGH = 400
SAMPLE = 480
RATE = 0.95
PROCESSES = 2
CHUNK = 10
MOVED = (
    "inForceFrom",
    "inForceFromLatest",
    "inForceUntil",
    "adoptedOn",
    "editionDate",
    "knowledgeHorizon",
)
KINDS = {
    *(f"drop {name}" for name in DROPPED),
    *(f"move {name}" for name in MOVED),
    *(f"change {name}" for name in (*CHANGED, "fraction")),
}


@dataclass(frozen=True)
class Outcome:
    """What became of all mutants."""

    findings: tuple[tuple[Mutant, Finding | None], ...]
    unusable: tuple[str, ...]
    seconds: float

    @property
    def survivors(self) -> list[Mutant]:
        """The mutants that nothing found."""
        return [mutant for mutant, found in self.findings if found is None]

    @property
    def rate(self) -> float:
        """The share of mutants that were found."""
        return 1 - len(self.survivors) / len(self.findings)

    def report(self) -> str:
        """Say in words what was found, and list the survivors."""
        total = len(self.findings)
        sorts = Counter(found.sort for _, found in self.findings if found is not None)
        alone = sorts[CHECK] + sorts[SHAPE]
        named = ", ".join(f"{sort} {count}" for sort, count in sorts.most_common())
        lines = [
            f"mutation: {total - len(self.survivors)} of {total} found ({self.rate:.1%})",
            f"first found by: {named}; {self.seconds:.0f} s",
            f"shapes and checks alone: {alone} of {total} ({alone / total:.1%})",
            f"survivors: {len(self.survivors)}",
            *(f"  {mutant}" for mutant in self.survivors),
            *(f"unusable, wrong without any mutant: {name}" for name in self.unusable),
        ]
        return "\n".join(lines)


@pytest.fixture(scope="module")
def law_store() -> Local:
    """Load the law alone: what mutants are made of, and all that detectors look at."""
    return Local.from_files(law_files())


@pytest.fixture(scope="module")
def everything(law_store: Local) -> list[Mutant]:
    """Give all mutants of the bundled data."""
    return mutants(law_store.store)


@pytest.fixture(scope="module")
def outcome(everything: list[Mutant]) -> Outcome:
    """Show a sample of the mutants to the detectors."""
    begun = time.perf_counter()
    wanted = [_name(mutant) for mutant in sample(everything, SAMPLE)]
    chunks = [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)]
    # A fork would copy the threads and locks of other tests; a new process has none.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, context, _prepare) as pool:
        unusable = pool.submit(_unusable)
        found = [finding for some in pool.map(_find, chunks) for finding in some]
        by_name = {_name(mutant): mutant for mutant in everything}
        pairs = tuple((by_name[name], finding) for name, finding in zip(wanted, found, strict=True))
        return Outcome(pairs, unusable.result(), time.perf_counter() - begun)


# -- in the other processes: the data, the mutants by name, the detectors ------------------------

Name = tuple[str, str, str]
_WORK: dict[str, Detectors] = {}
_MUTANTS: dict[Name, Mutant] = {}


def _name(mutant: Mutant) -> Name:
    return mutant.kind, mutant.subject, mutant.change


def _prepare() -> None:
    store = Local.from_files(law_files()).store
    _MUTANTS.update((_name(mutant), mutant) for mutant in mutants(store))
    _WORK["detectors"] = Detectors(store)


def _find(names: Sequence[Name]) -> list[Finding | None]:
    return [_WORK["detectors"].find(_MUTANTS[name]) for name in names]


def _unusable() -> tuple[str, ...]:
    return tuple(_WORK["detectors"].unusable)


# -- the laws ------------------------------------------------------------------------------------


def test_mutants_are_of_every_kind_and_file(everything: list[Mutant]) -> None:
    """Every kind of mutant is made, and the sample has each in each file that all have it in."""
    chosen = sample(everything, SAMPLE)
    assert {mutant.kind for mutant in everything} == KINDS
    pairs = [{(mutant.kind, mutant.file) for mutant in some} for some in (everything, chosen)]
    assert pairs[0] == pairs[1]
    assert len({_name(mutant) for mutant in everything}) == len(everything)


def test_every_article_has_mutants(everything: list[Mutant]) -> None:
    """Every file of an article of the law has mutants."""
    files = {mutant.file for mutant in everything}
    articles = {
        f"{path.parent.name}/{path.stem}"
        for path in law_files()
        if path.stem.startswith("article-")
    }
    assert articles
    assert articles <= files


def test_a_mutant_is_another_law_and_is_undone(everything: list[Mutant], law_store: Local) -> None:
    """A mutant changes the data, and nothing is left of it afterwards."""
    copy = pyoxigraph.Store()
    copy.bulk_extend(law_store.store)
    before = set(copy)
    for mutant in sample(everything, 0)[::20]:
        with applied(copy, mutant):
            after = set(copy)
            assert before - after == set(mutant.removed) - set(mutant.added)
            assert after - before == set(mutant.added)
            assert before != after
    assert set(copy) == before


def test_the_library_answers_as_the_table_says(law_store: Local) -> None:
    """Days, acts, tiers, stages and thresholds of all versions and rules are as in the table."""
    assert list(law_table.differences(law_store)) == []


def test_the_table_leaves_nothing_out(law_store: Local) -> None:
    """The table has every provision that has versions, and a rule for each of its versions."""
    lines = {line[:2] for line in law_table.expected_versions()}
    assert {line[:2] for line in law_table.expected_rules()} == lines
    rows = KnowledgeBase(law_store).select("provision-addresses")
    known = {row["address"] for row in rows}
    assert {address for address, _ in lines} <= known


def test_wrong_changes_are_found(outcome: Outcome, capsys: pytest.CaptureFixture[str]) -> None:
    """Shapes, checks and golden answers find at least 95 of 100 wrong changes of the law."""
    with capsys.disabled():
        print(f"\n{outcome.report()}")
    assert len(outcome.findings) >= ENOUGH
    assert outcome.rate >= RATE


def test_no_detector_is_unusable(outcome: Outcome) -> None:
    """Every golden answer and every line of the table is right for the law as it is."""
    assert outcome.unusable == ()
