"""One question to HermiT: the members of a class, the pairs of a property, statuses: a child.

Nothing but what is asked for is computed. Of inconsistent data everything would follow, so that
is looked at first. Not here: HermiT itself (`reasoning_java`), names of questions
(`reasoning_questions`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kzconst.child_process import serve
from kzconst.errors import DataError
from kzconst.reasoning_java import ANSWERS, Hermit


def ask(request: Mapping[str, Any], data: Path) -> dict[str, Any]:
    """Answer one question about the data.

    Args:
        request: As `reasoning_java` takes it.
        data: The N-Triples.

    Returns:
        `consistent` and, where the data are that, what was asked for.

    Raises:
        ReasonerError: There is no Java, or no HermiT.
        DataError: The data are nothing that HermiT understands.
    """
    hermit = Hermit(data, megabytes=int(request["megabytes"]))
    import jpype  # type: ignore[import-untyped]

    try:
        if not hermit.everything.isConsistent():
            return {"consistent": False}
        return {"consistent": True, **ANSWERS[request["do"]](hermit, request)}
    except jpype.JException as error:
        reason = " ".join(str(error.getMessage() or error).split())[:200]
        raise DataError(f"not for HermiT: {reason}; correct the data") from error


if __name__ == "__main__":
    serve(ask)
