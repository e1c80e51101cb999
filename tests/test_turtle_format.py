"""Laws of the canonical Turtle form: nothing is lost, one graph has one text, labels are written.

Whether two texts say the same is judged by rdflib, which shares no code with the module.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from rdflib.compare import isomorphic

from kzconst.errors import DataError
from kzconst.turtle_format import format_files, format_turtle

HEAD = """\
@prefix ex: <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = rdflib.RDFS.label


@pytest.fixture(scope="module", autouse=True)
def _literals_as_written() -> Iterator[None]:
    """Keep rdflib from equating 01 and 1: the lexical form is part of the data."""
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    yield
    rdflib.NORMALIZE_LITERALS = before


def read(text: str) -> rdflib.Graph:
    """Read Turtle with rdflib."""
    return rdflib.Graph().parse(data=text, format="turtle")


def body(text: str) -> str:
    """Format statements that use the usual prefixes, and give the statements without the prefixes.

    What is returned has passed the two laws that hold for any text.
    """
    formatted = format_turtle(HEAD + text)
    assert format_turtle(formatted) == formatted
    assert isomorphic(read(formatted), read(HEAD + text))
    return formatted.partition("\n\n")[2]


def test_the_whole_form() -> None:
    """One document shows the form: comments, used prefixes, subjects, predicates and objects."""
    text = """\
# Terms.
# Not here: law.
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/> .
@prefix unused: <https://example.org/unused/> .
[] a owl:AllDisjointClasses ; owl:members ( ex:A ex:B ) .
ex:B ex:b 1 ; ex:a true ; owl:deprecated false ; skos:notation "b" ;
  skos:prefLabel "Б"@kk , "б"@ru , "b"@en ; a owl:Thing, owl:Class ;
  rdfs:subClassOf [ owl:someValuesFrom ex:A ; owl:onProperty ex:a ; a owl:Restriction ], ex:A .
ex:A rdfs:label "a" ; ex:on "2026-07-01"^^xsd:date .
ex:zz a owl:Ontology .
"""
    expected = """\
# Terms.
# Not here: law.

@prefix ex: <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:zz
    a owl:Ontology .

ex:A
    rdfs:label "a" ;
    ex:on "2026-07-01"^^xsd:date .

ex:B
    a
        owl:Class ,
        owl:Thing ;
    rdfs:label
        "b"@en ,
        "б"@ru ,
        "Б"@kk ;
    skos:prefLabel
        "b"@en ,
        "б"@ru ,
        "Б"@kk ;
    skos:notation "b" ;
    rdfs:subClassOf
        ex:A ,
        [
            a owl:Restriction ;
            owl:onProperty ex:a ;
            owl:someValuesFrom ex:A
        ] ;
    owl:deprecated false ;
    ex:a true ;
    ex:b 1 .

[]
    a owl:AllDisjointClasses ;
    owl:members ( ex:A ex:B ) .
"""
    assert format_turtle(text) == expected
    assert format_turtle(expected) == expected


