"""The bundled files are found, shapes are kept apart from data, in a wheel as in a checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kzconst
from kzconst import data_files
from kzconst.data_files import (
    KEPT_APART,
    data_root,
    files_kept_apart,
    law_files,
    ontology_files,
    query_dir,
    shape_files,
    turtle_files_below,
)
from kzconst.errors import DataError

ROOT = Path(__file__).parents[1]


def test_every_turtle_file_is_data_or_kept_apart() -> None:
    """Data and what is kept apart are together all Turtle files of the ontology, and share none."""
    data = set(ontology_files())
    apart = {path for folder in KEPT_APART for path in files_kept_apart(folder)}
    assert data | apart == set((data_root() / "ontology").rglob("*.ttl"))
    assert not data & apart
    assert set(shape_files()) < apart
    assert set(law_files()) < data
    assert {"law.ttl", "kzconst.ttl"} <= {path.name for path in data}


def test_order_never_changes() -> None:
    """Files are listed in the order of their names."""
    assert ontology_files() == sorted(ontology_files(), key=str)


def test_left_out_folder(tmp_path: Path) -> None:
    """Only the named folder is left out, not one of the same name elsewhere, nor other files."""
    for name in ("a.ttl", "b.nt", "shapes/c.ttl", "law/shapes/d.ttl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = turtle_files_below(tmp_path, leave_out=[tmp_path / "shapes"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a.ttl",
        "law/shapes/d.ttl",
    ]


def test_bundle_in_the_package_goes_first(tmp_path: Path) -> None:
    """A package that carries its data uses them, wherever it is installed."""
    package = tmp_path / "site" / "kzconst"
    shutil.copytree(Path(kzconst.__file__).parent, package, ignore=shutil.ignore_patterns("_*_"))
    for name in ("ontology", "queries"):
        (package / "_data" / name).mkdir(parents=True)
    (package / "_data" / "ontology" / "one.ttl").touch()
    script = (
        "from kzconst.data_files import *; print(ontology_files()[0].name, query_dir().parts[-2])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(tmp_path / "site")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout.split() == ["one.ttl", "_data"]


def test_missing_data_are_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A broken installation is an error of ours, not an empty knowledge base."""
    monkeypatch.setattr(data_files, "__file__", str(tmp_path / "a" / "b" / "data_files.py"))
    with pytest.raises(DataError, match="install kzconst again"):
        query_dir()
