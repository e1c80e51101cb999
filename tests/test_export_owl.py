"""The merged ontology is one that Protégé accepts: inside OWL 2 DL, consistent, without imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import kzconst

CHECK = Path(__file__).parent / "owlapi_check.py"


def test_the_merged_ontology_is_inside_owl_2_dl(tmp_path: Path) -> None:
    """The exported file has no profile violation and is consistent."""
    target = tmp_path / "merged.ttl"
    target.write_bytes(kzconst.open().export("ttl"))
    checked = subprocess.run(
        [sys.executable, str(CHECK), str(target)], capture_output=True, timeout=120, check=False
    )
    assert checked.returncode == 0, checked.stderr.decode()
    (report,) = json.loads(checked.stdout)
    assert report["loaded"] == 1
    assert report["consistent"] is True
    assert report["axioms"] > 5_000
