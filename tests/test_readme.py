"""What the README promises: its examples run, its figures are those of the data."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

import kzconst
from kzconst.cli import main

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
SPARQL = re.findall(r"```sparql\n(.*?)```", README, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = re.findall(r"^    (kzconst .*?)(?:   .*|;.*)?$", README, re.MULTILINE)


def test_there_are_examples() -> None:
    """The README has three SPARQL examples, one of Python, and commands."""
    assert len(SPARQL) == 3
    assert len(PYTHON) == 1
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("number", range(3))
def test_sparql_examples_find_something(number: int) -> None:
    """A wrong literal would find nothing and give no error."""
    rows = kzconst.open().store.select(SPARQL[number])
    assert rows


def test_the_second_sparql_example_shows_the_reform() -> None:
    """The adoption threshold was 2/3 from 1995 and is 1/2 since 2007."""
    rows = kzconst.open().store.select(SPARQL[1])
    found = [
        (row["from"].value[:10], f"{row['numerator'].value}/{row['denominator'].value}")
        for row in rows
        if row["address"].value == "1995:87.5"
    ]
    assert found == [("1995-09-05", "2/3"), ("2007-05-21", "1/2"), ("2022-06-08", "1/2")]


def test_the_python_example_runs() -> None:
    """The lines of Python print the end of the old rule and a decision."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(PYTHON[0], "README.md", "exec"), {})
    assert output.getvalue().startswith("2007-05-21\nadopted\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command: str) -> None:
    """Every command line that the README shows works."""
    with contextlib.redirect_stdout(io.StringIO()) as output:
        assert main(shlex.split(command)[1:]) == 0
    assert output.getvalue()


@pytest.mark.parametrize(
    ("work", "counts"),
    [
        ("1995", r"\| (\d+) paragraphs and articles in (\d+) dated versions \| the 53"),
        ("2026", r"35, 87-91 \| (\d+) paragraphs and articles \|"),
        ("148-II", r"recall \| (\d+) paragraphs in (\d+) dated versions \|"),
        ("2464", r"recall\) \| (\d+) paragraphs in (\d+) dated versions \|"),
        ("290-VIII", r"servants\) \| (\d+) paragraphs \|"),
        ("453-I", r"7\(2\), 11 \| (\d+) provisions in (\d+) dated versions \|"),
    ],
)
def test_the_figures_of_what_is_covered(work: str, counts: str) -> None:
    """The table of what is covered counts what is there."""
    told = re.search(counts, README)
    assert told is not None
    rows = kzconst.open().store.select(
        "PREFIX kz: <https://w3id.org/kzconst/ontology/> SELECT ?p ?v WHERE { ?v kz:isVersionOf "
        f"?p . ?p kz:belongsToAct/kz:addressPrefix '{work}' }}"
    )
    provisions = {row["p"].value for row in rows}
    figures = [int(figure) for figure in told.groups()]
    assert figures == [len(provisions), len(rows)][: len(figures)]


def test_the_figures_of_the_paper() -> None:
    """The table counts claims, locators, tensions and verdicts, and those that are computed."""
    told = re.search(r"verdicts \| (\d+), (\d+), (\d+), (\d+) \| .*; (\d+) verdicts", README)
    assert told is not None
    count = kzconst.open().store.select
    kinds = ("Claim", "Locator", "Tension", "Verdict")
    found = [
        len(count(f"SELECT ?one WHERE {{ ?one a <https://w3id.org/kzconst/ontology/{kind}> }}"))
        for kind in kinds
    ]
    computed = count(
        "SELECT ?one WHERE { ?one <https://w3id.org/kzconst/ontology/hasVerdictMethod> "
        "<https://w3id.org/kzconst/id/verdict-method-computed> }"
    )
    assert [int(figure) for figure in told.groups()] == [*found, len(computed)]
