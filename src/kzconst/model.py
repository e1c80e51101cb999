"""Facts as the library returns them: frozen dataclasses, and their form in JSON.

Here: versions, rules, stages, citations, what is in force, histories and changes.
Not here: how they are found (`provisions`, `changes`) and what a procedure decides (`procedures`).
"""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass, field
from typing import Any

FieldValue = str | int | bool | tuple[str | int | bool, ...]


def as_json(fact: Any) -> Any:
    """Turn a fact into what the standard `json` module can write.

    Args:
        fact: A dataclass of this package, or a value inside one.

    Returns:
        Dictionaries, lists, strings, numbers, booleans and None. Legal days become `YYYY-MM-DD`;
        a trailing underscore that keeps a name apart from a Python keyword is dropped.

    Example:
        >>> as_json(Doubt("boundary", "id:v2", "id:v1"))["reason"]
        'boundary'
    """
    if dataclasses.is_dataclass(fact) and not isinstance(fact, type):
        return {
            name.name.rstrip("_"): as_json(getattr(fact, name.name))
            for name in dataclasses.fields(fact)
        }
    if isinstance(fact, dict):
        return {str(key): as_json(value) for key, value in fact.items()}
    if isinstance(fact, list | tuple):
        return [as_json(value) for value in fact]
    if isinstance(fact, datetime.date):
        return fact.isoformat()
    return fact


@dataclass(frozen=True)
class Doubt:
    """Why an answer is not certain: the reason, the version it rests on, the other candidate.

    `detail` is the day from which the version is settled, on which it was last read or up to which
    the law is known; for `confidence` the code of the confidence.
    """

    reason: str
    version: str | None = None
    candidate: str | None = None
    detail: str | None = None


@dataclass(frozen=True)
class ChangingAct:
    """A legal act that opens or ends a version; `adopted` is None where the day is not recorded."""

    iri: str
    number: str | None
    adopted: datetime.date | None


@dataclass(frozen=True)
class Version:
    """A version of a provision; legal days are closed-open, None means open or settled.

    `changed_by` is None for original text; `opened_by` then is the act itself. A version that is
    not `confirmed_to_end` is known from its readings only, whatever its recorded end. Where the
    change that opened it did not begin the provision, an earlier text stood there, recorded or not;
    likewise for its end. `opened_with` is the confidence with which the change is told.
    """

    iri: str
    of: str
    in_force_from: datetime.date
    in_force_from_latest: datetime.date | None
    in_force_until: datetime.date | None
    in_force_until_latest: datetime.date | None
    confidence: str
    changed_by: ChangingAct | None
    opened_by: ChangingAct
    ended_by: ChangingAct | None
    kind: str
    last_read: datetime.date | None
    opened_with: str
    confirmed_to_end: bool = True
    begins_provision: bool = True
    ends_provision: bool = True


@dataclass(frozen=True)
class Citation:
    """Where the wording of a version was read, or what supports it."""

    act: str
    address: str
    edition: datetime.date | None
    language: str | None
    url: str | None
    official_url: str | None
    confidence: str
    source: str
    code: str


@dataclass(frozen=True)
class ThresholdFact:
    """The share of votes that a stage needs, as the law states it."""

    fraction: str | None
    comparator: str | None
    base: str | None
    body: str | None
    stated: str


@dataclass(frozen=True)
class StageFact:
    """One stage of a procedure; `fields` holds codes, `values` the same with whole IRIs."""

    iri: str
    stage: str
    order: int
    fields: dict[str, FieldValue]
    values: dict[str, tuple[str | int | bool, ...]]
    threshold: ThresholdFact | None
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class ReadingFact:
    """An interpretation that supplies a typed field of a rule, stage or threshold."""

    iri: str
    of: tuple[str, ...]
    confidence: str


@dataclass(frozen=True)
class RuleFact:
    """What a version prescribes on one matter for stated tiers.

    `fields` holds the codes of its typed fields, `values` the same with whole IRIs.
    """

    iri: str
    matter: str
    matter_iri: str
    kind: str
    tiers: tuple[str, ...]
    fields: dict[str, FieldValue]
    values: dict[str, tuple[str | int | bool, ...]]
    stages: tuple[StageFact, ...]
    confidence: str
    statement: str
    stated_at: str | None
    continues: str | None
    readings: tuple[ReadingFact, ...]


@dataclass(frozen=True)
class Shown:
    """A provision on a day: its version, its rules and their citations."""

    provision: str
    address: str
    on: datetime.date
    version: Version | None
    rules: tuple[RuleFact, ...]
    citations: tuple[Citation, ...]
    certain: bool
    uncertain_because: tuple[str, ...]
    uncertain_details: tuple[Doubt, ...]
    confidence: str | None
    not_before: datetime.date | None = None
    ended: datetime.date | None = None
    succeeded_by: str | None = None
    successor: Shown | None = None


@dataclass(frozen=True)
class ShownArticle:
    """An article on a day, paragraph by paragraph."""

    provision: str
    address: str
    on: datetime.date
    paragraphs: tuple[Shown, ...]
    certain: bool
    uncertain_because: tuple[str, ...]


@dataclass(frozen=True)
class History:
    """All versions of a provision, oldest first."""

    provision: str
    address: str
    versions: tuple[Version, ...]
    succeeded_by: str | None
    certain: bool
    uncertain_because: tuple[str, ...]
    uncertain_details: tuple[Doubt, ...]


@dataclass(frozen=True)
class ArticleHistory:
    """The histories of all paragraphs of an article."""

    provision: str
    address: str
    paragraphs: tuple[History, ...]
    certain: bool
    uncertain_because: tuple[str, ...]


@dataclass(frozen=True)
class FieldChange:
    """A typed field that differs between two days; None means that the field is not there."""

    path: str
    before: FieldValue | None
    after: FieldValue | None


@dataclass(frozen=True)
class Change:
    """How one provision differs between two days."""

    provision: str
    address: str
    kind: str
    changed_by: tuple[ChangingAct, ...]
    fields: tuple[FieldChange, ...]
    version_before: str | None
    version_after: str | None
    succeeded_by: str | None = None


@dataclass(frozen=True)
class Difference:
    """What differs between two days in all works."""

    from_: datetime.date
    to: datetime.date
    changes: tuple[Change, ...]
    certain: bool
    uncertain_because: tuple[str, ...]
    uncertain_details: tuple[Doubt, ...] = field(default=())
