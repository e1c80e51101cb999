"""Writing to standard output and standard error the way terminals and pipes expect.

Data go to standard output, talk to standard error. Not here: what is written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable


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
