"""Running a command within a test: what the fixture `run` gives, facts from JSON, a refusal.

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


def assert_refused(answer: tuple[int, str, str], code: int, told: str) -> None:
    """Require one line on standard error that says what is wrong, no output, an exit code."""
    found, output, talk = answer
    assert (found, output) == (code, "")
    assert talk.startswith("kzconst: ")
    assert talk.count("\n") == 1
    assert told in talk
