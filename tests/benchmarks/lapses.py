"""How soon a lapse is heard of: from the deadline to the received POST, p50 and p99.

    python -m tests.benchmarks.lapses [DATABASE_URL] [--stored 10000] [--each-second 50] [--seconds 20]

`stored` commitments lie in the far future; the others lapse at a steady rate while the worker runs. Without
a URL it uses a fresh SQLite file; a database that is named must be empty, and is left full.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from jobs.worker import Worker
from tests.receiver import Handler, Receiver, answer
from tracker.settings import load_settings
from tracker.store.database import Database
from tracker.store.endpoints import EndpointTerms, create_endpoint
from tracker.store.hand import ByHand, add_by_hand
from tracker.store.migrate import migrate
from tracker.temporal.model import Reference

LEAD = timedelta(seconds=3)  # between storing the last deadline and the first lapse
IN_ONE_TRANSACTION = 500


def main() -> None:
    parser = argparse.ArgumentParser(description="Seconds from a deadline to the received webhook.")
    parser.add_argument("database", nargs="?", help="an empty database; a fresh SQLite file if left out")
    parser.add_argument("--stored", type=int, default=10_000)
    parser.add_argument("--each-second", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20)
    given = parser.parse_args()
    lapsing = given.each_second * given.seconds
    with tempfile.TemporaryDirectory() as folder, Receiver() as receiver:
        database = Database.open(given.database or f"sqlite:///{Path(folder) / 'tracker.db'}")
        migrate(database)
        with database.write() as session:
            terms = EndpointTerms(url=receiver.url, events=["commitment.lapsed"])
            create_endpoint(session, terms, now=datetime.now(UTC))
        storing = datetime.now(UTC)
        _store(database, [storing + timedelta(days=365)] * given.stored)
        # The first deadline must come after the last insert: twice the time that as many took just now.
        for_each = (datetime.now(UTC) - storing) / given.stored
        began = datetime.now(UTC) + LEAD + 2 * lapsing * for_each
        dues = [began + timedelta(seconds=number / given.each_second) for number in range(lapsing)]
        _store(database, dues)
        delays = _delays(database, receiver, dues)
        name = database.engine.dialect.name
        database.close()
    cuts = quantiles(delays, n=100)
    print(f"{platform.machine()}, {multiprocessing.cpu_count()} cores, {name}, {given.stored} stored")
    print(f"{given.each_second} lapses a second for {given.seconds} seconds")
    print(f"p50 {cuts[49] * 1000:7.0f} ms")
    print(f"p99 {cuts[98] * 1000:7.0f} ms")
    print(f"max {max(delays) * 1000:7.0f} ms")


def _store(database: Database, dues: list[datetime]) -> None:
    for start in range(0, len(dues), IN_ONE_TRANSACTION):
        with database.write() as session:
            for due in dues[start : start + IN_ONE_TRANSACTION]:
                entered = ByHand("reply", committer="Ruritania", due=Reference.instant(due, "UTC"))
                add_by_hand(session, entered, by="benchmark", now=datetime.now(UTC))


def _delays(database: Database, receiver: Receiver, dues: list[datetime]) -> list[float]:
    """For each lapse the seconds until its message arrived."""
    delays: list[float] = []

    def note(handler: Handler) -> None:
        arrived = time.time()
        due = handler.received.json["data"]["due"]
        delays.append(arrived - datetime.fromisoformat(due).timestamp())
        answer(200)(handler)

    receiver.replies(note)
    with Worker(database, load_settings(allowed_networks="127.0.0.0/8")).in_background():
        while len(delays) < len(dues):
            time.sleep(0.1)
    return delays


if __name__ == "__main__":
    main()
