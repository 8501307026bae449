"""What wakes the worker loop: APScheduler, which here only ever sets a flag.

Who does which work is decided in the database. So it does no harm if a wake-up comes twice or late, and the
steady tick makes up for one that is lost.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger


class Wakeups:
    """A flag that is set at each tick, at one chosen instant, and by whoever calls `wake`."""

    def __init__(self, tick_seconds: float) -> None:
        self._flag = threading.Event()
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            job_defaults={
                "misfire_grace_time": None,  # after a host's sleep a late wake-up is better than none
                "coalesce": True,
                "max_instances": 3,
            },
        )
        self._scheduler.add_job(self._flag.set, IntervalTrigger(seconds=tick_seconds, timezone=UTC))
        self._names = (f"due-{number}" for number in count())
        self._armed: tuple[str, datetime] | None = None

    def start(self) -> None:
        """Begin to tick, in a thread of its own."""
        self._scheduler.start()

    def stop(self) -> None:
        """End the ticking; returns when its thread has ended."""
        self._scheduler.shutdown(wait=True)

    def wake(self) -> None:
        """Set the flag now. Safe from any thread and from signal handlers' threads."""
        self._flag.set()

    def at(self, instant: datetime | None) -> None:
        """Set the flag also at `instant`, instead of the one chosen before.

        Each choice is a job of its own: one armed again under its old name while it still runs would be
        dropped by the scheduler as one instance too many.
        """
        if self._armed is not None and self._armed[1] == instant:
            return
        if self._armed is not None:
            with suppress(JobLookupError):  # it has fired
                self._scheduler.remove_job(self._armed[0])
        self._armed = None
        if instant is not None:
            self._armed = (next(self._names), instant)
            self._scheduler.add_job(self._flag.set, DateTrigger(instant, timezone=UTC), id=self._armed[0])

    def wait(self) -> None:
        """Sleep until the flag is set, and take it down."""
        self._flag.wait()
        self._flag.clear()
