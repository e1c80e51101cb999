"""The document of recorded figures: three parts, each renewed by the measurement that makes it.

Not here: what is measured (`law`, `size`, `reasoning`).
"""

from __future__ import annotations

from pathlib import Path

LAW, LARGER, REASONING = (
    "# Benchmarks",
    "## Larger knowledge bases",
    "## Reasoning, whole processes",
)
PARTS = (LAW, LARGER, REASONING)


def record(text: str, path: Path) -> None:
    """Put a part in place of the one that was there, or where it belongs; the others stay.

    Args:
        text: The part in Markdown; its first line is one of `PARTS`.
        path: The document, which need not be there yet.
    """
    found: dict[str, list[str]] = {}
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    part = LAW
    for line in before.splitlines():
        part = line if line in PARTS else part
        found.setdefault(part, []).append(line)
    lines = text.splitlines()
    found[lines[0]] = lines
    texts = ["\n".join(found[name]).strip() for name in PARTS if name in found]
    path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
