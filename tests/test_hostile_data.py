"""Data that could end the process or never end are refused; what people really write passes."""

from __future__ import annotations

import time
from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from kzconst.errors import DataError
from kzconst.hostile_data import MAX_ATTRIBUTES, MAX_ENTITIES, MAX_NESTING, refuse_hostile

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="a:"'
BODY = f'<rdf:RDF {RDF}><a:C rdf:about="a:x"/></rdf:RDF>'

# The beginning of a file as Protégé saves it.
PROTEGE = """<?xml version="1.0"?>
<!DOCTYPE rdf:RDF [
    <!ENTITY owl "http://www.w3.org/2002/07/owl#" >
    <!ENTITY xsd "http://www.w3.org/2001/XMLSchema#" >
    <!ENTITY rdfs "http://www.w3.org/2000/01/rdf-schema#" >
    <!ENTITY rdf "http://www.w3.org/1999/02/22-rdf-syntax-ns#" >
]>
<rdf:RDF xmlns="http://example.org/o#"
     xml:base="http://example.org/o"
     xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
     xmlns:owl="http://www.w3.org/2002/07/owl#">
    <owl:Ontology rdf:about="http://example.org/o"/>
    <owl:Class rdf:about="&owl;Thing"/>
</rdf:RDF>
"""


def refused(text: str, format: RdfFormat) -> str:
    """Give the message with which a text is refused, soon."""
    started = time.monotonic()
    with pytest.raises(DataError) as caught:
        refuse_hostile(text.encode(), format, "data")
    assert time.monotonic() - started < 5
    message = str(caught.value)
    assert message.startswith("data")
    assert "\n" not in message
    return message


def passes(text: str, format: RdfFormat) -> list[pyoxigraph.Quad]:
    """Give what a text holds that must not be refused."""
    refuse_hostile(text.encode(), format, "data")
    return list(pyoxigraph.parse(text.encode(), format, base_iri="a:"))


def with_subset(subset: str) -> str:
    """Write RDF/XML with an internal subset in its document type."""
    return f"<!DOCTYPE rdf:RDF [{subset}]>\n{BODY}"


def test_protege_header_passes() -> None:
    """The entities that Protégé declares are allowed, and expand."""
    subjects = {quad.subject for quad in passes(PROTEGE, RdfFormat.RDF_XML)}
    assert pyoxigraph.NamedNode("http://www.w3.org/2002/07/owl#Thing") in subjects


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"<?xml version='1.0' encoding='UTF-8'?>\n<!-- a comment -->\n{BODY}",
        f"<!DOCTYPE rdf:RDF>{BODY}",
        f"<!-- one --><!-- two --><?pi x?><!DOCTYPE rdf:RDF [<!-- plain -->]>{BODY}",
        with_subset('<!ENTITY a "plain">'),
        "\ufeff" + BODY,
    ],
)
def test_harmless_xml_passes(text: str) -> None:
    """Comments, instructions and plain entities are no reason to refuse a file."""
    assert len(passes(text, RdfFormat.RDF_XML)) == 1


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aa"><!ENTITY b "&a;&a;">',
        '<!ENTITY a "&#38;b;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY a PUBLIC "x" "http://example.org/">',
        '<!ENTITY % a "b"> %a;',
        '<!ENTITY % a SYSTEM "http://example.org/x.dtd"> %a;',
        '<!-- <!ENTITY a "&b;"> -->',
        "<!ELEMENT rdf:RDF ANY>",
        "<!ATTLIST a b CDATA 'c'>",
        f'<!ENTITY a "{"x" * 501}">',
        "".join(f'<!ENTITY a{n} "x">' for n in range(MAX_ENTITIES + 1)),
    ],
)
def test_other_declarations_are_refused(subset: str) -> None:
    """Nested, external, parameter, long or too many entities are refused, also in comments."""
    assert "replace the entities" in refused(with_subset(subset), RdfFormat.RDF_XML)


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE rdf:RDF SYSTEM "http://example.org/x.dtd">{BODY}',
        f'<!DOCTYPE rdf:RDF PUBLIC "x" "y" [<!ENTITY a "b">]>{BODY}',
        f'<!doctype rdf:RDF [<!ENTITY a "&b;">]>{BODY}',
        f'{BODY}<!DOCTYPE rdf:RDF [<!ENTITY a "&b;">]>',
        f'<!DOCTYPE rdf:RDF [<!ENTITY a "b">]><!DOCTYPE rdf:RDF [<!ENTITY a "&a;">]>{BODY}',
    ],
)
def test_other_document_types_are_refused(text: str) -> None:
    """External, second and oddly written document types are refused."""
    assert "line 1" in refused(text, RdfFormat.RDF_XML)


