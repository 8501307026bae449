"""Workers killed with SIGKILL lose nothing, and repeat nothing but an HTTP attempt under the same id."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from tests.jobs.outbox import add_endpoint, attempts
from tests.jobs.promises import commitment, deliveries, promise
from tests.jobs.worker_process import WorkerProcess
from tests.receiver import Receiver, answer, stall
from tracker.store.database import Database
from tracker.store.hand import ByHand, add_by_hand
from tracker.store.models import ChangeRow
from tracker.temporal.model import Reference

SECOND = timedelta(seconds=1)
# The least lease is twice the longest call, so that a killed worker's claims come back soon.
HASTY = {"delivery_timeout_seconds": 1, "lease_seconds": 1}


def test_it_sends_again_what_was_claimed_by_a_worker_killed_during_the_call(
    database: Database, database_url: str, receiver: Receiver
) -> None:
    add_endpoint(database, receiver.url, events=["commitment.lapsed"])
    now = datetime.now(UTC)
    promised = promise(database, now - SECOND, now=now - timedelta(hours=1))
    receiver.replies(stall, answer(200))

    with WorkerProcess(database_url, **HASTY) as killed:
        receiver.wait_for(1)
        killed.kill()
    [message] = deliveries(database)
    assert (message.state, message.attempt_count) == ("pending", 0)

    with WorkerProcess(database_url, **HASTY):
        first, second = receiver.wait_for(2)

    assert first.headers["webhook-id"] == second.headers["webhook-id"] == str(message.id)
    assert first.body == second.body
    assert commitment(database, promised).status == "missed"


@pytest.mark.slow
def test_it_loses_and_doubles_nothing_however_often_it_is_killed(
    database: Database, database_url: str, receiver: Receiver
) -> None:
    """Killed amid sweeps and calls, again and again, until a last one finishes the work."""
    count = 160
    with Receiver() as other:
        for each in (receiver, other):
            add_endpoint(database, each.url, events=["commitment.lapsed"])
        _promise_many(database, count)

        for quarter in range(1, 4):
            with WorkerProcess(database_url, **HASTY) as worker:
                receiver.wait_for(quarter * count // 8)
                worker.kill()
        with WorkerProcess(database_url, **HASTY):
            _wait_until_each_message_arrived(receiver, count)
            _wait_until_each_message_arrived(other, count)

        for each in (receiver, other):
            told = defaultdict(set)
            for request in each.requests:
                told[request.headers["webhook-id"]].add(request.body)
            assert len(told) == count
            assert all(len(bodies) == 1 for bodies in told.values())
    assert _lapses(database) == count
    assert len({message.id for message in deliveries(database)}) == 2 * count
    assert all(len(attempts(database, message.id)) <= 1 for message in deliveries(database)[:20])


def _promise_many(database: Database, count: int) -> None:
    now = datetime.now(UTC)
    due = Reference.instant(now - SECOND, "UTC")
    with database.write() as session:
        for number in range(count):
            entered = ByHand(f"do thing {number}", committer="Ruritania", due=due)
            add_by_hand(session, entered, by="a person", now=now - timedelta(hours=1))


def _wait_until_each_message_arrived(receiver: Receiver, count: int) -> None:
    """Repeats do not count."""
    wanted = count
    while len({request.headers["webhook-id"] for request in receiver.wait_for(wanted)}) < count:
        wanted = len(receiver.requests) + 1


def _lapses(database: Database) -> int:
    """How many commitments lapsed; each must have done so once."""
    with database.read() as session:
        query = select(ChangeRow.commitment_id).where(col(ChangeRow.kind) == "lapsed")
        lapsed = list(session.exec(query))
    assert len(lapsed) == len(set(lapsed))
    return len(lapsed)
