"""Sets of premises, each kept apart from the law and from one another.

Not here: what follows from them (`explanations`, `reasoning`).
"""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kzconst.data_files import PREMISES, files_kept_apart
from kzconst.errors import NotFoundError
from kzconst.records import Records
from kzconst.stores import Local

TITLE = NamedNode("http://purl.org/dc/terms/title")
IMPORTS = NamedNode("http://www.w3.org/2002/07/owl#imports")


def premise_sets() -> list[str]:
    """List the names of the sets.

    Returns:
        Names such as `civil-service-2007` without the part that all share, sorted.

    Example:
        >>> premise_sets()
        ['2007', '2014', '2026', 'paper']
    """
    stems = [path.stem for path in files_kept_apart(PREMISES)]
    shared = [one for one in stems if any(other.startswith(f"{one}-") for other in stems)]
    return sorted(stem.removeprefix(f"{one}-") for one in shared for stem in stems if stem != one)


def premise_records(name: str) -> Records:
    """Read one set together with the words in which it is put.

    Args:
        name: One of `premise_sets`.

    Returns:
        Its records; nothing else is in them.

    Raises:
        NotFoundError: There is no such set.
    """
    files = files_kept_apart(PREMISES)
    wanted = [path for path in files if path.stem.endswith(f"-{name}")]
    if name not in premise_sets():
        raise NotFoundError(f"no set of premises is called {name!r}: {', '.join(premise_sets())}")
    words = [path for path in files if any(one.stem.startswith(f"{path.stem}-") for one in wanted)]
    return Records(Local.from_files([*words, *wanted]))


def premise_title(records: Records, language: str) -> str:
    """Give the title of the set that was read.

    Args:
        records: What `premise_records` gave.
        language: `en`, `ru` or `kk`.

    Returns:
        The title.

    Example:
        >>> premise_title(premise_records("paper"), "en")
        'Premises of the paper of 2015'
    """
    store = records.store.triples()
    for quad in store.quads_for_pattern(None, IMPORTS, None, DefaultGraph()):
        for title in store.quads_for_pattern(quad.subject, TITLE, None, DefaultGraph()):
            if isinstance(title.object, Literal) and title.object.language == language:
                return title.object.value
    return ""
