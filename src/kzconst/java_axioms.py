"""Axioms of the OWL API, which live in Java, as plain values, and back.

Only a child with a Java inside (`reasoning_java`) uses this. Not here: reasoning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kzconst.axioms import CLASS_ASSERTION, OBJECT_ASSERTION, Axiom, Expression

# A Java object; JPype has no types for them.
Java = Any

RESTRICTIONS = {
    "ObjectSomeValuesFrom": "some",
    "DataSomeValuesFrom": "some",
    "ObjectAllValuesFrom": "only",
    "DataAllValuesFrom": "only",
}
CARDINALITIES = {
    "ObjectMinCardinality": "min",
    "DataMinCardinality": "min",
    "ObjectMaxCardinality": "max",
    "DataMaxCardinality": "max",
    "ObjectExactCardinality": "exactly",
    "DataExactCardinality": "exactly",
}
COMBINATIONS = {
    "ObjectIntersectionOf": "and",
    "ObjectUnionOf": "or",
    "DataIntersectionOf": "and",
    "DataUnionOf": "or",
}
OF_ONE_PROPERTY = {
    "TransitiveObjectProperty",
    "FunctionalObjectProperty",
    "FunctionalDataProperty",
    "InverseFunctionalObjectProperty",
    "SymmetricObjectProperty",
    "AsymmetricObjectProperty",
    "ReflexiveObjectProperty",
    "IrrefexiveObjectProperty",
    "IrreflexiveObjectProperty",
}
OF_SEVERAL_CLASSES = {"EquivalentClasses", "DisjointClasses"}
OF_SEVERAL_INDIVIDUALS = {"SameIndividual", "DifferentIndividuals"}
# What no reasoner reads.
WITHOUT_MEANING = {
    "Declaration",
    "AnnotationAssertion",
    "SubAnnotationPropertyOf",
    "AnnotationPropertyDomain",
    "AnnotationPropertyRangeOf",
}


def plain_axioms(axiom: Java) -> Iterator[tuple[Axiom, Java]]:
    """Give an axiom as plain values, disjointness and equivalence of many as that of two.

    Args:
        axiom: An axiom of the OWL API.

    Yields:
        Plain axioms, each with its Java; none for declarations and annotations, and the text as a
        part for kinds of axiom that have no plain form.
    """
    kind = _kind(axiom)
    if kind in WITHOUT_MEANING:
        return
    axiom = axiom.getAxiomWithoutAnnotations()
    if kind in OF_SEVERAL_CLASSES:
        for pair in axiom.asPairwiseAxioms():
            yield Axiom(kind, tuple(map(_class, pair.getClassExpressionsAsList()))), pair
        return
    yield Axiom(kind, _parts(axiom, kind)), axiom


def _parts(axiom: Java, kind: str) -> tuple[Expression, ...]:
    if kind == OBJECT_ASSERTION:
        return _property(axiom.getProperty()), _value(axiom.getSubject()), _value(axiom.getObject())
    if kind == "DataPropertyAssertion":
        return _property(axiom.getProperty()), _value(axiom.getSubject()), _value(axiom.getObject())
    if kind == CLASS_ASSERTION:
        return _class(axiom.getClassExpression()), _value(axiom.getIndividual())
    if kind == "SubClassOf":
        return _class(axiom.getSubClass()), _class(axiom.getSuperClass())
    if kind in {"SubObjectPropertyOf", "SubDataPropertyOf"}:
        return _property(axiom.getSubProperty()), _property(axiom.getSuperProperty())
    if kind == "SubPropertyChainOf":
        chain = tuple(_property(one) for one in axiom.getPropertyChain())
        return ("chain", *chain), _property(axiom.getSuperProperty())
    if kind in OF_ONE_PROPERTY:
        return (_property(axiom.getProperty()),)
    if kind.endswith("Domain"):
        return _property(axiom.getProperty()), _class(axiom.getDomain())
    if kind == "ObjectPropertyRange":
        return _property(axiom.getProperty()), _class(axiom.getRange())
    if kind == "DataPropertyRange":
        return _property(axiom.getProperty()), _range(axiom.getRange())
    if kind in OF_SEVERAL_INDIVIDUALS:
        return tuple(_value(one) for one in axiom.getIndividualsAsList())
    return (str(axiom.toString()),)


def _class(expression: Java) -> Expression:
    kind = str(expression.getClassExpressionType().toString())
    if kind == "Class":
        return str(expression.toStringID())
    if kind in COMBINATIONS:
        return (COMBINATIONS[kind], *map(_class, expression.getOperandsAsList()))
    if kind == "ObjectComplementOf":
        return ("not", _class(expression.getOperand()))
    if kind == "ObjectOneOf":
        return ("one", *sorted(map(_value, expression.getIndividuals())))
    if kind == "ObjectHasSelf":
        return ("self", _property(expression.getProperty()))
    if kind in {"ObjectHasValue", "DataHasValue"}:
        return ("value", _property(expression.getProperty()), _value(expression.getValue()))
    filler = _range if kind.startswith("Data") else _class
    if kind in RESTRICTIONS:
        inner = filler(expression.getFiller())
        return (RESTRICTIONS[kind], _property(expression.getProperty()), inner)
    number = str(expression.getCardinality())
    inner = filler(expression.getFiller())
    return (CARDINALITIES[kind], number, _property(expression.getProperty()), inner)


def _range(expression: Java) -> Expression:
    kind = str(expression.getDataRangeType().toString())
    if expression.isDatatype():
        return str(expression.toStringID())
    if kind in COMBINATIONS:
        return (COMBINATIONS[kind], *map(_range, expression.getOperands()))
    if kind == "DataComplementOf":
        return ("not", _range(expression.getDataRange()))
    if kind == "DataOneOf":
        return ("one", *sorted(map(_value, expression.getValues())))
    facets = [
        (str(one.getFacet().getShortName()), _value(one.getFacetValue()))
        for one in expression.getFacetRestrictions()
    ]
    return ("restricted", str(expression.getDatatype().toStringID()), *sorted(facets))


def _property(expression: Java) -> Expression:
    if expression.isAnonymous():
        return ("inverse", str(expression.getInverse().toStringID()))
    return str(expression.toStringID())


def _value(value: Java) -> Expression:
    """An individual's IRI, or a literal; an individual without a name gets one with a colon."""
    if hasattr(value, "getLiteral"):
        return ("literal", str(value.getLiteral()), str(value.getDatatype().toStringID()))
    return str(value.toStringID())


def _kind(axiom: Java) -> str:
    return str(axiom.getAxiomType().getName())
