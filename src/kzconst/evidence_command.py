"""The command `evidence`: a copy of the text against the locators of the claims.

Not here: the check (`evidence`), its screen (`evidence_screen`).
"""

from __future__ import annotations

import kzconst
from kzconst.output import write_fact

VERIFY = "verify"


def evidence(action: str, file: str, *, lang: str = "en", format: str = "table") -> int:
    """Verify that the passages behind the claims stand in a copy of the paper.

    Each locator stands where it should, is moved (same characters elsewhere), is written otherwise
    (line breaks, line ends, hyphens at them, Unicode form) or is not found. Exit code 0: all stand
    where they should; 1: some do not; 4: the file cannot be read as text.

    Args:
        action: What to do with the file.
        file: The copy as plain text in any usual encoding, or - for standard input.
        lang: The language of the text.
        format: The form of the output.
    """
    from kzconst.evidence_screen import evidence_lines
    from kzconst.evidence_text import read_copy

    assert action == VERIFY
    data = read_copy(file)
    kb = kzconst.open()
    report = kb.verify_evidence(data)
    write_fact(report, format, lambda: evidence_lines(kb, report, lang))
    return 0 if report.all_stand else 1


COMMANDS = (evidence,)
