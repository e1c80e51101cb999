"""From functions to command lines."""

from __future__ import annotations

import pytest

from kzconst.arguments import Option, arguments_of, call, parser_of
from kzconst.errors import ParameterError


def greet(
    name: str,
    rest: list[str] = [],  # noqa: B006 - never changed
    *,
    loud: bool = False,
    times: float = 1.0,
    word: list[str] | None = None,
    from_: str | None = None,
) -> int:
    """Greet somebody.

    More about it.

    Args:
        name: Who is greeted, by 100 %.
        rest: Who else.
        loud: Shout.
        times: How often,
            on two lines.
        word: A word to say.
        from_: Who greets.
    """
    assert name or from_ is None
    return len(rest) + int(times) + int(loud) + len(word or ())


PARSER = parser_of(
    [greet], {"word": Option(flags=("-w",)), "from_": Option(choices=("a", "b"))}, version="1"
)


def test_positional_and_keyword_parameters() -> None:
    """Positional parameters are arguments, keyword-only ones options; lists repeat."""
    parsed = PARSER.parse_args(
        ["greet", "Aida", "x", "y", "--loud", "--times", "3", "-w", "p", "-w", "q", "--from", "a"]
    )
    assert call(parsed.run, arguments_of(parsed)) == 2 + 3 + 1 + 2
    assert parsed.from_ == "a"


@pytest.mark.parametrize("words", [[], ["greet"], ["greet", "a", "--from", "c"], ["other"]])
def test_mistakes_are_parameter_errors(words: list[str]) -> None:
    """A mistake does not end the process; it says whose help to read."""
    with pytest.raises(ParameterError, match="--help"):
        PARSER.parse_args(words)


def test_help_is_the_docstring(capsys: pytest.CaptureFixture[str]) -> None:
    """The texts of the docstring's Args stand beside the options."""
    with pytest.raises(SystemExit):
        PARSER.parse_args(["greet", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "Greet somebody. More about it." in shown
    assert "by 100 %." in shown
    assert "How often, on two lines." in shown
