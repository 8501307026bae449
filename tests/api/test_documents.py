"""Documents in, commitments out, and what is refused on the way."""

from __future__ import annotations

from typing import Any

import pytest

from api.schemas.answers import Listed
from api.schemas.documents import DocumentOut, DocumentText, Ingested
from tests.api.conftest import Serve, TestClient
from tests.api.texts import PORT, post


def test_it_answers_a_new_document_with_the_commitments_it_tells_of(api: TestClient) -> None:
    answer = api.post("/v1/documents", json=PORT)
    assert answer.status_code == 201
    stored = Ingested.model_validate(answer.json())
    report = next(one for one in stored.commitments if one.committer == "the port authority")
    assert (report.due, report.status) == ("2025-08-09T00:00:00-04:00", "pending")
    assert answer.headers["location"] == f"/v1/documents/{stored.id}"


def test_it_changes_nothing_when_a_document_comes_again(api: TestClient) -> None:
    first = post(api)
    again = api.post("/v1/documents", json=PORT)
    assert again.status_code == 200
    assert again.json()["new_commitments"] == []
    assert [one["id"] for one in again.json()["commitments"]] == [one["id"] for one in first["commitments"]]
    assert len(api.get("/v1/documents").json()["items"]) == 1


def test_it_reads_words_of_the_same_length_in_any_script(sqlite_api: TestClient) -> None:
    stored = post(sqlite_api, text="😀 Łódź must publish the report by Friday.")
    (found,) = stored["commitments"]
    text = sqlite_api.get(f"/v1/documents/{stored['id']}").json()["text"]
    assert text[found["start_char"] : found["end_char"]] == found["quote"]


def test_it_shows_a_document_with_its_text(api: TestClient) -> None:
    stored = post(api)
    shown = DocumentText.model_validate(api.get(f"/v1/documents/{stored['id']}").json())
    assert shown.text == PORT["text"]
    assert [one.id for one in shown.commitments] == [
        one.id for one in Ingested.model_validate(stored).commitments
    ]


def test_it_lists_documents_newest_first_page_by_page(api: TestClient) -> None:
    for day in ("04", "06", "05"):
        post(api, text=f"Nothing is due here, on day {day}.", published_at=f"2025-08-{day}")
    seen: list[str] = []
    path = "/v1/documents?limit=2"
    while path:
        answer = api.get(path)
        page = Listed[DocumentOut].model_validate(answer.json())
        seen += [item.published_at for item in page.items]
        path = answer.links["next"]["url"] if "next" in answer.links else ""
    assert seen == ["2025-08-06", "2025-08-05", "2025-08-04"]


def test_it_deletes_a_document_with_what_was_found_only_there(api: TestClient) -> None:
    stored = post(api)
    assert api.delete(f"/v1/documents/{stored['id']}").status_code == 204
    assert api.get(f"/v1/documents/{stored['id']}").status_code == 404
    assert api.get("/v1/commitments").json()["items"] == []
    assert "inspection" not in api.get("/v1/feed.atom").text


def test_it_takes_the_date_from_a_mail_that_carries_its_own(sqlite_api: TestClient) -> None:
    mail = (
        "Message-ID: <1@example.org>\nFrom: Ada <ada@example.org>\nTo: Bo <bo@example.org>\nSubject: Report\n"
        "Date: Wed, 06 Aug 2025 16:00:00 -0400\n\nBo, I will send the report by Friday.\n"
    )
    answer = sqlite_api.post("/v1/documents", json={"text": mail, "timezone": "America/New_York"})
    assert answer.status_code == 201, answer.text
    assert answer.json()["published_at"] == "2025-08-06T16:00:00-04:00"


@pytest.mark.parametrize(
    ("changes", "field", "kind"),
    [
        ({"text": ""}, "text", "invalid-input"),
        ({"text": "  \n "}, "text", "invalid-text"),
        ({"text": "a\0b"}, "", "invalid-input"),
        ({"published_at": None}, "published_at", "invalid-time"),
        ({"published_at": "2025-02-30"}, "published_at", "invalid-time"),
        ({"published_at": "2025-08-06T16:00:00"}, "published_at", "invalid-time"),
        ({"published_at": 0}, "published_at", "invalid-time"),
        ({"published_at": "9998-12-31"}, "published_at", "invalid-time"),
        ({"timezone": "Mars/Olympus"}, "timezone", "unknown-zone"),
        ({"genre": "gossip"}, "genre", "invalid-input"),
        ({"events": {"taking office": "soon"}}, "events.taking office", "invalid-time"),
        ({"policies": {"no such policy": "x"}}, "policies", "unknown-policy"),
        ({"mood": "glad"}, "mood", "invalid-input"),
    ],
)
def test_it_says_which_field_cannot_be_used(
    sqlite_api: TestClient, changes: dict[str, Any], field: str, kind: str
) -> None:
    answer = sqlite_api.post("/v1/documents", json=PORT | changes)
    assert answer.status_code == 422, answer.text
    problem = answer.json()
    assert (problem.get("field", ""), problem["type"]) == (field, f"/problems/{kind}")
    assert sqlite_api.get("/v1/documents").json()["items"] == []


def test_it_refuses_a_document_over_the_configured_size(sqlite_serve: Serve) -> None:
    client = sqlite_serve(max_document_bytes=1_000)
    problem = client.post("/v1/documents", json=PORT | {"text": "word " * 300}).json()
    assert problem["type"] == "/problems/invalid-text"
    assert client.post("/v1/documents", json=PORT | {"text": "word " * 20_000}).status_code == 413


def test_it_reads_pasted_html_as_its_words(sqlite_api: TestClient) -> None:
    html = f"<html><body><p>{PORT['text']}</p><script>alert(1)</script></body></html>"
    stored = post(sqlite_api, text=html)
    assert stored["commitments"]
    assert "<p>" not in sqlite_api.get(f"/v1/documents/{stored['id']}").json()["text"]
