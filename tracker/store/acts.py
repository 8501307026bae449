"""What people decide about a commitment: met, extended, void, and back again.

Each is one transaction's worth: the decision is kept, the verdict drawn again, the steps recorded.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from tracker.errors import Conflict, InvalidInput
from tracker.status import DecisionKind, Status, mark_met
from tracker.store.changes import Cause
from tracker.store.columns import new_id
from tracker.store.commitments import lock_commitment
from tracker.store.dossiers import Dossier, gather
from tracker.store.guard import storable
from tracker.store.models import CommitmentRow, DecisionRow
from tracker.store.verdicts import settle
from tracker.temporal.model import Reference


def record_met(
    session: Session,
    commitment_id: UUID,
    *,
    done_at: datetime | None = None,
    by: str,
    note: str = "",
    now: datetime,
    if_version: int | None = None,
) -> CommitmentRow:
    """A person says it was done at `done_at`: now by default before the due, required after it (Status 4).

    Raises NotFound, Conflict (changed meanwhile), InvalidInput (done_at missing, or impossible).
    """
    dossier = _locked(session, commitment_id, if_version)
    decision_id = new_id()
    in_force = dossier.judged(now).terms
    decision = mark_met(str(decision_id), in_force, now, done_at=done_at, reason=note, by=by)
    row = _decision(dossier, DecisionKind.MET, by=by, note=note, now=now, row_id=decision_id)
    row.done_at = decision.done_at
    return _decide(session, dossier, row)


def extend(
    session: Session,
    commitment_id: UUID,
    *,
    until: Reference,
    by: str,
    note: str = "",
    now: datetime,
    if_version: int | None = None,
) -> CommitmentRow:
    """A person sets a new deadline: the end of a day, or a clock time, which is itself still in time.

    After a lapse it is pending again; the lapse stays in history. Raises NotFound, Conflict (changed
    meanwhile, or void).
    """
    dossier = _locked(session, commitment_id, if_version)
    if dossier.commitment.status == Status.VOID:
        raise Conflict("The commitment is void; reopen it before giving it a new deadline.")
    row = _decision(dossier, DecisionKind.EXTEND, by=by, note=note, now=now)
    row.due = row.due_earliest = until.latest
    row.due_inclusive, row.zone = until.is_instant, until.zone
    row.grain = "minute" if until.is_instant else "day"
    return _decide(session, dossier, row)


def void(
    session: Session,
    commitment_id: UUID,
    *,
    reason: str,
    by: str,
    now: datetime,
    if_version: int | None = None,
) -> CommitmentRow:
    """A person sets it aside, with the reason. Raises NotFound, Conflict (changed meanwhile, void already),
    InvalidInput (no reason)."""
    dossier = _locked(session, commitment_id, if_version)
    if dossier.commitment.status == Status.VOID:
        raise Conflict("The commitment is void already.")
    if not reason.strip():
        raise InvalidInput("Say why it is void.", field="reason")
    return _decide(session, dossier, _decision(dossier, DecisionKind.VOID, by=by, note=reason, now=now))


def reopen(
    session: Session,
    commitment_id: UUID,
    *,
    by: str,
    note: str = "",
    now: datetime,
    if_version: int | None = None,
) -> CommitmentRow:
    """A person takes back an earlier "met" or "void": the texts and the clock decide again.

    Raises NotFound, and Conflict if nothing was decided by a person.
    """
    dossier = _locked(session, commitment_id, if_version)
    last = dossier.decisions[-1].kind if dossier.decisions else None
    if last not in (DecisionKind.MET, DecisionKind.VOID):
        raise Conflict("Nobody marked it met or void, so there is nothing to take back.")
    return _decide(session, dossier, _decision(dossier, DecisionKind.REOPEN, by=by, note=note, now=now))


def _locked(session: Session, commitment_id: UUID, if_version: int | None) -> Dossier:
    return gather(session, [lock_commitment(session, commitment_id, if_version=if_version)])[0]


def _decision(
    dossier: Dossier, kind: DecisionKind, *, by: str, note: str, now: datetime, row_id: UUID | None = None
) -> DecisionRow:
    return DecisionRow(
        id=row_id or new_id(),
        commitment_id=dossier.commitment.id,
        kind=kind.value,
        at=now,
        reason=storable(note, "note"),
        by=storable(by, "by"),
    )


def _decide(session: Session, dossier: Dossier, row: DecisionRow) -> CommitmentRow:
    session.add(row)
    settle(session, [dossier.commitment], now=row.at, cause=Cause(by=row.by))
    return dossier.commitment
