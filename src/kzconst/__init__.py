"""Kazakhstan's constitutional provisions on local power, as dated, typed and cited rules.

`open()` gives the bundled knowledge in an embedded store, `connect()` that behind a SPARQL 1.1
endpoint; both give a `KnowledgeBase` with the same methods. Not here: anything that takes time to
import; every module is imported when it is first needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import os

    from kzconst.kb import KnowledgeBase

__all__ = ["connect", "open"]
__version__ = "0.2.0"


def open(  # noqa: A001 - the verb people expect
    *paths: str | os.PathLike[str], layer: Literal["all", "law"] = "all"
) -> KnowledgeBase:
    """Open a knowledge base in an embedded store.

    Args:
        *paths: Data files (Turtle, N-Triples, RDF/XML, JSON-LD) or folders of them; none means
            the bundled knowledge.
        layer: Which layer of the bundled knowledge: `law` leaves out doctrine and the glossary,
            which no question about the law needs, and opens in half the time.

    Returns:
        The knowledge base.

    Raises:
        DataError: A file cannot be read, or is refused as hostile.

    Example:
        >>> import kzconst
        >>> kzconst.open().horizon.isoformat()
        '2026-11-22'
    """
    from kzconst.data_files import law_files, ontology_files
    from kzconst.kb import KnowledgeBase
    from kzconst.stores import Local

    bundled = law_files if layer == "law" else ontology_files
    return KnowledgeBase(Local.from_files(_paths(paths) if paths else bundled()))


def connect(url: str, *, timeout: float = 30.0, max_bytes: int | None = None) -> KnowledgeBase:
    """Use a knowledge base behind a SPARQL 1.1 endpoint.

    Args:
        url: The address of the endpoint.
        timeout: Seconds that one answer may take.
        max_bytes: The largest answer that is read, in bytes; None keeps the default cap.

    Returns:
        The knowledge base; its methods are those of an embedded one. What needs all data
        (validation, export, the rdflib bridge) downloads them first, up to the cap.

    Raises:
        EndpointError: The address is not one of an endpoint. That an endpoint gives no usable
            answer shows when a question is asked.

    Example:
        >>> import kzconst
        >>> kb = kzconst.connect("http://127.0.0.1:7878/query")
    """
    from kzconst.endpoint import Remote
    from kzconst.kb import KnowledgeBase

    if max_bytes is None:
        return KnowledgeBase(Remote(url, timeout=timeout))
    return KnowledgeBase(Remote(url, timeout=timeout, max_bytes=max_bytes))


def _paths(paths: Iterable[str | os.PathLike[str]]) -> list[os.PathLike[str]]:
    from pathlib import Path

    return [Path(path) for path in paths]
