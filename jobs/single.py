"""On SQLite there is one worker process: a second one is refused clearly.

The lock is the operating system's, on a file beside the database. It ends with its process, however that
ends, so a killed worker can be started again at once; a lease in the database would have to run out first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tracker.errors import Conflict
from tracker.store.database import Database


@contextmanager
def only_worker(database: Database) -> Iterator[None]:
    """Be the only worker on an SQLite database inside the block; on PostgreSQL any number may work.

    Raises Conflict if another process is that already.
    """
    if not database.is_sqlite:
        yield
        return
    path = Path(f"{Path(str(database.url.database)).expanduser()}.worker")
    with path.open("a+") as file:
        if not _lock(file):
            file.seek(0)
            raise Conflict(
                f"A worker (process {file.read().strip() or 'unknown'}) is already running on this SQLite "
                "database, which takes one at a time. Stop it, or use PostgreSQL to run several."
            )
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        file.truncate(0)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> bool:
        # A byte far beyond the process number, so that the number stays readable.
        file.seek(1 << 20)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
