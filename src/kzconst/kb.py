"""The knowledge base: one class with state, whose methods answer questions about the law.

Not here: how each answer is found; every method hands over to the module of its topic.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kzconst.addresses import AddressBook, Addressed
from kzconst.errors import KzconstError, ParameterError
from kzconst.legal_days import parse_day
from kzconst.queries import bind, load_query
from kzconst.stores import Local, Store, python_value

if TYPE_CHECKING:
    import rdflib

    from kzconst.model import ArticleHistory, Difference, History, Shown, ShownArticle
    from kzconst.procedures import Decision, ProcedureView
    from kzconst.queries import NamedQuery
    from kzconst.stores import Answer
    from kzconst.validation import ValidationReport

Day = str | datetime.date
ParameterValue = str | int | list[str] | list[int]


class KnowledgeBase:
    """The law on local power as dated, typed and cited rules, in an embedded or a remote store.

    Args:
        store: Where the data are; see `kzconst.open` and `kzconst.connect`.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> kb.show("87.5", on="2006-01-01").version.in_force_from.isoformat()
        '1995-09-05'
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._labels: dict[str, dict[str, str]] = {}

    # -- reading the data -------------------------------------------------------------------

    def select(self, name: str, **parameters: ParameterValue) -> list[dict[str, Any]]:
        """Answer a named query with Python values.

        Args:
            name: The id of a query in `queries/`.
            **parameters: Values of its parameters; a list asks for several values at once.

        Returns:
            One dictionary per row; IRIs whole, legal days as `YYYY-MM-DD`, unbound names absent.

        Raises:
            NotFoundError: No query has the name.
            ParameterError: A parameter is unknown or malformed.

        Example:
            >>> import kzconst
            >>> rows = kzconst.open().select("provision-versions-on-day", date="2006-01-01")
            >>> any(row["address"] == "1995:87.5" for row in rows)
            True
        """
        text = bind(load_query(name), parameters)
        return [
            {key: python_value(term) for key, term in row.items()}
            for row in self.store.select(text)
        ]

    @property
    def horizon(self) -> datetime.date:
        """The last legal day on which the knowledge base claims to know the law."""
        return self._recorded_days[1]

    @property
    def begins(self) -> datetime.date:
        """The first legal day of which any provision is recorded."""
        return self._recorded_days[0]

    @cached_property
    def _recorded_days(self) -> tuple[datetime.date, datetime.date]:
        rows = self.select("knowledge-base")
        if len(rows) != 1:
            raise KzconstError("the data state no knowledge horizon: load the whole ontology")
        return parse_day(rows[0]["begins"]), parse_day(rows[0]["horizon"])

    @cached_property
    def _addresses(self) -> AddressBook:
        return AddressBook(self.select("provision-addresses"), self.select("provision-works"))

    @cached_property
    def _successions(self) -> dict[str, list[tuple[str, str]]]:
        successions: dict[str, list[tuple[str, str]]] = {}
        for row in self.select("provision-succession"):
            found = successions.setdefault(row["predecessor"], [])
            found.append((row["successor"], row["successorAddress"]))
        return successions

    def provision(self, address: str) -> Addressed:
        """Find the provision that an address names.

        Args:
            address: Numbers as printed, joined by dots, after an optional work.

        Returns:
            The provision and those below it.

        Raises:
            ParameterError: The text is not an address.
            NotFoundError: No provision has the address.

        Example:
            >>> import kzconst
            >>> kzconst.open().provision("89.5").address
            Traceback (most recent call last):
            ...
            kzconst.errors.NotFoundError: no provision has the address 1995:89.5; near: ...
        """
        return self._addresses.find(address)

    def address(self, iri: str) -> str:
        """Give the address of a provision, or its IRI where it has none."""
        return self._addresses.address_of(iri) or iri

    def successors(self, provision: str) -> list[tuple[str, str]]:
        """List the provisions that take the place of one, as pairs of IRI and address."""
        return self._successions.get(provision, [])

    def provisions(self) -> list[str]:
        """List the IRIs of all provisions that can be addressed."""
        return [row["provision"] for row in self.select("provision-addresses")]

    def labels(self, language: str) -> Mapping[str, str]:
        """Give the names of everything in one language.

        Args:
            language: `en`, `ru` or `kk`.

        Returns:
            The preferred label of each named thing, by IRI.

        Example:
            >>> import kzconst
            >>> kzconst.open().labels("kk")["https://w3id.org/kzconst/id/body-maslikhat"]
            'мәслихат'
        """
        if language not in self._labels:
            rows = self.select("labels", language=language)
            self._labels[language] = {row["subject"]: row["label"] for row in rows}
        return self._labels[language]

    def field_names(self, language: str) -> Mapping[str, str]:
        """Give the names of the typed fields in one language, by field code."""
        return {row["field"]: row["label"] for row in self.select("field-names", language=language)}

    def day(self, on: Day | None) -> datetime.date:
        """Turn what a caller gave as a day into a legal day that the data can answer for.

        Args:
            on: `YYYY-MM-DD` or a date; None is today (UTC) or the horizon, whichever is earlier.

        Returns:
            The legal day.

        Raises:
            ParameterError: The text is no day, or nothing is recorded for so early a day.

        Example:
            >>> import kzconst
            >>> kzconst.open().day("2006-01-01").year
            2006
        """
        if on is None:
            today = datetime.datetime.now(datetime.UTC).date()
            return min(today, self.horizon)
        day = on if isinstance(on, datetime.date) else parse_day(on)
        if day < self.begins:
            raise ParameterError(
                f"nothing is recorded for {day}: give a day from {self.begins} on"
            )
        return day

    # -- questions --------------------------------------------------------------------------

    def show(self, address: str, *, on: Day | None = None) -> Shown | ShownArticle:
        """Show a provision on a day: its version, its rules and their citations.

        Args:
            address: The address of a provision, such as `87.5`.
            on: The legal day; None is today or the horizon, whichever is earlier.

        Returns:
            The provision on the day; for an article with paragraphs, all of them.

        Raises:
            ParameterError: The address or the day is malformed.
            NotFoundError: No provision has the address.

        Example:
            >>> import kzconst
            >>> [rule.matter for rule in kzconst.open().show("87.5", on="2006-01-01").rules]
            ['akim-lapse-with-new-president', 'akim-no-confidence']
        """
        from kzconst.provisions import show

        return show(self, self.provision(address), on=self.day(on))

    def history(self, address: str) -> History | ArticleHistory:
        """Tell the history of a provision: all of its versions, oldest first.

        Args:
            address: The address of a provision.

        Returns:
            The versions and what took the provision's place.

        Raises:
            ParameterError: The address is malformed.
            NotFoundError: No provision has the address.

        Example:
            >>> import kzconst
            >>> kzconst.open().history("87.5").succeeded_by
            '2026:89.5'
        """
        from kzconst.provisions import history

        return history(self, self.provision(address))

    def diff(self, from_: Day, to: Day, *, within: str | None = None) -> Difference:
        """Compare what is in force on two days, in all works.

        Args:
            from_: The earlier legal day.
            to: The later legal day.
            within: The address of a provision to which the comparison is limited.

        Returns:
            The changed provisions, and which typed fields of their rules differ.

        Raises:
            ParameterError: A day or the address is malformed, or the days are in reverse order.
            NotFoundError: No provision has the address.

        Example:
            >>> import kzconst
            >>> found = kzconst.open().diff("2007-05-20", "2007-05-23", within="87")
            >>> [change.address for change in found.changes]
            ['1995:87.4', '1995:87.5']
        """
        from kzconst.changes import difference

        scope = None if within is None else self.provision(within)
        return difference(self, self.day(from_), self.day(to), within=scope)

    def procedures(
        self, name: str | None = None, *, on: Day | None = None, language: str = "en"
    ) -> list[ProcedureView]:
        """List what can be decided on a day, with stages and inputs.

        Args:
            name: The code of one procedure; None lists all.
            on: The legal day; None is today or the horizon, whichever is earlier.
            language: `en`, `ru` or `kk`, for labels.

        Returns:
            The procedures in force on the day.

        Raises:
            NotFoundError: No procedure has the name.
            ParameterError: The day is malformed.

        Example:
            >>> import kzconst
            >>> found = kzconst.open().procedures("akim-no-confidence", on="2006-01-01")
            >>> found[0].procedure
            'akim-no-confidence'
        """
        from kzconst.procedures import procedures

        return procedures(self, name, on=self.day(on), language=language)

    def decide(
        self,
        procedure: str,
        *,
        on: Day | None = None,
        inputs: Mapping[str, str | int] | None = None,
        tier: str | None = None,
        language: str = "en",
    ) -> Decision:
        """Apply a procedure, as it stood on a day, to the facts of a case.

        Args:
            procedure: The code of a procedure, such as `akim-no-confidence`.
            on: The legal day; None is today or the horizon, whichever is earlier.
            inputs: The facts of the case by name; counts are deputies unless the input says so.
            tier: The code of a tier; None asks for an answer that holds for all tiers.
            language: `en`, `ru` or `kk`, for the explanation.

        Returns:
            The outcome, the stages with their thresholds, and an explanation with citations.

        Raises:
            NotFoundError: No procedure has the name, or none is in force on the day.
            ParameterError: An input is unknown, malformed or impossible.

        Example:
            >>> import kzconst
            >>> kb = kzconst.open()
            >>> kb.decide("akim-no-confidence", on="2006-01-01",
            ...           inputs={"total": 25, "for": 13}).outcome
            'not-adopted'
        """
        from kzconst.procedures import decide

        given = {name: str(value) for name, value in (inputs or {}).items()}
        return decide(
            self, procedure, on=self.day(on), inputs=given, tier=tier, language=language
        )

    # -- queries, validation, interchange ---------------------------------------------------

    def queries(self) -> list[NamedQuery]:
        """List the named queries."""
        from kzconst.queries import all_queries

        return all_queries()

    def query(self, text: str, *, timeout: float | None = None) -> Answer:
        """Answer a free SPARQL query; what would change data or reach outside is refused.

        Args:
            text: A SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE query.
            timeout: Seconds that a remote store may take. An embedded store cannot be stopped
                from inside its process; the command line ends the process instead.

        Returns:
            Solutions, a boolean or triples, as pyoxigraph gives them.

        Raises:
            QueryError: The query is malformed or refused.
            EndpointError: A remote store gave no usable answer.

        Example:
            >>> import kzconst
            >>> bool(kzconst.open().query("ASK { ?s ?p ?o }"))
            True
        """
        from kzconst.query_guard import guard

        guard(text)
        return self.store.query(text, timeout=timeout)

    def validate(self) -> ValidationReport:
        """Check the data against the shapes and the query checks.

        Returns:
            All violations; a remote store's data are downloaded first, with a cap.

        Raises:
            EndpointError: A remote store's data could not be downloaded.
        """
        from kzconst.validation import validate

        return validate(Local(self.store.triples()))

    def rdflib(self) -> rdflib.Graph:
        """Give the data to rdflib, term by term as they are (`Z` stays `Z`).

        Returns:
            An rdflib graph over a copy of the store.

        Raises:
            EndpointError: A remote store's data could not be downloaded.

        Example:
            >>> import kzconst
            >>> kb = kzconst.open()
            >>> len(kb.rdflib()) == len(kb.store.triples())
            True
        """
        from kzconst.bridge import rdflib_graph

        return rdflib_graph(self.store.triples())

    def export(self, format: str) -> bytes:
        """Write everything as one merged ontology.

        Args:
            format: `ttl`, `nt`, `xml` or `jsonld`.

        Returns:
            The document: one ontology header, no imports, no shapes.

        Raises:
            ParameterError: The format is unknown.
            EndpointError: A remote store's data could not be downloaded.

        Example:
            >>> import kzconst
            >>> kzconst.open().export("nt").count(b"owl#imports")
            0
        """
        from kzconst.export import export

        return export(self.store.triples(), format)
