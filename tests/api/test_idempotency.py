"""A POST sent twice with one Idempotency-Key is done once."""

from __future__ import annotations

from tests.api.conftest import TestClient

ENTERED = {"action": "publish the report", "due": "2025-08-08"}
KEY = {"Idempotency-Key": "first-try"}


def test_it_repeats_the_answer_and_not_the_work(api: TestClient) -> None:
    first = api.post("/v1/commitments", json=ENTERED, headers=KEY)
    again = api.post("/v1/commitments", json=ENTERED, headers=KEY)
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert len(api.get("/v1/commitments").json()["items"]) == 1


def test_it_refuses_a_key_that_another_request_used(api: TestClient) -> None:
    api.post("/v1/commitments", json=ENTERED, headers=KEY)
    other = api.post("/v1/commitments", json=ENTERED | {"action": "other"}, headers=KEY)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-key-reused")
