"""The knowledge base: one class with state, whose methods answer questions about the law.

Not here: reading the records (`records`), questions about doctrine and terms (`witness`), and how
each answer is found; every method hands over to the module of its topic.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kzconst.explained import Explained
from kzconst.reasoned import Reasoned
from kzconst.records import Day
from kzconst.stores import Local
from kzconst.witness import Witness

if TYPE_CHECKING:
    import rdflib

    from kzconst.evidence import EvidenceReport
    from kzconst.model import ArticleHistory, Difference, History, Shown, ShownArticle
    from kzconst.procedures import Decision, ProcedureView
    from kzconst.queries import NamedQuery
    from kzconst.stores import Answer
    from kzconst.validation import ValidationReport


class KnowledgeBase(Explained, Witness, Reasoned):
    """The law on local power as dated, typed and cited rules, in an embedded or a remote store.

    Args:
        store: Where the data are; see `kzconst.open` and `kzconst.connect`.

    Example:
        >>> import kzconst
        >>> kb = kzconst.open()
        >>> kb.show("87.5", on="2006-01-01").version.in_force_from.isoformat()
        '1995-09-05'
    """

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
        return decide(self, procedure, on=self.day(on), inputs=given, tier=tier, language=language)

    # -- evidence ---------------------------------------------------------------------------

    def verify_evidence(self, data: bytes) -> EvidenceReport:
        """Look in a copy of the paper for the passages behind the claims.

        Args:
            data: The bytes of the copy, in any usual encoding.

        Returns:
            Each locator with its status (`stands`, `moved`, `reflowed`, `not-found`), where it was
            found and what differs, and how the copy as a whole compares.

        Raises:
            DataError: The bytes are no text.

        Example:
            >>> import kzconst
            >>> kzconst.open().verify_evidence("Мәслихат.".encode()).counts["stands"]
            0
        """
        from kzconst.evidence import verify

        return verify(self, data)

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
            format: `ttl`, `nt`, `xml` or `jsonld`; `eli` gives the law in terms of ELI.

        Returns:
            The document: one ontology header, no imports, no shapes; for `eli` acts, provisions
            and versions with days as `xsd:date`, the last day in force counted in.

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
