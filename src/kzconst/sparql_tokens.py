"""Splitting a SPARQL query into tokens, without any engine.

The grammar is that of SPARQL. Where pyoxigraph, which has no tokenizer, could read a text in two
ways, the one that shows more tokens is taken: inside parentheses and after an operand `<` is
less-than unless a plain IRI follows. Not here: what is allowed (`query_guard`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kzconst.errors import QueryError

MAX_NESTING = 200

# Escapes are matched strictly: of a string with a wrong one pyoxigraph makes something else.
UNICODE = (
    r"\\u(?:[0-9A-CEFa-cef][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2})"
    r"|\\U0000(?:[0-9A-CEFa-cef][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2})"
    r"|\\U00(?:0[1-9A-Fa-f]|10)[0-9A-Fa-f]{4}"
)
ESCAPE = rf"""(?:\\[tbnrf"'\\]|{UNICODE})"""
# Letters of names that Python's \w leaves out. What it has too many is in no valid query. Prefixes
# have a longest length, for looking for the colon again from every letter would take forever.
MORE = r"\u00b7\u0300-\u036f\u200c\u200d\u203f\u2040"
HARD = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
TOKENS = re.compile(
    rf"""
    (?P<space>[ \t\r\n]++|\#[^\r\n]*+)
  | (?P<string>\"\"\"[^\"\\]*+(?:(?:{ESCAPE}|\"(?!\"\"))[^\"\\]*+)*+\"\"\"
      | '''[^'\\]*+(?:(?:{ESCAPE}|'(?!''))[^'\\]*+)*+'''
      | \"(?!\"\")[^\"\\\r\n]*+(?:{ESCAPE}[^\"\\\r\n]*+)*+\"
      | '(?!'')[^'\\\r\n]*+(?:{ESCAPE}[^'\\\r\n]*+)*+')
  | (?P<iri><(?:[^\x00-\x20<>\"{{}}|^`\\]|{UNICODE})*+>)
  | (?P<variable>[?$][\w{MORE}]++)
  | (?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
  | (?P<blank>_:\w[\w{MORE}.\-]*+)
  | (?P<name>(?:[^\W\d_][\w{MORE}.\-]{{0,200}}+)?+:
      (?:(?:[\w:]|{HARD})(?:[\w{MORE}:.\-]|{HARD})*+)?+)
  | (?P<number>(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+)
  | (?P<word>[^\W\d]\w*+)
  | (?P<open><<\(|<<|[(\[{{])
  | (?P<close>\)>>|>>|[)\]}}])
  | (?P<operator>\^\^|&&|\|\||!=|<=|>=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# Can hide arithmetic only, and that counts.
PLAIN_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^()\[\]!|&=*,;?]*>")
ARITHMETIC = re.compile(r"[+/-]")


@dataclass(frozen=True)
class Token:
    """A token of a query.

    `kind` is the name of a group of `TOKENS`, `line` counts from 1, `depth` is the number of
    brackets open before it, `weight` what it counts among the tokens of a query: nothing inside
    the braces of VALUES, which engines read without recursion.
    """

    kind: str
    text: str
    line: int
    depth: int
    weight: int


def tokens(text: str) -> Iterator[Token]:
    r"""Split a query into its tokens, without space and comments.

    Args:
        text: A SPARQL query, well-formed or not.

    Yields:
        The tokens in order. What no grammar knows comes as an operator of one character.

    Raises:
        QueryError: A string is not closed or has a wrong escape, or more than 200 brackets nest.

    Example:
        >>> [token.text for token in tokens("ASK { ?s a <a:b> } # comment")]
        ['ASK', '{', '?s', 'a', '<a:b>', '}']
        >>> [token.kind for token in tokens("FILTER(?x<2)")]
        ['word', 'open', 'variable', 'operator', 'number', 'close']
    """
    brackets: list[str] = []
    values = _ValuesBlocks()
    line, position, after_operand = 1, 0, False
    while position < len(text):
        match = TOKENS.match(text, position)
        assert match is not None  # the last group takes any character
        kind, found = str(match.lastgroup), match[0]
        weight = 0 if values.inside(len(brackets)) else 1
        if kind == "iri" and after_operand and weight and brackets[-1:] == ["("]:
            if PLAIN_IRI.fullmatch(found):
                weight += len(ARITHMETIC.findall(found))
            else:
                kind, found = "operator", "<"
        position += len(found)
        if kind != "space":
            if kind == "operator" and found in ("'", '"'):
                raise QueryError(
                    f"line {line}: a string is not closed or has a wrong escape; correct it"
                )
            yield Token(kind, found, line, len(brackets), weight)
            after_operand = kind not in ("open", "operator")
            if kind == "open":
                brackets.append(found)
            elif kind == "close" and brackets:
                brackets.pop()
            if len(brackets) > MAX_NESTING:
                raise QueryError(
                    f"line {line}: more than {MAX_NESTING} nested brackets; simplify the query"
                )
            values.see(kind, found, len(brackets))
        line += found.count("\n")


class _ValuesBlocks:
    """Follows where the data of `VALUES ?x { ... }` and `VALUES (?x ?y) { ... }` are."""

    def __init__(self) -> None:
        self.expected = False
        self.depth = 0

    def inside(self, depth: int) -> bool:
        return 0 < self.depth <= depth

    def see(self, kind: str, text: str, depth: int) -> None:
        if self.expected and text == "{":
            self.depth = depth
        elif depth < self.depth:
            self.depth = 0
        inside_head = self.expected and (kind == "variable" or text in ("(", ")"))
        self.expected = inside_head or (kind == "word" and text.upper() == "VALUES")
