"""What a person sees of an explanation, as lines of plain text.

Not here: the sentences themselves (`axiom_sentences`), fixed words (`explanation_words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kzconst.explanation_words import explanation_word
from kzconst.explanations import ENTAILED, INCONSISTENT, Explanation, Justification, Reason
from kzconst.reasoning_words import reasoning_word
from kzconst.screens import IDS, Screen, indented, wrapped

if TYPE_CHECKING:
    from kzconst.explanation_citations import Cited
    from kzconst.kb import KnowledgeBase
    from kzconst.model import Citation

SOURCES_SHOWN = 2


class ExplanationScreen(Screen):
    """Writes explanations in one language."""

    def said(self, key: str, **values: object) -> str:
        """Give a fixed phrase of explanations."""
        return explanation_word(key, self.language, **values)

    def name(self, iri: str) -> str:
        """Name a thing, also one whose label is composed."""
        rows = self.kb.select("label-of", subject=iri, language=self.language)
        return str(rows[0]["label"]) if rows else self.label(iri)

    def explanation(self, found: Explanation) -> list[str]:
        """Write an explanation.

        Args:
            found: What `explain` found.

        Returns:
            The statement first, then whether it follows, then why.
        """
        lines = list(self._heading(found))
        several = len(found.justifications) > 1
        for number, justification in enumerate(found.justifications, 1):
            lines += [""]
            if several:
                lines += [self.said("reason-number", number=number)]
            lines += self._justification(justification)
        lines += self._sources(found.justifications)
        reasons = (reason for one in found.justifications for reason in one.reasons)
        if found.status == ENTAILED and any(reason.cited.versions for reason in reasons):
            lines += ["", *wrapped(reasoning_word("any-time", self.language))]
        if found.justifications and not found.complete:
            lines += ["", self.said("more") + "."]
        return lines

    def _heading(self, found: Explanation) -> Iterator[str]:
        if found.property is None:
            yield self.said("file", file=found.subject)
        else:
            yield from wrapped(found.entailment)
        if found.premises:
            yield self.said("premises", title=found.premises)
        end = ":" if found.justifications else "."
        yield self.said(found.status) + end
        if not found.justifications and found.status == INCONSISTENT:
            yield self.said("not-taken-apart") + "."

    def _justification(self, justification: Justification) -> Iterator[str]:
        for layer, reasons in groupby(justification.reasons, lambda one: one.layer):
            yield f"{self.said(layer)}:"
            yield from indented(self._reasons(reasons))

    def _reasons(self, reasons: Iterable[Reason]) -> Iterator[str]:
        """Write sentences; what they share as their citation stands once below them."""
        for cited, some in groupby(reasons, lambda one: one.cited):
            for reason in some:
                yield from wrapped(f"- {reason.sentence}")
            for line in self._cited(cited):
                yield from indented(indented(wrapped(line)))

    def _cited(self, cited: Cited) -> Iterator[str]:
        for one in cited.versions:
            version = one.version
            confidence = self.label(f"{IDS}confidence-{version.confidence}")
            yield f"[{one.address}: {self._span(version)}; {confidence}]"
            if version.changed_by is not None:
                act = self.said("by-act", act=self.label(version.changed_by.iri))
                yield f"[{act}]{self.doubt_of_act(version)}"
        if not cited.versions and cited.address:
            yield f"[{cited.address}]"
        for code in cited.claims:
            yield f"[{self.said('claim', code=code)}]"
        if cited.source:
            yield f"[{self.said('source')}: {self.name(cited.source)}]"
        if cited.confidence:
            yield f"[{self.label(cited.confidence)}]"
        for reading in cited.readings:
            yield f"[{self.word('reading')}: {self.name(reading)}]"

    def _sources(self, justifications: Iterable[Justification]) -> list[str]:
        """List where each provision cited was read, official places first."""
        found: dict[str, list[Citation]] = {}
        for justification in justifications:
            for reason in justification.reasons:
                for citation in reason.cited.citations:
                    known = found.setdefault(citation.address, [])
                    if citation not in known:
                        known.append(citation)
        if not found:
            return []
        lines = ["", self.word("sources")]
        for address, citations in sorted(found.items()):
            citations.sort(key=lambda one: (one.official_url is None, one.edition is None))
            for one in citations[:SOURCES_SHOWN]:
                confidence = self.label(f"{IDS}confidence-{one.confidence}")
                lines += indented(wrapped(f"{address}: {self.label(one.source)} [{confidence}]"))
                if one.url:
                    lines += [f"    {one.official_url or one.url}"]
        return lines


def explanation_lines(kb: KnowledgeBase, found: Explanation, language: str) -> list[str]:
    """Write an explanation in a language.

    Args:
        kb: The knowledge base, for names.
        found: What `explain` found.
        language: `en`, `ru` or `kk`.

    Returns:
        Lines of plain text.

    Example:
        >>> import kzconst
        >>> found = Explanation("", "a.ttl", None, None, "consistent", (), complete=True)
        >>> explanation_lines(kzconst.open(layer="law"), found, "en")[0]
        'a.ttl, read together with the law'
    """
    return ExplanationScreen(kb, language).explanation(found)
