"""Writing down the tries of deliveries, many in one go: a busy worker ends hundreds a second."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import insert, update
from sqlmodel import Session, col, select

from tracker.store.columns import new_id
from tracker.store.models import AttemptRow, DeliveryRow, EndpointRow

if TYPE_CHECKING:
    from tracker.store.deliveries import Claim

RESPONSE_KEPT = 1024  # characters of an answer that are kept


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one try. `status_code` None means that no answer came, and `error` says why."""

    at: datetime
    duration_ms: int
    status_code: int | None = None
    error: str | None = None
    response: str | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A try and what follows: state "delivered", "failed", or "pending" with `next_attempt_at`."""

    claim: Claim
    attempt: Attempt
    state: str
    next_attempt_at: datetime | None = None


def record_attempts(session: Session, ended: Sequence[Ended]) -> set[UUID]:
    """Write down tries and what follows from them; the deliveries for which it was done.

    Nothing is written for one whose lease was lost to another worker, or that is gone. Four statements for
    any number: one reads which are still held (primary key), one each updates, inserts and notes health.
    """
    tries = _still_held(session, [each.claim for each in ended])
    kept = [each for each in ended if each.claim.delivery.id in tries]
    if not kept:
        return set()
    session.execute(update(DeliveryRow), [_end_of(each, tries[each.claim.delivery.id]) for each in kept])
    session.execute(insert(AttemptRow), [_row_of(each, tries[each.claim.delivery.id]) for each in kept])
    _note_health(session, kept)
    return set(tries)


def _still_held(session: Session, claims: Iterable[Claim]) -> dict[UUID, int]:
    """The number of this try, for each claim that is still its worker's; the rows are locked."""
    row = DeliveryRow
    held = {(claim.delivery.id, claim.fence, claim.worker) for claim in claims}
    query = (
        select(row.id, row.fence, row.lease_owner, row.attempt_count)
        .where(row.state == "pending", col(row.id).in_([id_ for id_, _, _ in held]))
        .with_for_update()
    )
    found = session.exec(query)
    return {id_: count + 1 for id_, fence, owner, count in found if (id_, fence, owner) in held}


def _end_of(ended: Ended, number: int) -> dict[str, object]:
    return {
        "id": ended.claim.delivery.id,
        "state": ended.state,
        "attempt_count": number,
        "next_attempt_at": ended.next_attempt_at or ended.attempt.at,
        "lease_owner": None,
        "lease_until": None,
        "finished_at": None if ended.state == "pending" else ended.attempt.at,
    }


def _row_of(ended: Ended, number: int) -> dict[str, object]:
    attempt, response = ended.attempt, ended.attempt.response
    return {
        "id": new_id(),
        "delivery_id": ended.claim.delivery.id,
        "number": number,
        "at": attempt.at,
        "status_code": attempt.status_code,
        "duration_ms": attempt.duration_ms,
        "error": attempt.error,
        "response": None if response is None else response.replace("\x00", "\ufffd")[:RESPONSE_KEPT],
    }


def _note_health(session: Session, ended: Iterable[Ended]) -> None:
    """Since when an endpoint fails without one success; NULL while it answers."""
    outcomes: dict[UUID, Ended] = {}
    for each in ended:
        known = outcomes.get(each.claim.endpoint.id)
        if known is None or each.state == "delivered":
            outcomes[each.claim.endpoint.id] = each
    for endpoint_id, each in sorted(outcomes.items()):  # in one order, so that two workers never deadlock
        ok = each.state == "delivered"
        failing = col(EndpointRow.failing_since)
        session.execute(
            update(EndpointRow)
            .where(col(EndpointRow.id) == endpoint_id, failing.is_not(None) if ok else failing.is_(None))
            .values(failing_since=None if ok else each.attempt.at)
            .execution_options(synchronize_session=False)
        )
