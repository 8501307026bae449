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


def ring(wakeups: Wakeups, seconds: float = 0.1) -> None:
    """Set the alarm that many seconds from now."""
    now = datetime.now(UTC)
    wakeups.next_at(now + timedelta(seconds=seconds), now)


def test_it_wakes_at_the_chosen_instant_again_and_again(wakeups: Wakeups) -> None:
    for _ in range(20):
        ring(wakeups, 0.005)
        assert woken(wakeups)


def test_it_wakes_at_once_for_an_instant_that_is_past(wakeups: Wakeups) -> None:
    ring(wakeups, -7 * 24 * 3600)

    assert woken(wakeups)


def test_it_wakes_for_the_instant_chosen_last(wakeups: Wakeups) -> None:
    ring(wakeups, NEVER / 2)
    ring(wakeups)

    assert woken(wakeups)


def test_it_wakes_when_told_to(wakeups: Wakeups) -> None:
    wakeups.wake()

    assert woken(wakeups)


def test_it_wakes_at_every_tick_also_after_an_alarm() -> None:
    ticking = Wakeups(0.05)
    ticking.start()
    assert woken(ticking)

    ring(ticking, NEVER)  # a tick is never put off by a later alarm

    assert woken(ticking)
    assert woken(ticking)
    ticking.stop()


def test_it_can_be_stopped_at_any_moment() -> None:
    for _ in range(20):
        busy = Wakeups(0.001)
        busy.start()
        ring(busy, -1)
        busy.stop()
