"""The guarded client against real servers on loopback, well-behaved and hostile."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

import pytest

from tests.receiver import (
    Handler,
    Receiver,
    answer,
    drip,
    gush,
    hang_up,
    hang_up_midway,
    redirect,
    speak_nonsense,
    stall,
)
from tracker.errors import InvalidInput
from tracker.outbound import (
    AddressRefused,
    GuardedClient,
    InvalidAnswer,
    Limits,
    NotReached,
    OutboundError,
    TimedOut,
)

LOOPBACK = (ip_network("127.0.0.1/32"),)
CERTIFICATES = Path(__file__).parent / "certificates"
HURRIED = Limits(seconds=0.4)


@pytest.fixture
def client() -> Iterator[GuardedClient]:
    with GuardedClient(allowed_networks=LOOPBACK) as running:
        yield running


@pytest.fixture
def hurried() -> Iterator[GuardedClient]:
    with GuardedClient(allowed_networks=LOOPBACK, limits=HURRIED) as running:
        yield running


def test_it_posts_the_bytes_and_headers_as_given(receiver: Receiver, client: GuardedClient) -> None:
    receiver.replies(answer(202, b"thanks", X_Seen="yes"))

    got = client.post(receiver.url, b'{"a":1}', {"Content-Type": "application/json"})

    assert (got.status, got.body, got.truncated, got.is_success) == (202, b"thanks", False, True)
    assert got.headers["x-seen"] == "yes"
    assert receiver.requests[0].body == b'{"a":1}'
    assert receiver.requests[0].headers["content-type"] == "application/json"
    assert receiver.requests[0].headers["host"] == f"127.0.0.1:{receiver.port}"


def test_it_writes_an_ipv6_host_as_http_wants_it() -> None:
    with Receiver("::1") as receiver, GuardedClient(allowed_networks=[ip_network("::1/128")]) as guarded:
        assert guarded.get(receiver.url).status == 200
        assert receiver.requests[0].headers["host"] == f"[::1]:{receiver.port}"


def test_it_sends_a_name_and_password_from_the_url_as_basic_authentication(
    receiver: Receiver, client: GuardedClient
) -> None:
    client.get(receiver.url.replace("//", "//ann:p%40ss@"))

    # base64 of ann:p@ss
    assert receiver.requests[0].headers["authorization"] == "Basic YW5uOnBAc3M="
    assert "ann" not in receiver.requests[0].headers["host"]


def test_it_keeps_a_connection_for_the_next_request(receiver: Receiver, client: GuardedClient) -> None:
    peers: list[object] = []

    def note(handler: Handler) -> None:
        peers.append(handler.client_address)
        answer(200)(handler)

    receiver.replies(note)
    client.get(receiver.url)
    client.get(receiver.url)

    assert len(peers) == 2
    assert peers[0] == peers[1]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "localhost"])
def test_it_refuses_loopback_however_it_is_written(receiver: Receiver, host: str) -> None:
    with GuardedClient() as guarded, pytest.raises(AddressRefused, match="private, local or reserved"):
        guarded.get(f"http://{host}:{receiver.port}/")

    assert receiver.requests == []


def test_it_is_not_fooled_by_a_name_that_is_bound_anew(receiver: Receiver) -> None:
    """The name leads to an allowed address when looked up first, and to a closed one ever after."""
    lookups: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        lookups.append(host)
        return ["127.0.0.1"] if len(lookups) == 1 else ["127.0.0.2"]

    with (
        Receiver("127.0.0.2", receiver.port) as inner,
        GuardedClient(allowed_networks=LOOPBACK, resolve=rebinding) as guarded,
    ):
        receiver.replies(answer(200, Connection="close"))
        assert guarded.get(f"http://rebound.test:{receiver.port}/").status == 200
        assert lookups == ["rebound.test"]

        with pytest.raises(AddressRefused):
            guarded.get(f"http://rebound.test:{receiver.port}/")
        assert inner.requests == []


def test_it_picks_the_reachable_address_of_a_name_that_mixes_them(receiver: Receiver) -> None:
    def mixed(host: str, port: int) -> list[str]:
        return ["127.0.0.2", "::1", "127.0.0.1"]

    with GuardedClient(allowed_networks=LOOPBACK, resolve=mixed) as guarded:
        assert guarded.get(f"http://mixed.test:{receiver.port}/").status == 200


def test_it_tries_the_next_address_when_one_does_not_answer(receiver: Receiver) -> None:
    allowed = [ip_network("127.0.0.0/8")]

    def two(host: str, port: int) -> list[str]:
        return ["127.0.0.3", "127.0.0.1"]

    with GuardedClient(allowed_networks=allowed, resolve=two) as guarded:
        assert guarded.get(f"http://two.test:{receiver.port}/").status == 200


def test_it_never_visits_the_target_of_a_redirect(receiver: Receiver, client: GuardedClient) -> None:
    with Receiver() as target:
        receiver.replies(redirect(target.url))

        got = client.post(receiver.url, b"{}", {})

        assert (got.status, got.is_success) == (302, False)
        assert target.requests == []


def test_it_pays_no_heed_to_a_proxy_from_the_environment(
    receiver: Receiver, client: GuardedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Receiver() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)

        assert client.get(receiver.url).status == 200
        assert proxy.requests == []


@pytest.mark.parametrize("reply", [stall, drip, gush], ids=["silent", "dripping", "endless"])
def test_it_bounds_time_and_size(receiver: Receiver, hurried: GuardedClient, reply: object) -> None:
    receiver.replies(reply)  # type: ignore[arg-type]  # parametrize loses the type
    started = time.monotonic()

    try:
        got = hurried.get(receiver.url)
    except TimedOut:
        assert reply is not gush
    else:
        assert (len(got.body), got.truncated) == (1024, True)
    assert time.monotonic() - started < 5


def test_it_bounds_the_time_of_a_lookup() -> None:
    over = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        over.wait(20)
        return ["127.0.0.1"]

    with (
        GuardedClient(limits=HURRIED, resolve=slow) as guarded,
        pytest.raises(TimedOut, match="not resolved"),
    ):
        guarded.get("http://slow.test/")
    over.set()


def test_it_keeps_only_the_beginning_of_a_long_answer(receiver: Receiver, client: GuardedClient) -> None:
    receiver.replies(answer(500, b"y" * 5000))

    got = client.get(receiver.url)

    assert (got.body, got.truncated) == (b"y" * 1024, True)


def test_it_unpacks_a_compressed_answer_no_further_than_the_limit(
    receiver: Receiver, client: GuardedClient
) -> None:
    bomb = gzip.compress(b"z" * 50_000_000)[:1000]
    receiver.replies(answer(200, bomb, Content_Encoding="gzip"))

    got = client.get(receiver.url)

    assert (got.body, got.truncated) == (b"z" * 1024, True)


def test_it_keeps_a_body_whose_compression_is_a_lie(receiver: Receiver, client: GuardedClient) -> None:
    receiver.replies(answer(200, b"plain", Content_Encoding="gzip"))

    assert client.get(receiver.url).body == b"plain"


@pytest.mark.parametrize("reply", [hang_up, hang_up_midway, speak_nonsense])
def test_it_takes_half_an_answer_for_none(receiver: Receiver, client: GuardedClient, reply: object) -> None:
    receiver.replies(reply)  # type: ignore[arg-type]  # parametrize loses the type

    with pytest.raises(InvalidAnswer, match="No whole answer"):
        client.get(receiver.url)


def test_it_says_when_nobody_listens(client: GuardedClient) -> None:
    with Receiver() as gone:
        url = gone.url

    with pytest.raises(NotReached, match="No connection"):
        client.get(url)


def test_it_says_when_a_name_has_no_address() -> None:
    with GuardedClient() as guarded, pytest.raises(NotReached, match="has no address"):
        guarded.get("http://nothing.invalid/")


def _trusting_the_test_authority() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=CERTIFICATES / "receiver.pem")


@pytest.fixture
def secure_receiver() -> Iterator[Receiver]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "receiver.pem", CERTIFICATES / "receiver.key")
    with Receiver(tls=context) as running:
        yield running


def _loopback(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_it_checks_the_certificate_against_the_name_it_was_given(secure_receiver: Receiver) -> None:
    with GuardedClient(
        allowed_networks=LOOPBACK, resolve=_loopback, tls=_trusting_the_test_authority()
    ) as guarded:
        assert guarded.get(f"https://receiver.test:{secure_receiver.port}/").status == 200

        with pytest.raises(NotReached, match="certificate"):
            guarded.get(f"https://other.test:{secure_receiver.port}/")
    assert len(secure_receiver.requests) == 1


def test_it_trusts_no_authority_that_the_system_does_not_know(secure_receiver: Receiver) -> None:
    with (
        GuardedClient(allowed_networks=LOOPBACK, resolve=_loopback) as guarded,
        pytest.raises(OutboundError, match="certificate"),
    ):
        guarded.get(f"https://receiver.test:{secure_receiver.port}/")


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/passwd", "example.org", "http://", "http://example.org:99999/"]
)
def test_it_refuses_a_url_that_is_not_http(client: GuardedClient, url: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        client.get(url)

    assert refused.value.field == "url"
