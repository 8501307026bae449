"""The commands, and how errors end: one line for a person, an exit code for a script.

Exit codes: 0 done · 1 done in part, or something is wrong (`ingest`, `doctor`) · 2 what was given is wrong ·
3 nothing is stored under that id · 4 the state does not allow it · 5 a database or address did not answer.
"""

from __future__ import annotations

import os
import sys

import typer

from tracker.cli import acting, caring, demonstrating, reading, serving, storing
from tracker.errors import Conflict, InvalidInput, NotFound, TrackerError, Unavailable

EXIT_CODES: tuple[tuple[type[TrackerError], int], ...] = (
    (InvalidInput, 2),
    (NotFound, 3),
    (Conflict, 4),
    (Unavailable, 5),
)

app = typer.Typer(
    name="tracker",
    help="Finds who must do what by when, and says when it was met or missed.",
    epilog="Exit codes: 0 done, 1 partly done, 2 wrong input, 3 not found, 4 not allowed now, 5 no answer.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for room in (reading, storing, acting, serving, caring, demonstrating):
    room.register(app)


def main() -> None:
    """Run one command and leave with the exit code that belongs to its outcome."""
    try:
        app()
    except TrackerError as error:
        sys.exit(report(error))
    except BrokenPipeError:
        # The reader (head, less) has had enough; keep the interpreter from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def report(error: TrackerError) -> int:
    """Print what was wrong, where, and what to do; return the exit code."""
    print(f"tracker: {error}", file=sys.stderr)
    if isinstance(error, InvalidInput) and error.hint:
        print(f"  {error.hint}", file=sys.stderr)
    return next((code for kind, code in EXIT_CODES if isinstance(error, kind)), 1)
