"""What a knowledge base answers about doctrine and terms; the paper is a witness, never law.

Here: the methods, which hand over to the module of their topic. Not here: questions about the law
(`kb`), reading the records (`records`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzconst.records import Records

if TYPE_CHECKING:
    from kzconst.doctrine import Claim
    from kzconst.glossary import Term
    from kzconst.tensions import Tension


class Witness(Records):
    """The questions about claims, tensions and terms.

    Args:
        store: Where the data are.
    """

    def claims(
        self,
        *,
        about: str | None = None,
        asserted_by: str | None = None,
        modality: str | None = None,
        verdict: str | None = None,
        cites: str | None = None,
        language: str = "en",
    ) -> list[Claim]:
        """Find what doctrine claims; all conditions given must hold.

        Args:
            about: A term in any language or spelling; narrower terms are included.
            asserted_by: The name of whoever asserts it, or a part of it, in any language.
            modality: The code of a modality, such as `law-in-force`.
            verdict: The code of a verdict's value, such as `imprecise`.
            cites: The address of a provision, or the number of an act; what lies within is
                included, and so are claims that state it without citing it.
            language: `en`, `ru` or `kk`, for paraphrases, names and reasons.

        Returns:
            The claims by their ids.

        Raises:
            NotFoundError: No term, name, provision or act is called so.
            ParameterError: A code is unknown, or an address malformed.

        Example:
            >>> import kzconst
            >>> "C205" in [claim.id for claim in kzconst.open().claims(cites="87.5")]
            True
        """
        from kzconst.claim_search import find_claims

        return find_claims(
            self,
            about=about,
            asserted_by=asserted_by,
            modality=modality,
            verdict=verdict,
            cites=cites,
            language=language,
        )

    def claim(self, code: str, *, language: str = "en") -> Claim:
        """Find one claim, with its verdict and the law beside it.

        Args:
            code: The id of a claim, or its number: `C205`, `c205`, `205`.
            language: `en`, `ru` or `kk`, for paraphrase, names and reason.

        Returns:
            The claim.

        Raises:
            NotFoundError: No claim has the id.

        Example:
            >>> import kzconst
            >>> kzconst.open().claim("205").modality
            'law-former'
        """
        from kzconst.doctrine import one_claim

        return one_claim(self, code, language=language)

    def tensions(self, code: str | None = None, *, language: str = "en") -> list[Tension]:
        """List which claims pull against one another, and why.

        Args:
            code: The id of one tension, such as `T01`; None lists all.
            language: `en`, `ru` or `kk`, for titles and texts.

        Returns:
            The tensions by their ids.

        Raises:
            NotFoundError: No tension has the id.

        Example:
            >>> import kzconst
            >>> len(kzconst.open().tensions())
            24
        """
        from kzconst.tensions import chosen_tensions

        return chosen_tensions(self, code, language=language)

    def term(self, word: str) -> Term:
        """Find a term of the glossary by any label in any language, case and spelling.

        Args:
            word: A label, or words of one.

        Returns:
            The term that fits best, with the ids of others that fit.

        Raises:
            NotFoundError: No term fits.
            ParameterError: There is no word.

        Example:
            >>> import kzconst
            >>> kzconst.open().term("mäslihat").labels["kk"]
            'мәслихат'
        """
        from kzconst.glossary import find_term

        return find_term(self, word)
