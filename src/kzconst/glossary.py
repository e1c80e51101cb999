"""The terms of the glossary, and finding them by any label in any language and spelling.

Not here: the form in which spellings are compared (`folding`), the screen (`doctrine_screens`).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kzconst.doctrine import TERMS, local_name
from kzconst.errors import NotFoundError, ParameterError
from kzconst.folding import fold, is_plural, most_alike, near

if TYPE_CHECKING:
    from kzconst.records import Records

MAX_LENGTH = 200
EXACT, CASE, SPELLING, PLURAL, INSIDE = range(5)
_NEAR = 3


@dataclass(frozen=True)
class Term:
    """A term of the glossary.

    Labels and definitions stand under their language (`en`, `ru`, `kk`; alternative labels also
    under `kk-latn`). `broader`, `narrower`, `related` and `also_found` hold ids of terms, `claims`
    the ids of the claims about the term or a narrower one, `addresses` where it is at home in the
    law, `terms` the IRIs of classes and properties of the ontology.
    """

    iri: str
    id: str
    labels: dict[str, str]
    alternative_labels: dict[str, tuple[str, ...]]
    definition: dict[str, str]
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]
    addresses: tuple[str, ...]
    terms: tuple[str, ...]
    claims: tuple[str, ...] = ()
    also_found: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A term that was found, and how.

    `rank` is 0 where a label is as typed, 1 but for its case, 2 but for its spelling, 3 where the
    plural was typed, 4 where the words stand inside a label.
    """

    rank: int
    term: Term


