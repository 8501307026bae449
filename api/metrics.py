"""What Prometheus scrapes: requests by route, and what the store says of its backlog.

Each application has a registry of its own, so that two in one process do not collide.
"""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class RequestMetrics:
    """Counters of the HTTP surface."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.requests = Counter(
            "tracker_http_requests_total",
            "Requests answered, by method, route and status.",
            ["method", "route", "status"],
            registry=registry,
        )
        self.seconds = Histogram(
            "tracker_http_request_seconds",
            "Time from a request's first byte to its answer's first byte.",
            ["method", "route"],
            registry=registry,
        )


class Measured:
    """ASGI middleware that counts and times requests under their route's template, never their raw path."""

    def __init__(self, app: ASGIApp, metrics: RequestMetrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()

        async def observed(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "unmatched")
                self.metrics.requests.labels(scope["method"], route, message["status"]).inc()
                self.metrics.seconds.labels(scope["method"], route).observe(time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, observed)
