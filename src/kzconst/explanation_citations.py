"""Where what an explanation rests on can be read: versions, their days and sources; premises.

A rule, stage or threshold is cited by the versions that express it, a change by the versions that
it opens, a provision by its address. Not here: the explanation (`explanations`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from kzconst.axioms import Axiom, local_name
from kzconst.model import Citation, Version
from kzconst.provisions import citations_of, versions_of

if TYPE_CHECKING:
    import pyoxigraph

    from kzconst.kb import KnowledgeBase

OWL = "http://www.w3.org/2002/07/owl#"
SOURCE = NamedNode("http://purl.org/dc/terms/source")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
KZ = "https://w3id.org/kzconst/ontology/"
CONFIDENCE = NamedNode(KZ + "hasConfidence")
CITES = NamedNode(KZ + "citesSource")
READING_OF = NamedNode(KZ + "isReadingOf")
CLAIM = "claim-"
TOLD_BY_RDFS = {"subClassOf": "SubClassOf", "disjointWith": "DisjointClasses"}


@dataclass(frozen=True)
class CitedVersion:
    """A version on which a record rests: its provision's address, and what the version says."""

    address: str
    version: Version


@dataclass(frozen=True)
class Cited:
    """What stands behind one axiom; `address` alone where it is about a provision as such.

    `confidence` is that of a record without versions, as the IRI of a value; `readings`
    are the interpretations that supply it; `source` is the IRI of what else is cited; `claims` are
    the codes of claims of a publication: a premise that is no law.
    """

    versions: tuple[CitedVersion, ...] = ()
    citations: tuple[Citation, ...] = ()
    address: str | None = None
    claims: tuple[str, ...] = ()
    source: str | None = None
    confidence: str | None = None
    readings: tuple[str, ...] = ()


class Citations:
    """Cites the axioms of explanations.

    Args:
        kb: The law.
        premises: The store of a set of premises, or None.
    """

    def __init__(self, kb: KnowledgeBase, premises: pyoxigraph.Store | None = None) -> None:
        self._kb = kb
        self._sources = _sources_of_axioms(premises) if premises is not None else {}

    def cite(self, axioms: Iterable[Axiom]) -> dict[Axiom, Cited]:
        """Cite several axioms at once.

        Args:
            axioms: The axioms.

        Returns:
            For each axiom what stands behind it; nothing for what only says what words mean.
        """
        all_ = list(axioms)
        subjects = sorted({axiom.subject for axiom in all_ if axiom.subject})
        sources = {axiom: self._sources.get(_key(axiom), []) for axiom in all_}
        subjects += sorted({one for found in sources.values() for one in found})
        behind = self._versions_behind(subjects)
        return {axiom: self._cited(axiom, sources[axiom], behind) for axiom in all_}

    def _cited(
        self, axiom: Axiom, sources: Iterable[str], behind: Mapping[str, list[CitedVersion]]
    ) -> Cited:
        named = [one for one in (axiom.subject, *sources) if one]
        versions = [version for one in named for version in behind.get(one, ())]
        claims = [local_name(one).removeprefix(CLAIM) for one in sources if CLAIM in one]
        others = [one for one in sources if CLAIM not in one and one not in behind]
        address = self._kb.address(axiom.subject) if axiom.subject else None
        if address == axiom.subject:
            address = None
        iris = [one.version.iri for one in versions]
        confidence, own, readings = self._record(axiom.subject)
        return Cited(
            # With versions the confidence is theirs.
            confidence=None if versions else confidence,
            readings=readings,
            versions=tuple(versions),
            citations=citations_of(self._kb, iris),
            address=address,
            claims=tuple(claims),
            source=next(iter([*others, *(() if versions else own)]), None),
        )

    def _record(self, subject: str | None) -> tuple[str | None, list[str], tuple[str, ...]]:
        """The confidence of a record, the sources that it cites itself, and its readings."""
        if subject is None:
            return None, [], ()
        triples, node = self._kb.store.triples(), NamedNode(subject)
        found: dict[NamedNode, list[str]] = {CONFIDENCE: [], CITES: []}
        for predicate, values in found.items():
            for quad in triples.quads_for_pattern(node, predicate, None, DefaultGraph()):
                if isinstance(quad.object, NamedNode):
                    values.append(quad.object.value)
        quads = triples.quads_for_pattern(None, READING_OF, node, DefaultGraph())
        readings = sorted(one.subject.value for one in quads if isinstance(one.subject, NamedNode))
        return next(iter(found[CONFIDENCE]), None), sorted(found[CITES]), tuple(readings)

    def _versions_behind(self, subjects: list[str]) -> dict[str, list[CitedVersion]]:
        rows = self._kb.select("versions-behind", subject=subjects) if subjects else []
        known = versions_of(self._kb, sorted({row["provision"] for row in rows}))
        by_iri = {one.iri: (of, one) for of, versions in known.items() for one in versions}
        found: dict[str, list[CitedVersion]] = defaultdict(list)
        for row in rows:
            provision, version = by_iri[row["version"]]
            found[row["subject"]].append(CitedVersion(self._kb.address(provision), version))
        return found


def _key(axiom: Axiom) -> tuple[str, frozenset[object]]:
    return axiom.kind, frozenset(axiom.parts)


def _sources_of_axioms(
    premises: pyoxigraph.Store,
) -> dict[tuple[str, frozenset[object]], list[str]]:
    """Read the sources with which the axioms of a set of premises are annotated."""

    def value(node: object, name: str) -> str:
        quads = premises.quads_for_pattern(node, NamedNode(OWL + name), None, DefaultGraph())  # type: ignore[arg-type]
        return next((quad.object.value for quad in quads if hasattr(quad.object, "value")), "")

    found: dict[tuple[str, frozenset[object]], list[str]] = defaultdict(list)
    axiom = NamedNode(OWL + "Axiom")
    for quad in premises.quads_for_pattern(None, TYPE, axiom, DefaultGraph()):
        kind = TOLD_BY_RDFS.get(local_name(value(quad.subject, "annotatedProperty")), "")
        parts = (value(quad.subject, "annotatedSource"), value(quad.subject, "annotatedTarget"))
        for source in premises.quads_for_pattern(quad.subject, SOURCE, None, DefaultGraph()):
            if isinstance(source.object, NamedNode):
                found[kind, frozenset(parts)].append(source.object.value)
    return {key: sorted(sources) for key, sources in found.items()}
