"""What a person sees of claims, tensions and terms, as lines of plain text.

Every name comes from the labels of the data in the chosen language. Not here: the fixed words
(`doctrine_words`), provisions and rules on their own screens (`screens`), JSON (`model.as_json`).
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kzconst.doctrine import Claim, Locator, TimeSpokenOf, Verdict, texts_in
from kzconst.doctrine_words import doctrine_word
from kzconst.errors import NotFoundError, ParameterError
from kzconst.law_beside import THEN, LawBeside
from kzconst.model import RuleFact, StageFact, Version
from kzconst.phrases import LANGUAGES
from kzconst.screens import IDS, TERMS, WIDTH, Screen, capital, indented, wrapped

if TYPE_CHECKING:
    from kzconst.glossary import Term
    from kzconst.kb import KnowledgeBase
    from kzconst.tensions import Tension

VOCABULARY = "https://w3id.org/kzconst/vocab/"
# A claim fits a screen: stages are told with all fields, else those with a threshold by that alone,
# else the others by their main fields, else rules by name; at last only dates are left.
MAX_LINES = 40
FULL, BRIEF, MAIN_FIELDS, NAMES, DATES = range(5)
# Fields that tell what a stage is where there is room for no more.
MAIN = ("actor", "act", "condition")
MAX_FOUND = 12
MAX_LOCATORS = 4
DIGEST_SHOWN = 12


class DoctrineScreen(Screen):
    """Writes what doctrine claims, in one language.

    Args:
        kb: The knowledge base whose labels are used.
        language: `en`, `ru` or `kk`.
    """

    def __init__(self, kb: KnowledgeBase, language: str) -> None:
        super().__init__(kb, language)
        self.texts = texts_in(kb, language)

    def word(self, key: str, **values: object) -> str:
        """Give a fixed phrase."""
        return doctrine_word(key, self.language, **values)

    # -- one claim --------------------------------------------------------------------------

    def claim(self, claim: Claim) -> list[str]:
        """Write one claim with the law beside it, in as much detail as fits a screen."""
        lines: list[str] = []
        for detail in (FULL, BRIEF, MAIN_FIELDS, NAMES, DATES):
            lines = list(self._claim(claim, detail))
            if len(lines) <= MAX_LINES:
                break
        return lines

    def _claim(self, claim: Claim, detail: int) -> Iterator[str]:
        yield self.word("claim", id=claim.id)
        yield from paragraph(claim.paraphrase)
        yield ""
        yield from self._who(claim)
        yield from self._entry("modality", self.label(f"{IDS}modality-{claim.modality}"))
        yield from self._entry("time", self._time(claim.time))
        yield from self._entry("about", self._terms(claim.about))
        yield from self._entry("cites", self._law_names(claim.cites))
        yield from self._entry("states-uncited", self._law_names(claim.states_uncited))
        yield from self._where(claim.locators)
        yield ""
        yield from self._verdict(claim.verdict)
        if claim.law:
            yield ""
            yield self.word("law-beside")
            for beside in claim.law:
                yield from indented(self._beside(beside, claim.stages, detail))
        if claim.tensions:
            yield ""
            yield self.word("in-tension")
            for tension in claim.tensions:
                yield from indented(wrapped(f"{tension}: {self.label(f'{IDS}tension-{tension}')}"))

    def _entry(self, key: str, text: str) -> list[str]:
        return wrapped(f"{self.word(key)}: {text}") if text else []

    def _who(self, claim: Claim) -> Iterator[str]:
        described = self.texts.get(f"{IDS}agent-{claim.agent}")
        remarks = [described] if described else []
        if claim.quoted:
            remarks.append(self.word("quoted"))
        if claim.stance:
            stance = self.label(f"{IDS}stance-{claim.stance}")
            remarks.append(f"{self.word('stance')}: {stance}")
        yield from self._entry("who", "; ".join([claim.asserted_by, *remarks]))
        if claim.reference is not None:
            source = self.label(f"{IDS}reference-{claim.reference}")
            as_cited = [self.word("as-cited", text=claim.as_cited)] if claim.as_cited else []
            yield from self._entry("source", "; ".join([source, *as_cited]))

    def _time(self, time: TimeSpokenOf) -> str:
        frame = self.label(f"{IDS}time-frame-{time.frame}")
        span = self._span_of(time)
        return f"{frame} ({span})" if span else frame

    def _span_of(self, time: TimeSpokenOf) -> str:
        if time.from_ is None:
            return self.word("span-before", end=time.until) if time.until else ""
        if time.until is None:
            return self.word("span-since", start=time.from_)
        if (time.until - time.from_).days == 1:
            return str(time.from_)
        return self.word("span", start=time.from_, end=time.until)

    def _terms(self, terms: Iterable[str]) -> str:
        return ", ".join(self.label(VOCABULARY + term) for term in terms)

    def _law_names(self, names: Iterable[str]) -> str:
        return "; ".join(self._law_name(name) for name in names)

    def _law_name(self, name: str) -> str:
        """Name law as a claim has it: by an address, or by the end of an IRI."""
        try:
            return f"{name} ({self.label(self.kb.provision(name).iri)})"
        except (NotFoundError, ParameterError):
            return self.label(IDS + name)

    def _where(self, locators: Sequence[Locator]) -> Iterator[str]:
        if len(locators) == 1:
            yield from self._entry("where", self._place(locators[0]))
        elif locators:
            yield f"{self.word('where')}:"
            yield from (f"  {self._place(one)}" for one in locators[:MAX_LOCATORS])
        if len(locators) > MAX_LOCATORS:
            yield "  " + self.word("and-more", count=len(locators) - MAX_LOCATORS)

    def _place(self, locator: Locator) -> str:
        language = f"in-{locator.language}"
        return self.word(
            "locator",
            first=locator.lines[0],
            last=locator.lines[1],
            start=locator.start,
            end=locator.end,
            passage=self.word(language) if language in doctrine_word else locator.language,
            digest=locator.sha256[:DIGEST_SHOWN],
        )

    def _verdict(self, verdict: Verdict | None) -> Iterator[str]:
        if verdict is None:
            yield from self._entry("verdict", self.word("verdict-none"))
            return
        yield from self._entry("verdict", f"{self._value(verdict)} ({self._method(verdict)})")
        meaning = f"meaning-{verdict.value}"
        if meaning in doctrine_word:
            yield from indented(wrapped(f"= {self.word(meaning)}"))
        yield from paragraph(verdict.reason)
        if verdict.law_until:
            yield "  " + self.word("law-until", end=verdict.law_until)

    def _value(self, verdict: Verdict) -> str:
        return self.label(f"{IDS}verdict-value-{verdict.value}")

    def _method(self, verdict: Verdict) -> str:
        return self.word("computed" if verdict.computed else "argued")

    # -- the law beside a claim -------------------------------------------------------------

    def _beside(self, beside: LawBeside, stages: Sequence[str], detail: int) -> Iterator[str]:
        address = f"{beside.address}  " if beside.address else ""
        yield from wrapped(f"{address}{self.label(beside.law)}{self._adopted(beside)}")
        if beside.version is None:
            return
        yield from indented(wrapped(self._dates(beside.version, beside.when)))
        if not beside.certain:
            doubts = [self.doubt(one) for one in dict.fromkeys(beside.uncertain_details)]
            yield from indented(line for doubt in doubts for line in wrapped(doubt))
        for rule in beside.rules if detail < DATES else ():
            yield from indented(self._brief_rule(rule, stages, detail))

    def _adopted(self, beside: LawBeside) -> str:
        return f", {self.word('adopted-on', day=beside.adopted)}" if beside.adopted else ""

    def _dates(self, version: Version, when: str) -> str:
        start = self._day(version.in_force_from, version.in_force_from_latest)
        if version.in_force_until is None:
            span = self.word("in-force-open", start=start)
        else:
            end = self._day(version.in_force_until, version.in_force_until_latest)
            span = self.word("in-force", start=start, end=end)
        return span if when == THEN else f"{span} [{self.word(f'when-{when}')}]"

    def _day(self, day: datetime.date, latest: datetime.date | None) -> str:
        return self.word("at-the-latest", day=day, latest=latest) if latest else str(day)

    def _brief_rule(self, rule: RuleFact, stages: Sequence[str], detail: int) -> Iterator[str]:
        kind = f" [{self.label(TERMS + rule.kind)}]" if detail < MAIN_FIELDS else ""
        yield from wrapped(capital(self.label(rule.matter_iri)) + kind)
        if detail == NAMES:
            return
        fields = "; ".join(self.fields(rule.values))
        if fields and (detail < MAIN_FIELDS or not rule.stages):
            yield from indented(wrapped(fields))
        # Of a procedure the stages that the claim speaks of, where it says which.
        spoken_of = [stage for stage in rule.stages if stage.stage in stages]
        for stage in spoken_of or rule.stages:
            yield from indented(self._brief_stage(stage, detail))

    def _brief_stage(self, stage: StageFact, detail: int) -> list[str]:
        head = capital(self.label(f"{IDS}stage-kind-{stage.stage}"))
        tiers = stage.values.get("tiers")
        head += f" ({self.names(tiers)})" if tiers else ""
        told = [self.threshold(stage)] if stage.threshold else []
        if detail == FULL or (detail == BRIEF and not told):
            told += self.fields(stage.values)
        elif not told:
            told += [self.names(stage.values[name]) for name in MAIN if name in stage.values]
        return wrapped(f"{head}: {'; '.join(told)}" if told else head)

    # -- lists ------------------------------------------------------------------------------

    def claims(self, claims: Sequence[Claim]) -> list[str]:
        """Write claims, a few lines each."""
        lines = [self.word("claims", count=len(claims))]
        for claim in claims:
            lines += ["", *self._claim_in_list(claim)]
        return lines

    def _claim_in_list(self, claim: Claim) -> Iterator[str]:
        remarks = [self.label(f"{IDS}modality-{claim.modality}"), claim.asserted_by]
        if claim.verdict:
            remarks.insert(1, f"{self.word('verdict').lower()}: {self._value(claim.verdict)}")
        yield from wrapped(f"{claim.id}  [{'; '.join(remarks)}]")
        yield from paragraph(claim.paraphrase)
        if claim.cites:
            yield from indented(self._entry("cites", ", ".join(claim.cites)))
        if claim.states_uncited:
            yield from indented(self._entry("states-uncited", ", ".join(claim.states_uncited)))

    def tensions(self, tensions: Sequence[Tension], claims: Sequence[Claim]) -> list[str]:
        """Write tensions; the claims given are told in full below them."""
        lines = [self.word("tensions", count=len(tensions))]
        for tension in tensions:
            kind = self.label(f"{IDS}tension-kind-{tension.kind}")
            lines += ["", *wrapped(f"{tension.id}  {tension.title} [{kind}]")]
            lines += paragraph(tension.text)
            lines += indented(wrapped(f"{self.word('involved')}: {', '.join(tension.claims)}"))
        for claim in claims:
            lines += ["", *self._claim_in_list(claim)]
        return lines

    # -- a term -----------------------------------------------------------------------------

    def term(self, term: Term) -> list[str]:
        """Write a term of the glossary."""
        mine = term.labels.get(self.language, term.id)
        lines = [mine]
        lines += paragraph(term.definition.get(self.language, ""))
        lines += [""]
        for language in sorted(LANGUAGES, key=lambda one: one != self.language):
            lines += self._in_language(term, language)
        lines += self._in_language(term, "kk-latn")
        lines += self._entry("broader", self._terms(term.broader))
        lines += self._entry("narrower", self._terms(term.narrower))
        lines += self._entry("related", self._terms(term.related))
        lines += self._entry("in-the-law", self._law_names(term.addresses))
        lines += self._entry("in-the-ontology", self._names_of_terms(term.terms))
        lines += [self.word("claims-about", count=len(term.claims), term=term.id)]
        if term.also_found:
            found = self._terms(term.also_found[:MAX_FOUND])
            more = len(term.also_found) - MAX_FOUND
            found += f", {self.word('and-more', count=more)}" if more > 0 else ""
            lines += ["", *self._entry("also-found", found)]
        return lines

    def _in_language(self, term: Term, language: str) -> list[str]:
        label = term.labels.get(language)
        others = ", ".join(term.alternative_labels.get(language, ()))
        told = [label] if label else []
        if others:
            told.append(f"{self.word('also-called')}: {others}" if label else others)
        return wrapped(f"{capital(self.word(f'in-{language}'))}: {'; '.join(told)}") if told else []

    def _names_of_terms(self, terms: Iterable[str]) -> str:
        return ", ".join(f"{one.removeprefix(TERMS)} ({self.label(one)})" for one in terms)


def paragraph(text: str) -> list[str]:
    """Break a text into lines that are moved two places to the right.

    Args:
        text: One sentence or a few.

    Returns:
        The lines.

    Example:
        >>> paragraph("One sentence.")
        ['  One sentence.']
    """
    return indented(textwrap.wrap(text, WIDTH - 6, break_long_words=False, break_on_hyphens=False))
