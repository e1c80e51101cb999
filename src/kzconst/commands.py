"""Kazakhstan's constitutional provisions on local power, as dated, typed and cited rules.

Here: the commands, each a typed function whose docstring is its help. Not here: parsing and errors
(`cli`), doctrine and terms (`doctrine_commands`), the words on the screen (`screens`,
`decision_screens`, `tour`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kzconst
from kzconst.errors import ParameterError
from kzconst.output import write_fact, write_lines

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase


def tour(*, lang: str = "en", format: str = "table") -> int:
    """Show the reform of 2007 on one screen: before, after, by which act, from which source.

    Args:
        lang: The language of the text.
        format: The form of the output.
    """
    from kzconst.tour import tour_facts, tour_lines

    kb = kzconst.open(layer="law")
    facts = tour_facts(kb)
    return write_fact(facts, format, lambda: tour_lines(kb, facts, lang))


def show(address: str, *, on: str | None = None, lang: str = "en", format: str = "table") -> int:
    """Show a provision on a day: its version, its rules and their citations.

    Args:
        address: The address of a provision: 87.5, 2026:89.5, 148-II:24.8, 89.2/2.
        on: The legal day as YYYY-MM-DD; without it today or the knowledge horizon, whichever is
            earlier.
        lang: The language of the text.
        format: The form of the output.
    """
    kb = kzconst.open(layer="law")
    shown = kb.show(address, on=on)
    return write_fact(shown, format, lambda: _screen(kb, lang).shown(shown))


def history(address: str, *, lang: str = "en", format: str = "table") -> int:
    """Tell the history of a provision: all of its versions, oldest first.

    Args:
        address: The address of a provision.
        lang: The language of the text.
        format: The form of the output.
    """
    kb = kzconst.open(layer="law")
    found = kb.history(address)
    return write_fact(found, format, lambda: _screen(kb, lang).history(found))


def diff(
    from_day: str,
    to_day: str,
    *,
    article: str | None = None,
    lang: str = "en",
    format: str = "table",
) -> int:
    """Compare what is in force on two days, in all works.

    Args:
        from_day: The earlier legal day as YYYY-MM-DD.
        to_day: The later legal day.
        article: The address of a provision to which the comparison is limited.
        lang: The language of the text.
        format: The form of the output.
    """
    kb = kzconst.open(layer="law")
    found = kb.diff(from_day, to_day, within=article)
    return write_fact(found, format, lambda: _screen(kb, lang).difference(found))


def procedures(
    name: str | None = None, *, on: str | None = None, lang: str = "en", format: str = "table"
) -> int:
    """List what can be decided on a day, with its stages and inputs.

    Args:
        name: The name of one procedure; without it all are listed.
        on: The legal day as YYYY-MM-DD.
        lang: The language of the text.
        format: The form of the output.
    """
    from kzconst.decision_screens import procedures_lines

    kb = kzconst.open(layer="law")
    found = kb.procedures(name, on=on, language=lang)
    return write_fact(found, format, lambda: procedures_lines(kb, found, lang))


def decide(
    procedure: str,
    *,
    on: str | None = None,
    total: str | None = None,
    for_: str | None = None,
    initiators: str | None = None,
    present: str | None = None,
    tier: str | None = None,
    input: list[str] | None = None,
    lang: str = "en",
    format: str = "table",
) -> int:
    """Apply a procedure, as it stood on a day, to the facts of a case.

    Args:
        procedure: The name of a procedure; `kzconst procedures` lists them.
        on: The legal day as YYYY-MM-DD.
        total: Short for -i total=N.
        for_: Short for -i for=N.
        initiators: Short for -i initiators=N.
        present: Short for -i present=N.
        tier: The tier of the unit; without it the answer is given where all tiers agree.
        input: A fact of the case as NAME=VALUE; may be repeated.
        lang: The language of the text.
        format: The form of the output.
    """
    from kzconst.decision_screens import decision_lines

    short = {"total": total, "for": for_, "initiators": initiators, "present": present}
    inputs = {name: value for name, value in short.items() if value is not None}
    for pair in input or ():
        name, separator, value = pair.partition("=")
        if not separator or not name:
            raise ParameterError(f"{pair!r} is not an input: write NAME=VALUE")
        if inputs.setdefault(name, value) != value:
            raise ParameterError(f"the input {name} is given twice: give it once")
    kb = kzconst.open(layer="law")
    decision = kb.decide(procedure, on=on, inputs=inputs, tier=tier, language=lang)
    return write_fact(decision, format, lambda: decision_lines(kb, decision, lang))


def query(
    name: str,
    *,
    parameter: list[str] | None = None,
    format: str = "table",
    endpoint: str | None = None,
    timeout: float = 30.0,
) -> int:
    """Answer a named query, a query file, or a query from standard input.

    Args:
        name: The name of a query, a file, or - for standard input.
        parameter: A parameter as NAME=VALUE; may be repeated.
        format: The form of the output.
        endpoint: The address of a SPARQL 1.1 endpoint to ask instead of the bundled data.
        timeout: Seconds that the answer may take.
    """
    from kzconst.query_command import run_query

    return run_query(name, parameter or [], format=format, endpoint=endpoint, timeout=timeout)


def queries(name: str | None = None, *, format: str = "table") -> int:
    """List the named queries, or show one with its text.

    Args:
        name: The name of a query.
        format: The form of the output.
    """
    from kzconst.query_command import list_queries

    return list_queries(name, format=format)


def check(paths: list[str] = [], *, format: str = "table") -> int:  # noqa: B006 - never changed
    """Check data against the shapes and the query checks; exit code 1 where one is violated.

    Args:
        paths: Data files or folders to check together with the bundled data; none checks the
            bundled data alone.
        format: The form of the output.
    """
    kb = kzconst.open(*_with_bundle(paths))
    report = kb.validate()
    violations = report.violations

    def lines() -> list[str]:
        found = [f"{one.check}: {one.subject}: {one.message}" for one in violations]
        return [*found, f"{len(violations)} violations"]

    write_fact(report, format, lines)
    return 1 if violations else 0


def _with_bundle(paths: Sequence[str]) -> list[Path]:
    from kzconst.data_files import ontology_files

    return [*ontology_files(), *map(Path, paths)] if paths else []


def export(*, format: str = "ttl", output: str | None = None, force: bool = False) -> int:
    """Write everything as one merged ontology, or the law in terms of ELI.

    Args:
        format: The form of the output.
        output: The file to write; without it standard output.
        force: Replace the file where it exists.
    """
    from kzconst.export import write_file

    document = kzconst.open().export(format)
    if output is None:
        sys.stdout.buffer.write(document)
    else:
        write_file(Path(output), document, force=force)
    return 0


def format_(paths: list[str] = [], *, check: bool = False) -> int:  # noqa: B006 - never changed
    """Bring Turtle files into the canonical order and format, and write their labels.

    Args:
        paths: Files; none means all files of the ontology.
        check: Change nothing; name the files that would change, with exit code 1.
    """
    from kzconst.composed_labels import format_ontology

    changed = format_ontology([Path(path) for path in paths], check=check)
    write_lines(str(path) for path in changed)
    return 1 if check and changed else 0


def _screen(kb: KnowledgeBase, language: str) -> Any:
    from kzconst.screens import Screen

    return Screen(kb, language)


COMMANDS = (
    tour,
    show,
    history,
    diff,
    procedures,
    decide,
    query,
    queries,
    check,
    export,
    format_,
)
