"""Which claims pull against one another, and why.

Not here: the claims (`doctrine`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kzconst.addresses import natural
from kzconst.doctrine import known_code, texts_in

if TYPE_CHECKING:
    from kzconst.records import Records

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Tension:
    """Claims that pull against one another, and why."""

    iri: str
    id: str
    title: str
    kind: str
    text: str
    claims: tuple[str, ...]


def all_tensions(kb: Records, *, language: str) -> list[Tension]:
    """Read all tensions between claims.

    Args:
        kb: The knowledge base.
        language: `en`, `ru` or `kk`, for titles and texts.

    Returns:
        The tensions by their ids.

    Example:
        >>> import kzconst
        >>> all_tensions(kzconst.open(), language="en")[0].claims
        ('C204', 'C205', 'C206', 'C207')
    """
    texts = texts_in(kb, language)
    titles = kb.labels(language)
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in kb.select("doctrine-tensions"):
        grouped[row["tension"]].append(row)
    tensions = [
        Tension(
            iri=iri,
            id=rows[0]["code"],
            title=titles.get(iri, rows[0]["code"]),
            kind=rows[0]["kind"],
            text=texts.get(iri, ""),
            claims=tuple(sorted((row["claimCode"] for row in rows), key=natural)),
        )
        for iri, rows in grouped.items()
    ]
    return sorted(tensions, key=lambda tension: natural(tension.id))


def chosen_tensions(kb: Records, code: str | None, *, language: str) -> list[Tension]:
    """Read all tensions, or the one that has an id.

    Args:
        kb: The knowledge base.
        code: The id of a tension, in upper or lower case, or its number; None reads all.
        language: `en`, `ru` or `kk`, for titles and texts.

    Returns:
        The tensions by their ids.

    Raises:
        NotFoundError: No tension has the id; near ones are named.

    Example:
        >>> import kzconst
        >>> [one.id for one in chosen_tensions(kzconst.open(), "t1", language="en")]
        ['T01']
    """
    found = all_tensions(kb, language=language)
    if code is None:
        return found
    wanted = known_code("tension", code, [tension.id for tension in found])
    return [tension for tension in found if tension.id == wanted]
