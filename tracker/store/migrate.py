"""Bring a database to the schema of this version, from the migrations packaged with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from tracker.store.database import Database
from tracker.store.models import Row

_MIGRATIONS = Path(__file__).with_name("migrations")
_LOCK = 7_203_471_115  # any number: processes that migrate one PostgreSQL at once queue on it


def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to `revision`. Safe to call from several processes at once, and when nothing is to do."""
    with _locked(database) as connection:
        command.upgrade(config_for(connection), revision)


def downgrade(database: Database, revision: str = "base") -> None:
    """Take the schema back to `revision`; data of tables it does not know is lost."""
    with _locked(database) as connection:
        command.downgrade(config_for(connection), revision)


def is_current(database: Database) -> bool:
    """Whether the database stands at the newest migration."""
    return _revision(database) == ScriptDirectory(str(_MIGRATIONS)).get_current_head()


def is_empty(database: Database) -> bool:
    """Whether the database has never been migrated."""
    return _revision(database) is None


def differences(database: Database) -> list[object]:
    """What the tables in the database and the models disagree about; empty when they agree."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Row.metadata))


def config_for(connection: Connection) -> Config:
    """Alembic's configuration for one open connection; for making new migrations."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _revision(database: Database) -> str | None:
    with database.read() as session:
        return MigrationContext.configure(session.connection()).get_current_revision()


@contextmanager
def _locked(database: Database) -> Iterator[Connection]:
    writer = database.engine.execution_options(begin_immediate=True)
    with writer.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection
