"""Measure whether answers about one point in time depend on the size of the knowledge base.

    python -m bench.size [--factors N ...] [--rounds N] [--record FILE]

The same questions are asked of the bundled law and of larger knowledge bases made of copies
(`copies`), in turn; all give the same answers, or there is no ratio. A
point-in-time question names what it asks about: a matter, a procedure, a provision or a version.
What lists everything of a day grows with the data by its nature: it is measured, but has no target.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.copies import enlarged
from bench.law import Line, medians, table, target_table
from bench.record import LARGER, record
from kzconst.kb import KnowledgeBase
from kzconst.stores import Local

FACTORS = (10, 100)
MAXIMUM_GROWTH = 2.0
# A parameter that names one thing; an act or an actor is in force, or acts, in many places.
NAMING = frozenset({"matter", "procedure", "provision", "version"})
DATED = "date"
SECONDS_PER_QUESTION = 2.0

Bases = Mapping[int, KnowledgeBase]
Question = Callable[[KnowledgeBase], object]


@dataclass(frozen=True)
class Growth:
    """One question: median milliseconds by the factor of size."""

    name: str
    times: Mapping[int, float]

    def ratio(self, factor: int) -> float:
        """How many times longer it takes at a factor than at the size of the bundled data."""
        return self.times[factor] / self.times[1]


def calls() -> dict[str, Question]:
    """What a reader asks of the library about one provision or procedure on a day."""
    votes = {"total": 25, "for": 14, "initiators": 5}
    return {
        "show(87.5)": lambda kb: kb.show("87.5", on="2006-01-01"),
        "show(148-II:24.1)": lambda kb: kb.show("148-II:24.1", on="2015-06-01"),
        "history(87.5)": lambda kb: kb.history("87.5"),
        "decide(akim-no-confidence)": lambda kb: kb.decide(
            "akim-no-confidence", on="2007-06-01", inputs=votes
        ),
    }


def questions(kb: KnowledgeBase) -> tuple[dict[str, Question], dict[str, Question]]:
    """The point-in-time questions, and the lists of a day."""
    points, lists = calls(), {}
    for named in kb.queries():
        names = {parameter.name for parameter in named.parameters}
        if names & NAMING:
            points[named.id] = _asking(named.text)
        elif DATED in names:
            lists[named.id] = _asking(named.text)
    return points, lists


def _asking(text: str) -> Question:
    return lambda kb: kb.store.select(text)


def grown(bases: Bases, name: str, question: Question, rounds: int) -> Growth:
    """The times of one question in all sizes, asked in turn; where slow, over fewer rounds."""
    start = time.perf_counter()
    contenders = {str(factor): _once(question, kb) for factor, kb in bases.items()}
    for ask in contenders.values():
        ask()  # fills what the library keeps: addresses, the horizon
    affordable = int(SECONDS_PER_QUESTION / (time.perf_counter() - start))
    took = medians(contenders, max(3, min(rounds, affordable)))
    return Growth(name, {factor: took[str(factor)] for factor in bases})


def _once(question: Question, kb: KnowledgeBase) -> Callable[[], object]:
    return lambda: question(kb)


def require_same_answers(bases: Bases, named: Mapping[str, Question]) -> None:
    """Stop where a larger knowledge base answers differently: a wrong answer has no ratio."""
    for name, question in named.items():
        if len({_content(question(kb)) for kb in bases.values()}) != 1:
            raise SystemExit(f"bench: {name} has another answer in a larger knowledge base")


def _content(answer: object) -> str:
    """An answer as text, without the order of rows that the query does not tell apart."""
    return str(sorted(map(str, answer)) if isinstance(answer, list) else answer)


def report(points: list[Growth], lists: list[Growth], sizes: Mapping[int, int]) -> str:
    """The figures in Markdown."""
    counts = ", ".join(f"{size:,}" for size in sizes.values())
    parts = [
        f"{LARGER}\n",
        f"Warm, in memory: {counts} triples; the larger ones hold renamed copies of all law beside",
        "the same terms and lists of values (`bench/copies.py`). A question about one matter,",
        f"procedure, provision or version must stay within {MAXIMUM_GROWTH:g} times its time.\n",
    ]
    lines = []
    for factor in list(sizes)[1:]:
        within = sum(one.ratio(factor) <= MAXIMUM_GROWTH for one in points)
        worst = max(points, key=lambda one: one.ratio(factor))
        ratio = worst.ratio(factor)
        met = ratio <= MAXIMUM_GROWTH
        what = f"at {factor} times the size: the most growth, `{worst.name}`"
        lines.append(Line(what, f"{ratio:.1f}", f"at most {MAXIMUM_GROWTH:g}", met))
        what = f"at {factor} times the size: questions within {MAXIMUM_GROWTH:g} times their time"
        lines.append(Line(what, str(within), str(len(points)), met))
    parts += target_table(lines)
    parts += _growths("question", points, sizes)
    parts.append("Lists of all that holds on a day, which grow with what they list:\n")
    parts += _growths("list", lists, {factor: sizes[factor] for factor in sorted(sizes)[:2]})
    return "\n".join(parts)


def _growths(what: str, growths: list[Growth], sizes: Mapping[int, int]) -> list[str]:
    """A table of times in milliseconds, with the ratios to the first."""
    larger = list(sizes)[1:]
    times = " | ".join(f"ms at {factor}" for factor in sizes)
    ratios = " | ".join(f"ratio at {factor}" for factor in larger)
    return table(
        f"| {what} | {times} | {ratios} |",
        [
            f"| {one.name} | "
            + " | ".join([f"{ms:.2f}" for ms in one.times.values()])
            + " | "
            + " | ".join([f"{one.ratio(factor):.2f}" for factor in larger])
            + " |"
            for one in growths
        ],
    )


def main() -> int:
    """Make the larger knowledge bases, measure, print, and record where asked."""
    parser = argparse.ArgumentParser(description="Measure how answers depend on size.")
    parser.add_argument(
        "--factors", type=int, nargs="+", default=FACTORS, metavar="N", help="default: 10 100"
    )
    parser.add_argument("--rounds", type=int, default=15, help="repetitions (default: 15)")
    parser.add_argument("--record", type=Path, metavar="FILE", help="also write the section here")
    arguments = parser.parse_args()
    bases: dict[int, KnowledgeBase] = {}
    for factor in (1, *arguments.factors):
        print(f"bench: {factor} times the size", file=sys.stderr)
        bases[factor] = KnowledgeBase(Local(enlarged(factor)))
    points, lists = questions(bases[1])
    require_same_answers(bases, points)
    measured = [grown(bases, name, ask, arguments.rounds) for name, ask in points.items()]
    # Lists grow with what they list: the smallest of the larger sizes shows that as well.
    smaller = {factor: bases[factor] for factor in sorted(bases)[:2]}
    listed = [grown(smaller, name, ask, arguments.rounds) for name, ask in lists.items()]
    sizes = {factor: len(kb.store.triples()) for factor, kb in bases.items()}
    text = report(measured, listed, sizes)
    print(text, end="")
    if arguments.record:
        record(text, arguments.record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
