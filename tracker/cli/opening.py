"""Opening the database that the settings name, for the commands that store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.errors import Unavailable
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.store.database import Database


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, ready to use. An empty one is set up; an older one is left as it is and refused.

    Raises Unavailable when it does not answer or waits for `tracker migrate`.
    """
    # Loaded here: `tracker extract` and `tracker times` start without any database library.
    from tracker.store.database import Database
    from tracker.store.migrate import is_current, is_empty, migrate

    database = Database.open(settings.database_url)
    try:
        if is_empty(database):
            migrate(database)
        elif not is_current(database):
            raise Unavailable(
                "The database was made by another version of Tracker. Back it up, then run: tracker migrate"
            )
        yield database
    finally:
        database.close()
