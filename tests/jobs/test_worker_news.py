"""The worker hears of what other processes store, long before its tick."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.jobs.outbox import add_endpoint
from tests.jobs.promises import promise
from tests.jobs.test_worker import a_worker
from tests.receiver import Receiver
from tracker.store.database import Database


def test_it_notices_what_another_process_stores_while_it_sleeps(
    postgres_database: Database, postgres_url: str, receiver: Receiver
) -> None:
    """Another process has its own connections, and nothing else in common with the worker."""
    add_endpoint(postgres_database, receiver.url, events=["commitment.created"])
    other = Database.open(postgres_url)
    with a_worker(postgres_database) as worker, worker.in_background():
        for number in range(1, 3):
            promise(other, datetime.now(UTC) + timedelta(days=1), now=datetime.now(UTC))
            receiver.wait_for(number)
    other.close()
