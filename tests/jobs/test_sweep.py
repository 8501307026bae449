"""Sweeping, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jobs.sweep import SweepConfig, SweepResult, SweepWorker
from tests.jobs.outbox import add_endpoint
from tests.jobs.promises import commitment, deliveries, history, promise
from tracker.errors import InvalidInput
from tracker.store.database import Database

MADE = datetime(2025, 8, 6, 20, 0, tzinfo=UTC)
DUE = datetime(2025, 8, 8, 20, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def test_it_marks_a_lapse_with_its_change_and_its_message(database: Database) -> None:
    target = add_endpoint(database, "https://a.test/hook", events=["commitment.lapsed"])
    promised = promise(database, DUE, now=MADE)

    SweepWorker(database).run_once(DUE + SECOND)

    lapsed = commitment(database, promised)
    assert (lapsed.status, lapsed.basis) == ("missed", "no fulfilment recorded")
    last = history(database, promised)[-1]
    assert (last.kind, last.at, last.noticed_at, last.by) == ("lapsed", DUE, DUE + SECOND, "clock")
    [message] = deliveries(database)
    assert (message.endpoint_id, message.change_id) == (target.id, last.id)
    assert message.payload["type"] == "commitment.lapsed"
    assert message.payload["data"]["basis"] == "no fulfilment recorded"


def test_it_leaves_a_clock_time_in_time_while_it_lasts(database: Database) -> None:
    promised = promise(database, DUE, now=MADE)

    SweepWorker(database).run_once(DUE)

    assert commitment(database, promised).status == "pending"


def test_it_marks_a_lapse_once_however_often_it_looks(database: Database) -> None:
    add_endpoint(database, "https://a.test/hook", events=["commitment.lapsed"])
    promised = promise(database, DUE, now=MADE)
    worker = SweepWorker(database)

    for minutes in range(1, 5):
        worker.run_once(DUE + timedelta(minutes=minutes))

    assert [change.kind for change in history(database, promised)].count("lapsed") == 1
    assert len(deliveries(database)) == 1


def test_it_dates_a_lapse_at_its_due_after_a_week_asleep(database: Database) -> None:
    promised = promise(database, DUE, now=MADE)
    woken = DUE + timedelta(days=7)

    SweepWorker(database).run_once(woken)

    last = history(database, promised)[-1]
    assert (last.at, last.noticed_at) == (DUE, woken)


def test_it_works_a_backlog_off_in_bounded_batches_the_longest_overdue_first(database: Database) -> None:
    promised = [promise(database, DUE + number * SECOND, now=MADE) for number in range(5)]
    worker = SweepWorker(database, SweepConfig(batch=2))
    later = DUE + HOUR

    results = [worker.run_once(later) for _ in range(4)]

    assert [(result.looked, result.more) for result in results] == [
        (2, True),
        (2, True),
        (1, False),
        (0, False),
    ]
    assert [commitment(database, one).status for one in promised] == ["missed"] * 5
    first, *_, last = [history(database, one)[-1] for one in promised]
    assert first.id < last.id


def test_it_knows_the_next_instant_to_look(database: Database) -> None:
    worker = SweepWorker(database)
    assert worker.next_at() is None

    promise(database, MADE + 30 * 60 * SECOND, now=MADE)
    nearest = worker.next_at()

    assert nearest is not None
    assert MADE < nearest <= MADE + HOUR
    assert worker.run_once(MADE) == SweepResult()


def test_it_refuses_a_batch_of_nothing() -> None:
    with pytest.raises(InvalidInput):
        SweepConfig(batch=0)
