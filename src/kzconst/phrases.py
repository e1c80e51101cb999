"""Fixed phrases in English, Russian and Kazakh: how a table of them is asked.

Not here: the phrases. Each kind of screen has a table of its own (`screen_words`, `doctrine_words`,
`evidence_words`, `explanation_words`, `reasoning_words`).
"""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "ru", "kk")


class Phrases:
    """A table of phrases, called with the name of a phrase and a language.

    Args:
        table: By name, the phrase in English, Russian and Kazakh, with places for values.
        beside: The phrases that are asked for a name that this table does not have.

    Example:
        >>> say = Phrases({"claims": ("Claims: {count}", "Тезисов: {count}", "Тұжырым: {count}")})
        >>> say("claims", "ru", count=3)
        'Тезисов: 3'
        >>> "meaning-of-life" in say
        False
    """

    def __init__(
        self, table: Mapping[str, tuple[str, str, str]], *, beside: Phrases | None = None
    ) -> None:
        self._table = table
        self._beside = beside

    def __contains__(self, key: object) -> bool:
        return key in self._table

    def __call__(self, key: str, language: str, **values: object) -> str:
        """Give a phrase in a language.

        Args:
            key: The name of the phrase.
            language: `en`, `ru` or `kk`.
            **values: What the phrase has places for.

        Returns:
            The phrase.
        """
        if self._beside and key not in self:
            return self._beside(key, language, **values)
        return self._table[key][LANGUAGES.index(language)].format(**values)
