"""The command `explain`: why something follows from the law, told in sentences with citations.

Not here: the explanation (`explanations`), its screen (`explanation_screens`).
"""

from __future__ import annotations

import kzconst
from kzconst.errors import ParameterError
from kzconst.output import write_fact


def explain(
    subject: str | None = None,
    property: str | None = None,
    object: str | None = None,
    *,
    inconsistency: str | None = None,
    premises: str | None = None,
    limit: str | None = None,
    all_: bool = False,
    time_limit: float = 60.0,
    lang: str = "en",
    format: str = "table",
) -> int:
    """Explain why something follows from the law: the statements and definitions behind it.

    Examples: `explain office-akim-oblast isAppointedBy office-president`; `explain 87.5
    isChangedByAct law-254-III-2007`; `explain body-maslikhat a BodyOfBothPowers`. Exit code 0: it
    follows (or the file contradicts itself or the law), and why; 1: it does not; 7: no Java.

    Args:
        subject: An individual by its name or code, a provision by its address, or a class.
        property: A property by its name; `a` asks for membership in a class.
        object: An individual, or after `a` a class.
        inconsistency: A file whose contradiction is explained instead.
        premises: A set of premises on the class of akims to take instead of the law.
        limit: How many reasons are given at most; without it one.
        all_: Give all reasons that are found in the time limit, 64 at most.
        time_limit: Seconds that the reasoner may take.
        lang: The language of the text.
        format: The form of the output.
    """
    from kzconst.explanation_screens import explanation_lines
    from kzconst.explanations import ALL, ENTAILED, INCONSISTENT

    number = ALL if all_ else _number(limit)
    if time_limit <= 0:
        raise ParameterError(f"a time limit of {time_limit:g} s: give more than 0")
    kb = kzconst.open(layer="law")
    if inconsistency is not None:
        if subject is not None or premises is not None:
            raise ParameterError("--inconsistency explains a file: leave out what else is asked")
        found = kb.explain_inconsistency(
            inconsistency, limit=number, language=lang, seconds=time_limit
        )
        wanted = INCONSISTENT
    else:
        if subject is None or property is None or object is None:
            raise ParameterError("say what to explain: SUBJECT PROPERTY OBJECT, or SUBJECT a CLASS")
        found = kb.explain(
            subject,
            property,
            object,
            limit=number,
            language=lang,
            premises=premises,
            seconds=time_limit,
        )
        wanted = ENTAILED
    write_fact(found, format, lambda: explanation_lines(kb, found, lang))
    return 0 if found.status == wanted else 1


def _number(limit: str | None) -> int:
    if limit is None:
        return 1
    if not limit.isascii() or not limit.isdecimal():
        raise ParameterError(f"{limit!r} is no number of reasons: give a whole number from 1")
    return int(limit)


COMMANDS = (explain,)
