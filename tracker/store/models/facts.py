"""What bears on a commitment's verdict: evidence, revisions, and persons' decisions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from tracker.store.columns import Row, id_field, json_dict, json_list


class EvidenceRow(Row, table=True):
    """A statement that something was done, breached or ruled out, and what was decided about it.

    `state` is accepted, suggested or rejected, or unlinked while no stored commitment fits it. `own_word`
    says that the committer itself says so. `happened_latest` is exclusive unless both ends are equal.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        Index(None, "commitment_id", "state"),
        Index(None, "document_id", "start_char"),
        Index("ix_evidence_state_said", "state", "said_earliest"),
        Index("ix_evidence_state_id", "state", "id"),
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
    own_word: bool = False
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
    statement: dict[str, Any] = json_dict()  # the whole statement as read, for linking it again
    created_at: datetime


class RevisionRow(Row, table=True):
    """A change of deadline or terms, with where it was said and who granted it; nothing is overwritten.

    `state` is accepted, suggested, rejected, or unlinked while no stored commitment fits it. `due` is the
    new deadline in absolute terms, also where the words counted from the old one.
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
    kind: str  # extended, moved_up, withdrawn, waived, suspended, reinstated
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
    review_at: datetime | None = None
    time_text: str | None = None
    counts_from_old_due: bool = False
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
    statement: dict[str, Any] = json_dict()  # the whole statement as read, for linking it again
    created_at: datetime


class DecisionRow(Row, table=True):
    """What a person decided about a commitment: met, void, extend, or reopen (which takes one back)."""

    __tablename__ = "decisions"
    __table_args__ = (Index(None, "commitment_id", "at"),)

    id: UUID = id_field()
    commitment_id: UUID = Field(foreign_key="commitments.id", ondelete="CASCADE")
    kind: str
    at: datetime
    done_at: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    due_inclusive: bool = False
    grain: str | None = None
    zone: str | None = None
    reason: str = ""
    by: str


class StatementBlockRow(Row, table=True):
    """A key under which an unlinked statement waits for a commitment that arrives later.

    `statement_id` is an evidence or a revision id; the rows go when the statement is linked or deleted.
    """

    __tablename__ = "statement_blocks"
    __table_args__ = (Index(None, "key", "said_at"), Index(None, "statement_id"))

    key: str = Field(primary_key=True)
    statement_id: UUID = Field(primary_key=True)
    document_id: UUID = Field(foreign_key="documents.id", ondelete="CASCADE", index=True)
    said_at: datetime
