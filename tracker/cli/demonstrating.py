"""`demo`: the whole path on the documents that come with Tracker, in a store of its own."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import track

from tracker import clock
from tracker.cli.opening import opened
from tracker.cli.options import AsJson
from tracker.cli.output import commitment_table, console, print_json
from tracker.cli.serving import Host, Port, run
from tracker.settings import load_settings

if TYPE_CHECKING:
    from tracker.store.database import Database


def register(app: typer.Typer) -> None:
    app.command()(demo)


def demo(
    once: Annotated[
        bool, typer.Option("--once", help="Stop after printing the table; do not serve.")
    ] = False,
    host: Host = None,
    port: Port = None,
    as_json: AsJson = False,
) -> None:
    """Read the example documents, print what was found and how each date was computed, then serve it.

    Works in a temporary store that is gone when the demo ends; your own is not touched.
    """
    with tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder:
        settings = load_settings(
            host=host, port=0 if port is None else port, database_url=f"sqlite:///{Path(folder, 'demo.db')}"
        )
        with opened(settings) as database:
            rows = _read_seeds(database, settings.pipeline)
            if as_json:
                print_json(rows)
            else:
                _print_table(rows)
            if not once:
                run(database, settings, with_worker=True, announce=_announce)


def _read_seeds(database: Database, pipeline: str) -> list[dict[str, Any]]:
    from seeds.loader import load_seeds
    from tracker.cli.storing import commitments_in
    from tracker.pipeline import NewDocument, ingest
    from tracker.store.commitments import Filter

    for seed in track(
        load_seeds(), "reading the example documents", console=console(sys.stderr), transient=True
    ):
        document = seed.document
        ingest(
            database,
            NewDocument(
                text=document.text,
                published_at=document.published_at,
                timezone=document.timezone,
                publisher=document.publisher,
                title=document.title,
                genre=document.genre,
                events=document.events,
            ),
            now=clock.now(),
            pipeline=pipeline,
        )
    return commitments_in(database, Filter(), limit=sys.maxsize)


def _print_table(rows: list[dict[str, Any]]) -> None:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["status"]] = counts.get(row["status"], 0) + 1
    told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    console().print(commitment_table(rows, title=f"{len(rows)} commitments in the example documents: {told}"))


def _announce(url: str) -> None:
    print(f"\nThe pages:  {url}/\nThe API:    {url}/docs\nStop with Ctrl+C.", file=sys.stderr, flush=True)
