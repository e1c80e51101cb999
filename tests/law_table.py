"""The law as a table written by hand from the dossier, and how the library's answers differ.

`golden/law` has one line per version (days, windows, acts), per rule (matter, tiers, acts, numbers,
stages with thresholds), per act, per edition, per change whose wordings are not told, and per first
day of acts that changed no wording told here. Each line was transcribed from the record that its
first column or the heading of the file names, in the codes of the ontology. Here: reading the
tables, asking the library for the same, and listing the differences. Not here: the golden answers
of single questions (`test_questions`), and what the differences are used for (`test_mutation`).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from kzconst.kb import KnowledgeBase
from kzconst.model import FieldValue, StageFact, ThresholdFact, Version
from kzconst.provisions import versions_of
from kzconst.rules import rules_of_versions
from kzconst.stores import Local, python_value

TABLES = Path(__file__).parent / "golden" / "law"
ID = "https://w3id.org/kzconst/id/"
Line = tuple[str, ...]

# What a table line does not say: who acts and about what; the golden answers of questions do.
NUMBERS = frozenset(
    {
        "entry-threshold-percent",
        "fee-in-minimum-wages",
        "maximum-age",
        "maximum-age-exceptional",
        "maximum-mandates",
        "maximum-refusals",
        "maximum-seats",
        "minimum-age",
        "notice-days",
        "notice-days-extraordinary",
        "seats",
        "papers-days",
        "papers-days-extraordinary",
        "sessions-per-year",
        "term-in-years",
    }
)
ACTS = """
PREFIX kz: <https://w3id.org/kzconst/ontology/>
SELECT ?act ?number ?adopted WHERE {
  ?act a kz:LegalAct .
  OPTIONAL { ?act kz:actNumber ?number }
  OPTIONAL { ?act kz:adoptedOn ?adopted }
}"""
EVENTS = """
PREFIX kz: <https://w3id.org/kzconst/ontology/>
SELECT ?address ?act ?from ?latest WHERE {
  ?event kz:changes/kz:address ?address ; kz:isChangeBy ?act ; kz:takesEffectWith ?commencement .
  ?commencement kz:inForceFrom ?from .
  FILTER NOT EXISTS { ?version kz:openedBy|kz:closedBy ?event }
  OPTIONAL { ?commencement kz:inForceFromLatest ?latest }
}"""
COMMENCEMENTS = """
PREFIX kz: <https://w3id.org/kzconst/ontology/>
SELECT ?act ?from ?latest WHERE {
  ?start kz:isCommencementOf ?act ; kz:inForceFrom ?from .
  FILTER NOT EXISTS { ?event kz:takesEffectWith ?start }
  OPTIONAL { ?start kz:inForceFromLatest ?latest }
}"""
EDITIONS = """
PREFIX kz: <https://w3id.org/kzconst/ontology/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?edition ?date WHERE { ?source skos:notation ?edition ; kz:editionDate ?date }"""


