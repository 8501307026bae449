"""The daily digest: once a day, at its hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from jobs.digest import DigestConfig, DigestResult, DigestWorker
from jobs.sweep import SweepWorker
from tests.jobs.outbox import add_endpoint
from tests.jobs.promises import commitment, deliveries, promise
from tests.jobs.test_sweep import DUE, MADE, SECOND
from tracker.digest import Edition, read_digest
from tracker.store.database import Database
from tracker.store.digests import get_digest

CONFIG = DigestConfig(time(7), "America/New_York")
SEVEN = datetime(2025, 8, 9, 11, tzinfo=UTC)
DAY = timedelta(days=1)


def test_it_is_made_ready_at_its_hour_and_announced_once(database: Database) -> None:
    add_endpoint(database, "https://a.test/hook", events=["digest.ready"])
    worker = DigestWorker(database, CONFIG)

    assert worker.run_once(SEVEN - DAY) == DigestResult(date(2025, 8, 8))
    assert worker.run_once(SEVEN - SECOND) == DigestResult()
    assert worker.run_once(SEVEN) == DigestResult(date(2025, 8, 9))
    assert worker.run_once(SEVEN + SECOND) == DigestResult()

    announced = [message.payload["data"]["date"] for message in deliveries(database, "digest.ready")]
    assert announced == ["2025-08-08", "2025-08-09"]


def test_it_is_not_repeated_by_a_restart_at_that_minute_or_by_a_second_worker(database: Database) -> None:
    add_endpoint(database, "https://a.test/hook", events=["digest.ready"])

    results = [DigestWorker(database, CONFIG).run_once(SEVEN) for _ in range(3)]

    assert results == [DigestResult(date(2025, 8, 9)), DigestResult(), DigestResult()]
    assert len(deliveries(database, "digest.ready")) == 1


def test_it_makes_one_for_every_date_of_a_year_with_short_and_long_days(sqlite_database: Database) -> None:
    worker = DigestWorker(sqlite_database, DigestConfig(time(2, 30), "America/New_York"))
    start = datetime(2025, 1, 1, 8, tzinfo=UTC)

    built = [worker.run_once(start + hours * timedelta(hours=1)).built for hours in range(0, 365 * 24 - 3, 3)]

    assert [day for day in built if day] == [date(2025, 1, 1) + number * DAY for number in range(365)]


def test_it_says_when_the_next_is_due(database: Database) -> None:
    worker = DigestWorker(database, CONFIG)

    assert worker.next_at(SEVEN - SECOND) == SEVEN
    assert worker.next_at(SEVEN) == SEVEN + DAY


def test_it_keeps_the_window_and_the_counts_and_nobodys_words(database: Database) -> None:
    promise(database, DUE, now=MADE, action="a secret action")
    SweepWorker(database).run_once(DUE + SECOND)

    DigestWorker(database, CONFIG).run_once(SEVEN)

    with database.read() as session:
        content = get_digest(session, date(2025, 8, 9), "America/New_York").content
    assert content["until"] == "2025-08-09T07:00:00-04:00"
    assert content["counts"]["missed"] == 1
    assert "secret" not in str(content)


def test_it_tells_what_lapsed_and_what_is_to_come(database: Database) -> None:
    missed = promise(database, DUE, now=MADE)
    today = promise(database, SEVEN + 3600 * SECOND, now=MADE)
    SweepWorker(database).run_once(SEVEN)

    with database.read() as session:
        digest = read_digest(session, Edition(date(2025, 8, 9), "America/New_York"), SEVEN)

    told = {section.name: [line.commitment_id for line in section.lines] for section in digest.sections}
    assert told["missed"] == [str(missed)]
    assert told["due_today"] == [str(today)]
    assert commitment(database, today).status == "pending"


def test_it_also_tells_what_was_learned_late(database: Database) -> None:
    """It lapsed on the 8th, but the worker slept until the 11th: the 11th's digest tells it."""
    missed = promise(database, DUE, now=MADE)
    SweepWorker(database).run_once(SEVEN + 2 * DAY - SECOND)

    with database.read() as session:
        digest = read_digest(session, Edition(date(2025, 8, 11), "America/New_York"), SEVEN + 2 * DAY)

    [line] = digest.sections[0].lines
    assert (line.commitment_id, line.happened_at) == (str(missed), "2025-08-08T16:00:00-04:00")
