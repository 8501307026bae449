"""The command line: where all rooms are put together. `main` is the entry point `tracker`."""

from tracker.cli.app import main

__all__ = ["main"]
