"""What wakes the worker loop: APScheduler, which here only ever sets a flag.

Who does which work is decided in the database. So it does no harm if a wake-up comes twice or late, and the
steady tick makes up for one that is lost.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger


class Wakeups:
    """A flag that is set at every tick, sooner if asked to, and by whoever calls `wake`.

    There is one job, which is never removed: an alarm moves its next run, and the ticks go on from there.
    Jobs that come and go can be lost on the way: armed again while it still runs, a job is dropped as one
    instance too many.
    """

    def __init__(self, tick_seconds: float) -> None:
        self._tick = timedelta(seconds=tick_seconds)
        self._flag = threading.Event()
        self._look = False
        self._scheduler = BackgroundScheduler(timezone=UTC)
        self._job = self._scheduler.add_job(
            self.wake,
            IntervalTrigger(seconds=tick_seconds, timezone=UTC),
            misfire_grace_time=None,  # after a host's sleep a late wake-up is better than none
            coalesce=True,
            max_instances=10,
        )

    def start(self) -> None:
        """Begin to tick, in a thread of its own."""
        self._scheduler.start()

    def stop(self) -> None:
        """End the ticking; returns when its thread has ended."""
        self._scheduler.shutdown(wait=True)

    def wake(self) -> None:
        """End the wait now, to look at everything. Safe from any thread."""
        self._look = True
        self._flag.set()

    def nudge(self) -> None:
        """End the wait now, only to take in what has come back. Safe from any thread."""
        self._flag.set()

    def next_at(self, instant: datetime, now: datetime) -> None:
        """Set the flag next at `instant`, or a tick from `now` if that is sooner. Between start and stop.

        The job's present next run is not looked at: while it is being run it still shows the last one.
        """
        self._job.modify(next_run_time=min(instant, now + self._tick))

    def wait(self) -> bool:
        """Sleep until the flag is set, and take it down; whether to look at everything."""
        self._flag.wait()
        self._flag.clear()
        look, self._look = self._look, False
        return look