def test_bomb_is_refused_before_parsing() -> None:
    """A billion laughs take no time."""
    entities = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 60))
    text = with_subset('<!ENTITY l0 "ha">' + entities)
    assert "refused" in refused(text.replace('"a:x"', '"&l59;"'), RdfFormat.RDF_XML)


def test_flat_bomb_is_refused() -> None:
    """A plain entity that is used very often expands too far as well."""
    text = with_subset(f'<!ENTITY a "{"x" * 500}">')
    text = text.replace("<a:C", "<a:C a:p='" + "&a;" * 140_000 + "'")
    assert "expand too far" in refused(text, RdfFormat.RDF_XML)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (BODY[:-1], 1),
        (f"<rdf:RDF {RDF}>\n<a:C>\n", 3),
        (f"<rdf:RDF {RDF}>\n<a:C></a:D></rdf:RDF>", 2),
        (f"<rdf:RDF {RDF}>\n<a:C a:p='&no;'/></rdf:RDF>", 2),
        ("", 1),
        ("no xml", 1),
    ],
)
def test_malformed_xml_names_the_line(text: str, line: int) -> None:
    """XML cut off or malformed is refused with its line; the parser takes some for whole."""
    assert f"line {line}: not well-formed XML" in refused(text, RdfFormat.RDF_XML)


def test_nesting_has_a_limit_that_is_allowed() -> None:
    """Nesting up to the limit passes, one more does not, in each format where it matters."""
    assert passes(_deep_json(MAX_NESTING), RdfFormat.JSON_LD)
    assert "nested more than" in refused(_deep_json(MAX_NESTING + 1), RdfFormat.JSON_LD)
    assert passes(_deep_triples(MAX_NESTING), RdfFormat.TURTLE)
    assert "nested more than" in refused(_deep_triples(MAX_NESTING + 1), RdfFormat.TURTLE)
    assert "nested more than" in refused(_deep_triples(MAX_NESTING + 1), RdfFormat.N_TRIPLES)
    assert passes(_deep_xml(MAX_NESTING - 1), RdfFormat.RDF_XML)
    assert "nested more than" in refused(_deep_xml(MAX_NESTING + 1), RdfFormat.RDF_XML)


def _deep_json(depth: int) -> str:
    return '{"@id": "a:a", "a:p": ' * depth + "1" + "}" * depth


def _deep_triples(depth: int) -> str:
    return "<a:a> <a:b> " + "<<( <a:a> <a:b> " * depth + "<a:c> " + ")>> " * depth + "."


def _deep_xml(depth: int) -> str:
    # An element of depth one is the root.
    pairs, rest = divmod(depth - 1, 2)
    inner = "<a:C><a:p>" * pairs + "<a:C>" * rest
    outer = "</a:C>" * rest + "</a:p></a:C>" * pairs
    return f"<rdf:RDF {RDF}>{inner}{outer}</rdf:RDF>"


def test_brackets_in_text_are_no_nesting() -> None:
    """Brackets inside strings, comments and IRIs do not count."""
    brackets = "[{<<(" * 300
    assert passes(f'{{"@id": "a:a", "a:p": "{brackets}\\""}}', RdfFormat.JSON_LD)
    turtle = f'<a:a> <a:b> "{brackets}", """{brackets}\n"" \\" """, \'{brackets}\' . # {brackets}\n'
    assert len(passes(turtle, RdfFormat.TURTLE)) == 3


