"""Fixtures that test modules share: the bundled knowledge, embedded and served, the command."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands_run import Run

from kzconst.cli import main
from kzconst.data_files import ontology_files
from kzconst.stores import Local

START_SECONDS = 20.0
STOP_SECONDS = 10.0
LOAD_SECONDS = 60.0
ATTEMPTS = 5
LOOPBACK = "127.0.0.1"


@pytest.fixture(scope="session", autouse=True)
def _no_proxy_for_loopback() -> Iterator[None]:
    """Keep requests to loopback on this machine, whatever proxy the environment names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", LOOPBACK)
        patch.setenv("no_proxy", LOOPBACK)
        yield


@pytest.fixture(scope="session", autouse=True)
def _kept_answers_of_the_user_untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the answers of reasoners in a folder of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command in this process; give its exit code, output and talk."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(one) for one in arguments])
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return code, captured.out.decode(), captured.err.decode()

    return call


@pytest.fixture(scope="session")
def knowledge_store() -> Local:
    """Give the bundled terms, law and doctrine in one embedded store; do not write to it."""
    return Local.from_files(ontology_files())


@pytest.fixture(scope="session")
def oxigraph_endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the bundled data read-only by the real Oxigraph server; give its query URL."""
    binary = _oxigraph_binary()
    location = tmp_path_factory.mktemp("oxigraph")
    log = location / "server.log"
    database = location / "database"
    files = [str(path) for path in ontology_files()]
    subprocess.run(
        [binary, "load", "--location", str(database), "--file", *files],
        check=True,
        capture_output=True,
        timeout=LOAD_SECONDS,
    )
    server, url = _started_server(binary, database, log)
    try:
        yield url
    finally:
        _stop(server)


def _oxigraph_binary() -> str:
    """Find the server that the wheel `oxigraph` installs next to this Python."""
    binary = shutil.which("oxigraph", path=sysconfig.get_path("scripts"))
    binary = binary or shutil.which("oxigraph")
    if binary is None:
        pytest.fail("the wheel oxigraph is not installed; run `make test`, which installs it")
    return binary


def _started_server(binary: str, database: Path, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the server on a free port; another one when somebody else took it meanwhile."""
    for _ in range(ATTEMPTS):
        address = f"{LOOPBACK}:{_free_port()}"
        with log.open("wb") as output:
            server = subprocess.Popen(
                [binary, "serve-read-only", "--location", str(database), "--bind", address],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        url = f"http://{address}/query"
        if _answers(server, url):
            return server, url
        _stop(server)
    pytest.fail(f"oxigraph did not start: {log.read_text(errors='replace')[-500:]}")


def _free_port() -> int:
    """Find a port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port = probe.getsockname()[1]
    assert isinstance(port, int)
    return port


def _answers(server: subprocess.Popen[bytes], url: str) -> bool:
    """Wait until the server answers a query; False when it ended or took too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=2) as response:
                if response.status == 200 and server.poll() is None:
                    return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the server, by force when it does not go."""
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(STOP_SECONDS)
