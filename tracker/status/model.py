"""The facts a verdict is drawn from, and the verdict itself.

All values are frozen and all datetimes aware, in UTC. Ids are the caller's (a row id, or any string
that is unique among its like): they come back in the verdict so that a page can point at the fact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from tracker.commitments.model import ConditionType, Effect, Kind, Mode, RevisionKind
from tracker.status.basis import SENTENCES, Basis, Status


class Review(StrEnum):
    """Whether a fact found in text counts: accepted, waiting for a person, or rejected by one."""

    ACCEPTED = "accepted"
    SUGGESTED = "suggested"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a commitment binds to: its interval and what else the verdict depends on.

    `made_at` is the first instant at which it can have been made; evidence must lie after it.
    `sighted_at` holds the first instant of each sighting's publication, in any order.
    `trigger_shown` says that a trigger condition has come true.
    `grace` delays the announcement of a lapse, never the verdict.
    """

    mode: Mode
    kind: Kind
    made_at: datetime
    zone: str
    earliest: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    due_inclusive: bool = False
    grain: str | None = None
    condition: str | None = None
    condition_type: ConditionType | None = None
    trigger_shown: bool = False
    awaits_event: str | None = None
    vague: bool = False
    review_at: datetime | None = None
    sighted_at: tuple[datetime, ...] = ()
    grace: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class RevisionFact:
    """A change of deadline or terms found in text, resolved; only an accepted one has effect.

    `at` is the first instant at which it can have been said. A `due` of None keeps the old one, but for
    an extension, which then leaves the end open until `review_at`.
    """

    id: str
    kind: RevisionKind
    at: datetime
    review: Review = Review.ACCEPTED
    earliest: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    due_inclusive: bool = False
    grain: str | None = None
    zone: str | None = None
    review_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    """A statement about the commitment found in text, with when it happened and where it was said.

    `happened_earliest`/`happened_latest` are equal for a clock time, else half-open; None where the text
    gives no bound. `said_earliest`/`said_latest` bound its publication the same way.
    `own_word` says that the speaker (or, if none, the publisher) is the committer.
    """

    id: str
    effect: Effect
    said_earliest: datetime
    said_latest: datetime
    review: Review
    happened_earliest: datetime | None = None
    happened_latest: datetime | None = None
    zone: str = "UTC"
    met_deadline: bool = False
    own_word: bool = False
    hedged: bool = False
    reason: str = ""


class DecisionKind(StrEnum):
    """What a person can decide about a commitment."""

    MET = "met"
    VOID = "void"
    EXTEND = "extend"
    REOPEN = "reopen"  # takes back an earlier met or void


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision, taken `at`. `done_at` belongs to met, `due` and its like to extend."""

    id: str
    kind: DecisionKind
    at: datetime
    done_at: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    due_inclusive: bool = False
    grain: str | None = None
    zone: str | None = None
    reason: str = ""
    by: str = ""


class Flag(StrEnum):
    """What else must be said beside a verdict."""

    EARLY = "early"  # done before `earliest`
    LATE_REPORT = "late report"  # in time, but told only after `due`


class Waits(StrEnum):
    """Why something found in text waits for a person."""

    OWN_WORD = "reported done by the committer"
    NOT_ACCEPTED = "not accepted by policy"
    STRADDLES = "may have happened before or after the deadline"
    DOUBTFUL_END = "breach between the two readings of the end"
    BEFORE_MADE = "happened before the commitment was made"
    PARTLY = "done in part"
    CONTRADICTED = "accepted evidence says otherwise too"
    TOO_LATE = "said after the verdict was settled"
    REVISION = "change of terms not granted by policy"
    AGAINST_PERSON = "a person decided otherwise"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One fact that waits for a person: its id, why, and the policy's own reason if it gave one."""

    fact_id: str
    waits: Waits
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a commitment stands at an instant, why, and when to look again.

    `since` is the instant it became so, never the instant it was noticed: a lapse is dated at `due`.
    `lapses` holds every deadline an achieve commitment has passed unfulfilled, first one first; they stay
    when a later deadline is granted. `late_by` is how late at the least. `reminded_at` and `reviewed_at`
    are the latest reminder and review instants already passed. `next_look_at` is the next instant at which
    the clock alone can change any of this; None if there is none. `decided_by` are the ids of the facts
    the status rests on, `applied` those of the revisions and decisions in force, in order.
    """

    status: Status
    basis: Basis
    since: datetime
    terms: Terms
    lapses: tuple[datetime, ...] = ()
    late_by: timedelta | None = None
    flags: frozenset[Flag] = frozenset()
    suggestions: tuple[Suggestion, ...] = ()
    decided_by: tuple[str, ...] = ()
    applied: tuple[str, ...] = ()
    reason: str = ""
    reminded_at: datetime | None = None
    reviewed_at: datetime | None = None
    next_look_at: datetime | None = None

    @property
    def lapse(self) -> datetime | None:
        """The first lapse, or None."""
        return self.lapses[0] if self.lapses else None

    @property
    def announce_at(self) -> datetime | None:
        """When the latest lapse may be announced: at once, or after the grace."""
        return self.lapses[-1] + self.terms.grace if self.lapses else None

    @property
    def reported_done_by_committer(self) -> bool:
        """The committer says it was done, and a person has yet to look."""
        return any(suggestion.waits is Waits.OWN_WORD for suggestion in self.suggestions)

    @property
    def sentence(self) -> str:
        """The basis as a sentence for a person."""
        return SENTENCES[self.basis]


REMINDERS = (timedelta(hours=24), timedelta(hours=1))
"""How long before `due_earliest` a reminder is due, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one commitment, as `judge` takes it."""

    terms: Terms
    revisions: tuple[RevisionFact, ...] = ()
    evidence: tuple[EvidenceFact, ...] = ()
    decisions: tuple[Decision, ...] = ()
    reminders: tuple[timedelta, ...] = field(default=REMINDERS)
