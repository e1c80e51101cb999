"""What is refused in a data file before any parser sees it.

pyoxigraph ends the process, or runs without end, on entity bombs and on data nested very deeply;
no exception can be caught then. It also takes RDF/XML that is cut off for complete. The checks
here are textual and take linear time. Not here: whether the data make sense.
"""

from __future__ import annotations

import re
from typing import Any

from pyoxigraph import RdfFormat

from kzconst.errors import DataError

MAX_NESTING = 200
MAX_ENTITIES = 100
MAX_ENTITY_LENGTH = 500
MAX_EXPANDED_LENGTH = 64_000_000
MAX_ATTRIBUTES = 1000
MAX_CONTEXT_TERMS = 2000


def refuse_hostile(data: bytes, format: RdfFormat, name: str) -> None:
    r"""Refuse data that cannot be parsed safely.

    Args:
        data: The content of a file.
        format: Its format.
        name: The file, for the message.

    Raises:
        DataError: The content is not UTF-8, nested too deeply, RDF/XML with a hostile document
            type or not well-formed, or JSON-LD with a remote or too large context.

    Example:
        >>> refuse_hostile(b'<a:a> <a:b> "c" .', RdfFormat.TURTLE, "data.ttl")
        >>> refuse_hostile(b"<a:a> <a:b> '\xff' .", RdfFormat.TURTLE, "data.ttl")
        Traceback (most recent call last):
        ...
        kzconst.errors.DataError: data.ttl, line 1: not UTF-8; save the file as UTF-8
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        raise DataError(f"{name}, line {line}: not UTF-8; save the file as UTF-8") from error
    if format == RdfFormat.RDF_XML:
        _refuse_document_type(text, name)
        _refuse_malformed_xml(data, name)
    elif format == RdfFormat.JSON_LD:
        refuse_deep_json(text, name)
        _refuse_contexts(text, name)
    else:
        _refuse_deep_triples(text, name)


def refuse_deep_json(text: str, name: str) -> None:
    """Refuse JSON whose objects and arrays are nested too deeply.

    Args:
        text: The JSON text, well-formed or not.
        name: Where it came from, for the message.

    Raises:
        DataError: It is nested more than 200 deep.

    Example:
        >>> refuse_deep_json("[" * 300, "data.jsonld")
        Traceback (most recent call last):
        ...
        kzconst.errors.DataError: data.jsonld, line 1: nested more than 200 deep; make it flatter
    """
    tokens = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]'
    _refuse_deep(text, tokens, opening=("[", "{"), closing=("]", "}"), name=name)


def _refuse_deep_triples(text: str, name: str) -> None:
    """Refuse Turtle and N-Triples whose triple terms are nested too deeply.

    Lists and brackets are not looked at: the parser keeps them on the heap.
    """
    if text.count("<<") <= MAX_NESTING:
        return
    tokens = (
        r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+(?:""")?'
        r"|'''[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*+(?:''')?"
        r'|"[^"\\\n\r]*+(?:\\.[^"\\\n\r]*+)*+"?'
        r"|'[^'\\\n\r]*+(?:\\.[^'\\\n\r]*+)*+'?"
        r"|#[^\n\r]*+|<<|>>|<[^<>]*+>"
    )
    _refuse_deep(text, tokens, opening=("<<",), closing=(">>",), name=name)


def _refuse_deep(
    text: str, tokens: str, *, opening: tuple[str, ...], closing: tuple[str, ...], name: str
) -> None:
    depth = 0
    for match in re.finditer(tokens, text, re.DOTALL):
        if match[0] in opening:
            depth += 1
        elif match[0] in closing:
            depth -= 1
        if depth > MAX_NESTING:
            line = 1 + text.count("\n", 0, match.start())
            raise DataError(
                f"{name}, line {line}: nested more than {MAX_NESTING} deep; make it flatter"
            )


def _refuse_document_type(text: str, name: str) -> None:
    """Refuse a document type, unless it declares plain entities only, as Protégé writes them.

    The parser reads declarations inside comments too, and expands entities inside entities while
    it reads them, so the form is matched strictly and nothing else may look like a declaration.
    """
    miscellaneous = r"(?>\s+|<!--.*?-->|<\?.*?\?>)*+"
    entity_name = r"[A-Za-z_][\w.\-]{0,99}"
    value = rf'("[^"&%<]{{0,{MAX_ENTITY_LENGTH}}}")'
    entity = rf"<!ENTITY\s+{entity_name}\s+{value}\s*>"
    comment = r"<!--(?>[^-<]+|-[^-<])*+-->"
    subset = rf"\[(?>\s+|{entity}|{comment})*+\]"
    document_type = rf"<!DOCTYPE\s+[\w:.\-]+\s*(?:{subset}\s*)?>"
    found = re.compile(rf"\ufeff?{miscellaneous}({document_type})", re.DOTALL).match(text)
    end = found.end() if found else 0
    other = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
    forbidden = other.search(text, end)
    if forbidden is not None:
        line = 1 + text.count("\n", 0, forbidden.start())
        raise DataError(
            f"{name}, line {line}: a document type with nested, external, long or unusual "
            "declarations is refused; replace the entities by what they stand for"
        )
    if found is None:
        return
    values = [match[1] for match in re.finditer(entity, found[1])]
    longest = max(map(len, values), default=0)
    if len(values) > MAX_ENTITIES or text.count("&") * longest > MAX_EXPANDED_LENGTH:
        raise DataError(
            f"{name}: its entities are too many or expand too far; "
            "replace the entities by what they stand for"
        )


def _refuse_malformed_xml(data: bytes, name: str) -> None:
    """Refuse XML that is not well-formed, nested too deeply or has elements of endless attributes.

    To be called after the document type was checked.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    depth = 0

    def start(_: str, attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_NESTING or len(attributes) > 2 * MAX_ATTRIBUTES:
            raise DataError(
                f"{name}, line {parser.CurrentLineNumber}: nested more than {MAX_NESTING} deep, "
                f"or more than {MAX_ATTRIBUTES} attributes; make it flatter"
            )

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    # The stubs know attributes as a dictionary only, which they are not when ordered.
    handler: Any = start
    parser.StartElementHandler = handler
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise DataError(
            f"{name}, line {error.lineno}: not well-formed XML ({reason}); correct the file"
        ) from error


class _Pairs(list[tuple[str, object]]):
    """A JSON object with all its pairs, also where a key comes twice."""


def _refuse_contexts(text: str, name: str) -> None:
    """Refuse JSON that is malformed, or JSON-LD contexts that are remote or have endless terms."""
    import json

    contexts: list[object] = []

    def keep(pairs: list[tuple[str, object]]) -> _Pairs:
        contexts.extend(value for key, value in pairs if key in ("@context", "@import"))
        return _Pairs(pairs)

    try:
        json.loads(text.removeprefix("\ufeff"), object_pairs_hook=keep, parse_int=str)
    except json.JSONDecodeError as error:
        raise DataError(f"{name}, line {error.lineno}: {error.msg}; correct the file") from error
    terms = 0
    while contexts:
        context = contexts.pop()
        if isinstance(context, str):
            raise DataError(f"{name}: a remote @context is not fetched; write it into the file")
        if isinstance(context, _Pairs):
            terms += len(context)
        elif isinstance(context, list):
            contexts += context
    if terms > MAX_CONTEXT_TERMS:
        raise DataError(f"{name}: more than {MAX_CONTEXT_TERMS} terms in @context; use fewer")
