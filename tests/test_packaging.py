"""What users get: pins without hosts, a wheel with all the data, imports that stay cheap."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution, entry_points, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HEAVY = ("SPARQLWrapper", "importlib.metadata", "owlready2", "pyshacl", "rdflib", "rich")


def pins() -> dict[str, str]:
    """The versions that constraints.txt names, by normalised name; any other line is an error."""
    found: dict[str, str] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        match = re.fullmatch(r"([A-Za-z0-9._-]+)==([0-9A-Za-z.+!]+)", line)
        assert match, f"constraints.txt: not a name and a version: {line}"
        name = canonicalize_name(match[1])
        assert name not in found, f"constraints.txt: {name} is pinned twice"
        found[name] = match[2]
    return found


def needed(name: str, extras: frozenset[str], seen: dict[str, frozenset[str]]) -> None:
    """Collect in `seen` the distribution, and what it needs here with the extras, in turn."""
    name = canonicalize_name(name)
    if name in seen and extras <= seen[name]:
        return
    seen[name] = seen.get(name, frozenset()) | extras
    for text in distribution(name).requires or []:
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": e}) for e in {"", *extras}):
            needed(requirement.name, frozenset(requirement.extras), seen)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this checkout."""
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target)]
    command.append(str(ROOT))
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [file] = target.glob("*.whl")
    return zipfile.ZipFile(file)


def test_all_that_is_needed_is_pinned_and_installed() -> None:
    """Each package that the project and its tests need, in turn, is here in the pinned version."""
    seen: dict[str, frozenset[str]] = {}
    needed("kzconst", frozenset({"test"}), seen)
    del seen["kzconst"]
    assert len(seen) > len(PROJECT["dependencies"])
    assert {name: version(name) for name in seen} == {name: pins().get(name) for name in seen}


def test_dependencies_name_smallest_versions_only() -> None:
    """A dependency names one smallest version and no other bound: pins are for constraints.txt."""
    extras = PROJECT["optional-dependencies"].values()
    stated = [Requirement(text) for part in (PROJECT["dependencies"], *extras) for text in part]
    assert [
        str(one) for one in stated if [bound.operator for bound in one.specifier] != [">="]
    ] == []


@pytest.mark.parametrize("folder", ["ontology", "queries"])
def test_the_wheel_carries_the_data(wheel: zipfile.ZipFile, folder: str) -> None:
    """The wheel has every file of the data folders, byte for byte, and no others."""
    prefix = f"kzconst/_data/{folder}/"
    bundled = {
        name.removeprefix(prefix): wheel.read(name)
        for name in wheel.namelist()
        if name.startswith(prefix)
    }
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert files
    assert bundled == {
        path.relative_to(ROOT / folder).as_posix(): path.read_bytes() for path in files
    }


def test_the_wheel_carries_all_modules_and_their_types(wheel: zipfile.ZipFile) -> None:
    """Outside the data and the metadata, the wheel is the package with its typing marker."""
    source = ROOT / "src"
    files = [*source.rglob("*.py"), source / "kzconst" / "py.typed"]
    bundled = {name for name in wheel.namelist() if "/_data/" not in name}
    assert {name for name in bundled if ".dist-info/" not in name} == {
        path.relative_to(source).as_posix() for path in files
    }


def test_the_wheel_carries_both_licences(wheel: zipfile.ZipFile) -> None:
    """The licence of the code and that of the data travel with the wheel."""
    licences = {name.rpartition("/")[2] for name in wheel.namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-DATA"}


def test_the_command_is_installed() -> None:
    """Installing gives one command, which is callable."""
    [command] = [one for one in entry_points(group="console_scripts") if one.name == "kzconst"]
    assert callable(command.load())


@pytest.mark.parametrize(
    "words",
    [
        ["show", "87.5", "--on", "2006-01-01", "--format", "json"],
        ["query", "provision-versions-on-day", "-p", "date=2006-01-01", "--format", "csv"],
    ],
    ids=["show", "query"],
)
def test_heavy_packages_stay_off_the_cold_path(words: list[str]) -> None:
    """A cold answer imports none of the packages that take long to import."""
    code = f"""
import sys
from kzconst.cli import main
assert main({words!r}) == 0
print(*sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout
    assert (done.returncode, done.stderr.split()) == (0, [])
