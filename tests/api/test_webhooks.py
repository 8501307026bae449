"""Endpoints and named events over REST."""

from __future__ import annotations

from api.schemas.answers import WebhookOut, WebhookSecret
from api.schemas.events import EventsOut, NamedOut
from tests.api.conftest import TestClient
from tests.api.texts import post

URL = {"url": "https://example.org/hook", "events": ["commitment.lapsed"]}


def test_it_shows_the_secret_once(api: TestClient) -> None:
    made = WebhookSecret.model_validate(api.post("/v1/webhooks", json=URL).json())
    shown = api.get(f"/v1/webhooks/{made.id}")
    WebhookOut.model_validate(shown.json())
    assert made.secret.startswith("whsec_") and made.secret not in shown.text


def test_it_gives_a_new_secret_on_rotation(api: TestClient) -> None:
    made = api.post("/v1/webhooks", json=URL).json()
    rotated = WebhookSecret.model_validate(api.post(f"/v1/webhooks/{made['id']}/rotate").json())
    assert rotated.secret != made["secret"] and rotated.previous_secret_until is not None


def test_it_changes_only_what_it_is_told_and_deletes(api: TestClient) -> None:
    path = f"/v1/webhooks/{api.post('/v1/webhooks', json=URL).json()['id']}"
    changed = api.patch(path, json={"enabled": False}).json()
    assert (changed["enabled"], changed["events"]) == (False, ["commitment.lapsed"])
    assert api.delete(path).status_code == 204
    assert api.get(path).status_code == 404


def test_it_refuses_an_address_that_deliveries_may_not_reach(sqlite_api: TestClient) -> None:
    answer = sqlite_api.post("/v1/webhooks", json={"url": "http://169.254.169.254/latest"})
    assert (answer.status_code, answer.json()["field"]) == (422, "url")


def test_it_shows_what_an_event_would_resolve_before_it_does(api: TestClient) -> None:
    text = "The mayor must end the strike within 24 hours of taking office."
    (found,) = post(api, text=text)["commitments"]
    awaited = EventsOut.model_validate(api.get("/v1/events").json()).awaited
    assert [each.commitments for each in awaited] == [1]
    at = {"at": "2025-09-01T12:00:00-04:00"}
    preview = NamedOut.model_validate(api.put("/v1/events/taking office?preview=true", json=at).json())
    assert [each.due for each in preview.resolves] == ["2025-09-02T12:00:00-04:00"]
    assert api.get(f"/v1/commitments/{found['id']}").json()["due"] is None
    NamedOut.model_validate(api.put("/v1/events/taking office", json=at).json())
    assert api.get(f"/v1/commitments/{found['id']}").json()["due"] == "2025-09-02T12:00:00-04:00"
