"""The guarded client: one request in, one bounded answer out."""

from __future__ import annotations

import ssl
import time
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType

import httpcore
import httpx

from tracker.errors import InvalidInput
from tracker.outbound.addresses import Network
from tracker.outbound.failures import InvalidAnswer, NotReached, TimedOut
from tracker.outbound.network import GuardedBackend, Resolver, finished_within, system_resolver

USER_AGENT = "tracker (+webhooks)"
KEPT_IDLE_CONNECTIONS = 32
KEPT_IDLE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost."""

    seconds: float = 15  # from looking up the name to the last byte that is kept
    kept_bytes: int = 1024  # of the answer's body, decompressed; the rest is not read


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said. A redirect is an answer like any other; it is not followed."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes  # its beginning, decompressed
    truncated: bool  # there was more than `body`
    seconds: float  # elapsed until here

    @property
    def is_success(self) -> bool:
        """Whether the status is one of the two hundreds."""
        return 200 <= self.status < 300


class GuardedClient:
    """Sends requests to globally routable addresses and to `allowed_networks`, and nowhere else.

    Threads may share one. Environment proxies and `.netrc` are not read: a proxy would connect to
    addresses that nobody here has checked. `resolve` and `tls` are for tests and private authorities.
    """

    def __init__(
        self,
        *,
        allowed_networks: Iterable[Network] = (),
        limits: Limits | None = None,
        resolve: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls or httpx.create_ssl_context(trust_env=False),
            # No cap: waiting for a free connection would let slow hosts delay others.
            max_connections=None,
            max_keepalive_connections=KEPT_IDLE_CONNECTIONS,
            keepalive_expiry=KEPT_IDLE_SECONDS,
            network_backend=GuardedBackend(tuple(allowed_networks), resolve),
        )

    def __enter__(self) -> GuardedClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._pool.close()

    def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> Answer:
        """Send the content and take the beginning of the answer.

        Raises InvalidInput for a URL that is not http or https, OutboundError if no whole answer came.
        """
        return self._request("POST", url, headers, content)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Fetch the beginning of what is at the URL. Raises as `post` does."""
        return self._request("GET", url, headers or {}, None)

    def _request(self, method: str, url: str, headers: Mapping[str, str], content: bytes | None) -> Answer:
        read = read_url(url)
        target = httpcore.URL(
            scheme=read.raw_scheme, host=read.raw_host, port=read.port, target=read.raw_path
        )
        named = {**_own_headers(read), **headers}
        started = time.monotonic()
        try:
            with (
                finished_within(self._limits.seconds),
                self._pool.stream(method, target, headers=_encoded(named), content=content) as response,
            ):
                body, cut = _beginning(response, self._limits.kept_bytes)
        except httpcore.TimeoutException as error:
            raise TimedOut(f"No whole answer within {self._limits.seconds:g} seconds.") from error
        except httpcore.ConnectError as error:
            raise NotReached(f"No connection: {error}") from error
        except (httpcore.ProtocolError, httpcore.NetworkError) as error:
            raise InvalidAnswer(f"No whole answer: {error}") from error
        heads = {name.decode("latin-1").lower(): text.decode("latin-1") for name, text in response.headers}
        body, more = _expanded(body, heads.get("content-encoding"), self._limits.kept_bytes)
        return Answer(response.status, heads, body, cut or more, time.monotonic() - started)


def read_url(url: str) -> httpx.URL:
    """The URL taken apart. Raises InvalidInput unless it is http or https and names a host."""
    try:
        read = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise InvalidInput(f"The URL cannot be read: {error}.", field="url") from error
    if read.scheme not in ("http", "https") or not read.host or not 0 < (read.port or 80) < 65536:
        raise InvalidInput(
            "The URL must be http or https and name a host and, if any, a port that exists.",
            field="url",
            hint="Write it like https://example.org/hook.",
        )
    return read


def _own_headers(url: httpx.URL) -> dict[str, str]:
    """What every request says; a name and password in the URL become basic authentication."""
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": USER_AGENT,
        "Accept-Encoding": "identity",
    }
    if url.username or url.password:
        pair = f"{url.username}:{url.password}".encode()
        headers["Authorization"] = f"Basic {b64encode(pair).decode()}"
    return headers


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), text.encode("latin-1")) for name, text in headers.items()]


def _beginning(response: httpcore.Response, limit: int) -> tuple[bytes, bool]:
    """The first `limit` bytes of the body, and whether there were more; the rest is not read."""
    body = b""
    for piece in response.iter_stream():
        body += piece
        if len(body) > limit:
            return body[:limit], True
    return body, False


def _expanded(body: bytes, encoding: str | None, limit: int) -> tuple[bytes, bool]:
    """The body decompressed up to `limit` bytes, and whether there was more.

    Nobody was asked to compress, but some do. What cannot be decompressed stays as it came: the status
    says what matters.
    """
    if encoding not in ("gzip", "deflate"):
        return body, False
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        return unpacker.decompress(body, limit), bool(unpacker.unconsumed_tail)
    except zlib.error:
        return body, False
