"""The commands on doctrine and terms, each a typed function whose docstring is its help.

Not here: the commands on the law (`commands`), the words on the screen (`doctrine_screens`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import kzconst
from kzconst.output import write_fact

if TYPE_CHECKING:
    from kzconst.doctrine_screens import DoctrineScreen
    from kzconst.kb import KnowledgeBase


def claims(
    *,
    about: str | None = None,
    asserted_by: str | None = None,
    modality: str | None = None,
    verdict: str | None = None,
    cites: str | None = None,
    lang: str = "en",
    format: str = "table",
) -> int:
    """List what the paper claims; doctrine, never law.

    Args:
        about: A term in any language or spelling; narrower terms are included.
        asserted_by: The name of whoever asserts it, or a part of the name, in any language.
        modality: As what it is put forward: law-in-force, law-former, evaluation and others.
        verdict: How it stands to the law: supported, imprecise, contradicted and others.
        cites: The address of a provision (what it contains included), or the number of an act.
        lang: The language of the text.
        format: The form of the output.
    """
    kb = kzconst.open()
    found = kb.claims(
        about=about,
        asserted_by=asserted_by,
        modality=modality,
        verdict=verdict,
        cites=cites,
        language=lang,
    )
    return write_fact(found, format, lambda: _screen(kb, lang).claims(found))


def claim(id: str, *, lang: str = "en", format: str = "table") -> int:
    """Show one claim: who says it, where, how it stands to the law, and the law beside it.

    Args:
        id: The id of a claim: C205, c205 or 205.
        lang: The language of the text.
        format: The form of the output.
    """
    kb = kzconst.open()
    found = kb.claim(id, language=lang)
    return write_fact(found, format, lambda: _screen(kb, lang).claim(found))


def tensions(id: str | None = None, *, lang: str = "en", format: str = "table") -> int:
    """List which claims pull against one another, and why.

    Args:
        id: The id of one tension, which is then shown with its claims; without it all are listed.
        lang: The language of the text.
        format: The form of the output.
    """
    kb = kzconst.open()
    found = kb.tensions(id, language=lang)

    def lines() -> list[str]:
        involved = {code for tension in found for code in tension.claims} if id else set()
        told = [one for one in kb.claims(language=lang) if one.id in involved] if id else []
        return _screen(kb, lang).tensions(found, told)

    return write_fact(found, format, lines)


def term(word: list[str], *, lang: str = "en", format: str = "table") -> int:
    """Explain a term of the glossary, found by any label in any language and spelling.

    Args:
        word: A label, or words of one: maslikhat, маслихат, мәслихат.
        lang: The language of the text.
        format: The form of the output.
    """
    kb = kzconst.open()
    found = kb.term(" ".join(word))
    return write_fact(found, format, lambda: _screen(kb, lang).term(found))


def _screen(kb: KnowledgeBase, language: str) -> DoctrineScreen:
    from kzconst.doctrine_screens import DoctrineScreen

    return DoctrineScreen(kb, language)


COMMANDS = (claims, claim, tensions, term)
