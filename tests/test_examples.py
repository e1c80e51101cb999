"""The scripts in `examples/` run as users run them and print what the law says.

The expected lines are written from the dossier and the Constitution, not from the output. Not here:
the examples of the README (`test_readme`).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
SECONDS = 120

EXPECTED = {
    # Article 87(5) as amended in 2007, and its text of 8 June 2022, which states the same rule.
    "walk_with_owlready2": """\
Kinds of rules: competence, principle, procedure, prohibition, requirement, right
A rule: no confidence in an akim (Constitution of the Republic of Kazakhstan (1995); \
all tiers; 2007-05-21)
Its classes: Procedure, Rule, LawEntity, Thing
  initiation: deputies of the maslikhat of the unit, 1/5
  adoption: maslikhat, 1/2
  referral: maslikhat
  referral: maslikhat
In force from 2007-05-21 2022-06-08
""",
    # Article 87(4) since 2007 (the maslikhat) and since 2022 (deputies); articles of Law 148-II on
    # akims of districts (with the maslikhat) and of districts of a city (with that of the city).
    "swrl_rule": """\
President of the Republic needs the consent of: deputies of the maslikhats in the oblast, or \
of the maslikhat of the city or capital
President of the Republic needs the consent of: maslikhat
akim of an oblast needs the consent of: maslikhat of the district or of the \
city of oblast significance
akim of the city needs the consent of: maslikhat of the city
""",
    # Until 8 June 2022 the Constitution was silent on the vote; Law 148-II is so throughout.
    # 5(5) has no successor paragraph; of 50, 51 and 56 only what 2007 changed is recorded.
    "closed_world": """\
Consent to an upper-level akim for which no number of votes is stated:
  148-II:28.1 from 2009-02-09: none-stated
  148-II:28.1 from 2013-06-24: none-stated
  148-II:28.1 from 2022-11-16: none-stated
  1995:87.4 from 2007-05-21: none-stated
  1995:87.4 from 2017-03-10: none-stated
Paragraphs of 1995 without a recorded successor:
  1995:5.5: whole history recorded
  1995:50.3: recorded in part only
  1995:51.1: recorded in part only
  1995:56.2: recorded in part only
""",
    # More than half of 25 is 13; three quarters of 25 are 18.75, so 19.
    "what_if": """\
As the law was: 14 of 25: adopted (13 needed); needs at least two thirds: not inferred
What if 3/4: 14 of 25: not-adopted (19 needed); needs at least two thirds: yes
""",
}  # fmt: skip


def test_every_example_is_tested() -> None:
    """Each script has its expected lines here."""
    assert {file.stem for file in EXAMPLES.glob("*.py")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_prints_what_the_law_says(name: str, tmp_path: Path) -> None:
    """It runs in any folder, leaves nothing there, warns of nothing and prints the lines."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", str(EXAMPLES / f"{name}.py")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
        cwd=tmp_path,
    )
    assert (done.stdout, done.stderr, done.returncode) == (EXPECTED[name], "", 0)
    assert list(tmp_path.iterdir()) == []
