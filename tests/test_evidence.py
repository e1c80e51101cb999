"""Laws of evidence: what a copy of the text is told about each passage, whatever became of it.

Most laws are shown on an invented text and locators made here; those of the bundled locators need
the paper, which lies beside a checkout (../shared/dossier). Where it is absent these are skipped;
in continuous integration that is a failure.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import textwrap
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kzconst
from kzconst import evidence_text
from kzconst.cli import main
from kzconst.errors import DataError
from kzconst.evidence import EvidenceReport, LocatorCheck
from kzconst.evidence_search import digest_of
from kzconst.evidence_text import copy_of, read_copy, unspaced
from kzconst.kb import KnowledgeBase
from kzconst.stores import Local

PAPER = Path(__file__).parents[2] / "shared" / "dossier" / "ayupova-kusainov-2015.txt"
SECONDS = 3.0

# -- an invented text with locators --------------------------------------------------------------

TITLE = "Қысқаша жазба"
SENTENCES = (
    TITLE,
    "The council of this invented town meets in the small hall every spring.",
    "Кеңес мүшелері көктемде жиналып, қаланың жаңа көпірін салу туралы ұзақ\nсөйлеседі.",
    "Старый мост давно стоит без ремонта, и жители объезжают его по дальней\nдороге.",
    "Қала тұрғындары ағаш отырғызуға және өзен жағасын тазар-\nтуға шақырылады.",
    "- бірінші бөлімде көпірдің жобасы, екіншісінде оның бағасы көрсетілген;",
    "The mayor reads the self-\nwritten report aloud, and nobody asks for the floor.",
    "Келесі жиналыс күзде өтеді, оған барлық көше басшылары келуге тиіс.",
)
TEXT = (
    f"\n{TITLE}\n\n{SENTENCES[1]} {SENTENCES[2]} \n{SENTENCES[3]}\n\n{SENTENCES[4]}\n"
    f"{SENTENCES[5]}\n\n{SENTENCES[6]} {SENTENCES[7]}\n"
)
MIDDLE = TEXT.index(SENTENCES[4])
PREFIXES = """@prefix id: <https://w3id.org/kzconst/id/> .
@prefix kz: <https://w3id.org/kzconst/ontology/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def turtle(name: str, text: str, passages: Sequence[str]) -> str:
    """Write locators for passages of a text, one claim each."""
    lines = [
        f'id:{name} kz:documentDigest "{digest_of(text)}" ; kz:characterCount {len(text)} .',
    ]
    for number, passage in enumerate(passages):
        start = text.index(passage)
        form = unspaced(passage).text
        normalised = " ".join(unicodedata.normalize("NFC", passage).split())
        first = text.count("\n", 0, start) + 1
        lines.append(
            f'id:{name}-claim-{number} skos:notation "{name[0]}{number}" .\n'
            f"id:{name}-{number} kz:isPlaceIn id:{name} ; kz:isLocatorOf id:{name}-claim-{number} ;"
            f" kz:startOffset {start} ; kz:endOffset {start + len(passage)} ;"
            f" kz:firstLine {first} ; kz:lastLine {first + passage.count(chr(10))} ;"
            f' kz:passageDigest "{digest_of(passage)}" ;'
            f' kz:normalisedDigest "{digest_of(normalised)}" ;'
            f' kz:unspacedDigest "{digest_of(form)}" ; kz:unspacedLength {len(form)} ;'
            f' kz:sentenceCode "S{number}" ; kz:passageLanguage "kk" .'
        )
    return "\n".join(lines)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Give a knowledge base that knows the invented text, and another one that nobody gives."""
    file = tmp_path_factory.mktemp("invented") / "locators.ttl"
    other = "A second text that is never given, in one sentence."
    parts = (PREFIXES, turtle("text", TEXT, SENTENCES), turtle("other", other, [other]))
    file.write_text("\n".join(parts), encoding="utf-8")
    return KnowledgeBase(Local.from_files([file]))


def checked(kb: KnowledgeBase, text: str, encoding: str = "utf-8") -> EvidenceReport:
    """Verify a text."""
    return kb.verify_evidence(text.encode(encoding))


def statuses(report: EvidenceReport) -> list[str]:
    """Give the status of each sentence, in order."""
    return [one.status for one in report.locators]


def by_status(report: EvidenceReport, status: str) -> list[LocatorCheck]:
    """Give the locators that have a status."""
    return [one for one in report.locators if one.status == status]


def test_the_text_itself_stands(invented: KnowledgeBase) -> None:
    """In the text itself every passage stands, and the document is identical."""
    report = checked(invented, TEXT)
    assert report.all_stand
    assert report.counts == {"stands": 8, "moved": 0, "reflowed": 0, "not-found": 0}
    assert (report.document.identical, report.document.same_but_for) == (True, ())
    assert report.document.sha256 == report.document.expected_sha256
    for one in report.locators:
        assert (one.found_at, one.found_end, one.shift) == (one.start, one.end, 0)
        assert one.found_lines == one.lines
        assert (one.change, one.near_lines) == ((), None)


@pytest.mark.parametrize("added", ["Кіріспе сөз.\n\n", "\n", "x" * 40 + ". "])
def test_text_before_moves_everything_alike(invented: KnowledgeBase, added: str) -> None:
    """What is added before the text moves every passage by its length."""
    report = checked(invented, added + TEXT)
    assert {(one.status, one.shift) for one in report.locators} == {("moved", len(added))}
    assert not report.document.identical
    assert report.document.same_but_for is None


def test_text_left_out_moves_backwards(invented: KnowledgeBase) -> None:
    """Where the first half is missing, the rest is moved to the front by a negative shift."""
    report = checked(invented, TEXT[MIDDLE:])
    assert statuses(report) == ["not-found"] * 4 + ["moved"] * 4
    assert {one.shift for one in by_status(report, "moved")} == {-MIDDLE}


def test_an_edited_sentence_is_alone_not_found(invented: KnowledgeBase) -> None:
    """One changed word loses one passage, and its line in the copy is told."""
    report = checked(invented, TEXT.replace("объезжают", "обходят"))
    assert [one.claim for one in by_status(report, "not-found")] == ["t3"]
    (lost,) = by_status(report, "not-found")
    assert lost.near_lines == lost.lines
    assert (lost.found_at, lost.found_lines, lost.shift) == (None, None, None)
    # The word is two letters shorter.
    assert statuses(report) == ["stands"] * 3 + ["not-found"] + ["moved"] * 4
    assert {one.shift for one in by_status(report, "moved")} == {-2}


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_told(invented: KnowledgeBase, end: str) -> None:
    """Other line ends lose nothing: passages of one line keep their characters."""
    report = checked(invented, TEXT.replace("\n", end))
    assert report.document.same_but_for == ("line-ends",)
    for one, sentence in zip(report.locators, SENTENCES, strict=True):
        assert one.shift == TEXT.count("\n", 0, one.start) * (len(end) - 1)
        assert one.change == (("line-ends",) if "\n" in sentence else ())
        assert one.found_lines == one.lines


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\n", "\n    "),
        lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
        lambda text: " ".join(text.split()),
    ],
)
def test_white_space_is_told(invented: KnowledgeBase, change: Callable[[str], str]) -> None:
    """Doubled, dropped, indented, hard or no line breaks and spaces lose nothing."""
    text = change(TEXT)
    report = checked(invented, text)
    assert report.counts["not-found"] == 0
    for one, sentence in zip(report.locators, SENTENCES, strict=True):
        assert one.change == (() if sentence in text else ("white-space",))
    assert report.document.same_but_for is None


def test_hyphenation_is_told(invented: KnowledgeBase) -> None:
    """A word joined again, hyphenated elsewhere or with soft hyphens is the same word."""
    joined = TEXT.replace("-\n", "")
    report = checked(invented, joined.replace("жиналып", "жина-\nлып").replace("оған", "о\xadған"))
    assert report.counts["not-found"] == 0
    changes = {one.claim: one.change for one in report.locators}
    assert [claim for claim, change in changes.items() if change] == ["t2", "t4", "t6", "t7"]
    assert {change for change in changes.values() if change} == {("hyphens",)}


@given(
    width=st.integers(min_value=12, max_value=200),
    indent=st.integers(min_value=0, max_value=4),
    composed=st.booleans(),
    end=st.sampled_from(["\n", "\r\n", "\n\n"]),
)
@settings(max_examples=60, deadline=None)
def test_any_wrapping_finds_every_passage(
    invented: KnowledgeBase, width: int, indent: int, composed: bool, end: str
) -> None:
    """However a text is wrapped, indented and coded, what is found is the passage itself."""
    wrapped = textwrap.wrap(TEXT, width, initial_indent=" " * indent, subsequent_indent="  ")
    text = unicodedata.normalize("NFC" if composed else "NFD", end.join(wrapped))
    report = checked(invented, text)
    assert report.counts["not-found"] == 0
    for one, sentence in zip(report.locators, SENTENCES, strict=True):
        assert unspaced(text[one.found_at : one.found_end]).text == unspaced(sentence).text
        assert one.found_at == one.start + (one.shift or 0)


def test_unicode_form_is_told(invented: KnowledgeBase) -> None:
    """Decomposed letters are the same letters; together with line ends both are told."""
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert decomposed != TEXT
    report = checked(invented, decomposed)
    assert report.document.same_but_for == ("unicode-form",)
    assert {one.change for one in report.locators} == {(), ("unicode-form",)}
    both = checked(invented, decomposed.replace("\n", "\r\n"), "utf-16")
    assert both.document.same_but_for == ("encoding", "line-ends", "unicode-form")
    assert both.counts["not-found"] == 0
    assert ("line-ends", "unicode-form") in {one.change for one in both.locators}


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "kz1048"]
)
def test_every_usual_encoding_is_read(invented: KnowledgeBase, encoding: str) -> None:
    """Offsets count decoded characters, so an encoding with all letters moves nothing."""
    report = checked(invented, TEXT, encoding)
    assert report.all_stand
    assert report.document.encoding == encoding
    assert report.document.same_but_for == ("encoding",)
    assert not report.document.identical


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "cp866"])
def test_letters_that_an_encoding_lacks_are_counted(invented: KnowledgeBase, encoding: str) -> None:
    """English and Russian passages are found in a copy that lost Kazakh letters, and it is told."""
    data = TEXT.encode(encoding, errors="replace")
    report = invented.verify_evidence(data)
    assert report.document.encoding == encoding
    # What is lost at the end of a word looks like a question mark.
    assert data.count(b"?") * 2 / 3 < report.document.lost_letters <= data.count(b"?")
    assert [one.claim for one in by_status(report, "stands")] == ["t1", "t3", "t6"]
    assert report.counts["not-found"] == 5


def test_a_damaged_end_of_utf_8_is_still_utf_8(invented: KnowledgeBase) -> None:
    """A file cut inside a letter is read as what it was, with no letter lost in its encoding."""
    data = TEXT.encode()
    cut = next(place for place in range(500, 600) if data[place] & 0xC0 == 0x80)
    report = invented.verify_evidence(data[:cut])
    assert (report.document.encoding, report.document.lost_letters) == ("utf-8", 0)
    assert statuses(report)[:3] == ["stands"] * 3
    assert statuses(report)[-1] == "not-found"


def test_the_last_line_end_is_told(invented: KnowledgeBase) -> None:
    """An editor that drops or adds the end of the last line changes nothing else."""
    for text in (TEXT.removesuffix("\n"), TEXT + "\n"):
        report = checked(invented, text)
        assert report.all_stand
        assert report.document.same_but_for == ("last-line-end",)
    assert checked(invented, TEXT + "\n\n").document.same_but_for is None


def test_halves_in_the_other_order_have_two_shifts(invented: KnowledgeBase) -> None:
    """Passages are found in any order; each half has its own shift."""
    report = checked(invented, TEXT[MIDDLE:] + TEXT[:MIDDLE])
    shifts = [one.shift for one in report.locators]
    assert shifts == [len(TEXT) - MIDDLE] * 4 + [-MIDDLE] * 4


def test_of_several_places_the_consistent_one_is_taken(invented: KnowledgeBase) -> None:
    """A passage that is there twice stands where its neighbours say."""
    quoted = f"{SENTENCES[3]}\n"
    report = checked(invented, quoted + TEXT)
    assert {one.shift for one in report.locators} == {len(quoted)}
    after = checked(invented, f"Жаңа.\n{TEXT}{quoted}")
    assert {one.shift for one in after.locators} == {len("Жаңа.\n")}


def test_a_short_passage_is_sought_beside_its_neighbours_only(invented: KnowledgeBase) -> None:
    """Two words may stand anywhere by accident: far from the neighbours they prove nothing."""
    without = TEXT.replace(f"{TITLE}\n\n", "")
    report = checked(invented, f"{without}\n{TITLE}\n")
    assert statuses(report)[0] == "not-found"
    near = checked(invented, f"{TITLE} {without}")
    assert statuses(near)[0] == "moved"
    alone = checked(invented, f"Бір. {TITLE}\n")
    assert alone.counts["not-found"] == 8


def test_another_text_is_not_found(invented: KnowledgeBase) -> None:
    """A text that has nothing to do with it gets no place and no line to look at."""
    report = checked(invented, "Бұл мүлде басқа құжат. " * 50)
    assert report.counts["not-found"] == len(report.locators)
    assert {one.near_lines for one in report.locators} == {None}


def test_the_text_that_is_found_is_told(invented: KnowledgeBase) -> None:
    """Of several texts with locators, the report is of the one of which most is found."""
    other = checked(invented, "A second text that is never given, in one sentence.")
    assert (other.document.text[-5:], other.all_stand) == ("other", True)
    assert checked(invented, TEXT).document.text[-4:] == "text"


def test_data_without_locators_are_an_error() -> None:
    """The law alone has no locators, and the message says what to load."""
    with pytest.raises(DataError, match="load the whole ontology"):
        kzconst.open(layer="law").verify_evidence(b"text")


# -- the unspaced form ---------------------------------------------------------------------------


@given(
    st.text(alphabet=st.sampled_from("аәйё \n\r\t-–.1e\u0301\u0306\u0308\xad\ufeff"), max_size=40)
)
def test_the_unspaced_form_knows_where_it_comes_from(text: str) -> None:
    """Each character of the unspaced form is made from its own stretch of the text, in order."""
    form = unspaced(text)
    assert len(form.text) == len(form.starts) == len(form.ends)
    for kept, start, end in zip(form.text, form.starts, form.ends, strict=True):
        assert kept in unicodedata.normalize("NFC", text[start:end])
    assert form.starts == sorted(form.starts)
    assert not re.search(r"\s", form.text)
    assert unspaced(unicodedata.normalize("NFD", text)).text == form.text


# -- what is no text -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\0" * 64, "not text"),
        (bytes(range(256)) * 20, "not text"),
        (b"\x80\x81\x82\x83\xff\xfe\xfd" * 40, "not text"),
        (b"\x01\x02\x03text" * 9, "not text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, told: str) -> None:
    """Empty and binary files are named for what they are, with the remedy."""
    with pytest.raises(DataError, match=told) as raised:
        copy_of(data)
    assert "plain text file in UTF-8" in str(raised.value)


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """No bytes end in anything but a text or a data error."""
    try:
        copy = copy_of(data)
    except DataError:
        return
    assert copy.text.strip()
    assert len(unspaced(copy.text).starts) <= len(copy.text)


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing file, a folder, a device and a huge file are data errors that say what to do."""
    monkeypatch.setattr(evidence_text, "MAX_BYTES", 100)
    huge, book = tmp_path / "huge.txt", tmp_path / "book.pdf"
    huge.write_bytes(b"a" * 101)
    book.write_bytes(b"%PDF" + b"a" * 101)
    for name, told in (
        (str(tmp_path / "missing.txt"), "check the path"),
        (str(tmp_path), "name a text file"),
        (os.devnull, "name a text file"),
        ("nul\0byte", "check the path"),
        (str(huge), "100 bytes"),
        (str(book), "a PDF"),
    ):
        with pytest.raises(DataError, match=told):
            read_copy(name)
    huge.write_bytes(b"a" * 100)
    assert len(read_copy(str(huge))) == 100


