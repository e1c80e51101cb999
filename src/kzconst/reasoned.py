"""What a knowledge base answers by reasoning: what follows and is not asserted.

Here: the methods, which hand over to `reasoning`. Not here: why something follows (`explained`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kzconst.records import Records

if TYPE_CHECKING:
    from kzconst.reasoning import Inferences, ReasonedAnswer


class Reasoned(Records):
    """The questions that a reasoner answers.

    Args:
        store: Where the data are.
    """

    def reason(
        self,
        *,
        with_: Literal["hermit", "pellet", "rl"] = "hermit",
        seconds: float = 600.0,
        megabytes: int = 2000,
        cache: bool = True,
    ) -> Inferences:
        """Find everything that follows from terms and law and is not asserted.

        Args:
            with_: `hermit` or `pellet`, which need Java; `rl`, rules that see less and need none.
            seconds: How long the reasoner may take.
            megabytes: How much memory it may use: the heap of its Java, or its whole process.
            cache: Take an answer that is kept for the same content, and keep this one.

        Returns:
            Whether the data are consistent, the classes that can have no member, and the inferred
            triples, sorted and apart from the asserted ones.

        Raises:
            ParameterError: There is no such reasoner, or a limit is impossible.
            ReasonerError: Java or the reasoner is missing, failed or met a limit.
            DataError: The data use what OWL does not have.
        """
        from kzconst.reasoning import reason

        return reason(self, with_=with_, seconds=seconds, megabytes=megabytes, cache=cache)

    def ask(
        self,
        name: str,
        *,
        language: str = "en",
        seconds: float = 600.0,
        megabytes: int = 2000,
        cache: bool = True,
    ) -> ReasonedAnswer:
        """Answer one question by reasoning; nothing else is computed.

        Args:
            name: The name of a question, such as `needs-two-thirds`; `kzconst reason --ask` lists
                them.
            language: `en`, `ru` or `kk`, for labels.
            seconds: How long the reasoner may take.
            megabytes: How much memory its Java may use.
            cache: Take an answer that is kept for the same content, and keep this one.

        Returns:
            The members of a class, the pairs of a property, or statuses under sets of premises.
            What is not among them is not denied.

        Raises:
            NotFoundError: No question has the name.
            ParameterError: A limit is impossible.
            ReasonerError: Java or HermiT is missing, failed or met a limit.
            DataError: The data contradict themselves, or use what OWL does not have.
        """
        from kzconst.reasoning import ask

        return ask(self, name, language=language, seconds=seconds, megabytes=megabytes, cache=cache)
