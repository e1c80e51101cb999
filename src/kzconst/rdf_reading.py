"""Reading data files that people give: Turtle, N-Triples, RDF/XML and JSON-LD, or a folder.

Everything goes into the default graph; names of graphs are dropped. A file is refused before it
is parsed when parsing it could exhaust the memory or end the process (`hostile_data`). Nothing is
fetched from anywhere. Not here: which files are bundled (`data_files`).
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from kzconst.errors import DataError
from kzconst.hostile_data import refuse_hostile

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}
# In a folder an .xml file is most likely the catalog that Protégé keeps there.
FORMATS_IN_FOLDERS = frozenset(FORMATS) - {".xml"}
# Shapes say how data must look; loaded as data they would be exported as law.
FOLDERS_LEFT_OUT = frozenset({"shapes", "alignments"})
MAX_BYTES = 64_000_000
# The parser repeats the line in its message, with or without columns.
POSITION = re.compile(r"^Parser error (?:at|between) [^:]*: ")


def read_store(
    paths: Iterable[str | PathLike[str]], *, max_bytes: int = MAX_BYTES
) -> pyoxigraph.Store:
    """Read data files, or folders of them, into a new store.

    Args:
        paths: Files, whose suffix names the format (`.ttl`, `.nt`, `.rdf`, `.owl`, `.xml`,
            `.jsonld`), and folders. A folder is read with its folders, except `shapes`,
            `alignments` and hidden ones, and without `.xml` files.
        max_bytes: The largest size of all files together, in bytes.

    Returns:
        A store whose default graph holds all triples. Blank nodes of different files stay apart.

    Raises:
        DataError: A file is missing, unreadable, malformed, too large or hostile; the message
            names the file and, where the parser knows it, the line.

    Example:
        >>> from kzconst.data_files import ontology_files
        >>> len(read_store(ontology_files())) > 1000
        True
    """
    store = pyoxigraph.Store()
    left = max_bytes
    for path in paths:
        for file in data_files(path):
            data = read_bytes(file, max_bytes=left)
            left -= len(data)
            load_bytes(store, data, file)
    return store


def data_files(path: str | PathLike[str]) -> list[str]:
    """List the data files that a path stands for.

    Args:
        path: A file or a folder.

    Returns:
        The file itself, or the data files below the folder in an order that never changes.

    Raises:
        DataError: Nothing is there, the suffix names no format, or a folder has no data file.

    Example:
        >>> data_files("ontology.docx")
        Traceback (most recent call last):
        ...
        kzconst.errors.DataError: ontology.docx: unknown suffix; use one of .jsonld .nt .owl ...
    """
    name = os.fspath(path)
    if os.path.isdir(name):
        return _files_of_folder(name)
    if _suffix(name) not in FORMATS:
        raise DataError(f"{name}: unknown suffix; use one of {' '.join(sorted(FORMATS))}")
    return [name]


def read_bytes(name: str, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Read a regular file, but never more than allowed.

    Args:
        name: The file.
        max_bytes: The largest size, in bytes.

    Returns:
        Its bytes.

    Raises:
        DataError: There is no such file, it cannot be read, or it is too large.

    Example:
        >>> read_bytes("no such file.ttl")
        Traceback (most recent call last):
        ...
        kzconst.errors.DataError: no such file.ttl: No such file or directory; check the path
    """
    try:
        # Opening a pipe would wait for a writer, and a device never ends.
        if not stat.S_ISREG(os.stat(name).st_mode):
            raise DataError(f"{name}: not a regular file; copy the data into one")
        with open(name, "rb") as file:
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError(f"{name}: {reason}; check the path") from error
    if len(data) > max_bytes:
        raise DataError(f"{name}: larger than the {max_bytes} bytes allowed; split the data")
    return data


def load_bytes(store: pyoxigraph.Store, data: bytes, name: str) -> None:
    """Load the content of one file into the default graph of a store.

    Args:
        store: Where the triples go.
        data: The content.
        name: The file it came from; its suffix names the format, and it is the base of relative
            IRIs.

    Raises:
        DataError: The content is malformed or hostile; nothing was loaded from it then.

    Example:
        >>> store = pyoxigraph.Store()
        >>> load_bytes(store, b'<a:a> <a:b> "c" .', "data.ttl")
        >>> len(store)
        1
    """
    data_format = FORMATS[_suffix(name)]
    refuse_hostile(data, data_format, name)
    # A byte order mark is no part of the text; the Turtle parser does not know it.
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        base = Path(name).absolute().as_uri()
        if data_format == RdfFormat.JSON_LD:
            # The only format here that can name graphs.
            quads = pyoxigraph.parse(data, data_format, base_iri=base, rename_blank_nodes=True)
            store.extend([Quad(quad.subject, quad.predicate, quad.object) for quad in quads])
        else:
            store.load(data, data_format, base_iri=base)
    except SyntaxError as error:
        raise malformed_data(name, error) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise DataError(f"{name}: {error}; correct the file") from error


def malformed_data(name: str, error: SyntaxError) -> DataError:
    """Say in one line where a file is malformed.

    Args:
        name: The file.
        error: What pyoxigraph raised for it.

    Returns:
        The error to raise.

    Example:
        >>> print(malformed_data("data.ttl", SyntaxError("no predicate", (None, 7, 2, None))))
        data.ttl, line 7: no predicate; correct the file
    """
    if "load remote contexts" in error.msg:
        return DataError(f"{name}: a remote @context is not fetched; write it into the file")
    where = name if error.lineno is None else f"{name}, line {error.lineno}"
    reason = " ".join(POSITION.sub("", error.msg).split())
    return DataError(f"{where}: {reason[:200]}; correct the file")


def _files_of_folder(folder: str) -> list[str]:
    """List the data files below a folder; links to folders are not followed, so it always ends."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [
            name for name in folders if name not in FOLDERS_LEFT_OUT and not name.startswith(".")
        ]
        found += [
            os.path.join(place, name) for name in names if _suffix(name) in FORMATS_IN_FOLDERS
        ]
    if not found:
        suffixes = " ".join(sorted(FORMATS_IN_FOLDERS))
        raise DataError(f"{folder}: no data file in this folder; it needs one of {suffixes}")
    return sorted(found)


def _suffix(name: str) -> str:
    """Give the suffix of a file in lower case, with its dot."""
    return os.path.splitext(name)[1].lower()
