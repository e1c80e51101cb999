"""The dossier against the knowledge base, record by record, as a list of differences.

The dossier (facts gathered before the knowledge base was written) lies beside a checkout and is no
part of it. Here: the two sides, and the dated versions of provisions and of statutory rules. Not
here: acts, succession and the new Constitution (`dossier_acts`), parameters
(`dossier_parameters`), reading the graph (`dossier_graph`), and which differences are explained
(`test_dossier`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dossier_parameters
import yaml
from dossier_graph import Graph, Span

MAPPINGS = Path(__file__).parent / "data" / "dossier"
# Confidence, the weakest first.
LEVELS = ("unverified", "inference", "secondary", "verified")
RULE_PARTS = (
    "no_confidence_statutory_procedure",
    "akim_selection_rules",
    "akim_election_rules",
    "recall_of_deputies",
)
EMPTY: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Difference:
    """One thing that the dossier and the knowledge base say differently.

    Args:
        record: Id of the record in the dossier, or the name of what only the knowledge base has.
        field: What is compared.
        dossier: What the dossier says.
        kb: What the knowledge base says.
    """

    record: str
    field: str
    dossier: object
    kb: object

    def __str__(self) -> str:
        return f"{self.record}: {self.field}: dossier {self.dossier!r}, here {self.kb!r}"


class Comparison:
    """Both sides and the mapping between them.

    Args:
        graph: The knowledge base.
        provisions: Content of legal_provisions.yaml.
        acts: Content of legal_acts.yaml.
    """

    def __init__(
        self, graph: Graph, provisions: Mapping[str, Any], acts: Mapping[str, Any]
    ) -> None:
        self.graph = graph
        self.provisions = provisions
        self.acts = acts
        self.names = read(MAPPINGS / "acts.yaml")
        self.parameters = read(MAPPINGS / "parameters.yaml")
        self.commencements = {
            one["id"]: one for act in acts["acts"] for one in act.get("commencements", ())
        }
        editions: Sequence[Mapping[str, Any]] = acts[RULE_PARTS[0]]["editions"]
        self.editions = {one["id"]: one for one in editions}

    def act(self, name: str | None) -> str | None:
        """Give the act of the knowledge base for an id of the dossier."""
        return None if name is None else self.names["acts"].get(name, f"no mapping for {name}")

    def act_day(self, name: str) -> str:
        """Give the day on which an act of legal_acts.yaml came into force."""
        return str(next(act["in_force"] for act in self.acts["acts"] if act["id"] == name))

    def level(self, word: str) -> str:
        """Give the level of confidence for a word of the dossier."""
        return str(self.names["confidence"].get(word, f"no mapping for {word}"))

    def levels(self, confidence: str | Mapping[str, str]) -> list[str]:
        """Give the levels of a confidence that may be told by part, weakest first."""
        words = [confidence] if isinstance(confidence, str) else list(confidence.values())
        return sorted({self.level(word) for word in words}, key=LEVELS.index)

    def sources(self, codes: Sequence[str]) -> set[str]:
        """Give codes of sources as the knowledge base writes them."""
        return {self.names["sources"].get(code, code) for code in codes}

    def confidence(self, thing: str) -> str | None:
        """Give the level of confidence that the knowledge base has for a thing."""
        return self.graph.one(thing, "hasConfidence", "notation")


def read(path: Path) -> dict[str, Any]:
    """Read one YAML file that holds a mapping; days stay text."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    assert isinstance(content, dict), f"{path} holds no mapping"
    return content


