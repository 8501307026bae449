"""Commitments over REST: listed, shown, and decided by people."""

from __future__ import annotations

from typing import Any

import pytest

from api.schemas.answers import CommitmentOut, CommitmentPage, Listed
from tests.api.conftest import ManualClock, TestClient
from tests.api.texts import by_hand, post


def decide(api: TestClient, commitment: dict[str, Any], verb: str, **body: Any) -> dict[str, Any]:
    answer = api.post(f"/v1/commitments/{commitment['id']}/{verb}", json=body)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_it_enters_a_commitment_by_hand(api: TestClient) -> None:
    made = CommitmentOut.model_validate(by_hand(api, tags=["harbour"], imposer="Minister"))
    assert (made.due, made.due_inclusive, made.origin) == ("2025-08-09T00:00:00-04:00", False, "hand")
    assert (made.status, made.tags) == ("pending", ["harbour"])


def test_it_takes_a_clock_time_as_still_in_time(api: TestClient) -> None:
    made = by_hand(api, due="2025-08-08T17:00:00-04:00")
    assert (made["due"], made["due_inclusive"]) == ("2025-08-08T17:00:00-04:00", True)


def test_it_lists_by_due_time_with_open_ends_last(api: TestClient) -> None:
    by_hand(api, action="third", due=None)
    by_hand(api, action="second", due="2025-08-10")
    by_hand(api, action="first", due="2025-08-07")
    page = Listed[CommitmentOut].model_validate(api.get("/v1/commitments").json())
    assert [item.action for item in page.items] == ["first", "second", "third"]


def test_it_pages_without_missing_or_repeating_any(api: TestClient) -> None:
    actions = {by_hand(api, action=f"step {number}")["action"] for number in range(7)}
    seen: list[str] = []
    path = "/v1/commitments?status=pending&limit=3"
    while path:
        answer = api.get(path)
        seen += [item["action"] for item in answer.json()["items"]]
        path = answer.links["next"]["url"] if "next" in answer.links else ""
    assert (len(seen), set(seen)) == (7, actions)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=pending", {"report", "survey"}),
        ("status=void", {"ban"}),
        ("status=void&status=pending", {"report", "survey", "ban"}),
        ("committer=the%20PORT%20authority", {"report", "ban"}),
        ("kind=pledge", {"survey"}),
        ("tag=harbour", {"report"}),
        ("q=URVE", {"survey"}),
        ("due_after=2025-08-15", {"survey"}),
        ("due_before=2025-08-15", {"report"}),
        ("due_before=2025-08-08T00:00:00-04:00", set()),
        ("awaits_event=true", set()),
        ("min_confidence=1", {"report", "survey", "ban"}),
    ],
)
def test_it_filters_the_list(api: TestClient, query: str, expected: set[str]) -> None:
    by_hand(api, action="report", tags=["harbour"])
    by_hand(api, action="survey", committer="Pilots", kind="pledge", due="2025-08-20")
    decide(api, by_hand(api, action="ban", due=None), "void", reason="withdrawn")
    found = api.get(f"/v1/commitments?{query}")
    assert found.status_code == 200, found.text
    assert {item["action"] for item in found.json()["items"]} == expected


@pytest.mark.parametrize(
    "query",
    [
        "status=late",
        "due_before=soon",
        "limit=0",
        "limit=501",
        "limit=1e9",
        "cursor=zzz",
        "colour=red",
        "q=%00",
    ],
)
def test_it_refuses_filters_it_does_not_know(sqlite_api: TestClient, query: str) -> None:
    answer = sqlite_api.get(f"/v1/commitments?{query}")
    assert answer.status_code == 422
    assert answer.json()["field"].partition(".")[0] == query.partition("=")[0]


def test_it_shows_one_with_all_that_bears_on_it(api: TestClient) -> None:
    found = post(api)["commitments"][0]
    answer = api.get(f"/v1/commitments/{found['id']}")
    shown = CommitmentPage.model_validate(answer.json())
    assert answer.headers["etag"] == f'"{shown.version}"'
    assert [sighting.publisher for sighting in shown.sightings] == ["Harbour Gazette"]
    assert [change.kind for change in shown.history] == ["created"]
    assert shown.trace


