"""Reading commitments: one, a page of a list, and all that bears on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, tuple_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from tracker.errors import Conflict, NotFound
from tracker.store.changes import changes_of
from tracker.store.committers import committer_key, known_committer
from tracker.store.dossiers import Dossier, gather
from tracker.store.models import (
    ChangeRow,
    CommitmentRow,
    DocumentRow,
    SightingRow,
    TagRow,
)
from tracker.store.paging import Page, bounded, decode_cursor, page_of

_LOCKED_AT_ONCE = 5_000  # SQLite takes some thirty thousand values in one statement


@dataclass(frozen=True, slots=True)
class Filter:
    """Which commitments a list holds; what is None or empty does not restrict it.

    Names are taken in any spelling. `due_from` and `due_before` bound `due_earliest`, which lists sort by;
    `since_from` bounds when the status became so. `text` must occur in the action, whatever its case.
    """

    status: Sequence[str] = ()
    kind: Sequence[str] = ()
    mode: str | None = None
    committer: str | None = None
    imposer: str | None = None
    tag: str | None = None
    due_from: datetime | None = None
    due_before: datetime | None = None
    since_from: datetime | None = None
    min_confidence: float | None = None
    awaiting_review: bool | None = None
    awaiting_event: bool | None = None
    vague: bool | None = None
    document_id: UUID | None = None
    text: str | None = None


def list_commitments(
    session: Session, wanted: Filter | None = None, *, cursor: str | None = None, limit: int = 50
) -> Page[CommitmentRow]:
    """Commitments by due time, soonest first and open ends last; ties by id.

    Served by ix_commitments_status_sort with one status, ix_commitments_committer_sort with a committer,
    else ix_commitments_sort: each gives the order, so that a page costs what it holds.
    """
    sort_at, id_ = col(CommitmentRow.sort_at), col(CommitmentRow.id)
    query = select(CommitmentRow).order_by(sort_at, id_).limit(bounded(limit) + 1)
    query = _restricted(session, query, wanted or Filter())
    if cursor is not None:
        query = query.where(tuple_(sort_at, id_) > tuple_(*decode_cursor(cursor, datetime, UUID)))
    return page_of(list(session.exec(query)), limit, lambda row: (row.sort_at, row.id))


def get_commitment(session: Session, commitment_id: UUID) -> CommitmentRow:
    """The commitment (primary key). Raises NotFound."""
    row = session.get(CommitmentRow, commitment_id)
    if row is None:
        raise NotFound(f"There is no commitment {commitment_id}.")
    return row


def lock_commitment(session: Session, commitment_id: UUID, *, if_version: int | None = None) -> CommitmentRow:
    """The commitment, held for this transaction. Raises NotFound, and Conflict if `if_version` is not its
    version any more (If-Match)."""
    query = select(CommitmentRow).where(CommitmentRow.id == commitment_id).with_for_update()
    row = session.exec(query.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotFound(f"There is no commitment {commitment_id}.")
    if if_version is not None and row.version != if_version:
        raise Conflict("The commitment was changed meanwhile; read it again.")
    return row


def lock_commitments(session: Session, ids: Iterable[UUID]) -> list[CommitmentRow]:
    """These commitments, held for this transaction, in order of id so that two writers never deadlock."""
    wanted = sorted(ids)
    locked: list[CommitmentRow] = []
    for start in range(0, len(wanted), _LOCKED_AT_ONCE):
        chosen = wanted[start : start + _LOCKED_AT_ONCE]
        query = select(CommitmentRow).where(col(CommitmentRow.id).in_(chosen)).order_by(col(CommitmentRow.id))
        locked += session.exec(query.with_for_update().execution_options(populate_existing=True))
    return locked


def dossier_of(session: Session, commitment_id: UUID) -> Dossier:
    """A commitment with its revisions, evidence, decisions and tags. Raises NotFound."""
    return gather(session, [get_commitment(session, commitment_id)])[0]


def sightings_of(session: Session, commitment_id: UUID) -> list[tuple[SightingRow, DocumentRow | None]]:
    """The sightings with their documents, first published first (ix_sightings_commitment_id_published_at)."""
    query = (
        select(SightingRow, DocumentRow)
        .outerjoin(DocumentRow, col(DocumentRow.id) == col(SightingRow.document_id))
        .where(SightingRow.commitment_id == commitment_id)
        .order_by(col(SightingRow.published_at), col(SightingRow.id))
    )
    return [(sighting, document) for sighting, document in session.exec(query)]


@dataclass(frozen=True, slots=True)
class Whole:
    """A commitment with everything that is stored of it; what its page shows."""

    dossier: Dossier
    sightings: list[tuple[SightingRow, DocumentRow | None]]
    changes: list[ChangeRow]


def whole_of(session: Session, commitment_id: UUID) -> Whole:
    """Everything that is stored of a commitment. Raises NotFound."""
    dossier = dossier_of(session, commitment_id)
    return Whole(dossier, sightings_of(session, commitment_id), changes_of(session, commitment_id))


def set_tags(session: Session, commitment_id: UUID, tags: Sequence[str]) -> list[str]:
    """Give a commitment exactly these tags. Raises NotFound."""
    get_commitment(session, commitment_id)
    wanted = sorted({tag.strip() for tag in tags if tag.strip()})
    held = {row.tag: row for row in session.exec(select(TagRow).where(TagRow.commitment_id == commitment_id))}
    for tag, row in held.items():
        if tag not in wanted:
            session.delete(row)
    session.add_all(TagRow(commitment_id=commitment_id, tag=tag) for tag in wanted if tag not in held)
    session.flush()
    return wanted


def count_by_status(session: Session) -> dict[str, int]:
    """How many commitments have each status (ix_commitments_status_sort)."""
    rows = session.exec(select(CommitmentRow.status, func.count()).group_by(col(CommitmentRow.status)))
    return dict(rows.all())


def _restricted(
    session: Session, query: SelectOfScalar[CommitmentRow], wanted: Filter
) -> SelectOfScalar[CommitmentRow]:
    row = CommitmentRow
    if wanted.status:
        query = query.where(_among(row.status, wanted.status))
    if wanted.kind:
        query = query.where(_among(row.kind, wanted.kind))
    if wanted.committer is not None:
        query = query.where(row.committer_key == _key_of(session, wanted.committer))
    if wanted.imposer is not None:
        query = query.where(row.imposer_key == committer_key(wanted.imposer))
    if wanted.awaiting_event is not None:
        waits = col(row.awaits_event)
        query = query.where(waits.is_not(None) if wanted.awaiting_event else waits.is_(None))
    for column in ("mode", "awaiting_review", "vague"):
        if (value := getattr(wanted, column)) is not None:
            query = query.where(getattr(row, column) == value)
    return _bounded_by(_related(query, wanted), wanted)


def _bounded_by(query: SelectOfScalar[CommitmentRow], wanted: Filter) -> SelectOfScalar[CommitmentRow]:
    row = CommitmentRow
    if wanted.due_from is not None:
        query = query.where(row.sort_at >= wanted.due_from)
    if wanted.due_before is not None:
        query = query.where(row.sort_at < wanted.due_before)
    if wanted.since_from is not None:
        query = query.where(row.since >= wanted.since_from)
    if wanted.min_confidence is not None:
        query = query.where(row.confidence >= wanted.min_confidence)
    if wanted.text is not None:
        query = query.where(col(row.action).icontains(wanted.text, autoescape=True))
    return query


def _related(query: SelectOfScalar[CommitmentRow], wanted: Filter) -> SelectOfScalar[CommitmentRow]:
    if wanted.tag is not None:
        tagged = select(TagRow.commitment_id).where(TagRow.tag == wanted.tag)
        query = query.where(col(CommitmentRow.id).in_(tagged))
    if wanted.document_id is not None:
        sighted = select(SightingRow.commitment_id).where(SightingRow.document_id == wanted.document_id)
        query = query.where(col(CommitmentRow.id).in_(sighted))
    return query


def _among(column: str, values: Sequence[str]) -> ColumnElement[bool]:
    """Equality for one value, so that the index can give the order too."""
    return col(column) == values[0] if len(values) == 1 else col(column).in_(values)


def _key_of(session: Session, name: str) -> str:
    known = known_committer(session, name)
    return committer_key(name) if known is None else known.key
