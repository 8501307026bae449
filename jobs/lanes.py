"""Who may use the threads: fair shares, so that slow and dead endpoints delay nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from tracker.store.models import EndpointRow


class Lanes:
    """The calls that are under way, and whether another may begin.

    An endpoint has at most `per_endpoint` of the `threads`, and all endpoints that fail at present have at
    most half of them together.
    """

    def __init__(self, threads: int, per_endpoint: int, under_way: Iterable[EndpointRow]) -> None:
        self._threads = threads
        self._per_endpoint = per_endpoint
        self._calls: Counter[UUID] = Counter()
        self._failing = 0
        for endpoint in under_way:
            self._enter(endpoint)

    @property
    def free(self) -> int:
        """How many more calls can begin."""
        return self._threads - self._calls.total()

    def admits(self, endpoint: EndpointRow) -> bool:
        """Whether a call to the endpoint may begin; if so, it counts as begun."""
        if self.free <= 0 or self._calls[endpoint.id] >= self._per_endpoint:
            return False
        if endpoint.failing_since is not None and self._failing >= max(1, self._threads // 2):
            return False
        self._enter(endpoint)
        return True

    def _enter(self, endpoint: EndpointRow) -> None:
        self._calls[endpoint.id] += 1
        self._failing += endpoint.failing_since is not None
