"""What detects a wrong change of the law: checks, shapes, golden answers, the table of the law.

A detector is a question with a known answer, and a mutant is detected when the answer differs. The
cheapest detector comes first. A detector whose answer is wrong before anything was changed is of no
use; it is named, and not asked. Not here: the mutants (`mutants`), and the record-by-record
comparison with the dossier, which is no detector.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any

import law_table
import pyoxigraph
import pyshacl
import rdflib
from mutants import SUBCLASS, TYPE, Mutant, applied
from test_kept_apart import DOCTRINE_QUESTIONS
from test_questions import GOLDEN, ask_pyoxigraph, golden, text_of

from kzconst import validation
from kzconst.data_files import shape_files
from kzconst.errors import KzconstError
from kzconst.stores import Local
from kzconst.validation import check_files

HUB = 60
CHECK, SHAPE, ANSWER, TABLE = "check", "shape", "golden answer", "table of the law"
TERM = re.compile(r"\b(\w+):(\w+)|<([^<>\s]+)>")
# A variable where a property stands: between two terms, or after `;`, with a term to follow.
ANY_PROPERTY = re.compile(r"(?:[?\w:>)\]]\s|;\s*|\]\s*)\s*\?\w+\s+(?:\?\w|\w+:|<|\"|\[)")
HEAD = re.compile(
    r"SELECT[^{]*?(?=WHERE|\{)|(?:GROUP|ORDER) BY[^}{]*|VALUES \([^)]*\)|VALUES \?\w+"
)


@dataclass(frozen=True)
class Finding:
    """What found a mutant: the sort of detector and its name."""

    sort: str
    name: str


@dataclass
class Question:
    """A query and whether its answer is as it should be."""

    sort: str
    name: str
    text: str
    right: Callable[[Local], bool]
    seconds: float = 0.0
    properties: frozenset[str] | None = field(init=False)

    def __post_init__(self) -> None:
        self.properties = properties_of(self.text)

    def concerns(self, mutant: Mutant) -> bool:
        """Tell whether the answer can differ: it asks for a property of a changed statement."""
        return self.properties is None or any(
            quad.predicate.value in self.properties for quad in (*mutant.removed, *mutant.added)
        )


def properties_of(text: str) -> frozenset[str] | None:
    """Give the whole IRIs of all terms of a query; None when it may ask for any property."""
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", body))
    body = re.sub(r'"[^"\n]*"', '""', re.sub(r"PREFIX [^\n]+", "", body))
    body = HEAD.sub(" ", body)
    if ANY_PROPERTY.search(body):
        return None
    terms = (whole or prefixes[prefix] + name for prefix, name, whole in TERM.findall(body))
    return frozenset({TYPE.value, *terms})


class Detectors:
    """All detectors over one store, cheapest first, checks and shapes before answers.

    Args:
        store: The store in which mutants are made and undone.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.local = Local(store)
        self.unusable: list[str] = []
        self.checks = self._usable(_checks())
        self.shapes = Shapes(store)
        self.unusable += [f"{SHAPE} {name}" for name in self.shapes.violated_by_all()]
        # The table has its own differences before anything is changed: they are no findings.
        self.known = frozenset(law_table.differences(self.local))
        self.unusable += [f"{TABLE}: {line}" for line in sorted(self.known)]
        table = Question(TABLE, "golden/law", "?s ?p ?o", self._table_agrees)
        self.answers = self._usable([*_answers(), table])

    def find(self, mutant: Mutant) -> Finding | None:
        """Make a mutant, and give the first detector that sees it.

        Args:
            mutant: A mutant of the data in the store.

        Returns:
            The detector; None when none sees it.
        """
        with applied(self.local.store, mutant):
            found = self._wrong(self.checks, mutant)
            if found is None:
                violated = self.shapes.violated(mutant)
                found = Finding(SHAPE, violated[0]) if violated else None
            return found or self._wrong(self.answers, mutant)

    def _wrong(self, questions: Iterable[Question], mutant: Mutant) -> Finding | None:
        for question in questions:
            if question.concerns(mutant) and not question.right(self.local):
                return Finding(question.sort, question.name)
        return None

    def _usable(self, questions: Iterable[Question]) -> list[Question]:
        """Ask all questions before anything is changed; keep those answered rightly."""
        usable = []
        for question in questions:
            begun = time.perf_counter()
            if question.right(self.local):
                question.seconds = time.perf_counter() - begun
                usable.append(question)
            else:
                self.unusable.append(f"{question.sort} {question.name}")
        return sorted(usable, key=lambda one: one.seconds)

    def _table_agrees(self, local: Local) -> bool:
        try:
            return all(line in self.known for line in law_table.differences(local))
        except (KzconstError, KeyError, ValueError):
            # The library refuses such data, which no reader of an answer could overlook.
            return False