def test_predicates_follow_the_reading_order() -> None:
    """Type, labels, notes and the frame of a class come first, OWL next, all others by IRI."""
    order = ["a", "rdfs:label", "skos:altLabel", "skos:definition", "skos:scopeNote"]
    order += ["skos:example", "skos:editorialNote", "skos:notation", "rdfs:subClassOf"]
    order += ["rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "owl:disjointWith"]
    order += ["owl:inverseOf", "rdfs:comment", "skos:broader", "ex:p2", "ex:p10"]
    shuffled = random.Random(7).sample(order, len(order))
    text = body("ex:s " + " ; ".join(f"{predicate} ex:o" for predicate in shuffled) + " .")
    assert [line.split()[0] for line in text.splitlines()[1:]] == order


def test_digits_are_sorted_as_numbers() -> None:
    """Article 9 stands before article 10, and par2 before par10, as subject and as object."""
    names = ["article9", "article9-par2", "article9-par10", "article10", "article10-par1"]
    text = body("".join(f"ex:{name} ex:p ex:o .\n" for name in reversed(names)))
    assert [line for line in text.splitlines() if line.startswith("ex:")] == [
        f"ex:{name}" for name in names
    ]
    text = body("ex:s ex:p " + ", ".join(f"ex:{name}" for name in reversed(names)) + " .")
    assert [line.strip(" ,.") for line in text.splitlines()[2:]] == [f"ex:{n}" for n in names]


def test_numbers_of_any_length_are_sorted() -> None:
    """A digit run too long for int() is no obstacle, and equal numbers keep one order."""
    long = "1" * 5000
    text = body(f'ex:s ex:p "{long}", "2", "01", "1", "{long}0" .')
    values = [line.strip(' ,."') for line in text.splitlines()[2:]]
    assert values == ["01", "1", "2", long, f"{long}0"]


def test_objects_are_sorted_by_kind() -> None:
    """IRIs come first, then en, ru, kk and other languages, other literals, blank nodes."""
    objects = ["ex:i", '"a"@en', '"a"@ru', '"a"@kk', '"a"@de', '"a"@uz', '"a"', "5", "[]"]
    text = body(f"ex:s ex:p {', '.join(reversed(objects))} .")
    written = [line.strip().rstrip(" ,.") for line in text.splitlines()[2:]]
    assert written == [*objects[:6], "5", '"a"', "[]"]


def test_the_language_order_can_be_chosen() -> None:
    """Literals follow the order of languages that the caller gives."""
    text = format_turtle('<urn:s> <urn:p> "a"@en, "a"@kk .', label_language_order=("kk", "en"))
    assert text.index("@kk") < text.index("@en")


def test_the_order_of_lines_does_not_matter() -> None:
    """Every order of the same triples, and every naming of blank nodes, gives one text."""
    lines = [
        "<urn:s> <urn:p> _:x .",
        "<urn:t> <urn:p> _:x .",
        "_:x <urn:p> _:y .",
        "_:x <urn:p> _:w .",
        '_:y <urn:q> "1" .',
        '_:w <urn:q> "2" .',
        "_:u <urn:q> _:v .",
        "_:v <urn:q> _:u .",
        '_:z <urn:q> "loose" .',
        "<urn:s> <urn:p> _:f .",
    ]
    lines += [f"<urn:{name}> <urn:p> _:s{number} ." for name in "st" for number in range(20)]
    lines += [f"_:s{number} <urn:q> <urn:{number}> ." for number in range(20)]
    generator = random.Random(11)
    texts = set()
    for _ in range(30):
        text = "\n".join(generator.sample(lines, len(lines)))
        names = generator.sample("abcdefg", 7)
        for old, new in zip("xywuvzf", names, strict=True):
            text = text.replace(f"_:{old} ", f"_:new_{new} ")
        texts.add(format_turtle(text))
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("ex:a ex:b ex:c . # why", 7),
        ("ex:a ex:b ex:c .\n# after", 8),
        ('ex:a ex:b """two\nlines""" ; # why\n ex:c 1 .', 8),
        ("ex:a ex:b <https://example.org/x#y> .#", 7),
        ('ex:a ex:b "\\"" . # "', 7),
        ("ex:a ex:b ex:c#glued\n .", 7),
    ],
)
def test_a_comment_is_refused_and_not_lost(statement: str, line: int) -> None:
    """A comment below the leading ones is an error that names its line."""
    with pytest.raises(DataError, match=f"^line {line}:"):
        format_turtle(HEAD + statement)


@pytest.mark.parametrize(
    "term",
    [
        "<https://example.org/x#y>",
        '"# no comment"',
        "'# no \\' # comment'",
        '"""two "quoted" \n# lines"""',
        "'''it's \n# text'''",
        "ex:x\\#y",
        '"", "#"',
    ],
)
def test_a_number_sign_inside_a_term_is_no_comment(term: str) -> None:
    """In IRIs, strings and escaped names `#` is data."""
    assert "#" in body(f"ex:a ex:b {term} .")


