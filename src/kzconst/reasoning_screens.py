"""What a person sees of inferences and of answers to questions, as lines of plain text.

Not here: fixed words (`reasoning_words`), JSON (`model.as_json`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import pyoxigraph

from kzconst.inferred_triples import RDF_TYPE, RDFS
from kzconst.reasoning import NAMES, Inferences, ReasonedAnswer, ReasonedRow, Thing
from kzconst.reasoning_questions import PREMISES, Question, name_of
from kzconst.reasoning_words import reasoning_word
from kzconst.screens import capital, indented, wrapped


class ReasoningScreen:
    """Writes what follows in one language.

    Args:
        store: The data whose labels are used.
        language: `en`, `ru` or `kk`.
    """

    def __init__(self, store: pyoxigraph.Store, language: str) -> None:
        self.store = store
        self.language = language

    def said(self, key: str, **values: object) -> str:
        """Give a fixed phrase."""
        return reasoning_word(key, self.language, **values)

    # -- everything -------------------------------------------------------------------------

    def inferences(self, found: Inferences, files: Sequence[str]) -> list[str]:
        """Write what follows, counted by class and by property.

        Args:
            found: What the reasoner found.
            files: The files that were given beside terms and law.

        Returns:
            Whether all is consistent first.
        """
        reasoner = NAMES[found.reasoner]
        lines = []
        if found.consistent is False:
            lines.append(self.said("inconsistent", reasoner=reasoner))
            lines += self._why(files)
        else:
            key = "consistent" if found.consistent else "not-decided"
            lines.append(self.said(key, reasoner=reasoner))
            lines += self._what_follows(found)
        if not found.complete:
            lines += ["", *wrapped(self.said(found.reasoner))]
        return [*lines, "", self._took(found.cached, found.seconds, found.reasoner)]

    def _why(self, files: Sequence[str]) -> Iterator[str]:
        yield from wrapped(self.said("why-nothing"))
        for file in files:
            yield self.said("why", command=f"kzconst explain --inconsistency {file}")

    def _what_follows(self, found: Inferences) -> Iterator[str]:
        if found.consistent is not None:
            names = [name_of(self.store, one, self.language) for one in found.unsatisfiable]
            yield f"{self.said('unsatisfiable')}: {', '.join(names) or self.said('none')}"
        yield ""
        yield self.said("inferred", count=len(found.triples))
        members: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        upwards = 0
        for _, predicate, object_ in found.triples:
            if predicate == RDF_TYPE:
                members[object_] += 1
            elif predicate.startswith(RDFS):
                upwards += 1
            else:
                pairs[predicate] += 1
        for key, counts in (("members", members), ("pairs", pairs)):
            yield from indented(self._counts(key, counts))
        yield from indented([f"{capital(self.said('subclasses'))}: {upwards}"])
        yield ""
        yield from wrapped(self.said("apart"))

    def _counts(self, key: str, counts: Counter[str]) -> Iterator[str]:
        yield f"{capital(self.said(key))}:"
        width = len(str(max(counts.values(), default=0)))
        named = ((count, name_of(self.store, iri, self.language)) for iri, count in counts.items())
        for count, name in sorted(named, key=lambda pair: (-pair[0], pair[1])):
            yield f"  {count:>{width}}  {name}"

    # -- questions --------------------------------------------------------------------------

    def questions(self, found: Iterable[Question]) -> list[str]:
        """Write which questions can be asked, each with what it asks for."""
        lines = [self.said("questions")]
        for question in found:
            lines += ["", f"{question.name}: {question.label}"]
            lines += indented(wrapped(question.definition))
        return lines

    def answer(self, found: ReasonedAnswer) -> list[str]:
        """Write the answer to a question, with its status and what it does not say."""
        if found.kind == PREMISES:
            lines = [capital(found.label), *self._sets(found)]
        else:
            lines = [
                self.said("found-members", label=capital(found.label), count=len(found.rows)),
                *wrapped(found.definition),
                "",
                *self._rows(found.rows),
                "",
                *wrapped(self.said("open-world")),
                *wrapped(self.said("any-time")),
            ]
            if found.kind == "class":
                name = (found.about or "").rpartition("/")[2]
                lines.append(self.said("why-ask", name=name))
        return [*lines, self._took(found.cached, found.seconds, found.reasoner)]

    def _rows(self, rows: Iterable[ReasonedRow]) -> Iterator[str]:
        for row in rows:
            text = self._thing(row.subject)
            if row.object is not None:
                text += f" → {self._thing(row.object)}"
            yield from indented(wrapped(text))

    def _thing(self, thing: Thing) -> str:
        where = f" [{', '.join(thing.addresses)}]" if thing.addresses else ""
        return f"{thing.label}{where}"

    def _sets(self, found: ReasonedAnswer) -> Iterator[str]:
        yield from wrapped(self.said("premises-not-law"))
        for one in found.premises:
            yield from ("", one.title)
            yield from indented(wrapped(one.description))
            if one.sources:
                sources = f"{self.said('rests-on')}: {', '.join(one.sources)}"
                yield from indented(wrapped(sources))
            if not one.consistent:
                yield from indented([self.said("inconsistent-set")])
                continue
            rows = [row for row in found.rows if row.premises == one.name]
            for person, own in groupby(rows, key=lambda row: row.subject.label):
                yield from indented([f"{person}:"])
                for row in own:
                    label = row.object.label if row.object else ""
                    yield f"    {label}: {self.said(row.status)}"
        yield ""

    def _took(self, cached: bool, seconds: float, reasoner: str) -> str:
        key = "cached" if cached else "took"
        return self.said(key, seconds=f"{seconds:.1f}", reasoner=NAMES[reasoner])
