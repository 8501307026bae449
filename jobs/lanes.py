"""Claims that wait for a thread, and fair shares of the threads between their endpoints.

Each endpoint is a lane. So that a thread never waits for the database between two calls, a lane holds a few
claims more than are under way. So that slow and dead endpoints delay nobody else, a lane has only its share
of the threads; once a call fails, what waits in it is given back; and lanes that fail at present hold no
more together than half of the threads can call.
"""

from __future__ import annotations

import threading
from collections import Counter, deque
from datetime import datetime
from uuid import UUID

from tracker.store.deliveries import Claim
from tracker.store.models import EndpointRow

HELD_FOR_EACH_PLACE = 8  # claims that a working lane holds for each call it may have under way


class Quota:
    """How many more claims there is use for, as things stand, and from which endpoints."""

    def __init__(self, threads: int, per_endpoint: int, held: Counter[UUID], held_by_failing: int) -> None:
        self._per_endpoint = per_endpoint
        self._held = held
        self._for_failing = max(1, threads // 2) - held_by_failing
        self.room = max(0, threads * HELD_FOR_EACH_PLACE - held.total())
        self.refused: dict[UUID, int] = {}  # endpoints with more to claim, and how many each may hold

    def accepts(self, endpoint: EndpointRow) -> bool:
        """Whether one more claim of the endpoint is of use; if so, it is counted."""
        failing = endpoint.failing_since is not None
        most = self._per_endpoint * (1 if failing else HELD_FOR_EACH_PLACE)
        if self._held[endpoint.id] >= most or (failing and self._for_failing <= 0):
            self.refused[endpoint.id] = most
            return False
        self._held[endpoint.id] += 1
        self._for_failing -= failing
        return True


class Lanes:
    """Which claim is called next. Threads may share it. An endpoint has at most `per_endpoint` calls."""

    def __init__(self, threads: int, per_endpoint: int) -> None:
        self._threads = threads
        self._per_endpoint = per_endpoint
        self._changed = threading.Condition()
        self._waiting: dict[UUID, deque[tuple[Claim, datetime]]] = {}
        self._under_way: Counter[UUID] = Counter()
        self._held: Counter[UUID] = Counter()  # waiting or under way
        self._held_by_failing = 0
        self._given_back: list[Claim] = []
        self._latest: Quota | None = None

    @property
    def runs_low(self) -> bool:
        """Whether a lane that has more to claim is half empty, or something is to be given back."""
        with self._changed:
            refused = self._latest.refused if self._latest else {}
            half_empty = any(self._held[endpoint_id] * 2 <= most for endpoint_id, most in refused.items())
            return half_empty or bool(self._given_back)

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is under way."""
        return self._held.total() == 0

    def wait_until_idle(self) -> None:
        """Return once nothing waits and nothing is under way."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_idle)

    def quota(self) -> Quota:
        """What to claim next."""
        with self._changed:
            held = self._held.copy()
            self._latest = Quota(self._threads, self._per_endpoint, held, self._held_by_failing)
            return self._latest

    def add(self, claim: Claim, at: datetime) -> None:
        """Let a claim wait for its turn; it was claimed `at`."""
        with self._changed:
            self._count(claim, 1)
            self._waiting.setdefault(claim.endpoint.id, deque()).append((claim, at))

    def next(self) -> Claim | None:
        """The claim to call now, or None if no lane has a free place; it is taken until `done`."""
        with self._changed:
            for endpoint_id in self._waiting:
                if self._under_way[endpoint_id] < self._per_endpoint:
                    return self._take(endpoint_id)
        return None

    def done(self, claim: Claim, *, ok: bool) -> None:
        """The call is over and its place free. If it failed, the rest of its lane is given back."""
        with self._changed:
            self._under_way[claim.endpoint.id] -= 1
            self._count(claim, -1)
            if not ok:
                self._give_back(claim.endpoint.id, None)

    def give_back(self, claimed_before: datetime | None = None) -> list[Claim]:
        """Claims that are not to be called here: those of lanes that failed, and those that wait since
        before that instant, or with None all that wait."""
        with self._changed:
            for endpoint_id in list(self._waiting):
                self._give_back(endpoint_id, claimed_before)
            given_back, self._given_back = self._given_back, []
            return given_back

    def _take(self, endpoint_id: UUID) -> Claim:
        lane = self._waiting.pop(endpoint_id)
        claim, _ = lane.popleft()
        if lane:
            self._waiting[endpoint_id] = lane  # at the end: the other lanes come first
        self._under_way[endpoint_id] += 1
        return claim

    def _give_back(self, endpoint_id: UUID, claimed_before: datetime | None) -> None:
        lane = self._waiting.get(endpoint_id)
        while lane and (claimed_before is None or lane[0][1] < claimed_before):
            claim, _ = lane.popleft()
            self._count(claim, -1)
            self._given_back.append(claim)
        if lane is not None and not lane:
            del self._waiting[endpoint_id]

    def _count(self, claim: Claim, change: int) -> None:
        self._held[claim.endpoint.id] += change
        self._held_by_failing += change if claim.endpoint.failing_since is not None else 0
        self._changed.notify_all()
