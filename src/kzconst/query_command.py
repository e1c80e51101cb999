"""The commands `query` and `queries`: named queries, query files, standard input, endpoints.

Not here: what is refused (`query_guard`), parameters (`queries`), forms of output (`results`).
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import kzconst
from kzconst.errors import NotFoundError, ParameterError, QueryError
from kzconst.model import as_json
from kzconst.output import heading, talk, write_lines
from kzconst.queries import all_queries, bind, load_query, read_query
from kzconst.query_guard import date_warnings
from kzconst.results import write_results

if TYPE_CHECKING:
    from kzconst.queries import NamedQuery

Answered = TypeVar("Answered")
_FILE_SUFFIXES = (".rq", ".sparql")


def run_query(
    name: str,
    parameters: Sequence[str],
    *,
    format: str,
    endpoint: str | None,
    timeout: float,
) -> int:
    """Answer a query and write what it gives to standard output.

    Args:
        name: The name of a query, a file, or `-` for standard input.
        parameters: Parameters as NAME=VALUE.
        format: `table`, `json`, `csv`, `tsv` or `xml`.
        endpoint: The address of an endpoint, or None for the bundled data.
        timeout: Seconds that the answer may take; an embedded query that takes longer ends the
            process with the exit code of a query error.

    Returns:
        The exit code.

    Raises:
        NotFoundError: No query or file has the name.
        ParameterError: A parameter is unknown or malformed.
        QueryError: The query is malformed or refused.
        EndpointError: The endpoint gave no usable answer.
    """
    if timeout <= 0:
        raise ParameterError(f"--timeout {timeout:g} is no time: give seconds above zero")
    query = _find(name)
    for warning in date_warnings(query.text):
        talk(f"warning: {warning}")
    text = bind(query, _pairs(parameters))
    kb = kzconst.connect(endpoint, timeout=timeout) if endpoint else kzconst.open()

    def answer() -> bytes:
        return write_results(kb.query(text, timeout=timeout), format)

    # Nothing is written before the whole answer is there, so a failure leaves no half of it.
    document = answer() if endpoint else _within(timeout, answer)
    sys.stdout.flush()
    sys.stdout.buffer.write(document)
    return 0


def _find(name: str) -> NamedQuery:
    if name == "-":
        return read_query(sys.stdin.buffer.read(), "standard input")
    path = Path(name)
    if name.endswith(_FILE_SUFFIXES) or path.is_file():
        if not path.is_file():
            raise NotFoundError(f"there is no query file {name}")
        return read_query(path.read_bytes(), name)
    return load_query(name)


def _pairs(parameters: Sequence[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for pair in parameters:
        name, separator, value = pair.partition("=")
        if not separator or not name:
            raise ParameterError(f"{pair!r} is not a parameter: write NAME=VALUE")
        if name in pairs:
            raise ParameterError(f"the parameter {name} is given twice: give it once")
        pairs[name] = value
    return pairs


def _within(seconds: float, answer: Callable[[], Answered]) -> Answered:
    """Answer within a time, or end the process: a running embedded query cannot be stopped."""

    def end() -> None:
        talk(
            f"the query took longer than {seconds:g} s and was stopped: simplify it or give a "
            "longer --timeout"
        )
        sys.stderr.flush()
        os._exit(QueryError.exit_code)

    watchdog = threading.Timer(seconds, end)
    watchdog.daemon = True
    watchdog.start()
    try:
        return answer()
    finally:
        watchdog.cancel()


def list_queries(name: str | None, *, format: str) -> int:
    """List the named queries, or show one with its text.

    Args:
        name: The name of a query, or None for all.
        format: `table` or `json`.

    Returns:
        The exit code.

    Raises:
        NotFoundError: No query has the name.
    """
    found = all_queries() if name is None else [load_query(name)]
    if format == "json":
        write_lines([json.dumps(as_json(found), ensure_ascii=False, indent=2)])
    elif name is None:
        width = max(len(query.id) for query in found)
        write_lines(f"{query.id:<{width}}  {query.question}" for query in found)
    else:
        write_lines([heading(found[0].question), "", found[0].text.rstrip()])
    return 0
