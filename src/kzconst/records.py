"""What is recorded: named queries as Python values, addresses, labels, recorded days.

Not here: the questions about the law that `kb` answers from these records.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from kzconst.addresses import AddressBook, Addressed
from kzconst.errors import DataError, ParameterError
from kzconst.legal_days import parse_day
from kzconst.queries import bind, load_query
from kzconst.stores import Store, python_value

Day = str | datetime.date
ParameterValue = str | int | list[str] | list[int]


class Records:
    """Reads a store through the named queries, and keeps what never changes while it is open.

    Args:
        store: Where the data are.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._labels: dict[str, Mapping[str, str]] = {}

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
            raise DataError("the data state no knowledge horizon: load the whole ontology")
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

    def history_is_complete(self, provision: str) -> bool:
        """Tell whether every version of a provision is recorded, so that a gap means no law."""
        return self._addresses.is_complete(provision)

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
            raise ParameterError(f"nothing is recorded for {day}: give a day from {self.begins} on")
        return day
