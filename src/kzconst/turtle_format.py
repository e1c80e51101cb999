"""One canonical order and format for the Turtle files of the knowledge base.

Data in Turtle is as clean as code: a command keeps one order and one format, so that a diff shows
exactly what changed in the law. Here are the canonical writer, the rule that `rdfs:label` is
written from `skos:prefLabel` and not by hand, and the rewriting of files in place.

Not here: which files there are, how labels of subjects without `skos:prefLabel` are composed, and
whether the data is right. RDF 1.2 (triple terms, text direction) is refused.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kzconst.errors import DataError

Subject = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal
Properties = dict[NamedNode, set[Term]]
Graph = dict[Subject, Properties]
NaturalKey = tuple[tuple[str, int, str], ...]
ComposedLabels = Mapping[str, Sequence[tuple[str, str]]]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE, NIL = NamedNode(RDF + "type"), NamedNode(RDF + "nil")
FIRST, REST = NamedNode(RDF + "first"), NamedNode(RDF + "rest")
LABEL, PREFERRED_LABEL = NamedNode(RDFS + "label"), NamedNode(SKOS + "prefLabel")
ONTOLOGY = NamedNode(OWL + "Ontology")

LEADING_PREDICATES = [TYPE.value, LABEL.value, PREFERRED_LABEL.value, SKOS + "altLabel"]
SKOS_NOTES = ("definition", "scopeNote", "example", "editorialNote", "notation")
LEADING_PREDICATES += [SKOS + name for name in SKOS_NOTES]
LEADING_PREDICATES += [RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")]
SHORT_LIST = 100

# Every construct that may hold a `#` which is no comment comes before `#` itself. The scan runs
# only over text that has parsed, so the patterns need not recognise what is malformed.
TOKENS = re.compile(r"""(?s)("{3}|'{3}|["'])(?:[^\\]|\\.)*?\1|<[^<>\s]*>|\\.|(?P<comment>#)""")
LINE_END = re.compile(r"\r\n|\r|\n")
LEADING_COMMENTS = re.compile(r"\A(?:[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|\Z))*")
SAFE_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
# Any other form of these, such as 01, is written quoted: the lexical form is never changed.
PLAIN = {XSD + "boolean": re.compile("true|false"), XSD + "integer": re.compile("0|-?[1-9][0-9]*")}
# Besides what Turtle forbids in a one-line string, some editors take U+2028 for a line end.
ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029]')
SHORT_ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}


def format_turtle(
    text: str,
    *,
    label_language_order: Sequence[str] = ("en", "ru", "kk"),
    composed_labels: ComposedLabels | None = None,
) -> str:
    """Write Turtle text in the one canonical form, with its labels brought up to date.

    Args:
        text: A whole Turtle document.
        label_language_order: Languages whose literals come first, in this order.
        composed_labels: By IRI, (text, language) pairs for subjects without `skos:prefLabel`.

    Returns:
        The same graph in canonical form, empty when the document says nothing.

    Raises:
        DataError: The text is not Turtle 1.1, or a comment below the top would be lost.
        ValueError: A composed label has a malformed language.

    Example:
        >>> print(format_turtle("<urn:par10> <urn:in> 9 . <urn:par2> <urn:in> 9 ."), end="")
        <urn:par2>
            <urn:in> 9 .
        <BLANKLINE>
        <urn:par10>
            <urn:in> 9 .
    """
    try:
        parser = pyoxigraph.parse(text.encode("utf-8"), format=pyoxigraph.RdfFormat.TURTLE)
        graph = _grouped(parser)
    except SyntaxError as error:
        raise DataError(error.msg) from error
    comments = _leading_comments(text)
    graph = _with_written_labels(graph, composed_labels or {})
    return _Writer(graph, parser.prefixes, label_language_order).document(comments)


def format_files(
    paths: Iterable[Path], *, check: bool, composed_labels: ComposedLabels | None = None
) -> list[Path]:
    """Bring Turtle files to canonical form, or only report which ones are not in it.

    Args:
        paths: The files, encoded in UTF-8.
        check: Report only and write nothing.
        composed_labels: As for `format_turtle`.

    Returns:
        The files that were rewritten, or with `check` those that would be, in the given order.

    Raises:
        DataError: A file, named in the message, cannot be formatted; then none is rewritten.
        OSError: A file cannot be read or written.

    Example:
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "law.ttl")
        ...     size = path.write_text("<urn:a> <urn:b> <urn:c>.")
        ...     [len(format_files([path], check=check)) for check in (True, False, True)]
        [1, 1, 0]
    """
    changed: dict[Path, bytes] = {}
    for path in paths:
        content = path.read_bytes()
        try:
            text = format_turtle(content.decode("utf-8"), composed_labels=composed_labels)
        except (DataError, UnicodeDecodeError) as error:
            raise DataError(f"{path}: {error}") from error
        if text.encode("utf-8") != content:
            changed[path] = text.encode("utf-8")
    if not check:
        for path, content in changed.items():
            _replace(path, content)
    return list(changed)


