"""The outbox under several workers: each claim is one worker's, and only its holder may write."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from tests.store.builders import at, mention, store
from tracker.errors import NotFound
from tracker.store import deliveries as outbox
from tracker.store.attempts import Attempt
from tracker.store.columns import new_id
from tracker.store.database import Database
from tracker.store.deliveries import Claim
from tracker.store.endpoints import EndpointTerms, create_endpoint, disable_endpoint, update_endpoint
from tracker.store.models import DeliveryRow, EndpointRow

NOW = at("2025-08-06T16:00:00-04:00")
LEASE = timedelta(minutes=1)
OK = Attempt(at=NOW, duration_ms=12, status_code=204)
REFUSED = Attempt(at=NOW, duration_ms=7, status_code=500, response="no" * 2000)


@pytest.fixture
def endpoint(database: Database) -> EndpointRow:
    """An endpoint with two deliveries waiting: two commitments were just found."""
    with database.write() as session:
        row = create_endpoint(session, EndpointTerms(url="https://example.org/"), now=NOW)
    store(database, mention(), mention(action="free the prisoners"))
    return row


def claim(database: Database, worker: str = "one", limit: int = 10, **options: object) -> list[Claim]:
    with database.write() as session:
        return outbox.claim_deliveries(session, worker, lease=LEASE, limit=limit, now=NOW, **options)  # type: ignore[arg-type]


def record(database: Database, held: Claim, attempt: Attempt = OK, state: str = "delivered") -> bool:
    with database.write() as session:
        next_at = NOW + timedelta(seconds=5) if state == "pending" else None
        return outbox.record_attempt(session, held, attempt, state=state, next_attempt_at=next_at)


def run_out(database: Database) -> None:
    """Let every lease end."""
    with database.write() as session:
        session.execute(update(DeliveryRow).values(lease_until=at("2020-01-01T00:00:00Z")))


def delivery(database: Database, delivery_id: UUID) -> DeliveryRow:
    with database.read() as session:
        return outbox.get_delivery(session, delivery_id)


def test_it_claims_each_delivery_once_while_the_lease_lasts(
    database: Database, endpoint: EndpointRow
) -> None:
    first, second = claim(database, "one", limit=1), claim(database, "two")

    assert len(first) == len(second) == 1
    assert first[0].delivery.id != second[0].delivery.id
    assert claim(database, "three") == []
    assert first[0].endpoint.id == endpoint.id


def test_it_lets_another_take_over_when_the_lease_has_ended(
    database: Database, endpoint: EndpointRow
) -> None:
    (stalled, *_) = claim(database, "one")
    run_out(database)
    (taken, *_) = claim(database, "two")

    assert taken.delivery.id == stalled.delivery.id
    assert taken.fence == stalled.fence + 1


def test_it_refuses_what_a_stalled_worker_writes_too_late(database: Database, endpoint: EndpointRow) -> None:
    (stalled, *_) = claim(database, "one")
    run_out(database)
    (taken, *_) = claim(database, "two")

    assert record(database, stalled) is False
    assert delivery(database, taken.delivery.id).state == "pending"
    assert record(database, taken) is True
    with database.read() as session:
        assert len(outbox.attempts_of(session, taken.delivery.id)) == 1


def test_it_refuses_what_is_written_of_a_delivery_that_was_deleted(
    database: Database, endpoint: EndpointRow
) -> None:
    (held, *_) = claim(database)
    with database.write() as session:
        session.delete(session.get_one(EndpointRow, endpoint.id))

    assert record(database, held) is False


def test_it_writes_down_each_try_and_what_follows(database: Database, endpoint: EndpointRow) -> None:
    (held,) = claim(database, limit=1)
    record(database, held, REFUSED, "pending")

    waiting = delivery(database, held.delivery.id)
    assert (waiting.state, waiting.attempt_count) == ("pending", 1)
    assert waiting.next_attempt_at == NOW + timedelta(seconds=5)
    with database.read() as session:
        (attempt,) = outbox.attempts_of(session, held.delivery.id)
    assert (attempt.number, attempt.status_code, attempt.duration_ms) == (1, 500, 7)
    assert attempt.response == "no" * 512


def test_it_knows_since_when_an_endpoint_fails(database: Database, endpoint: EndpointRow) -> None:
    first, second = claim(database)
    record(database, first, REFUSED, "failed")
    with database.read() as session:
        assert session.get_one(EndpointRow, endpoint.id).failing_since == NOW

    record(database, second, OK, "delivered")
    with database.read() as session:
        assert session.get_one(EndpointRow, endpoint.id).failing_since is None


def test_it_passes_over_busy_endpoints(database: Database, endpoint: EndpointRow) -> None:
    assert claim(database, busy={endpoint.id}) == []


def test_it_gives_back_what_a_worker_holds_when_it_stops(database: Database, endpoint: EndpointRow) -> None:
    claim(database, "one")
    with database.write() as session:
        outbox.release_claims(session, "one")

    assert len(claim(database, "two")) == 2


def test_it_says_when_the_next_try_is_due(database: Database, endpoint: EndpointRow) -> None:
    with database.read() as session:
        assert outbox.next_delivery_at(session) == NOW
    first, second = claim(database)
    with database.read() as session:
        assert outbox.next_delivery_at(session) is None  # both are in hand
    record(database, first, REFUSED, "pending")
    record(database, second)
    with database.read() as session:
        assert outbox.next_delivery_at(session) == NOW + timedelta(seconds=5)


def test_it_sends_again_under_the_same_id_with_the_same_payload(
    database: Database, endpoint: EndpointRow
) -> None:
    (held,) = claim(database, limit=1)
    record(database, held)
    with database.write() as session:
        outbox.replay(session, held.delivery.id, now=NOW)

    (again, *_) = claim(database)
    assert again.delivery.id == held.delivery.id
    assert again.delivery.payload == held.delivery.payload
    assert record(database, again)
    assert delivery(database, held.delivery.id).attempt_count == 2


def test_it_sends_again_all_that_was_given_up_on_since_an_instant(
    database: Database, endpoint: EndpointRow
) -> None:
    for held in claim(database):
        record(database, held, REFUSED, "failed")

    with database.write() as session:
        assert outbox.replay_since(session, endpoint.id, NOW + timedelta(hours=1), now=NOW) == 0
        assert outbox.replay_since(session, endpoint.id, NOW, now=NOW) == 2
    assert len(claim(database)) == 2


def test_it_holds_what_waits_while_the_endpoint_is_disabled(
    database: Database, endpoint: EndpointRow
) -> None:
    with database.write() as session:
        disable_endpoint(session, endpoint.id, reason="fails", now=NOW)
    assert claim(database) == []

    with database.write() as session:
        update_endpoint(session, endpoint.id, EndpointTerms(enabled=True), now=NOW)
    assert len(claim(database)) == 2


def test_it_lists_newest_first_by_endpoint_commitment_and_state(
    database: Database, endpoint: EndpointRow
) -> None:
    with database.read() as session:
        rows = session.exec(select(DeliveryRow).order_by(col(DeliveryRow.id).desc())).all()
        first = outbox.list_deliveries(session, endpoint_id=endpoint.id, state="pending", limit=1)
        second = outbox.list_deliveries(session, endpoint_id=endpoint.id, cursor=first.next, limit=1)
        of_one = outbox.list_deliveries(session, commitment_id=rows[0].commitment_id)
        counts = outbox.count_deliveries(session)
    assert [row.id for row in (*first.items, *second.items)] == [row.id for row in rows]
    assert second.next is None
    assert [row.id for row in of_one.items] == [rows[0].id]
    assert counts == {"pending": 2}


def test_it_knows_no_delivery_that_is_not_stored(database: Database) -> None:
    with pytest.raises(NotFound), database.read() as session:
        outbox.get_delivery(session, new_id())


def test_it_skips_rows_that_another_worker_is_claiming(postgres_database: Database) -> None:
    with postgres_database.write() as session:
        create_endpoint(session, EndpointTerms(url="https://example.org/"), now=NOW)
    store(postgres_database, mention(), mention(action="free the prisoners"))

    with postgres_database.write() as one, postgres_database.write() as two:
        first = outbox.claim_deliveries(one, "one", lease=LEASE, limit=1, now=NOW)
        second = outbox.claim_deliveries(two, "two", lease=LEASE, limit=5, now=NOW)

    assert {held.delivery.id for held in first}.isdisjoint(held.delivery.id for held in second)
    assert len(first) == len(second) == 1
