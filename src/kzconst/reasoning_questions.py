"""Which questions a reasoner can be asked by name; all of them come from the data.

A class with a question name asks for its members, a property for its pairs; one question more is
about the sets of premises that are kept apart from the law. Not here: the answers (`reasoning`).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kzconst.errors import NotFoundError

if TYPE_CHECKING:
    from kzconst.records import Records

KZ = "https://w3id.org/kzconst/ontology/"
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
DEFINITION = NamedNode("http://www.w3.org/2004/02/skos/core#definition")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
CLASS = NamedNode("http://www.w3.org/2002/07/owl#Class")
QUESTION_NAME = NamedNode(KZ + "questionName")
ADDRESS = NamedNode(KZ + "address")
# From a rule to its versions and from a version to its provision, which has the address.
STEPS_TO_ADDRESS = (NamedNode(KZ + "expressedIn"), NamedNode(KZ + "isVersionOf"))
PREMISES = "premises"
PREMISES_QUESTION = "civil-service-class"


@dataclass(frozen=True)
class Question:
    """A question by name: what it is about, `class`, `property` or `premises`, and in words."""

    name: str
    kind: str
    about: str | None
    label: str
    definition: str


def questions(kb: Records, *, language: str = "en") -> list[Question]:
    """List the questions that a reasoner can be asked by name.

    Args:
        kb: The knowledge base.
        language: `en`, `ru` or `kk`, for label and definition.

    Returns:
        The questions by their names, the one about premises last.

    Example:
        >>> import kzconst
        >>> found = questions(kzconst.open(layer="law"))
        >>> [question.kind for question in found if question.name == "needs-two-thirds"]
        ['class']
    """
    from kzconst.reasoning_words import reasoning_word

    store = kb.store.triples()
    found = []
    for quad in store.quads_for_pattern(None, QUESTION_NAME, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            about = quad.subject
            is_class = next(store.quads_for_pattern(about, TYPE, CLASS, DefaultGraph()), None)
            found.append(
                Question(
                    name=quad.object.value,
                    kind="class" if is_class else "property",
                    about=about.value,
                    label=text_of(store, about.value, RDFS_LABEL, language),
                    definition=text_of(store, about.value, DEFINITION, language),
                )
            )
    found.sort(key=lambda question: question.name)
    words = (reasoning_word(f"premises-{key}", language) for key in ("label", "definition"))
    return [*found, Question(PREMISES_QUESTION, PREMISES, None, *words)]


def question(kb: Records, name: str, *, language: str = "en") -> Question:
    """Find a question.

    Args:
        kb: The knowledge base.
        name: Its name.
        language: `en`, `ru` or `kk`, for label and definition.

    Returns:
        The question.

    Raises:
        NotFoundError: None has the name; near names are told.
    """
    known = {one.name: one for one in questions(kb, language=language)}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    told = f"; near: {', '.join(sorted(near))}" if near else ""
    raise NotFoundError(
        f"no question is called {name[:80]!r}{told}; `kzconst reason --ask` lists them all"
    )


def text_of(store: Store, iri: str, property: NamedNode, language: str) -> str:
    """Give what a property says of a thing in a language, or nothing."""
    values = store.quads_for_pattern(NamedNode(iri), property, None, DefaultGraph())
    for quad in values:
        if isinstance(quad.object, Literal) and quad.object.language == language:
            return quad.object.value
    return ""


def name_of(store: Store, iri: str, language: str) -> str:
    """Name a thing: its label, or the end of its IRI."""
    label = text_of(store, iri, RDFS_LABEL, language)
    return label or iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def addresses_of(store: Store, iri: str) -> tuple[str, ...]:
    """Give the addresses at which a rule, a version or a provision stands, sorted."""
    reached: set[NamedNode] = {NamedNode(iri)}
    for step in STEPS_TO_ADDRESS:
        reached |= _objects(store, reached, step)
    found = {
        quad.object.value
        for one in reached
        for quad in store.quads_for_pattern(one, ADDRESS, None, DefaultGraph())
        if isinstance(quad.object, Literal)
    }
    return tuple(sorted(found))


def _objects(store: Store, subjects: Iterable[NamedNode], property: NamedNode) -> set[NamedNode]:
    return {
        quad.object
        for one in subjects
        for quad in store.quads_for_pattern(one, property, None, DefaultGraph())
        if isinstance(quad.object, NamedNode)
    }
