"""The sockets under the guarded client: resolve once, check, connect to what was checked, in time.

The name is looked up exactly once for each connection, and the connection goes to an address out of that
answer, so a name that changes its mind between check and connect gains nothing.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore

from tracker.outbound.addresses import Network, is_reachable
from tracker.outbound.failures import AddressRefused, NotReached, TimedOut

# Host and port → IP addresses as text, in the order to try them. Raises OSError if there are none.
Resolver = Callable[[str, int], list[str]]

_WRITE_PIECE = 16 * 1024

_deadline: ContextVar[float] = ContextVar("deadline")


@contextmanager
def finished_within(seconds: float) -> Iterator[None]:
    """Bound the time of everything that this thread does on guarded sockets inside the block."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def _remaining(timeout: float | None = None) -> float:
    """Seconds that one operation may take: to the deadline, or `timeout` if that is nearer."""
    left = _deadline.get() - time.monotonic()
    if left <= 0:
        raise TimedOut("The time for the request is over.")
    return left if timeout is None else min(left, timeout)


def system_resolver(host: str, port: int) -> list[str]:
    """The addresses the operating system knows for the host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to reachable addresses only, each within the deadline of its request."""

    def __init__(self, allowed_networks: tuple[Network, ...], resolve: Resolver) -> None:
        self._allowed = allowed_networks
        self._resolve = resolve
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first reachable address of the host that answers.

        Raises AddressRefused if none is reachable, NotReached if none answers.
        """
        addresses = self._reachable(host, port)
        failure: Exception = NotReached(f"The name {host} has no address.")
        for left, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            share = _remaining(timeout) / left  # a silent address must leave time for the others
            try:
                stream = self._sockets.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._check_peer(stream)
            return _TimedStream(stream)
        raise failure

    def _reachable(self, host: str, port: int) -> list[str]:
        addresses = _within_deadline(lambda: self._resolve(host, port), host)
        reachable = [address for address in addresses if is_reachable(address, self._allowed)]
        if addresses and not reachable:
            raise AddressRefused(
                f"{host} is at {addresses[0]}, which is private, local or reserved; "
                "allow its network in the settings if it is meant to be reached."
            )
        return reachable

    def _check_peer(self, stream: httpcore.NetworkStream) -> None:
        # The kernel has the last word on where the socket leads; a transparent proxy may differ.
        peer = str(stream.get_extra_info("server_addr")[0])
        if not is_reachable(peer, self._allowed):
            stream.close()
            raise AddressRefused(f"The connection led to {peer}, which is private, local or reserved.")


def _within_deadline(lookup: Callable[[], list[str]], host: str) -> list[str]:
    """Run a name lookup, which cannot be interrupted, in a thread that is left behind if it is slow."""
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(lookup())
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=look_up, daemon=True, name=f"lookup of {host}").start()
    try:
        answer = answers.get(timeout=_remaining())
    except queue.Empty:
        raise TimedOut(f"The name {host} was not resolved in time.") from None
    if isinstance(answer, Exception):
        raise NotReached(f"The name {host} has no address: {answer}") from answer
    return answer


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every operation ends with the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _remaining(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _WRITE_PIECE):
            self._stream.write(buffer[start : start + _WRITE_PIECE], _remaining(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, _remaining(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