def test_leading_comments_are_kept() -> None:
    """The comments at the top stay as they are, whatever their line ends, and nothing is added."""
    text = (
        "\n# Law.\r\n#   Not here: «doctrine» # or <this> \n\n# Licence \r\n\n<urn:a> a <urn:b> ."
    )
    head = "# Law.\n#   Not here: «doctrine» # or <this>\n\n# Licence\n\n"
    assert format_turtle(text) == head + "<urn:a>\n    a <urn:b> .\n"
    assert format_turtle("# only this") == "# only this\n"
    assert format_turtle(" \n") == ""


def test_labels_are_written_from_preferred_labels() -> None:
    """A subject with skos:prefLabel has exactly these as rdfs:label; others keep their own."""
    text = HEAD + (
        'ex:a skos:prefLabel "new"@en, "новое"@ru ; rdfs:label "old"@en, "old" .'
        'ex:b rdfs:label "own"@en . ex:c skos:prefLabel ex:d .'
    )
    graph = read(format_turtle(text))
    example = rdflib.Namespace("https://example.org/")
    labels = {rdflib.Literal("new", lang="en"), rdflib.Literal("новое", lang="ru")}
    assert set(graph.objects(example.a, LABEL)) == labels
    assert set(graph.objects(example.b, LABEL)) == {rdflib.Literal("own", lang="en")}
    assert not set(graph.objects(example.c, LABEL))
    assert len(graph) == 6


def test_composed_labels_replace_labels() -> None:
    """Composed labels replace those of subjects here, but never a preferred label."""
    text = HEAD + (
        'ex:a rdfs:label "old"@en . ex:b skos:prefLabel "b"@en . ex:c ex:p ex:o .'
        'ex:gone rdfs:label "old"@en . ex:kept rdfs:label "kept"@en .'
    )
    composed = {
        f"https://example.org/{name}": [("Article 9", "en"), ("9-бап", "kk")] for name in "abco"
    }
    formatted = format_turtle(text, composed_labels={**composed, "https://example.org/gone": []})
    assert format_turtle(formatted, composed_labels=composed) == formatted
    written = {
        (str(subject).rpartition("/")[2], str(label))
        for subject, label in read(formatted).subject_objects(LABEL)
    }
    both = {(name, label) for name in "ac" for label in ("Article 9", "9-бап")}
    assert written == both | {("b", "b"), ("kept", "kept")}
    assert "ex:gone" not in formatted


def test_lists() -> None:
    """A list stands in parentheses: on one line when short, otherwise one member a line."""
    assert body("ex:a ex:p ( ex:b 1 ( true ) () ) .") == "ex:a\n    ex:p ( ex:b 1 ( true ) () ) .\n"
    fits, too_long = "x" * 94, "x" * 95
    assert body(f'ex:a ex:p ( "{fits}" ) .') == f'ex:a\n    ex:p ( "{fits}" ) .\n'
    assert body(f'ex:a ex:p ( "{too_long}" ) .') == (
        f'ex:a\n    ex:p (\n        "{too_long}"\n    ) .\n'
    )
    assert body("ex:a ex:p ( [ ex:q ( 1 [] ) ] ex:b ) .") == (
        "ex:a\n    ex:p (\n        [\n            ex:q ( 1 [] )\n        ]\n        ex:b\n    ) .\n"
    )


@pytest.mark.parametrize(
    "statements",
    [
        "ex:a ex:p _:l . _:l rdf:first 1 ; rdf:rest _:m . ex:b ex:p _:m . _:m rdf:first 2 .",
        "ex:a ex:p _:l . _:l rdf:first 1 ; rdf:rest rdf:nil ; ex:more 2 .",
        "ex:a ex:p _:l . _:l rdf:first 1, 2 ; rdf:rest rdf:nil .",
        "ex:a ex:p _:l . _:l rdf:first 1 ; rdf:rest rdf:nil, ex:b .",
        "ex:a ex:p _:l . _:l rdf:first 1 .",
        "ex:a ex:p _:l . _:l rdf:first 1 ; rdf:rest _:l .",
        "ex:a ex:p _:l . _:l rdf:first 1 ; rdf:rest ex:b .",
        "( 1 2 ) ex:p 3 . ( 1 2 ) rdf:rest () .",
        "rdf:nil rdf:nil rdf:nil .",
    ],
)
def test_what_only_resembles_a_list_is_kept(statements: str) -> None:
    """Broken, shared, cyclic and annotated lists lose nothing."""
    assert body(statements)


