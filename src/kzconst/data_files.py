"""Where the bundled ontology and queries are: in an installed wheel, or in a checkout.

A wheel carries the folders `ontology/` and `queries/` inside the package, as `kzconst/_data/`; an
editable install has none of that and finds them in the checkout. Not here: reading the files.
"""

from __future__ import annotations

import os
from pathlib import Path

from kzconst.errors import DataError

BUNDLE = "_data"
SHAPES = "shapes"


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
    """List the bundled Turtle files: terms, law and doctrine, but not the shapes.

    Returns:
        Paths of all `*.ttl` files below `ontology/` outside `ontology/shapes`, sorted.

    Raises:
        DataError: The installation is broken.

    Example:
        >>> any(path.name == "kzconst.ttl" for path in ontology_files())
        True
        >>> any("shapes" in path.parts for path in ontology_files())
        False
    """
    root = ontology_dir()
    return turtle_files_below(root, leave_out=root / SHAPES)


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
    return turtle_files_below(ontology_dir() / SHAPES)


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


def turtle_files_below(folder: Path, *, leave_out: Path | None = None) -> list[Path]:
    """List the Turtle files of a folder and its folders, in an order that never changes.

    Args:
        folder: Where to look; a folder that does not exist holds nothing.
        leave_out: A folder that is not looked into.

    Returns:
        Paths of all `*.ttl` files, sorted by their names as text.

    Example:
        >>> turtle_files_below(Path("no such folder"))
        []
    """
    # os.walk and not rglob, which takes several milliseconds of a cold answer.
    skipped = None if leave_out is None else str(leave_out)
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if os.path.join(place, name) != skipped]
        found += [os.path.join(place, name) for name in names if name.endswith(".ttl")]
    return [Path(path) for path in sorted(found)]
