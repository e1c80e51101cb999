"""Addresses that people type (`87.5`, `2026:89.5`, `148-II:24.8`, `89.2/2`), and what they mean.

Not here: any list of works or provisions; both come from the knowledge base.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kzconst.errors import NotFoundError, ParameterError

# An optional work, then numbers joined by dots; `/n` names an unnumbered part. Inserted numbers
# keep their hyphen.
_ADDRESS = re.compile(r"(?:(?P<work>[\w-]+):)?(?P<numbers>\d+(?:-\d+)?(?:\.\d+(?:-\d+)?|/\d+)*)")
_MAXIMUM_LENGTH = 60


@dataclass(frozen=True)
class Addressed:
    """A provision with its address, and the provisions directly below it in reading order."""

    iri: str
    address: str
    below: tuple[Addressed, ...]


class AddressBook:
    """All provisions that can be addressed.

    Args:
        rows: Rows of the query `provision-addresses`.
        works: Rows of the query `provision-works`.
    """

    def __init__(
        self, rows: Sequence[Mapping[str, object]], works: Sequence[Mapping[str, object]]
    ) -> None:
        self._provision = {str(row["address"]): str(row["provision"]) for row in rows}
        self._address = {iri: address for address, iri in self._provision.items()}
        self._below: dict[str, list[str]] = {}
        for row in rows:
            if "above" in row:
                self._below.setdefault(str(row["above"]), []).append(str(row["address"]))
        self._incomplete = {str(row["provision"]) for row in rows if row.get("complete") is False}
        # A part or subparagraph has the history of the paragraph that contains it.
        self._incomplete |= {
            str(row["provision"]) for row in rows if row.get("above") in self._incomplete
        }
        self._default = next((str(work["prefix"]) for work in works if work.get("default")), "")

    def address_of(self, iri: str) -> str | None:
        """Give the address of a provision, or None where it has none."""
        return self._address.get(iri)

    def is_complete(self, iri: str) -> bool:
        """Tell whether every version of a provision is recorded, as far as its records say."""
        return iri not in self._incomplete

    def find(self, text: str) -> Addressed:
        """Find the provision that an address names.

        Args:
            text: An address; without a work the default work is meant.

        Returns:
            The provision and those below it.

        Raises:
            ParameterError: The text is not an address.
            NotFoundError: No provision has the address; near ones are named.

        Example:
            >>> book = AddressBook([{"address": "1995:85", "provision": "p"}],
            ...                    [{"prefix": "1995", "default": True}])
            >>> book.find("85").iri
            'p'
        """
        typed = text.strip()
        match = _ADDRESS.fullmatch(typed) if len(typed) <= _MAXIMUM_LENGTH else None
        if match is None:
            raise ParameterError(
                f"{typed[:_MAXIMUM_LENGTH]!r} is not an address: type article, paragraph and so on "
                "as numbers joined by dots, after an optional work and a colon"
            )
        address = f"{match['work'] or self._default}:{match['numbers']}"
        iri = self._provision.get(address)
        if iri is None:
            raise NotFoundError(f"no provision has the address {address}{self._near(address)}")
        return self._addressed(iri)

    def _addressed(self, iri: str) -> Addressed:
        below = sorted(self._below.get(iri, ()), key=natural)
        members = tuple(self._addressed(self._provision[address]) for address in below)
        return Addressed(iri, self._address[iri], members)

    def _near(self, address: str) -> str:
        near = difflib.get_close_matches(address, self._provision, n=4, cutoff=0.6)
        if not near:
            return "; `kzconst query provision-addresses` lists all"
        return f"; near: {', '.join(sorted(near, key=natural))}"


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Make a sort key in which numbers inside a text are compared as numbers.

    Args:
        text: Any text.

    Returns:
        A key for `sorted`.

    Example:
        >>> sorted(["87.10", "87.9", "87"], key=natural)
        ['87', '87.9', '87.10']
    """
    pieces = re.findall(r"\d+|\D+", text)
    return tuple((0, int(piece), "") if piece.isdigit() else (1, 0, piece) for piece in pieces)
