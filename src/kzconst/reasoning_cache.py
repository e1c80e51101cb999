"""Answers of reasoners, kept by the content they were computed from.

A file for each answer in the cache folder of the user, written whole or not at all. A file that is
damaged, of another version or not readable is as if it were not there. Not here: what goes into
the key (`reasoning`).
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

MAX_FILES = 200
SUFFIX = ".answer"


def cache_folder() -> Path:
    """Give the folder of the answers: in XDG_CACHE_HOME where that is set, else in ~/.cache.

    Returns:
        The folder, which need not exist.

    Example:
        >>> cache_folder().parts[-2:]
        ('kzconst', 'reasoning')
    """
    # The standard says that a relative path is to be ignored.
    given = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(given) if os.path.isabs(given) else Path("~/.cache").expanduser()
    return base / "kzconst" / "reasoning"


def read_answer(key: str) -> dict[str, Any] | None:
    """Read an answer.

    Args:
        key: The digest of all that it was computed from.

    Returns:
        The answer, or None where none is kept or it is damaged.

    Example:
        >>> read_answer("no such digest") is None
        True
    """
    try:
        data = _path(key).read_bytes()
        checksum, _, body = data.partition(b"\n")
        if checksum.decode() != _checksum(key, body):
            return None
        answer = json.loads(body)
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def keep_answer(key: str, answer: dict[str, Any]) -> None:
    """Keep an answer; where the folder cannot be written, nothing is kept.

    Args:
        key: The digest of all that it was computed from.
        answer: What JSON can hold.
    """
    body = json.dumps(answer, ensure_ascii=False).encode()
    path = _path(key)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".new")
        try:
            with open(handle, "wb") as file:
                file.write(_checksum(key, body).encode() + b"\n" + body)
            os.replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
        _forget_oldest(path.parent)


def _forget_oldest(folder: Path) -> None:
    files = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
    for path in files[:-MAX_FILES]:
        path.unlink(missing_ok=True)


def _path(key: str) -> Path:
    return cache_folder() / f"{key}{SUFFIX}"


def _checksum(key: str, body: bytes) -> str:
    """Tie a body to its key, so that a file under a wrong name is noticed too."""
    return hashlib.sha256(key.encode() + b"\n" + body).hexdigest()
