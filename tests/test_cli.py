"""The command line: what it prints where, the JSON contract, and errors of one line.

Most tests call `main` in this process; those on whole processes say so.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands_run import Run, assert_refused, facts

from kzconst.cli import main
from kzconst.errors import ParameterError, QueryError

ID = "https://w3id.org/kzconst/id/"


def test_show_has_the_keys_of_the_contract(run: Run) -> None:
    """`show` gives the provision, its version, rules and citations, with whole IRIs and days."""
    found = facts(run, "show", "87.5", "--on", "2006-01-01")
    assert found["provision"] == f"{ID}const1995-art87-par5"
    assert (found["address"], found["on"]) == ("1995:87.5", "2006-01-01")
    assert (found["certain"], found["uncertain_because"]) == (True, [])
    version = found["version"]
    assert version["iri"] == f"{ID}const1995-art87-par5-1995"
    assert version["in_force_from"] == "1995-09-05"
    assert version["in_force_from_latest"] is None
    assert version["in_force_until"] == "2007-05-21"
    assert version["confidence"] == "verified"
    assert version["changed_by"] is None
    (rule,) = [one for one in found["rules"] if one["matter"] == "akim-no-confidence"]
    assert rule["tiers"] == ["all"]
    assert rule["confidence"] == "verified"
    assert {"iri", "fields", "stages"} <= rule.keys()
    citation = found["citations"][0]
    assert {"act", "address", "edition", "language", "url", "confidence"} <= citation.keys()
    assert citation["act"] == f"{ID}const1995"


def test_show_tells_the_changing_act(run: Run) -> None:
    """The act that opened the version of 2007 is Law 254-III, adopted 2007-05-21."""
    version = facts(run, "show", "87.5", "--on", "2007-05-21")["version"]
    assert version["in_force_from_latest"] == "2007-05-22"
    assert version["changed_by"] == {
        "iri": f"{ID}law-254-III-2007",
        "number": "254-III",
        "adopted": "2007-05-21",
    }


def test_show_of_an_ended_provision(run: Run) -> None:
    """87.5 on 2026-08-01: no version, ended, and its successor."""
    found = facts(run, "show", "87.5", "--on", "2026-08-01")
    assert found["version"] is None
    assert (found["ended"], found["succeeded_by"]) == ("2026-07-01", "2026:89.5")


def test_history_and_articles(run: Run) -> None:
    """`history` gives versions oldest first; an article answers for its paragraphs."""
    found = facts(run, "history", "87.5")
    assert [one["in_force_from"] for one in found["versions"]] == [
        "1995-09-05",
        "2007-05-21",
        "2022-06-08",
    ]
    assert found["succeeded_by"] == "2026:89.5"
    assert len(facts(run, "history", "87")["paragraphs"]) == 6
    assert len(facts(run, "show", "87")["paragraphs"]) == 6


def test_diff_has_the_keys_of_the_contract(run: Run) -> None:
    """`diff` pairs rules by matter, stage and field."""
    found = facts(run, "diff", "2007-05-20", "2007-05-23", "--article", "87")
    assert (found["from"], found["to"]) == ("2007-05-20", "2007-05-23")
    assert [one["address"] for one in found["changes"]] == ["1995:87.4", "1995:87.5"]
    change = found["changes"][1]
    assert change["kind"] == "amended"
    assert [act["number"] for act in change["changed_by"]] == ["254-III"]
    paths = {one["path"]: (one["before"], one["after"]) for one in change["fields"]}
    assert paths["akim-no-confidence.adoption.fraction"] == ("2/3", "1/2")
    assert paths["akim-no-confidence.initiation.fraction"] == ("none-stated", "1/5")


def test_decide_has_the_keys_of_the_contract(run: Run) -> None:
    """13 of 25 votes failed before the reform, where 17 were needed."""
    found = facts(
        run,
        "decide",
        "akim-no-confidence",
        "--on",
        "2006-01-01",
        "--total",
        "25",
        "--for",
        "13",
        "--initiators",
        "5",
        "--present",
        "25",
    )
    assert (found["procedure"], found["outcome"]) == ("akim-no-confidence", "not-adopted")
    assert found["certain"] is True
    (adoption,) = [one for one in found["stages"] if one["stage"] == "adoption"]
    assert adoption["status"] == "not-met"
    assert adoption["given"] == 13
    threshold = {
        key: adoption["threshold"][key]
        for key in ("fraction", "comparator", "base", "stated", "required")
    }
    assert threshold == {
        "fraction": "2/3",
        "comparator": "at-least",
        "base": "total-deputies",
        "stated": "stated",
        "required": 17,
    }
    assert adoption["version"] == f"{ID}const1995-art87-par5-1995"
    assert {"conflicts", "additions", "open_points", "explanation"} <= found.keys()
    assert found["explanation"]


def test_short_options_and_inputs_are_the_same(run: Run) -> None:
    """`--total 25` is short for `-i total=25`."""
    short = facts(
        run,
        "decide",
        "akim-no-confidence",
        "--on",
        "2010-01-01",
        "--total",
        "25",
        "--for",
        "14",
        "--initiators",
        "5",
    )
    long = facts(
        run,
        "decide",
        "akim-no-confidence",
        "--on",
        "2010-01-01",
        "-i",
        "total=25",
        "-i",
        "for=14",
        "-i",
        "initiators=5",
    )
    assert short == long
    assert short["outcome"] == "adopted"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("tour",),
        ("show", "87.4", "--on", "2023-01-01"),
        ("show", "87.5", "--on", "2026-08-01"),
        ("show", "89"),
        ("history", "86.5"),
        ("diff", "2026-06-30", "2026-07-01"),
        ("procedures",),
        ("procedures", "akim-no-confidence", "--on", "2015-01-01"),
        (
            "decide",
            "akim-no-confidence",
            "--on",
            "2008-06-01",
            "--total",
            "25",
            "--for",
            "14",
            "--initiators",
            "5",
        ),
    ],
)
def test_screens_speak_the_chosen_language(
    run: Run, arguments: tuple[str, ...], language: str
) -> None:
    """Every screen works in each language, without IRIs of things that have names."""
    code, output, talk = run(*arguments, "--lang", language)
    assert (code, talk) == (0, "")
    assert "w3id.org" not in output
    assert "{" not in output
    cyrillic = any("а" <= letter <= "я" for letter in output)
    assert cyrillic == (language != "en")


def test_the_tour_tells_the_reform_with_sources(run: Run) -> None:
    """The tour names act, thresholds before and after, and the editions read."""
    code, output, _ = run("tour")
    assert code == 0
    for expected in (
        "Law of 21 May 2007 No. 254-III",
        "at least 2/3",
        "at least 1/5",
        "more than 1/2",
        "term in years: 4",
        "term in years: 5",
        "edition of 21 May 2007",
        "https://zan.gov.kz/",
    ):
        assert expected in output, expected


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("show",), 2, "--help"),
        (("nonsense",), 2, "invalid choice"),
        (("show", "eighty"), 2, "not an address"),
        (("show", "87.5", "--on", "yesterday"), 2, "yesterday"),
        (("show", "87.5", "--on", "1990-01-01"), 2, "1995-09-05"),
        (("show", "87.55"), 3, "1995:87.5"),
        (("history", "2027:1"), 3, "no provision"),
        (("diff", "2010-01-01", "2009-01-01"), 2, "earlier day first"),
        (("decide", "akim-no-confidense"), 3, "akim-no-confidence"),
        (("decide", "akim-no-confidence", "--total", "0"), 2, "total"),
        (("decide", "akim-no-confidence", "--total", "25", "--for", "26"), 2, "26"),
        (("decide", "akim-no-confidence", "--total", "-5"), 2, ""),
        (("decide", "akim-no-confidence", "-i", "total"), 2, "NAME=VALUE"),
        (("decide", "akim-no-confidence", "--total", "25", "-i", "total=26"), 2, "twice"),
        (
            ("decide", "akim-no-confidence", "--total", "25", "--present", "10", "--for", "11"),
            2,
            "11",
        ),
        (("query", "no-such-query"), 3, "no-such-query"),
        (("query", "missing.rq"), 3, "missing.rq"),
        (("query", "labels", "-p", "language"), 2, "NAME=VALUE"),
        (("query", "labels", "-p", "nothing=1"), 2, "nothing"),
        (("queries", "labelz"), 3, "labels"),
        (("query", "labels", "--timeout", "0"), 2, "timeout"),
        (("query", "labels", "--endpoint", "http://127.0.0.1:9/query"), 6, "127.0.0.1"),
        (("export", "-o", "no/such/folder/file.ttl"), 2, "no/such/folder"),
        (("check", "no-such-file.ttl"), 4, "no-such-file.ttl"),
    ],
)
def test_bad_input_gets_one_line(
    run: Run, arguments: tuple[str, ...], code: int, told: str
) -> None:
    """An error is one line on standard error, an empty standard output and a documented code."""
    assert_refused(run(*arguments), code, told)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * WHERE { ?s ?p ", ""),
        ("INSERT DATA { <a:a> <b:b> <c:c> }", "INSERT"),
        ("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("LOAD <http://example.org/>", "LOAD"),
        ("SELECT * FROM <http://example.org/> WHERE { ?s ?p ?o }", "FROM"),
        ("SELECT * WHERE " + "{" * 300 + "}" * 300, "200"),
    ],
)
def test_refused_queries(run: Run, monkeypatch: pytest.MonkeyPatch, query: str, told: str) -> None:
    """Malformed queries, updates and what reaches outside are query errors."""
    stdin = io.TextIOWrapper(io.BytesIO(query.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    code, output, talk = run("query", "-")
    assert (code, output) == (5, "")
    assert talk.count("\n") == 1
    assert told in talk


def test_a_query_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A free query is answered in each of the standard forms."""
    text = b'ASK { ?s <https://w3id.org/kzconst/ontology/address> "1995:87.5" }'
    for form, expected in (("json", '"boolean":true'), ("xml", "<boolean>true</boolean>")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        code, output, _ = run("query", "-", "--format", form)
        assert code == 0
        assert expected in output.replace(" ", "")


def test_a_date_that_would_find_nothing_is_warned_of(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An xsd:date in a query is answered, with a warning on standard error."""
    text = (
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
        'SELECT * WHERE { ?s ?p ?d . FILTER(?d < "2007-05-21"^^xsd:date) }'
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code, _, talk = run("query", "-", "--format", "csv")
    assert code == 0
    assert talk.startswith("kzconst: warning: ")


def test_parameters_of_a_named_query(run: Run) -> None:
    """`-p date=...` replaces the day of a query."""
    code, output, _ = run(
        "query", "provision-versions-on-day", "-p", "date=2026-08-01", "--format", "csv"
    )
    assert code == 0
    assert "const2026-art89-par5-2026" in output
    assert "const1995-art87-par5" not in output


def test_the_list_of_queries(run: Run) -> None:
    """`queries` lists each query with its question; with a name it shows the text."""
    code, output, _ = run("queries")
    assert code == 0
    assert "provision-versions-on-day" in output
    code, output, _ = run("queries", "provision-versions-on-day")
    assert "SELECT" in output


def test_check_of_the_bundled_data(run: Run) -> None:
    """The bundled data violate nothing, and `check` says so with exit code 0."""
    code, output, talk = run("check")
    assert (code, talk) == (0, "")
    assert "0 violations" in output


def test_check_finds_bad_data(run: Run, tmp_path: Path) -> None:
    """A threshold above the whole is a violation, with exit code 1."""
    bad = tmp_path / "bad.ttl"
    bad.write_text(
        "@prefix kz: <https://w3id.org/kzconst/ontology/> .\n"
        "@prefix id: <https://w3id.org/kzconst/id/> .\n"
        "id:bad-threshold a kz:Threshold ; kz:numerator 3 ; kz:denominator 2 .\n",
        encoding="utf-8",
    )
    code, output, _ = run("check", str(bad))
    assert code == 1
    assert "bad-threshold" in output


def test_broken_data_are_told_with_their_line(run: Run, tmp_path: Path) -> None:
    """A malformed file is a data error that names the file and the line."""
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix id: <https://w3id.org/kzconst/id/> .\nid:a id:b .\n")
    code, output, talk = run("check", str(broken))
    assert (code, output) == (4, "")
    assert "broken.ttl" in talk
    assert "2" in talk


def test_export_does_not_overwrite(run: Run, tmp_path: Path) -> None:
    """An existing file is replaced only with --force."""
    target = tmp_path / "merged.nt"
    assert run("export", "--format", "nt", "-o", str(target))[0] == 0
    first = target.read_bytes()
    assert run("export", "--format", "ttl", "-o", str(target))[0] == ParameterError.exit_code
    assert target.read_bytes() == first
    assert run("export", "--format", "ttl", "-o", str(target), "--force")[0] == 0
    assert target.read_bytes() != first


def test_help_comes_from_docstrings(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` lists each command with the first sentence of its docstring."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    for command in (
        "tour",
        "show",
        "history",
        "diff",
        "procedures",
        "decide",
        "query",
        "queries",
        "check",
        "export",
        "format",
    ):
        assert f"\n    {command}" in shown, command


def process(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kzconst.cli", *arguments],
        capture_output=True,
        timeout=60,
        check=False,
        **settings,
    )


def test_the_timeout_holds_for_the_embedded_store() -> None:
    """A query that runs for ever ends the process with the code of a query error."""
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    ended = process("query", "-", "--timeout", "1", input=endless.encode())
    assert ended.returncode == QueryError.exit_code
    assert ended.stdout == b""
    assert b"longer than 1 s" in ended.stderr


def test_a_reader_that_leaves_is_no_error() -> None:
    """`kzconst ... | head` ends quietly."""
    command = f"{sys.executable} -m kzconst.cli query labels | head -n 1"
    ended = subprocess.run(command, shell=True, capture_output=True, timeout=60, check=False)
    assert ended.stderr == b""


def test_output_is_utf8_everywhere() -> None:
    """Kazakh letters are written also where the locale is not UTF-8."""
    settings = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    shown = process("show", "87.5", "--lang", "kk", env=settings)
    assert shown.returncode == 0
    assert "әкім" in shown.stdout.decode("utf-8")
    assert b"\x1b" not in shown.stdout
