"""Axioms as plain values: what a reasoner's axioms become outside its Java, and in JSON.

An expression is an IRI, or a list whose first item says what it is: `["and", ...]`, `["or", ...]`,
`["not", c]`, `["some", p, c]`, `["only", p, c]`, `["value", p, v]`, `["self", p]`,
`["one", v, ...]`, `["min", n, p, c]` (`max`, `exactly`), `["inverse", p]`, `["chain", p, ...]`,
`["literal", text, datatype]`, `["restricted", datatype, [facet, literal], ...]`. Not here: their
sentences (`axiom_sentences`), how they are found (`reasoning_java`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Expression = Any
"""An IRI, or a tuple whose first item says what it is."""

CLASS_ASSERTION = "ClassAssertion"
OBJECT_ASSERTION = "ObjectPropertyAssertion"
DATA_ASSERTION = "DataPropertyAssertion"
ASSERTIONS = (CLASS_ASSERTION, OBJECT_ASSERTION, DATA_ASSERTION)


@dataclass(frozen=True)
class Axiom:
    """One axiom: its kind by the name that OWL 2 gives it, and its parts in OWL's order.

    Assertions about properties are `(property, subject, object)`, those about classes
    `(class, individual)`.
    """

    kind: str
    parts: tuple[Expression, ...]

    @property
    def subject(self) -> str | None:
        """The individual that an assertion is about; None for every other axiom."""
        return str(self.parts[1]) if self.kind in ASSERTIONS else None

    @property
    def order(self) -> tuple[str, str]:
        """A key by which axioms are sorted in a lasting way."""
        return self.kind, repr(self.parts)

    def as_json(self) -> dict[str, Any]:
        """Give the form that JSON knows."""
        return {"kind": self.kind, "parts": _lists(self.parts), "text": functional(self)}


def axiom_of(document: dict[str, Any]) -> Axiom:
    """Read an axiom from its form in JSON.

    Args:
        document: What `Axiom.as_json` gave.

    Returns:
        The axiom.

    Example:
        >>> axiom_of(Axiom("SubClassOf", ("a", ("not", "b"))).as_json()).parts
        ('a', ('not', 'b'))
    """
    return Axiom(document["kind"], _tuples(document["parts"]))


def named(expression: Expression) -> Iterator[str]:
    """List the IRIs in an expression, datatypes and facets left out.

    Args:
        expression: An expression or the parts of an axiom.

    Yields:
        IRIs of classes, properties and individuals; some of them several times.

    Example:
        >>> list(named(("some", ("inverse", "p:q"), ("one", "i:j", "i:k"))))
        ['p:q', 'i:j', 'i:k']
    """
    if isinstance(expression, str):
        if ":" in expression:
            yield expression
    elif isinstance(expression, tuple) and expression[:1] not in (("literal",), ("restricted",)):
        for part in expression:
            yield from named(part)


def functional(axiom: Axiom) -> str:
    """Write an axiom in a shortened functional syntax, for programs and for people who know OWL.

    Args:
        axiom: The axiom.

    Returns:
        One line; IRIs are given by their last part.

    Example:
        >>> functional(Axiom("SubClassOf", ("a:/A", ("some", "a:/p", "a:/B"))))
        'SubClassOf(A some(p B))'
    """
    return f"{axiom.kind}({' '.join(map(_short, axiom.parts))})"


def local_name(iri: str) -> str:
    """Give the last part of an IRI.

    Args:
        iri: The IRI.

    Returns:
        What follows its last slash or number sign.

    Example:
        >>> local_name("http://www.w3.org/2002/07/owl#Thing")
        'Thing'
    """
    return iri.rpartition("#" if "#" in iri else "/")[2] or iri


def _short(expression: Expression) -> str:
    if isinstance(expression, tuple):
        if expression[0] == "literal":
            return f'"{expression[1]}"^^{local_name(expression[2])}'
        if isinstance(expression[0], tuple):
            return " ".join(map(_short, expression))
        return f"{expression[0]}({' '.join(map(_short, expression[1:]))})"
    text = str(expression)
    return local_name(text) if ":" in text else text


def _lists(expression: Expression) -> Any:
    return [_lists(one) for one in expression] if isinstance(expression, tuple) else expression


def _tuples(document: Any) -> Any:
    return tuple(_tuples(one) for one in document) if isinstance(document, list) else document
