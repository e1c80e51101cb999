"""Measure `kzconst reason` as whole processes; print the ratios that it is held to.

    python -m bench.reasoning [--rounds N] [--record FILE]

A full run is compared with the HermiT jar of owlready2 from the command line on the same N-Triples
file, a kept answer with `kzconst show`; OWL RL and every single question have a limit in seconds.
What is compared is run in turn, so that a busy machine slows all alike; the median counts. The jar
is run as owlready2 runs it, but for the values of properties, which only `kzconst reason` asks for.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
from importlib.util import find_spec
from pathlib import Path

import kzconst
from bench.law import ADDRESS, DAY, Line, medians, process, table, target_table
from bench.record import REASONING, record
from kzconst.java_runtime import find_java
from kzconst.reasoning import MEGABYTES
from kzconst.reasoning_data import reasoner_data
from kzconst.reasoning_questions import questions

MAXIMUM_OF_JAR = 1.3
MAXIMUM_RL_SECONDS = 1.0
MAXIMUM_OF_SHOW = 1.5
MAXIMUM_ASK_SECONDS = 6.0
QUESTION = "state-power-and-self-government"


def jar_command(data: Path) -> list[str]:
    """Give the command of owlready2 for a file of N-Triples."""
    spec = find_spec("owlready2")
    if spec is None or spec.origin is None:
        raise SystemExit("bench: owlready2 is not installed")
    folder = Path(spec.origin).parent / "hermit"
    places = os.pathsep.join([str(folder), str(folder / "HermiT.jar")])
    main = "org.semanticweb.HermiT.cli.CommandLine"
    heap = f"-Xmx{MEGABYTES}M"
    return [str(find_java()), heap, "-cp", places, main, "-c", "-O", "-D", "-I", data.as_uri()]


def measure(folder: Path, rounds: int) -> tuple[list[Line], dict[str, float]]:
    """Run all in turn; times in milliseconds."""
    data = folder / "law.nt"
    kb = kzconst.open(layer="law")
    data.write_bytes(reasoner_data(kb))
    command = Path(sysconfig.get_path("scripts"), "kzconst")
    reason = (command, "reason", "--format", "json")
    took = medians(
        {
            "HermiT jar": process(*jar_command(data)),
            "kzconst reason": process(*reason, "--no-cache"),
        },
        rounds,
        warming=0,
    )
    subprocess.run([*reason], stdout=subprocess.DEVNULL, check=True)
    took |= medians(
        {
            "kzconst show": process(command, "show", ADDRESS, "--on", DAY),
            "kzconst reason, kept": process(command, "reason"),
            f"kzconst reason --ask {QUESTION}, kept": process(*reason, "--ask", QUESTION),
            "kzconst reason --with rl": process(*reason, "--with", "rl", "--no-cache"),
        },
        max(rounds, 5),
    )
    asked = {f"kzconst reason --ask {one.name}": one.name for one in questions(kb)}
    took |= medians(
        {what: process(*reason, "--ask", name, "--no-cache") for what, name in asked.items()},
        rounds,
        warming=0,
    )
    slowest = max(asked, key=took.__getitem__)
    of_jar = took["kzconst reason"] / took["HermiT jar"]
    kept = max(took["kzconst reason, kept"], took[f"kzconst reason --ask {QUESTION}, kept"])
    of_show = kept / took["kzconst show"]
    rl, ask = took["kzconst reason --with rl"] / 1000, took[slowest] / 1000
    return [
        Line(
            "full run of `kzconst reason`, times the jar alone",
            f"{of_jar:.2f}",
            f"at most {MAXIMUM_OF_JAR}",
            of_jar <= MAXIMUM_OF_JAR,
        ),
        Line(
            "`kzconst reason --with rl`, seconds",
            f"{rl:.2f}",
            f"at most {MAXIMUM_RL_SECONDS:g}",
            rl <= MAXIMUM_RL_SECONDS,
        ),
        Line(
            f"one question, the slowest of {len(asked)}: `{asked[slowest]}`, seconds",
            f"{ask:.1f}",
            f"at most {MAXIMUM_ASK_SECONDS:g}",
            ask <= MAXIMUM_ASK_SECONDS,
        ),
        Line(
            "a kept answer, times `kzconst show`",
            f"{of_show:.2f}",
            f"at most {MAXIMUM_OF_SHOW:g}",
            of_show <= MAXIMUM_OF_SHOW,
        ),
    ], took


def report(lines: list[Line], took: dict[str, float]) -> str:
    """The figures in Markdown, which reads as well on a screen."""
    parts = [REASONING, ""]
    parts += target_table(lines)
    parts += table("| process | ms |", [f"| {name} | {ms:.0f} |" for name, ms in took.items()])
    return "\n".join(parts)


def main() -> int:
    """Measure, print, and record where asked."""
    parser = argparse.ArgumentParser(description="Measure reasoning against HermiT's own jar.")
    parser.add_argument("--rounds", type=int, default=1, help="of the full runs (default: 1)")
    parser.add_argument("--record", type=Path, metavar="FILE", help="put the figures at its end")
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        # Kept answers of the user are neither taken nor replaced.
        os.environ["XDG_CACHE_HOME"] = str(Path(name, "cache"))
        text = report(*measure(Path(name), arguments.rounds))
    print(text)
    print(f"load when it began: {load:.1f}", file=sys.stderr)
    if arguments.record:
        record(text, arguments.record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
