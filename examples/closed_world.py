"""What OWL cannot check: that something is missing. SPARQL closes the world, OWL leaves it open.

A reasoner never concludes that a stage has no threshold or a paragraph no successor, since either
may exist unrecorded. SPARQL's FILTER NOT EXISTS asks what is recorded, and nothing more: read its
answers as "none is recorded", and look at what the data say of their own completeness.
"""

from __future__ import annotations

import kzconst

PREFIXES = """
PREFIX kz: <https://w3id.org/kzconst/ontology/>
PREFIX id: <https://w3id.org/kzconst/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# Stages of consent to the appointment of an upper-level akim for which no vote count is stated.
NOT_STATED = (
    PREFIXES
    + """
SELECT ?address ?from ?why WHERE {
  ?rule kz:regulates id:matter-upper-akim-appointment ; kz:expressedIn ?version .
  ?version kz:inForceFrom ?from ; kz:isVersionOf/kz:address ?address .
  ?stage kz:isStageOf ?rule ; kz:performsAct id:act-consent .
  FILTER NOT EXISTS {
    ?threshold kz:isThresholdOf ?stage ; kz:hasStatement id:statement-stated .
  }
  OPTIONAL { ?silent kz:isThresholdOf ?stage ; kz:hasStatement/skos:notation ?why }
} ORDER BY ?address ?from
"""
)
# Paragraphs in force when the Constitution of 1995 ended, with no later one recorded to follow.
NO_SUCCESSOR = (
    PREFIXES
    + """
SELECT DISTINCT ?address ?complete WHERE {
  ?version kz:closedBy id:end-of-const1995 ; kz:isVersionOf ?paragraph .
  ?paragraph kz:address ?address .
  FILTER NOT EXISTS { ?succession kz:hasPredecessor ?paragraph }
  OPTIONAL { ?paragraph kz:hasCompleteHistory ?complete }
} ORDER BY ?address
"""
)


def main() -> None:
    """Print what is missing, and whether it is known to be missing."""
    kb = kzconst.open(layer="law")
    print("Consent to an upper-level akim for which no number of votes is stated:")
    for row in kb.query(NOT_STATED):
        why = row["why"].value if row["why"] else "nothing recorded"
        print(f"  {row['address'].value} from {row['from'].value[:10]}: {why}")
    print("Paragraphs of 1995 without a recorded successor:")
    for row in kb.query(NO_SUCCESSOR):
        known = row["complete"] is not None and row["complete"].value == "true"
        history = "whole history recorded" if known else "recorded in part only"
        print(f"  {row['address'].value}: {history}")


if __name__ == "__main__":
    main()
