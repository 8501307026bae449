"""The worker: one loop that sweeps, makes the digest ready and delivers, woken when something is due.

The loop does a round, sets its alarm for the next due instant, and sleeps: until that instant, a steady tick,
a call that comes back, a commit of another thread of this process, or `wake`. Each round is bounded, and
nothing in it is kept in memory that the database does not have: a killed worker is replaced by starting
another.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol, TypeVar

from jobs.delivery import DeliveryConfig, DeliveryResult, DeliveryWorker
from jobs.digest import DigestConfig, DigestResult, DigestWorker
from jobs.single import only_worker
from jobs.sweep import SweepResult, SweepWorker
from jobs.wakeups import Wakeups
from tracker import clock as wall_clock
from tracker.errors import Unavailable
from tracker.outbound import GuardedClient, Limits, Network
from tracker.store.database import Database
from tracker.store.deliveries import next_delivery_at, release_claims
from tracker.store.news import listen

LONGEST_TICK_ON_SQLITE = 5.0  # seconds; other processes may write beside the one worker
BREATH = timedelta(milliseconds=20)  # between two sweeps, when deadlines follow each other closely

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_FAILED = SweepResult()  # stands for a sweep that failed: to be tried again with the next tick, not at once


class WorkerSettings(Protocol):
    """What the worker takes from the settings."""

    @property
    def tick_seconds(self) -> float: ...
    @property
    def lease_seconds(self) -> float: ...
    @property
    def delivery_timeout_seconds(self) -> float: ...
    @property
    def allowed_networks(self) -> Sequence[Network]: ...
    @property
    def digest_time(self) -> time: ...
    @property
    def digest_zone(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Done:
    """What was done of what was due."""

    sweep: SweepResult
    digest: DigestResult
    delivery: DeliveryResult


class Worker:
    """Does all jobs on one database. `clock` says what time it is; nothing else here does."""

    def __init__(
        self,
        database: Database,
        settings: WorkerSettings,
        clock: Callable[[], datetime] = wall_clock.now,
        *,
        client: GuardedClient | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        # On SQLite there is one worker, and its claims are found again under its name after a crash.
        self._name = "worker" if database.is_sqlite else _unique_name()
        tick = (
            min(settings.tick_seconds, LONGEST_TICK_ON_SQLITE)
            if database.is_sqlite
            else settings.tick_seconds
        )
        self._wakeups = Wakeups(tick)
        self._client = client or GuardedClient(
            allowed_networks=settings.allowed_networks, limits=Limits(settings.delivery_timeout_seconds)
        )
        self._sweep = SweepWorker(database)
        self._digest = DigestWorker(database, DigestConfig(settings.digest_time, settings.digest_zone))
        self._delivery = DeliveryWorker(
            database,
            self._client,
            DeliveryConfig(lease=_lease(settings)),
            name=self._name,
            clock=clock,
            on_return=self._wakeups.nudge,
        )

    def run_pending(self, now: datetime) -> Done:
        """Do everything that is due at `now`, in this thread, and return when all of it is done."""
        sweep = self._sweep.run_once(now)
        while sweep.more:
            sweep = sweep + self._sweep.run_once(now)
        digest = self._digest.run_once(now)
        delivery = DeliveryResult()
        while (sent := self._delivery.run_once(now)).attempts:
            delivery = delivery + sent
        return Done(sweep, digest, delivery)

    def run_forever(self, stop: threading.Event) -> None:
        """Work until `stop` is set; returns when the calls under way are written down.

        Raises Conflict where another worker has this SQLite database already.
        """
        with self._as_only_worker():
            self._loop(stop)

    @contextmanager
    def in_background(self) -> Iterator[None]:
        """Work in a thread of its own during the block. Raises Conflict as `run_forever` does."""
        stop = threading.Event()
        with self._as_only_worker():
            thread = threading.Thread(target=self._loop, args=(stop,), name="worker")
            thread.start()
            try:
                yield
            finally:
                stop.set()
                thread.join()

    def wake(self) -> None:
        """Have the loop look now: something nearer may have been stored. Safe from any thread."""
        self._wakeups.wake()

    def close(self) -> None:
        """Write down what is under way and close the connections. For a worker whose loop does not run."""
        self._delivery.close(self._clock())
        self._client.close()

    @contextmanager
    def _as_only_worker(self) -> Iterator[None]:
        with only_worker(self._database):
            with self._database.write() as session:
                release_claims(session, self._name)  # those of the worker that was killed before this one
            try:
                yield
            finally:
                self.close()

    def _loop(self, stop: threading.Event) -> None:
        _log.info("worker started", extra={"worker": self._name})
        loop = threading.get_ident()

        def notice_commit() -> None:
            if threading.get_ident() != loop:
                self._wakeups.wake()

        self._database.watchers.append(notice_commit)
        threading.Thread(target=self._wake_at_end, args=(stop,), daemon=True).start()
        threading.Thread(target=listen, args=(self._database, self._wakeups.wake, stop), daemon=True).start()
        self._wakeups.start()
        try:
            look = True
            while not stop.is_set():
                look = self._step(look) or self._wakeups.wait()
        finally:
            self._database.watchers.remove(notice_commit)
            self._wakeups.stop()
            _log.info("worker stopped", extra={"worker": self._name})

    def _wake_at_end(self, stop: threading.Event) -> None:
        stop.wait()
        self._wakeups.wake()

    def _step(self, look: bool) -> bool:
        """One round; whether there is known to be more to do, so that there is no time to sleep.

        Settle what came back and begin to send what is due; with `look`, also sweep a batch and see to the
        digest. Each part fails alone: a defect in one must not keep the others from their work.
        """
        now = self._clock()
        self._attempt("settling", lambda: self._delivery.settle(now))
        swept = SweepResult()
        if look:
            swept = self._attempt("sweep", lambda: self._sweep.run_once(now)) or _FAILED
            self._attempt("digest", lambda: self._digest.run_once(now))
        if look or self._delivery.wants_more:
            self._attempt("delivery", lambda: self._delivery.dispatch(now))
        if swept.more:
            return True
        if look or not self._delivery.is_busy:  # calls under way will end the sleep by themselves
            self._attempt("alarm", lambda: self._set_alarm(for_sweep=swept is not _FAILED))
        return False

    def _attempt(self, part: str, work: Callable[[], _T]) -> _T | None:
        """The part's result, or None if it failed, which the next tick makes up for."""
        try:
            return work()
        except Unavailable as error:
            _log.warning("%s put off: %s", part, error)
        except Exception:
            _log.exception("%s failed", part)
        return None

    def _set_alarm(self, *, for_sweep: bool) -> None:
        """Be woken at the next instant at which something is due.

        A message that is due already is being worked on or waits for its endpoint: calls that come back, or
        the tick, wake us. A commitment that is due already has become so since the sweep.
        """
        now = self._clock()
        with self._database.read() as session:
            delivery = next_delivery_at(session)
        coming = [self._digest.next_at(now)]
        if delivery is not None and delivery > now:
            coming.append(delivery)
        if for_sweep and (look_at := self._sweep.next_at()):
            coming.append(max(look_at, now + BREATH))
        self._wakeups.next_at(min(coming), now)


def _lease(settings: WorkerSettings) -> timedelta:
    """How long a claim holds: never less than it takes to make the call and write it down."""
    return timedelta(seconds=max(settings.lease_seconds, 2 * settings.delivery_timeout_seconds))


def _unique_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
