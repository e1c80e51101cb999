"""Running a command within a test: what the fixture `run` gives, and facts from JSON.

Not here: the fixture itself (`conftest`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., tuple[int, str, str]]


def facts(run: Run, *arguments: str) -> Any:
    """Run a command that must succeed and print JSON, and nothing else."""
    code, output, talk = run(*arguments, "--format", "json")
    assert (code, talk) == (0, "")
    return json.loads(output)
