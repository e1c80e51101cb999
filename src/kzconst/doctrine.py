"""What doctrine claims, who claims it, where, and how each claim stands to the law of its day.

Claims and verdicts are testimony and never law. Not here: choosing among claims (`claim_search`),
claims that pull against one another (`tensions`), the law that a verdict rests on (`law_beside`),
checking a copy of the paper (`evidence`).
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kzconst.addresses import natural
from kzconst.errors import NotFoundError

if TYPE_CHECKING:
    from kzconst.law_beside import LawBeside
    from kzconst.records import Records

Row = Mapping[str, Any]
TERMS = "https://w3id.org/kzconst/ontology/"
# The letter before a number: claims and tensions are typed with it or without, also as the
# Cyrillic letter that looks the same.
_CODE = re.compile(r"(?P<letter>[a-z]?)0*(?P<number>\d{1,9})")
_LOOK_ALIKE = str.maketrans("стСТ", "ctct")


@dataclass(frozen=True)
class Locator:
    """A place in the text of a publication: characters [start, end), lines first to last.

    The digests are those of the passage as it stands and of its normalised form; `focus` is the
    part of the passage that carries the claim, where it is not the whole.
    """

    start: int
    end: int
    lines: tuple[int, int]
    sha256: str
    normalised_sha256: str
    sentence: str
    language: str
    focus: tuple[int, int] | None


@dataclass(frozen=True)
class Verdict:
    """How a claim stands to the law of the day that it speaks of.

    `computed` is False where the verdict is argued. `law_until` is the first day on which what the
    claim states is no longer law, `rests_on` the IRIs of versions, rules, provisions and acts.
    """

    value: str
    computed: bool
    law_until: datetime.date | None
    rests_on: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class TimeSpokenOf:
    """The time that a claim speaks of: its kind, and legal days, closed-open, None where open."""

    frame: str
    from_: datetime.date | None
    until: datetime.date | None


@dataclass(frozen=True)
class Claim:
    """One assertion of a publication, paraphrased.

    `cites` and `states_uncited` hold addresses of provisions (`1995:87.5`) and, for acts and other
    law without an address, the local name of the IRI. `stages` are the kinds of stages that it
    speaks of, where it has typed content. `law` is the law beside the claim, or None in a list of
    claims, which does not look it up.
    """

    iri: str
    id: str
    paraphrase: str
    asserted_by: str
    agent: str
    modality: str
    stance: str | None
    quoted: bool
    reference: int | None
    as_cited: str | None
    time: TimeSpokenOf
    category: str
    categories: tuple[str, ...]
    about: tuple[str, ...]
    themes: tuple[str, ...]
    cites: tuple[str, ...]
    states_uncited: tuple[str, ...]
    stages: tuple[str, ...]
    verdict: Verdict | None
    locators: tuple[Locator, ...]
    tensions: tuple[str, ...]
    law: tuple[LawBeside, ...] | None = None


def all_claims(kb: Records, *, language: str) -> list[Claim]:
    """Read all claims.

    Args:
        kb: The knowledge base.
        language: `en`, `ru` or `kk`, for paraphrases, names and reasons.

    Returns:
        The claims by their ids, without the law beside them.

    Example:
        >>> import kzconst
        >>> all_claims(kzconst.open(), language="en")[0].id
        'C001'
    """
    rows = sorted(kb.select("doctrine-claims"), key=lambda row: natural(row["code"]))
    texts = texts_in(kb, language)
    topics = _grouped(kb.select("doctrine-topics"), "code")
    law = _law_spoken_of(kb)
    verdicts = _verdicts(kb, texts)
    locators = _locators(kb, [row["claim"] for row in rows])
    tensions: dict[str, list[str]] = defaultdict(list)
    for row in kb.select("doctrine-tensions"):
        tensions[row["claim"]].append(row["code"])
    stages: dict[str, list[str]] = defaultdict(list)
    for row in kb.select("doctrine-stages-claimed"):
        stages[row["claim"]].append(row["stage"])
    names = kb.labels(language)
    return [
        Claim(
            iri=row["claim"],
            id=row["code"],
            paraphrase=texts.get(row["claim"], ""),
            asserted_by=names.get(row["agent"], row["agentCode"]),
            agent=row["agentCode"],
            modality=row["modality"],
            stance=row.get("stance"),
            quoted=row.get("quoted", False),
            reference=row.get("referenceNumber"),
            as_cited=row.get("asCited"),
            time=TimeSpokenOf(row["frame"], _day(row, "from"), _day(row, "until")),
            category=row["category"],
            categories=topics[row["claim"], "hasCategory"],
            about=topics[row["claim"], "isAbout"],
            themes=topics[row["claim"], "belongsToTheme"],
            cites=law[row["claim"], "cites"],
            states_uncited=law[row["claim"], "statesUncited"],
            stages=tuple(stages.get(row["claim"], ())),
            verdict=verdicts.get(row["claim"]),
            locators=tuple(locators.get(row["claim"], ())),
            tensions=tuple(tensions.get(row["claim"], ())),
        )
        for row in rows
    ]


def one_claim(kb: Records, code: str, *, language: str) -> Claim:
    """Find a claim by its id, with the law beside it.

    Args:
        kb: The knowledge base.
        code: The id, in upper or lower case, or its number alone.
        language: `en`, `ru` or `kk`, for paraphrase, names and reason.

    Returns:
        The claim.

    Raises:
        NotFoundError: No claim has the id; near ones are named.

    Example:
        >>> import kzconst
        >>> one_claim(kzconst.open(), "c205", language="en").states_uncited
        ('1995:87.5',)
    """
    from kzconst.law_beside import law_beside

    known = {claim.id: claim for claim in all_claims(kb, language=language)}
    claim = known[known_code("claim", code, list(known))]
    return replace(claim, law=law_beside(kb, claim))


def known_code(what: str, typed: str, known: Sequence[str]) -> str:
    """Find the id that was meant.

    Args:
        what: What has such ids, for the message: `claim`, `tension`.
        typed: The id in upper or lower case, or its number.
        known: All ids.

    Returns:
        The id.

    Raises:
        NotFoundError: There is none; near ones are named.

    Example:
        >>> [known_code("claim", typed, ["C004", "C005"]) for typed in ("c5", "005", "C005")]
        ['C005', 'C005', 'C005']
    """
    text = typed.strip().translate(_LOOK_ALIKE).lower()
    match = _CODE.fullmatch(text)
    for code in known:
        same = _CODE.fullmatch(code.lower())
        if code.lower() == text or (
            match
            and same
            and int(match["number"]) == int(same["number"])
            # A number alone is enough, a wrong letter is not.
            and match["letter"] in {"", same["letter"]}
        ):
            return code
    near = difflib.get_close_matches(text.upper(), known, n=4, cutoff=0.6)
    listed = f"`kzconst {what}s` lists all"
    hint = f"near: {', '.join(sorted(near, key=natural))}; {listed}" if near else listed
    raise NotFoundError(f"no {what} has the id {typed.strip()[:60]!r}; {hint}")


# -- reading ------------------------------------------------------------------------------------


def texts_in(kb: Records, language: str) -> dict[str, str]:
    """Give the descriptions of doctrine in one language, by IRI.

    Args:
        kb: The knowledge base.
        language: `en`, `ru` or `kk`.

    Returns:
        Paraphrases of claims, reasons of verdicts, texts of tensions, descriptions of agents.

    Example:
        >>> import kzconst
        >>> texts = texts_in(kzconst.open(), "en")
        >>> texts["https://w3id.org/kzconst/id/agent-chirkalin"]
        'former deputy of the Majilis'
    """
    rows = kb.select("doctrine-descriptions", language=language)
    return {row["subject"]: row["text"] for row in rows}


def _day(row: Row, name: str) -> datetime.date | None:
    return datetime.date.fromisoformat(row[name]) if name in row else None


def _grouped(rows: Iterable[Row], column: str) -> dict[tuple[str, str], tuple[str, ...]]:
    grouped: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for row in rows:
        grouped[row["claim"], row["property"].removeprefix(TERMS)] += (row[column],)
    return grouped


def _law_spoken_of(kb: Records) -> dict[tuple[str, str], tuple[str, ...]]:
    rows = kb.select("doctrine-law-spoken-of")
    named = [{**row, "name": row.get("address") or local_name(row["law"])} for row in rows]
    return _grouped(sorted(named, key=lambda row: natural(row["name"])), "name")


def local_name(iri: str) -> str:
    """Give the last part of an IRI.

    Args:
        iri: An IRI of the knowledge base.

    Returns:
        What follows the last slash.

    Example:
        >>> local_name("https://w3id.org/kzconst/id/law-254-III-2007")
        'law-254-III-2007'
    """
    return iri.rpartition("/")[2]


def _verdicts(kb: Records, texts: Mapping[str, str]) -> dict[str, Verdict]:
    bases: dict[str, list[str]] = defaultdict(list)
    for row in kb.select("doctrine-verdict-bases"):
        bases[row["claim"]].append(row["basis"])
    return {
        row["claim"]: Verdict(
            value=row["value"],
            computed=row["method"] == "computed",
            law_until=_day(row, "lawUntil"),
            rests_on=tuple(sorted(bases[row["claim"]], key=natural)),
            reason=texts.get(row["verdict"], ""),
        )
        for row in kb.select("doctrine-verdicts")
    }


def _locators(kb: Records, claims: list[str]) -> dict[str, list[Locator]]:
    found: dict[str, list[Locator]] = defaultdict(list)
    for row in kb.select("doctrine-locators", claim=claims) if claims else ():
        focus = (row["focusStart"], row["focusEnd"]) if "focusStart" in row else None
        found[row["claim"]].append(
            Locator(
                start=row["start"],
                end=row["end"],
                lines=(row["firstLine"], row["lastLine"]),
                sha256=row["sha256"],
                normalised_sha256=row["normalised"],
                sentence=row["sentence"],
                language=row["language"],
                focus=focus,
            )
        )
    return found
