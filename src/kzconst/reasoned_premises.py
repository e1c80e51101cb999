"""The class of akims in the civil service under each set of premises; never law.

Sets, persons and classes come from the files of premises. The persons are all that the shared words
name; the classes asked about are those that the words connect with no other one, so that only a
set can say who is in them. Not here: reading the sets (`premises`), HermiT (`reasoning_question`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Store

from kzconst.premises import (
    premise_description,
    premise_records,
    premise_sets,
    premise_title,
    premise_words,
)
from kzconst.reasoning import Given, PremiseSet, ReasonedRow, question_answer, thing
from kzconst.reasoning_data import OWL, RDFS, TYPE
from kzconst.reasoning_questions import addresses_of, name_of

if TYPE_CHECKING:
    from kzconst.records import Records

CLASS = NamedNode(OWL + "Class")
SUBCLASS = NamedNode(RDFS + "subClassOf")
SOURCE = NamedNode("http://purl.org/dc/terms/source")
INCONSISTENT = "inconsistent"


def under_premises(
    kb: Records, *, language: str, limits: tuple[float, int], cache: bool
) -> tuple[tuple[ReasonedRow, ...], tuple[PremiseSet, ...], bool]:
    """Say under each set which persons are in which class.

    Args:
        kb: The knowledge base, for the names of sources.
        language: `en`, `ru` or `kk`, for labels.
        limits: The seconds and the megabytes for each set.
        cache: Take and keep answers.

    Returns:
        The rows, the sets, and whether all answers were kept from before.
    """
    words = premise_words()
    persons, classes = _persons(words), _classes(words)
    request = {"do": "statuses", "individuals": persons, "classes": classes}
    rows: list[ReasonedRow] = []
    sets: list[PremiseSet] = []
    all_cached = True
    for name in premise_sets():
        records = premise_records(name)
        store = records.store.triples()
        answer, cached = question_answer(request, Given(store), limits=limits, cache=cache)
        all_cached = all_cached and cached
        sets.append(
            PremiseSet(
                name=name,
                title=premise_title(records, language),
                description=premise_description(records, language),
                consistent=answer["consistent"],
                sources=tuple(_sources(kb.store.triples(), store, language)),
            )
        )
        statuses = answer.get("statuses", {})
        rows += [
            ReasonedRow(
                subject=thing(store, person, language),
                object=thing(store, one, language),
                status=statuses.get(person, {}).get(one, INCONSISTENT),
                premises=name,
            )
            for person in persons
            for one in classes
        ]
    return tuple(rows), tuple(sets), all_cached


def _classes(words: Store) -> list[str]:
    """Give the classes that are neither below nor above another one."""
    connected = {
        end
        for quad in words.quads_for_pattern(None, SUBCLASS, None, DefaultGraph())
        for end in (quad.subject, quad.object)
    }
    return sorted(one.value for one in _named(words, CLASS) if one not in connected)


def _persons(words: Store) -> list[str]:
    """Give everybody whom the words put into one of their classes."""
    return sorted(person.value for one in _named(words, CLASS) for person in _named(words, one))


def _named(store: Store, kind: NamedNode) -> list[NamedNode]:
    quads = store.quads_for_pattern(None, TYPE, kind, DefaultGraph())
    return [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]


def _sources(law: Store, store: Store, language: str) -> list[str]:
    """Say from where the axioms of a set are taken: addresses, or the codes of claims."""
    found: set[str] = set()
    for quad in store.quads_for_pattern(None, SOURCE, None, DefaultGraph()):
        if isinstance(quad.object, NamedNode):
            iri = quad.object.value
            # A claim is not in the law and has its code, a source has its title there.
            name = name_of(law, iri, language).removeprefix("claim-")
            found.update(addresses_of(law, iri) or (name,))
    return sorted(found)
