"""Texts that the tests post, and what posting one gives."""

from __future__ import annotations

from typing import Any

from tests.api.conftest import TestClient

PORT = {
    "text": (
        "The transport minister has given the port authority until Friday to publish the inspection report."
        " The minister will announce a decision within 48 hours."
    ),
    "published_at": "2025-08-06T16:00:00-04:00",
    "timezone": "America/New_York",
    "publisher": "Harbour Gazette",
    "title": "Port told to publish",
    "genre": "news",
}


def post(api: TestClient, **changes: Any) -> dict[str, Any]:
    """Post the port story, changed as told; the answer's body."""
    answer = api.post("/v1/documents", json=PORT | changes)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def by_hand(api: TestClient, **changes: Any) -> dict[str, Any]:
    """Enter a commitment due at the end of Friday 8 August in New York; the answer's body."""
    entered = {"committer": "Port authority", "action": "publish the report", "due": "2025-08-08"}
    answer = api.post("/v1/commitments", json=entered | changes)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())
