"""The two kinds of store behind a knowledge base: `Local` is here, `Remote` is in `endpoint`.

Both answer SPARQL with pyoxigraph's own types; `python_value` turns a term into plain Python. Not
here: reading data files (`rdf_reading`), and refusing hostile queries (`query_guard`): a text that
comes from outside goes through `query_guard.guard` before it comes here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from os import PathLike
from typing import Protocol

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from kzconst.errors import ParameterError, QueryError
from kzconst.legal_days import DAY_DATATYPE, day_of

Term = NamedNode | BlankNode | Literal
Row = dict[str, Term]
Answer = QuerySolutions | QueryBoolean | QueryTriples

XSD = "http://www.w3.org/2001/XMLSchema#"
BOOLEAN = XSD + "boolean"
INTEGERS = frozenset(
    XSD + name
    for name in (
        "integer",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
        "long",
        "int",
        "short",
        "byte",
        "unsignedLong",
        "unsignedInt",
        "unsignedShort",
        "unsignedByte",
    )
)
TRUTH = {"true": True, "1": True, "false": False, "0": False}
# int() is quadratic, and refuses more than some thousand digits with an error of its own.
INTEGER_FORM = re.compile(r"[+-]?[0-9]{1,1000}")
POSITION = re.compile(r"^error at (\d+):(\d+): ", re.ASCII)


class Store(Protocol):
    """What a knowledge base asks of a store."""

    def select(self, sparql: str) -> list[Row]:
        """Answer a SELECT query with rows; unbound variables are absent."""

    def query(self, sparql: str, *, timeout: float | None = None) -> Answer:
        """Answer any query."""

    def triples(self) -> pyoxigraph.Store:
        """Give all data as an embedded store, to be read only."""


class Local:
    """Data in an embedded store.

    Args:
        store: A pyoxigraph store with all data in its default graph; it is not copied.

    Example:
        >>> from kzconst.data_files import ontology_files
        >>> local = Local.from_files(ontology_files())
        >>> len(local.select("SELECT * { ?act a kz:LegalAct } LIMIT 2".replace(
        ...     "kz:LegalAct", "<https://w3id.org/kzconst/ontology/LegalAct>")))
        2
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store

    @classmethod
    def from_files(cls, paths: Iterable[str | PathLike[str]]) -> Local:
        """Read data files, or folders of them, into a new store.

        Args:
            paths: Files and folders, as `rdf_reading.read_store` takes them.

        Returns:
            A store whose default graph holds all triples of all files.

        Raises:
            DataError: A file is missing, malformed, too large or hostile.

        Example:
            >>> from kzconst.data_files import ontology_files
            >>> len(Local.from_files(ontology_files()).triples()) > 1000
            True
        """
        from kzconst.rdf_reading import read_store

        return cls(read_store(paths))

    def select(self, sparql: str) -> list[Row]:
        """Answer a SELECT query.

        Args:
            sparql: The text of the query, trusted or guarded.

        Returns:
            One dictionary of terms per row, in the order of the answer; unbound variables are
            absent.

        Raises:
            QueryError: The query is malformed, is no SELECT, or cannot be evaluated.

        Example:
            >>> Local(pyoxigraph.Store()).select("SELECT ?x { BIND(1 AS ?x) }")[0]["x"].value
            '1'
        """
        return rows_of(self.query(sparql))

    def query(self, sparql: str, *, timeout: float | None = None) -> Answer:  # noqa: ARG002
        """Answer a query of any form.

        Args:
            sparql: The text of the query, trusted or guarded.
            timeout: Not used: nothing inside a process can stop a running embedded query.

        Returns:
            Solutions, a boolean or triples. Solutions and triples are computed while they are
            read, so a late failure is raised by whoever reads them, see `evaluation_failed`.

        Raises:
            QueryError: The query is malformed or cannot be evaluated.

        Example:
            >>> bool(Local(pyoxigraph.Store()).query("ASK { }"))
            True
        """
        try:
            return self.store.query(sparql)
        except SyntaxError as error:
            raise malformed_query(sparql, error) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise evaluation_failed(error) from error

    def triples(self) -> pyoxigraph.Store:
        """Give the store itself, not a copy; read it only.

        Returns:
            The pyoxigraph store with all data in its default graph.

        Example:
            >>> len(Local(pyoxigraph.Store()).triples())
            0
        """
        return self.store


