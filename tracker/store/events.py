"""Named events: told to us, and what they resolve (Time 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, or_
from sqlmodel import Session, col, select

from tracker.commitments.model import Commitment, ConditionType
from tracker.errors import InvalidInput, NotFound
from tracker.status import Status, Verdict
from tracker.store.changes import Cause
from tracker.store.commitments import lock_commitments
from tracker.store.dossiers import Dossier, gather
from tracker.store.frames import thaw
from tracker.store.guard import storable
from tracker.store.models import CommitmentRow, DocumentRow, EventRow
from tracker.store.paging import Page, bounded, decode_cursor, page_of
from tracker.store.resolving import EVERYONE, document_scope, party_scope
from tracker.store.sightings import Stated, restate, stated_if
from tracker.store.verdicts import settle
from tracker.temporal.event_names import event_key
from tracker.temporal.model import Reference


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a named event holds: one document, one party, or everyone (neither given)."""

    document_id: UUID | None = None
    party: str | None = None

    @property
    def name(self) -> str:
        if self.document_id is not None:
            return "document"
        return "party" if self.party is not None else EVERYONE

    @property
    def key(self) -> str:
        if self.document_id is not None:
            return document_scope(self.document_id)
        return party_scope(self.party) if self.party is not None else EVERYONE


@dataclass(frozen=True, slots=True)
class Resolved:
    """A commitment whose deadline becomes known, or changes, by an event: as it will stand.

    `already_past` says that the deadline has passed at `now`: its lapse is marked backdated and announced
    to nobody.
    """

    commitment: CommitmentRow
    mention: Commitment
    verdict: Verdict
    already_past: bool


@dataclass(frozen=True, slots=True)
class Named:
    """An event as it is (or, in a preview, would be) stored, and what it resolves."""

    event: EventRow
    resolves: list[Resolved]
    preview: bool


def name_event(
    session: Session,
    name: str,
    at: Reference,
    *,
    scope: Scope,
    by: str,
    now: datetime,
    preview: bool = False,
) -> Named:
    """Say when a named event is, and resolve every commitment that counts from it within `scope`; one that
    waits for it as its condition is in force from now on.

    With `preview` nothing is kept: it only shows what would resolve. Naming an event again moves what
    counted from it. Raises InvalidInput (no name), NotFound (no such document). Served by
    ix_commitments_counts_from.
    """
    event = _draft(session, name, at, scope=scope, by=by, now=now)
    resolves = [_resolved(dossier, stated, now) for dossier, stated in _moved_by(session, event)]
    if preview:
        return Named(event, resolves, preview=True)
    kept = _keep(session, event)
    for found in resolves:
        restate(session, found.commitment, now=now)
    settle(session, [found.commitment for found in resolves], now=now, cause=Cause(by=by))
    return Named(kept, resolves, preview=False)


def get_event(session: Session, name: str, scope: Scope) -> EventRow:
    """The event under `name`, in any wording, in `scope` (uq_events_key_scope_key). Raises NotFound."""
    query = select(EventRow).where(EventRow.key == event_key(name), EventRow.scope_key == scope.key)
    row = session.exec(query).first()
    if row is None:
        raise NotFound(f"No event {name!r} is known for {scope.name}.")
    return row


def list_events(session: Session, *, cursor: str | None = None, limit: int = 50) -> Page[EventRow]:
    """All events, oldest first (primary key)."""
    query = select(EventRow).order_by(col(EventRow.id)).limit(bounded(limit) + 1)
    if cursor is not None:
        query = query.where(col(EventRow.id) > decode_cursor(cursor, UUID)[0])
    return page_of(list(session.exec(query)), limit, lambda row: (row.id,))


def awaited_events(session: Session) -> list[tuple[str, int]]:
    """The events and triggers that pending commitments wait for, in one of the wordings met, and how many
    wait for each; the most awaited first (ix_commitments_counts_from)."""
    row = CommitmentRow
    waits_for = func.min(func.coalesce(row.awaits_event, row.condition))
    waits = or_(
        col(row.awaits_event).is_not(None),
        and_(col(row.condition_type) == ConditionType.TRIGGER.value, col(row.trigger_shown).is_(False)),
    )
    query = (
        select(waits_for, func.count())
        .where(col(row.counts_from).is_not(None), row.status == Status.PENDING.value, waits)
        .group_by(col(row.counts_from))
        .order_by(func.count().desc(), waits_for)
    )
    return [(str(name), count) for name, count in session.exec(query)]


def _draft(session: Session, name: str, at: Reference, *, scope: Scope, by: str, now: datetime) -> EventRow:
    if not name.strip():
        raise InvalidInput("An event needs a name.", field="name")
    if scope.document_id is not None and session.get(DocumentRow, scope.document_id) is None:
        raise NotFound(f"There is no document {scope.document_id}.")
    return EventRow(
        key=event_key(storable(name, "name")),
        name=name.strip(),
        scope=scope.name,
        scope_key=scope.key,
        document_id=scope.document_id,
        party=scope.party,
        earliest=at.earliest,
        latest=at.latest,
        zone=at.zone,
        given_by=by,
        set_at=now,
    )


def _moved_by(session: Session, event: EventRow) -> list[tuple[Dossier, Stated]]:
    """The commitments, held for this transaction, whose terms the event would change, and those terms."""
    query = select(CommitmentRow.id).where(CommitmentRow.counts_from == event.key)
    rows = lock_commitments(session, session.exec(query).all())
    moved = []
    for dossier in gather(session, rows):
        stated = stated_if(session, dossier.commitment, event)
        row = dossier.commitment
        if stated != Stated(thaw(row.stated), row.trigger_shown):
            moved.append((dossier, stated))
    return moved


def _resolved(dossier: Dossier, stated: Stated, now: datetime) -> Resolved:
    verdict = dossier.judged(now, stated.mention, stated.trigger_shown)
    due = verdict.terms.due
    return Resolved(dossier.commitment, stated.mention, verdict, already_past=due is not None and due <= now)


def _keep(session: Session, event: EventRow) -> EventRow:
    """Store the event, in place of an earlier word about it."""
    query = select(EventRow).where(EventRow.key == event.key, EventRow.scope_key == event.scope_key)
    row = session.exec(query.with_for_update()).first()
    if row is None:
        session.add(event)
        session.flush()
        return event
    row.name, row.earliest, row.latest, row.zone = event.name, event.earliest, event.latest, event.zone
    row.given_by, row.set_at, row.quote, row.start_char, row.end_char = (
        event.given_by,
        event.set_at,
        None,
        None,
        None,
    )
    session.flush()
    return row
