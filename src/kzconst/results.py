"""Answers of queries as text: a table for people, the standard formats of SPARQL for programs.

JSON, CSV, TSV and XML are written by pyoxigraph as the W3C specifies them; graphs as Turtle,
JSON-LD or RDF/XML. Not here: which query was asked, and where the text goes.
"""

from __future__ import annotations

import unicodedata

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples

from kzconst.errors import ParameterError
from kzconst.parameters import PREFIXES
from kzconst.stores import Answer, Term, evaluation_failed, python_value

TABLE = "table"
ROW_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
GRAPH_FORMATS = {
    TABLE: pyoxigraph.RdfFormat.TURTLE,
    "json": pyoxigraph.RdfFormat.JSON_LD,
    "xml": pyoxigraph.RdfFormat.RDF_XML,
}
RESULT_FORMATS = (TABLE, *ROW_FORMATS)
GAP = "  "


def write_results(answer: Answer, format: str) -> bytes:
    r"""Write the whole answer of a query.

    Args:
        answer: Solutions, a boolean or triples; it is read to its end.
        format: `table`, `json`, `csv`, `tsv` or `xml`. Triples are written as Turtle for `table`,
            as JSON-LD for `json` and as RDF/XML for `xml`.

    Returns:
        UTF-8 text that ends with a line end.

    Raises:
        ParameterError: The format is unknown, or has no form for triples.
        QueryError: The evaluation failed on the way.

    Example:
        >>> store = pyoxigraph.Store()
        >>> write_results(store.query("SELECT ?x { VALUES ?x { 1 } }"), "csv")
        b'x\r\n1\r\n'
    """
    if format not in RESULT_FORMATS:
        raise ParameterError(f"no format {format!r}; use one of {', '.join(RESULT_FORMATS)}")
    try:
        if isinstance(answer, QueryTriples):
            return _graph(answer, format)
        if isinstance(answer, QueryBoolean):
            return _boolean(answer, format)
        if format == TABLE:
            return table(answer).encode("utf-8")
        return _with_line_end(answer.serialize(format=ROW_FORMATS[format]))
    except (OSError, RuntimeError) as error:
        failure = evaluation_failed(error)
    # See `rows_of`: the answer must not leave with the exception.
    del answer
    raise failure


def table(solutions: QuerySolutions) -> str:
    """Write solutions as a plain table with aligned columns.

    Args:
        solutions: The answer of a SELECT query; it is read to its end.

    Returns:
        A line of names, a line of dashes and one line per row. IRIs of the knowledge base are
        shortened to `kz:` and `id:`, legal days are `YYYY-MM-DD`, unbound cells are empty.

    Example:
        >>> store = pyoxigraph.Store()
        >>> print(table(store.query("SELECT ?tier ?n { VALUES (?tier ?n) { ('облыс' 17) } }")))
        tier   n
        -----  --
        облыс  17
        <BLANKLINE>
    """
    names = [variable.value for variable in solutions.variables]
    rows = [["" if term is None else shown(term) for term in solution] for solution in solutions]
    widths = [
        max([_width(name), *(_width(row[column]) for row in rows)])
        for column, name in enumerate(names)
    ]
    lines = [names, ["-" * width for width in widths], *rows]
    return "".join(f"{_aligned(line, widths)}\n" for line in lines)


def shown(term: Term) -> str:
    """Write a term for people, in one line that cannot steer a terminal.

    Args:
        term: A term of an answer.

    Returns:
        An IRI shortened where a prefix of the knowledge base fits; a value as plain text.

    Example:
        >>> shown(NamedNode("https://w3id.org/kzconst/id/tier-oblast"))
        'id:tier-oblast'
    """
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            local_name = term.value.removeprefix(namespace)
            if local_name != term.value and local_name and "/" not in local_name:
                return f"{prefix}:{local_name}"
        return term.value
    value = python_value(term)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return "".join(
        char if unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp") else _escaped(char)
        for char in text
    )


def _escaped(char: str) -> str:
    return " " if char in "\n\r\t" else f"\\u{ord(char):04x}"


def _width(text: str) -> int:
    """Count the columns that a text takes: wide characters two, combining ones none."""
    return sum(
        0
        if unicodedata.combining(char)
        else 2
        if unicodedata.east_asian_width(char) in ("W", "F")
        else 1
        for char in text
    )


def _aligned(cells: list[str], widths: list[int]) -> str:
    padded = [
        cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
    ]
    return GAP.join(padded).rstrip()


def _boolean(answer: QueryBoolean, format: str) -> bytes:
    if format == TABLE:
        return b"true\n" if answer else b"false\n"
    return _with_line_end(answer.serialize(format=ROW_FORMATS[format]))


def _graph(answer: QueryTriples, format: str) -> bytes:
    if format not in GRAPH_FORMATS:
        raise ParameterError(
            f"triples have no form as {format}; use one of {', '.join(GRAPH_FORMATS)}"
        )
    # One order for one graph, so that answers can be compared.
    triples = sorted(set(answer), key=str)
    return _with_line_end(
        pyoxigraph.serialize(triples, format=GRAPH_FORMATS[format], prefixes=dict(PREFIXES))
    )


def _with_line_end(document: bytes | None) -> bytes:
    assert document is not None  # pyoxigraph gives nothing only when it writes to a file
    return document if document.endswith(b"\n") else document + b"\n"
