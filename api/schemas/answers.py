"""What the API answers, for OpenAPI and for the tests that hold every answer to it.

The answers themselves are made by `tracker.views`, which webhooks, command line and digest share; these
models describe them. Times are RFC 3339 with the offset of the commitment's zone, null where open.
"""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from tracker.commitments.model import ConditionType, Effect, Kind, Mode
from tracker.status import Status

Item = TypeVar("Item")
Stamp = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]


class Shown(BaseModel):
    """Base of all answers: what a model does not name does not occur."""

    model_config = ConfigDict(extra="forbid")


class Listed(Shown, Generic[Item]):
    """One page of a list; `next` is the cursor of the following page."""

    items: list[Item]
    next: str | None


class StepOut(Shown):
    """One step from the words to the dates."""

    step: str
    detail: str


class Mention(Shown):
    """What `tracker extract --json` prints for one mention of a commitment."""

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
    strength: str | None
    condition: str | None
    condition_type: ConditionType | None
    consequence: str | None
    deadline_text: str | None
    deadline_start_char: int | None
    deadline_end_char: int | None
    operator: str | None
    earliest: Stamp | None
    due: Stamp | None
    due_inclusive: bool
    due_earliest: Stamp | None
    grain: str | None
    zone: str
    vague: bool
    review_at: Stamp | None
    awaits_event: str | None
    recurrence: str | None
    confidence: float
    flags: list[str]
    trace: list[StepOut]


class Waiting(Shown):
    """Something found in text that waits for a person, and why."""

    waits: str
    reason: str | None
    id: UUID
    effect: Effect | None = None
    kind: str | None = None
    quote: str | None = None
    speaker: str | None = None
    granter: str | None = None
    document_id: UUID | None = None
    said_at: Stamp | None = None
    due: Stamp | None = None


class CommitmentOut(Mention):
    """A commitment as lists, webhooks and digests show it, with the interval now in force."""

    id: UUID
    status: Status
    basis: str
    basis_text: str
    reason: str | None
    since: Stamp
    late_by: int | None = Field(description="Seconds after its due at which it was done.")
    remarks: list[str]
    lapses: list[Stamp]
    reported_done: bool = Field(description="Its committer says that it was done.")
    awaiting_review: list[Waiting]
    tags: list[str]
    origin: str
    made_at: Stamp
    committer_id: UUID | None
    document_id: UUID | None
    previous_id: UUID | None
    recurs_from_id: UUID | None
    version: int
    created_at: Stamp
    updated_at: Stamp
    links: dict[str, str]


class SightingOut(Mention):
    """One document's mention of it, as it was read."""

    id: UUID
    document_id: UUID | None
    publisher: str | None
    title: str | None
    published_at: str | None
    extractor: str
    link_reasons: list[str]


class Found(Shown):
    """What evidence and revisions have in common: where it was said, and what was decided about it."""

    id: UUID
    state: str
    reason: str | None
    quote: str | None
    start_char: int | None
    end_char: int | None
    document_id: UUID | None
    time_text: str | None
    said_at: Stamp
    score: float
    link_reasons: list[str]
    accepted_by: str | None
    decided_at: Stamp | None
    note: str | None
    trace: list[StepOut]


class RevisionOut(Found):
    """A change of deadline or terms."""

    kind: str
    granter: str | None
    earliest: Stamp | None
    due: Stamp | None
    due_earliest: Stamp | None
    due_inclusive: bool
    grain: str | None


class EvidenceOut(Found):
    """A statement that something was done, breached or ruled out."""

    effect: Effect
    own_word: bool
    actor: str | None
    action: str | None
    speaker: str | None
    hedged: bool
    happened_earliest: Stamp | None
    happened_latest: Stamp | None
    met_deadline: bool


class EvidenceItem(EvidenceOut):
    """A piece of evidence in a list."""

    commitment_id: UUID | None


class DecisionOut(Shown):
    """What a person decided."""

    id: UUID
    kind: str
    at: Stamp
    done_at: Stamp | None
    due: Stamp | None
    reason: str | None
    by: str


class ChangeOut(Shown):
    """One step of a commitment's history."""

    id: UUID
    commitment_id: UUID
    sequence: int
    kind: str
    at: Stamp
    noticed_at: Stamp
    status_before: Status | None
    status: Status
    basis: str
    evidence_id: UUID | None
    revision_id: UUID | None
    document_id: UUID | None
    by: str
    backdated: bool
    payload: dict[str, Any]


class CommitmentPage(CommitmentOut):
    """A commitment with all that bears on it."""

    sightings: list[SightingOut]
    revisions: list[RevisionOut]
    evidence: list[EvidenceOut]
    decisions: list[DecisionOut]
    history: list[ChangeOut]


class CommitterOut(Shown):
    """Who has to act."""

    id: UUID
    name: str
    created_at: Stamp


class WebhookOut(Shown):
    """An endpoint, without its secret."""

    id: UUID
    url: str
    description: str | None
    events: list[str]
    committers: list[str]
    kinds: list[str]
    tags: list[str]
    min_confidence: float | None
    enabled: bool
    disabled_reason: str | None
    failing_since: Stamp | None
    previous_secret_until: Stamp | None
    created_at: Stamp
    updated_at: Stamp


class WebhookSecret(WebhookOut):
    """An endpoint with its secret, shown this once."""

    secret: str


class DeliveryOut(Shown):
    """One message to one endpoint."""

    id: UUID
    webhook_id: UUID
    commitment_id: UUID | None
    event: str
    state: str
    attempts_made: int
    next_attempt_at: Stamp | None
    created_at: Stamp
    finished_at: Stamp | None


class AttemptOut(Shown):
    """One try of a delivery."""

    number: int
    at: Stamp
    status_code: int | None
    duration_ms: int
    error: str | None
    response: str | None


class DeliveryPage(DeliveryOut):
    """A delivery with its payload and every try."""

    payload: dict[str, Any]
    attempts: list[AttemptOut]


class Replayed(Shown):
    """How many deliveries are sent again."""

    replayed: int
