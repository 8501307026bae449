"""Endpoints: their filters, their secrets, and digests that are announced to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import select
from standardwebhooks import Webhook

from tests.store.builders import at
from tracker.errors import InvalidInput, NotFound
from tracker.store.columns import new_id
from tracker.store.database import Database
from tracker.store.digests import find_digest, get_digest, list_digests, put_digest
from tracker.store.endpoints import (
    EndpointTerms,
    create_endpoint,
    delete_endpoint,
    get_endpoint,
    list_endpoints,
    rotate_secret,
    secrets_of,
    update_endpoint,
)
from tracker.store.models import DeliveryRow, EndpointRow

NOW = at("2025-08-06T16:00:00-04:00")
URL = "https://example.org/hook"
DAY = date(2025, 8, 9)


def create(database: Database, **terms: object) -> EndpointRow:
    with database.write() as session:
        return create_endpoint(session, EndpointTerms(url=URL, **terms), now=NOW)  # type: ignore[arg-type]


def test_it_gives_each_endpoint_a_secret_that_webhook_libraries_take(database: Database) -> None:
    one, other = create(database), create(database)

    assert one.secret != other.secret
    assert Webhook(one.secret).sign("id", NOW, "{}").startswith("v1,")


def test_it_keeps_what_passes_its_filters(database: Database) -> None:
    row = create(database, events=["commitment.lapsed"], committers=["the Kremlin"], kinds=["pledge"])

    with database.read() as session:
        kept = get_endpoint(session, row.id)
        assert [each.id for each in list_endpoints(session)] == [row.id]
    assert (kept.events, kept.committers, kept.kinds) == (["commitment.lapsed"], ["russia"], ["pledge"])


@pytest.mark.parametrize(
    ("terms", "field"),
    [({"events": ["commitment.exploded"]}, "events"), ({"kinds": ["vow"]}, "kinds"), ({"url": ""}, "url")],
)
def test_it_refuses_what_it_does_not_know(database: Database, terms: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refused, database.write() as session:
        create_endpoint(session, EndpointTerms(**{"url": URL} | terms), now=NOW)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_it_changes_only_what_is_named(database: Database) -> None:
    row = create(database, events=["commitment.lapsed"], description="desk")
    with database.write() as session:
        changed = update_endpoint(session, row.id, EndpointTerms(events=[]), now=NOW)

    assert (changed.events, changed.description, changed.url) == ([], "desk", URL)


def test_it_signs_with_both_secrets_for_a_day_after_a_rotation(database: Database) -> None:
    row = create(database)
    with database.write() as session:
        rotated = rotate_secret(session, row.id, now=NOW)

    assert secrets_of(rotated, NOW + timedelta(hours=23)) == [rotated.secret, row.secret]
    assert secrets_of(rotated, NOW + timedelta(hours=24)) == [rotated.secret]
    assert secrets_of(row, NOW) == [row.secret]


def test_it_deletes_an_endpoint_with_its_deliveries(database: Database) -> None:
    row = create(database)
    with database.write() as session:
        put_digest(session, DAY, "UTC", {}, now=NOW)
    with database.write() as session:
        delete_endpoint(session, row.id)

    with database.read() as session:
        assert session.exec(select(DeliveryRow)).all() == []
        with pytest.raises(NotFound):
            get_endpoint(session, row.id)


def test_it_builds_one_digest_for_a_day_and_announces_it_once(database: Database) -> None:
    create(database, events=["digest.ready"])
    create(database, events=["commitment.lapsed"])
    with database.write() as session:
        first, is_first = put_digest(session, DAY, "America/New_York", {"missed": [1]}, now=NOW)
    with database.write() as session:
        second, is_second = put_digest(session, DAY, "America/New_York", {"missed": [2]}, now=NOW)

    assert (is_first, is_second) == (True, False)
    assert second.id == first.id and second.content == {"missed": [1]}
    with database.read() as session:
        (told,) = session.exec(select(DeliveryRow)).all()
    assert (told.event_type, told.digest_id) == ("digest.ready", first.id)
    assert told.payload["data"]["links"]["self"] == "/v1/digests/2025-08-09"


def test_it_keeps_digests_of_zones_and_subscribers_apart(database: Database) -> None:
    with database.write() as session:
        put_digest(session, DAY, "UTC", {}, now=NOW)
        put_digest(session, DAY, "UTC", {"for": "ada"}, subscriber="ada", now=NOW)
        put_digest(session, DAY - timedelta(days=1), "UTC", {}, now=NOW)

    with database.read() as session:
        assert get_digest(session, DAY, "UTC", subscriber="ada").content == {"for": "ada"}
        assert find_digest(session, DAY, "Asia/Tokyo") is None
        assert [digest.for_date for digest in list_digests(session)] == [DAY, DAY - timedelta(days=1)]
        with pytest.raises(NotFound):
            get_digest(session, DAY, "Asia/Tokyo")


def test_it_knows_no_endpoint_that_is_not_stored(database: Database) -> None:
    with pytest.raises(NotFound), database.write() as session:
        rotate_secret(session, new_id(), now=NOW)
