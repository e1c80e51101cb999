"""Named queries: `*.rq` files with a header, and how values are put into them.

A file is SPARQL that runs as it stands. Its header is YAML in lines that begin with `#+ `: `id`,
`question`, `returns`, `params`, and others that are not needed here. Each parameter has exactly
one block `VALUES ?name { ... }`, which `bind` replaces whole by terms that it writes itself; a
parameter that is not given keeps the value in the file. Not here: running queries (`stores`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kzconst.data_files import query_dir
from kzconst.errors import DataError, NotFoundError, ParameterError, QueryError
from kzconst.parameters import PARAMETER_TYPES, Value, term_texts
from kzconst.rdf_reading import read_bytes

SUFFIX = ".rq"
HEADER = "#+"
MAX_BYTES = 1_000_000
# The block is written by hand, so it holds no braces except those around it, also not in strings.
VALUES_BLOCK = re.compile(r"\bVALUES\s+\?(\w+)\s*\{[^{}]*\}", re.IGNORECASE)
# Header lines that need no YAML parser; YAML reads them the same.
PLAIN_LINE = re.compile(r"([a-z]+): ([^\s\"'\[\]{}&*!|>%@`#,?:-](?:[^:#]|:(?! )|(?<! )#)*)")
LIST_LINE = re.compile(r"([a-z]+): \[([\w-]+(?:, [\w-]+)*)\]")
PARAMS_LINE = re.compile(r"params: *\{(.*)\} *")
PARAMETER = re.compile(
    r" *([a-z]\w*): *\{ *type: *([a-z]+) *, *"
    r"example: *(\[[^\[\]{}\"']*\]|\"[^\"\\]*\"|[\w.-]+) *\} *(?:,|$)"
)


@dataclass(frozen=True)
class Parameter:
    """A parameter of a named query: its name, its type, and the values that the file has."""

    name: str
    type: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class NamedQuery:
    """A query with what its header says; `answers` are ids of competency questions."""

    id: str
    question: str
    parameters: tuple[Parameter, ...]
    returns: str
    text: str
    answers: tuple[str, ...] = ()


def query_names() -> list[str]:
    """List the ids of the bundled queries, without the checks.

    Returns:
        The ids, sorted.

    Raises:
        DataError: The installation is broken.

    Example:
        >>> "provision-versions" in query_names()
        True
    """
    names = os.listdir(query_dir())
    return sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX))


def all_queries() -> list[NamedQuery]:
    """Read all bundled queries, without the checks.

    Returns:
        The queries, sorted by id.

    Raises:
        QueryError: The header of a file is malformed.
        DataError: The installation is broken.

    Example:
        >>> [query.id for query in all_queries()] == query_names()
        True
    """
    return [_bundled(name) for name in query_names()]


def load_query(name_or_path: str | os.PathLike[str]) -> NamedQuery:
    """Find a query by its id, or in a file.

    Args:
        name_or_path: The id of a bundled query, or the path of a file that ends in `.rq`.

    Returns:
        The query.

    Raises:
        NotFoundError: No query has the id (near matches are named), or there is no such file.
        QueryError: The header is malformed.

    Example:
        >>> load_query("provision-version")
        Traceback (most recent call last):
        ...
        kzconst.errors.NotFoundError: no query is named provision-version; ...
    """
    name = os.fspath(name_or_path)
    if name.endswith(SUFFIX):
        try:
            return read_query(read_bytes(name, max_bytes=MAX_BYTES), name)
        except DataError as error:
            raise NotFoundError(str(error)) from error
    return _bundled(name)


def read_query(data: bytes | str, name: str) -> NamedQuery:
    """Read a query that may have no header, as people write for themselves.

    Args:
        data: The content of a file, or the text of a query.
        name: The file, or what else to call it; the id where no header states one.

    Returns:
        The query; without a header it has no parameters.

    Raises:
        QueryError: The text is not UTF-8, or its header is malformed.

    Example:
        >>> read_query("ASK { }", "standard input").parameters
        ()
    """
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{name}: not UTF-8; save the file as UTF-8") from error
    lines = [
        line[len(HEADER) :].removeprefix(" ").rstrip()
        for line in text.splitlines()
        if line.startswith(HEADER)
    ]
    header, parameters = _plain_header(lines) or _yaml_header(lines, name)
    stem = os.path.basename(name).removesuffix(SUFFIX)
    return NamedQuery(
        id=header.get("id", stem),
        question=header.get("question", ""),
        parameters=parameters,
        returns=header.get("returns", ""),
        text=text,
        answers=tuple(header["answers"].split(", ")) if "answers" in header else (),
    )


def bind(query: NamedQuery, values: Mapping[str, Value | Sequence[Value]]) -> str:
    r"""Put values into a query.

    Args:
        query: The query.
        values: One value, or several, for each parameter that is not to keep the value in the
            file. Types: `day` (`YYYY-MM-DD`), `code`, `address`, `iri` (whole, or with the prefix
            `kz:` or `id:`), `integer`, `text` (one line, without backslash).

    Returns:
        The text of the query with each block `VALUES ?name { ... }` replaced.

    Raises:
        ParameterError: The query has no such parameter, or a value is malformed.
        QueryError: The query does not have exactly one block for a parameter.

    Example:
        >>> query = read_query(
        ...     "#+ params: { tier: { type: code, example: oblast } }\n"
        ...     'SELECT * { VALUES ?tier { "oblast" } }', "example")
        >>> print(bind(query, {"tier": ["district", "village"]}).splitlines()[1])
        SELECT * { VALUES ?tier { "district" "village" } }
    """
    types = {parameter.name: parameter.type for parameter in query.parameters}
    replacements = {}
    for name, given in values.items():
        if name not in types:
            known = ", ".join(types) or "none"
            raise ParameterError(f"{query.id} has no parameter {name!r}; it has: {known}")
        terms = " ".join(term_texts(name, types[name], given))
        replacements[name] = f"VALUES ?{name} {{ {terms} }}"
    return _with_blocks(query, replacements)


def _with_blocks(query: NamedQuery, replacements: Mapping[str, str]) -> str:
    """Replace the blocks of some parameters, from the end so that positions stay right."""
    blocks: dict[str, list[re.Match[str]]] = {}
    for match in VALUES_BLOCK.finditer(query.text):
        if not _in_comment(query.text, match.start()):
            blocks.setdefault(match[1], []).append(match)
    text = query.text
    for name in replacements:
        count = len(blocks.get(name, ()))
        if count != 1:
            raise QueryError(
                f"{query.id} has {count} blocks VALUES ?{name} {{ ... }}; it must have one"
            )
    found = [(blocks[name][0], replacement) for name, replacement in replacements.items()]
    for match, replacement in sorted(found, key=lambda pair: -pair[0].start()):
        text = text[: match.start()] + replacement + text[match.end() :]
    return text


def _in_comment(text: str, position: int) -> bool:
    """Tell whether a place in a query is in a comment; `#` in an IRI begins none."""
    line = text[text.rfind("\n", 0, position) + 1 : position]
    return "#" in line and "#" in re.sub(r"<[^<>\s]*>", "", line)


@cache
def _bundled(name: str) -> NamedQuery:
    """Read a bundled query once in the life of the process."""
    # Only a listed name becomes a path, so no name leads out of the folder.
    if re.fullmatch(r"[\w-]{1,100}", name):
        path = query_dir() / f"{name}{SUFFIX}"
        if path.is_file():
            return read_query(read_bytes(str(path), max_bytes=MAX_BYTES), name)
    import difflib

    near = difflib.get_close_matches(name, query_names(), n=3, cutoff=0.5)
    hint = f"near: {', '.join(near)}" if near else "`kzconst queries` lists them"
    raise NotFoundError(f"no query is named {name[:80]}; {hint}")


def _plain_header(lines: list[str]) -> tuple[dict[str, str], tuple[Parameter, ...]] | None:
    """Read a header in the form that the bundled files have, or None where it has another.

    PyYAML takes longer to import than a whole cold answer; what this reads, PyYAML reads the same.
    """
    header: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in lines:
        if params := PARAMS_LINE.fullmatch(line):
            found = _plain_parameters(params[1].strip())
            if found is None:
                return None
            parameters = found
        elif (plain := PLAIN_LINE.fullmatch(line) or LIST_LINE.fullmatch(line)) and plain[
            1
        ] != "params":
            header[plain[1]] = plain[2]
        else:
            return None
    return header, tuple(parameters)


def _plain_parameters(text: str) -> list[Parameter] | None:
    """Read the inside of the mapping `params`, or give None where it has another form."""
    parameters = []
    position = 0
    while position < len(text):
        match = PARAMETER.match(text, position)
        if match is None or match[2] not in PARAMETER_TYPES:
            return None
        position = match.end()
        written = match[3]
        examples = written[1:-1].split(",") if written[0] == "[" else [written.strip('"')]
        parameters.append(Parameter(match[1], match[2], tuple(map(str.strip, examples))))
    return parameters


def _yaml_header(lines: list[str], name: str) -> tuple[dict[str, str], tuple[Parameter, ...]]:
    """Read any header; all scalars stay the text that was written."""
    import yaml

    shape = "write `params: { name: { type: code, example: oblast } }`"
    try:
        header = yaml.load("\n".join(lines), Loader=yaml.BaseLoader) or {}
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise QueryError(f"{name}: the header is malformed: {reason[:200]}; {shape}") from error
    if not isinstance(header, dict) or not isinstance(header.get("params") or {}, dict):
        raise QueryError(f"{name}: the header is malformed; {shape}")
    parameters = []
    for parameter, facts in (header.pop("params", None) or {}).items():
        kind = facts.get("type") if isinstance(facts, dict) else None
        if kind not in PARAMETER_TYPES:
            known = ", ".join(PARAMETER_TYPES)
            raise QueryError(f"{name}: the parameter {parameter} needs a type of {known}; {shape}")
        example = facts.get("example", [])
        examples = example if isinstance(example, list) else [example]
        parameters.append(Parameter(str(parameter), kind, tuple(map(str, examples))))
    texts = {
        str(key): ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        for key, value in header.items()
    }
    return texts, tuple(parameters)
