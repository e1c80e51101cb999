"""What follows beyond what a reasoner prints: it names only the nearest classes and properties.

Here: the way upwards along subclasses and subproperties, and what is new beside the data. Not
here: reasoning; every step upwards was found by a reasoner or stands in the data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
UPWARDS = (RDFS + "subClassOf", RDFS + "subPropertyOf")
BOTH_WAYS = (OWL + "equivalentClass", OWL + "equivalentProperty")
IRI_TRIPLE = re.compile(r"^<([^>]*)> <([^>]*)> <([^>]*)> \.$", re.MULTILINE)

Triple = tuple[str, str, str]


def new_triples(data: bytes, found: Iterable[Triple]) -> list[Triple]:
    """Give all that follows and is not asserted.

    Args:
        data: What the reasoner was given, as N-Triples.
        found: What it found.

    Returns:
        Triples of IRIs, sorted, none of which stands in the data.

    Example:
        >>> new_triples(b"<a:C> <" + UPWARDS[0].encode() + b"> <a:D> .", [("a:x", RDF_TYPE, "a:C")])
        [('a:x', 'http://...#type', 'a:C'), ('a:x', 'http://...#type', 'a:D')]
    """
    given: set[Triple] = {(s, p, o) for s, p, o in IRI_TRIPLE.findall(data.decode())}
    everything: set[Triple] = given | set(found)
    above = _above(everything)
    whole = {upper for triple in everything for upper in _upwards(triple, above)}
    return sorted(triple for triple in whole - given if not triple[2].startswith(OWL))


def _above(triples: Iterable[Triple]) -> dict[str, set[str]]:
    """Give everything above each class and property, however far."""
    steps: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, object_ in triples:
        if predicate in UPWARDS or predicate in BOTH_WAYS:
            steps[subject].add(object_)
        if predicate in BOTH_WAYS:
            steps[object_].add(subject)
    return {start: _reached(start, steps) for start in list(steps)}


def _reached(start: str, steps: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    left = [start]
    while left:
        for one in steps.get(left.pop(), set()) - reached:
            reached.add(one)
            left.append(one)
    return reached - {start}


def _upwards(triple: Triple, above: Mapping[str, set[str]]) -> Iterator[Triple]:
    subject, predicate, object_ = triple
    yield triple
    if predicate == RDF_TYPE or predicate in UPWARDS:
        yield from ((subject, predicate, upper) for upper in above.get(object_, ()))
    else:
        yield from ((subject, upper, object_) for upper in above.get(predicate, ()))
