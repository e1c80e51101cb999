"""Parameters of named queries: values that people give, checked by type and written as terms.

Whatever is given, the result is one term of the stated type or a `ParameterError`: no text of a
user can end a string or an IRI early. No backslash is ever read or written, except before a quote,
because rdflib decodes escapes twice. Not here: where the terms go in a query (`queries`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from kzconst.errors import ParameterError
from kzconst.legal_days import DAY_DATATYPE, day_lexical, parse_day

Value = str | int | date

MAX_LENGTH = 2000
PREFIXES: Mapping[str, str] = {
    "kz": "https://w3id.org/kzconst/ontology/",
    "id": "https://w3id.org/kzconst/id/",
}
CODE = re.compile(r"\w(?:[\w./:-]*\w)?")
ADDRESS = re.compile(r"(?:[\w-]+:)?\d+(?:-\d+)?(?:\.\d+(?:-\d+)?|/\d+)*")
INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\x7f-\x9f]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\\]")


def term_texts(name: str, type: str, given: Value | Sequence[Value]) -> list[str]:
    """Write what was given for a parameter as SPARQL terms.

    Args:
        name: The parameter, for messages.
        type: One of `PARAMETER_TYPES`.
        given: One value, or several.

    Returns:
        One term per value; terms need no prefix to be declared.

    Raises:
        ParameterError: A value does not have the type, or there is none.

    Example:
        >>> term_texts("date", "day", "2007-05-21")
        ['"2007-05-21T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>']
        >>> term_texts("total", "integer", [25, "26"])
        ['25', '26']
    """
    values = [given] if isinstance(given, str | int | date) else list(given)
    if not values:
        raise ParameterError(f"the parameter {name} has no value; give at least one")
    return [_term_text(name, type, value) for value in values]


def _term_text(name: str, type: str, value: Value) -> str:
    # A boolean is an int, and `True` would be no readable value of any type.
    text = value.isoformat() if isinstance(value, date) else str(value)
    shown = repr(text if len(text) <= 60 else text[:60] + "...")
    if len(text) > MAX_LENGTH:
        raise ParameterError(f"the value {shown} of {name} is too long; shorten it")
    write, advice = WRITERS[type]
    try:
        term = write(text)
    except ParameterError as error:
        raise ParameterError(f"{name}: {error}") from error
    if term is None:
        raise ParameterError(f"{name}: {shown} is no {type}; {advice}")
    return term


def _day(text: str) -> str:
    return f'"{day_lexical(parse_day(text))}"^^<{DAY_DATATYPE}>'


def _code(text: str) -> str | None:
    return f'"{text}"' if CODE.fullmatch(text) else None


def _address(text: str) -> str | None:
    return f'"{text}"' if ADDRESS.fullmatch(text) else None


def _iri(text: str) -> str | None:
    prefix, _, local_name = text.partition(":")
    # As an IRI of its own scheme, id:act would silently find nothing.
    iri = PREFIXES[prefix] + local_name if prefix in PREFIXES else text
    return f"<{iri}>" if IRI.fullmatch(iri) and not CONTROL.search(iri) else None


def _integer(text: str) -> str | None:
    return str(int(text)) if INTEGER.fullmatch(text) else None


def _text(text: str) -> str | None:
    if CONTROL.search(text):
        return None
    return '"' + text.replace('"', '\\"') + '"'


WRITERS: Mapping[str, tuple[Callable[[str], str | None], str]] = {
    "day": (_day, "write it as YYYY-MM-DD"),
    "code": (_code, "codes are letters and digits joined by hyphens or dots, as in `oblast`"),
    "address": (_address, "write numbers joined by dots after an optional work and a colon"),
    "iri": (_iri, "write it whole, as in https://w3id.org/kzconst/id/body-maslikhat"),
    "integer": (_integer, "write a whole number"),
    "text": (_text, "write one line without backslashes"),
}
PARAMETER_TYPES = tuple(WRITERS)
