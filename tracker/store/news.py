"""Word between processes that something nearer was stored: PostgreSQL's NOTIFY, sent with the commit.

It only saves waiting. A word that is lost does no harm: workers look at a steady tick all the same.
On SQLite there is one worker, and no such word.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from sqlalchemy import func, select
from sqlmodel import Session

from tracker.store.database import Database

CHANNEL = "tracker_news"
_LOOK_UP = 1.0  # seconds between looks at `stop`
_RECONNECT = 1.0  # seconds before connecting again, as after a restart of the database


def tell(session: Session) -> None:
    """Wake the workers of all processes once this transaction is committed."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_notify(CHANNEL, "")))


def listen(database: Database, on_news: Callable[[], None], stop: threading.Event) -> None:
    """Call `on_news` at every word, in this thread, until `stop` is set. Returns at once on SQLite.

    A lost connection is made again, and `on_news` called then too, for what may have been missed.
    """
    if database.is_sqlite:
        return
    from psycopg import OperationalError

    while not stop.is_set():
        try:
            _listen(database, on_news, stop)
        except OperationalError:
            stop.wait(_RECONNECT)


def _listen(database: Database, on_news: Callable[[], None], stop: threading.Event) -> None:
    import psycopg

    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"LISTEN {CHANNEL}")
        on_news()
        while not stop.is_set():
            for _ in connection.notifies(timeout=_LOOK_UP, stop_after=1):
                on_news()
