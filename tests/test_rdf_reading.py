"""Files of people are read in every format, into one graph; what cannot be read is named."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph
import pytest

from kzconst.errors import DataError
from kzconst.rdf_reading import read_store

TURTLE = "<a:x> <a:p> 'y' .\n"
SAME = {
    "data.ttl": TURTLE,
    "data.nt": '<a:x> <a:p> "y" .\n',
    "data.jsonld": '{"@id": "a:x", "a:p": "y"}',
    "data.rdf": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="a:">'
        '<rdf:Description rdf:about="a:x"><a:p>y</a:p></rdf:Description></rdf:RDF>'
    ),
}
SAME["data.owl"] = SAME["data.xml"] = SAME["DATA.RDF"] = SAME["data.rdf"]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file and give its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("name", SAME)
def test_every_format_gives_the_same(name: str, tmp_path: Path) -> None:
    """One triple is the same triple in every format, chosen by the suffix in any case."""
    store = read_store([written(tmp_path, name, SAME[name])])
    assert [(quad.subject.value, quad.object.value) for quad in store] == [("a:x", "y")]


def test_byte_order_mark_is_no_data(tmp_path: Path) -> None:
    """A file that an editor began with a byte order mark is read."""
    for name in ("data.ttl", "data.nt", "data.jsonld", "data.rdf"):
        assert len(read_store([written(tmp_path, name, "\ufeff" + SAME[name])])) == 1


def test_folder_is_read_as_the_bundle_is(tmp_path: Path) -> None:
    """A folder gives its data files, not its shapes, hidden folders or Protégé's catalog."""
    for number, name in enumerate(
        ["a.ttl", "law/b.nt", "shapes/c.ttl", ".git/d.ttl", "catalog-v001.xml", "README.md"]
    ):
        written(tmp_path, name, f'<a:x{number}> <a:p> "y" .')
    subjects = {quad.subject.value for quad in read_store([tmp_path])}
    assert subjects == {"a:x0", "a:x1"}


def test_blank_nodes_of_files_stay_apart(tmp_path: Path) -> None:
    """Two files that use the same name for a blank node do not speak of one thing."""
    paths = [
        written(tmp_path, "a.ttl", "_:x <a:p> 1 ."),
        written(tmp_path, "b.nt", '_:x <a:p> "2" .'),
        written(tmp_path, "c.jsonld", '{"@id": "_:x", "a:p": "3"}'),
        written(tmp_path, "d.jsonld", '{"@id": "_:x", "a:p": "4"}'),
    ]
    assert len({quad.subject for quad in read_store(paths)}) == 4


def test_named_graphs_are_merged(tmp_path: Path) -> None:
    """What a file puts into a named graph is found by queries without GRAPH."""
    text = '{"@id": "a:g", "@graph": [{"@id": "a:x", "a:p": "y"}], "a:q": "z"}'
    store = read_store([written(tmp_path, "data.jsonld", text)])
    assert {quad.graph_name for quad in store} == {pyoxigraph.DefaultGraph()}
    assert len(store) == 2


def test_relative_iris_begin_at_the_file(tmp_path: Path) -> None:
    """A relative IRI is resolved against the place of the file, as RDF says."""
    path = written(tmp_path, "data.ttl", "<#x> <a:p> <> .")
    (quad,) = read_store([path])
    assert quad.subject == pyoxigraph.NamedNode(path.as_uri() + "#x")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("bad.ttl", "<a:x> <a:p> .\n", "bad.ttl, line 1: "),
        ("bad.ttl", "<a:x> <a:p> 1 .\n\n<a:x> <a:p>", "bad.ttl, line 3: "),
        ("bad.nt", '<a:x> <a:p> "1" .\n<x> <a:p> "1" .', "bad.nt, line 2: "),
        ("bad.rdf", SAME["data.rdf"][:-1], "bad.rdf, line 1: "),
        ("bad.rdf", "<html/>", "bad.rdf: "),
        ("bad.jsonld", '{\n"@id": }', "bad.jsonld, line 2: "),
        ("bad.jsonld", '{"@id": "a:x", "@type": 4}', "bad.jsonld: "),
        ("bad.jsonld", '{"@context": "http://example.org/"}', "bad.jsonld: a remote @context"),
        ("bad.ttl", b"<a:x> <a:p> 1 .\n<a:x> <a:p> '\xff' .", "bad.ttl, line 2: not UTF-8"),
        ("bad.xyz", "", "bad.xyz: unknown suffix; use one of .jsonld .nt .owl .rdf .ttl .xml"),
        ("bad.trig", "", "bad.trig: unknown suffix"),
    ],
)
def test_unreadable_file_is_named(
    name: str, text: str | bytes, message: str, tmp_path: Path
) -> None:
    """A message is one line that names the file, the line where it is known, and what to do."""
    path = written(tmp_path, name, text)
    with pytest.raises(DataError) as caught:
        read_store([path])
    said = str(caught.value)
    assert message in said
    assert said.startswith(str(tmp_path))
    assert "\n" not in said
    assert "; " in said


def test_hostile_file_is_refused_before_parsing(tmp_path: Path) -> None:
    """An entity bomb in a file does not reach the parser, which it would end."""
    entities = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 60))
    bomb = f'<!DOCTYPE r [<!ENTITY l0 "ha">{entities}]>' + SAME["data.rdf"]
    with pytest.raises(DataError, match=r"bomb\.owl, line 1: a document type"):
        read_store([written(tmp_path, "bomb.owl", bomb)])


def test_what_is_no_file(tmp_path: Path) -> None:
    """A missing file, an empty folder, a pipe and a NUL in a name are errors and never wait."""
    with pytest.raises(DataError, match=r"none\.ttl: .*; check the path"):
        read_store([tmp_path / "none.ttl"])
    with pytest.raises(DataError, match="no data file in this folder"):
        read_store([tmp_path])
    os.mkfifo(tmp_path / "pipe.ttl")
    with pytest.raises(DataError, match="not a regular file"):
        read_store([tmp_path / "pipe.ttl"])
    with pytest.raises(DataError, match="check the path"):
        read_store(["a\0.ttl"])


def test_size_has_a_limit_for_all_files_together(tmp_path: Path) -> None:
    """Files up to the limit are read; one byte more, in whichever file, is refused."""
    paths = [written(tmp_path, name, TURTLE) for name in ("a.ttl", "b.ttl")]
    size = 2 * len(TURTLE)
    assert len(read_store(paths, max_bytes=size)) == 1
    with pytest.raises(DataError, match=r"b\.ttl: larger than"):
        read_store(paths, max_bytes=size - 1)
