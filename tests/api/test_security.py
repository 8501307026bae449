"""Who may ask, and from where."""

from __future__ import annotations

import base64

import pytest

from api.security import HEADERS
from tests.api.conftest import ManualClock, Serve, TestClient
from tracker.store.database import Database
from tracker.store.keys import create_key, revoke_key

HOOKS = "/v1/webhooks"


@pytest.fixture
def key(sqlite_database: Database, clock: ManualClock) -> str:
    with sqlite_database.write() as session:
        return create_key(session, "newsroom", now=clock.now)[1]


def test_it_is_open_on_loopback_while_no_key_exists(sqlite_api: TestClient) -> None:
    assert sqlite_api.get(HOOKS).status_code == 200


def test_it_asks_for_a_key_once_one_exists(sqlite_api: TestClient, key: str) -> None:
    answer = sqlite_api.get(HOOKS)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert sqlite_api.get(HOOKS, headers={"Authorization": f"Bearer {key}"}).status_code == 200


@pytest.mark.parametrize("sent", ["Bearer", "Bearer nonsense", "Basic !!", "Digest x", "Bearer \xff"])
def test_it_refuses_keys_it_does_not_know(sqlite_api: TestClient, key: str, sent: str) -> None:
    assert sqlite_api.get(HOOKS, headers=[(b"Authorization", sent.encode("latin-1"))]).status_code == 401


def test_it_refuses_a_revoked_key(
    sqlite_api: TestClient, sqlite_database: Database, clock: ManualClock, key: str
) -> None:
    with sqlite_database.write() as session:
        row, second = create_key(session, "other", now=clock.now)
        revoke_key(session, row.id, now=clock.now)
    assert sqlite_api.get(HOOKS, headers={"Authorization": f"Bearer {second}"}).status_code == 401


def test_it_takes_the_key_as_a_password_from_programs_that_can_do_no_other(
    sqlite_api: TestClient, key: str
) -> None:
    credentials = base64.b64encode(f"anyone:{key}".encode()).decode()
    assert sqlite_api.get(HOOKS, headers={"Authorization": f"Basic {credentials}"}).status_code == 200


def test_it_stays_closed_without_a_key_when_it_listens_beyond_loopback(sqlite_serve: Serve) -> None:
    client = sqlite_serve(host="0.0.0.0")
    assert client.get(HOOKS).status_code == 401
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "host", ["localhost:8737", "127.0.0.1", "127.8.8.8", "[::1]:8737", "tracker.localhost"]
)
def test_it_answers_to_loopback_names(sqlite_api: TestClient, host: str) -> None:
    assert sqlite_api.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "[", ""]
)
def test_it_refuses_a_name_rebound_to_this_machine(sqlite_api: TestClient, host: str) -> None:
    answer = sqlite_api.get(HOOKS, headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["type"] == "/problems/misdirected-request"


def test_it_answers_to_a_name_that_the_settings_allow(sqlite_serve: Serve) -> None:
    client = sqlite_serve(allowed_hosts=("tracker.example",))
    assert client.get("/healthz", headers={"Host": "tracker.example:443"}).status_code == 200
    assert client.get("/healthz", headers={"Host": "other.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "null"},
    ],
)
def test_it_refuses_changes_that_another_site_had_a_browser_send(
    sqlite_api: TestClient, headers: dict[str, str]
) -> None:
    answer = sqlite_api.post(HOOKS, json={"url": "https://a.example/"}, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["type"] == "/problems/cross-origin"
    assert sqlite_api.get(HOOKS).json()["items"] == []


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://127.0.0.1:8737"}]
)
def test_it_takes_changes_from_programs_and_from_its_own_pages(
    sqlite_api: TestClient, headers: dict[str, str]
) -> None:
    assert sqlite_api.post(HOOKS, json={"url": "https://a.example/"}, headers=headers).status_code == 201


@pytest.mark.parametrize("path", ["/healthz", "/v1/nothing", "/problems", "/static/style.css"])
def test_it_binds_every_answer_with_the_security_headers(sqlite_api: TestClient, path: str) -> None:
    answer = sqlite_api.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
