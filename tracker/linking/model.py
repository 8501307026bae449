"""What linking needs of stored commitments and of the document at hand, and what it answers.

Ids are strings of the caller's. All datetimes are aware, in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tracker.commitments.model import (
    Commitment,
    ConditionType,
    Effect,
    EvidenceStatement,
    Kind,
    Mode,
    PointerStatement,
    RevisionStatement,
)
from tracker.status.basis import Status
from tracker.status.model import Review
from tracker.temporal.model import Reference


@dataclass(frozen=True, slots=True)
class Source:
    """The document whose reading is to be linked."""

    document_id: str
    publisher: str | None
    published: Reference


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a known commitment was told before."""

    document_id: str
    publisher: str | None
    published_at: datetime  # the first instant of the publication


@dataclass(frozen=True, slots=True)
class Known:
    """A commitment that is stored already, as far as linking looks at it.

    The interval is the one in force, after revisions; `first_due` the one first told. `made_at` and
    `first_reported` are first instants. `closed_at` is when it was met, missed or void, None while
    pending. `aliases` are other names of the committer, `source` is who said it, `wordings` are
    how other sightings call the act.
    """

    id: str
    committer: str | None
    imposer: str | None
    action: str
    kind: Kind
    mode: Mode
    made_at: datetime
    first_reported: datetime
    zone: str
    aliases: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    earliest: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    due_inclusive: bool = False
    grain: str | None = None
    first_due: datetime | None = None
    awaits_event: str | None = None
    operator: str | None = None
    deadline_text: str | None = None
    condition: str | None = None
    condition_type: ConditionType | None = None
    consequence: str | None = None
    source: str | None = None
    sightings: tuple[Sighting, ...] = ()
    status: Status = Status.PENDING
    closed_at: datetime | None = None

    @property
    def acts(self) -> tuple[str, ...]:
        """The act in every wording known."""
        return (self.action, *self.wordings)


def known_of(
    commitment_id: str,
    commitment: Commitment,
    source: Source,
    *,
    status: Status = Status.PENDING,
    closed_at: datetime | None = None,
) -> Known:
    """A commitment just found in `source`, as one that is known."""
    published = source.published.earliest
    return Known(
        id=commitment_id,
        committer=commitment.committer,
        imposer=commitment.imposer,
        action=commitment.action,
        kind=commitment.kind,
        mode=commitment.mode,
        made_at=made_at(commitment, source),
        first_reported=published,
        zone=commitment.zone,
        earliest=commitment.earliest,
        due=commitment.due,
        due_earliest=commitment.due_earliest,
        due_inclusive=commitment.due_inclusive,
        grain=commitment.grain,
        first_due=commitment.due,
        awaits_event=commitment.awaits_event,
        operator=commitment.operator,
        deadline_text=commitment.deadline_text,
        condition=commitment.condition,
        condition_type=commitment.condition_type,
        consequence=commitment.consequence,
        source=commitment.source,
        sightings=(Sighting(source.document_id, source.publisher, published),),
        status=status,
        closed_at=closed_at,
    )


def made_at(commitment: Commitment, source: Source) -> datetime:
    """The first instant at which it can have been made: the saying it was read against, where that lies
    before publication, else the publication."""
    return min(commitment.reference.earliest, source.published.earliest)


def sighted(known: Known, source: Source, action: str) -> Known:
    """`known`, told once more in `source`, where its act is called `action`."""
    published = source.published.earliest
    sighting = Sighting(source.document_id, source.publisher, published)
    return replace(
        known,
        sightings=(*known.sightings, sighting),
        wordings=known.wordings if action in known.acts else (*known.wordings, action),
        made_at=min(known.made_at, published),
        first_reported=min(known.first_reported, published),
    )


@dataclass(frozen=True, slots=True)
class Link:
    """A mention or statement and the known commitment it speaks of.

    `score` runs from 0 to 1. `sure` says that it stands above the set score and clearly ahead of every
    other candidate; else a person has to say. `reasons` are plain words, one for each thing compared.
    `effect` is what an evidence statement says of this commitment, which is not always what it says of
    the act ("struck again" breaches a pause).
    """

    known_id: str
    score: float
    sure: bool
    reasons: tuple[str, ...]
    effect: Effect | None = None


class Restates(StrEnum):
    """How a new sighting's interval stands to the known one (design: *revision*, a restatement is none)."""

    SAME = "same"
    FINER = "finer"  # the new report knows the deadline better: its terms win
    COARSER = "coarser"
    UNDATED = "undated"
    DATES = "dates"  # the known one had no date; this one gives it


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the acceptance policy says of a statement, and why."""

    review: Review
    reason: str
    own_word: bool = False


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """A commitment nobody told before. `key` names it within the plan, until it has an id."""

    key: str
    commitment: Commitment
    made_at: datetime
    blocking_keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class NewSighting:
    """A mention of a commitment that is known, or new in the same plan (`commitment_id` is then its key)."""

    commitment_id: str
    commitment: Commitment
    restates: Restates
    link: Link


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A statement about a commitment, with what it says of it and whether that counts."""

    commitment_id: str
    statement: EvidenceStatement
    effect: Effect
    ruling: Ruling
    link: Link


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A change of a commitment's terms, resolved against its old due where it counts from that."""

    commitment_id: str
    statement: RevisionStatement
    ruling: Ruling
    link: Link
    earliest: datetime | None
    due: datetime | None
    due_earliest: datetime | None
    due_inclusive: bool
    grain: str | None


@dataclass(frozen=True, slots=True)
class NewPointer:
    """Words that only point at a commitment: one more sighting of it, which changes nothing."""

    commitment_id: str
    statement: PointerStatement
    link: Link


Unlinked = EvidenceStatement | RevisionStatement


@dataclass(frozen=True, slots=True)
class Plan:
    """What storing a reading will do. Nothing in it depends on the clock or the store.

    `unlinked` are statements that no known commitment answers to, `unmeant` pointers that mean none; a
    commitment that arrives later may.
    """

    new: tuple[NewCommitment, ...] = ()
    sightings: tuple[NewSighting, ...] = ()
    evidence: tuple[NewEvidence, ...] = ()
    revisions: tuple[NewRevision, ...] = ()
    pointers: tuple[NewPointer, ...] = ()
    unlinked: tuple[Unlinked, ...] = ()
    unmeant: tuple[PointerStatement, ...] = ()
