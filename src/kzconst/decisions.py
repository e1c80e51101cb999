"""What a procedure decided, and what can be decided, as frozen facts with their form in JSON.

Field names are the contract of `kzconst decide --format json`. Not here: how they are found
(`procedures`) and how they look on a screen.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from kzconst.model import Doubt, as_json
from kzconst.procedure_facts import Word

ADOPTED = "adopted"
INSUFFICIENT_INPUT = "insufficient-input"

MET = "met"
NOT_MET = "not-met"
NOT_REQUIRED = "not-required"
NOT_GIVEN = "not-given"

STATED = "stated"
NONE_STATED = "none-stated"
NOT_RECORDED = "not-recorded"

GivenValue = int | str | tuple[int, ...] | None
StatedValue = str | tuple[str, ...] | None


@dataclass(frozen=True)
class RequiredVotes:
    """The threshold of a stage; `required` is whole votes, None while its base is not given."""

    fraction: str | None
    comparator: str | None
    base: str | None
    stated: str
    required: int | None


@dataclass(frozen=True)
class Limits:
    """The smallest and largest count that a stage allows, and the code of what is counted."""

    minimum: int | None
    maximum: int | None
    unit: str | None


@dataclass(frozen=True)
class StageResult:
    """One stage applied to a case.

    `missing` are inputs that its test still needs; `addition` marks a stage that only a lower
    norm has; `applied` tells whether its test counted.
    """

    iri: str
    stage: str
    status: str
    threshold: RequiredVotes | None
    limits: Limits | None
    given: GivenValue
    missing: tuple[str, ...]
    rule: str
    version: str
    address: str
    label: str
    order: int
    mandatory: bool
    tiers: tuple[str, ...]
    addition: bool
    applied: bool
    fields: dict[str, tuple[Word, ...]]


@dataclass(frozen=True)
class Side:
    """What one of two norms states."""

    rule: str
    version: str
    address: str
    value: StatedValue


@dataclass(frozen=True)
class Conflict:
    """A lower norm that states another value than a higher one; the higher decides.

    Legal days are closed-open; `from_latest` and `until_latest` are None where settled, `until`
    is None while both norms are open. `stage` is None for a field of the rules themselves.
    """

    stage: str | None
    field: str
    higher: Side
    lower: Side
    from_: datetime.date
    from_latest: datetime.date | None
    until: datetime.date | None
    until_latest: datetime.date | None
    tiers: tuple[str, ...]
    certain: bool
    uncertain_because: tuple[str, ...]


@dataclass(frozen=True)
class Addition:
    """A stage, or a field of a stage or rule, that only a lower norm has.

    `field` is None for a whole stage. `stated` is `not-recorded` where the sources do not say
    what held on the day; `value` is None then, and for whole stages.
    """

    stage: str | None
    field: str | None
    value: StatedValue
    stated: str
    applied: bool
    rule: str
    version: str
    address: str
    tiers: tuple[str, ...]
    certain: bool
    uncertain_because: tuple[str, ...]


@dataclass(frozen=True)
class OpenQuestion:
    """A question that the sources leave open; it is reported and not decided."""

    point: str
    code: str
    text: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """The outcome of a procedure on a legal day, with everything that it rests on."""

    procedure: str
    on: datetime.date
    tiers: tuple[str, ...]
    outcome: str
    missing: tuple[str, ...]
    stages: tuple[StageResult, ...]
    conflicts: tuple[Conflict, ...]
    additions: tuple[Addition, ...]
    open_points: tuple[OpenQuestion, ...]
    explanation: tuple[str, ...]
    certain: bool
    uncertain_because: tuple[str, ...]
    uncertain_details: tuple[Doubt, ...]

    def as_json(self) -> dict[str, Any]:
        """Give the decision as the standard `json` module can write it.

        Returns:
            The keys of the contract; IRIs whole, legal days as `YYYY-MM-DD`.

        Example:
            >>> import kzconst
            >>> decision = kzconst.open().decide("akim-no-confidence", on="2006-01-01")
            >>> decision.as_json()["on"]
            '2006-01-01'
        """
        written = as_json(self)
        assert isinstance(written, dict)
        return written


@dataclass(frozen=True)
class StageView:
    """One stage as the law describes it; `threshold` and `limits` are text in a language."""

    iri: str
    stage: str
    label: str
    order: int
    mandatory: bool
    threshold: str | None
    limits: str | None
    inputs: tuple[str, ...]
    fields: dict[str, tuple[Word, ...]]
    rule: str
    version: str
    address: str
    tiers: tuple[str, ...]
    addition: bool


@dataclass(frozen=True)
class InputView:
    """An input that a procedure takes: its name, its form and what it means."""

    name: str
    kind: str
    label: str
    minimum: int | None
    may_not_exceed: tuple[str, ...]
    needed: bool


@dataclass(frozen=True)
class ProcedureView:
    """What can be decided on a legal day, with its stages and inputs."""

    procedure: str
    label: str
    on: datetime.date
    tiers: tuple[str, ...]
    rules: tuple[str, ...]
    stages: tuple[StageView, ...]
    inputs: tuple[InputView, ...]
    open_points: tuple[OpenQuestion, ...]
    certain: bool
    uncertain_because: tuple[str, ...]
    uncertain_details: tuple[Doubt, ...]

    def as_json(self) -> dict[str, Any]:
        """Give the procedure as the standard `json` module can write it.

        Returns:
            One key per field; IRIs whole, legal days as `YYYY-MM-DD`.

        Example:
            >>> import kzconst
            >>> found = kzconst.open().procedures("akim-no-confidence", on="2006-01-01")
            >>> found[0].as_json()["procedure"]
            'akim-no-confidence'
        """
        written = as_json(self)
        assert isinstance(written, dict)
        return written
