"""From typed functions to command-line parsers: a command is a function, its docstring its help.

Positional parameters become arguments, keyword-only ones options. Not here: the commands.
"""

from __future__ import annotations

import argparse
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, get_args, get_origin, get_type_hints

from kzconst.errors import ParameterError


@dataclass(frozen=True)
class Option:
    """How an option of a command differs from what its name and type already say.

    `bare` is the value of an option that is given without one; None means that it needs one.
    """

    flags: tuple[str, ...] = ()
    choices: tuple[str, ...] | None = None
    metavar: str | None = None
    bare: str | None = None


class Parser(argparse.ArgumentParser):
    """An argument parser that raises instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Raise a parameter error that names the command whose help to read."""
        raise ParameterError(f"{message}; see `{self.prog} --help`")


Command = Callable[..., int]


def parser_of(
    commands: Sequence[Command], options: Mapping[str, Option], *, version: str
) -> Parser:
    """Make the parser of a command line.

    Args:
        commands: Functions that return an exit code; the first line of a docstring is the help.
        options: By parameter name, what a type cannot say.
        version: The version that `--version` prints.

    Returns:
        A parser whose result has the function as `command` and its arguments as `arguments`.

    Example:
        >>> def hello(name: str, *, loud: bool = False) -> int:
        ...     '''Greet somebody.
        ...
        ...     Args:
        ...         name: Who is greeted.
        ...         loud: Shout.
        ...     '''
        ...     return 0
        >>> parsed = parser_of([hello], {}, version="1").parse_args(["hello", "Aida", "--loud"])
        >>> parsed.name, parsed.loud
        ('Aida', True)
    """
    parser = Parser(prog="kzconst", description=_summary(inspect.getmodule(commands[0])))
    parser.add_argument("--version", action="version", version=f"kzconst {version}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in commands:
        name = command.__name__.rstrip("_").replace("_", "-")
        sub = subparsers.add_parser(
            name,
            help=_summary(command),
            description=_description(command),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _add_arguments(sub, command, options)
        sub.set_defaults(run=command)
    return parser


def arguments_of(parsed: argparse.Namespace) -> dict[str, Any]:
    """Pick from a parsed command line the arguments of its command.

    Args:
        parsed: What a parser of `parser_of` returned.

    Returns:
        Keyword arguments for the command.

    Example:
        >>> arguments_of(argparse.Namespace(run=print, command="print", on="x"))
        {'on': 'x'}
    """
    return {key: value for key, value in vars(parsed).items() if key not in {"run", "command"}}


def call(command: Command, arguments: Mapping[str, Any]) -> int:
    """Call a command with parsed arguments, by the kinds of its parameters.

    Args:
        command: The function.
        arguments: Values by parameter name.

    Returns:
        The exit code.

    Example:
        >>> def two(a: str, *, b: int = 1) -> int:
        ...     return int(a) + b
        >>> call(two, {"a": "1", "b": 2})
        3
    """
    positional, keywords = [], {}
    for name, parameter in inspect.signature(command).parameters.items():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            keywords[name] = arguments[name]
        else:
            positional.append(arguments[name])
    return command(*positional, **keywords)


def _add_arguments(
    parser: argparse.ArgumentParser, command: Command, options: Mapping[str, Option]
) -> None:
    texts = _argument_texts(command)
    hints = get_type_hints(command)
    for name, parameter in inspect.signature(command).parameters.items():
        option = options.get(f"{command.__name__}.{name}", options.get(name, Option()))
        default = parameter.default
        settings: dict[str, Any] = {"help": texts[name].replace("%", "%%"), "default": default}
        if option.choices:
            settings["choices"] = option.choices
        if option.metavar:
            settings["metavar"] = option.metavar
        repeated = list in {get_origin(one) for one in (hints[name], *get_args(hints[name]))}
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            if default is not inspect.Parameter.empty:
                settings["nargs"] = "*" if repeated else "?"
            else:
                settings.pop("default")
                if repeated:
                    settings["nargs"] = "+"
            parser.add_argument(name, **settings)
            continue
        if hints[name] is bool:
            settings["action"] = "store_true"
        elif repeated:
            settings["action"] = "append"
        elif float in (hints[name], *get_args(hints[name])):
            settings["type"] = float
        if option.bare is not None:
            settings |= {"nargs": "?", "const": option.bare}
        flag = "--" + name.rstrip("_").replace("_", "-")
        parser.add_argument(*option.flags, flag, dest=name, **settings)


def _summary(thing: object) -> str:
    return (inspect.getdoc(thing) or "").partition("\n")[0]


def _description(command: Command) -> str:
    return (inspect.getdoc(command) or "").partition("\nArgs:")[0].strip()


def _argument_texts(command: Command) -> dict[str, str]:
    section = (inspect.getdoc(command) or "").partition("\nArgs:\n")[2].partition("\n\n")[0]
    texts: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        found = re.fullmatch(r"    (\w+): (.*)", line)
        if found:
            name = found[1]
            texts[name] = found[2]
        elif name:
            texts[name] += " " + line.strip()
    return texts
