"""One worker on an SQLite database, any number on PostgreSQL."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jobs.single import only_worker
from tracker.errors import Conflict
from tracker.store.database import Database


def test_it_refuses_a_second_worker_and_says_who_the_first_is(sqlite_database: Database) -> None:
    with (
        only_worker(sqlite_database),
        pytest.raises(Conflict, match=f"process {os.getpid()}"),
        only_worker(sqlite_database),
    ):
        pass


def test_it_takes_the_next_worker_once_the_first_has_ended(sqlite_database: Database) -> None:
    with only_worker(sqlite_database):
        pass
    with only_worker(sqlite_database):
        pass


def test_it_is_not_put_off_by_what_a_killed_worker_left_behind(sqlite_database: Database) -> None:
    Path(f"{sqlite_database.url.database}.worker").write_text("999999")

    with only_worker(sqlite_database):
        pass


def test_it_lets_any_number_work_on_postgres(postgres_database: Database) -> None:
    with only_worker(postgres_database), only_worker(postgres_database):
        pass
