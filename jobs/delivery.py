"""Delivery: due messages are claimed, signed and posted, and what came of it is written down.

One delivery is five steps: claim (its lease keeps others away), prepare, sign, call, settle. A process
killed anywhere before it settles leaves a lease that ends, and the next claim sends the same id again.

Calls run in threads; the database is only spoken to by the thread that runs the loop, which claims and
settles many in one transaction each. Lanes see to it that the slow and the dead delay nobody else.
"""

from __future__ import annotations

import queue
import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from jobs.calls import Call, make_call
from jobs.lanes import Lanes
from jobs.retry import Decision, Delivered, GiveUp, TryAgain, decide
from tracker import clock as wall_clock
from tracker.errors import InvalidInput
from tracker.outbound import GuardedClient
from tracker.store.attempts import Ended, record_attempts
from tracker.store.database import Database
from tracker.store.deliveries import claim_deliveries, release_claims, return_claims
from tracker.store.endpoints import disable_endpoint

THREADS = 32
THREADS_PER_ENDPOINT = 4
LEASE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class DeliveryConfig:
    """How many calls run at once, and how long a claim holds. The lease must outlast the longest call."""

    threads: int = THREADS
    threads_per_endpoint: int = THREADS_PER_ENDPOINT
    lease: timedelta = LEASE

    def __post_init__(self) -> None:
        if not 0 < self.threads_per_endpoint <= self.threads:
            raise InvalidInput("An endpoint needs at least one thread and at most all.", field="threads")


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """What became of the attempts that were settled."""

    delivered: int = 0
    retried: int = 0
    given_up: int = 0
    lost: int = 0  # the lease had gone to another worker, or the delivery was cancelled meanwhile

    @property
    def attempts(self) -> int:
        return self.delivered + self.retried + self.given_up + self.lost

    def __add__(self, later: DeliveryResult) -> DeliveryResult:
        return DeliveryResult(
            self.delivered + later.delivered,
            self.retried + later.retried,
            self.given_up + later.given_up,
            self.lost + later.lost,
        )


class DeliveryWorker:
    """Sends what is due. `name` identifies its claims; `on_return` is called whenever a call comes back.

    `clock` dates the calls, which may have to wait a little for their turn.
    """

    def __init__(
        self,
        database: Database,
        client: GuardedClient,
        config: DeliveryConfig | None = None,
        *,
        name: str,
        clock: Callable[[], datetime] = wall_clock.now,
        luck: Callable[[], float] = random.random,
        on_return: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._client = client
        self._config = config or DeliveryConfig()
        self._name = name
        self._clock = clock
        self._luck = luck
        self._on_return = on_return
        self._threads = ThreadPoolExecutor(self._config.threads, thread_name_prefix="delivery")
        self._lanes = Lanes(self._config.threads, self._config.threads_per_endpoint)
        self._returned: queue.SimpleQueue[Call] = queue.SimpleQueue()
        self._unsettled: list[Call] = []

    @property
    def is_busy(self) -> bool:
        """Whether calls are under way, whose return will be told."""
        return not self._lanes.is_idle

    @property
    def wants_more(self) -> bool:
        """Whether it would help to dispatch again before all calls under way are over."""
        return self._lanes.runs_low

    def run_once(self, now: datetime) -> DeliveryResult:
        """Send one batch of what is due, wait for every answer, and write them down."""
        self.dispatch(now)
        self._lanes.wait_until_idle()
        return self.settle(now)

    def dispatch(self, now: datetime) -> int:
        """Claim what is due, as much as there is use for, and begin to send it; how many were claimed."""
        # A lease that is half over is given back rather than begun upon.
        returned = self._lanes.give_back(claimed_before=now - self._config.lease / 2)
        quota = self._lanes.quota()
        if not quota.room and not returned:
            return 0
        with self._database.write() as session:
            if returned:
                return_claims(session, returned)
            claims = claim_deliveries(
                session,
                self._name,
                lease=self._config.lease,
                limit=quota.room,
                now=now,
                accepts=quota.accepts,
            )
        for claim in claims:
            self._lanes.add(claim, now)
        for _ in claims:
            self._threads.submit(self._call_while_any)
        return len(claims)

    def settle(self, now: datetime) -> DeliveryResult:
        """Write down the calls that have come back, in one transaction; the next tries count from `now`.

        If the database does not answer, they are kept for the next time.
        """
        while not self._returned.empty():
            self._unsettled.append(self._returned.get())
        if not self._unsettled:
            return DeliveryResult()
        decided = [(call, self._decide(call, now)) for call in self._unsettled]
        with self._database.write() as session:
            kept = record_attempts(session, [_end(call, decision) for call, decision in decided])
            for call, decision in decided:
                if isinstance(decision, GiveUp) and decision.disable_endpoint and _is_kept(call, kept):
                    disable_endpoint(session, call.claim.endpoint.id, reason=decision.reason, now=now)
        self._unsettled.clear()
        return DeliveryResult(**Counter(_counted_as(call, decision, kept) for call, decision in decided))

    def close(self, now: datetime) -> None:
        """Wait for the calls under way, write them down, and give back what is still claimed."""
        self._lanes.give_back()
        self._threads.shutdown(wait=True)
        self.settle(now)
        with self._database.write() as session:
            release_claims(session, self._name)

    def _decide(self, call: Call, now: datetime) -> Decision:
        number = call.claim.delivery.attempt_count + 1
        return decide(number, call.outcome, now, self._luck(), call.claim.endpoint.failing_since)

    def _call_while_any(self) -> None:
        """In a thread: make calls as long as one may be made."""
        while claim := self._lanes.next():
            call = make_call(self._client, claim, self._clock())
            self._returned.put(call)
            self._lanes.done(claim, ok=call.outcome.is_success)
            self._on_return()


def _end(call: Call, decision: Decision) -> Ended:
    if isinstance(decision, TryAgain):
        return Ended(call.claim, call.attempt, "pending", decision.at)
    return Ended(call.claim, call.attempt, "delivered" if isinstance(decision, Delivered) else "failed")


def _is_kept(call: Call, kept: set[UUID]) -> bool:
    return call.claim.delivery.id in kept


def _counted_as(call: Call, decision: Decision, kept: set[UUID]) -> str:
    """The field of the result that counts the call."""
    if not _is_kept(call, kept):
        return "lost"
    if isinstance(decision, Delivered):
        return "delivered"
    return "retried" if isinstance(decision, TryAgain) else "given_up"
