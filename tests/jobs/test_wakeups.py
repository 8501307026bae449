"""What wakes the loop. These run in real time, each for a fraction of a second."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from jobs.wakeups import Wakeups
from tests.receiver import PATIENCE

NEVER = 3600.0  # seconds: no tick comes to the rescue


def woken(wakeups: Wakeups) -> bool:
    """Whether the wait ends before the patience does."""
    waiter = threading.Thread(target=wakeups.wait, daemon=True)
    waiter.start()
    waiter.join(PATIENCE)
    return not waiter.is_alive()


@pytest.fixture
def wakeups() -> Iterator[Wakeups]:
    running = Wakeups(NEVER)
    running.start()
    yield running
    running.stop()


def soon(seconds: float = 0.1) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


def test_it_wakes_at_the_chosen_instant_again_and_again(wakeups: Wakeups) -> None:
    for _ in range(5):
        wakeups.at(soon(0.03))
        assert woken(wakeups)


def test_it_wakes_at_once_for_an_instant_that_is_past(wakeups: Wakeups) -> None:
    wakeups.at(soon(-7 * 24 * 3600))

    assert woken(wakeups)


def test_it_wakes_for_the_instant_chosen_last(wakeups: Wakeups) -> None:
    wakeups.at(soon(3600))
    wakeups.at(soon())

    assert woken(wakeups)


def test_it_takes_an_alarm_back(wakeups: Wakeups) -> None:
    wakeups.at(soon(3600))
    wakeups.at(None)
    wakeups.wake()

    assert woken(wakeups)


def test_it_wakes_when_told_to(wakeups: Wakeups) -> None:
    wakeups.wake()

    assert woken(wakeups)


def test_it_wakes_at_every_tick() -> None:
    ticking = Wakeups(0.05)
    ticking.start()

    assert woken(ticking)
    assert woken(ticking)
    ticking.stop()
