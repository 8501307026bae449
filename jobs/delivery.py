"""Delivery: due messages are claimed, signed and posted, and what came of it is written down.

One delivery is five steps: claim (its lease keeps others away), prepare, sign, call, settle. A process
killed anywhere before it settles leaves a lease that ends, and the next claim sends the same id again.

Calls run in threads; the database is only spoken to by the thread that runs the loop, which settles what
has come back in one transaction. An endpoint never has more than its share of the threads, and failing
endpoints together never more than half, so that the slow and the dead delay nobody else.
"""

from __future__ import annotations

import json
import logging
import queue
import random
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from jobs.lanes import Lanes
from jobs.retry import Decision, Delivered, Outcome, TryAgain, decide
from jobs.signing import signed_headers
from tracker.errors import InvalidInput, TrackerError
from tracker.outbound import GuardedClient
from tracker.store.database import Database
from tracker.store.deliveries import Attempt, Claim, claim_deliveries, record_attempt, release_claims
from tracker.store.endpoints import disable_endpoint, secrets_of
from tracker.store.models import EndpointRow

THREADS = 32
THREADS_PER_ENDPOINT = 4
LEASE = timedelta(seconds=60)

_log = logging.getLogger(__name__)


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


@dataclass(frozen=True, slots=True)
class _Call:
    """One try that has come back."""

    claim: Claim
    attempt: Attempt
    outcome: Outcome


class DeliveryWorker:
    """Sends what is due. `name` identifies its claims; `on_return` is called whenever a call comes back."""

    def __init__(
        self,
        database: Database,
        client: GuardedClient,
        config: DeliveryConfig | None = None,
        *,
        name: str,
        luck: Callable[[], float] = random.random,
        on_return: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._client = client
        self._config = config or DeliveryConfig()
        self._name = name
        self._luck = luck
        self._on_return = on_return
        self._threads = ThreadPoolExecutor(self._config.threads, thread_name_prefix="delivery")
        self._returned: queue.SimpleQueue[_Call] = queue.SimpleQueue()
        self._unsettled: list[_Call] = []
        self._claimed: dict[tuple[UUID, int], EndpointRow] = {}  # by delivery and fence

    @property
    def in_flight(self) -> int:
        """How many calls are under way, or have come back and are not written down."""
        return len(self._claimed)

    def run_once(self, now: datetime) -> DeliveryResult:
        """Send one batch of what is due, wait for every answer, and write them down."""
        self.dispatch(now)
        while len(self._unsettled) < len(self._claimed):
            self._unsettled.append(self._returned.get())
        return self.settle(now)

    def dispatch(self, now: datetime) -> int:
        """Claim as many due deliveries as there are free threads, and begin to send them; how many."""
        lanes = Lanes(self._config.threads, self._config.threads_per_endpoint, self._claimed.values())
        if not lanes.free:
            return 0
        with self._database.write() as session:
            claims = claim_deliveries(
                session,
                self._name,
                lease=self._config.lease,
                limit=lanes.free,
                now=now,
                accepts=lanes.admits,
            )
        for claim in claims:
            self._claimed[claim.delivery.id, claim.fence] = claim.endpoint
            self._threads.submit(self._run, claim, now)
        return len(claims)

    def settle(self, now: datetime) -> DeliveryResult:
        """Write down the calls that have come back, in one transaction; the next tries count from `now`.

        If the database does not answer, they are kept for the next time.
        """
        while not self._returned.empty():
            self._unsettled.append(self._returned.get())
        if not self._unsettled:
            return DeliveryResult()
        with self._database.write() as session:
            ends = Counter(
                _settle(session, call, _decision(call, now, self._luck())) for call in self._unsettled
            )
        for call in self._unsettled:
            del self._claimed[call.claim.delivery.id, call.claim.fence]
        self._unsettled.clear()
        return DeliveryResult(**ends)

    def close(self, now: datetime) -> None:
        """Wait for the calls under way, write them down, and give back what is still claimed."""
        self._threads.shutdown(wait=True)
        self.settle(now)
        with self._database.write() as session:
            release_claims(session, self._name)

    def _run(self, claim: Claim, now: datetime) -> None:
        """One call, in its thread."""
        began = time.monotonic()
        try:
            outcome, response = self._call(claim, now)
        except Exception as error:  # a defect here must not keep its delivery in flight for ever
            _log.exception("delivery %s could not be sent", claim.delivery.id)
            outcome, response = Outcome(error=f"internal error: {type(error).__name__}"), None
        milliseconds = round((time.monotonic() - began) * 1000)
        attempt = Attempt(now, milliseconds, outcome.status, outcome.error, response)
        self._returned.put(_Call(claim, attempt, outcome))
        self._on_return()

    def _call(self, claim: Claim, at: datetime) -> tuple[Outcome, str | None]:
        """Prepare, sign, make the call: its outcome, and the beginning of the answer."""
        body = message_body(claim.delivery.payload)
        headers = signed_headers(str(claim.delivery.id), body, at, secrets_of(claim.endpoint, at))
        try:
            answer = self._client.post(claim.endpoint.url, body, headers)
        except TrackerError as error:
            return Outcome(error=str(error)), None
        return Outcome(answer.status, answer.headers.get("retry-after")), answer.body.decode(
            "utf-8", "replace"
        )


def _decision(call: _Call, now: datetime, luck: float) -> Decision:
    return decide(call.claim.delivery.attempt_count + 1, call.outcome, now, luck)


def _settle(session: Session, call: _Call, decision: Decision) -> str:
    """Write down what came of a call; the name of the result's field that counts it."""
    if isinstance(decision, Delivered):
        kept = record_attempt(session, call.claim, call.attempt, state="delivered")
        return "delivered" if kept else "lost"
    if isinstance(decision, TryAgain):
        kept = record_attempt(session, call.claim, call.attempt, state="pending", next_attempt_at=decision.at)
        return "retried" if kept else "lost"
    kept = record_attempt(session, call.claim, call.attempt, state="failed")
    if kept and decision.disable_endpoint:
        disable_endpoint(session, call.claim.endpoint.id, reason=decision.reason, now=call.attempt.at)
    return "given_up" if kept else "lost"


def message_body(payload: dict[str, object]) -> bytes:
    """The bytes of a message: the same for the same payload, on every try."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
