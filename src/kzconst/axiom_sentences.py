"""One axiom, one sentence, in English, Russian or Kazakh, with the names that the data give.

Definitions are told with letters: A is a rule of some kind exactly when, for some B, B is a stage
of it, and so on. Not here: what properties say (`sentence_patterns`), fixed words
(`explanation_words`), citations (`explanation_citations`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from kzconst.axioms import Axiom, Expression, functional, local_name
from kzconst.explanation_words import LETTERS, QUOTES, explanation_word
from kzconst.phrases import LANGUAGES
from kzconst.sentence_patterns import PATTERNS, SHARES

VOWELS = "aeiouAEIO"
DAY_LENGTH = 10
MIDNIGHT = "T00:00:00Z"
Name = Callable[[str], str | None]


class Sentences:
    """Writes axioms in one language.

    Args:
        language: `en`, `ru` or `kk`.
        name: Gives the label of an IRI in that language, or None.
        axioms: The axioms that are told together: some only make sense beside others.

    Example:
        >>> labels = {"k:/Procedure": "procedure", "k:/Rule": "rule"}
        >>> sentences = Sentences("en", labels.get, [])
        >>> sentences.sentence(Axiom("SubClassOf", ("k:/Procedure", "k:/Rule")))
        'Every procedure is a rule.'
    """

    def __init__(self, language: str, name: Name, axioms: Iterable[Axiom]) -> None:
        self.language = language
        self._place = LANGUAGES.index(language)
        self._name = name
        # Classes whose members a property only marks.
        self._marked = {
            axiom.parts[1][1]: axiom.parts[0]
            for axiom in axioms
            if axiom.kind == "SubClassOf" and axiom.parts[1][0] == "self"
        }

    def word(self, key: str, **values: object) -> str:
        """Give a fixed phrase."""
        return explanation_word(key, self.language, **values)

    def sentence(self, axiom: Axiom) -> str:
        """Write an axiom as a sentence.

        Args:
            axiom: The axiom.

        Returns:
            A sentence that ends in a full stop. A kind of axiom for which there are no words is
            written in functional syntax.
        """
        told = _Telling(self).axiom(axiom) or functional(axiom)
        return f"{told[:1].upper()}{told[1:]}."

    def label(self, iri: str) -> str:
        """Name a class or property."""
        return self._name(iri) or local_name(iri)

    def quoted(self, iri: str) -> str:
        """Name an individual, in quotation marks."""
        left, right = QUOTES[self._place]
        return f"{left}{self.label(iri)}{right}"

    def a(self, iri: str) -> str:
        """Name a class as what something is: with an article where the language has them."""
        label = self.label(iri)
        if self.language != "en":
            return label
        return f"{'an' if label[:1] in VOWELS else 'a'} {label}"

    def mark(self, property: Expression) -> str | None:
        """The class whose members a property marks, if it does."""
        found = self._marked.get(property)
        return str(found) if found else None

    def clause(self, property: Expression, subject: str, object: str) -> str:
        """Say that a property holds between two things that are named already."""
        if isinstance(property, tuple):
            return self.clause(property[1], object, subject)
        pattern = PATTERNS.get(local_name(property))
        if pattern:
            return pattern[self._place].format(s=subject, o=object)
        return self.word("other-property", s=subject, p=self.label(property), o=object)

    def value(self, property: Expression, value: Expression) -> str:
        """Write an individual or a literal as the object of a property."""
        if not isinstance(value, tuple):
            return self.quoted(value)
        text, datatype = str(value[1]), str(value[2])
        kind = local_name(datatype)
        parts = SHARES.get(local_name(property)) if isinstance(property, str) else None
        if kind == "boolean" and text in {"true", "false"}:
            text = self.word(text)
        elif kind == "dateTime" and text.endswith(MIDNIGHT):
            text = text[:DAY_LENGTH]
        elif parts and text.isdecimal():
            share = Fraction(int(text), parts)
            text = f"{share.numerator}/{share.denominator}"
        elif kind in {"string", "PlainLiteral", "langString"}:
            left, right = QUOTES[self._place]
            text = f"{left}{text}{right}"
        return text

    def datatype(self, iri: str) -> str:
        """Name a datatype."""
        name = local_name(iri)
        return self.word(name) if name in explanation_word else name

    def listed(self, texts: Sequence[str]) -> str:
        """Join alternatives."""
        *first, last = texts
        return self.word("or").join([", ".join(first), last]) if first else last


class _Telling:
    """One sentence while it is written: which letters are taken, which of them stand for somebody.

    Args:
        sentences: Gives names and words.
    """

    def __init__(self, sentences: Sentences) -> None:
        self.of = sentences
        self._letters = iter(LETTERS[LANGUAGES.index(sentences.language)])

    def letter(self) -> str:
        return next(self._letters, "?")

    def axiom(self, axiom: Axiom) -> str | None:
        tell = getattr(self, f"_{axiom.kind}", None)
        return tell(*axiom.parts) if tell else None

    # -- assertions -------------------------------------------------------------------------

    def _ClassAssertion(self, kind: Expression, individual: str) -> str:  # noqa: N802
        return self.all_of(self.conditions(kind, self.of.quoted(individual)))

    def _ObjectPropertyAssertion(self, property: str, s: str, o: str) -> str:  # noqa: N802
        return self.of.clause(property, self.of.quoted(s), self.of.quoted(o))

    def _DataPropertyAssertion(self, property: str, s: str, o: Expression) -> str:  # noqa: N802
        return self.of.clause(property, self.of.quoted(s), self.of.value(property, o))

    def _SameIndividual(self, *all: str) -> str:  # noqa: N802
        return self.of.word("same", s=self.of.quoted(all[0]), o=self.of.quoted(all[1]))

    def _DifferentIndividuals(self, *all: str) -> str:  # noqa: N802
        return self.of.word("different", s=self.of.quoted(all[0]), o=self.of.quoted(all[1]))

    # -- classes ----------------------------------------------------------------------------

    def _SubClassOf(self, below: Expression, above: Expression) -> str:  # noqa: N802
        if isinstance(below, str) and isinstance(above, str):
            if local_name(above) == "Nothing":
                return self.of.word("cannot", s=self.of.label(below))
            return self.of.word("every", s=self.of.label(below), o=self.of.a(above))
        if isinstance(below, str) and above[0] == "self":
            return self.of.word("marked", s=self.of.label(below))
        one = self.letter()
        return self._if(self.conditions(below, one), self.conditions(above, one))

    def _EquivalentClasses(self, *all: Expression) -> str:  # noqa: N802
        name, definition = sorted(all, key=lambda one: not isinstance(one, str))
        if isinstance(definition, str):
            return self.of.word("equivalent", s=self.of.label(name), o=self.of.label(definition))
        one = self.letter()
        goal = self.all_of(self.conditions(name, one))
        return self.of.word("definition", goal=goal, clauses=self._such(definition, one))

    def _such(self, definition: Expression, one: str) -> str:
        new: list[str] = []
        clauses = self.conditions(definition, one, new)
        if not new:
            return self.all_of(clauses)
        key = "such-one" if len(new) == 1 else "such"
        return self.of.word(key, letters=", ".join(new), clauses=self.all_of(clauses))

    def _DisjointClasses(self, *all: Expression) -> str | None:  # noqa: N802
        if not all or not all[1:] or not isinstance(all[0], str) or not isinstance(all[1], str):
            return None
        # In English the classes have articles; in the others they are quoted by the phrase.
        return self.of.word("disjoint", s=self.of.a(all[0]), o=self.of.a(all[1]))

    # -- properties -------------------------------------------------------------------------

    def _SubObjectPropertyOf(self, below: Expression, above: Expression) -> str:  # noqa: N802
        one, other = self.letter(), self.letter()
        return self._if([self.of.clause(below, one, other)], [self.of.clause(above, one, other)])

    _SubDataPropertyOf = _SubObjectPropertyOf

    def _SubPropertyChainOf(self, chain: Expression, above: Expression) -> str:  # noqa: N802
        first = here = self.letter()
        clauses = []
        for link in chain[1:]:
            marked = self.of.mark(link)
            if marked:
                clauses += self.conditions(marked, here)
                continue
            there = self.letter()
            clauses.append(self.of.clause(link, here, there))
            here = there
        return self._if(clauses, [self.of.clause(above, first, here)])

    def _TransitiveObjectProperty(self, property: Expression) -> str:  # noqa: N802
        one, two, three = self.letter(), self.letter(), self.letter()
        links = [self.of.clause(property, one, two), self.of.clause(property, two, three)]
        return self._if(links, [self.of.clause(property, one, three)])

    def _FunctionalObjectProperty(self, property: Expression) -> str:  # noqa: N802
        one, two, three = self.letter(), self.letter(), self.letter()
        links = [self.of.clause(property, one, two), self.of.clause(property, one, three)]
        return self._if(links, [self.of.word("same", s=two, o=three)])

    _FunctionalDataProperty = _FunctionalObjectProperty

    def _ObjectPropertyDomain(self, property: Expression, kind: Expression) -> str:  # noqa: N802
        one, two = self.letter(), self.letter()
        return self._if([self.of.clause(property, one, two)], self.conditions(kind, one))

    _DataPropertyDomain = _ObjectPropertyDomain

    def _ObjectPropertyRange(self, property: Expression, kind: Expression) -> str:  # noqa: N802
        one, two = self.letter(), self.letter()
        return self._if([self.of.clause(property, one, two)], self.conditions(kind, two))

    def _DataPropertyRange(self, property: str, kind: Expression) -> str:  # noqa: N802
        told = self._range(property, kind)
        return self.of.word("value-kind", p=self.of.label(property), kind=told)

    # -- conditions -------------------------------------------------------------------------

    def conditions(self, kind: Expression, one: str, new: list[str] | None = None) -> list[str]:
        """Say in clauses that something is of a class; letters that it takes are added to `new`."""
        new = [] if new is None else new
        if isinstance(kind, str):
            return [self.of.word("is-a", s=one, o=self.of.a(kind))]
        head = kind[0]
        if head == "and":
            return [clause for part in kind[1:] for clause in self.conditions(part, one, new)]
        if head == "or":
            return [self._either(kind[1:], one, new)]
        if head == "not":
            return [self.of.word("not", clause=self.all_of(self.conditions(kind[1], one, new)))]
        if head == "one":
            told = self.of.listed([self.of.quoted(other) for other in kind[1:]])
            return [self.of.word("is-a", s=one, o=told)]
        if head == "value":
            return [self.of.clause(kind[1], one, self.of.value(kind[1], kind[2]))]
        if head == "some":
            return self._some(kind[1], kind[2], one, new)
        return [functional(Axiom("", (kind,))).strip("()")]

    def _some(
        self, property: Expression, filler: Expression, one: str, new: list[str]
    ) -> list[str]:
        if filler[0] == "restricted" or (isinstance(filler, str) and "XMLSchema#" in filler):
            return [self.of.clause(property, one, self._range(property, filler))]
        if filler[0] == "one":
            told = self.of.listed([self.of.value(property, other) for other in filler[1:]])
            return [self.of.clause(property, one, told)]
        other = self.letter()
        new.append(other)
        return [
            self.of.clause(property, one, other),
            *(() if filler == "Thing" else self.conditions(filler, other, new)),
        ]

    def _either(self, parts: Sequence[Expression], one: str, new: list[str]) -> str:
        *first, last = [self.all_of(self.conditions(part, one, new)) for part in parts]
        if not first:
            return last
        return self.of.word("either", first=", ".join(first), last=last)

    def _range(self, property: Expression, kind: Expression) -> str:
        if isinstance(kind, str):
            return self.of.datatype(kind)
        if kind[0] != "restricted":
            return functional(Axiom("", (kind,))).strip("()")
        day = "day-" if local_name(kind[1]) == "dateTime" else ""
        told = [
            self.of.word(f"{day}{facet}", value=self.of.value(property, value))
            if f"{day}{facet}" in explanation_word
            else f"{facet} {self.of.value(property, value)}"
            for facet, value in kind[2:]
        ]
        return ", ".join(told)

    def all_of(self, clauses: Sequence[str]) -> str:
        """Join clauses that hold together."""
        if len(clauses) == 1:
            return clauses[0]
        *first, last = clauses
        return self.of.word("and", first=", ".join(first), last=last)

    def _if(self, clauses: Sequence[str], goals: Sequence[str]) -> str:
        return self.of.word("if", clauses=self.all_of(clauses), goal=self.all_of(goals))
