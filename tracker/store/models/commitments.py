"""Commitments and what bears on them: committers, tags, evidence, revisions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from tracker.store.columns import Row, id_field, json_list, json_or_null


class CommitterRow(Row, table=True):
    """Who has to act, once for all spellings: `key` is the normalised name."""

    __tablename__ = "committers"

    id: UUID = id_field()
    key: str = Field(unique=True)
    name: str
    created_at: datetime


class AliasRow(Row, table=True):
    """Another spelling that means the same committer."""

    __tablename__ = "committer_aliases"

    key: str = Field(primary_key=True)
    alias: str
    committer_id: UUID = Field(foreign_key="committers.id", ondelete="CASCADE", index=True)


class CommitmentRow(Row, table=True):
    """A commitment as it stands now: its best terms, its current interval and its verdict.

    Terms come from the best sighting, the interval from there and the accepted revisions, the verdict from
    the pure status function; all of it can be recomputed. `next_look_at` is the next instant at which the
    clock alone can change something, NULL when none can. `sort_at` is `due_earliest`, or the end of time
    while the due is open. `sequence` counts its changes; `version` changes with every write (ETag).
    """

    __tablename__ = "commitments"
    __table_args__ = (
        Index("ix_commitments_sort", "sort_at", "id"),
        Index("ix_commitments_status_sort", "status", "sort_at", "id"),
        Index("ix_commitments_committer_sort", "committer_key", "sort_at", "id"),
        Index(
            "ix_commitments_next_look_at",
            "next_look_at",
            "id",
            sqlite_where=text("next_look_at IS NOT NULL"),
            postgresql_where=text("next_look_at IS NOT NULL"),
        ),
        Index(
            "ix_commitments_awaits_key",
            "awaits_key",
            sqlite_where=text("awaits_key IS NOT NULL"),
            postgresql_where=text("awaits_key IS NOT NULL"),
        ),
        Index("ix_commitments_imposer_key", "imposer_key", "made_at"),
        Index("ix_commitments_since", "since", "id"),
    )

    id: UUID = id_field()
    sequence: int = 0
    version: int = 1
    origin: str = "document"  # or "hand"

    committer_id: UUID | None = Field(default=None, foreign_key="committers.id", index=True)
    committer: str | None = None
    committer_key: str | None = None
    committer_inferred: bool = False
    imposer: str | None = None
    imposer_key: str | None = None
    source: str | None = None
    action: str
    kind: str = Field(index=True)
    mode: str
    strength: str | None = None
    condition: str | None = None
    condition_type: str | None = None
    consequence: str | None = None
    confidence: float = 1.0
    flags: list[str] = json_list()

    deadline_text: str | None = None
    operator: str | None = None
    earliest: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    due_inclusive: bool = False
    grain: str | None = None
    zone: str = "UTC"
    vague: bool = False
    review_at: datetime | None = None
    awaits_event: str | None = None
    awaits_key: str | None = None
    recurrence: str | None = None
    reference_earliest: datetime
    reference_latest: datetime
    reference_zone: str
    expression: dict[str, Any] | None = json_or_null()
    trace: list[dict[str, str]] = json_list()

    status: str = "pending"
    basis: str = "not due yet"
    since: datetime
    late_by: int | None = None  # seconds after `due` at which it was done
    reported_done: bool = False
    first_lapsed_at: datetime | None = None
    next_look_at: datetime | None = None
    sort_at: datetime

    made_at: datetime  # publication of the earliest sighting: evidence must lie after it
    created_at: datetime
    updated_at: datetime
    previous_id: UUID | None = Field(
        default=None, foreign_key="commitments.id", ondelete="SET NULL", index=True
    )
    recurs_from_id: UUID | None = Field(
        default=None, foreign_key="commitments.id", ondelete="SET NULL", index=True
    )


class TagRow(Row, table=True):
    """A person's label on a commitment."""

    __tablename__ = "commitment_tags"

    commitment_id: UUID = Field(foreign_key="commitments.id", ondelete="CASCADE", primary_key=True)
    tag: str = Field(primary_key=True, index=True)


class EvidenceRow(Row, table=True):
    """A statement that something was done, breached or ruled out, and what was decided about it.

    `state` is accepted, suggested, rejected, own_word (the committer's own), or unlinked while no stored
    commitment fits it. `happened_latest` is exclusive unless equal to `happened_earliest`.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        Index(None, "commitment_id", "state"),
        Index(None, "document_id", "start_char"),
        Index("ix_evidence_state_said", "state", "said_earliest"),
    )

    id: UUID = id_field()
    commitment_id: UUID | None = Field(default=None, foreign_key="commitments.id", ondelete="CASCADE")
    document_id: UUID | None = Field(default=None, foreign_key="documents.id", ondelete="CASCADE")
    quote: str | None = None
    start_char: int | None = None
    end_char: int | None = None
    actor: str | None = None
    action: str | None = None
    effect: str
    speaker: str | None = None
    hedged: bool = False
    happened_earliest: datetime | None = None
    happened_latest: datetime | None = None
    time_text: str | None = None
    met_deadline: bool = False
    said_earliest: datetime
    said_latest: datetime
    zone: str
    score: float = 1.0  # of the statement itself
    link_score: float = 1.0
    link_reasons: list[str] = json_list()
    state: str
    reason: str | None = None  # why it has this state
    accepted_by: str | None = None  # "policy", or a person
    decided_at: datetime | None = None
    note: str | None = None
    trace: list[dict[str, str]] = json_list()
    created_at: datetime


class RevisionRow(Row, table=True):
    """A change of deadline or terms, with where it was said and who granted it; nothing is overwritten.

    `state` is accepted, suggested, rejected or unlinked. `due` is the new deadline in absolute terms once
    it is known, also where the words counted from the old one.
    """

    __tablename__ = "revisions"
    __table_args__ = (
        Index(None, "commitment_id", "said_at"),
        Index(None, "document_id", "start_char"),
        Index("ix_revisions_state_said", "state", "said_at"),
    )

    id: UUID = id_field()
    commitment_id: UUID | None = Field(default=None, foreign_key="commitments.id", ondelete="CASCADE")
    document_id: UUID | None = Field(default=None, foreign_key="documents.id", ondelete="CASCADE")
    kind: str  # extended, moved_up, withdrawn, waived, suspended, reinstated, event_named, voided
    quote: str | None = None
    start_char: int | None = None
    end_char: int | None = None
    granter: str | None = None
    committer: str | None = None
    action: str | None = None
    earliest: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    due_inclusive: bool = False
    grain: str | None = None
    zone: str
    time_text: str | None = None
    counts_from_old_due: bool = False
    reference: dict[str, Any] | None = json_or_null()
    expression: dict[str, Any] | None = json_or_null()
    said_at: datetime
    score: float = 1.0
    link_score: float = 1.0
    link_reasons: list[str] = json_list()
    state: str
    reason: str | None = None
    accepted_by: str | None = None
    decided_at: datetime | None = None
    note: str | None = None
    trace: list[dict[str, str]] = json_list()
    created_at: datetime
