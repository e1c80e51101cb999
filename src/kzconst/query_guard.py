"""What a free query may not do, found in its text before any engine sees it.

`guard` refuses; `date_warnings` warns of literals that would silently find nothing. pyoxigraph
takes `1SERVICE` for two words, and `trueSERVICE:x` for three where no such prefix is declared, so a
word is judged by what it contains. Not here: the tokenizer (`sparql_tokens`), time limits (the
command line ends the process), and whether a query is well-formed (the engine says that).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from urllib.parse import urljoin

from kzconst.errors import QueryError
from kzconst.legal_days import DAY_DATATYPE, MIDNIGHT
from kzconst.sparql_tokens import Token, tokens

MAX_LENGTH = 1_000_000
# In the worst constructs (lists, MINUS, `!`) pyoxigraph ends the process from about 4,000 on.
MAX_TOKENS = 2_500

UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "USING")
)
OUTSIDE = re.compile("SERVICE|FROM", re.IGNORECASE)
FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))
ZONE = re.compile(r"(?:Z|[+-][0-9]{2}:[0-9]{2})$")


def guard(text: str) -> None:
    """Refuse a query that would change data, reach outside, or end the process.

    Args:
        text: A SPARQL query.

    Raises:
        QueryError: It has an update, SERVICE or FROM, more than 200 nested brackets, more than
            2,500 words and signs outside VALUES blocks, or an unclosed string. Such words in
            strings, comments, IRIs, names and variables are harmless and pass.

    Example:
        >>> guard("SELECT ?from { ?from ?p 'DELETE' } # SERVICE")
        >>> guard("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
        Traceback (most recent call last):
        ...
        kzconst.errors.QueryError: line 1: SERVICE reaches outside the data; leave it out
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH} characters; shorten it")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise QueryError("the query has half a character (a surrogate); correct it") from error
    found = []
    weight = 0
    for token in tokens(text):
        found.append(token)
        weight += token.weight
        if weight > MAX_TOKENS:
            raise QueryError(
                f"line {token.line}: more than {MAX_TOKENS} words and signs outside VALUES; "
                "split the query, or list its values in VALUES"
            )
    _refuse_words(found)


def _refuse_words(found: Sequence[Token]) -> None:
    """Refuse the words of updates, and those that reach outside the data."""
    declared = _declared_prefixes(found)
    for index, token in enumerate(found):
        if token.kind == "word" and token.text.upper() in UPDATES:
            raise QueryError(
                f"line {token.line}: {token.text[:20].upper()} belongs to an update, and data are "
                "only read; write SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
        prefix = token.text if token.kind == "word" else token.text.partition(":")[0]
        outside = OUTSIDE.search(prefix) if token.kind in ("word", "name") else None
        if outside is None:
            continue
        if token.kind == "name" and prefix in declared:
            # A real name, unless it stands where only the keyword can stand.
            follows = found[index + 1].text if index + 1 < len(found) else ""
            declares = index > 0 and found[index - 1].text.upper().endswith("PREFIX")
            if declares or (follows != "{" and token.depth > 0):
                continue
        keyword = outside[0].upper()
        advice = "leave it out" if token.kind == "word" else "rename the prefix or declare it"
        raise QueryError(f"line {token.line}: {keyword} reaches outside the data; {advice}")


def query_form(text: str) -> str:
    r"""Tell the form of a query.

    Args:
        text: A SPARQL query.

    Returns:
        `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`.

    Raises:
        QueryError: It is none of them.

    Example:
        >>> query_form("PREFIX ask: <http://example.org/> # DESCRIBE\nselect * {}")
        'SELECT'
    """
    for token in tokens(text):
        if token.kind == "word":
            for form in FORMS:
                # `SELECTDISTINCT` is two words for pyoxigraph.
                if token.text.upper().startswith(form):
                    return form
        if token.kind == "open":
            break
    raise QueryError("this is no query; begin it with SELECT, ASK, CONSTRUCT or DESCRIBE")


def undeclared_prefixes(text: str) -> list[str]:
    """List the prefixes that a query uses and does not declare.

    Args:
        text: A SPARQL query, well-formed or not.

    Returns:
        Prefixes without their colon, in the order of the query, each once; none where the text
        cannot be read.

    Example:
        >>> undeclared_prefixes("SELECT * { ?act a kz:LegalAct }")
        ['kz']
    """
    try:
        found = list(tokens(text))
    except QueryError:
        return []
    declared = _declared_prefixes(found)
    used = [token.text.partition(":")[0] for token in found if token.kind == "name"]
    return [prefix for prefix in dict.fromkeys(used) if prefix not in declared]


def date_warnings(text: str) -> list[str]:
    """Warn of literals that equal no legal day, and so would silently find nothing.

    Args:
        text: A SPARQL query, well-formed or not.

    Returns:
        One line for each `xsd:date` literal and each `xsd:dateTime` literal without a zone, also
        where a cast of a string makes it; none where the text cannot be read.

    Example:
        >>> date_warnings('ASK { ?s ?p "2007-05-21"^^<http://www.w3.org/2001/XMLSchema#date> }')
        ['line 1: "2007-05-21" as xsd:date equals no day in the data; write ...']
    """
    try:
        found = list(tokens(text))
    except QueryError:
        return []
    prefixes = _declared_prefixes(found)
    base = _base(found)
    warnings = []
    for first, second, third in zip(found, found[1:], found[2:], strict=False):
        if first.kind == "string" and second.text == "^^":
            literal, datatype = first, third
        elif third.kind == "string" and second.text == "(":
            literal, datatype = third, first
        else:
            continue
        value = literal.text.strip("\"'")
        iri = _iri(datatype, prefixes, base)
        if iri == DAY_DATATYPE.removesuffix("Time"):
            written = "xsd:date"
        elif iri == DAY_DATATYPE and not ZONE.search(value):
            written = "xsd:dateTime without a zone"
        else:
            continue
        shown = " ".join(value[:40].split())
        warnings.append(
            f'line {literal.line}: "{shown}" as {written} equals no day in the data; '
            f'write "{shown[:10]}{MIDNIGHT}"^^xsd:dateTime'
        )
    return warnings


def _declared_prefixes(found: Sequence[Token]) -> dict[str, str]:
    """Collect what the query declares: prefixes without colon, and their IRIs as written."""
    return {
        name.text[:-1]: iri.text[1:-1]
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.kind == "word"
        and word.text.upper() == "PREFIX"
        and name.kind == "name"
        and name.text.endswith(":")
        and iri.kind == "iri"
    }


def _base(found: Sequence[Token]) -> str:
    for word, iri in pairwise(found):
        if word.text.upper() == "BASE" and iri.kind == "iri":
            return iri.text[1:-1]
    return ""


def _iri(token: Token, prefixes: Mapping[str, str], base: str) -> str:
    """Give the IRI that a token stands for, as far as the query says it."""
    if token.kind == "iri":
        iri = token.text[1:-1]
    elif token.kind == "name":
        prefix, _, local_name = token.text.partition(":")
        iri = prefixes.get(prefix, "") + local_name
        # An endpoint may know this prefix by itself.
        if prefix == "xsd" and prefix not in prefixes:
            iri = DAY_DATATYPE.rpartition("#")[0] + "#" + local_name
    else:
        return ""
    try:
        return urljoin(base, iri)
    except ValueError:
        return iri
