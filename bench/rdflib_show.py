"""The answer of `kzconst show ADDRESS --on DAY --format json`, as a short script with rdflib alone.

Arguments: an address with its work (1995:87.5), a legal day (2006-01-01), then the Turtle files.
It prints fewer keys than the command does; run.py checks that those it prints are equal.
"""

import json
import sys
from typing import Any

import rdflib
from rdflib import Graph

PREFIXES = """
PREFIX kz: <https://w3id.org/kzconst/ontology/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

VERSION = """
SELECT ?version ?from ?until ?confidence WHERE {
  VALUES ?address { "ADDRESS" }
  VALUES ?date { "DAYT00:00:00Z"^^xsd:dateTime }
  ?provision kz:address ?address .
  ?version kz:isVersionOf ?provision ; kz:inForceFrom ?from ;
    kz:hasConfidence/skos:notation ?confidence .
  FILTER(?from <= ?date)
  FILTER NOT EXISTS { ?version kz:inForceUntil ?end . FILTER(?end <= ?date) }
  OPTIONAL { ?version kz:inForceUntil ?until }
}"""

RULES = """
SELECT ?rule ?matter ?stage ?kind ?numerator ?denominator ?comparator WHERE {
  VALUES ?version { <VERSION> }
  ?rule kz:expressedIn ?version ; kz:regulates/skos:notation ?matter .
  OPTIONAL {
    ?stage kz:isStageOf ?rule ; kz:stageOrder ?order ; kz:hasStageKind/skos:notation ?kind .
    OPTIONAL {
      ?threshold kz:isThresholdOf ?stage ; kz:numerator ?numerator ;
        kz:denominator ?denominator ; kz:hasComparator/skos:notation ?comparator .
    }
  }
} ORDER BY ?matter ?order"""

CITATIONS = """
SELECT ?source ?url ?confidence WHERE {
  VALUES ?version { <VERSION> }
  ?version kz:isReadIn|kz:citesSource ?source .
  ?source kz:hasConfidence/skos:notation ?confidence .
  OPTIONAL { ?source kz:url ?url }
} ORDER BY ?source"""


def day(literal: Any) -> str | None:
    """The legal day of a dateTime literal, or None for no value."""
    return None if literal is None else str(literal)[:10]


def answer(graph: Graph, address: str, date: str) -> dict[str, Any]:
    """The version in force, its rules with stages, and its citations."""
    text = PREFIXES + VERSION.replace("ADDRESS", address).replace("DAY", date)
    [(version, start, end, confidence)] = graph.query(text)  # type: ignore[misc]  # rows, not ASK
    rules: dict[str, dict[str, Any]] = {}
    for row in graph.query(PREFIXES + RULES.replace("VERSION", version)):
        rule, matter, stage, kind, numerator, denominator, comparator = row  # type: ignore[misc]
        found = rules.setdefault(rule, {"iri": rule, "matter": matter, "stages": []})
        if stage is not None:
            share = None if numerator is None else f"{numerator}/{denominator}"
            threshold = {"fraction": share, "comparator": comparator}
            found["stages"].append({"stage": kind, "threshold": threshold})
    citations = list(graph.query(PREFIXES + CITATIONS.replace("VERSION", version)))
    return {
        "address": address,
        "on": date,
        "version": {
            "iri": version,
            "in_force_from": day(start),
            "in_force_until": day(end),
            "confidence": confidence,
        },
        "rules": list(rules.values()),
        "citations": [{"url": row[1], "confidence": row[2]} for row in citations],  # type: ignore[index]
    }


def main() -> None:
    """Parse the files, answer, print."""
    rdflib.NORMALIZE_LITERALS = False
    graph = Graph()
    for path in sys.argv[3:]:
        graph.parse(path, format="turtle")
    json.dump(answer(graph, sys.argv[1], sys.argv[2]), sys.stdout, indent=2)


if __name__ == "__main__":
    main()
