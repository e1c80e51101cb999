"""Choosing among claims: by term, by who asserts them, by modality, verdict and law spoken of.

Not here: reading claims (`doctrine`) and searching terms (`glossary`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kzconst.doctrine import TERMS, Claim, all_claims, local_name
from kzconst.errors import NotFoundError, ParameterError
from kzconst.folding import fold, near
from kzconst.glossary import glossary_of

if TYPE_CHECKING:
    from kzconst.addresses import Addressed
    from kzconst.records import Records

Test = Callable[[Claim], bool]


def find_claims(
    kb: Records,
    *,
    about: str | None,
    asserted_by: str | None,
    modality: str | None,
    verdict: str | None,
    cites: str | None,
    language: str,
) -> list[Claim]:
    """Find the claims that meet all of some conditions.

    Args:
        kb: The knowledge base.
        about: A term in any language or spelling; narrower terms are included.
        asserted_by: A name, or a part of one, in any language.
        modality: The code of a modality.
        verdict: The code of a value of verdicts.
        cites: The address of a provision, or the number of an act.
        language: `en`, `ru` or `kk`, for paraphrases, names and reasons.

    Returns:
        The claims by their ids; conditions that are None hold for every claim.

    Raises:
        NotFoundError: No term, name, provision or act is called so.
        ParameterError: A code is unknown, or an address malformed.

    Example:
        >>> import kzconst
        >>> found = find_claims(kzconst.open(), about=None, asserted_by="таранов", modality=None,
        ...                     verdict=None, cites=None, language="en")
        >>> {claim.agent for claim in found}
        {'taranov'}
    """
    tests: list[Test] = []
    if about is not None:
        tests.append(_about(kb, about))
    if asserted_by is not None:
        tests.append(_asserted_by(kb, asserted_by))
    if modality is not None:
        wanted = _known(kb, "modality", "Modality", modality)
        tests.append(lambda claim: claim.modality == wanted)
    if verdict is not None:
        value = _known(kb, "verdict", "VerdictValue", verdict)
        tests.append(lambda claim: claim.verdict is not None and claim.verdict.value == value)
    if cites is not None:
        tests.append(_cites(kb, cites))
    return [
        claim for claim in all_claims(kb, language=language) if all(test(claim) for test in tests)
    ]


def _about(kb: Records, word: str) -> Test:
    glossary = glossary_of(kb)
    wanted = glossary.with_narrower(glossary.called(word))
    return lambda claim: not wanted.isdisjoint(claim.about)


def _asserted_by(kb: Records, name: str) -> Test:
    typed = fold(name)
    if not typed:
        raise ParameterError(f"{name[:60]!r} is no name: type a name or a part of one")
    rows = kb.select("doctrine-agents")
    found = {
        row["code"] for row in rows if typed in fold(row["label"]) or typed in fold(row["code"])
    }
    if not found:
        # People type a family name, and labels have initials and descriptions around it.
        words = {word.strip("(),.;:") for row in rows for word in row["label"].split()}
        names = near(name, sorted(word for word in words if len(word) > 3))
        hint = f"near: {', '.join(names)}" if names else "`kzconst query doctrine-agents` lists all"
        raise NotFoundError(f"nobody called {name.strip()[:60]!r} asserts anything; {hint}")
    return lambda claim: claim.agent in found


def _known(kb: Records, what: str, class_name: str, code: str) -> str:
    rows = kb.select("doctrine-values", **{"class": TERMS + class_name})
    codes = [row["code"] for row in rows]
    typed = "-".join(code.lower().split())
    if typed not in codes:
        raise ParameterError(f"{code[:60]!r} is no {what}: choose from {', '.join(codes)}")
    return typed


def _cites(kb: Records, typed: str) -> Test:
    wanted = _names_of_law(kb, typed)
    return lambda claim: not wanted.isdisjoint((*claim.cites, *claim.states_uncited))


def _names_of_law(kb: Records, typed: str) -> set[str]:
    """Name what an address or the number of an act covers, as claims name it."""
    try:
        return _addresses(kb.provision(typed))
    except (NotFoundError, ParameterError) as error:
        acts = _acts_called(kb, typed)
        if not acts:
            if isinstance(error, ParameterError):
                advice = "or name an act by its number"
                raise ParameterError(f"{error}; {advice}") from error
            raise
    return {
        row.get("address") or local_name(row["law"])
        for row in kb.select("doctrine-law-spoken-of")
        if row["law"] in acts or row.get("act") in acts
    }


def _addresses(provision: Addressed) -> set[str]:
    return {provision.address}.union(*(_addresses(one) for one in provision.below))


def _acts_called(kb: Records, typed: str) -> set[str]:
    name = typed.strip().casefold()
    found = set()
    for row in kb.select("doctrine-acts"):
        names = (local_name(row["act"]), row.get("number"), row.get("prefix"))
        if name in {one.casefold() for one in names if one}:
            found.add(row["act"])
    return found
