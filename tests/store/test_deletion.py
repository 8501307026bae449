"""What people delete is gone from every table; the history keeps only that it was."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text
from sqlmodel import select

from tests.store.builders import at, evidence, mention, store
from tracker.errors import NotFound
from tracker.store.changes import changes_of
from tracker.store.database import Database
from tracker.store.deletion import delete_document
from tracker.store.digests import get_digest, put_digest
from tracker.store.endpoints import EndpointTerms, create_endpoint
from tracker.store.idempotency import get_answer, put_answer
from tracker.store.models import CommitmentRow, DeliveryRow, DocumentRow, SightingRow
from tracker.store.readings import Stored

NOW = at("2025-08-07T12:00:00-04:00")
SECRET = "the heron sings at dawn"


def delete(database: Database, stored: Stored) -> None:
    with database.write() as session:
        delete_document(session, stored.document.id, by="Ada", now=NOW)


def everything(database: Database) -> str:
    """All that every table holds, as one text."""
    with database.engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        return "\n".join(
            str(row) for table in tables for row in connection.execute(text(f"SELECT * FROM {table}"))
        )


def subscribe(database: Database) -> None:
    with database.write() as session:
        create_endpoint(session, EndpointTerms(url="https://example.org/"), now=NOW)


def test_it_takes_away_what_was_found_only_there(database: Database) -> None:
    stored = store(database, mention())

    delete(database, stored)

    with database.read() as session:
        for table in (DocumentRow, CommitmentRow, SightingRow):
            assert session.exec(select(table)).all() == []
        (left,) = changes_of(session, stored.created[0])
    assert (left.kind, left.by, left.at, left.payload) == ("deleted", "Ada", NOW, {})


def test_it_leaves_no_word_of_it_in_any_table(database: Database) -> None:
    subscribe(database)
    stored = store(database, mention(quote=SECRET, action=SECRET), text=SECRET)
    assert SECRET in everything(database)

    delete(database, stored)

    assert SECRET not in everything(database)


def test_it_keeps_what_another_document_tells_of_too(database: Database) -> None:
    subscribe(database)
    first = store(database, mention(quote=SECRET), text=SECRET)
    evening = "2025-08-06T18:00:00-04:00"
    store(database, mention(published=evening), publisher="The Other", published=evening)

    delete(database, first)

    with database.read() as session:
        row = session.exec(select(CommitmentRow)).one()
        assert row.made_at == at("2025-08-06T18:00:00-04:00")
        kinds = [change.kind for change in changes_of(session, row.id)]
        unsent = session.exec(select(DeliveryRow)).all()
    assert "document_deleted" in kinds
    assert unsent and all(delivery.payload["data"]["id"] == str(row.id) for delivery in unsent)
    assert SECRET not in everything(database)


def test_it_judges_again_without_the_evidence_it_brought(database: Database) -> None:
    (row,) = store(database, mention()).commitments
    report = store(database, evidence(), publisher="The Other", published="2025-08-08T22:00:00-04:00")

    with database.write() as session:
        delete_document(session, report.document.id, by="Ada", now=at("2025-08-08T23:00:00-04:00"))

    with database.read() as session:
        assert session.get_one(CommitmentRow, row.id).status == "pending"


def test_it_takes_its_lines_out_of_digests_and_kept_answers(database: Database) -> None:
    stored = store(database, mention())
    gone, kept = {"id": str(stored.created[0]), "action": SECRET}, {"id": "another", "action": "stays"}
    with database.write() as session:
        put_digest(session, NOW.date(), "UTC", {"missed": [gone, kept]}, now=NOW)
        body = {"commitments": [gone]}
        put_answer(session, "key", "0" * 64, status_code=201, body=body, now=NOW)

    delete(database, stored)

    with database.read() as session:
        assert get_digest(session, NOW.date(), "UTC").content == {"missed": [kept]}
        assert get_answer(session, "key", "0" * 64) is None


def test_it_knows_no_document_that_is_not_stored(database: Database) -> None:
    stored = store(database, mention())
    delete(database, stored)

    with pytest.raises(NotFound):
        delete(database, stored)