# -- the command ---------------------------------------------------------------------------------


@pytest.fixture
def run(
    invented: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run the command on a copy given through standard input, with the invented locators."""
    monkeypatch.setattr(kzconst, "open", lambda: invented)

    def call(data: bytes, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main(["evidence", "verify", "-", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_the_exit_code_tells_whether_all_stand(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    """0 where every passage stands, in whichever encoding; 1 where one does not; 4 for no text."""
    assert run(TEXT.encode())[0] == 0
    assert run(TEXT.encode("utf-16"))[0] == 0
    assert run(("\n" + TEXT).encode())[0] == 1
    assert run(TEXT.replace("\n", "\r\n").encode())[0] == 1
    code, output, talk = run(b"%PDF-1.7")
    assert (code, output) == (4, "")
    assert (talk.startswith("kzconst: the file is a PDF"), talk.count("\n")) == (True, 1)


def test_json_has_the_keys_of_the_contract(run: Callable[..., tuple[int, str, str]]) -> None:
    """`--format json` gives the document, the counts and every locator."""
    code, output, talk = run(TEXT.replace("жаңа", "ескі").encode(), "--format", "json")
    assert (code, talk) == (1, "")
    found = json.loads(output)
    assert found.keys() == {"document", "counts", "locators"}
    document = found["document"]
    assert {"sha256", "expected_sha256", "identical", "encoding"} <= document.keys()
    assert found["counts"] == {"stands": 7, "moved": 0, "reflowed": 0, "not-found": 1}
    lost = found["locators"][2]
    start = TEXT.index(SENTENCES[2])
    assert lost == {
        "claim": "t2",
        "locator": "https://w3id.org/kzconst/id/text-2",
        "sentence": "S2",
        "start": start,
        "end": start + len(SENTENCES[2]),
        "lines": [4, 5],
        "sha256": digest_of(SENTENCES[2]),
        "status": "not-found",
        "found_at": None,
        "found_end": None,
        "found_lines": None,
        "shift": None,
        "change": [],
        "near_lines": [4, 5],
    }


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        ("Ы\n" + TEXT).encode(),
        TEXT.replace("\n", "\r\n").encode("utf-16"),
        TEXT.replace("-\n", "").replace("жаңа", "ескі").encode(),
        TEXT.encode("cp1251", errors="replace"),
        b"Another text.",
    ],
)
def test_the_screen_speaks_the_chosen_language(
    run: Callable[..., tuple[int, str, str]], data: bytes, language: str
) -> None:
    """Every screen works in each language and tells no locator of its own that stands."""
    _, output, talk = run(data, "--lang", language)
    assert talk == ""
    assert "{" not in output
    assert bool(re.search("[а-я]", output)) == (language != "en")
    assert len(output.splitlines()) < 20


def test_the_screen_tells_what_does_not_stand(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    """The summary comes first, then a line for a common shift and one for what is lost."""
    edited = f"Жаңа жол.\n{TEXT.replace('объезжают', 'огибают-')}"
    lines = run(edited.encode())[1].splitlines()
    assert lines[0].endswith(": 0 of 8 locators stand where they should")
    assert lines[1].startswith("moved: 7;")
    assert "  by +10 characters: locators: 3, lines 2-5, claims t0, t1, t2" in lines
    assert "  by +9 characters: locators: 4, lines 9-14, claims t4, t5, t6, t7" in lines
    assert lines[-1] == "  locators: 1, lines 6-7, claims t3; look at lines 7-8 of the file"


# -- the paper -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def paper() -> str:
    """Read the paper."""
    if not PAPER.is_file():
        absent = f"no paper at {PAPER}: nothing to verify"
        if os.environ.get("CI"):
            pytest.fail(absent)
        pytest.skip(absent)
    return PAPER.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def bundled(knowledge_store: Local) -> KnowledgeBase:
    """Give the bundled knowledge."""
    return KnowledgeBase(knowledge_store)


def _without_kazakh(text: str) -> bytes:
    return text.encode("cp1251", errors="replace")


def _joined(text: str) -> str:
    """Join words that are hyphenated at line ends, and wrap at 72 with an indent."""
    joined = re.sub(r"(?<=\w)-[ ]*\n\s*(?=\w)", "", text)
    return textwrap.fill(joined, 72, subsequent_indent="   ")


VARIANTS: Mapping[str, tuple[Callable[[str], bytes], set[str]]] = {
    "crlf": (lambda text: text.replace("\n", "\r\n").encode(), {"line-ends"}),
    "cr": (lambda text: text.replace("\n", "\r").encode(), {"line-ends"}),
    "no blank lines": (lambda text: re.sub(r"\n\s*\n", "\n", text).encode(), {"white-space"}),
    "one line": (lambda text: " ".join(text.split()).encode(), {"white-space"}),
    "wrapped": (lambda text: textwrap.fill(text, 60).encode(), {"white-space", "hyphens"}),
    "joined": (lambda text: _joined(text).encode(), {"white-space", "hyphens"}),
    "nfd": (lambda text: unicodedata.normalize("NFD", text).encode(), {"unicode-form"}),
}


def test_the_paper_stands(bundled: KnowledgeBase, paper: str) -> None:
    """All 392 locators stand in the paper, quickly, and it is the very document."""
    begun = time.perf_counter()
    report = checked(bundled, paper)
    assert time.perf_counter() - begun < SECONDS / 6
    assert report.counts == {"stands": 392, "moved": 0, "reflowed": 0, "not-found": 0}
    assert report.document.identical


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "kz1048"])
def test_the_paper_in_another_encoding_stands(
    bundled: KnowledgeBase, paper: str, encoding: str
) -> None:
    """An encoding that has all letters moves no passage of the paper."""
    report = checked(bundled, paper, encoding)
    assert report.all_stand
    assert report.document.same_but_for == ("encoding",)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_passage_is_found_in_a_reformatted_paper(
    bundled: KnowledgeBase, paper: str, variant: str
) -> None:
    """Reformatting loses no passage; what changed is named; it takes less than three seconds."""
    make, changes = VARIANTS[variant]
    data = make(paper)
    begun = time.perf_counter()
    report = bundled.verify_evidence(data)
    assert time.perf_counter() - begun < SECONDS
    assert report.counts["not-found"] == 0
    assert report.counts["reflowed"] > 250
    assert {change for one in report.locators for change in one.change} == changes
    text = data.decode("utf-8")
    for one in report.locators:
        passage = unspaced(paper[one.start : one.end]).text
        assert unspaced(text[one.found_at : one.found_end]).text == passage


def test_a_paragraph_before_the_paper_moves_all(bundled: KnowledgeBase, paper: str) -> None:
    """All 392 locators have the same shift."""
    before = "Қайта басылған мақала.\n\n"
    report = checked(bundled, before + paper)
    assert {(one.status, one.shift) for one in report.locators} == {("moved", len(before))}


def test_an_edited_sentence_of_the_paper(bundled: KnowledgeBase, paper: str) -> None:
    """Only the locators of the edited sentence are lost; their lines are told."""
    code, times = Counter(one.sentence for one in checked(bundled, paper).locators).most_common(1)[
        0
    ]
    there = next(one for one in checked(bundled, paper).locators if one.sentence == code)
    middle = (there.start + there.end) // 2
    report = checked(bundled, f"{paper[:middle]}ХХ{paper[middle:]}")
    lost = by_status(report, "not-found")
    assert {one.sentence for one in lost} == {code}
    assert len(lost) == times > 1
    assert {one.near_lines for one in lost} == {there.lines}
    assert {one.shift for one in by_status(report, "moved")} == {2}


def test_half_of_the_paper(bundled: KnowledgeBase, paper: str) -> None:
    """In a truncated copy what is there stands, and the rest is looked for at its end."""
    half = len(paper) // 2
    report = checked(bundled, paper[:half])
    for one in report.locators:
        assert one.status == ("stands" if one.end <= half else "not-found")
    last = paper.count("\n", 0, half) + 1
    for one in by_status(report, "not-found"):
        assert one.near_lines is not None
        assert one.near_lines[1] == last


def test_the_paper_without_kazakh_letters(bundled: KnowledgeBase, paper: str) -> None:
    """In Windows-1251 English and Russian passages stand; the lost letters are counted."""
    data = _without_kazakh(paper)
    begun = time.perf_counter()
    report = bundled.verify_evidence(data)
    assert time.perf_counter() - begun < SECONDS
    assert report.document.encoding == "windows-1251"
    lost = data.count(b"?") - paper.count("?")
    assert lost * 3 / 4 < report.document.lost_letters <= lost
    for one in report.locators:
        passage = paper[one.start : one.end]
        whole = passage.encode("cp1251", errors="replace").decode("cp1251") == passage
        assert one.status == ("stands" if whole else "not-found")
    assert report.counts["stands"] > 40


def test_the_digests_of_unspaced_passages_are_right(bundled: KnowledgeBase, paper: str) -> None:
    """Length and digest of each unspaced passage are those of the paper."""
    rows = bundled.select("evidence-locators")
    assert len(rows) == 392
    for row in rows:
        form = unspaced(paper[row["start"] : row["end"]]).text
        assert (row["unspacedLength"], row["unspacedDigest"]) == (len(form), digest_of(form))


def test_the_command_on_the_paper(paper: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`kzconst evidence verify` says in its first line that all stand, with exit code 0."""
    assert paper
    assert main(["evidence", "verify", str(PAPER)]) == 0
    assert "392 of 392" in capsys.readouterr().out.splitlines()[0]
