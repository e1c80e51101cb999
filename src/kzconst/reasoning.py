"""Reasoning over terms and law: everything that follows, or the answer to one question.

A reasoner runs in a process of its own and only when no answer is kept for the same content. What
follows is kept apart from what is recorded. Not here: what the reasoner is given
(`reasoning_data`), the names of questions (`reasoning_questions`), reasons (`explanations`).
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzconst import __version__
from kzconst.errors import DataError, ParameterError
from kzconst.inferred_triples import Triple, new_triples
from kzconst.reasoning_cache import keep_answer, read_answer
from kzconst.reasoning_data import digest, triples_for_reasoner
from kzconst.reasoning_questions import PREMISES, addresses_of, name_of, question

if TYPE_CHECKING:
    import pyoxigraph

    from kzconst.records import Records

SECONDS = 600.0
MEGABYTES = 2000
MINIMUM_MEGABYTES = 16
HERMIT, PELLET, RL = "hermit", "pellet", "rl"
REASONERS = (HERMIT, PELLET, RL)
INCOMPLETE = frozenset({PELLET, RL})
"""What these were seen to miss is said under each of their answers (`reasoning_words`)."""
NAMES = {HERMIT: "HermiT", PELLET: "Pellet", RL: "OWL RL"}
MODULES = {HERMIT: "reasoning_owlready", PELLET: "reasoning_owlready", RL: "reasoning_rl"}
QUESTION_MODULE = "reasoning_question"
# What else decides an answer of a module; kept answers of another program are not taken.
BUILT_ON = {QUESTION_MODULE: ("java_axioms", "justification_scope", "reasoning_java")}
ENTAILED = "entailed"


@dataclass(frozen=True)
class Inferences:
    """Everything that follows from terms and law and is not asserted.

    `consistent` is None where the reasoner does not decide it (OWL RL). `complete` is False where
    the reasoner is known to miss what HermiT finds. `seconds` is what the call took; `cached` says
    that the answer was kept from before.
    """

    reasoner: str
    consistent: bool | None
    unsatisfiable: tuple[str, ...]
    triples: tuple[Triple, ...]
    complete: bool
    cached: bool
    seconds: float

    def n_triples(self) -> bytes:
        r"""Write the inferred triples, and nothing that is asserted, as N-Triples.

        Example:
            >>> Inferences("rl", None, (), (("a:s", "a:p", "a:o"),), False, False, 0).n_triples()
            b'<a:s> <a:p> <a:o> .\n'
        """
        return "".join(f"<{s}> <{p}> <{o}> .\n" for s, p, o in self.triples).encode()


@dataclass(frozen=True)
class Thing:
    """Something named in an answer; `addresses` are those of its provisions."""

    iri: str
    label: str
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class ReasonedRow:
    """One thing that follows: a member of a class, or a pair; under premises, with its status.

    `status` is `entailed`, `contradicted` or `unknown`; `premises` names the set.
    """

    subject: Thing
    object: Thing | None
    status: str
    premises: str | None = None


@dataclass(frozen=True)
class PremiseSet:
    """A set of premises: an assumption, never law. `sources` say from where it is taken."""

    name: str
    title: str
    description: str
    consistent: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ReasonedAnswer:
    """The answer to one question; what is not among the rows is not denied."""

    name: str
    kind: str
    about: str | None
    label: str
    definition: str
    rows: tuple[ReasonedRow, ...]
    premises: tuple[PremiseSet, ...]
    reasoner: str
    cached: bool
    seconds: float


class Given:
    """Data for a reasoner; its triples are written only when a reasoner has to run.

    Args:
        store: The data.
        content: A name of the content, where one is known; else the triples are that.
    """

    def __init__(self, store: pyoxigraph.Store, content: bytes | None = None) -> None:
        self.store = store
        self._content = content

    @cached_property
    def triples(self) -> bytes:
        """What the reasoner is given."""
        return triples_for_reasoner(self.store)

    @property
    def name(self) -> bytes:
        """What tells this content from another one."""
        return self.triples if self._content is None else self._content


def reason(
    kb: Records,
    *,
    with_: str = HERMIT,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    cache: bool = True,
    content: bytes | None = None,
) -> Inferences:
    """Let a reasoner find everything that follows from terms and law.

    Args:
        kb: The knowledge base; doctrine and the glossary are left out.
        with_: `hermit` or `pellet`, which need Java; `rl`, rules that see less and need none.
        seconds: How long the reasoner may take.
        megabytes: How much memory it may use: the heap of its Java, or its whole process.
        cache: Take an answer that is kept for the same content, and keep this one.
        content: A name of the content, where the caller knows one; None finds it from the data.

    Returns:
        Whether the data are consistent, and what follows.

    Raises:
        ParameterError: There is no such reasoner, or a limit is impossible.
        ReasonerError: Java or the reasoner is missing, failed or met a limit.
        DataError: The data use what OWL does not have.
    """
    if with_ not in REASONERS:
        raise ParameterError(f"no reasoner {with_!r}; use one of {', '.join(REASONERS)}")
    start = time.perf_counter()
    limits = _limits(seconds, megabytes)
    data = Given(kb.store.triples(), content)

    def whole(answer: Mapping[str, Any]) -> dict[str, Any]:
        found = ((s, p, o) for s, p, o in answer["triples"])
        # From a contradiction anything follows.
        triples = [] if answer["consistent"] is False else new_triples(data.triples, found)
        return {**answer, "triples": triples}

    answer, cached = _answer(
        MODULES[with_], {"reasoner": with_}, data, limits=limits, cache=cache, finish=whole
    )
    return Inferences(
        reasoner=with_,
        consistent=answer["consistent"],
        unsatisfiable=tuple(answer["unsatisfiable"]),
        triples=tuple((s, p, o) for s, p, o in answer["triples"]),
        complete=with_ not in INCOMPLETE,
        cached=cached,
        seconds=round(time.perf_counter() - start, 3),
    )


def ask(
    kb: Records,
    name: str,
    *,
    language: str = "en",
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    cache: bool = True,
    content: bytes | None = None,
) -> ReasonedAnswer:
    """Let HermiT answer one question; nothing else is computed.

    Args:
        kb: The knowledge base.
        name: The name of a question, as `reasoning_questions.questions` lists them.
        language: `en`, `ru` or `kk`, for labels.
        seconds: How long the reasoner may take.
        megabytes: How much memory its Java may use.
        cache: Take an answer that is kept for the same content, and keep this one.
        content: A name of the content, where the caller knows one; None finds it from the data.

    Returns:
        The members of the class, the pairs of the property, or the statuses under each set of
        premises.

    Raises:
        NotFoundError: No question has the name.
        ParameterError: A limit is impossible.
        ReasonerError: Java or HermiT is missing, failed or met a limit.
        DataError: The data contradict themselves, so that anything would follow, or use what OWL
            does not have.
    """
    from kzconst.reasoned_premises import under_premises

    start = time.perf_counter()
    asked = question(kb, name, language=language)
    limits = _limits(seconds, megabytes)
    data = Given(kb.store.triples(), content)
    sets: tuple[PremiseSet, ...] = ()
    if asked.kind == PREMISES:
        rows, sets, cached = under_premises(kb, language=language, limits=limits, cache=cache)
    else:
        rows, cached = _follows(
            data, asked.kind, str(asked.about), language=language, limits=limits, cache=cache
        )
    return ReasonedAnswer(
        name=asked.name,
        kind=asked.kind,
        about=asked.about,
        label=asked.label,
        definition=asked.definition,
        rows=rows,
        premises=sets,
        reasoner=HERMIT,
        cached=cached,
        seconds=round(time.perf_counter() - start, 3),
    )


def _follows(
    data: Given,
    kind: str,
    about: str,
    *,
    language: str,
    limits: tuple[float, int],
    cache: bool,
) -> tuple[tuple[ReasonedRow, ...], bool]:
    """Give the members of a class or the pairs of a property."""
    request = {"do": "instances", "class": about}
    if kind == "property":
        request = {"do": "pairs", "property": about}
    answer, cached = question_answer(request, data, limits=limits, cache=cache)
    if not answer["consistent"]:
        raise DataError(
            "the data contradict themselves, so that anything would follow; "
            "`kzconst reason FILE` says more"
        )
    found = answer["pairs"] if kind == "property" else [[one] for one in answer["individuals"]]
    rows = []
    for subject, *objects in found:
        other = thing(data.store, objects[0], language) if objects else None
        rows.append(ReasonedRow(thing(data.store, subject, language), other, ENTAILED))
    return tuple(rows), cached


def thing(store: pyoxigraph.Store, iri: str, language: str) -> Thing:
    """Name a thing and say where it stands."""
    return Thing(iri, name_of(store, iri, language), addresses_of(store, iri))


def question_answer(
    request: Mapping[str, Any], data: Given, *, limits: tuple[float, int], cache: bool
) -> tuple[dict[str, Any], bool]:
    """Let HermiT answer one request about data.

    Args:
        request: As `reasoning_question` takes it.
        data: The data.
        limits: The seconds and the megabytes.
        cache: Take and keep answers.

    Returns:
        The answer, and whether it was kept from before.

    Raises:
        ReasonerError: Java or HermiT is missing, failed or met a limit.
    """
    return _answer(QUESTION_MODULE, request, data, limits=limits, cache=cache)


def _answer(
    module: str,
    request: Mapping[str, Any],
    data: Given,
    *,
    limits: tuple[float, int],
    cache: bool,
    finish: Any = dict,
) -> tuple[dict[str, Any], bool]:
    """Take a kept answer, or let a child find one and keep it."""
    key = _key(module, request, data) if cache else ""
    kept = read_answer(key) if cache else None
    if kept is not None:
        return kept, True
    from kzconst.child_process import run_child

    seconds, megabytes = limits
    answer: dict[str, Any] = finish(
        run_child(module, request, data=data.triples, seconds=seconds, megabytes=megabytes)
    )
    if cache:
        keep_answer(key, answer)
    return answer, False


def _key(module: str, request: Mapping[str, Any], data: Given) -> str:
    """Name what an answer is computed from: the program, the request and the data."""
    files = (f"{name}.py" for name in (module, *BUILT_ON.get(module, ())))
    program = (Path(__file__).with_name(file).read_bytes() for file in files)
    asked = sorted(f"{name}={value}" for name, value in request.items())
    return digest(__version__.encode(), *program, *(one.encode() for one in asked), data.name)


def _limits(seconds: float, megabytes: int) -> tuple[float, int]:
    """Refuse limits that are none."""
    if not 0 < seconds < float("inf"):
        raise ParameterError(f"a time limit of {seconds:g} s is none: give seconds above zero")
    if megabytes < MINIMUM_MEGABYTES:
        raise ParameterError(
            f"a memory limit of {megabytes} MB is too little: give {MINIMUM_MEGABYTES} or more"
        )
    return seconds, megabytes
