"""How akims came to office, 1992-2026: the dossier's events and figures against those here.

Not here: the dated rules on it (`dossier`).
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier import Comparison, Difference

STATISTICS = ("akim_election_statistics", "maslikhat_statistics")


def choice_of_akims(both: Comparison) -> Iterator[Difference]:
    """Compare days, acts and confidence of the events, and every figure, both ways."""
    graph = both.graph
    left = set(graph.instances("SelectionEvent"))
    for record in both.acts["akim_selection_timeline"]:
        events = graph.having("notation", record["id"]) & left
        if len(events) != 1:
            yield Difference(record["id"], "event", record["date"], sorted(events))
            continue
        (event,) = events
        left -= events
        if graph.one(event, "dateAsRecorded") != record["date"]:
            found = graph.one(event, "dateAsRecorded")
            yield Difference(record["id"], "date", record["date"], found)
        acts = {both.act(act) for act in record.get("acts", ())}
        if graph.all(event, "restsOnAct") != acts:
            yield Difference(record["id"], "acts", acts, graph.all(event, "restsOnAct"))
        levels = both.levels(record["confidence"])
        if both.confidence(event) not in levels:
            yield Difference(record["id"], "confidence", levels, both.confidence(event))
    for event in sorted(left):
        yield Difference(event, "event", None, event)
    yield from _figures(both)


def _figures(both: Comparison) -> Iterator[Difference]:
    """Compare figures by the day of their event, their kind and their value."""
    graph = both.graph
    found: dict[tuple[str | None, str | None], set[str]] = {}
    for figure in graph.instances("Figure"):
        day = graph.one(figure, "isFigureOf", "dateAsRecorded")
        kind = graph.one(figure, "hasFigureKind", "notation")
        found.setdefault((day, kind), set()).add(graph.one(figure, "figureValue") or "none")
    for part in STATISTICS:
        for record in both.acts[part]:
            for name, value in record.items():
                if isinstance(value, int | float):
                    kind = both.names["figures"].get(name, name.replace("_", "-"))
                    here = found.pop((record["date"], kind), set())
                    if here != {str(value)}:
                        yield Difference(record["id"], name, value, sorted(here))
    for (day, kind), values in sorted(found.items(), key=str):
        yield Difference(f"figure of {day}", str(kind), None, sorted(values))
