"""The ELI export uses only what ELI 1.5 has, as ELI means it, and its days are those of the law.

`Checker` holds the export against ELI as published (../shared/vocab): every term exists, what has a
property is in its domain, values are in its range, a functional property has one value. Where the
ontology is absent that is skipped with the reason, but fails in CI. The expected days are those of
the dossier. Not here: how ELI and our terms relate (`test_alignments`).
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store
from rdflib import OWL, RDF, RDFS, XSD, BNode, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kzconst.cli import main
from kzconst.data_files import law_files, query_dir
from kzconst.eli_export import FOLDER, eli_export, eli_triples
from kzconst.errors import ParameterError
from kzconst.export import export
from kzconst.query_guard import query_form
from kzconst.rdf_reading import read_store
from kzconst.stores import Local

ELI = "http://data.europa.eu/eli/ontology#"
ID = "https://w3id.org/kzconst/id/"
ELI_PUBLISHED = Path(__file__).parents[2] / "shared" / "vocab" / "eli-1.5.rdf"


@pytest.fixture(scope="module")
def store() -> Store:
    """The law in a store; do not write to it."""
    return read_store(law_files())


@pytest.fixture(scope="module")
def graph(store: Store) -> rdflib.Graph:
    """The export, read back."""
    return graph_of(eli_export(store).decode())


@pytest.fixture(scope="module")
def checker() -> Checker:
    """ELI as published; without it the test is skipped, but not in CI."""
    if not ELI_PUBLISHED.is_file():
        absent = f"ELI 1.5 is not at hand ({ELI_PUBLISHED.parent.name}/{ELI_PUBLISHED.name})"
        if os.environ.get("CI"):
            pytest.fail(absent)
        pytest.skip(absent)
    return Checker(rdflib.Graph().parse(ELI_PUBLISHED))


def graph_of(turtle: str) -> rdflib.Graph:
    """Read Turtle."""
    return rdflib.Graph().parse(data=turtle, format="turtle")


def local(term: Node) -> str:
    """Shorten the IRI of a term of ELI."""
    return str(term).removeprefix(ELI)


class Checker:
    """Says what in a graph is not as ELI wants it.

    Args:
        eli: The ontology.
    """

    def __init__(self, eli: rdflib.Graph) -> None:
        self._eli = eli

    def findings(self, graph: rdflib.Graph) -> set[str]:
        """Name what is wrong; nothing is, where the set is empty."""
        return {
            *self._unknown(graph),
            *self._outside(graph),
            *self._several(graph),
        }

    def _unknown(self, graph: rdflib.Graph) -> Iterator[str]:
        """Terms of ELI that are not in it, or are used as what they are not."""
        for triple in graph:
            for term in triple:
                if str(term).startswith(ELI) and not list(self._eli.predicate_objects(term)):
                    yield f"unknown {local(term)}"
            if str(triple[1]).startswith(ELI) and not self._is_property(triple[1]):
                yield f"no property {local(triple[1])}"
            a_class = (triple[2], RDF.type, OWL.Class) in self._eli
            if triple[1] == RDF.type and str(triple[2]).startswith(ELI) and not a_class:
                yield f"no class {local(triple[2])}"

    def _is_property(self, term: Node) -> bool:
        kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
        return any((term, RDF.type, kind) in self._eli for kind in kinds)

    def _outside(self, graph: rdflib.Graph) -> Iterator[str]:
        """Subjects outside a domain and values outside a range."""
        for subject, predicate, value in graph:
            if not str(predicate).startswith(ELI):
                continue
            name = local(predicate)
            for domain in self._eli.objects(predicate, RDFS.domain):
                if not self._classes(graph, subject) & self._members(domain):
                    yield f"domain of {name}"
            for allowed in self._eli.objects(predicate, RDFS.range):
                if not self._is_in(graph, value, self._members(allowed)):
                    yield f"range of {name}"
            if isinstance(value, Literal) == (
                (predicate, RDF.type, OWL.ObjectProperty) in self._eli
            ):
                yield f"kind of {name}"

    def _is_in(self, graph: rdflib.Graph, value: Node, allowed: set[Node]) -> bool:
        if isinstance(value, Literal):
            datatype = value.datatype or (RDF.langString if value.language else XSD.string)
            return datatype in allowed or RDFS.Literal in allowed
        return OWL.Thing in allowed or bool(self._classes(graph, value) & allowed)

    def _classes(self, graph: rdflib.Graph, thing: Node) -> set[Node]:
        """All classes of a thing: as stated in the graph or in ELI, and those above them."""
        todo = [*graph.objects(thing, RDF.type), *self._eli.objects(thing, RDF.type)]
        found: set[Node] = {OWL.Thing}
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo += self._eli.objects(one, RDFS.subClassOf)
        return found

    def _members(self, expression: Node) -> set[Node]:
        """The classes or datatypes of a union, or the one that is named."""
        if not isinstance(expression, BNode):
            return {expression}
        [union] = self._eli.objects(expression, OWL.unionOf)
        return set(Collection(self._eli, union))

    def _several(self, graph: rdflib.Graph) -> Iterator[str]:
        """Functional properties with more than one value."""
        for functional in self._eli.subjects(RDF.type, OWL.FunctionalProperty):
            for subject in set(graph.subjects(functional)):
                if len(set(graph.objects(subject, functional))) > 1:
                    yield f"several {local(functional)}"


def days(graph: rdflib.Graph, name: str, property: str) -> list[str]:
    """Give the days that a thing has, which must be of type xsd:date."""
    values = list(graph.objects(URIRef(ID + name), URIRef(ELI + property)))
    assert all(isinstance(value, Literal) and value.datatype == XSD.date for value in values)
    return [str(value) for value in values]


def on(graph: rdflib.Graph, provision: str, day: str) -> set[str]:
    """Tell which versions of a provision are in force on a day, as a user of ELI reads it."""
    rows = graph.query(
        "PREFIX eli: <http://data.europa.eu/eli/ontology#> SELECT ?version WHERE {"
        f" ?version eli:is_member_of <{ID}{provision}> ; eli:first_date_entry_in_force ?first ."
        " OPTIONAL { ?version eli:date_no_longer_in_force ?last }"
        f' FILTER(STR(?first) <= "{day}" && (!BOUND(?last) || STR(?last) >= "{day}")) }}'
    )
    return {str(row[0]).removeprefix(ID) for row in rows}  # type: ignore[index]


# -- as ELI wants it -----------------------------------------------------------------------------


def test_nothing_is_outside_eli(graph: rdflib.Graph, checker: Checker) -> None:
    """All terms exist; domains, ranges, kinds and functional properties hold."""
    assert checker.findings(graph) == set()


@pytest.mark.parametrize(
    ("wrong", "finding"),
    [
        ("id:a a eli:LegalAct .", "unknown LegalAct"),
        ("id:a eli:in_force_from id:b .", "unknown in_force_from"),
        ("id:a a eli:is_about .", "no class is_about"),
        ("id:a eli:LegalResource id:b .", "no property LegalResource"),
        ("id:a a eli:LegalResource ; eli:title 'x' .", "domain of title"),
        ("id:a a eli:LegalResource ; eli:type_subdivision id:t .", "domain of type_subdivision"),
        ("id:a a eli:LegalResource ; eli:type_document id:t .", "range of type_document"),
        ("id:a a eli:LegalExpression ; eli:realizes id:x .", "range of realizes"),
        ("id:a a eli:LegalResource ; eli:in_force 'yes' .", "kind of in_force"),
        (
            "id:a a eli:LegalExpression ; eli:version_date '2007-05-21T00:00:00Z'^^xsd:dateTime .",
            "range of version_date",
        ),
        (
            "id:a a eli:Work ; eli:date_document '2007-05-21'^^xsd:date , '2007-05-22'^^xsd:date .",
            "several date_document",
        ),
    ],
)
def test_the_checker_finds_what_is_wrong(wrong: str, finding: str, checker: Checker) -> None:
    """Each kind of mistake is found in a graph with that mistake."""
    prefixes = f"@prefix eli: <{ELI}> . @prefix id: <{ID}> . @prefix xsd: <{XSD}> . "
    assert finding in checker.findings(graph_of(prefixes + wrong))


# -- days ----------------------------------------------------------------------------------------


def test_both_boundary_days_of_2007(graph: rdflib.Graph) -> None:
    """The text before the reform ends with 20 May 2007, the new one begins with 21 May 2007."""
    for paragraph in ("const1995-art87-par4", "const1995-art87-par5", "const1995-art86-par5"):
        [old] = on(graph, paragraph, "2007-05-20")
        [new] = on(graph, paragraph, "2007-05-21")
        assert days(graph, old, "date_no_longer_in_force") == ["2007-05-20"]
        assert days(graph, new, "first_date_entry_in_force") == ["2007-05-21"]
        assert new.endswith("-2007")
        assert not old.endswith("-2007")
        assert on(graph, paragraph, "2007-05-19") == {old}
        assert on(graph, paragraph, "2007-05-22") == {new}


def test_the_first_day_of_2007_is_said_to_be_open(graph: rdflib.Graph) -> None:
    """Sources leave open 21 or 22 May 2007, so the last day before is 20 or 21 May; both say so."""
    for name, one, other in (
        ("const1995-art87-par5-1995", "2007-05-20", "2007-05-21"),
        ("const1995-art87-par5-2007", "2007-05-21", "2007-05-22"),
        ("law-254-III-2007", "2007-05-21", "2007-05-22"),
    ):
        said = list(graph.objects(URIRef(ID + name), URIRef(ELI + "description")))
        assert {value.language for value in said if isinstance(value, Literal)} == {
            "en",
            "ru",
            "kk",
        }
        assert all(one in str(value) and other in str(value) for value in said)


@pytest.mark.parametrize(
    ("name", "first", "last", "force"),
    [
        # The Constitution of 1995: 5 September 1995 to 30 June 2026.
        ("const1995", "1995-09-05", "2026-06-30", "notInForce"),
        ("const2026", "2026-07-01", None, "inForce"),
        ("const1993", None, "1995-09-04", "notInForce"),
        # Ended with the Constitution; ended by the referendum law on 8 June 2022; never ended.
        ("const1995-art87-par5-2022", "2022-06-08", "2026-06-30", "notInForce"),
        ("const1995-art87-par5-2007", "2007-05-21", "2022-06-07", "notInForce"),
        ("const1995-art87-par1-1995", "1995-09-05", "2026-06-30", "notInForce"),
        ("const2026-art89-par5-2026", "2026-07-01", None, "inForce"),
        # The law on civil service of 1999 began on its own day at the earliest, and ended when that
        # of 2015 began, on 1 January 2016.
        ("law-453-I-1999", "1999-07-23", "2015-12-31", "notInForce"),
        # Nothing bounds the first day of the law of 14 July 2026: no day is given.
        ("law-350-VIII-2026", None, None, None),
        ("law-148-II-art10-par3-2026", None, None, None),
    ],
)
def test_first_and_last_day(
    graph: rdflib.Graph, name: str, first: str | None, last: str | None, force: str | None
) -> None:
    """The last day is counted in; what is open has none; what is not known is not said."""
    assert days(graph, name, "first_date_entry_in_force") == ([first] if first else [])
    assert days(graph, name, "date_no_longer_in_force") == ([last] if last else [])
    values = list(graph.objects(URIRef(ID + name), URIRef(ELI + "in_force")))
    assert values == ([URIRef(f"{ELI}InForce-{force}")] if force else [])


def test_no_day_is_without_a_last_day_but_open_versions(store: Store, graph: rdflib.Graph) -> None:
    """Versions that meet leave no day out and share none: each last day is one before our end."""
    exceptions = 0
    rows = Local(store).select(
        "PREFIX kz: <https://w3id.org/kzconst/ontology/> SELECT ?version ?until WHERE {"
        " ?version a kz:ProvisionVersion OPTIONAL { ?version kz:inForceUntil ?until } }"
    )
    for row in rows:
        found = days(graph, row["version"].value.removeprefix(ID), "date_no_longer_in_force")
        if "until" not in row:
            assert found == []
        elif not found:
            exceptions += 1
        else:
            [last] = found
            end = datetime.date.fromisoformat(row["until"].value[:10])
            assert datetime.date.fromisoformat(last) + datetime.timedelta(days=1) == end
    # 10(3) of Law 148-II ended on a day that nothing bounds from above.
    assert exceptions == 1


# -- what is said of acts and provisions -----------------------------------------------------------


def test_who_amended_and_who_repealed(graph: rdflib.Graph) -> None:
    """Article 87(5) was amended in 2007 and 2022, 84 repealed in 2007, the rest ended in 2026."""

    def named(name: str, property: str) -> set[str]:
        values = graph.objects(URIRef(ID + name), URIRef(ELI + property))
        return {str(value).removeprefix(ID) for value in values}

    both = {"law-254-III-2007", "law-referendum-2022"}
    assert named("const1995-art87-par5", "amended_by") == both
    assert named("const1995-art87-par5", "repealed_by") == set()
    assert named("const1995-art84", "repealed_by") == {"law-254-III-2007"}
    assert named("const1995-art84", "amended_by") == set()
    assert both < named("const1995", "amended_by")
    assert named("const1995", "repealed_by") == {"const2026"}
    assert named("const1995-art87-par5-1995", "amended_by") == {"law-254-III-2007"}
    assert named("const1995-art87-par5-2022", "repealed_by") == {"const2026"}
    assert named("const2026", "amended_by") == named("const2026-art89-par5", "amended_by") == set()


def test_parts_and_languages(graph: rdflib.Graph) -> None:
    """A paragraph is part of its article up to the act; a version was read in stated languages."""
    wholes = []
    one: Node = URIRef(ID + "const1995-art87-par5")
    while parents := list(graph.objects(one, URIRef(ELI + "is_part_of"))):
        [one] = parents
        wholes.append(str(one).removeprefix(ID))
    assert wholes == ["const1995-art87", "const1995-section8", "const1995"]
    expected = {"1995": {"KAZ", "RUS"}, "2007": {"KAZ", "RUS"}, "2022": {"ENG", "KAZ", "RUS"}}
    for year, languages in expected.items():
        version = URIRef(f"{ID}const1995-art87-par5-{year}")
        expressions = list(graph.subjects(URIRef(ELI + "realizes"), version))
        values = {
            str(value).rpartition("/")[2]
            for expression in expressions
            for value in graph.objects(expression, URIRef(ELI + "language"))
        }
        assert values == languages


def test_titles_are_in_the_language_of_their_expression(graph: rdflib.Graph) -> None:
    """Each expression has one title, in its own language."""
    tags = {"KAZ": "kk", "RUS": "ru", "ENG": "en"}
    for expression in set(graph.subjects(RDF.type, URIRef(ELI + "LegalExpression"))):
        [language] = graph.objects(expression, URIRef(ELI + "language"))
        [title] = graph.objects(expression, URIRef(ELI + "title"))
        assert isinstance(title, Literal)
        assert title.language == tags[str(language).rpartition("/")[2]]


def test_programmes_are_no_legal_resources(graph: rdflib.Graph) -> None:
    """What was never enacted is left out whole, and every subject has a type."""
    for name in ("idea-mangilik-el", "message-nurly-zhol-2014", "programme-hundred-steps-2015"):
        assert not list(graph.predicate_objects(URIRef(ID + name)))
    untyped = {one for one in set(graph.subjects()) if not list(graph.objects(one, RDF.type))}
    assert untyped == set()


def test_expressions_have_names_of_their_own(store: Store, graph: rdflib.Graph) -> None:
    """No IRI that the export makes is one of the knowledge base."""
    made = [
        *graph.subjects(RDF.type, URIRef(ELI + "LegalExpression")),
        *graph.subjects(RDF.type, URIRef(ELI + "SubdivisionType")),
    ]
    assert made
    for one in made:
        assert not list(store.quads_for_pattern(NamedNode(str(one)), None, None))


# -- the command and the library -------------------------------------------------------------------


def test_each_query_is_a_construct(store: Store) -> None:
    """The queries are CONSTRUCT queries, each adds something, and none has a blank node."""
    files = sorted((query_dir() / FOLDER).glob("*.rq"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert query_form(text) == "CONSTRUCT"
        assert f"#+ id: {file.stem}\n" in text
        assert len(list(store.query(text))) > 0  # type: ignore[arg-type]
    assert not [triple for triple in eli_triples(store) if "_:" in str(triple.subject)]


def test_same_bytes_from_command_and_library(
    knowledge_store: Local, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """`export --format eli` writes what the library gives: Turtle, the same for the same data."""
    document = export(knowledge_store.triples(), "eli")
    assert document == eli_export(read_store(law_files()))
    assert main(["export", "--format", "eli"]) == 0
    assert capfdbinary.readouterr().out == document
    Store().load(document, RdfFormat.TURTLE)


def test_unknown_formats_are_told_of_eli() -> None:
    """The message on an unknown format names this one too."""
    with pytest.raises(ParameterError, match=r"one of ttl, nt, xml, jsonld, eli$"):
        export(Store(), "rdf")


def test_two_engines_give_the_same_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    """The queries need nothing of one engine: on one article rdflib gives the same triples."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    some = [one for one in law_files() if one.stem in ("acts", "article-87", "sources", "text")]
    small = read_store(some)
    graph = rdflib.Graph()
    for file in some:
        graph.parse(file)
    found = set()
    for file in (query_dir() / FOLDER).glob("*.rq"):
        answer = graph.query(file.read_text(encoding="utf-8")).graph
        assert answer is not None
        found |= {" ".join(term.n3() for term in triple) for triple in answer}
    assert found == {str(triple) for triple in eli_triples(small)}
    assert len(found) > 500