class Glossary:
    """All terms, searchable.

    Args:
        terms: The terms.

    Example:
        >>> import kzconst
        >>> glossary_of(kzconst.open()).search("MÄSLIHAT")[0].term.id
        'maslikhat'
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = {term.id: term for term in terms}
        self._labels: list[_Label] = []
        for term in self.terms.values():
            alternative = [one for found in term.alternative_labels.values() for one in found]
            self._labels += [_label(one, False, term.id) for one in term.labels.values()]
            self._labels += [_label(one, True, term.id) for one in [*alternative, term.id]]

    def search(self, word: str) -> list[Hit]:
        """Find terms by a label.

        Args:
            word: A label or words of one, in any language, case and spelling.

        Returns:
            One hit per term, the closest first; preferred labels before alternative ones.

        Raises:
            ParameterError: There is no word, or far too many.

        Example:
            >>> import kzconst
            >>> hits = glossary_of(kzconst.open()).search("депутат маслихата")
            >>> hits[0].term.id, hits[0].rank
            ('maslikhat-deputy', 0)
        """
        typed = unicodedata.normalize("NFC", " ".join(word.split()))
        if not typed or len(typed) > MAX_LENGTH:
            raise ParameterError(f"{typed[:60]!r} is no term: type a word or a few of them")
        wanted = _label(typed, False, "")
        best: dict[str, tuple[int, bool, int]] = {}
        for label in self._labels:
            rank = _rank(wanted, label)
            if rank is not None:
                found = (rank, label.alternative, len(label.text))
                best[label.term] = min(best.get(label.term, found), found)
        ordered = sorted(best, key=lambda term: (best[term], term))
        return [Hit(best[term][0], self.terms[term]) for term in ordered]

    def called(self, word: str) -> list[Term]:
        """Find the terms that have a label; words inside a label are not enough.

        Args:
            word: A label in any language, case and spelling.

        Returns:
            The terms that fit equally well; several where a label is shared.

        Raises:
            NotFoundError: No term has the label; near ones are named.
            ParameterError: There is no word.
        """
        hits = self.search(word)
        if not hits or hits[0].rank == INSIDE:
            raise self.nothing(word, hits)
        return [hit.term for hit in hits if hit.rank == hits[0].rank]

    def nothing(self, word: str, hits: Sequence[Hit] = ()) -> NotFoundError:
        """Say that no term has a label, and which labels are near.

        Args:
            word: What was looked for.
            hits: Terms that have it inside a label.

        Returns:
            The error to raise.
        """
        close = near(word, (label.text for label in self._labels), limit=_NEAR)
        inside = [most_alike(word, [*hit.term.labels.values(), hit.term.id]) for hit in hits]
        told = list(dict.fromkeys([*close, *inside[:_NEAR]]))
        hint = f"did you mean: {', '.join(told)}?" if told else "try a shorter word"
        return NotFoundError(f"no term is called {word.strip()[:60]!r}; {hint}")

    def with_narrower(self, terms: Iterable[Term]) -> set[str]:
        """Give the ids of terms and of all terms below them.

        Args:
            terms: Terms of this glossary.

        Returns:
            The ids.

        Example:
            >>> import kzconst
            >>> glossary = glossary_of(kzconst.open())
            >>> "akim-oblast" in glossary.with_narrower(glossary.called("аким"))
            True
        """
        found: set[str] = set()
        waiting = [term.id for term in terms]
        while waiting:
            term = waiting.pop()
            if term not in found:
                found.add(term)
                waiting += self.terms[term].narrower
        return found


@dataclass(frozen=True)
class _Label:
    """A label in the forms in which it is compared."""

    text: str
    lower: str
    skeleton: str
    words: frozenset[str]
    alternative: bool
    term: str


def _label(text: str, alternative: bool, term: str) -> _Label:
    skeleton = fold(text)
    words = frozenset(skeleton.split())
    return _Label(text, text.casefold(), skeleton, words, alternative, term)


def _rank(wanted: _Label, label: _Label) -> int | None:
    if wanted.text == label.text:
        return EXACT
    if wanted.lower == label.lower:
        return CASE
    if not wanted.words:
        return None
    if wanted.skeleton == label.skeleton:
        return SPELLING
    if is_plural(wanted.skeleton, label.skeleton):
        return PLURAL
    return INSIDE if wanted.words <= label.words else None


def glossary_of(kb: Records) -> Glossary:
    """Read the glossary.

    Args:
        kb: The knowledge base.

    Returns:
        All terms, without the claims about them.

    Example:
        >>> import kzconst
        >>> glossary_of(kzconst.open()).terms["akim"].labels["kk"]
        'әкім'
    """
    texts: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in kb.select("glossary-texts"):
        texts[row["term"]].append(row)
    links: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in kb.select("glossary-links"):
        kind = row["property"].rpartition("#")[2].rpartition("/")[2]
        links[row["term"], kind].append(row["target"])
        if kind == "broader":
            links[row["target"], "narrower"].append(row["term"])
    return Glossary(_term(kb, iri, rows, links) for iri, rows in texts.items())


def _term(
    kb: Records,
    iri: str,
    rows: Sequence[Mapping[str, Any]],
    links: Mapping[tuple[str, str], Sequence[str]],
) -> Term:
    texts: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in rows:
        mine = texts[row["property"].rpartition("#")[2]]
        mine[row["language"]] = (*mine.get(row["language"], ()), row["text"])

    def linked(kind: str) -> tuple[str, ...]:
        return tuple(sorted(local_name(one) for one in links.get((iri, kind), ())))

    return Term(
        iri=iri,
        id=rows[0]["code"],
        labels={language: found[0] for language, found in texts["prefLabel"].items()},
        alternative_labels=dict(texts["altLabel"]),
        definition={language: found[0] for language, found in texts["definition"].items()},
        broader=linked("broader"),
        narrower=linked("narrower"),
        related=linked("related"),
        addresses=tuple(sorted(kb.address(one) for one in links.get((iri, "references"), ()))),
        terms=tuple(sorted(links.get((iri, "seeAlso"), ()))),
    )


def find_term(kb: Records, word: str) -> Term:
    """Find the term that a word names best, with the claims about it.

    Args:
        kb: The knowledge base.
        word: A label or words of one, in any language, case and spelling.

    Returns:
        The term; `also_found` names the other terms that the word fits.

    Raises:
        NotFoundError: No term fits; near labels are named.
        ParameterError: There is no word.

    Example:
        >>> import kzconst
        >>> find_term(kzconst.open(), "маслихат").id
        'maslikhat'
    """
    glossary = glossary_of(kb)
    hits = glossary.search(word)
    if not hits:
        raise glossary.nothing(word)
    term = hits[0].term
    wanted = glossary.with_narrower([term])
    claims = {
        local_name(row["claim"]).removeprefix("claim-")
        for row in kb.select("doctrine-topics")
        if row["code"] in wanted and row["property"] == TERMS + "isAbout"
    }
    return replace(
        term,
        claims=tuple(sorted(claims)),
        also_found=tuple(hit.term.id for hit in hits[1:]),
    )
