"""A worker in a process of its own, for tests that kill it: `python -m tests.jobs.worker_process`.

Its settings come from the environment, as those of `tracker worker` do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from types import TracebackType

from jobs.worker import Worker
from tracker.settings import load_settings
from tracker.store.database import Database


class WorkerProcess:
    """Starts such a process on a database; killed with SIGKILL at the latest when the block ends."""

    def __init__(self, database_url: str, **settings: object) -> None:
        given = {"allowed_networks": "127.0.0.0/8", "tick_seconds": 0.2, **settings}
        variables = {f"TRACKER_{name.upper()}": str(value) for name, value in given.items()}
        self._environment = {**os.environ, "TRACKER_DATABASE_URL": database_url, **variables}

    def __enter__(self) -> WorkerProcess:
        self._process = subprocess.Popen([sys.executable, "-m", __name__], env=self._environment)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self._process.kill()
        self._process.wait()


def main() -> None:
    settings = load_settings()
    database = Database.open(settings.database_url)
    Worker(database, settings).run_forever(threading.Event())


if __name__ == "__main__":
    main()
