"""A reasoner in a process of its own, which ends in time, in memory and without a trace.

The parent makes a private folder, puts the request and the data there, and waits; the child leaves
its answer there. The folder goes whatever happens: an answer, an error, the time limit, Ctrl-C, or
a parent that was killed (the child sees that and goes as well). Not here: what a child computes;
each does that in a module of its own, which ends in `serve(...)`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

from kzconst.errors import KzconstError, ReasonerError

REQUEST, DATA, ANSWER, TALK = "request.json", "data.nt", "answer.json", "talk.txt"
MEGABYTE = 1_000_000
# What could change how Python or Java runs, or lead them to a network.
NOT_HANDED_ON = frozenset(
    {
        "CLASSPATH",
        "JAVA_TOOL_OPTIONS",
        "JDK_JAVA_OPTIONS",
        "_JAVA_OPTIONS",
        "PYTHONSTARTUP",
        "PYTHONINSPECT",
        "PYTHONWARNINGS",
    }
)
OUT_OF_MEMORY = (
    "java.lang.OutOfMemoryError",
    "MemoryError",
    "memory allocation of",
    "failed to map segment",
)
TALK_READ = 20_000
Compute = Callable[[Mapping[str, Any], Path], Mapping[str, Any]]


def run_child(
    module: str,
    request: Mapping[str, Any],
    *,
    data: bytes,
    seconds: float,
    megabytes: int,
) -> dict[str, Any]:
    """Let a module compute an answer in a process of its own.

    Args:
        module: The name of a module of this package that calls `serve`.
        request: What is asked, as JSON knows it.
        data: The triples, as N-Triples.
        seconds: How long the child may take; then it and all that it started are killed.
        megabytes: How much memory it may use: the heap of its Java, or, for a child without Java,
            its address space.

    Returns:
        The answer of the child.

    Raises:
        ReasonerError: The child took too long, ran out of memory or failed.
        KzconstError: What the child raised on purpose, with the same exit code.
    """
    with _tidy_end(), TemporaryDirectory(prefix="kzconst-") as name:
        folder = Path(name)
        (folder / DATA).write_bytes(data)
        whole = {**request, "megabytes": megabytes}
        (folder / REQUEST).write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        code = _run(module, folder, seconds)
        return _answer(folder, code, megabytes)


def _run(module: str, folder: Path, seconds: float) -> int:
    """Run the child to its end and give its exit code; nothing of it is left running."""
    with (folder / TALK).open("wb") as talk:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", f"kzconst.{module}"],
            # The child reads its standard input only to notice that its parent is gone.
            stdin=subprocess.PIPE,
            stdout=talk,
            stderr=talk,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
    try:
        return child.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise ReasonerError(
            f"the reasoner took longer than {seconds:g} s and was stopped; give a longer "
            "--time-limit, or less data"
        ) from error
    finally:
        _kill_group(child)
        if child.stdin is not None:
            child.stdin.close()


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    """Kill a child and all that it started; they share a group that has the child's id."""
    # All may be gone already; a group of the dead alone may not be signalled on some systems.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _environment(folder: Path) -> dict[str, str]:
    """Give the child's environment: its temporary files in the folder, this very package."""
    environment = {key: value for key, value in os.environ.items() if key not in NOT_HANDED_ON}
    places = [str(Path(__file__).parent.parent)]
    places += [
        str(Path(place).absolute())
        for place in environment.get("PYTHONPATH", "").split(os.pathsep)
        if place
    ]
    # The folder is not the current one any more, in which a relative path began.
    environment["PYTHONPATH"] = os.pathsep.join(places)
    environment |= dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))
    return environment


def _answer(folder: Path, code: int, megabytes: int) -> dict[str, Any]:
    """Read what the child left, or say why it left nothing."""
    path = folder / ANSWER
    answer: dict[str, Any] = {}
    if path.is_file():
        answer = json.loads(path.read_text(encoding="utf-8"))
    if "error" in answer:
        kinds = {kind.exit_code: kind for kind in KzconstError.__subclasses__()}
        raise kinds[answer["exit_code"]](answer["error"])
    if answer:
        return answer
    with (folder / TALK).open("rb") as file:
        talk = file.read(TALK_READ).decode(errors="replace")
    if any(sign in talk for sign in OUT_OF_MEMORY):
        raise ReasonerError(
            f"the reasoner needs more than {megabytes} MB; give a larger --memory-limit, or less "
            "data"
        )
    if code < 0:
        raise ReasonerError(f"the reasoner was ended by signal {-code}; try again")
    reason = " ".join((talk.strip().splitlines() or ["it said nothing"])[-1].split())
    reason = reason.replace(str(folder) + os.sep, "")[:200]
    raise ReasonerError(f"the reasoner failed: {reason}; correct the data")


# -- signals --------------------------------------------------------------------------------


class _EndedError(BaseException):
    """A signal came that would have ended the process; nothing between here and there stops it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _tidy_end() -> Iterator[None]:
    """Let signals that end the process end it only after everything is tidied up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    ours = [number for number in numbers if before[number] == signal.SIG_DFL]

    def end(number: int, _: FrameType | None) -> None:
        # A second signal during the tidying does not stop it.
        for one in ours:
            signal.signal(one, signal.SIG_IGN)
        raise _EndedError(number)

    for number in ours:
        signal.signal(number, end)
    ended = 0
    try:
        yield
    except _EndedError as error:
        ended = error.number
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
    if ended:
        os.kill(os.getpid(), ended)


# -- the child's side -----------------------------------------------------------------------


def serve(compute: Compute, *, limit_address_space: bool = False) -> None:
    """Answer the request of the parent; to be called by the main part of a child's module.

    Args:
        compute: Computes the answer, as JSON knows it, from the request (with `megabytes`, the
            memory limit) and the file of the triples.
        limit_address_space: Hold the whole process to the memory limit; not for one with a Java
            inside, which reserves far more than it uses.
    """
    folder = Path.cwd()
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    request = json.loads((folder / REQUEST).read_text(encoding="utf-8"))
    if limit_address_space:
        _limit_address_space(int(request["megabytes"]) * MEGABYTE)
    try:
        answer = dict(compute(request, folder / DATA))
    except KzconstError as error:
        answer = {"error": " ".join(str(error).split()), "exit_code": error.exit_code}
    # Under another name first, so that the parent never reads half an answer.
    unfinished = folder / f"{ANSWER}.new"
    unfinished.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    unfinished.replace(folder / ANSWER)


def _end_with_parent(folder: Path) -> None:
    """Wait for the end of the standard input, which the parent holds open, then leave no trace."""
    while os.read(0, 1024):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def _limit_address_space(size: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
