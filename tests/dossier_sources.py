"""Where each source of the dossier is found, and that no source here is found elsewhere.

Not here: which version cites which source (`dossier`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dossier import Comparison, Difference

# A reference such as github:owner/name@commit:path (edition of a day, https://official.page)
PINNED = re.compile(r"github:(?P<name>[^@:]+)@(?P<commit>[0-9a-f]{40}):(?P<path>\S+)")
OFFICIAL = re.compile(r"https://zan\.gov\.kz/[^\s)]+")


def sources(both: Comparison) -> Iterator[Difference]:
    """Compare the address, the official page and the language of each source, both ways."""
    graph = both.graph
    known: dict[str, set[str]] = {}
    for code, record in both.provisions["sources"].items():
        found = graph.having("notation", code)
        known[code] = {record["url"]}
        for source in found:
            for field, said in (
                ("url", {record["url"]}),
                ("officialUrl", {record["official"]} if "official" in record else set()),
                ("sourceLanguage", {part.split("-")[0] for part in record["lang"].split("/")}),
            ):
                if graph.all(source, field) != said:
                    yield Difference(code, field, said, graph.all(source, field))
    for code, reference in both.acts["source_codes"].items():
        if code in both.names["sources"]:
            continue
        page = OFFICIAL.search(reference)
        known[code] = {_address(reference)}
        for source in graph.having("notation", code):
            for field, said in (
                ("url", known[code] if "/" in reference else set()),
                ("officialUrl", {page[0]} if page else set()),
            ):
                if graph.all(source, field) != said:
                    yield Difference(code, field, said, graph.all(source, field))
    listed = {_address(text) for text in _texts(both.acts)}
    for kind in ("Edition", "Report"):
        for source in sorted(graph.instances(kind)):
            code = graph.one(source, "notation") or "no code"
            if code not in known and not graph.all(source, "url") <= listed:
                yield Difference(code, "url", None, graph.all(source, "url"))


def _address(reference: str) -> str:
    """Give the web address of a reference."""
    pinned = PINNED.match(reference)
    if pinned is None:
        return reference
    return f"https://github.com/{pinned['name']}/blob/{pinned['commit']}/{pinned['path']}"


def _texts(value: Any) -> Iterator[str]:
    """Give every text in a structure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from _texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from _texts(held)
