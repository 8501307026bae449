"""Every error is a problem (RFC 9457), and every problem is documented."""

from __future__ import annotations

import inspect
from html import unescape

import pytest

from api.problem_types import BY_NAME, PROBLEM_TYPES, type_of
from tests.api.conftest import Serve, TestClient
from tracker import errors

PROBLEM_JSON = "application/problem+json"


def domain_errors() -> list[type[errors.TrackerError]]:
    return [
        cls
        for _, cls in inspect.getmembers(errors, inspect.isclass)
        if issubclass(cls, errors.TrackerError) and cls is not errors.TrackerError
    ]


@pytest.mark.parametrize("cls", domain_errors())
def test_it_has_a_problem_type_for_every_domain_error(cls: type[errors.TrackerError]) -> None:
    assert type_of(cls("no")).raised_by is cls


@pytest.mark.parametrize("problem", PROBLEM_TYPES, ids=lambda problem: problem.name)
def test_it_documents_each_problem_at_its_own_type(problem: object, sqlite_api: TestClient) -> None:
    name = problem.name  # type: ignore[attr-defined]  # parametrize hides the type
    page = sqlite_api.get(BY_NAME[name].path)
    assert page.status_code == 200
    assert BY_NAME[name].title in unescape(page.text)


def test_it_answers_an_unknown_path_with_a_problem(sqlite_api: TestClient) -> None:
    answer = sqlite_api.get("/v1/nothing")
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM_JSON)
    assert answer.json()["type"] == "/problems/not-found"
    assert answer.json()["instance"] == "/v1/nothing"


def test_it_names_the_methods_that_a_path_takes(sqlite_api: TestClient) -> None:
    answer = sqlite_api.delete("/healthz")
    assert answer.json()["type"] == "/problems/method-not-allowed"
    assert answer.headers["allow"] == "GET"


def test_it_shows_a_person_the_problem_as_a_page(sqlite_api: TestClient) -> None:
    answer = sqlite_api.get("/nothing", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("{", "malformed-request"),
        ("\ufeff{}", "invalid-input"),
        ("[" * 100_000, "malformed-request"),
        ('{"url": 1' + "0" * 5_000 + "}", "malformed-request"),
        ("[]", "invalid-input"),
        ("null", "invalid-input"),
        ('{"url": "\\u0000"}', "invalid-input"),
        ('{"url": "\\ud800"}', "invalid-input"),
        ('{"\\ud800": 1}', "invalid-input"),
        ('{"url": "https://a.example/", "min_confidence": NaN}', "invalid-input"),
        ('{"url": "https://a.example/", "min_confidence": 1e999}', "invalid-input"),
    ],
)
def test_it_refuses_hostile_json_with_a_problem(body: str, kind: str, sqlite_api: TestClient) -> None:
    answer = sqlite_api.post("/v1/webhooks", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422), answer.text
    assert answer.json()["type"] == f"/problems/{kind}"


def test_it_refuses_bytes_that_are_not_utf_8(sqlite_api: TestClient) -> None:
    answer = sqlite_api.post(
        "/v1/webhooks", content=b'{"url": "\xff"}', headers={"Content-Type": "application/json"}
    )
    assert answer.json()["type"] == "/problems/malformed-request"


def test_it_lists_every_field_that_cannot_be_used(sqlite_api: TestClient) -> None:
    body = {"url": "ftp://a.example", "min_confidence": 2, "colour": "red"}
    problem = sqlite_api.post("/v1/webhooks", json=body).json()
    assert [error["field"] for error in problem["errors"]] == ["min_confidence", "url", "colour"] or {
        error["field"] for error in problem["errors"]
    } == {"url", "min_confidence", "colour"}
    assert problem["field"] == problem["errors"][0]["field"]


def test_it_does_not_echo_what_was_sent(sqlite_api: TestClient) -> None:
    answer = sqlite_api.post("/v1/webhooks", json={"url": "hunter2-is-my-password"})
    assert answer.status_code == 422
    assert "hunter2" not in answer.text


def test_it_refuses_a_body_longer_than_the_path_takes(sqlite_api: TestClient) -> None:
    answer = sqlite_api.post(
        "/v1/webhooks", content=b" " * 1_000_001, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/too-large"


def test_it_refuses_a_long_body_that_does_not_say_how_long_it_is(sqlite_api: TestClient) -> None:
    answer = sqlite_api.post(
        "/v1/webhooks", content=iter([b" " * 600_000] * 2), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413


def test_it_keeps_the_inside_of_an_unforeseen_error_to_itself(
    sqlite_serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = sqlite_serve()

    @client.app.get("/broken")  # type: ignore[attr-defined]  # TestClient knows only ASGI
    def broken() -> None:
        raise ZeroDivisionError("secret detail")

    answer = client.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.json()["reference"] in caplog.text


def test_it_says_when_to_come_back_while_the_database_is_away(
    sqlite_serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    client = sqlite_serve()

    @client.app.get("/away")  # type: ignore[attr-defined]  # TestClient knows only ASGI
    def away() -> None:
        raise errors.Unavailable("postgresql://db.internal did not answer")

    answer = client.get("/away")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert "db.internal" not in answer.text
    assert "db.internal" in caplog.text