def test_blank_nodes_are_written_in_place_or_by_name() -> None:
    """One reference nests a node, none puts it last as [], more or a cycle gives it a name."""
    text = body(
        "ex:a ex:p [ ex:once 1 ] , _:shared . ex:b ex:p _:shared . _:shared ex:q [ ex:in 3 ] ."
        "_:one ex:to _:two . _:two ex:to _:one ; ex:holds ( 1 2 ) ."
        "[] ex:loose 2, 10, 9 . ex:c ex:e [] ."
    )
    assert text.count("[\n") == 2
    assert text.count("[]\n    ex:loose") == 1
    assert text.count("ex:e [] .") == 1
    assert text.count("ex:holds ( 1 2 )") == 1
    assert {word for word in text.split() if word.startswith("_:")} == {"_:b0", "_:b1", "_:b2"}
    assert text.index("ex:c") < text.index("\n[]") < text.index("\n_:b0") < text.index("\n_:b2")


def test_equal_blank_nodes_are_all_kept() -> None:
    """Two nodes with the same content are two nodes."""
    assert body("ex:a ex:p [ ex:q 1 ], [ ex:q 1 ] . [] ex:r 1 . [] ex:r 1 .").count("ex:q 1") == 2


def test_blank_nodes_are_sorted_by_content() -> None:
    """The content decides the order of blank nodes, with digits as numbers."""
    text = body("ex:s ex:p [ ex:q ex:n10 ], [ ex:q ex:n9 ] . [] ex:r ex:n12 . [] ex:r ex:n11 .")
    assert [word for word in text.split() if word.startswith("ex:n")] == [
        "ex:n9",
        "ex:n10",
        "ex:n11",
        "ex:n12",
    ]


def test_a_long_list_takes_no_long_time() -> None:
    """The work does not grow with the square of a list, nor does its depth exhaust the stack."""
    members = " ".join(f"ex:m{number}" for number in range(20_000))
    assert format_turtle(f"{HEAD}ex:a ex:p ( {members} ) .").count("\n        ex:m") == 20_000


def test_nesting_is_indented() -> None:
    """Each level of brackets is four spaces further in, and its bracket closes at its start."""
    text = body("ex:A owl:equivalentClass [ owl:unionOf ( ex:B [ owl:complementOf ex:C ] ) ] .")
    assert text == (
        "ex:A\n"
        "    owl:equivalentClass [\n"
        "        owl:unionOf (\n"
        "            ex:B\n"
        "            [\n"
        "                owl:complementOf ex:C\n"
        "            ]\n"
        "        )\n"
        "    ] .\n"
    )


@pytest.mark.parametrize(
    ("literal", "written"),
    [
        ("true", "true"),
        ('"false"^^xsd:boolean', "false"),
        ('"1"^^xsd:boolean', '"1"^^xsd:boolean'),
        ('"-5"^^xsd:integer', "-5"),
        ("0", "0"),
        ('"007"^^xsd:integer', '"007"^^xsd:integer'),
        ('"+7"^^xsd:integer', '"+7"^^xsd:integer'),
        ('"-0"^^xsd:integer', '"-0"^^xsd:integer'),
        ('"٣"^^xsd:integer', '"٣"^^xsd:integer'),
        ("1.50", '"1.50"^^xsd:decimal'),
        ("1e0", '"1e0"^^xsd:double'),
        ('"2026-07-01T00:00:00+05:00"^^xsd:dateTime', '"2026-07-01T00:00:00+05:00"^^xsd:dateTime'),
        ('"a"^^<urn:own>', '"a"^^<urn:own>'),
        ('"Қазақстан Республикасы — ұлы ел"@kk', '"Қазақстан Республикасы — ұлы ел"@kk'),
        ('"""two\nlines\r\n\tand "quotes\\" """', r'"two\nlines\r\n\tand \"quotes\" "'),
        (r"'back\\slash and \\n'", r'"back\\slash and \\n"'),
        (r'"\u0001\b\f\u007F\u0085\u2028"', r'"\u0001\u0008\u000C\u007F\u0085\u2028"'),
        ('"\U0001f600 \\U0001F600"', '"\U0001f600 \U0001f600"'),
        ('" ends in blanks  "', '" ends in blanks  "'),
    ],
)
def test_literals_keep_their_lexical_form(literal: str, written: str) -> None:
    """A literal is plain only in canonical form, and on one line with escapes otherwise."""
    assert body(f"ex:a ex:b {literal} .") == f"ex:a\n    ex:b {written} .\n"


