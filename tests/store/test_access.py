"""API keys, and answers kept by Idempotency-Key."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.store.builders import at
from tracker.errors import Conflict, InvalidText, NotFound
from tracker.store import idempotency, keys
from tracker.store.columns import new_id
from tracker.store.database import Database

NOW = at("2025-08-06T16:00:00-04:00")
ONE, OTHER = "1" * 64, "2" * 64


def test_it_knows_a_key_by_its_secret_and_keeps_only_the_hash(database: Database) -> None:
    with database.write() as session:
        row, secret = keys.create_key(session, "newsroom", now=NOW)

    assert secret.startswith("trk_") and secret.startswith(row.prefix)
    assert secret not in repr(row)
    with database.read() as session:
        found = keys.verify_key(session, secret)
        assert found is not None and found.name == "newsroom"
        assert keys.verify_key(session, secret + "x") is None
        assert keys.verify_key(session, "\udc00") is None


def test_it_refuses_a_revoked_key(database: Database) -> None:
    with database.write() as session:
        row, secret = keys.create_key(session, "newsroom", now=NOW)
        assert keys.any_keys(session)
        keys.revoke_key(session, row.id, now=NOW)

    with database.read() as session:
        assert keys.verify_key(session, secret) is None
        assert not keys.any_keys(session)
        assert [key.revoked_at for key in keys.list_keys(session)] == [NOW]


def test_it_revokes_no_key_that_is_not_stored(database: Database) -> None:
    with pytest.raises(NotFound), database.write() as session:
        keys.revoke_key(session, new_id(), now=NOW)


def test_it_gives_the_same_answer_to_a_request_sent_twice(database: Database) -> None:
    with database.write() as session:
        assert idempotency.get_answer(session, "a", ONE) is None
        idempotency.put_answer(
            session, "a", ONE, status_code=201, body={"id": 1}, headers={"ETag": "1"}, now=NOW
        )

    with database.read() as session:
        kept = idempotency.get_answer(session, "a", ONE)
    assert kept is not None
    assert (kept.status_code, kept.body, kept.headers) == (201, {"id": 1}, {"ETag": "1"})


def test_it_refuses_a_key_that_was_used_for_another_request(database: Database) -> None:
    with database.write() as session:
        idempotency.put_answer(session, "a", ONE, status_code=201, body=None, now=NOW)

    with pytest.raises(Conflict), database.read() as session:
        idempotency.get_answer(session, "a", OTHER)


def test_it_forgets_answers_in_time(database: Database) -> None:
    with database.write() as session:
        idempotency.put_answer(session, "old", ONE, status_code=200, body=None, now=NOW)
        idempotency.put_answer(session, "new", ONE, status_code=200, body=None, now=NOW + timedelta(days=1))
        idempotency.forget_answers(session, NOW + timedelta(hours=1))

    with database.read() as session:
        assert idempotency.get_answer(session, "old", ONE) is None
        assert idempotency.get_answer(session, "new", ONE) is not None


def test_it_refuses_a_key_that_cannot_be_stored(database: Database) -> None:
    with pytest.raises(InvalidText), database.read() as session:
        idempotency.get_answer(session, "a\x00b", ONE)
