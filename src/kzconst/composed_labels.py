"""Labels that are composed and not written: those of versions, rules, stages, claims and others.

Protégé shows `rdfs:label`; the format command writes it for everything. What has a preferred label
gets that; the rest is composed here from the labels of its parts, in three languages. Not here: the
order and format of Turtle files (`turtle_format`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzconst.phrases import LANGUAGES

if TYPE_CHECKING:
    from kzconst.kb import KnowledgeBase

_PATTERNS: dict[str, tuple[str, str, str]] = {
    "version": (
        "{of}, version from {date}",
        "{of}, редакция, действующая с {date}",
        "{of}, {date} күнінен қолданылатын редакция",
    ),
    "change": ("{extra}: {of}{provision}",) * 3,
    "rule": ("{of} ({extra}; {tier}; {date})",) * 3,
    "stage": ("{extra}{tier} — {of}",) * 3,
    "threshold": ("threshold: {of}", "порог: {of}", "меже: {of}"),
    "figure": ("{extra}: {of}",) * 3,
    "succession": (
        "succession: {extra} → {of}",
        "преемственность: {extra} → {of}",
        "сабақтастық: {extra} → {of}",
    ),
    "claim": ("claim {text}", "тезис {text}", "{text} тұжырымы"),
    "locator": (
        "{of}: characters {text}",
        "{of}: знаки {text}",
        "{of}: {text} таңбалар",
    ),
    "verdict": ("{of}: {extra}",) * 3,
    "content": ("typed point {text}", "типизированный пункт {text}", "типтелген тармақ {text}"),
    "oddity": ("oddity {text}: {of}", "особенность {text}: {of}", "ерекшелік {text}: {of}"),
}


def composed_labels(kb: KnowledgeBase) -> dict[str, list[tuple[str, str]]]:
    """Compose the labels of everything that has no preferred label.

    Args:
        kb: The knowledge base whose labels are the parts.

    Returns:
        By IRI, one pair of text and language for each language.

    Example:
        >>> import kzconst
        >>> labels = composed_labels(kzconst.open())
        >>> labels["https://w3id.org/kzconst/id/const1995-art87-par5-2007"][0]
        ('Constitution of 1995, article 87, paragraph 5, version from 2007-05-21', 'en')
    """
    parts: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in kb.select("label-parts"):
        parts[row["subject"]].append(row)
    composed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place, language in enumerate(LANGUAGES):
        known = dict(kb.labels(language))
        # A rule's label is a part of its stages', a stage's of its threshold's.
        for pattern in _PATTERNS:
            for subject, rows in parts.items():
                if rows[0]["pattern"] == pattern:
                    known[subject] = _compose(_PATTERNS[pattern][place], rows, known)
                    composed[subject].append((known[subject], language))
    return composed


def _compose(pattern: str, rows: Sequence[Mapping[str, Any]], known: Mapping[str, str]) -> str:
    first = rows[0]

    def several(name: str) -> str:
        return ", ".join(dict.fromkeys(known[row[name]] for row in rows if name in row))

    provision, tier = several("provision"), several("tier")
    if first["pattern"] == "stage" and tier:
        tier = f" ({tier})"
    return pattern.format(
        of=known[first["of"]],
        extra=known.get(first.get("extra", ""), ""),
        date=first.get("date", ""),
        tier=tier,
        text=first.get("text", ""),
        provision=f"; {provision}" if provision else "",
    )


def format_ontology(paths: Sequence[Path], *, check: bool) -> list[Path]:
    """Bring Turtle files into the canonical form, with all labels.

    Args:
        paths: Files; none means all files of the bundled ontology, shapes included.
        check: Change nothing, only find what would change.

    Returns:
        The files that were changed, or would be.

    Raises:
        DataError: A file is not Turtle, or has a comment that would be lost.

    Example:
        >>> format_ontology([], check=True)
        []
    """
    import kzconst
    from kzconst.data_files import KEPT_APART, files_kept_apart, ontology_files
    from kzconst.turtle_format import format_files

    labels = composed_labels(kzconst.open())
    apart = (path for folder in KEPT_APART for path in files_kept_apart(folder))
    files = list(paths) or [*ontology_files(), *apart]
    return format_files(files, check=check, composed_labels=labels)
