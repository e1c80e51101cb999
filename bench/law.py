"""Measure kzconst against rdflib and against the floor, in one run; print the ratios.

    python -m bench.law [--rounds N] [--record FILE]

Cold answers and imports are whole processes; named queries are asked of graphs already loaded.
What is compared is repeated in turn (interleaved), so that a busy machine slows all alike; the
median counts. Answers are compared first: a fast wrong answer has no ratio. A missed target is
printed and is no failure: times depend on the machine, and no test depends on them.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import rdflib
from rdflib.plugins.sparql import prepareQuery

import kzconst
from bench.record import LAW, record
from kzconst.data_files import law_files, ontology_files
from kzconst.kb import KnowledgeBase

HERE = Path(__file__).parent
ADDRESS, DAY = "87.5", "2006-01-01"
PACKAGES = ("kzconst", "pyoxigraph", "rdflib")

MAXIMUM_OF_RDFLIB = 0.25
MAXIMUM_OF_FLOOR = 3.0
MINIMUM_WARM = 20.0
MAXIMUM_IMPORT_MS = 60.0
SECONDS_PER_QUERY = 1.0
PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Line:
    """One target with what was measured; all are printed and recorded in the same words."""

    what: str
    measured: str
    target: str
    met: bool


@dataclass(frozen=True)
class Warm:
    """One named query: median milliseconds in kzconst and in rdflib.

    Named is what a user calls: found by its name, values in Python. The other three are the bare
    engines: the same text, terms as they are; and rdflib once more with the text parsed before.
    """

    name: str
    rows: int
    named: float
    engine: float
    rdflib: float
    prepared: float

    @property
    def ratio(self) -> float:
        """How many times faster the named query is than rdflib with the same text."""
        return self.rdflib / self.named


def medians(
    contenders: Mapping[str, Callable[[], object]], rounds: int, *, warming: int = 1
) -> dict[str, float]:
    """Median milliseconds of each contender over interleaved rounds, after some that do not count.

    Whoever takes minutes needs no round to warm up.
    """
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(warming + rounds):
        for name, run in contenders.items():
            start = time.perf_counter()
            run()
            if number >= warming:
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


def process(*command: str | Path) -> Callable[[], bytes]:
    """A whole process as a contender; it must succeed, and gives its output."""
    # Without their bytecode files all contenders but the floor would compile at every start.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def run() -> bytes:
        return subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment).stdout

    return run


def essence(answer: dict[str, Any]) -> dict[str, Any]:
    """What the two answers must agree on, whatever else they say and in whatever order."""
    return {
        "version": [answer["version"][k] for k in ("iri", "in_force_from", "in_force_until")],
        "rules": sorted((rule["iri"], rule["matter"]) for rule in answer["rules"]),
        "thresholds": [
            (rule["iri"], stage["stage"], (stage["threshold"] or {}).get("fraction"))
            for rule in sorted(answer["rules"], key=lambda rule: str(rule["iri"]))
            for stage in rule["stages"]
        ],
        "citations": sorted((one["url"], one["confidence"]) for one in answer["citations"]),
    }


def cold(rounds: int) -> tuple[list[Line], dict[str, float]]:
    """Whole processes: one answer from nothing, and an import."""
    files = [str(path) for path in law_files()]  # what the command opens
    command = Path(sysconfig.get_path("scripts"), "kzconst")
    python = sys.executable
    contenders = {
        "kzconst show": process(command, "show", ADDRESS, "--on", DAY, "--format", "json"),
        "rdflib script": process(python, HERE / "rdflib_show.py", f"1995:{ADDRESS}", DAY, *files),
        "floor": process(python, HERE / "floor.py", *files),
        "import kzconst": process(python, "-c", "import kzconst"),
        "bare Python": process(python, "-c", "pass"),
    }
    ours, theirs = (
        essence(json.loads(contenders[name]())) for name in ("kzconst show", "rdflib script")
    )
    if ours != theirs:
        raise SystemExit(f"bench: the answers differ\n kzconst: {ours}\n rdflib: {theirs}")
    took = medians(contenders, rounds)
    of_rdflib = took["kzconst show"] / took["rdflib script"]
    of_floor = took["kzconst show"] / took["floor"]
    extra = took["import kzconst"] - took["bare Python"]
    return [
        Line(
            "cold `kzconst show`, part of the rdflib script's time",
            f"{of_rdflib:.3f}",
            f"at most {MAXIMUM_OF_RDFLIB}",
            of_rdflib <= MAXIMUM_OF_RDFLIB,
        ),
        Line(
            "cold `kzconst show`, times the floor",
            f"{of_floor:.2f}",
            f"at most {MAXIMUM_OF_FLOOR:g}",
            of_floor <= MAXIMUM_OF_FLOOR,
        ),
        Line(
            "`import kzconst` beyond starting Python",
            f"{extra:.1f} ms",
            f"at most {MAXIMUM_IMPORT_MS:g} ms",
            extra <= MAXIMUM_IMPORT_MS,
        ),
    ], took


def warm(rounds: int) -> tuple[list[Line], list[Warm]]:
    """Every named query as it stands, on graphs already loaded."""
    rdflib.NORMALIZE_LITERALS = False
    law = (kzconst.open(layer="law"), parsed(law_files()))
    everything = (kzconst.open(), parsed(ontology_files()))
    found, unanswered = [], []
    for named in law[0].queries():
        print(f"bench: {named.id}", file=sys.stderr)
        # What the law alone does not answer is a question about doctrine.
        kb, graph = law if law[0].select(named.id) else everything
        try:
            found.append(compare(kb, graph, named.id, named.text, rounds))
        except TimeoutError:
            unanswered.append(named.id)
    total = sum(one.rdflib for one in found) / sum(one.named for one in found)
    middle = statistics.median(one.ratio for one in found)
    least = min(found, key=lambda one: one.ratio)
    measured = {
        f"{len(found)} warm named queries together, times faster than rdflib's engine": total,
        "the median of them": middle,
        f"the least of them, `{least.name}`": least.ratio,
    }
    target = f"at least {MINIMUM_WARM:g}"
    lines = [
        Line(what, f"{ratio:.0f}", target, ratio >= MINIMUM_WARM)
        for what, ratio in measured.items()
    ]
    if unanswered:
        names = ", ".join(f"`{name}`" for name in unanswered)
        what = f"not compared, because rdflib gave no answer in {PATIENCE_SECONDS} s: {names}"
        lines.append(Line(what, str(len(unanswered)), "0", met=False))
    return lines, found


def parsed(paths: list[Path]) -> rdflib.Graph:
    """The files as a graph of rdflib."""
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


@contextmanager
def patience(seconds: int) -> Iterator[None]:
    """Raise TimeoutError in what takes longer; only Python code hears it, as rdflib's engine is."""

    def give_up(_signal: int, _frame: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def compare(kb: KnowledgeBase, graph: rdflib.Graph, name: str, text: str, rounds: int) -> Warm:
    """One named query in all four ways; where rdflib is slow, over fewer rounds.

    TimeoutError: rdflib took too long.
    """
    prepared = prepareQuery(text)
    contenders: dict[str, Callable[[], list[Any]]] = {
        "named": lambda: kb.select(name),
        "engine": lambda: kb.store.select(text),
        "rdflib": lambda: list(graph.query(text)),
        "prepared": lambda: list(graph.query(prepared)),
    }
    start = time.perf_counter()
    with patience(PATIENCE_SECONDS):
        rows = {contender: len(run()) for contender, run in contenders.items()}
    if len(set(rows.values())) != 1:
        raise SystemExit(f"bench: {name} has different numbers of rows: {rows}")
    affordable = int(SECONDS_PER_QUERY / (time.perf_counter() - start))
    took = medians(contenders, max(3, min(rounds, affordable)))
    return Warm(name, rows["named"], **took)


def table(head: str, rows: list[str]) -> list[str]:
    """A table in Markdown: the first column is text, the others are numbers or short words."""
    columns = head.count("|") - 1
    return [head, "| --- |" + " ---: |" * (columns - 1), *rows, ""]


def target_table(lines: list[Line]) -> list[str]:
    """What was measured beside its target, in Markdown."""
    return table(
        "| what | measured | target | |",
        [
            f"| {line.what} | {line.measured} | {line.target} | {'met' if line.met else 'MISSED'} |"
            for line in lines
        ],
    )


def report(lines: list[Line], took: dict[str, float], queries: list[Warm], rounds: int) -> str:
    """The figures in Markdown, which reads as well on a screen."""
    today = datetime.datetime.now(datetime.UTC).date()
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    python, system = platform.python_version(), f"{platform.system()} on {platform.machine()}"
    parts = [
        f"{LAW}\n",
        f"Measured on {today} by `make bench`: Python {python}, {versions};",
        f"{system}, {os.cpu_count()} cores. Medians of {rounds} interleaved rounds over the",
        f"{len(law_files())} Turtle files that the commands about the law open; questions about",
        f"doctrine over all {len(ontology_files())}. `bench/` has the scripts. A query whose",
        f"rounds would take more than {SECONDS_PER_QUERY:g} s together has fewer, but three.\n",
    ]
    parts += target_table(lines)
    parts.append("## Whole processes\n")
    parts += table("| process | ms |", [f"| {name} | {ms:.1f} |" for name, ms in took.items()])
    parts += [
        "## Named queries, warm\n",
        "Milliseconds from calling to having all rows. Named: by its name through the library,",
        "values in Python. Engine, rdflib: the same text, terms as they are. Prepared: the text",
        "was parsed before.\n",
    ]
    parts += table(
        "| query | rows | named | engine | rdflib | rdflib, prepared | times faster, named |",
        [
            f"| {one.name} | {one.rows} | {one.named:.2f} | {one.engine:.2f} "
            f"| {one.rdflib:.1f} | {one.prepared:.1f} | {one.ratio:.0f} |"
            for one in queries
        ],
    )
    return "\n".join(parts)


def main() -> int:
    """Measure, print, and record where asked."""
    parser = argparse.ArgumentParser(description="Measure kzconst against rdflib and the floor.")
    parser.add_argument("--rounds", type=int, default=15, help="repetitions (default: 15)")
    parser.add_argument("--record", type=Path, metavar="FILE", help="also write the figures here")
    arguments = parser.parse_args()
    cold_lines, took = cold(arguments.rounds)
    warm_lines, queries = warm(arguments.rounds)
    text = report(cold_lines + warm_lines, took, queries, arguments.rounds)
    print(text, end="")
    if arguments.record:
        record(text, arguments.record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
