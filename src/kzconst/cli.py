"""The command line: parsing, exit codes, and errors of one line.

Exit codes: 0 done; 1 `check`, `format --check`, `evidence verify` or `reason` found something, or
what was to be explained does not follow; 2 parameter; 3 not found; 4 data; 5 query; 6 endpoint; 7
reasoner or Java. Not here: what the commands do (`commands`, `doctrine_commands`,
`evidence_command`, `explain_command`, `reasoning_command`).
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence

from kzconst import (
    __version__,
    commands,
    doctrine_commands,
    evidence_command,
    explain_command,
    reasoning_command,
)
from kzconst.arguments import Option, arguments_of, call, parser_of
from kzconst.errors import KzconstError
from kzconst.output import talk
from kzconst.phrases import LANGUAGES

COMMANDS = (
    *commands.COMMANDS,
    *doctrine_commands.COMMANDS,
    *evidence_command.COMMANDS,
    *explain_command.COMMANDS,
    *reasoning_command.COMMANDS,
)
OPTIONS = {
    "lang": Option(choices=LANGUAGES),
    "format": Option(choices=("table", "json")),
    "query.format": Option(choices=("table", "json", "csv", "tsv", "xml")),
    "export.format": Option(choices=("ttl", "nt", "xml", "jsonld", "eli")),
    "output": Option(flags=("-o",), metavar="FILE"),
    "parameter": Option(flags=("-p",), metavar="NAME=VALUE"),
    "input": Option(flags=("-i",), metavar="NAME=VALUE"),
    "on": Option(metavar="DAY"),
    "from_day": Option(metavar="FROM"),
    "to_day": Option(metavar="TO"),
    "paths": Option(metavar="FILE"),
    "file": Option(metavar="FILE"),
    "action": Option(choices=(evidence_command.VERIFY,)),
    "address": Option(metavar="ADDRESS"),
    "article": Option(metavar="ADDRESS"),
    "about": Option(metavar="TERM"),
    "asserted_by": Option(metavar="NAME"),
    "cites": Option(metavar="ADDRESS"),
    "inconsistency": Option(metavar="FILE"),
    "premises": Option(metavar="NAME"),
    "limit": Option(metavar="N"),
    "time_limit": Option(metavar="SECONDS"),
    "memory_limit": Option(metavar="MB"),
    "with_": Option(choices=("hermit", "pellet", "rl")),
    "ask": Option(metavar="NAME", bare=""),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: The words after the program's name; None takes those of the process.

    Returns:
        The exit code.

    Example:
        >>> main(["show", "no address"])
        2
    """
    # A running query does not see Ctrl-C: end the process as other programs do.
    if arguments is None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Kazakh letters do not depend on the locale of the machine.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        parsed = parser_of(COMMANDS, OPTIONS, version=__version__).parse_args(arguments)
        code = call(parsed.run, arguments_of(parsed))
        sys.stdout.flush()
    except KzconstError as error:
        talk(" ".join(str(error).split()))
        return error.exit_code
    except BrokenPipeError:
        # The reader went away (`| head`): not an error, but nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
