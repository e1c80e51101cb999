"""Laws of reading the facts of a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzconst.errors import DataError, ParameterError
from kzconst.procedure_facts import Input
from kzconst.procedure_inputs import InputValue, accepted_names, read_inputs, read_value

TOTAL = Input("total", "count", "all deputies", 1, frozenset())
PRESENT = Input("present", "count", "deputies present", 0, frozenset({"total"}))
FOR = Input("for", "count", "votes for", 0, frozenset({"present"}))
VOTING = Input("voting", "count", "deputies voting", 0, frozenset())
CANDIDATES = Input("candidates", "counts", "votes for each", 0, frozenset({"voting"}))
CONSENT = Input("consent", "answer", "consent given", None, frozenset())
UNUSED = Input("quota", "count", "used elsewhere", 0, frozenset())
KNOWN = {one.name: one for one in (TOTAL, PRESENT, FOR, VOTING, CANDIDATES, CONSENT, UNUSED)}
USED = ("total", "for", "candidates", "consent")


def read(**given: str) -> dict[str, InputValue]:
    """Read inputs of a procedure that uses some of the known ones."""
    return read_inputs(given, known=KNOWN, used=USED, where="the test")


def test_each_form_is_read_as_its_own_type() -> None:
    """A count is a number, counts are a tuple, an answer is a truth value."""
    values = read(**{"total": "25", "for": " 13 ", "candidates": "12, 9", "consent": "Yes"})
    assert values == {"total": 25, "for": 13, "candidates": (12, 9), "consent": True}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"total": "25.0"}, "total is '25.0'; give a whole number"),
        ({"total": ""}, "total is ''; give a whole number"),
        ({"total": "1_000"}, "give a whole number"),
        ({"total": "٢٥"}, "give a whole number"),
        ({"total": "9" * 5000}, "give a whole number"),
        ({"total": "12,9"}, "total is '12,9'; give a whole number"),
        ({"candidates": "12,"}, "give whole numbers joined by commas"),
        ({"candidates": "12;9"}, "give whole numbers joined by commas"),
        ({"consent": "1"}, "consent is '1'; answer yes or no"),
        ({"total": "0"}, "total is 0; the smallest possible number is 1"),
        ({"total": "-25"}, "total is -25; the smallest possible number is 1"),
        ({"for": "-1"}, "for is -1; the smallest possible number is 0"),
        ({"candidates": "12,-9"}, "candidates contains -9; the smallest possible number is 0"),
        ({"total": "25", "for": "26"}, "for is 26 but total is 25; for may not exceed total"),
        ({"present": "9", "for": "10"}, "for is 10 but present is 9; for may not exceed present"),
        (
            {"candidates": "12,9", "voting": "20"},
            "the sum of candidates is 21 but voting is 20; candidates may not exceed voting",
        ),
    ],
)
def test_malformed_and_impossible_values_are_refused(given: dict[str, str], message: str) -> None:
    """What cannot be is refused in one line that holds the numbers and says what to do."""
    with pytest.raises(ParameterError) as caught:
        read(**given)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bounds_reach_through_inputs_that_are_not_given() -> None:
    """Votes may not exceed the total even where the number present, between them, is not given."""
    with pytest.raises(ParameterError, match="for may not exceed total"):
        read(**{"total": "10", "for": "11"})


def test_values_may_reach_their_bounds() -> None:
    """All may be present and all may vote for."""
    assert read(**{"total": "25", "present": "25", "for": "25"})["for"] == 25


def test_unknown_names_get_a_near_match_and_the_list() -> None:
    """A mistyped name is answered with the near one and with all that the procedure takes."""
    with pytest.raises(ParameterError) as caught:
        read(totl="25")
    assert "did you mean total?" in str(caught.value)
    assert "the test takes total, for, candidates, consent, present, voting" in str(caught.value)


def test_known_but_unused_names_are_refused() -> None:
    """An input that the procedure does not take is refused, never silently ignored."""
    with pytest.raises(ParameterError, match="the input 'quota' is not used"):
        read(quota="1")


def test_inputs_that_only_bound_others_are_accepted() -> None:
    """Whoever may state votes may state what bounds them, to the last bound."""
    assert accepted_names(["for"], known=KNOWN) == ["for", "present", "total"]
    assert read(present="16") == {"present": 16}


def test_forms_unknown_to_the_program_are_errors_of_the_data() -> None:
    """A form that nobody can read is reported as a defect of the data."""
    strange = Input("mood", "colour", "mood", None, frozenset())
    with pytest.raises(DataError, match="colour"):
        read_value("red", strange)
    with pytest.raises(DataError, match="'ghost'"):
        accepted_names(["ghost"], known=KNOWN)


@given(text=st.text(max_size=30))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    """Whatever is typed, the answer is a value or one line that names the input."""
    for wanted in (TOTAL, CANDIDATES, CONSENT):
        refusal = refusal_of(text, wanted)
        assert refusal is None or refusal.startswith(wanted.name)
        assert refusal is None or len(refusal.splitlines()) == 1


def refusal_of(text: str, wanted: Input) -> str | None:
    """Give the message with which a text is refused, or None where it is read."""
    try:
        read_value(text, wanted)
    except ParameterError as error:
        return str(error)
    return None


@given(numbers=st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=9))
def test_numbers_survive_reading(numbers: list[int]) -> None:
    """Numbers written as text come back as they were."""
    assert read_value(",".join(map(str, numbers)), CANDIDATES) == tuple(numbers)
