"""Why something follows from the law as recorded: minimal sets of axioms, told as sentences.

Not here: the reasoner (`reasoning_java`, in a process of its own), the sentences of single axioms
(`axiom_sentences`), their citations (`explanation_citations`), the screen (`explanation_screens`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from kzconst.axioms import (
    ASSERTIONS,
    CLASS_ASSERTION,
    OBJECT_ASSERTION,
    Axiom,
    axiom_of,
    functional,
)
from kzconst.explanation_citations import Citations, Cited
from kzconst.explanation_labels import labels, shortened
from kzconst.explanation_names import MEMBERSHIP, Names
from kzconst.model import as_json

if TYPE_CHECKING:
    import pyoxigraph

    from kzconst.kb import KnowledgeBase
    from kzconst.records import Records

ENTAILED, CONTRADICTED, UNKNOWN = "entailed", "contradicted", "unknown"
INCONSISTENT, CONSISTENT = "inconsistent", "consistent"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
ALL = 64
SECONDS = 60.0
MEGABYTES = 2000
SHARE_OF_TIME = 0.6
MODULE = "reasoning_java"
LAW, TERMS = "law", "terms"


@dataclass(frozen=True)
class Reason:
    """One axiom of a justification: `layer` is `law` for what is recorded, `terms` for meaning.

    `axiom` is in a shortened functional syntax.
    """

    axiom: str
    layer: str
    sentence: str
    cited: Cited


@dataclass(frozen=True)
class Justification:
    """A minimal set of axioms: without any one of them the rest would not suffice."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Explanation:
    """Whether something follows, and from what.

    `status` is `entailed`; `contradicted`, then the justifications are those of the contrary;
    `unknown`, the open world; or, for data, `inconsistent` or `consistent`. Where `complete` is
    false there are, or may be, other justifications.
    """

    entailment: str
    subject: str | None
    property: str | None
    object: str | None
    status: str
    justifications: tuple[Justification, ...]
    complete: bool
    premises: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the form that JSON knows."""
        fields: dict[str, Any] = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: as_json(value) for name, value in fields.items()}


def explain(
    kb: KnowledgeBase,
    subject: str,
    property: str,
    object: str,
    *,
    limit: int = 1,
    language: str = "en",
    premises: str | None = None,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Explanation:
    """Say why something follows from the law and the terms, or that it does not.

    Args:
        kb: The knowledge base.
        subject: An individual by its name, code, IRI or, for a provision, address; or a class.
        property: A property by its name, IRI or question; `a` asks for membership in a class.
        object: An individual, or for `a` a class.
        limit: How many justifications are wanted at most.
        language: `en`, `ru` or `kk`, for the sentences.
        premises: The name of a set of premises, which is then taken instead of the law.
        seconds: How long the reasoner may take.
        megabytes: How much memory its Java may use.

    Returns:
        The status, and for what follows (or whose contrary does) the justifications.

    Raises:
        NotFoundError: Nothing has one of the names.
        ParameterError: A name is ambiguous, or the limit is no positive number.
        ReasonerError: There is no Java, or it took too long.
    """
    from kzconst.premises import premise_records, premise_title

    check_limit(limit)
    records: Records = kb if premises is None else premise_records(premises)
    names = Names(records)
    iri, is_class = names.term_or_individual(subject)
    kind = TYPE if property in MEMBERSHIP else names.property(property)
    if is_class and kind == TYPE:
        kind = SUBCLASS
    other = names.class_(object) if kind in {TYPE, SUBCLASS} else names.individual(object)
    request = {"do": "justify", "axiom": [iri, kind, other], "limit": limit}
    store = records.store.triples()
    answer = _ask(request, store, seconds=seconds, megabytes=megabytes)
    writer = _Writer(kb, records, language, store if premises else None)
    justifications = writer.justifications(answer)
    return Explanation(
        entailment=writer.sentence(_goal(iri, kind, other)),
        subject=iri,
        property=kind,
        object=other,
        status=answer["status"],
        justifications=justifications,
        complete=answer["complete"],
        premises=None if premises is None else premise_title(records, language),
    )


def explain_membership(
    kb: KnowledgeBase, individual: str, class_: str, **options: Any
) -> Explanation:
    """Say why an individual is a member of a class; options are those of `explain`."""
    return explain(kb, individual, "a", class_, **options)


def explain_inconsistency(
    kb: KnowledgeBase,
    paths: Sequence[str | PathLike[str]],
    *,
    limit: int = 1,
    language: str = "en",
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Explanation:
    """Say why data contradict themselves, or the law and the terms.

    Args:
        kb: The knowledge base, with which the data are read together.
        paths: Files or folders of data.
        limit: How many justifications are wanted at most.
        language: `en`, `ru` or `kk`, for the sentences.
        seconds: How long the reasoner may take.
        megabytes: How much memory its Java may use.

    Returns:
        The status `inconsistent`, with the justifications, or `consistent`.

    Raises:
        DataError: A file cannot be read, is hostile or is nothing for a reasoner.
        ParameterError: The limit is no positive number.
        ReasonerError: There is no Java, or it took too long.
    """
    from kzconst.case_triples import case_triples
    from kzconst.rdf_reading import read_store
    from kzconst.records import Records as AnyRecords
    from kzconst.stores import Local

    check_limit(limit)
    store = read_store(paths)
    triples = kb.store.triples()
    text = case_triples(store, terms=triples)
    request = {"do": "justify-inconsistency", "cases": {"data": text}, "limit": limit}
    found = _ask(request, triples, seconds=seconds, megabytes=megabytes)
    answer = found["cases"]["data"]
    writer = _Writer(kb, AnyRecords(Local(store)), language, None)
    return Explanation(
        entailment=writer.words("all-inconsistent"),
        subject=", ".join(fspath(path) for path in paths),
        property=None,
        object=None,
        status=answer["status"],
        justifications=writer.justifications(answer),
        complete=answer["complete"],
    )


def check_limit(limit: int) -> None:
    """Refuse a number of justifications that makes no sense.

    Raises:
        ParameterError: It is not positive.
    """
    from kzconst.errors import ParameterError

    if limit < 1:
        raise ParameterError(f"{limit} justifications: ask for 1 or more")


def _ask(
    request: Mapping[str, Any], store: pyoxigraph.Store, *, seconds: float, megabytes: int
) -> dict[str, Any]:
    from kzconst.child_process import run_child
    from kzconst.reasoning_data import triples_for_reasoner

    data = triples_for_reasoner(store)
    # The rest of the time is for starting, and for a set of axioms that is being looked for.
    request = {**request, "seconds": seconds * SHARE_OF_TIME}
    return run_child(MODULE, request, data=data, seconds=seconds, megabytes=megabytes)


def _goal(subject: str, property: str, object: str) -> Axiom:
    if property == TYPE:
        return Axiom(CLASS_ASSERTION, (object, subject))
    if property == SUBCLASS:
        return Axiom("SubClassOf", (subject, object))
    return Axiom(OBJECT_ASSERTION, (property, subject, object))


class _Writer:
    """Writes answers of the reasoner in one language."""

    def __init__(
        self,
        kb: KnowledgeBase,
        records: Records,
        language: str,
        premises: pyoxigraph.Store | None,
    ) -> None:
        self._label = labels(records, kb, language=language)
        self._language = language
        self._citations = Citations(kb, premises)

    def words(self, key: str) -> str:
        from kzconst.explanation_words import explanation_word

        return explanation_word(key, self._language) + "."

    def sentence(self, axiom: Axiom) -> str:
        from kzconst.axiom_sentences import Sentences

        return Sentences(self._language, self._label, []).sentence(axiom)

    def justifications(self, answer: Mapping[str, Any]) -> tuple[Justification, ...]:
        return tuple(
            self._justification([axiom_of(one) for one in found])
            for found in answer["justifications"]
        )

    def _justification(self, axioms: list[Axiom]) -> Justification:
        from kzconst.axiom_sentences import Sentences

        sentences = Sentences(self._language, shortened(self._label, axioms), axioms)
        # What is recorded first, all of one thing together, then what the words mean.
        subjects = list(dict.fromkeys(axiom.subject for axiom in axioms if axiom.subject))
        axioms.sort(key=lambda one: subjects.index(one.subject) if one.subject else len(subjects))
        cited = self._citations.cite(axioms)
        reasons = [
            Reason(
                axiom=functional(axiom),
                layer=LAW if axiom.kind in ASSERTIONS else TERMS,
                sentence=sentences.sentence(axiom),
                cited=cited[axiom],
            )
            for axiom in axioms
        ]
        return Justification(tuple(reasons))
