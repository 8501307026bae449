"""The history and the outbox, written together: a change row and the deliveries that tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from tracker.status import Change, ChangeKind
from tracker.store.dossiers import Dossier
from tracker.store.endpoints import wants
from tracker.store.event_types import COMMITMENT_EVENTS
from tracker.store.models import ChangeRow, CommitmentRow, DeliveryRow, EndpointRow
from tracker.store.paging import Page, bounded, decode_cursor, page_of
from tracker.temporal.model import rfc3339
from tracker.views import change_view, commitment_view


@dataclass(frozen=True, slots=True)
class Cause:
    """By whom, and from what, a change came. `by` is "clock", "document", "policy" or a person's name."""

    by: str
    evidence_id: UUID | None = None
    revision_id: UUID | None = None
    document_id: UUID | None = None
    alert_past: bool = False  # announce also what was already past when first known


CLOCK = Cause(by="clock")


class Chronicle:
    """Writes the steps of commitments within one transaction; it reads the endpoints once."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        enabled = select(EndpointRow).where(col(EndpointRow.enabled))
        self._endpoints = list(session.exec(enabled))
        self._deliveries: list[DeliveryRow] = []

    def write(self, dossier: Dossier, change: Change, cause: Cause, *, before: str | None) -> ChangeRow:
        """One step of the verdict: its row, and a delivery to each endpoint that wants to hear of it."""
        kind = change.kind.value
        row = self._row(dossier, kind, change.at, cause, before=before, backdated=change.backdated)
        if change.announced or (cause.alert_past and kind in COMMITMENT_EVENTS):
            self._announce(dossier, change, row)
        return row

    def note(self, dossier: Dossier, kind: str, cause: Cause) -> ChangeRow:
        """A step that leaves the verdict as it is (sighted again, evidence rejected): history only."""
        return self._row(dossier, kind, self._now, cause, before=dossier.commitment.status)

    def close(self) -> None:
        """Send all to the database, changes before the deliveries that refer to them."""
        self._session.flush()
        self._session.add_all(self._deliveries)
        self._session.flush()
        self._deliveries = []

    def _row(
        self,
        dossier: Dossier,
        kind: str,
        at: datetime,
        cause: Cause,
        *,
        before: str | None,
        backdated: bool = False,
    ) -> ChangeRow:
        commitment = dossier.commitment
        commitment.sequence += 1
        row = ChangeRow(
            commitment_id=commitment.id,
            sequence=commitment.sequence,
            kind=kind,
            at=at,
            noticed_at=self._now,
            status_before=before,
            status=commitment.status,
            basis=commitment.basis,
            evidence_id=cause.evidence_id,
            revision_id=cause.revision_id,
            document_id=cause.document_id,
            by=cause.by,
            backdated=backdated,
            payload=_dates_in_force(commitment),
        )
        self._session.add(row)
        return row

    def _announce(self, dossier: Dossier, change: Change, row: ChangeRow) -> None:
        commitment = dossier.commitment
        event_type = COMMITMENT_EVENTS[change.kind.value]
        wanting = [each for each in self._endpoints if wants(each, event_type, commitment, dossier.tags)]
        if not wanting:
            return
        message = message_of(event_type, row, dossier)
        for endpoint in wanting:
            delivery = DeliveryRow(
                endpoint_id=endpoint.id,
                change_id=row.id,
                commitment_id=commitment.id,
                event_type=event_type,
                payload=message,
                next_attempt_at=self._announce_at(dossier, change),
                created_at=self._now,
            )
            self._deliveries.append(delivery)

    def _announce_at(self, dossier: Dossier, change: Change) -> datetime:
        """At once; a lapse only after the grace, which delays the announcement and not the verdict."""
        if change.kind is not ChangeKind.LAPSED:
            return self._now
        return max(self._now, change.at + timedelta(seconds=dossier.commitment.grace_seconds))


def _dates_in_force(commitment: CommitmentRow) -> dict[str, Any]:
    """The dates as they stood after a step: what was believed then can be read from the history."""
    zone = commitment.zone
    return {
        "earliest": rfc3339(commitment.earliest, zone),
        "due": rfc3339(commitment.due, zone),
        "due_earliest": rfc3339(commitment.due_earliest, zone),
        "late_by": commitment.late_by,
    }


def message_of(event_type: str, change: ChangeRow, dossier: Dossier) -> dict[str, Any]:
    """The body of a webhook: type, timestamp, and the commitment as the API shows it, with the change."""
    data = commitment_view(dossier)
    data["change"] = change_view(change, dossier.commitment.zone)
    return {"type": event_type, "timestamp": rfc3339(change.noticed_at, "UTC"), "data": data}


def changes_of(session: Session, commitment_id: UUID) -> list[ChangeRow]:
    """The history of a commitment, first step first (uq_changes_commitment_id_sequence)."""
    query = select(ChangeRow).where(ChangeRow.commitment_id == commitment_id)
    return list(session.exec(query.order_by(col(ChangeRow.sequence))))


def list_changes(
    session: Session, *, kinds: Iterable[str] = (), cursor: str | None = None, limit: int = 50
) -> Page[ChangeRow]:
    """All changes, the latest noticed first (ix_changes_noticed_at_id)."""
    noticed, id_ = col(ChangeRow.noticed_at), col(ChangeRow.id)
    query = select(ChangeRow).order_by(noticed.desc(), id_.desc()).limit(bounded(limit) + 1)
    if wanted := list(kinds):
        query = query.where(col(ChangeRow.kind).in_(wanted))
    if cursor is not None:
        query = query.where(tuple_(noticed, id_) < tuple_(*decode_cursor(cursor, datetime, UUID)))
    return page_of(list(session.exec(query)), limit, lambda row: (row.noticed_at, row.id))
