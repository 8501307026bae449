"""How fast webhooks leave: the worker against a bare loop of the same client, side by side.

    python -m tests.benchmarks.deliveries [DATABASE_URL] [--messages 2000] [--endpoints 4]

Both send the same messages to the same receivers, which run in a process of their own. Without a URL it uses
a fresh SQLite file; a database that is named must be empty, and is left full.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from ipaddress import ip_network
from multiprocessing.connection import Connection
from pathlib import Path

from jobs.calls import message_body
from jobs.delivery import THREADS_PER_ENDPOINT
from jobs.signing import signed_headers
from jobs.worker import Worker
from tests.receiver import Receiver
from tracker.outbound import GuardedClient
from tracker.settings import load_settings
from tracker.store.database import Database
from tracker.store.deliveries import count_deliveries
from tracker.store.endpoints import EndpointTerms, create_endpoint
from tracker.store.migrate import migrate
from tracker.store.models import DeliveryRow, EndpointRow

PAYLOAD: dict[str, object] = {
    "type": "commitment.lapsed",
    "timestamp": "2025-08-08T20:00:01Z",
    "data": {"action": "x" * 1500},
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Webhooks sent each second, by the worker and by a bare loop."
    )
    parser.add_argument("database", nargs="?", help="an empty database; a fresh SQLite file if left out")
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--endpoints", type=int, default=4)
    given = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    receivers = multiprocessing.Process(target=_receive, args=(theirs, given.endpoints), daemon=True)
    receivers.start()
    urls: list[str] = ours.recv()
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(given.database or f"sqlite:///{Path(folder) / 'tracker.db'}")
        migrate(database)
        endpoints = _fill(database, urls, given.messages)
        worker = given.messages / _timed(lambda: _send_by_worker(database, given.messages))
        bare = given.messages / _timed(lambda: _send_bare(endpoints, given.messages))
        database.close()
    ours.send("stop")
    print(f"{platform.machine()}, {multiprocessing.cpu_count()} cores, {database.engine.dialect.name}")
    print(f"worker {worker:8.0f} a second")
    print(f"bare   {bare:8.0f} a second")
    print(f"ratio  {worker / bare:8.2f}")


def _receive(pipe: Connection, count: int) -> None:
    receivers = [Receiver().__enter__() for _ in range(count)]
    pipe.send([receiver.url for receiver in receivers])
    pipe.recv()


def _fill(database: Database, urls: list[str], messages: int) -> list[EndpointRow]:
    now = datetime.now(UTC)
    with database.write() as session:
        endpoints = [create_endpoint(session, EndpointTerms(url=url), now=now) for url in urls]
        for number in range(messages):
            session.add(
                DeliveryRow(
                    endpoint_id=endpoints[number % len(endpoints)].id,
                    event_type="commitment.lapsed",
                    payload=PAYLOAD,
                    next_attempt_at=now,
                    created_at=now,
                )
            )
    return endpoints


def _send_by_worker(database: Database, messages: int) -> None:
    with Worker(database, load_settings(allowed_networks="127.0.0.0/8")).in_background():
        while _delivered(database) < messages:
            time.sleep(0.02)


def _delivered(database: Database) -> int:
    with database.read() as session:
        return count_deliveries(session).get("delivered", 0)


def _send_bare(endpoints: list[EndpointRow], messages: int) -> None:
    body, now = message_body(PAYLOAD), datetime.now(UTC)

    def send(number: int) -> None:
        endpoint = endpoints[number % len(endpoints)]
        client.post(endpoint.url, body, signed_headers(str(number), body, now, [endpoint.secret]))

    with (
        GuardedClient(allowed_networks=[ip_network("127.0.0.0/8")]) as client,
        ThreadPoolExecutor(THREADS_PER_ENDPOINT * len(endpoints)) as threads,
    ):
        for sent in [threads.submit(send, number) for number in range(messages)]:
            sent.result()


def _timed(work: Callable[[], None]) -> float:
    """Seconds that the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
