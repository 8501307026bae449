"""Commitments, who is bound by them, and the tags people put on them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from tracker.store.columns import Row, id_field, json_dict, json_list


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

    `stated` is the best mention, with reference and expression, resolved with the events known: what
    revisions, evidence and decisions are applied to. `verdict` is the whole answer of the pure status
    function, the columns of interval and status its parts that queries need; all of it can be recomputed.
    `next_look_at` is the next instant at which the clock alone can change something, NULL when none can.
    `sort_at` is `due_earliest`, or the end of time while the due is open. `sequence` counts its changes,
    `version` its writes (ETag).
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
            "ix_commitments_counts_from",
            "counts_from",
            sqlite_where=text("counts_from IS NOT NULL"),
            postgresql_where=text("counts_from IS NOT NULL"),
        ),
        Index(
            "ix_commitments_review_at",
            "review_at",
            "id",
            sqlite_where=text("review_at IS NOT NULL"),
            postgresql_where=text("review_at IS NOT NULL"),
        ),
        Index(
            "ix_commitments_awaiting_review",
            "sort_at",
            "id",
            sqlite_where=text("awaiting_review = 1"),  # as the query is written there
            postgresql_where=text("awaiting_review"),
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
    counts_from: str | None = None  # key of the named event its words count from, known or awaited
    recurrence: str | None = None
    trace: list[dict[str, str]] = json_list()

    status: str = "pending"
    basis: str
    reason: str = ""
    since: datetime
    late_by: int | None = None  # seconds by which it was late, at the least
    lapsed_at: datetime | None = None  # the first deadline it passed unfulfilled; stays
    reported_done: bool = False  # by the committer, not yet looked at by a person
    awaiting_review: bool = False  # something found in text waits for a person
    next_look_at: datetime | None = None
    sort_at: datetime

    verdict: dict[str, Any] = json_dict()
    stated: dict[str, Any] = json_dict()
    stated_in: UUID | None = None  # the document whose words these are
    trigger_shown: bool = False
    grace_seconds: int = 0
    made_at: datetime  # publication of the earliest sighting: evidence must lie after it
    created_at: datetime
    updated_at: datetime
    previous_id: UUID | None = Field(
        default=None, foreign_key="commitments.id", ondelete="SET NULL", index=True
    )
    recurs_from_id: UUID | None = Field(
        default=None, foreign_key="commitments.id", ondelete="SET NULL", index=True
    )


class StuckRow(Row, table=True):
    """A commitment that could not be judged when its time had come: what the sweep passed over.

    It goes when a later look succeeds. `tries` counts the looks that failed, `reason` is the last error.
    """

    __tablename__ = "stuck_commitments"

    commitment_id: UUID = Field(foreign_key="commitments.id", ondelete="CASCADE", primary_key=True)
    since: datetime
    tries: int = 1
    reason: str


class TagRow(Row, table=True):
    """A person's label on a commitment."""

    __tablename__ = "commitment_tags"

    commitment_id: UUID = Field(foreign_key="commitments.id", ondelete="CASCADE", primary_key=True)
    tag: str = Field(primary_key=True, index=True)


class BlockRow(Row, table=True):
    """A key under which linking looks a commitment up: what any report of it has in common.

    `made_at` is the commitment's, so that the nearest in time are found without reading the others.
    """

    __tablename__ = "commitment_blocks"
    __table_args__ = (Index(None, "key", "made_at"), Index(None, "commitment_id"))

    key: str = Field(primary_key=True)
    commitment_id: UUID = Field(foreign_key="commitments.id", ondelete="CASCADE", primary_key=True)
    made_at: datetime
