"""Where the bundled ontology and queries are: in an installed wheel, or in a checkout.

A wheel carries the folders `ontology/` and `queries/` inside the package, as `kzconst/_data/`; an
editable install has none of that and finds them in the checkout. Not here: reading the files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kzconst.errors import DataError

BUNDLE = "_data"
SHAPES = "shapes"
PREMISES = "premises"
ALIGNMENTS = "alignments"
# What no knowledge base loads by itself.
KEPT_APART = (SHAPES, PREMISES, ALIGNMENTS)
BESIDE_THE_LAW = ("doctrine", "glossary")


def data_root() -> Path:
    """Find the folder that holds `ontology/` and `queries/`.

    Returns:
        The bundle inside the installed package, or else the root of the checkout.

    Raises:
        DataError: Neither is there, so the installation is broken.

    Example:
        >>> (data_root() / "ontology" / "kzconst.ttl").is_file()
        True
    """
    package = Path(__file__).parent
    candidates = (package / BUNDLE, package.parent.parent)
    for candidate in candidates:
        if (candidate / "ontology").is_dir() and (candidate / "queries").is_dir():
            return candidate
    raise DataError("the bundled ontology is missing; install kzconst again")


def ontology_dir() -> Path:
    """Find the folder of the bundled ontology.

    Returns:
        The folder that Protégé opens a root file of.

    Raises:
        DataError: The installation is broken.

    Example:
        >>> (ontology_dir() / "law.ttl").is_file()
        True
    """
    return data_root() / "ontology"


def ontology_files() -> list[Path]:
    """List the bundled Turtle files: terms, law, doctrine and glossary.

    Returns:
        Paths of all `*.ttl` files below `ontology/`, sorted, without the shapes, the premises and
        the alignments, which are kept apart.

    Raises:
        DataError: The installation is broken.

    Example:
        >>> any(path.name == "kzconst.ttl" for path in ontology_files())
        True
        >>> any("shapes" in path.parts for path in ontology_files())
        False
    """
    root = ontology_dir()
    return turtle_files_below(root, leave_out=[root / folder for folder in KEPT_APART])


def law_files() -> list[Path]:
    """List the bundled Turtle files of terms and law, without doctrine and the glossary.

    Returns:
        Paths of all `*.ttl` files below `ontology/` that say what the law is, sorted.

    Raises:
        DataError: The installation is broken.

    Example:
        >>> any(path.parent.name == "claims" for path in law_files())
        False
    """
    root = ontology_dir()
    beside = [root / folder for folder in (*KEPT_APART, *BESIDE_THE_LAW)]
    return turtle_files_below(root, leave_out=beside)


def shape_files() -> list[Path]:
    """List the bundled SHACL shapes.

    Returns:
        Paths of all `*.ttl` files below `ontology/shapes`, sorted.

    Raises:
        DataError: The installation is broken.

    Example:
        >>> all(path.suffix == ".ttl" for path in shape_files())
        True
    """
    return files_kept_apart(SHAPES)


def files_kept_apart(folder: str) -> list[Path]:
    """List the bundled Turtle files of a folder that no knowledge base loads by itself.

    Args:
        folder: One of `KEPT_APART`.

    Returns:
        Paths of its `*.ttl` files, sorted.

    Raises:
        DataError: The installation is broken.

    Example:
        >>> any(path.stem == "civil-service-paper" for path in files_kept_apart(PREMISES))
        True
    """
    return turtle_files_below(ontology_dir() / folder)


def query_dir() -> Path:
    """Find the folder of the bundled queries.

    Returns:
        The folder of the `*.rq` files; checks are in its folder `checks`.

    Raises:
        DataError: The installation is broken.

    Example:
        >>> query_dir().name
        'queries'
    """
    return data_root() / "queries"


def turtle_files_below(folder: Path, *, leave_out: Iterable[Path] = ()) -> list[Path]:
    """List the Turtle files of a folder and its folders, in an order that never changes.

    Args:
        folder: Where to look; a folder that does not exist holds nothing.
        leave_out: Folders that are not looked into.

    Returns:
        Paths of all `*.ttl` files, sorted by their names as text.

    Example:
        >>> turtle_files_below(Path("no such folder"))
        []
    """
    # os.walk and not rglob, which takes several milliseconds of a cold answer.
    skipped = {str(one) for one in leave_out}
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if os.path.join(place, name) not in skipped]
        found += [os.path.join(place, name) for name in names if name.endswith(".ttl")]
    return [Path(path) for path in sorted(found)]
