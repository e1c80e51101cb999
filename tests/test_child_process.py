"""A child ends in time, in memory and without a trace, however it ends.

The child is a reasoner over more pigeons than holes, which does not end by itself.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from kzconst.child_process import run_child
from kzconst.errors import DataError, ReasonerError
from kzconst.rdf_reading import read_store
from kzconst.reasoning_data import triples_for_reasoner

PIGEONS = Path(__file__).parent / "data" / "hostile" / "pigeons.ttl"
ENDLESS = """
import pathlib, sys
from kzconst.child_process import run_child
data = pathlib.Path(sys.argv[1]).read_bytes()
run_child("reasoning_question", {"do": "consistency"}, data=data, seconds=60, megabytes=200)
"""
PATIENCE_SECONDS = 20.0
MEGABYTES = 200


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of temporary files, empty at first."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """Write triples over which a reasoner does not end."""
    file = tmp_path / "pigeons.nt"
    file.write_bytes(triples_for_reasoner(read_store([PIGEONS])))
    return file


def wait_until_gone(folder: Path) -> None:
    """Wait until nothing is in a folder any more and nobody works there."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (any(folder.iterdir()) or processes_in(folder)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(folder.iterdir()) == []
    assert processes_in(folder) == []


def processes_in(folder: Path) -> list[int]:
    """List processes that work in a folder or below; where there is no /proc, none are seen."""
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        try:
            here = os.readlink(link)
        except OSError:
            continue
        if here.startswith(str(folder)):
            found.append(int(link.parent.name))
    return found


def test_the_time_limit_ends_it(temporary: Path, endless: Path) -> None:
    """In one line, soon after the limit, and nothing is left."""
    start = time.monotonic()
    with pytest.raises(ReasonerError, match=r"^the reasoner took longer than 2 s and was stopped"):
        run_child(
            "reasoning_question",
            {"do": "consistency"},
            data=endless.read_bytes(),
            seconds=2,
            megabytes=MEGABYTES,
        )
    assert time.monotonic() - start < PATIENCE_SECONDS
    assert list(temporary.iterdir()) == []
    assert processes_in(temporary) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_ending_the_parent_ends_it(temporary: Path, endless: Path, number: signal.Signals) -> None:
    """Ctrl-C, a polite end and a kill: no process and no file is left."""
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import signal\nsignal.signal(2, signal.SIG_DFL)\n{ENDLESS}",
            endless,
        ]
    )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not processes_in(temporary) and time.monotonic() < deadline:
        time.sleep(0.05)
    # The JVM is up a moment later; whenever the signal comes, the end is the same.
    time.sleep(0.5)
    parent.send_signal(number)
    assert parent.wait(PATIENCE_SECONDS) == -number
    wait_until_gone(temporary)


def test_the_memory_limit_of_java_is_told(temporary: Path) -> None:
    """More members than fit into the heap end in one line that names the option."""
    lines = [
        f"<urn:i{number}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:C> .\n"
        f"<urn:i{number}> <urn:p> <urn:i{number * 7 % 30000}> .\n"
        for number in range(30_000)
    ]
    with pytest.raises(ReasonerError, match="needs more than 16 MB; give a larger --memory-limit"):
        run_child(
            "reasoning_owlready",
            {"reasoner": "hermit"},
            data="".join(lines).encode(),
            seconds=60,
            megabytes=16,
        )
    assert list(temporary.iterdir()) == []


def test_the_memory_limit_without_java_is_told(temporary: Path) -> None:
    """A child without Java is held to its address space."""
    with pytest.raises(ReasonerError, match="needs more than 16 MB"):
        run_child("reasoning_rl", {}, data=b"", seconds=60, megabytes=16)
    assert list(temporary.iterdir()) == []


def test_what_the_child_refuses_keeps_its_kind(temporary: Path) -> None:
    """A day without a zone is wrong data, not a broken reasoner."""
    data = b'<urn:a> <urn:p> "2007-05-21T00:00:00"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n'
    with pytest.raises(DataError, match="no time zone"):
        run_child(
            "reasoning_owlready", {"reasoner": "pellet"}, data=data, seconds=60, megabytes=200
        )
    assert list(temporary.iterdir()) == []


def test_a_crash_is_one_line(temporary: Path) -> None:
    """No traceback, and no path of this machine."""
    with pytest.raises(ReasonerError) as caught:
        run_child("no_such_module", {}, data=b"", seconds=60, megabytes=200)
    text = str(caught.value)
    assert text.startswith("the reasoner failed: ")
    assert "\n" not in text
    assert str(temporary) not in text
