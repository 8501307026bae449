"""The whole path on one story: posted, resolved, lapsed, alerted, met by a later report, and digested.

Through the real API, store, worker and a real HTTP receiver, on both databases; only the clock is frozen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from standardwebhooks import Webhook
from starlette.testclient import TestClient

from api.app import create_app
from jobs.worker import Worker
from seeds.loader import load_seeds
from tests.receiver import Receiver
from tracker import clock
from tracker.commitments.parsing import load_pipeline
from tracker.settings import Settings
from tracker.store.database import Database

PUBLISHED = "2025-08-06T16:00:00-04:00"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


class Timeline:
    """The service under a clock that the test moves; what a person would do, one method each."""

    def __init__(self, database: Database, settings: Settings, frozen: FrozenDateTimeFactory) -> None:
        self.api = TestClient(create_app(database, settings=settings), base_url="http://127.0.0.1:8737")
        self.worker = Worker(database, settings)
        self.frozen = frozen

    def move_to(self, text: str) -> None:
        """Let the clock reach an instant, and the worker do what is due then."""
        self.frozen.move_to(at(text))
        self.worker.run_pending(clock.now())

    def post(self, path: str, body: dict[str, Any], expected: int = 201) -> dict[str, Any]:
        answer = self.api.post(path, json=body)
        assert answer.status_code == expected, answer.text
        return dict(answer.json())

    def commitment(self, found: dict[str, Any]) -> dict[str, Any]:
        answer = self.api.get(f"/v1/commitments/{found['id']}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@pytest.fixture
def timeline(database: Database) -> Iterator[Timeline]:
    load_pipeline()  # compiled modules that look at datetime must be loaded before it is frozen
    settings = Settings(timezone="America/New_York", allowed_networks="127.0.0.0/8")
    with freeze_time(at(PUBLISHED), real_asyncio=True) as frozen:
        assert isinstance(frozen, FrozenDateTimeFactory)
        timeline = Timeline(database, settings, frozen)
        yield timeline
        timeline.worker.close()


def seed(name: str) -> dict[str, Any]:
    found = next(seed for seed in load_seeds() if seed.name == name)
    document = found.document
    return {
        "text": document.text,
        "published_at": document.published_at,
        "timezone": document.timezone,
        "publisher": document.publisher,
        "title": document.title,
        "genre": document.genre,
    }


def by_words(commitments: list[dict[str, Any]], words: str) -> dict[str, Any]:
    found = [one for one in commitments if words in (one["deadline_text"] or "")]
    assert len(found) == 1, [one["deadline_text"] for one in commitments]
    return found[0]


class Inbox:
    """A subscriber's side: what arrived since it last looked, each signature verified on arrival."""

    def __init__(self, receiver: Receiver, secret: str) -> None:
        self.receiver = receiver
        self.verifier = Webhook(secret)
        self.read = 0

    def new(self) -> list[dict[str, Any]]:
        arrived = self.receiver.requests[self.read :]
        self.read += len(arrived)
        for request in arrived:
            self.verifier.verify(request.body, dict(request.headers))
        return [json.loads(request.body) for request in arrived]


def test_it_follows_the_story_from_the_first_report_to_the_digest(
    timeline: Timeline, receiver: Receiver
) -> None:
    endpoint = timeline.post(
        "/v1/webhooks",
        {"url": receiver.url, "events": ["commitment.lapsed", "commitment.met", "commitment.corrected"]},
    )
    inbox = Inbox(receiver, endpoint["secret"])

    # Wednesday 6 August, 16:00 in New York: the story is published and posted.
    story = seed("ultimatum-wire")
    posted = timeline.post("/v1/documents", story)["commitments"]
    sanctions = by_words(posted, "48 hours")
    friday = by_words(posted, "until Friday")
    claim = by_words(posted, "24 hours")
    assert at(sanctions["due"]) == at("2025-08-08T16:00:00-04:00")
    assert (friday["committer"], at(friday["due"])) == ("Russia", at("2025-08-09T00:00:00-04:00"))
    assert (claim["due"], claim["status"]) == (None, "pending")
    assert "taking office" in claim["awaits_event"]

    # Posting it again changes nothing.
    again = timeline.post("/v1/documents", story, expected=200)["commitments"]
    assert {one["id"] for one in again} == {one["id"] for one in posted}

    # Until Friday 16:00 it is pending; then the 48 hours have lapsed and the alert is out.
    timeline.move_to("2025-08-08T15:59:59-04:00")
    assert timeline.commitment(sanctions)["status"] == "pending"
    timeline.move_to("2025-08-08T16:00:00-04:00")
    lapsed = timeline.commitment(sanctions)
    assert lapsed["status"] == "missed"
    assert lapsed["basis"].startswith("no fulfilment recorded")
    (alert,) = inbox.new()
    assert alert["type"] == "commitment.lapsed"
    assert alert["data"]["id"] == sanctions["id"]
    assert alert["data"]["basis"] == lapsed["basis"]
    assert timeline.commitment(friday)["status"] == "pending"

    # Another outlet, that evening: Russia took the step at 20:00 New York time.
    timeline.move_to("2025-08-08T22:15:00-04:00")
    timeline.post("/v1/documents", seed("ultimatum-met"))
    met = timeline.commitment(friday)
    assert met["status"] == "met", met
    assert timeline.commitment(sanctions)["status"] == "missed"
    timeline.move_to("2025-08-08T22:15:05-04:00")
    assert [found["type"] for found in inbox.new()] == ["commitment.met"]

    # The digest of the next morning shows both.
    timeline.move_to("2025-08-09T07:00:01-04:00")
    digest = timeline.api.get("/v1/digests/2025-08-09")
    assert digest.status_code == 200, digest.text
    assert sanctions["id"] in digest.text and friday["id"] in digest.text

    # The event is named long after: the claim is judged at once, marked, and nobody is woken for it.
    named = timeline.api.put("/v1/events/taking office", json={"at": "2025-01-20T12:00:00-05:00"})
    assert named.status_code in (200, 201), named.text
    timeline.move_to("2025-08-09T07:00:10-04:00")
    judged = timeline.commitment(claim)
    assert at(judged["due"]) == at("2025-01-21T12:00:00-05:00")
    assert judged["status"] == "missed"
    assert any(change["backdated"] for change in judged["history"])
    assert inbox.new() == []
