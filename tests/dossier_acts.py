"""Acts, succession and the Constitution of 2026: the dossier against the knowledge base.

Not here: the two sides, and the versions of 1995 and of the statutes (`dossier`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dossier import EMPTY, Comparison, Difference, parameters, span_from

CHANGED_PLACE = re.compile(r"(\d+(?:-\d+)?)(?:\((\d+)\)$)?")
NEW_ARTICLE = re.compile(r"Art (\d+)")
NEW_PARAGRAPH = re.compile(r"(\d+)(?:\((\d+)\))?(?:-\((\d+)\))?(?: part (\d+))?")


def legal_acts(both: Comparison) -> Iterator[Difference]:
    """Compare the acts of both files, both ways."""
    graph = both.graph
    known = graph.instances("LegalAct")
    seen: set[str] = set()
    for record in both.acts["acts"]:
        act = both.act(record["id"])
        if act not in known:
            yield Difference(record["id"], "act", record["id"], None)
            continue
        seen.add(act)
        said: dict[str, object] = {
            "adoptedOn": record.get("adopted") or record.get("date"),
            "actNumber": record.get("number"),
            "isRepealedBy": both.act(
                record.get("repealed_by")
                if record.get("repealed_by") in both.names["acts"]
                else both.names["replaced_by"].get(record.get("status"))
            ),
        }
        for field, value in said.items():
            if graph.one(act, field) != value:
                yield Difference(record["id"], field, value, graph.one(act, field))
        if record.get("repealed_by") and record["repealed_by"] not in both.names["acts"]:
            yield Difference(record["id"], "repealed_by", record["repealed_by"], None)
        identifiers = {str(record[key]) for key in ("adilet", "zan_code") if record.get(key)}
        identifier = graph.one(act, "officialIdentifier")
        if (identifiers or identifier) and identifier not in identifiers:
            yield Difference(record["id"], "officialIdentifier", sorted(identifiers), identifier)
        levels = both.levels(record["confidence"])
        level = both.confidence(act)
        if level not in levels:
            yield Difference(record["id"], "confidence", levels, level)
        yield from _commencements(both, record, act)
    for record in both.provisions["acts"]:
        act = both.act(record["id"])
        if act not in known:
            yield Difference(record["id"], "act", record["id"], None)
            continue
        seen.add(act)
        for field, value in (("adoptedOn", record["adopted"]), ("actNumber", record["number"])):
            if graph.one(act, field) != value:
                yield Difference(record["id"], field, value, graph.one(act, field))
    for act in sorted(known - seen):
        yield Difference(act, "act", None, act)


def _commencements(both: Comparison, record: Mapping[str, Any], act: str) -> Iterator[Difference]:
    """Compare the windows in which an act takes effect, part by part, and the days of its end."""
    graph = both.graph
    said = {(one["earliest"], one["latest"]) for one in record.get("commencements", ())}
    if not said and record.get("in_force"):
        said = {(record["in_force"], record["in_force"])}
    found = {
        (graph.one(one, "inForceFrom"), graph.one(one, "inForceFromLatest"))
        for one in graph.having("isCommencementOf", act)
    }
    if said != found:
        yield Difference(
            record["id"], "commencements", sorted(map(str, said)), sorted(map(str, found))
        )
    successor = graph.one(act, "isRepealedBy")
    if record.get("repealed"):
        days = {
            graph.one(one, "inForceFrom")
            for one in (graph.having("isCommencementOf", successor) if successor else ())
        }
        if days != {record["repealed"]}:
            yield Difference(record["id"], "repealed", record["repealed"], sorted(map(str, days)))


def successions(both: Comparison) -> Iterator[Difference]:
    """Compare which article of 2026 follows which article of 1995, both ways."""
    graph = both.graph
    found: dict[tuple[str, str], str] = {}
    for one in graph.instances("Succession"):
        ends = (graph.one(one, "hasPredecessor"), graph.one(one, "hasSuccessor"))
        addresses = tuple(graph.one(end or "", "address") or "none" for end in ends)
        if not any("." in address for address in addresses):
            found[addresses[0], addresses[1]] = both.confidence(one) or "none"
        elif both.confidence(one) != "inference":
            yield Difference(one, "confidence", "inference", both.confidence(one))
    for old, text in both.provisions["successor_in_2026_constitution"].items():
        new = NEW_ARTICLE.match(text)
        pair = (f"1995:{old}", f"2026:{new[1] if new else text}")
        if pair not in found:
            yield Difference(f"successor of {old}", pair[1], text, None)
    for record in both.acts["article_map"]:
        for new in record["new"].split(" and "):
            pair = (f"1995:{record['old']}", f"2026:{new}")
            confidence = record["confidence"]
            word = confidence if isinstance(confidence, str) else confidence[new]
            level = found.pop(pair, None)
            if level != both.level(word):
                yield Difference(record["id"], f"{pair[0]} to {pair[1]}", word, level)
    for pair, level in sorted(found.items()):
        yield Difference(" to ".join(pair), "succession", None, level)


def reform(both: Comparison) -> Iterator[Difference]:
    """Compare what the Law of 2007 changed, article by article, both ways."""
    graph = both.graph
    law = both.act("LAW-254-III") or "none"
    left = set(graph.having("isChangeBy", law))
    for record in both.provisions["law_254_III_2007"]:
        place = CHANGED_PLACE.match(record["provision"])
        assert place is not None, f"{record['provision']} is no place"
        addresses = [f"1995:{place[1]}.{place[2]}", f"1995:{place[1]}"]
        events = [
            event
            for address in addresses
            for event in graph.having("changes", graph.at(address) or "none")
            if event in left
        ]
        said = (both.names["kinds"].get(record["kind"]), "verified")
        found = [
            (graph.one(event, "hasChangeKind", "notation"), both.confidence(event))
            for event in events
        ]
        left -= set(events)
        if found != [said]:
            yield Difference(f"LAW-254-III {record['provision']}", "change", said, found)
        if not record["confidence"].startswith("verified-text"):
            yield Difference(
                f"LAW-254-III {record['provision']}", "confidence", record["confidence"], found
            )
    for event in sorted(left):
        yield Difference(event, "change", None, event)


def new_paragraphs(both: Comparison) -> Iterator[Difference]:
    """Compare the paragraphs of the Constitution of 2026: day, sources, confidence, parameters."""
    graph = both.graph
    said: dict[str, list[Mapping[str, Any]]] = {}
    for topic in both.acts["new_constitution_provisions"]:
        for record in topic.get("paras", ()):
            for address in _new_addresses(record["p"]):
                said.setdefault(address, []).append(record)
    for address, records in said.items():
        span = span_from(graph, address, both.act_day("const_2026"))
        if span is None:
            yield Difference(records[0]["id"], address, "a version", None)
            continue
        version = span.versions[0]
        if graph.one(version, "inForceUntil") is not None:
            yield Difference(
                records[0]["id"], "valid_until", None, graph.one(version, "inForceUntil")
            )
        levels = {both.levels(record["confidence"])[-1] for record in records}
        if levels != {both.confidence(version)}:
            yield Difference(records[0]["id"], "confidence", levels, both.confidence(version))
        wanted = set().union(*(both.sources(record["sources"]) for record in records))
        found = graph.all(version, "isReadIn", "notation") | graph.all(
            version, "citesSource", "notation"
        )
        if wanted != found:
            yield Difference(records[0]["id"], "sources", sorted(wanted), sorted(found))
        merged: dict[str, Any] = {}
        for record in records:
            merged |= record.get("parameters", EMPTY)
        yield from parameters(both, {"id": records[0]["id"], "parameters": merged}, span)
    for version in sorted(graph.instances("ProvisionVersion")):
        unit = graph.one(version, "isVersionOf") or "none"
        place = graph.one(unit, "address")
        if graph.one(unit, "belongsToAct") == "const2026" and place not in said:
            yield Difference(version, "version", None, place)


def _new_addresses(place: str) -> list[str]:
    """Give the addresses of a place in the Constitution of 2026, such as 89(1)-(2)."""
    found = NEW_PARAGRAPH.fullmatch(place)
    assert found is not None, f"{place} is no place"
    article, first, last, _ = found.groups()
    if first is None:
        return [f"2026:{article}"]
    return [f"2026:{article}.{number}" for number in range(int(first), int(last or first) + 1)]
