"""Fresh databases, copied from a migrated template."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

TEMPLATE = "tracker_template"


def sqlite_copy(template: Path, folder: Path) -> str:
    """The URL of a copy of the template file, in `folder`."""
    path = folder / "tracker.db"
    shutil.copy(template, path)
    return f"sqlite:///{path}"


@contextmanager
def postgres_copy(server: URL) -> Iterator[str]:
    """The URL of a copy of the template database, dropped when the block ends."""
    name = f"t_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}"))
    yield postgres_url_of(server, name)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def postgres_url_of(server: URL, name: str) -> str:
    """The URL of a database of `server`."""
    return server.set(database=name).render_as_string(hide_password=False)