class _Loader(yaml.SafeLoader):
    """Safe YAML in which a day is text, as the knowledge base writes it."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def constitution_address(record: Mapping[str, Any]) -> str:
    """Give the address of a version of legal_provisions.yaml; some articles have no paragraphs."""
    number = record.get("paragraph")
    whole = number is None or not str(number).isdigit()
    return f"1995:{record['article']}" + ("" if whole else f".{number}")


def addresses(both: Comparison, record: Mapping[str, Any]) -> list[str]:
    """Give the addresses of any version in either file."""
    if "ref" not in record:
        return [constitution_address(record)]
    return list(both.names["refs"].get(record["ref"], [f"no mapping for {record['ref']}"]))


def constitution_versions(both: Comparison) -> Iterator[Difference]:
    """Compare the dated versions of the Constitution of 1995, both ways."""
    seen: set[str] = set()
    acts = {act["id"]: act for act in both.provisions["acts"]}
    for record in both.provisions["provision_versions"]:
        address = constitution_address(record)
        span = span_from(both.graph, address, record["valid_from"])
        if span is None:
            yield Difference(record["id"], address, record["valid_from"], None)
            continue
        seen.update(span.versions)
        opening = acts[record["changed_by"] or "ORIG-1995"]
        yield from _version(both, record, span, original="const1995")
        yield from _window(both, record, span, opening)
        yield from parameters(both, record, span)
    for version in sorted(both.graph.instances("ProvisionVersion") - seen):
        if both.graph.one(version, "isVersionOf", "belongsToAct") == "const1995":
            yield Difference(version, "version", None, version)


def _version(
    both: Comparison, record: Mapping[str, Any], span: Span, *, original: str
) -> Iterator[Difference]:
    """Compare days, act, confidence and sources of a version."""
    graph, name = both.graph, record["id"]
    first, last = span.versions[0], span.versions[-1]
    until = graph.one(last, "inForceUntil")
    if until != record["valid_until"]:
        yield Difference(name, "valid_until", record["valid_until"], until)
    act = graph.one(first, "openedBy", "isChangeBy")
    expected = both.act(record["changed_by"]) or original
    if act != expected:
        yield Difference(name, "changed_by", expected, act)
    kind = graph.one(first, "openedBy", "hasChangeKind", "notation")
    if kind != both.names["kinds"].get(record["change_kind"]):
        yield Difference(name, "change_kind", record["change_kind"], kind)
    confidence = record["confidence"]
    text = confidence if isinstance(confidence, str) else confidence["text"]
    for version in span.versions:
        if both.confidence(version) != both.level(text):
            yield Difference(name, "confidence", text, both.confidence(version))
    sources = {
        code
        for version in span.versions
        for edge in ("isReadIn", "citesSource")
        for code in graph.all(version, edge, "notation")
    }
    if sources != both.sources(record["sources"]):
        wanted = both.sources(record["sources"])
        yield Difference(name, "sources", sorted(wanted - sources), sorted(sources - wanted))


def _window(
    both: Comparison, record: Mapping[str, Any], span: Span, act: Mapping[str, Any]
) -> Iterator[Difference]:
    """Compare the first possible and the last possible day of an act of legal_provisions.yaml."""
    opening = both.graph.one(span.versions[0], "openedBy", "takesEffectWith") or "none"
    earliest = act.get("in_force_earliest", act["in_force"])
    latest = act.get("in_force_latest_plausible", act["in_force"])
    for field, day in (("inForceFrom", earliest), ("inForceFromLatest", latest)):
        found = both.graph.one(opening, field)
        if found != day:
            yield Difference(record["id"], f"window of {act['id']}: {field}", day, found)
    level = both.confidence(opening)
    if level != both.names["date_confidence"].get(record["date_confidence"]):
        yield Difference(record["id"], "date_confidence", record["date_confidence"], level)


def parameters(both: Comparison, record: Mapping[str, Any], span: Span) -> Iterator[Difference]:
    """Compare the parameters of a record."""
    for name, said, found in dossier_parameters.compare(
        both.graph,
        span,
        record["id"],
        record.get("parameters", EMPTY),
        both.parameters,
        both.names["stages"],
    ):
        yield Difference(record["id"], f"parameter {name}", said, found)


def span_from(graph: Graph, address: str, first: str) -> Span | None:
    """Find the span of an address that begins on a day."""
    spans = [
        span for span in graph.spans(address) if graph.one(span.versions[0], "inForceFrom") == first
    ]
    return spans[0] if spans else None


def statutory_rules(both: Comparison) -> Iterator[Difference]:
    """Compare the dated versions of the statutory rules, both ways."""
    seen: set[str] = set()
    for part in RULE_PARTS:
        for record in both.acts[part]["rule_versions"]:
            for address in addresses(both, record):
                span = span_from(both.graph, address, record["valid_from"])
                if span is None:
                    yield Difference(record["id"], address, record["valid_from"], None)
                    continue
                seen.update(span.versions)
                yield from _version(both, record, span, original="no act")
                yield from _events(both, record, span)
                yield from _read_in(both, record, span)
                yield from parameters(both, record, span)
    works = both.graph.having("hasRank", "rank-constitution")
    for version in sorted(both.graph.instances("ProvisionVersion") - seen):
        if both.graph.one(version, "isVersionOf", "belongsToAct") not in works:
            yield Difference(version, "version", None, version)


def _events(both: Comparison, record: Mapping[str, Any], span: Span) -> Iterator[Difference]:
    """Compare the windows at both ends, the act that ends a version, and who says by which act."""
    graph, name = both.graph, record["id"]
    opening, closing = (
        graph.one(span.versions[0], "openedBy"),
        graph.one(span.versions[-1], "closedBy"),
    )
    assert opening is not None, f"{span.versions[0]} is opened by nothing"
    latest = graph.one(opening, "takesEffectWith", "inForceFromLatest")
    if latest != record["valid_from_latest"]:
        yield Difference(name, "valid_from_latest", record["valid_from_latest"], latest)
    found: tuple[str | None, str | None] = (None, None)
    if closing is not None:
        found = (
            graph.one(closing, "takesEffectWith", "inForceFromLatest"),
            graph.one(closing, "isChangeBy"),
        )
    said = (record["valid_until_latest"], both.act(record["ended_by"]))
    if found != said:
        yield Difference(name, "end", said, found)
    confidence = record["confidence"]
    if isinstance(confidence, Mapping):
        others = [word for part, word in confidence.items() if part != "text"]
        level = both.confidence(opening)
        if level != both.levels(dict.fromkeys(others, others[0]))[0]:
            yield Difference(name, "confidence in the act", others, level)
    commencement = graph.one(opening, "takesEffectWith")
    if commencement is not None and record["commencement"] is not None:
        wanted = both.level(record["date_confidence"])
        level = both.confidence(commencement)
        if level != wanted and record["date_basis"] != "first wording read":
            yield Difference(f"{record['commencement']} day", "confidence", wanted, level)


def _read_in(both: Comparison, record: Mapping[str, Any], span: Span) -> Iterator[Difference]:
    """Compare the editions in which a version was read; one printed too early is only cited."""
    graph = both.graph
    first = record["valid_from"]
    dates = {both.editions[edition]["version_date"] for edition in record["read_in"]}
    said = {day for day in dates if day >= first}
    found = {
        day for version in span.versions for day in graph.all(version, "isReadIn", "editionDate")
    }
    if said != found:
        yield Difference(record["id"], "read_in", sorted(said), sorted(found))