def _replace(path: Path, content: bytes) -> None:
    """Replace a file at once, so that an interruption leaves either the old or the new text."""
    # Replacing a symbolic link itself would cut it off from the file it stands for.
    target = path.resolve()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        shutil.copymode(target, temporary)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _grouped(quads: Iterable[Quad]) -> Graph:
    """Gather triples by subject and predicate."""
    graph: Graph = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        directed = isinstance(value, Literal) and value.direction is not None
        if isinstance(subject, Triple) or isinstance(value, Triple) or directed:
            raise DataError(f"RDF 1.2 term has no canonical form: {value}")
        graph.setdefault(subject, {}).setdefault(quad.predicate, set()).add(value)
    return graph


def _leading_comments(text: str) -> str:
    """Take the comment lines at the top; refuse any other comment, for a parse would lose it."""
    leading = LEADING_COMMENTS.findall(text)[0]
    for match in TOKENS.finditer(text, len(leading)):
        if match["comment"]:
            number = 1 + len(LINE_END.findall(text, 0, match.start()))
            raise DataError(f"line {number}: a comment below the top of the file would be lost")
    return "\n".join(line.rstrip(" \t") for line in LINE_END.split(leading)).strip("\n")


def _with_written_labels(graph: Graph, composed_labels: ComposedLabels) -> Graph:
    """Make `rdfs:label` follow `skos:prefLabel`, or else the composed labels."""
    for subject, properties in graph.items():
        if PREFERRED_LABEL in properties:
            preferred = properties[PREFERRED_LABEL]
            properties[LABEL] = {term for term in preferred if isinstance(term, Literal)}
        elif isinstance(subject, NamedNode) and subject.value in composed_labels:
            pairs = composed_labels[subject.value]
            properties[LABEL] = {Literal(text, language=language) for text, language in pairs}
        if not properties.get(LABEL, True):
            del properties[LABEL]
    return {subject: properties for subject, properties in graph.items() if properties}


def _place_blank_nodes(graph: Graph) -> tuple[set[BlankNode], set[BlankNode]]:
    """Part the blank nodes used as objects into those written in place and those by name.

    In place stands a node that is referenced exactly once, unless following such references
    upwards leads back to it: a cycle has no outermost bracket to begin with.
    """
    parents: dict[BlankNode, list[Subject]] = {}
    for subject, properties in graph.items():
        for term in (term for terms in properties.values() for term in terms):
            if isinstance(term, BlankNode):
                parents.setdefault(term, []).append(subject)
    nested = {node for node, subjects in parents.items() if len(subjects) == 1}
    # Each round doubles how far up a node looks. Beyond the longest path, what lies above is
    # either no nested node or on a cycle, and every node of a cycle lies above some node.
    above: dict[Subject, Subject] = {node: parents[node][0] for node in nested}
    for _ in range(len(above).bit_length()):
        above = {node: above.get(higher, higher) for node, higher in above.items()}
    nested.difference_update(above.values())
    return nested, parents.keys() - nested


def _with_canonical_blank_nodes(graph: Graph) -> Graph:
    """Name blank nodes by RDFC-1.0, so that their names depend on nothing but the graph."""
    dataset = pyoxigraph.Dataset(
        Quad(subject, predicate, term)
        for subject, properties in graph.items()
        for predicate, terms in properties.items()
        for term in terms
    )
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return _grouped(dataset)


def _natural_key(text: str) -> NaturalKey:
    """Sort key that compares digit runs as numbers, which may be too long for int()."""
    runs = re.findall(r"([^0-9]*)(?:0*([0-9]+))?", text)
    return (*((word, len(digits), digits) for word, digits in runs), (text, 0, ""))


def _predicate_key(predicate: NamedNode) -> tuple[int, NaturalKey]:
    """Sort key of predicates: the leading ones as listed, then OWL, then all others."""
    if predicate.value in LEADING_PREDICATES:
        return LEADING_PREDICATES.index(predicate.value), ()
    other = len(LEADING_PREDICATES) + (not predicate.value.startswith(OWL))
    return other, _natural_key(predicate.value)


def _escape(text: str) -> str:
    """Escape what may not stand in a one-line string or IRI."""
    return ESCAPED.sub(lambda match: SHORT_ESCAPES.get(match[0], f"\\u{ord(match[0]):04X}"), text)


def _indented(items: Sequence[list[str]], separator: str = "") -> list[str]:
    """Put items of one or more lines one level in, with a separator between them."""
    ends = [separator] * (len(items) - 1) + [""]
    lines = [(*item[:-1], item[-1] + end) for item, end in zip(items, ends, strict=True)]
    return ["    " + line for item in lines for line in item]