def read(name: str) -> list[dict[str, str]]:
    """Read a table below its first line, which says where it was transcribed from."""
    first, *lines = (TABLES / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    assert first.startswith("# Written by hand from "), f"{name}: no origin stated"
    rows = list(csv.DictReader(lines))
    assert all(None not in row and None not in row.values() for row in rows), f"{name}: ragged"
    return rows


@cache
def expected_versions() -> Counter[Line]:
    """Give the versions of the table, one line per provision."""
    names = ("from", "latest", "until", "untilLatest", "openedBy", "endedBy")
    return Counter(
        (address, *(row[name] for name in names))
        for row in read("versions")
        for address in row["address"].split()
    )


@cache
def expected_rules() -> Counter[Line]:
    """Give the rules of the table, one line per provision and wording."""
    wordings: dict[str, list[str]] = {}
    for address, begins, *_ in expected_versions():
        wordings.setdefault(address, []).append(begins)
    return Counter(
        (
            address,
            day,
            row["matter"],
            *(_sorted(row[name]) for name in ("tiers", "acts")),
            _sorted(row["numbers"]),
            _stages(row["stages"].split(" / ")),
        )
        for row in read("rules")
        for address in row["address"].split()
        for day in row["on"].split() or wordings[address]
    )


@cache
def expected_acts() -> Counter[Line]:
    """Give the acts of the table."""
    return Counter((row["act"], row["number"], row["adopted"]) for row in read("acts"))


@cache
def expected_events() -> Counter[Line]:
    """Give the changes whose wordings the table does not tell, one line per provision."""
    return Counter(
        (address, row["act"], row["from"], row["latest"])
        for row in read("events")
        for address in row["address"].split()
    )


@cache
def expected_commencements() -> Counter[Line]:
    """Give the first days of the table."""
    return Counter((row["act"], row["from"], row["latest"]) for row in read("commencements"))


@cache
def expected_editions() -> Counter[Line]:
    """Give the editions of the table."""
    return Counter((row["edition"], row["date"]) for row in read("editions"))


def differences(store: Local) -> Iterator[str]:
    """List how the library's answers differ from the tables, one table after the other.

    Args:
        store: The data to ask about.

    Yields:
        What is missing from the answers, and what they have too much.
    """
    kb = KnowledgeBase(store)
    yield from _compared(expected_acts(), _rows(store, ACTS, "act number adopted"))
    yield from _compared(expected_events(), _rows(store, EVENTS, "address act from latest"))
    yield from _compared(expected_commencements(), _rows(store, COMMENCEMENTS, "act from latest"))
    yield from _compared(expected_editions(), _rows(store, EDITIONS, "edition date"))
    # Parts and subparagraphs have no versions of their own.
    known = {
        provision: versions
        for provision, versions in versions_of(kb, kb.provisions()).items()
        if versions[0].of == provision
    }
    addressed = [(kb.address(iri), one) for iri, versions in known.items() for one in versions]
    yield from _compared(expected_versions(), (_version(*pair) for pair in addressed))
    yield from _compared(expected_rules(), _rules(kb, addressed))


def _compared(expected: Counter[Line], found: Iterable[Line]) -> Iterator[str]:
    given = Counter(found)
    for line in sorted((expected - given).elements()):
        yield f"missing: {' | '.join(line)}"
    for line in sorted((given - expected).elements()):
        yield f"unexpected: {' | '.join(line)}"


def _rows(store: Local, sparql: str, names: str) -> Iterator[Line]:
    for row in store.select(sparql):
        values = (str(python_value(row[name])) if name in row else "" for name in names.split())
        yield tuple(value.removeprefix(ID) for value in values)


def _version(address: str, one: Version) -> Line:
    """Write a version as the table does: a settled day has its own latest day."""
    days = (
        one.in_force_from,
        one.in_force_from_latest or one.in_force_from,
        one.in_force_until,
        one.in_force_until_latest or one.in_force_until,
    )
    acts = (one.opened_by.iri, one.ended_by.iri if one.ended_by else "")
    written = ("" if day is None else day.isoformat() for day in days)
    return (address, *written, *(act.removeprefix(ID) for act in acts))


def _rules(kb: KnowledgeBase, addressed: list[tuple[str, Version]]) -> Iterator[Line]:
    rules = rules_of_versions(kb, [one.iri for _, one in addressed])
    for address, version in addressed:
        for rule in rules[version.iri]:
            yield (
                address,
                version.in_force_from.isoformat(),
                rule.matter,
                " ".join(sorted(rule.tiers)),
                " ".join(_texts(rule.fields.get("act"))),
                _numbers(rule.fields),
                _stages(_stage(one) for one in rule.stages),
            )


def _numbers(fields: Mapping[str, FieldValue]) -> str:
    return _sorted(" ".join(f"{name}={fields[name]}" for name in NUMBERS if name in fields))


def _stage(stage: StageFact) -> str:
    """Write a stage as the table does: kind[tiers] acts threshold count."""
    tiers = " ".join(_texts(stage.fields.get("tiers")))
    parts = [f"{stage.stage}[{tiers}]" if tiers else stage.stage]
    parts += ["+".join(_texts(stage.fields.get("act"))), _threshold(stage.threshold)]
    for word, name in (("min", "minimum-count"), ("max", "maximum-count")):
        if name in stage.fields:
            parts.append(f"{word} {stage.fields[name]} {stage.fields.get('unit', '')}")
    return " ".join(part for part in parts if part)


def _threshold(threshold: ThresholdFact | None) -> str:
    if threshold is None:
        return ""
    if threshold.stated != "stated":
        return threshold.stated
    share = " ".join(part for part in (threshold.comparator, threshold.fraction) if part)
    return f"{share} of {threshold.base}"


def _texts(value: FieldValue | None) -> list[str]:
    if value is None:
        return []
    return sorted(str(one) for one in (value if isinstance(value, tuple) else (value,)))


def _sorted(cell: str) -> str:
    return " ".join(sorted(cell.split()))


def _stages(stages: Iterable[str]) -> str:
    return " / ".join(sorted(stages))
