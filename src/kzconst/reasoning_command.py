"""The command `reason`: what follows from the law, or the answer to one question.

Not here: reasoning (`reasoning`), reading files (`reasoning_files`), the screen
(`reasoning_screens`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kzconst.errors import ParameterError
from kzconst.output import write_fact

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

HERMIT = "hermit"


class Limits(TypedDict):
    """What every way of asking takes."""

    seconds: float
    megabytes: int
    cache: bool
    content: bytes | None


def reason(
    paths: list[str] = [],  # noqa: B006 - never changed
    *,
    with_: str = HERMIT,
    ask: str | None = None,
    time_limit: float = 600.0,
    memory_limit: float = 2000.0,
    no_cache: bool = False,
    lang: str = "en",
    format: str = "table",
) -> int:
    """Find what follows from the law and is not recorded, or answer one question by reasoning.

    HermiT and Pellet need Java (`pip install 'kzconst[reason]'`); OWL RL needs none and sees less,
    which it says. Imports are never followed. Exit code 0: done; 1: the data contradict themselves
    or have a class that can have no member; 4: a file cannot be read or is refused; 7: no Java, or
    a limit was met.

    Args:
        paths: Data files or folders to reason over together with terms and law.
        with_: The reasoner.
        ask: The name of a question; without a name the questions are listed.
        time_limit: Seconds that the reasoner may take.
        memory_limit: Megabytes that it may use.
        no_cache: Compute anew, and keep nothing.
        lang: The language of the text.
        format: The form of the output.
    """
    from kzconst.reasoning_files import content_of, open_with

    if ask is not None and with_ != HERMIT:
        raise ParameterError(f"--ask is answered by {HERMIT}: leave out --with {with_}")
    kb = open_with(paths)
    limits: Limits = {
        "seconds": time_limit,
        "megabytes": _whole(memory_limit),
        "cache": not no_cache,
        "content": None if no_cache else content_of(paths),
    }
    if ask is None:
        return _everything(kb, paths, with_, limits, lang, format)
    return _question(kb, ask, limits, lang, format)


def _everything(
    kb: KnowledgeBase,
    paths: list[str],
    with_: str,
    limits: Limits,
    lang: str,
    format: str,
) -> int:
    from kzconst.reasoning import reason as find
    from kzconst.reasoning_screens import ReasoningScreen

    found = find(kb, with_=with_, **limits)
    screen = ReasoningScreen(kb.store.triples(), lang)
    write_fact(found, format, lambda: screen.inferences(found, paths))
    return 1 if found.consistent is False or found.unsatisfiable else 0


def _question(kb: KnowledgeBase, name: str, limits: Limits, lang: str, format: str) -> int:
    from kzconst.reasoning import ask
    from kzconst.reasoning_questions import questions
    from kzconst.reasoning_screens import ReasoningScreen

    screen = ReasoningScreen(kb.store.triples(), lang)
    if not name:
        known = questions(kb, language=lang)
        return write_fact(known, format, lambda: screen.questions(known))
    found = ask(kb, name, language=lang, **limits)
    return write_fact(found, format, lambda: screen.answer(found))


def _whole(megabytes: float) -> int:
    if not 0 < megabytes < 1_000_000:
        raise ParameterError(f"a memory limit of {megabytes:g} MB is none: give megabytes")
    return int(megabytes)


COMMANDS = (reason,)
