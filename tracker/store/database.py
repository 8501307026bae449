"""One database, SQLite or PostgreSQL, and the two ways to speak to it: read and write.

On SQLite every writing transaction begins with BEGIN IMMEDIATE, so that two writers queue instead of one
losing its update silently; readers never wait (WAL). On PostgreSQL rows are locked where they are claimed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, func, literal_column, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, OperationalError
from sqlmodel import Session, create_engine

from tracker.errors import Conflict, InvalidInput, Unavailable

BUSY_TIMEOUT_MS = 10_000
_IMMEDIATE = "begin_immediate"


@dataclass(frozen=True)
class Database:
    """An open database. `read()` and `write()` yield sessions; nothing else hands one out.

    `watchers` are called after each commit of this process, in the thread that made it.
    """

    url: URL
    engine: Engine
    watchers: list[Callable[[], None]] = field(default_factory=list, compare=False)

    @classmethod
    def open(cls, url: str) -> Database:
        """Open `sqlite:///path/to/file` or `postgresql://…`; connects only when first used.

        Raises InvalidInput for any other URL. The folder of an SQLite file is made if need be.
        """
        parsed = _parse(url)
        if parsed.get_backend_name() == "sqlite":
            return cls(parsed, _sqlite_engine(parsed))
        return cls(parsed, create_engine(parsed, pool_pre_ping=True, pool_size=10, max_overflow=20))

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for queries. What is changed in it is thrown away."""
        with _answering(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        writer = self.engine.execution_options(**{_IMMEDIATE: True})
        with _answering(), Session(writer, expire_on_commit=False) as session, session.begin():
            yield session
        for watcher in tuple(self.watchers):
            watcher()

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def database_now(session: Session) -> datetime:
    """The database's own clock, which leases are measured by: workers' clocks may differ."""
    if session.get_bind().dialect.name == "sqlite":
        text = session.scalar(select(func.strftime("%Y-%m-%d %H:%M:%f", "now")))
        return datetime.fromisoformat(str(text)).replace(tzinfo=UTC)
    at: datetime = session.scalar(select(literal_column("clock_timestamp()")))  # type: ignore[assignment]
    return at.astimezone(UTC)


@contextmanager
def _answering() -> Iterator[None]:
    """Turn the driver's "cannot reach", "locked" and "disk full" into one error of ours, and what another
    writer stored first into another."""
    try:
        yield
    except OperationalError as error:
        raise Unavailable(f"The database did not answer: {error.orig}") from error
    except IntegrityError as error:
        raise Conflict("The same was stored by another at this moment; read again, then retry.") from error


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise InvalidInput(
            f"{url!r} is not a database URL.",
            field="database_url",
            hint="Use sqlite:///path/to/tracker.db or postgresql://user@host/name.",
        ) from error
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername in ("sqlite", "sqlite+pysqlite") and parsed.database not in (None, "", ":memory:"):
        return parsed.set(drivername="sqlite")
    raise InvalidInput(
        f"{parsed.render_as_string()} is neither an SQLite file nor a PostgreSQL database.",
        field="database_url",
        hint="Use sqlite:///path/to/tracker.db or postgresql://user@host/name.",
    )


def _sqlite_engine(url: URL) -> Engine:
    path = Path(str(url.database)).expanduser()
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url.set(database=str(path)), connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # None hands transactions to us: the driver's own modes lose concurrent updates without an error.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",  # what was acknowledged survives a power cut
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(_IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
