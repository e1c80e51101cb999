"""Names for the sentences of an explanation, short where the citation says the rest.

Not here: labels as they are recorded (`records`) or composed (`composed_labels`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kzconst.axioms import Axiom, local_name, named
from kzconst.records import Records

Label = Callable[[str], str | None]


def labels(*records: Records, language: str) -> Label:
    """Name things by the first data that have a name for them, written or composed.

    Args:
        *records: The data.
        language: `en`, `ru` or `kk`.

    Returns:
        Gives the label of an IRI, or None.

    Example:
        >>> import kzconst
        >>> label = labels(kzconst.open(layer="law"), language="en")
        >>> label("https://w3id.org/kzconst/id/body-maslikhat")
        'maslikhat'
    """
    known: dict[str, str | None] = {}

    def label(iri: str) -> str | None:
        if iri not in known:
            known[iri] = next(_found(iri, records, language), None)
        return known[iri]

    return label


def shortened(label: Label, axioms: Iterable[Axiom]) -> Label:
    """Leave out of composed labels where and since when, where the rest names one thing only.

    The citation under a sentence says it.

    Args:
        label: Gives whole labels.
        axioms: All that is told together.

    Returns:
        Gives labels that are as short as they may be.
    """
    told: dict[str, set[str]] = {}
    for axiom in axioms:
        for iri in named(axiom.parts):
            whole = label(iri) or ""
            told.setdefault(without_place(whole), set()).add(whole)

    def short(iri: str) -> str | None:
        whole = label(iri)
        if whole is None:
            return None
        start = without_place(whole)
        # A matter may be called like its rule; two rules must not be called alike.
        return start if len(told.get(start, {whole}) - {start}) <= 1 else whole

    return short


def without_place(label: str) -> str:
    """Leave out the parenthesis at the end of a composed label, which lists several things.

    Args:
        label: A label.

    Returns:
        What stands before it.

    Example:
        >>> without_place("no confidence (Constitution (1995); all tiers)")
        'no confidence'
        >>> without_place("maslikhat (district)")
        'maslikhat (district)'
    """
    depth = 0
    for place in range(len(label) - 1, 0, -1):
        depth += {")": 1, "(": -1}.get(label[place], 0)
        if depth == 0:
            return label[:place].rstrip() if "; " in label[place:] else label
    return label


def _found(iri: str, records: Iterable[Records], language: str) -> Iterator[str]:
    for one in records:
        for row in one.select("label-of", subject=iri, language=language):
            yield row["label"]
        written = one.labels(language).get(iri)
        if written:
            yield written
    if "XMLSchema#" in iri:
        yield local_name(iri)