def _checks() -> Iterator[Question]:
    for path in check_files():
        text = path.read_text(encoding="utf-8")
        yield Question(CHECK, path.stem, text, partial(_nothing_wrong, text=text))


def _answers() -> Iterator[Question]:
    # Mutants are of the law, and a question of doctrine has no answer in the law alone.
    for path in sorted(GOLDEN.glob("*.csv")):
        if path.stem in DOCTRINE_QUESTIONS:
            continue
        with suppress(FileNotFoundError):
            text = text_of(path.stem)
            right = partial(_as_expected, text=text, expected=golden(path))
            yield Question(ANSWER, path.stem, text, right)


def _nothing_wrong(local: Local, *, text: str) -> bool:
    return not local.select(text)


def _as_expected(local: Local, *, text: str, expected: Any) -> bool:
    try:
        return bool(ask_pyoxigraph(local, text) == expected)
    except (KzconstError, AssertionError, KeyError, ValueError):
        # Nobody takes such an answer for the right one.
        return False


class Shapes:
    """The shapes over a copy of the data in rdflib, applied to what a mutant touches.

    A shape speaks of an individual, its neighbours and theirs, in both directions. So a changed
    statement can matter to its subject, its object and the neighbours of its subject only: they are
    judged in a small graph that has everything up to two steps around them. An individual that
    very many refer to is not judged: one reference more or less makes no difference to it.

    Args:
        store: The store in which mutants are made; the copy follows it.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        shapes = validation._shapes_graph(shape_files())
        self.shapes = validation._in_memory(shapes)
        self.spoken = {TYPE, SUBCLASS}
        self.spoken |= {q.object for q in shapes if isinstance(q.object, pyoxigraph.NamedNode)}
        self.data = validation._in_memory(validation._spoken_of(store, shapes))

    def violated_by_all(self) -> list[str]:
        """Name the shapes that the data violate as they are."""
        return self._violated(self.data, None)

    def violated(self, mutant: Mutant) -> list[str]:
        """Name the shapes that a mutant violates."""
        removed, added = self._triples(mutant.removed), self._triples(mutant.added)
        nodes = self._near(removed + added)
        with self._changed(removed, added):
            nodes |= self._near(removed + added)
            return self._violated(self._around(nodes), nodes) if nodes else []

    def _violated(self, data: rdflib.Graph, nodes: set[Any] | None) -> list[str]:
        with validation._rdflib_switches():
            _, results, _ = pyshacl.validate(data, shacl_graph=self.shapes, inplace=True)
        sh = rdflib.Namespace(validation.SHACL)
        found = results.subjects(rdflib.RDF.type, sh.ValidationResult)
        return sorted(
            validation._identifier(str(results.value(one, sh.sourceShape)))
            for one in found
            if nodes is None or results.value(one, sh.focusNode) in nodes
        )

    def _triples(self, quads: Iterable[pyoxigraph.Quad]) -> list[Any]:
        terms = [(q.subject, q.predicate, q.object) for q in quads if q.predicate in self.spoken]
        return [tuple(validation._term(term) for term in triple) for triple in terms]

    def _near(self, triples: Iterable[Any]) -> set[Any]:
        subjects = {subject for subject, _, _ in triples}
        found = subjects | {value for _, _, value in triples}
        found |= {one for node in subjects for one in self._neighbours(node)}
        return {one for one in found if isinstance(one, rdflib.URIRef) and not self._hub(one)}

    def _neighbours(self, node: Any) -> set[Any]:
        return {*self.data.objects(node, None), *self.data.subjects(None, node)}

    def _hub(self, node: Any) -> bool:
        return len(list(islice(self.data.subjects(None, node), HUB))) == HUB

    def _around(self, nodes: set[Any]) -> rdflib.Graph:
        """Copy what is said about individuals and with them, and about their neighbours."""
        part = rdflib.Graph(bind_namespaces="none")
        for one in {*nodes, *(near for node in nodes for near in self._neighbours(node))}:
            for triple in self.data.triples((one, None, None)):
                part.add(triple)
        for one in nodes:
            for triple in self.data.triples((None, None, one)):
                part.add(triple)
        for triple in self.data.triples((None, rdflib.RDFS.subClassOf, None)):
            part.add(triple)
        return part

    @contextmanager
    def _changed(self, removed: Iterable[Any], added: Iterable[Any]) -> Iterator[None]:
        for triple in removed:
            self.data.remove(triple)
        for triple in added:
            self.data.add(triple)
        try:
            yield
        finally:
            for triple in added:
                self.data.remove(triple)
            for triple in removed:
                self.data.add(triple)
