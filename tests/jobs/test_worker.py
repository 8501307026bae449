"""The worker: everything due at once in frozen time, and the loop in real time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from freezegun import freeze_time
from standardwebhooks import Webhook

from jobs.worker import Worker
from tests.jobs.outbox import add_endpoint
from tests.jobs.promises import deliveries, promise
from tests.jobs.test_sweep import DUE, MADE, SECOND
from tests.receiver import Receiver, stall
from tracker import clock
from tracker.errors import Conflict
from tracker.settings import Settings
from tracker.store.database import Database


def settings(**changes: object) -> Settings:
    given = {"allowed_networks": "127.0.0.0/8", "timezone": "America/New_York", "tick_seconds": 3600}
    return Settings(**given | changes)  # type: ignore[arg-type]  # as the environment gives them


@contextmanager
def a_worker(database: Database, **changes: object) -> Iterator[Worker]:
    worker = Worker(database, settings=settings(**changes), clock=clock.now)
    yield worker
    worker.close()


@pytest.fixture
def worker(database: Database) -> Iterator[Worker]:
    with a_worker(database) as made:
        yield made


def test_it_tells_of_a_lapse_the_moment_the_clock_passes_it(
    database: Database, worker: Worker, receiver: Receiver
) -> None:
    target = add_endpoint(database, receiver.url, events=["commitment.lapsed"])
    promised = promise(database, DUE, now=MADE)

    with freeze_time(DUE) as frozen:
        worker.run_pending(clock.now())
        assert receiver.requests == []

        frozen.move_to(DUE + SECOND)
        done = worker.run_pending(clock.now())

        assert (done.sweep.changes, done.delivery.delivered) == (1, 1)
        [request] = receiver.requests
        body = Webhook(target.secret).verify(request.body, dict(request.headers))
    assert (body["type"], body["data"]["id"]) == ("commitment.lapsed", str(promised))
    assert (body["data"]["status"], body["data"]["basis"]) == ("missed", "no fulfilment recorded")


def test_it_does_everything_that_is_due_however_much(
    database: Database, worker: Worker, receiver: Receiver
) -> None:
    add_endpoint(database, receiver.url, events=["commitment.lapsed"])
    for number in range(40):
        promise(database, DUE + number * SECOND, now=MADE)

    with freeze_time(DUE + timedelta(hours=1)):
        done = worker.run_pending(clock.now())

    assert done.delivery.delivered == 40
    assert len({request.headers["webhook-id"] for request in receiver.requests}) == 40


@freeze_time("2025-08-09T11:00:00Z")
def test_it_makes_the_digest_of_the_zone_in_the_settings(worker: Worker) -> None:
    assert worker.run_pending(clock.now()).digest.built == date(2025, 8, 9)
    assert worker.run_pending(clock.now()).digest.built is None


def test_it_wakes_for_a_deadline_that_comes_while_it_sleeps(
    database: Database, worker: Worker, receiver: Receiver
) -> None:
    """The tick is an hour away: only the alarm for the due instant can bring the message."""
    add_endpoint(database, receiver.url, events=["commitment.lapsed"])
    now = datetime.now(UTC)
    promised = promise(database, now + timedelta(seconds=0.5), now=now)

    with worker.in_background():
        [request] = receiver.wait_for(1)

    assert request.json["data"]["id"] == str(promised)
    assert deliveries(database)[0].state == "delivered"


def test_it_keeps_up_with_deadlines_that_follow_each_other_closely(
    postgres_database: Database, receiver: Receiver
) -> None:
    """Some pass between a sweep and the alarm for the next; the tick is too far away to make up for it."""
    add_endpoint(postgres_database, receiver.url, events=["commitment.lapsed"])
    now = datetime.now(UTC)
    for number in range(50):
        promise(postgres_database, now + timedelta(seconds=0.5 + number * 0.004), now=now)

    with a_worker(postgres_database) as worker, worker.in_background():
        receiver.wait_for(50)


def test_it_looks_at_once_when_woken(postgres_database: Database, receiver: Receiver) -> None:
    add_endpoint(postgres_database, receiver.url, events=["commitment.lapsed"])
    with a_worker(postgres_database) as worker, worker.in_background():
        now = datetime.now(UTC)
        promise(postgres_database, now - SECOND, now=now - timedelta(hours=1))
        worker.wake()

        receiver.wait_for(1)


def test_it_notices_what_this_process_stores_while_it_sleeps(database: Database, receiver: Receiver) -> None:
    """Nobody wakes it, and the tick is far away (five seconds on SQLite, an hour on PostgreSQL)."""
    add_endpoint(database, receiver.url, events=["commitment.created"])
    with a_worker(database) as worker, worker.in_background():
        for number in range(1, 4):
            promise(database, datetime.now(UTC) + timedelta(days=1), now=datetime.now(UTC))
            receiver.wait_for(number)


def test_it_stops_when_told_to_and_writes_down_what_was_under_way(
    database: Database, worker: Worker, receiver: Receiver
) -> None:
    add_endpoint(database, receiver.url, events=["commitment.lapsed"])
    promise(database, DUE, now=MADE)
    stop = threading.Event()
    thread = threading.Thread(target=worker.run_forever, args=(stop,))
    thread.start()
    receiver.wait_for(1)

    stop.set()
    thread.join(20)

    assert not thread.is_alive()
    assert deliveries(database)[0].state == "delivered"


def test_it_goes_on_when_one_part_fails(
    sqlite_database: Database,
    receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(now: datetime) -> None:
        raise RuntimeError("a defect in the digest")

    add_endpoint(sqlite_database, receiver.url, events=["commitment.lapsed"])
    promise(sqlite_database, DUE, now=MADE)
    with a_worker(sqlite_database) as worker:
        monkeypatch.setattr(worker._digest, "run_once", broken)

        with worker.in_background():
            receiver.wait_for(1)

    assert "digest failed" in caplog.text


def test_it_sends_to_the_others_while_one_endpoint_is_silent(database: Database, receiver: Receiver) -> None:
    with Receiver() as silent, a_worker(database, delivery_timeout_seconds=10) as worker:
        silent.replies(stall)
        add_endpoint(database, silent.url, events=["commitment.lapsed"])
        add_endpoint(database, receiver.url, events=["commitment.lapsed"])
        for _ in range(10):
            promise(database, DUE, now=MADE)

        with worker.in_background():
            receiver.wait_for(10)
            assert len(silent.requests) <= 4
            silent.closing.set()


def test_it_refuses_to_be_the_second_worker_on_sqlite(sqlite_database: Database) -> None:
    with (
        a_worker(sqlite_database) as first,
        a_worker(sqlite_database) as second,
        first.in_background(),
        pytest.raises(Conflict, match="already running"),
    ):
        second.run_forever(threading.Event())


def test_it_shares_postgres_with_others_and_nothing_is_sent_twice(
    postgres_database: Database, receiver: Receiver
) -> None:
    add_endpoint(postgres_database, receiver.url, events=["commitment.lapsed"])
    promised = {str(promise(postgres_database, DUE, now=MADE)) for _ in range(30)}

    with (
        a_worker(postgres_database) as first,
        a_worker(postgres_database) as second,
        first.in_background(),
        second.in_background(),
    ):
        receiver.wait_for(30)

    assert len(receiver.requests) == 30
    assert {request.json["data"]["id"] for request in receiver.requests} == promised


def test_it_goes_on_when_its_connections_are_cut(postgres_database: Database, receiver: Receiver) -> None:
    add_endpoint(postgres_database, receiver.url, events=["commitment.lapsed"])
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    ours = f"{cut} AND datname = current_database()"

    with a_worker(postgres_database, tick_seconds=0.1) as worker, worker.in_background():
        for number in range(1, 4):
            promise(postgres_database, DUE, now=MADE)
            with postgres_database.engine.connect() as connection:
                connection.exec_driver_sql(ours)
            receiver.wait_for(number)

    assert len({request.headers["webhook-id"] for request in receiver.requests}) == 3
