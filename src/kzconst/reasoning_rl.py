"""OWL RL by rules, without Java, through the package reasonable: a child, never imported.

What it does not see is told with every answer (`reasoning_words`). Not here: the process around it
(`child_process`).
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from kzconst.child_process import serve
from kzconst.errors import ReasonerError
from kzconst.java_runtime import REMEDY

OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
THING, NOTHING, SAME, TYPE = OWL + "Thing", OWL + "Nothing", OWL + "sameAs", RDF + "type"
# What the rules say of the words of OWL itself.
VOCABULARY = (OWL, RDF, RDFS, "http://www.w3.org/2001/XMLSchema#")
Triple = tuple[str, str, str]


class Iri(str):
    """An IRI that reasonable hands back."""

    __slots__ = ()


class Other(str):
    """A blank node or a literal that reasonable hands back: nothing new is said of either here."""

    __slots__ = ()

    def __new__(cls, value: object, *_: object, **__: object) -> Other:
        """Keep the text only."""
        return str.__new__(cls, str(value))


def materialise(_: Mapping[str, Any], data: Path) -> dict[str, Any]:
    """Let the rules of OWL RL find what they can.

    Args:
        _: Nothing is read from the request.
        data: The N-Triples.

    Returns:
        `consistent`: False where something is a member of nothing, else None, for the rules look
        for little else; `unsatisfiable`: empty; `triples`: what was added, as triples of IRIs.

    Raises:
        ReasonerError: The package is missing.
    """
    _give_plain_terms()
    try:
        import reasonable  # type: ignore[import-untyped]
    except ModuleNotFoundError as error:
        raise ReasonerError(f"the package reasonable is not installed; {REMEDY}") from error
    # It knows a format by its name, and N-Triples are Turtle.
    turtle = data.with_suffix(".ttl")
    shutil.copyfile(data, turtle)
    reasoner = reasonable.PyReasoner()
    reasoner.load_file(str(turtle))
    given = set(_iris(reasoner.get_base_triples()))
    found = set(_iris(reasoner.reason()))
    broken = any(o == NOTHING and p == TYPE and s != NOTHING for s, p, o in found)
    added = sorted(triple for triple in found - given if _says_something(triple))
    return {"consistent": False if broken else None, "unsatisfiable": [], "triples": added}


def _give_plain_terms() -> None:
    """Let reasonable make strings and not terms of rdflib, whose making takes longer than all."""
    rdflib, term = ModuleType("rdflib"), ModuleType("rdflib.term")
    for module in (rdflib, term):
        vars(module).update(URIRef=Iri, BNode=Other, Literal=Other, Node=str, term=term)
    sys.modules.update({"rdflib": rdflib, "rdflib.term": term})


def _iris(triples: Iterable[tuple[str, str, str]]) -> Iterator[Triple]:
    return (triple for triple in triples if all(isinstance(one, Iri) for one in triple))


def _says_something(triple: Triple) -> bool:
    """Tell what is news from what holds of everything."""
    subject, predicate, object_ = triple
    return not (
        subject.startswith(VOCABULARY)
        or object_ == THING
        or (predicate == TYPE and object_.startswith(VOCABULARY))
        or subject == object_
    )


if __name__ == "__main__":
    serve(materialise, limit_address_space=True)