def test_it_answers_404_for_what_is_not_stored(sqlite_api: TestClient) -> None:
    missing = "01a20dcd-3de9-7160-97dd-7d05b0832b11"
    assert sqlite_api.get(f"/v1/commitments/{missing}").json()["type"] == "/problems/not-found"
    assert sqlite_api.post(f"/v1/commitments/{missing}/met", json={}).status_code == 404
    assert sqlite_api.get("/v1/commitments/17").status_code == 422


def test_it_is_met_when_a_person_says_so_in_time(api: TestClient) -> None:
    met = decide(api, by_hand(api), "met", note="seen on their site")
    assert (met["status"], met["basis"]) == ("met", "marked met by a person")


def test_it_asks_when_it_was_done_once_the_deadline_has_passed(api: TestClient, clock: ManualClock) -> None:
    made = by_hand(api)
    clock.pass_time(days=5)
    refused = api.post(f"/v1/commitments/{made['id']}/met", json={})
    assert (refused.status_code, refused.json()["field"]) == (422, "done_at")
    late = decide(api, made, "met", done_at="2025-08-09T10:00:00-04:00")
    assert (late["status"], late["late_by"]) == ("missed", 10 * 3600)


def test_it_is_pending_again_with_the_new_deadline(api: TestClient) -> None:
    made = decide(api, by_hand(api), "extend", due="2025-08-22", reason="granted by letter")
    assert (made["status"], made["due"]) == ("pending", "2025-08-23T00:00:00-04:00")


def test_it_is_set_aside_and_taken_up_again(api: TestClient) -> None:
    made = by_hand(api)
    void = decide(api, made, "void", reason="withdrawn")
    assert (void["status"], void["reason"]) == ("void", "withdrawn")
    assert api.post(f"/v1/commitments/{made['id']}/void", json={"reason": "twice"}).status_code == 409
    assert decide(api, made, "reopen")["status"] == "pending"


def test_it_keeps_who_decided_what_in_the_history(api: TestClient) -> None:
    made = by_hand(api)
    decide(api, made, "void", reason="withdrawn")
    shown = CommitmentPage.model_validate(api.get(f"/v1/commitments/{made['id']}").json())
    assert [(decision.kind, decision.by, decision.reason) for decision in shown.decisions] == [
        ("void", "local", "withdrawn")
    ]


def test_it_refuses_a_change_of_a_version_that_is_gone(api: TestClient) -> None:
    made = by_hand(api)
    path = f"/v1/commitments/{made['id']}"
    seen = {"If-Match": api.get(path).headers["etag"]}
    assert (
        api.post(f"{path}/extend", json={"due": "2025-08-22", "reason": "x"}, headers=seen).status_code == 200
    )
    stale = api.post(f"{path}/void", json={"reason": "y"}, headers=seen)
    assert (stale.status_code, stale.json()["type"]) == (412, "/problems/precondition-failed")
    assert api.get(path).json()["status"] == "pending"
    fresh = {"If-Match": api.get(path).headers["etag"]}
    assert api.post(f"{path}/void", json={"reason": "y"}, headers=fresh).status_code == 200


def test_it_gives_a_commitment_exactly_the_tags_it_is_told(api: TestClient) -> None:
    made = by_hand(api, tags=["old"])
    answer = api.put(f"/v1/commitments/{made['id']}/tags", json={"tags": ["b", "a", "b"]})
    assert answer.json()["tags"] == ["a", "b"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"action": ""}, "action"),
        ({"action": "x", "due": "2025-02-30"}, "due"),
        ({"action": "x", "kind": "wish"}, "kind"),
        ({"action": "x", "condition": "if it rains"}, "condition_type"),
        ({"action": "x", "earliest": "2025-08-10", "due": "2025-08-01"}, "due"),
        ({"action": "x" * 2_001}, "action"),
    ],
)
def test_it_refuses_what_makes_no_commitment(
    sqlite_api: TestClient, body: dict[str, Any], field: str
) -> None:
    answer = sqlite_api.post("/v1/commitments", json=body)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_it_names_who_has_to_act_once_for_all_spellings(api: TestClient) -> None:
    by_hand(api, committer="Port Authority")
    by_hand(api, committer="the port authority", action="other")
    assert [each["name"] for each in api.get("/v1/committers").json()["items"]] == ["Port Authority"]
