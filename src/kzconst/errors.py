"""Every error that kzconst raises, in one tree, each with the exit code of the command line.

Not here: the messages. Each place that raises says in one line what is wrong and what to do.
"""

from __future__ import annotations


class KzconstError(Exception):
    """Base of all errors that kzconst raises on purpose.

    Example:
        >>> from kzconst.errors import KzconstError, ParameterError
        >>> issubclass(ParameterError, KzconstError)
        True
    """

    exit_code = 1


class ParameterError(KzconstError):
    """A parameter is malformed, impossible or missing (exit code 2)."""

    exit_code = 2


class NotFoundError(KzconstError):
    """Nothing has the name or address that was asked for (exit code 3)."""

    exit_code = 3


class DataError(KzconstError):
    """Data cannot be read, or are refused as hostile (exit code 4)."""

    exit_code = 4


class QueryError(KzconstError):
    """A query is malformed, refused or took too long (exit code 5)."""

    exit_code = 5


class EndpointError(KzconstError):
    """A SPARQL endpoint gave no usable answer (exit code 6)."""

    exit_code = 6


class ReasonerError(KzconstError):
    """A reasoner or its Java did not work (exit code 7)."""

    exit_code = 7
