"""Word between processes: heard when it is committed, and again after the connection was lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from tests.store.builders import mention, store
from tracker.store.database import Database
from tracker.store.news import listen, tell

PATIENCE = 20.0


class Heard:
    """Counts the words that came, and waits for the next."""

    def __init__(self) -> None:
        self._words = threading.Semaphore(0)

    def __call__(self) -> None:
        self._words.release()

    def wait(self) -> bool:
        return self._words.acquire(timeout=PATIENCE)

    @property
    def is_quiet(self) -> bool:
        return not self._words.acquire(timeout=0.2)


@contextmanager
def listening(database: Database) -> Iterator[Heard]:
    """Listen from another connection; the first word, at its start, is taken."""
    heard, stop = Heard(), threading.Event()
    thread = threading.Thread(target=listen, args=(database, heard, stop))
    thread.start()
    try:
        assert heard.wait()
        yield heard
    finally:
        stop.set()
        thread.join(PATIENCE)


def test_it_hears_of_a_document_that_another_process_stores(postgres_database: Database) -> None:
    with listening(postgres_database) as heard:
        store(postgres_database, mention())

        assert heard.wait()


def test_it_hears_nothing_of_what_is_not_committed(postgres_database: Database) -> None:
    with listening(postgres_database) as heard:
        with pytest.raises(RuntimeError), postgres_database.write() as session:
            tell(session)
            raise RuntimeError

        assert heard.is_quiet


def test_it_listens_again_when_the_connection_was_cut(postgres_database: Database) -> None:
    with listening(postgres_database) as heard:
        with postgres_database.write() as session:
            listeners = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            listeners += " AND datname = current_database()"
            session.execute(text(listeners))

        assert heard.wait()  # what may have been missed
        store(postgres_database, mention())
        assert heard.wait()


def test_it_has_nothing_to_listen_to_on_sqlite(sqlite_database: Database) -> None:
    heard = Heard()
    listen(sqlite_database, heard, threading.Event())

    assert heard.is_quiet
