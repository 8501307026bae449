"""A real HTTP server on loopback that receives webhooks, keeps what it got, and can misbehave.

    with Receiver() as receiver:
        receiver.replies(answer(500), answer(200))   # the last one is repeated
        …
        assert receiver.requests[0].headers["webhook-id"] == …

A reply is a function of the request's handler, so a test can also write its own.
"""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

PATIENCE = 20.0  # seconds that a test waits for what must come, before it fails


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]  # names in lower case
    body: bytes

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)


class Handler(BaseHTTPRequestHandler):
    """Keeps the request, then replies as the receiver was told."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server
    received: Received

    def do_POST(self) -> None:
        """Receive a request with a body."""
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True  # its sender died in mid-sentence: nothing was received
            return
        heads = {name.lower(): text for name, text in self.headers.items()}
        self.received = Received(self.command, self.path, heads, body)
        reply = self.server.receiver.keep(self.received)
        try:
            reply(self)
        except OSError:
            self.close_connection = True  # the client has gone, as some tests want it to

    def do_GET(self) -> None:
        """Receive a request without one."""
        self.do_POST()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing; the test looks at what was received."""


Reply = Callable[[Handler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    receiver: Receiver

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up, or does not trust the certificate, is none of the server's errors."""


class _Server6(_Server):
    address_family = socket.AF_INET6


class Receiver:
    """The server; a context manager. `host` may be any loopback address."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[Received] = []
        self.closing = threading.Event()
        self._arrived = threading.Condition()
        self._replies: list[Reply] = [answer(200)]
        self._server = (_Server6 if ":" in host else _Server)((host, port), Handler)
        self._server.receiver = self
        self._scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Receiver:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Where it receives."""
        host = str(self._server.server_address[0])
        return f"{self._scheme}://{f'[{host}]' if ':' in host else host}:{self.port}/hook"

    def replies(self, *replies: Reply) -> None:
        """Reply to the coming requests one after another; the last reply is repeated."""
        with self._arrived:
            self._replies = list(replies)

    def keep(self, request: Received) -> Reply:
        """Remember a request and choose the reply to it."""
        with self._arrived:
            self.requests.append(request)
            self._arrived.notify_all()
            return self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]

    def wait_for(self, count: int) -> list[Received]:
        """What was received, once it is at least `count` requests."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self.requests) >= count, PATIENCE):
                raise AssertionError(f"{len(self.requests)} of {count} requests arrived in {PATIENCE} s")
            return list(self.requests)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver that runs during the test."""
    with Receiver() as running:
        yield running


def answer(status: int, body: bytes = b"", **headers: str) -> Reply:
    """A plain answer; header names are given with underscores for hyphens."""

    def reply(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        for name, text in headers.items():
            handler.send_header(name.replace("_", "-"), text)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def redirect(to: str, status: int = 302) -> Reply:
    """An answer that points elsewhere."""
    return answer(status, Location=to)


def stall(handler: Handler) -> None:
    """Say nothing until the receiver closes."""
    handler.server.receiver.closing.wait(PATIENCE)
    handler.close_connection = True


def drip(handler: Handler) -> None:
    """Send one header byte every twentieth of a second, for ever: each read succeeds, none ends."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    while not handler.server.receiver.closing.wait(0.05):
        handler.wfile.write(b".")
    handler.close_connection = True


def hang_up(handler: Handler) -> None:
    """Reset the connection without an answer."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def hang_up_midway(handler: Handler) -> None:
    """Promise a body of a hundred bytes and leave after ten."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789")
    handler.close_connection = True


def speak_nonsense(handler: Handler) -> None:
    """Answer in something that is not HTTP."""
    handler.wfile.write(b"220 mail.example ESMTP\r\n")
    handler.close_connection = True


def gush(handler: Handler) -> None:
    """Send a body without end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    while not handler.server.receiver.closing.is_set():
        handler.wfile.write(b"x" * 65536)