def rows_of(answer: Answer) -> list[Row]:
    """Read all solutions of an answer.

    Args:
        answer: What a store gave for a SELECT query.

    Returns:
        One dictionary of terms per row; unbound variables are absent.

    Raises:
        QueryError: The answer is no table, or its evaluation failed.

    Example:
        >>> rows_of(pyoxigraph.Store().query("SELECT ?x ?y { BIND(1 AS ?x) }"))[0].keys()
        dict_keys(['x'])
    """
    # pyoxigraph refuses to free an answer in another thread than its own, and an exception that
    # refers to it could be freed anywhere: so none leaves this function with it.
    failure = QueryError("the query gives no rows; write a SELECT query")
    if isinstance(answer, QuerySolutions):
        names = [variable.value for variable in answer.variables]
        try:
            return [
                {name: term for name, term in zip(names, solution, strict=True) if term is not None}
                for solution in answer
            ]
        except (OSError, RuntimeError, ValueError) as error:
            failure = evaluation_failed(error)
    del answer
    raise failure


def python_value(term: Term) -> str | int | bool:
    """Turn a term into a plain Python value.

    Args:
        term: A term of an answer.

    Returns:
        An IRI whole; a legal day as `YYYY-MM-DD` (a dateTime that is no legal day as it stands);
        an integer as int; a boolean as bool; everything else as its text.

    Example:
        >>> python_value(Literal("2007-05-21T00:00:00Z", datatype=NamedNode(DAY_DATATYPE)))
        '2007-05-21'
        >>> python_value(Literal(25))
        25
        >>> python_value(NamedNode("https://w3id.org/kzconst/id/tier-oblast"))
        'https://w3id.org/kzconst/id/tier-oblast'
    """
    if not isinstance(term, Literal):
        # A blank node has a name for this answer only; a triple term (RDF 1.2) has its text.
        return term.value if isinstance(term, NamedNode) else str(term)
    text, datatype = term.value, term.datatype.value
    if datatype == DAY_DATATYPE:
        try:
            return day_of(text).isoformat()
        except ParameterError:
            # Free queries may meet a time of day; cutting it off would be a wrong answer.
            return text
    if datatype in INTEGERS and INTEGER_FORM.fullmatch(text):
        return int(text)
    if datatype == BOOLEAN and text in TRUTH:
        return TRUTH[text]
    return text


def malformed_query(sparql: str, error: SyntaxError) -> QueryError:
    """Say in one line where a query is malformed.

    Args:
        sparql: The text of the query.
        error: What pyoxigraph raised for it.

    Returns:
        The error to raise.

    Example:
        >>> print(malformed_query("ASK", SyntaxError("error at 1:4: expected WHERE")))
        the query is malformed at line 1, column 4: expected WHERE
    """
    from kzconst.query_guard import undeclared_prefixes

    missing = undeclared_prefixes(sparql)
    if missing:
        # pyoxigraph only says that it expected something else.
        return QueryError(
            f"the query uses the prefix {missing[0]}: without declaring it; "
            f"add PREFIX {missing[0]}: <...>"
        )
    reason = " ".join(str(error).split())
    position = POSITION.match(reason)
    if position is None:
        return QueryError(f"the query is malformed: {_shortened(reason)}")
    line, column = position.groups()
    reason = _shortened(reason[position.end() :])
    return QueryError(f"the query is malformed at line {line}, column {column}: {reason}")


def evaluation_failed(error: Exception) -> QueryError:
    """Say in one line that a well-formed query could not be evaluated.

    Args:
        error: What pyoxigraph raised.

    Returns:
        The error to raise.

    Example:
        >>> print(evaluation_failed(RuntimeError("out of luck")))
        the query cannot be evaluated: out of luck; change the query
    """
    reason = _shortened(" ".join(str(error).split()))
    return QueryError(f"the query cannot be evaluated: {reason}; change the query")


def _shortened(text: str) -> str:
    """Keep a message readable: the parser can list dozens of things that it expected."""
    return text if len(text) <= 200 else text[:200] + "..."
