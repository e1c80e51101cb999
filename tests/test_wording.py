"""Laws of the sentences in which decisions are explained."""

from __future__ import annotations

import re

import pytest

from kzconst.errors import ParameterError
from kzconst.phrases import LANGUAGES
from kzconst.wording import check_language, joined, keys, sentence, variants

KAZAKH = re.compile("[әіңғүұқөһ]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
PLACE = re.compile(r"\{(\w+)\}")
# Too short to need a letter that Russian lacks.
SHORT = {"yes", "no"}
# Nothing but places and punctuation, alike in every language.
FRAMES = {"with-unit", "field-and-value", "quoted", "named-input"}


@pytest.mark.parametrize("key", keys())
def test_languages_have_the_same_places(key: str) -> None:
    """A sentence takes the same values in every language, so none says less."""
    places = [sorted(PLACE.findall(text)) for text in variants(key)]
    assert len(places) == len(LANGUAGES)
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("key", sorted(set(keys()) - FRAMES))
def test_languages_are_really_three(key: str) -> None:
    """English has no Cyrillic, Russian and Kazakh have and differ, Kazakh has its own letters."""
    english, russian, kazakh = variants(key)
    assert not CYRILLIC.search(english)
    assert CYRILLIC.search(russian)
    assert not KAZAKH.search(russian)
    assert kazakh != russian
    assert KAZAKH.search(kazakh) or key in SHORT


@pytest.mark.parametrize("key", keys())
def test_sentences_hold_no_law(key: str) -> None:
    """No sentence contains a number of its own: numbers come from data and case."""
    assert not any(re.search(r"\d", text) for text in variants(key))


def test_quotation_marks_nest() -> None:
    """A label with quotation marks keeps inner ones where the sentence quotes it."""
    assert sentence("quoted", "ru", label="голоса «за»") == "«голоса „за“»"
    assert sentence("quoted", "en", label="votes “for”") == "“votes ‘for’”"
    assert sentence("open-point", "ru", text="«а» или б?") == "Открытый вопрос: «а» или б?"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "a, b and c"), ("ru", "a, b и c"), ("kk", "a, b және c")]
)
def test_lists_are_joined_in_the_language(language: str, text: str) -> None:
    """The last part of a list is joined by the word for and."""
    assert joined(["a", "b", "c"], language) == text


def test_unknown_language_is_refused() -> None:
    """An unknown language is a wrong parameter."""
    with pytest.raises(ParameterError, match="'EN'"):
        check_language("EN")
