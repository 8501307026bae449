"""What reading a document gives: commitments, statements about earlier ones, and events it dates.

Everything is a value: no ids, no store, no clock. Offsets count code points of the text that was read.
Datetimes are aware, in UTC; `zone` says where they were computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from tracker.temporal.model import Reference, Step, rfc3339


class Kind(StrEnum):
    """What sort of word binds the committer (design: *kind*)."""

    PLEDGE = "pledge"
    PLAN = "plan"
    OBLIGATION = "obligation"
    ULTIMATUM = "ultimatum"
    THREAT = "threat"
    EXPECTATION = "expectation"
    CLAIM = "claim"


class Mode(StrEnum):
    """Do it by then, not before then, or keep it up until then (design: *mode*)."""

    ACHIEVE = "achieve"
    REFRAIN = "refrain"
    MAINTAIN = "maintain"


class ConditionType(StrEnum):
    """A trigger is waited for; an escape is presumed not taken until shown."""

    TRIGGER = "trigger"
    ESCAPE = "escape"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One document's mention of a commitment, with the interval and how it was computed."""

    quote: str
    start_char: int
    end_char: int
    committer: str | None
    committer_inferred: bool
    imposer: str | None
    source: str | None
    action: str
    kind: Kind
    mode: Mode
    strength: str | None  # the binding word's lemma: shall, must, will, vow, plan, hope …
    condition: str | None
    condition_type: ConditionType | None
    consequence: str | None
    deadline_text: str | None
    deadline_start_char: int | None
    deadline_end_char: int | None
    operator: str | None
    earliest: datetime | None
    due: datetime | None
    due_earliest: datetime | None
    due_inclusive: bool
    grain: str | None
    zone: str
    vague: bool
    review_at: datetime | None
    awaits_event: str | None
    recurrence: str | None
    reference: Reference  # what the words were read against, for resolving again
    expression: dict[str, Any] | None  # the time expression as JSON, for resolving again
    confidence: float
    flags: tuple[str, ...]
    trace: tuple[Step, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that `tracker extract --json` prints."""
        return {
            "quote": self.quote,
            "start_char": self.start_char,
            "end_char": self.end_char,
            "committer": self.committer,
            "committer_inferred": self.committer_inferred,
            "imposer": self.imposer,
            "source": self.source,
            "action": self.action,
            "kind": self.kind.value,
            "mode": self.mode.value,
            "strength": self.strength,
            "condition": self.condition,
            "condition_type": self.condition_type.value if self.condition_type else None,
            "consequence": self.consequence,
            "deadline_text": self.deadline_text,
            "deadline_start_char": self.deadline_start_char,
            "deadline_end_char": self.deadline_end_char,
            "operator": self.operator,
            "earliest": rfc3339(self.earliest, self.zone),
            "due": rfc3339(self.due, self.zone),
            "due_inclusive": self.due_inclusive,
            "due_earliest": rfc3339(self.due_earliest, self.zone),
            "grain": self.grain,
            "zone": self.zone,
            "vague": self.vague,
            "review_at": rfc3339(self.review_at, self.zone),
            "awaits_event": self.awaits_event,
            "recurrence": self.recurrence,
            "confidence": round(self.confidence, 3),
            "flags": list(self.flags),
            "trace": [step.to_dict() for step in self.trace],
        }


class Effect(StrEnum):
    """What a statement says became of an earlier commitment."""

    DONE = "done"
    PARTLY_DONE = "partly_done"
    NOT_DONE = "not_done"  # "has not", "failed to", "missed the deadline"
    BREACHED = "breached"  # of refrain and maintain
    REFUSED = "refused"
    EXPIRED = "expired"  # the deadline is reported as passed, nothing said of the act
    RULED_OUT = "ruled_out"  # a condition can no longer come true, or an escape was taken


@dataclass(frozen=True, slots=True)
class EvidenceStatement:
    """A statement that something was done, breached or ruled out, not yet linked to a commitment.

    `happened_earliest`/`happened_latest` bound when it happened, None where the text gives no bound;
    `happened_latest` is exclusive unless both are equal (a clock time).
    """

    quote: str
    start_char: int
    end_char: int
    actor: str | None  # who did, or failed to do, the act
    action: str
    effect: Effect
    speaker: str | None  # who says so; None: the document in its own voice
    hedged: bool
    happened_earliest: datetime | None
    happened_latest: datetime | None
    time_text: str | None
    met_deadline: bool  # "met the deadline", "on time": the deadline itself is the time
    score: float
    zone: str
    trace: tuple[Step, ...]


class RevisionKind(StrEnum):
    """How a later text changes a deadline or its terms."""

    EXTENDED = "extended"
    MOVED_UP = "moved_up"
    WITHDRAWN = "withdrawn"
    WAIVED = "waived"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    SUPERSEDED = "superseded"  # another commitment takes its place


@dataclass(frozen=True, slots=True)
class RevisionStatement:
    """A statement that an earlier deadline was changed, not yet linked to a commitment.

    With `counts_from_old_due` the new due is the old one moved by `expression` ("another ten days"),
    else `due` holds it.
    """

    quote: str
    start_char: int
    end_char: int
    kind: RevisionKind
    granter: str | None
    committer: str | None
    action: str | None
    earliest: datetime | None
    due: datetime | None
    due_earliest: datetime | None
    due_inclusive: bool
    grain: str | None
    zone: str
    counts_from_old_due: bool
    reference: Reference
    expression: dict[str, Any] | None
    time_text: str | None
    score: float
    trace: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class PointerStatement:
    """Words that only point at an earlier commitment: "the 72-hour ultimatum nears its end".

    They make none and change none. `thing` is the noun that points, `action` what its words tell of the act.
    `dates` are the fair readings of the deadline it names, half-open; `length` is the expression of the time
    that was given. `beside` are other names of the sentence. `retells` says that a whole commitment is told,
    too weakly, or as too long past, to be taken for one; `over` that its time has run out.
    """

    quote: str
    start_char: int
    end_char: int
    thing: str | None
    committer: str | None
    imposer: str | None
    action: str | None
    dates: tuple[tuple[datetime, datetime], ...]
    length: dict[str, Any] | None
    beside: tuple[str, ...]
    retells: bool
    over: bool
    zone: str
    trace: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class EventDefinition:
    """A named moment that the document itself dates ("Effective Date" means 1 March 2025)."""

    name: str
    earliest: datetime
    latest: datetime  # equal to earliest when known to the minute, else the end of the day
    zone: str
    quote: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says, in text order."""

    genre: str
    zone: str
    published: Reference
    pipeline: str  # name and version of the parser that was used
    extractor: str  # version of these rules
    commitments: tuple[Commitment, ...]
    evidence: tuple[EvidenceStatement, ...]
    revisions: tuple[RevisionStatement, ...]
    events: tuple[EventDefinition, ...]
    pointers: tuple[PointerStatement, ...] = ()
