"""What the graph says about one procedure, over all days, as frozen facts.

Not here: reading them (`procedure_reading`), what holds on a day (`procedure_norms`) and what
follows (`procedures`).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kzconst.model import Version

Fields = Mapping[str, tuple["Word", ...]]


@dataclass(frozen=True)
class Word:
    """A named value: its code in the data and its label in the chosen language."""

    code: str
    label: str


@dataclass(frozen=True)
class Provenance:
    """Where a rule stands: a version, its provision and act, and the versions around it."""

    version: Version
    previous: Version | None
    address: str
    act: str
    act_label: str
    rank: int

    def in_force(self, on: datetime.date) -> bool:
        """Tell whether the version is in force, by the earliest possible days."""
        until = self.version.in_force_until
        return self.version.in_force_from <= on and (until is None or on < until)

    @property
    def from_latest(self) -> datetime.date:
        """The latest possible first legal day."""
        return self.version.in_force_from_latest or self.version.in_force_from

    @property
    def until_latest(self) -> datetime.date | None:
        """The latest possible end, exclusive; None while the version is open."""
        return self.version.in_force_until_latest or self.version.in_force_until


@dataclass(frozen=True)
class Threshold:
    """The votes that a stage needs, as the law states it."""

    iri: str
    stated: str
    share: Fraction | None
    comparator: str | None
    base: Word | None
    base_input: str | None
    fields: Fields


@dataclass(frozen=True)
class Stage:
    """One step of a procedure; `tiers` is None where it goes for all tiers of its rule."""

    iri: str
    kind: Word
    order: int
    mandatory: bool
    fails_with: str
    tiers: frozenset[str] | None
    input: str | None
    minimum: int | None
    maximum: int | None
    threshold: Threshold | None
    fields: Fields


@dataclass(frozen=True)
class Rule:
    """What versions of one act prescribe on the procedure or on an aspect of it."""

    iri: str
    matter: str
    is_procedure: bool
    statement: str
    confidence: str
    tiers: frozenset[str]
    provenance: tuple[Provenance, ...]
    fields: Fields
    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class Input:
    """A fact of a case that a stage or a base asks for; `bounds` are names it may not exceed."""

    name: str
    kind: str
    label: str
    minimum: int | None
    bounds: frozenset[str]


@dataclass(frozen=True)
class Interpretation:
    """A reading that supplies or interprets a field; no versions means all."""

    iri: str
    subjects: frozenset[str]
    versions: frozenset[str]
    confidence: str


@dataclass(frozen=True)
class Question:
    """A question that the sources leave open while all of its rules are in force."""

    iri: str
    code: str
    text: str
    rules: frozenset[str]


@dataclass(frozen=True)
class ProcedureFacts:
    """Everything recorded on one procedure, over all days, with labels in one language."""

    code: str
    label: str
    language: str
    rules: tuple[Rule, ...]
    inputs: Mapping[str, Input]
    interpretations: tuple[Interpretation, ...]
    questions: tuple[Question, ...]
    field_labels: Mapping[str, str]
    scopes: Mapping[str, frozenset[str]]
    outcome_labels: Mapping[str, str]
    confidence_labels: Mapping[str, str]
