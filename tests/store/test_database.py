"""Opening a database, and what its transactions promise."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import select

from tests.store.builders import at
from tracker.errors import Conflict, InvalidInput, Unavailable
from tracker.store.database import Database, database_now
from tracker.store.keys import create_key
from tracker.store.models import ApiKeyRow, CommitterRow, EndpointRow

NOW = at("2025-08-06T16:00:00-04:00")


@pytest.mark.parametrize("url", ["mysql://host/name", "sqlite://", "sqlite:///:memory:", "not a url", ""])
def test_it_refuses_a_url_that_names_neither_an_sqlite_file_nor_postgresql(url: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Database.open(url)
    assert refused.value.field == "database_url"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_it_speaks_to_postgresql_through_psycopg_whatever_the_scheme(scheme: str) -> None:
    database = Database.open(f"{scheme}://user:secret@localhost/name")

    assert database.url.drivername == "postgresql+psycopg"
    assert not database.is_sqlite


def test_it_makes_the_folder_of_an_sqlite_file(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path}/new/folder/tracker.db")
    with database.read() as session:
        database_now(session)
    database.close()

    assert (tmp_path / "new/folder/tracker.db").exists()


def test_it_says_that_the_database_did_not_answer() -> None:
    database = Database.open("postgresql://nobody@127.0.0.1:1/none")

    with pytest.raises(Unavailable), database.read() as session:
        session.exec(select(ApiKeyRow)).all()


def test_it_keeps_nothing_of_a_transaction_that_raises(database: Database) -> None:
    with pytest.raises(RuntimeError), database.write() as session:
        create_key(session, "lost", now=NOW)
        raise RuntimeError

    with database.read() as session:
        assert session.exec(select(ApiKeyRow)).all() == []


def test_it_says_that_another_stored_the_same_first(database: Database) -> None:
    with database.write() as session:
        session.add(CommitterRow(key="russia", name="Russia", created_at=NOW))

    with pytest.raises(Conflict), database.write() as session:
        session.add(CommitterRow(key="russia", name="Moscow", created_at=NOW))


def test_it_throws_away_what_is_changed_while_reading(database: Database) -> None:
    with database.read() as session:
        create_key(session, "lost", now=NOW)

    with database.read() as session:
        assert session.exec(select(ApiKeyRow)).all() == []


def test_it_gives_instants_back_in_utc(database: Database) -> None:
    local = datetime.fromisoformat("2025-08-06T16:00:00.123456-04:00")
    with database.write() as session:
        create_key(session, "key", now=local)

    with database.read() as session:
        found = session.exec(select(ApiKeyRow)).one().created_at
    assert found == local
    assert found.utcoffset() == timedelta(0)


def test_it_refuses_an_instant_without_offset(database: Database) -> None:
    with pytest.raises(StatementError), database.write() as session:
        create_key(session, "key", now=datetime(2025, 8, 6))


def test_it_measures_leases_by_a_clock_of_its_own(database: Database) -> None:
    with database.read() as session:
        first, second = database_now(session), database_now(session)

    assert first.tzinfo is UTC
    assert timedelta(0) <= second - first < timedelta(minutes=1)


def test_it_loses_no_update_of_concurrent_writers(database: Database) -> None:
    with database.write() as session:
        endpoint = EndpointRow(url="https://example.org/", secret="0", created_at=NOW, updated_at=NOW)
        session.add(endpoint)

    def count() -> None:
        for _ in range(10):
            with database.write() as session:
                query = select(EndpointRow).with_for_update()
                row = session.exec(query).one()
                row.secret = str(int(row.secret) + 1)

    writers = [threading.Thread(target=count) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with database.read() as session:
        assert session.exec(select(EndpointRow)).one().secret == "40"