def test_siblings_are_no_nesting() -> None:
    """Many nodes beside each other are not deep."""
    assert (
        passes('{"@graph": [' + ", ".join(['{"@id": "a:a"}'] * 500) + "]}", RdfFormat.JSON_LD) == []
    )
    assert passes("<a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> .\n" * 500, RdfFormat.TURTLE)


def test_endless_attributes_are_refused() -> None:
    """An element with more attributes than anybody writes takes the parser quadratic time."""
    attributes = " ".join(f'a:p{n}="1"' for n in range(MAX_ATTRIBUTES + 1))
    text = f"<rdf:RDF {RDF}><a:C {attributes}/></rdf:RDF>"
    assert "attributes" in refused(text, RdfFormat.RDF_XML)


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "http://example.org/c.jsonld", "@id": "a:a"}',
        '{"@context": [{}, "http://example.org/c.jsonld"], "@id": "a:a"}',
        '{"@context": {"p": {"@id": "a:p", "@context": "c.jsonld"}}}',
        '{"@context": {"@import": "c.jsonld"}}',
        '{"\\u0040context": "c.jsonld"}',
        '{"@context": "c.jsonld", "@context": {}}',
    ],
)
def test_remote_context_is_refused(text: str) -> None:
    """A context that would be fetched is refused, wherever it stands."""
    assert "remote @context is not fetched" in refused(text, RdfFormat.JSON_LD)


def test_endless_context_is_refused() -> None:
    """Terms defined by other terms, thousands deep, end the process; so their number is limited."""
    terms = ",".join(f'"t{n}": "t{n + 1}:x"' for n in range(2001))
    assert "terms in @context" in refused(f'{{"@context": {{{terms}}}}}', RdfFormat.JSON_LD)


def test_own_context_passes() -> None:
    """A context inside the file is what everybody writes."""
    text = '{"@context": [{"p": "a:p"}, null], "@id": "a:a", "a:p": 1}'
    assert passes(text, RdfFormat.JSON_LD)


def test_malformed_json_names_the_line() -> None:
    """Malformed JSON is refused with its line."""
    assert "line 2:" in refused('{\n"a": }', RdfFormat.JSON_LD)


@pytest.mark.parametrize("format", [RdfFormat.TURTLE, RdfFormat.RDF_XML, RdfFormat.JSON_LD])
def test_only_utf_8(format: RdfFormat) -> None:
    """Other encodings are refused with the line where they show."""
    for data in ("\nқазақ".encode("utf-16"), b"\n\xff"):
        with pytest.raises(DataError, match=r"data, line \d: not UTF-8; save the file as UTF-8"):
            refuse_hostile(data, format, "data")


@pytest.mark.parametrize(
    "unit", ["<!---->", "<!-- - - -->", "<?a?>", " ", "<<", '"""', "'", "<!", "&"]
)
@pytest.mark.parametrize("format", [RdfFormat.TURTLE, RdfFormat.RDF_XML, RdfFormat.JSON_LD])
def test_checks_take_linear_time(unit: str, format: RdfFormat) -> None:
    """Half a million characters of anything are checked in seconds."""
    started = time.monotonic()
    with suppress(DataError):
        refuse_hostile((unit * (500_000 // len(unit))).encode(), format, "data")
    assert time.monotonic() - started < 5


PARTS = [
    *("<!DOCTYPE r [", "<!ENTITY a", ' "b"', "&a;", ">", "]>", "<!--", "-->", BODY, "<a>", "#"),
    *("{", "}", "[", "]", '"', "@context", ":", ",", "<<(", ")>>", "'''", '"""', "\\", "\n"),
]


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(PARTS)),
    st.sampled_from([RdfFormat.TURTLE, RdfFormat.RDF_XML, RdfFormat.JSON_LD]),
)
def test_any_text_is_refused_or_passes(parts: list[str], format: RdfFormat) -> None:
    """Nothing but a DataError comes out, whatever goes in; what passes, the parser survives."""
    data = "".join(parts).encode()
    with suppress(DataError):
        refuse_hostile(data, format, "data")
        with suppress(SyntaxError):
            list(pyoxigraph.parse(data, format))
