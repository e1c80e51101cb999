"""What a person sees of provisions, histories and differences, as lines of plain text.

Every name comes from the labels of the data in the chosen language. Not here: decisions and
procedures (`decision_screens`), the tour (`tour`), JSON (`model.as_json`).
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kzconst.certainty import CONFIDENCE, VERIFIED
from kzconst.model import (
    ArticleHistory,
    Change,
    ChangingAct,
    Citation,
    Difference,
    Doubt,
    History,
    RuleFact,
    Shown,
    ShownArticle,
    StageFact,
    Version,
)
from kzconst.screen_words import word

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

WIDTH = 98
IDS = "https://w3id.org/kzconst/id/"
TERMS = "https://w3id.org/kzconst/ontology/"
# Shown as a sentence of their own, or only a matter of bookkeeping.
HIDDEN_FIELDS = frozenset({"stated", "tiers", "mandatory", "comparator", "base", "body"})


class Screen:
    """Writes facts in one language.

    Args:
        kb: The knowledge base whose labels are used.
        language: `en`, `ru` or `kk`.
    """

    def __init__(self, kb: KnowledgeBase, language: str) -> None:
        self.kb = kb
        self.language = language
        self.labels = kb.labels(language)
        self.field_names = kb.field_names(language)

    def word(self, key: str, **values: object) -> str:
        """Give a fixed phrase."""
        return word(key, self.language, **values)

    def label(self, value: object) -> str:
        """Name a value: the label of an IRI, yes or no, or the value itself."""
        if isinstance(value, bool):
            return self.word("yes" if value else "no")
        text = str(value)
        return self.labels.get(text) or text.removeprefix(IDS).removeprefix(TERMS)

    def names(self, values: Iterable[object]) -> str:
        """Name several values, in the order of their names."""
        return " / ".join(sorted(self.label(value) for value in values))

    # -- a provision on a day ---------------------------------------------------------------

    def shown(self, shown: Shown | ShownArticle) -> list[str]:
        """Write what `show` found."""
        if isinstance(shown, ShownArticle):
            lines = [f"{self.label(shown.provision)}  ({shown.address})"]
            for paragraph in shown.paragraphs:
                lines += ["", *self.shown(paragraph)]
            return lines
        lines = [f"{self.label(shown.provision)}  ({shown.address})"]
        if shown.version is None:
            return lines + list(self._not_in_force(shown))
        lines += [f"{self.word('on', day=shown.on)}: {self._span(shown.version)}"]
        lines += indented(self._origin(shown.version))
        lines += indented(self.certainty(shown.certain, shown.uncertain_details))
        for rule in shown.rules:
            lines += ["", *self.rule(rule)]
        if not shown.rules:
            lines += ["", self.word("no-rule")]
        lines += ["", self.word("sources"), *indented(self._citations(shown.citations))]
        return lines

    def _not_in_force(self, shown: Shown) -> Iterator[str]:
        if shown.not_before:
            # Where earlier versions are not recorded, nothing says that there was no law.
            complete = self.kb.history_is_complete(shown.provision)
            key = "not-before" if complete else "not-recorded-before"
            yield self.word(key, day=shown.on, start=shown.not_before)
        if shown.ended:
            yield self.word("ended", day=shown.on, end=shown.ended)
        if shown.successor is None:
            yield from indented(self.certainty(shown.certain, shown.uncertain_details))
            return
        yield self.word("succeeded", address=shown.succeeded_by)
        yield ""
        yield from self.shown(shown.successor)

    def _span(self, version: Version) -> str:
        if version.in_force_until is None:
            return self.word("in-force-open", start=version.in_force_from)
        span = self.word("in-force", start=version.in_force_from, end=version.in_force_until)
        return f"{span} ({self.word('until-excluded')})"

    def _origin(self, version: Version) -> Iterator[str]:
        if version.changed_by is None:
            origin = f"{self.word('original')}: {self.label(version.opened_by.iri)}"
        else:
            origin = self.word("changed-by", act=self.label(version.changed_by.iri))
        yield origin + self.doubt_of_act(version)
        if version.in_force_from_latest:
            yield self.word(
                "window", start=version.in_force_from, latest=version.in_force_from_latest
            )

    def doubt_of_act(self, version: Version) -> str:
        """Write how sure it is that an act opened a version; nothing where that is verified."""
        if version.opened_with == VERIFIED:
            return ""
        return f" [{self.label(f'{IDS}confidence-{version.opened_with}')}]"

    def certainty(self, certain: bool, doubts: Sequence[Doubt]) -> Iterator[str]:
        """Write whether an answer is certain, and if not, why."""
        if certain:
            yield self.word("certain")
            return
        for doubt in dict.fromkeys(doubts):
            yield self.doubt(doubt)
            if doubt.reason == "boundary":
                yield "  " + self.word("other-candidate", candidate=self._candidate(doubt))

    def doubt(self, doubt: Doubt) -> str:
        """Write one reason for which an answer is not certain."""
        return f"{self.word('uncertain')}: {self.word(doubt.reason)}{self._detail(doubt)}"

    def _candidate(self, doubt: Doubt) -> str:
        if doubt.candidate is None:
            return self.word("nothing-recorded")
        rows = self.kb.select("label-of", subject=doubt.candidate, language=self.language)
        return str(rows[0]["label"]) if rows else self.label(doubt.candidate)

    def _detail(self, doubt: Doubt) -> str:
        if doubt.detail is None:
            return ""
        detail = doubt.detail
        if doubt.reason == CONFIDENCE:
            detail = self.label(f"{IDS}confidence-{detail}")
        return f" ({self.word(f'{doubt.reason}-detail', detail=detail)})"

    def _citations(self, citations: Sequence[Citation]) -> Iterator[str]:
        for citation in citations:
            confidence = self.label(f"{IDS}confidence-{citation.confidence}")
            yield f"{self.label(citation.source)} [{confidence}]"
            if citation.url:
                yield f"  {citation.official_url or citation.url}"

    # -- rules ------------------------------------------------------------------------------

    def rule(self, rule: RuleFact) -> list[str]:
        """Write one rule with its fields and stages."""
        kind = self.label(TERMS + rule.kind)
        confidence = self.label(f"{IDS}confidence-{rule.confidence}")
        lines = [f"{capital(self.label(rule.matter_iri))} [{kind}; {confidence}]"]
        if rule.statement == "not-recorded":
            return [*lines, "  " + self.word("not-recorded-rule")]
        lines += [f"  {self.word('tiers')}: {self.names(rule.values.get('tiers', ()))}"]
        lines += self._field_lines(rule.values)
        for stage in rule.stages:
            lines += indented(self.stage(stage))
        if rule.statement == "partly-recorded":
            lines += ["  " + self.word("partly-recorded-rule")]
        for reading in rule.readings:
            confidence = self.label(f"{IDS}confidence-{reading.confidence}")
            text = f"{self.word('reading')} ({confidence}): {self.label(reading.iri)}"
            lines += indented(wrapped(text))
        return lines

    def fields(self, values: Mapping[str, Sequence[object]]) -> list[str]:
        """Write typed fields, one text each."""
        return [
            f"{self.field_names.get(name, name)}: {self.names(found)}"
            for name, found in values.items()
            if name not in HIDDEN_FIELDS
        ]

    def _field_lines(self, values: Mapping[str, Sequence[object]]) -> list[str]:
        return indented(line for text in self.fields(values) for line in wrapped(text))

    def stage(self, stage: StageFact) -> list[str]:
        """Write one stage: its threshold first, then its other fields."""
        kind = capital(self.label(f"{IDS}stage-kind-{stage.stage}"))
        threshold = self.threshold(stage)
        tiers = stage.values.get("tiers")
        scope = f" ({self.names(tiers)})" if tiers else ""
        head = f"{kind}{scope}: {threshold}" if threshold else f"{kind}{scope}"
        return [*wrapped(head), *self._field_lines(stage.values)]

    def threshold(self, stage: StageFact) -> str:
        """Write the threshold of a stage in words, or nothing where it has none."""
        threshold = stage.threshold
        if threshold is None:
            return ""
        if threshold.stated != "stated":
            return self.word(f"threshold-{threshold.stated}")
        comparator = self.names(stage.values.get("comparator", ()))
        base = self.names(stage.values.get("base", ()))
        if threshold.fraction is None:
            return f"{comparator} ({base})"
        return self.word("threshold", comparator=comparator, fraction=threshold.fraction, base=base)

    # -- histories and differences ----------------------------------------------------------

    def history(self, history: History | ArticleHistory) -> list[str]:
        """Write what `history` found."""
        lines = [f"{self.label(history.provision)}  ({history.address})"]
        if isinstance(history, ArticleHistory):
            for paragraph in history.paragraphs:
                lines += ["", *self.history(paragraph)]
            return lines
        for version in history.versions:
            confidence = self.label(f"{IDS}confidence-{version.confidence}")
            lines += [f"  {self._span(version)} [{confidence}]"]
            lines += indented(indented(self._origin(version)))
        if history.succeeded_by:
            lines += ["  " + self.word("succeeded-by", address=history.succeeded_by)]
        return lines

    def difference(self, difference: Difference) -> list[str]:
        """Write what `diff` found."""
        lines = [self.word("difference", start=difference.from_, end=difference.to)]
        lines += indented(self.certainty(difference.certain, difference.uncertain_details))
        if not difference.changes:
            lines += [self.word("no-change")]
        for change in difference.changes:
            lines += ["", *self._change(change)]
        return lines

    def _change(self, change: Change) -> Iterator[str]:
        kind = "kind-succeeded" if change.kind == "succeeded" else change.kind
        target = f" → {change.succeeded_by}" if change.succeeded_by else ""
        yield f"{change.address}{target}  {self.word(kind)}  {self.label(change.provision)}"
        yield from indented(self.acts(change.changed_by))
        if not change.fields and change.kind in {"amended", "succeeded"}:
            yield "  " + self.word("text-only")
        for field in change.fields:
            before, after = self.bare(field.before), self.bare(field.after)
            yield from indented(wrapped(f"{field.path}: {before} → {after}"))

    def bare(self, value: object) -> str:
        """Write a field value by its code."""
        if value is None:
            return self.word("nothing")
        if isinstance(value, tuple):
            return ", ".join(str(one) for one in value)
        return self.label(value) if isinstance(value, bool) else str(value)

    def acts(self, acts: Sequence[ChangingAct]) -> list[str]:
        """Name legal acts, a line each."""
        return [line for act in acts for line in wrapped(self.label(act.iri))]


def indented(lines: Iterable[str]) -> list[str]:
    """Move lines two places to the right.

    Args:
        lines: Any lines.

    Returns:
        The lines, moved.

    Example:
        >>> indented(["a"])
        ['  a']
    """
    return [f"  {line}" for line in lines]


def wrapped(text: str) -> list[str]:
    """Break a long line at spaces, with a hanging indent.

    Args:
        text: One line.

    Returns:
        One or more lines.

    Example:
        >>> wrapped("short")
        ['short']
    """
    return textwrap.wrap(
        text, WIDTH - 6, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def capital(text: str) -> str:
    """Begin a line with a capital letter.

    Args:
        text: Any text.

    Returns:
        The text with its first letter in upper case.

    Example:
        >>> capital("әкім")
        'Әкім'
    """
    return text[:1].upper() + text[1:]
