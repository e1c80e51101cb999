"""Walk the law as Python objects: classes, individuals and their properties, with owlready2.

owlready2 cannot read Turtle, so the data are written as N-Triples first. It is at its best for
walking and reasoning; exact numbers are better asked of kzconst, since it turns decimals to floats.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import owlready2

import kzconst


def load(folder: str) -> owlready2.World:
    """Write the law as N-Triples and read it into a world of its own."""
    file = Path(folder, "law.nt")
    file.write_bytes(kzconst.open(layer="law").export("nt"))
    world = owlready2.World()
    world.get_ontology(file.as_uri()).load()
    return world


def main() -> None:
    """Print the kinds of rules, and how the no-confidence rule of 2007 is built."""
    with tempfile.TemporaryDirectory() as folder:
        world = load(folder)
    kz = world.get_namespace("https://w3id.org/kzconst/ontology/")
    id_ = world.get_namespace("https://w3id.org/kzconst/id/")

    # Classes with a definition are for a reasoner to fill.
    kinds = [one.label.en.first() for one in kz.Rule.subclasses() if not one.equivalent_to]
    print("Kinds of rules:", ", ".join(sorted(kinds)))

    rule = id_["rule-const1995-akim-no-confidence-2007"]
    print("A rule:", rule.label.en.first())
    above = [one.name for one in type(rule).mro() if isinstance(one, owlready2.ThingClass)]
    print("Its classes:", ", ".join(above))
    for stage in sorted(kz.Stage.instances(), key=lambda one: (one.stageOrder or 0, one.name)):
        if stage.isStageOf is not rule:
            continue
        actors = ", ".join(actor.label.en.first() for actor in stage.hasActor)
        shares = [one for one in kz.Threshold.instances() if one.isThresholdOf is stage]
        needs = "".join(f", {one.numerator}/{one.denominator}" for one in shares)
        print(f"  {stage.hasStageKind.label.en.first()}: {actors}{needs}")
    print("In force from", *(version.inForceFrom.date() for version in rule.expressedIn))


if __name__ == "__main__":
    main()