def test_plain_tokens_keep_their_lexical_form() -> None:
    """007 stays 007, and xsd:string is no news (rdflib changes the one and tells the other)."""
    text = HEAD + 'ex:a ex:b 007 ; ex:c +7 ; ex:d "a"^^xsd:string .'
    assert format_turtle(text).partition("\n\n")[2] == (
        'ex:a\n    ex:b "007"^^xsd:integer ;\n    ex:c "+7"^^xsd:integer ;\n    ex:d "a" .\n'
    )


@pytest.mark.parametrize(
    ("iri", "written"),
    [
        ("https://example.org/a-b_c.d9", "ex:a-b_c.d9"),
        ("https://example.org/9", "ex:9"),
        ("https://example.org/_", "ex:_"),
        ("https://example.org/", None),
        ("https://example.org/a.", None),
        ("https://example.org/.a", None),
        ("https://example.org/-a", None),
        ("https://example.org/a/b", None),
        ("https://example.org/a#b", None),
        ("https://example.org/a%20b", None),
        ("https://example.org/a(b),c;d'e", None),
        ("https://example.org/Қазақстан", None),
        ("https://example.org/a:b", None),
        ("https://example.com/a", None),
        ("urn:x", None),
    ],
)
def test_only_simple_names_use_a_prefix(iri: str, written: str | None) -> None:
    """An IRI is shortened when the rest is a simple name, and written in full otherwise."""
    assert body(f"<urn:a> <urn:b> <{iri}> .".replace("<urn:a>", "ex:s")) == (
        f"ex:s\n    <urn:b> {written or f'<{iri}>'} .\n"
    )


def test_line_separators_in_iris_are_escaped() -> None:
    """No character that some editor takes for a line end is written as such."""
    assert "<https://example.org/\\u2028>" in format_turtle(
        r"<urn:a> a <https://example.org/\u2028> ."
    )


def test_the_longest_prefix_wins() -> None:
    """Of nested namespaces the longest is used, of equal ones the first by name, and only those."""
    text = (
        "@prefix b: <urn:x:> . @prefix a: <urn:x:> . @prefix : <urn:x:y-> . @base <urn:base> ."
        "<urn:x:y-z> a <urn:x:w> , <> ."
    )
    assert format_turtle(text) == (
        "@prefix : <urn:x:y-> .\n@prefix a: <urn:x:> .\n\n"
        ":z\n    a\n        <urn:base> ,\n        a:w .\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "ex:a ex:b ex:c .",
        "<urn:a> <urn:b> .",
        "<relative> a <urn:b> .",
        '<urn:a> <urn:b> "open .',
        "<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .",
        '<urn:a> <urn:b> "text"@en--ltr .',
    ],
)
def test_what_is_not_turtle_is_refused(text: str) -> None:
    """Malformed Turtle, and RDF 1.2 that has no canonical form here, are errors of the project."""
    with pytest.raises(DataError):
        format_turtle(text)


