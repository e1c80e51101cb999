"""Writing to standard output and standard error the way terminals and pipes expect.

Data go to standard output, talk to standard error. Not here: what is written.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence

from kzconst.model import as_json


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output in UTF-8.

    Args:
        lines: Lines without their ends.

    Example:
        >>> write_lines(["a", "b"])
        a
        b
    """
    for line in lines:
        sys.stdout.write(line + "\n")


def write_fact(fact: object, format: str, lines: Callable[[], Sequence[str]]) -> int:
    """Write a fact in the form that a command was asked for.

    Args:
        fact: A dataclass of this package, a list of them, or what has `as_json`.
        format: `json`, or `table` for the lines.
        lines: Makes the lines of the screen, the heading first.

    Returns:
        The exit code 0.

    Example:
        >>> write_fact(["a"], "json", list)
        [
          "a"
        ]
        0
    """
    if format == "json":
        document = fact.as_json() if hasattr(fact, "as_json") else as_json(fact)
        write_lines([json.dumps(document, ensure_ascii=False, indent=2)])
    else:
        first, *rest = lines()
        write_lines([heading(first), *rest])
    return 0


def heading(text: str) -> str:
    """Make a line bold where the output is a terminal that may show it.

    Args:
        text: One line.

    Returns:
        The line, in bold unless the output is no terminal, NO_COLOR is set or TERM is dumb.

    Example:
        >>> import io
        >>> heading("Maslikhats")
        'Maslikhats'
    """
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if plain or not sys.stdout.isatty():
        return text
    return f"\x1b[1m{text}\x1b[0m"


def talk(text: str) -> None:
    """Say something to the person, on standard error.

    Args:
        text: One line.
    """
    sys.stderr.write(f"kzconst: {text}\n")