class _Writer:
    """Writes one graph; what it writes is lines without indent, which their user moves in."""

    def __init__(self, graph: Graph, prefixes: Mapping[str, str], languages: Sequence[str]) -> None:
        _, named = _place_blank_nodes(graph)
        self.graph = _with_canonical_blank_nodes(graph) if named else graph
        self.nested, named = _place_blank_nodes(self.graph)
        self.names = {node: f"_:b{number}" for number, node in enumerate(sorted(named, key=str))}
        # The longest namespace first: it leaves the shortest local name.
        self.prefixes = sorted(prefixes.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        self.prefix_lines: set[str] = set()
        self.languages = {language: rank for rank, language in enumerate(languages)}

    def document(self, comments: str) -> str:
        """Write the leading comments, the prefixes and all subjects."""
        blocks: list[tuple[int, NaturalKey, str]] = []
        for subject in self.graph.keys() - self.nested:
            properties = self.graph[subject]
            if isinstance(subject, NamedNode):
                name, rank = self.iri(subject), int(ONTOLOGY not in properties.get(TYPE, ()))
            else:
                name, rank = self.names.get(subject, "[]"), 2
            text = "\n".join([name, *_indented(self.properties(properties), " ;")]) + " ."
            blocks.append((rank, _natural_key(text if rank == 2 else subject.value), text))
        prefixes = "\n".join(sorted(self.prefix_lines))
        parts = [comments, prefixes, *(text for _, _, text in sorted(blocks))]
        return "\n".join(part + "\n" for part in parts if part)

    def properties(self, properties: Properties) -> list[list[str]]:
        """Write the predicates in order, each with its objects."""
        written = []
        for predicate in sorted(properties, key=_predicate_key):
            verb = "a" if predicate == TYPE else self.iri(predicate)
            texts = [(term, self.term(term)) for term in properties[predicate]]
            objects = [lines for _, lines in sorted(texts, key=lambda text: self.term_key(*text))]
            if len(objects) == 1:
                written.append([f"{verb} {objects[0][0]}", *objects[0][1:]])
            else:
                written.append([verb, *_indented(objects, " ,")])
        return written

    def term(self, term: Term) -> list[str]:
        """Write an object, which takes several lines only when it is a blank node in place."""
        if isinstance(term, Literal):
            return [self.literal(term)]
        if isinstance(term, NamedNode):
            return ["()" if term == NIL else self.iri(term)]
        return [self.names[term]] if term in self.names else self.nested_blank_node(term)

    def nested_blank_node(self, node: BlankNode) -> list[str]:
        """Write a blank node in place, as a list when it is a whole one."""
        members = self.list_members(node)
        if members is None:
            properties = self.properties(self.graph.get(node, {}))
            return ["[", *_indented(properties, " ;"), "]"] if properties else ["[]"]
        written = [self.term(member) for member in members]
        line = f"( {' '.join(lines[0] for lines in written)} )"
        if len(line) <= SHORT_LIST and all(len(lines) == 1 for lines in written):
            return [line]
        return ["(", *_indented(written), ")"]

    def list_members(self, node: BlankNode) -> list[Term] | None:
        """Give the members of a list, or None unless every cell has nothing but its two parts."""
        members: list[Term] = []
        cell: Term = node
        while cell != NIL:
            if not isinstance(cell, BlankNode) or cell not in self.nested:
                return None
            properties = self.graph.get(cell, {})
            if set(properties) != {FIRST, REST} or max(map(len, properties.values())) > 1:
                return None
            members.extend(properties[FIRST])
            (cell,) = properties[REST]
        return members

    def literal(self, literal: Literal) -> str:
        """Write a literal, plain when its datatype and lexical form allow it."""
        datatype = literal.datatype.value
        if datatype in PLAIN and PLAIN[datatype].fullmatch(literal.value):
            return literal.value
        quoted = f'"{_escape(literal.value)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        return quoted if datatype == XSD + "string" else f"{quoted}^^{self.iri(literal.datatype)}"

    def iri(self, node: NamedNode) -> str:
        """Write an IRI, through a prefix of the document when that leaves a simple name."""
        for name, namespace in self.prefixes:
            local_name = node.value[len(namespace) :]
            if node.value.startswith(namespace) and SAFE_LOCAL_NAME.fullmatch(local_name):
                self.prefix_lines.add(f"@prefix {name}: <{_escape(namespace)}> .")
                return f"{name}:{local_name}"
        return f"<{_escape(node.value)}>"

    def term_key(self, term: Term, lines: list[str]) -> tuple[int, int, str, NaturalKey]:
        """Sort key of objects: IRIs, literals by language, other literals, blank nodes."""
        if isinstance(term, NamedNode):
            return 0, 0, "", _natural_key(term.value)
        if isinstance(term, BlankNode):
            return 2, 0, "", _natural_key("\n".join(lines))
        language = term.language or ""
        rank = self.languages.get(language, len(self.languages) + (not language))
        return 1, rank, language or term.datatype.value, _natural_key(term.value)