def test_files_are_rewritten_only_when_they_differ(tmp_path: Path) -> None:
    """A check reports and writes nothing; a rewrite leaves clean files and other names alone."""
    clean, messy, link = (tmp_path / name for name in ("clean.ttl", "messy.ttl", "link.ttl"))
    clean.write_text("<urn:a>\n    a <urn:b> .\n", encoding="utf-8", newline="\n")
    messy.write_bytes('<urn:a> a <urn:b>; <urn:p> "қ".\r\n'.encode())
    messy.chmod(0o640)
    link.symlink_to(messy)
    before = messy.read_bytes()
    stamp = clean.stat().st_ino
    assert format_files([clean, link], check=True) == [link]
    assert messy.read_bytes() == before
    assert format_files(iter([clean, link]), check=False) == [link]
    assert messy.read_bytes() == '<urn:a>\n    a <urn:b> ;\n    <urn:p> "қ" .\n'.encode()
    assert link.is_symlink()
    assert messy.stat().st_mode & 0o777 == 0o640
    assert clean.stat().st_ino == stamp
    assert format_files([clean, messy], check=False) == []
    assert sorted(tmp_path.iterdir()) == [clean, link, messy]


@pytest.mark.parametrize("content", [b"<urn:a> .", b"\xff"])
def test_one_bad_file_leaves_all_files_alone(tmp_path: Path, content: bytes) -> None:
    """A file that cannot be formatted is named, and no file before it is rewritten."""
    messy, bad = tmp_path / "messy.ttl", tmp_path / "bad.ttl"
    messy.write_bytes(b"<urn:a> a <urn:b>.")
    bad.write_bytes(content)
    with pytest.raises(DataError, match=r"bad\.ttl"):
        format_files([messy, bad], check=False)
    assert messy.read_bytes() == b"<urn:a> a <urn:b>."


def test_an_interrupted_rewrite_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the replacement fails, the file is as before and nothing else is left behind."""

    def fail(source: str, target: Path) -> None:
        raise OSError(f"no room for {source} at {target}")

    path = tmp_path / "law.ttl"
    path.write_bytes(b"<urn:a> a <urn:b>.")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no room"):
        format_files([path], check=False)
    assert path.read_bytes() == b"<urn:a> a <urn:b>."
    assert list(tmp_path.iterdir()) == [path]


def test_files_take_composed_labels(tmp_path: Path) -> None:
    """Composed labels reach the files."""
    path = tmp_path / "law.ttl"
    path.write_bytes(b"<urn:a> a <urn:b> .")
    format_files([path], check=False, composed_labels={"urn:a": [("9-бап", "kk")]})
    assert '"9-бап"@kk' in path.read_text(encoding="utf-8")


IRIS = [
    NamedNode(iri)
    for iri in (
        "https://example.org/par2",
        "https://example.org/par10",
        "https://example.org/a.",
        "https://example.org/#a",
        "urn:x:(y)'z",
        RDF + "nil",
    )
]
PREDICATES = [
    NamedNode(iri) for iri in ("urn:p", "urn:q", RDF + "first", RDF + "rest", RDF + "type")
]
BLANK_NODES = [BlankNode(name) for name in "abcd"]
# rdflib reads some control characters wrongly, and the examples above cover those.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"'\\#")
)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    st.builds(
        lambda text, language: Literal(text, language=language),
        TEXTS,
        st.sampled_from(["kk", "en-gb"]),
    ),
    st.integers().map(Literal),
    st.booleans().map(Literal),
    st.builds(lambda text: Literal(text, datatype=NamedNode("urn:own")), TEXTS),
)
TRIPLES = st.builds(
    Triple,
    st.sampled_from([*IRIS, *BLANK_NODES]),
    st.sampled_from(PREDICATES),
    st.sampled_from([*IRIS, *BLANK_NODES]) | LITERALS,
)


@settings(deadline=None, max_examples=300)
@given(st.lists(TRIPLES, max_size=9), st.randoms(use_true_random=False))
def test_any_graph_has_one_lossless_form(triples: list[Triple], generator: random.Random) -> None:
    """For any graph: nothing is lost, formatting again changes nothing, line order is no matter."""
    lines = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode().split("\n")[:-1]
    head = "@prefix ex: <https://example.org/> .\n"
    formatted = format_turtle(head + "\n".join(lines))
    assert isomorphic(read(formatted), rdflib.Graph().parse(data="\n".join(lines), format="nt"))
    assert format_turtle(formatted) == formatted
    shuffled = generator.sample(lines, len(lines))
    assert format_turtle(head + "\n".join(shuffled)) == formatted
    assert all(line == line.rstrip() for line in formatted.split("\n"))
