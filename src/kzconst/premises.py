"""Sets of premises, each kept apart from the law and from one another.

Not here: what follows from them (`explanations`, `reasoning`).
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kzconst.data_files import PREMISES, files_kept_apart
from kzconst.errors import NotFoundError
from kzconst.records import Records
from kzconst.stores import Local

DESCRIPTION = NamedNode("http://purl.org/dc/terms/description")
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
    begins = [f"{path.stem}-" for path in _word_files()]
    return sorted(
        stem.removeprefix(one) for one in begins for stem in stems if stem.startswith(one)
    )


def premise_records(name: str) -> Records:
    """Read one set together with the words in which it is put.

    Args:
        name: One of `premise_sets`.

    Returns:
        Its records; nothing else is in them.

    Raises:
        NotFoundError: There is no such set.
    """
    if name not in premise_sets():
        raise NotFoundError(f"no set of premises is called {name!r}: {', '.join(premise_sets())}")
    files = files_kept_apart(PREMISES)
    wanted = [path for path in files if path.stem.endswith(f"-{name}")]
    return Records(Local.from_files([*_word_files(), *wanted]))


def premise_words() -> Store:
    """Read the words in which all sets are put, and nothing that any set says.

    Returns:
        Their statements.
    """
    return Local.from_files(_word_files()).triples()


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
    return _said(records, TITLE, language)


def premise_description(records: Records, language: str) -> str:
    """Say what the set that was read is, in the words of the set itself.

    Args:
        records: What `premise_records` gave.
        language: `en`, `ru` or `kk`.

    Returns:
        The description.

    Example:
        >>> premise_description(premise_records("paper"), "en")
        'What the paper itself assumes; never law.'
    """
    return _said(records, DESCRIPTION, language)


def _word_files() -> list[Path]:
    """Find the file of words: its name begins those of all sets that are put in them."""
    files = files_kept_apart(PREMISES)
    return [one for one in files if any(other.stem.startswith(f"{one.stem}-") for other in files)]


def _said(records: Records, name: NamedNode, language: str) -> str:
    """Give what the header of a set, which imports the words, says under a name."""
    store = records.store.triples()
    for quad in store.quads_for_pattern(None, IMPORTS, None, DefaultGraph()):
        for said in store.quads_for_pattern(quad.subject, name, None, DefaultGraph()):
            if isinstance(said.object, Literal) and said.object.language == language:
                return said.object.value
    return ""
