"""The law is data: no source file knows an article, a legal date, a fraction or a name of the law.

Docstrings are left out: their examples may use addresses and days.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import kzconst
from kzconst.stores import Local

SOURCES = sorted(Path(kzconst.__file__).parent.rglob("*.py"))
EVALUATOR = [
    path
    for path in SOURCES
    if path.stem.startswith("procedure") or path.stem in {"decisions", "thresholds", "wording"}
]
DATE = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
FRACTION = re.compile(r"(?<![\w/.])\d{1,3}/\d{1,3}(?![\w/])")
FRACTION_WORDS = re.compile(r"\b(one|two|three)[ -](third|quarter|fifth|tenth)s?\b", re.IGNORECASE)
KZ = "https://w3id.org/kzconst/ontology/"
NAMED = ("StageKind", "Matter", "Office", "Body", "GroupOfPersons", "Input", "Tier", "TierGroup")


def docstrings(source: str) -> set[tuple[int, int]]:
    """Find where docstrings begin, as line and column."""
    places = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                places.add((first.value.lineno, first.value.col_offset))
    return places


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Give the strings, numbers and comments of a source file outside its docstrings."""
    source = path.read_text(encoding="utf-8")
    skipped = docstrings(source)
    wanted = {tokenize.STRING, tokenize.NUMBER, tokenize.COMMENT}
    wanted |= {getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in wanted and token.start not in skipped:
            yield token.start[0], token.string


def selected(store: Local, query: str) -> set[str]:
    """Answer a query with the values of its variable ?x."""
    rows = store.select(f"PREFIX kz: <{KZ}>\n{query}")
    return {row["x"].value for row in rows}


def test_the_search_sees_what_it_looks_for(tmp_path: Path) -> None:
    """A date, a fraction and a number outside a docstring are found, inside one they are not."""
    path = tmp_path / "example.py"
    path.write_text('"""On 2007-05-21, 87.5."""\nA = "2007-05-21"\nB = "2/3"  # 87.5\nC = 87\n')
    found = [text for _, text in texts(path)]
    assert found == ['"2007-05-21"', '"2/3"', "# 87.5", "87"]
    assert DATE.search(found[0])
    assert FRACTION.search(found[1])
    assert FRACTION_WORDS.search("two thirds")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_dates_or_fractions(path: Path) -> None:
    """No legal date and no share of votes stands in the source."""
    hits = [
        (line, text)
        for line, text in texts(path)
        if DATE.search(text) or FRACTION.search(text) or FRACTION_WORDS.search(text)
    ]
    assert hits == []


@pytest.fixture(scope="module")
def law_numbers(knowledge_store: Local) -> re.Pattern[str]:
    """Find what numbers the data give to provisions and acts: addresses, articles, years."""
    addresses = selected(knowledge_store, "SELECT ?x { ?p kz:address ?x }")
    tails = {address.partition(":")[2] for address in addresses}
    # Of bare article numbers only those of the highest rank whose wording is recorded, and of those
    # the ones of two digits and more: others are small everyday numbers.
    articles = selected(
        knowledge_store,
        "SELECT ?x { ?p a kz:Article ; kz:provisionNumber ?x ; kz:belongsToAct ?act ."
        " ?version kz:isVersionOf/kz:isPartOf? ?p ."
        " ?act kz:hasRank ?rank ; kz:addressPrefix ?y . ?rank kz:rankOrder ?order"
        " FILTER NOT EXISTS { ?other kz:rankOrder ?smaller FILTER(?smaller < ?order) } }",
    )
    articles = {number for number in articles if len(number) > 1}
    years = {day[:4] for day in selected(knowledge_store, "SELECT ?x { ?a kz:adoptedOn ?x }")}
    acts = selected(knowledge_store, "SELECT ?x { ?a kz:actNumber ?x }")
    whole = addresses | {tail for tail in tails if "." in tail} | articles | years | acts
    assert {"1995:87.5", "87.5", "24.1", "87", "2007", "148-II"} <= whole
    return re.compile(rf"(?<![\w.:/-])({'|'.join(map(re.escape, sorted(whole)))})(?![\w:/-])")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_article_numbers(path: Path, law_numbers: re.Pattern[str]) -> None:
    """No article, paragraph or act stands in the source, by address, by number or by year."""
    assert [(line, text) for line, text in texts(path) if law_numbers.search(text)] == []


@pytest.mark.parametrize("path", EVALUATOR, ids=lambda path: path.stem)
def test_the_evaluator_knows_nothing_by_name(path: Path, knowledge_store: Local) -> None:
    """No stage, matter, office, body, tier or input stands in the evaluator as a string."""
    skos = "http://www.w3.org/2004/02/skos/core#"
    classes = " ".join(f"kz:{name}" for name in NAMED)
    names = selected(
        knowledge_store,
        f"SELECT ?x {{ VALUES ?class {{ {classes} }} ?n a ?class ; <{skos}notation> ?x }}",
    )
    assert {"adoption", "akim-no-confidence", "president", "oblast", "total"} <= names
    strings = {text.strip("rbf'\"") for _, text in texts(path) if text[-1:] in "'\""}
    assert strings & names == set()
