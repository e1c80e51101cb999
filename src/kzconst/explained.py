"""What a knowledge base answers about why something follows.

Here: the methods, which hand over to `explanations`. Not here: other questions (`kb`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kzconst.records import Records

if TYPE_CHECKING:
    from os import PathLike

    from kzconst.explanations import Explanation
    from kzconst.kb import KnowledgeBase


class Explained(Records):
    """The questions why something follows from the law, or contradicts it.

    Args:
        store: Where the data are.
    """

    def explain(
        self,
        subject: str,
        property: str,
        object: str,
        *,
        limit: int = 1,
        language: str = "en",
        premises: str | None = None,
        seconds: float = 60.0,
        megabytes: int = 2000,
    ) -> Explanation:
        """Say why something follows from the law and the terms, or that it does not.

        Args:
            subject: An individual by its name, code, IRI or address; or a class.
            property: A property by its name, IRI or question; `a` asks for membership in a class.
            object: An individual, or for `a` a class.
            limit: How many justifications are wanted at most.
            language: `en`, `ru` or `kk`, for the sentences.
            premises: The name of a set of premises, which is then taken instead of the law.
            seconds: How long the reasoner may take.
            megabytes: How much memory its Java may use.

        Returns:
            Whether it follows, and the minimal sets of axioms behind it, with citations.

        Raises:
            NotFoundError: Nothing has one of the names.
            ParameterError: A name is ambiguous, or the limit is no positive number.
            ReasonerError: There is no Java, or it took too long.
        """
        from kzconst.explanations import explain

        return explain(
            cast("KnowledgeBase", self),
            subject,
            property,
            object,
            limit=limit,
            language=language,
            premises=premises,
            seconds=seconds,
            megabytes=megabytes,
        )

    def explain_inconsistency(
        self,
        *paths: str | PathLike[str],
        limit: int = 1,
        language: str = "en",
        seconds: float = 60.0,
        megabytes: int = 2000,
    ) -> Explanation:
        """Say why data contradict themselves, or the law and the terms.

        Args:
            *paths: Files or folders of data.
            limit: How many justifications are wanted at most.
            language: `en`, `ru` or `kk`, for the sentences.
            seconds: How long the reasoner may take.
            megabytes: How much memory its Java may use.

        Returns:
            The status `inconsistent`, with the justifications, or `consistent`.

        Raises:
            DataError: A file cannot be read, is hostile or is nothing for a reasoner.
            ParameterError: The limit is no positive number.
            ReasonerError: There is no Java, or it took too long.
        """
        from kzconst.explanations import explain_inconsistency

        return explain_inconsistency(
            cast("KnowledgeBase", self),
            paths,
            limit=limit,
            language=language,
            seconds=seconds,
            megabytes=megabytes,
        )
