"""`extract` and `times`: reading without a store."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from tracker.cli.options import (
    AsJson,
    CalendarName,
    Encoding,
    Events,
    File,
    Genre,
    Policies,
    Published,
    Timezone,
    pairs,
    published_at,
    read_file,
)
from tracker.cli.output import commitment_table, console, print_json, wants_json, when
from tracker.settings import load_settings


class TimesFormat(StrEnum):
    """How `times` prints what it found."""

    JSON = "json"
    TIMEML = "timeml"
    TABLE = "table"


def register(app: typer.Typer) -> None:
    app.command()(extract)
    app.command()(times)


def extract(
    file: File,
    published: Published = None,
    timezone: Timezone = None,
    genre: Genre = None,
    calendar: CalendarName = None,
    policy: Policies = None,
    event: Events = None,
    encoding: Encoding = "utf-8",
    as_json: AsJson = False,
) -> None:
    """Print the commitments in a document, with deadlines and how each was computed. Stores nothing."""
    from tracker.commitments import extract as find

    settings = load_settings()
    document = read_file(file, encoding, settings)
    found = find(
        document.text,
        published_at(published, document),
        timezone=timezone or document.timezone or settings.timezone,
        genre=genre or document.genre,
        events={**document.events, **pairs(event, "--event")},
        calendar=calendar or settings.calendar,
        policies={**settings.policies, **pairs(policy, "--policy")},
        pipeline=settings.pipeline,
    )
    rows = [commitment.to_dict() for commitment in found]
    if wants_json(as_json):
        print_json(rows)
    elif rows:
        console().print(commitment_table(rows))
    else:
        console().print("Nobody is bound to anything in this document, as far as Tracker can tell.")


def times(
    file: File,
    published: Published = None,
    timezone: Timezone = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of the text: en, de, fr …")
    ] = None,
    genre: Genre = None,
    calendar: CalendarName = None,
    policy: Policies = None,
    event: Events = None,
    encoding: Encoding = "utf-8",
    form: Annotated[
        TimesFormat | None, typer.Option("--format", help="json, timeml (inline TIMEX3) or table.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the time expressions in a document, resolved. Stores nothing."""
    from tracker.temporal import find_times, to_timeml

    settings = load_settings()
    document = read_file(file, encoding, settings)
    found = find_times(
        document.text,
        published_at(published, document),
        timezone=timezone or document.timezone or settings.timezone,
        language=language,
        genre=genre or document.genre,
        calendar=calendar or settings.calendar,
        policies={**settings.policies, **pairs(policy, "--policy")},
        events={**document.events, **pairs(event, "--event")},
    )
    form = form or (TimesFormat.JSON if wants_json(as_json) else TimesFormat.TABLE)
    if form is TimesFormat.TIMEML:
        typer.echo(to_timeml(document.text, found), nl=False)
    elif form is TimesFormat.JSON:
        print_json(time.to_dict() for time in found)
    else:
        console().print(_table([time.to_dict() for time in found]))


def _table(rows: list[dict[str, Any]]) -> Any:
    from rich.table import Table

    table = Table("words", "operator", "type", "value", "not before", "late from", show_lines=False)
    for row in rows:
        table.add_row(
            row["text"],
            row["operator"] or "",
            row["type"],
            row["value"],
            when(row["earliest"]) if row["earliest"] else "",
            when(row["due"]) if row["due"] else ("open" if row["vague"] or row["awaits_event"] else ""),
        )
    return table
