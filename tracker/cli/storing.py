"""`ingest`, `list`, `show` and `digest`: documents into the store, and what it knows of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import Progress

from tracker import clock
from tracker.cli.identifiers import CommitmentId, parse_id
from tracker.cli.opening import opened
from tracker.cli.options import (
    AsJson,
    Encoding,
    Events,
    Genre,
    Published,
    Timezone,
    pairs,
    published_at,
    read_file,
)
from tracker.cli.output import commitment_table, console, print_json, wants_json
from tracker.cli.showing import commitment_page
from tracker.errors import InvalidInput
from tracker.settings import Settings, load_settings

if TYPE_CHECKING:
    from tracker.pipeline import NewDocument
    from tracker.store.commitments import Filter
    from tracker.store.database import Database

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".eml"})


class DigestFormat(StrEnum):
    """How `digest` prints a day."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def register(app: typer.Typer) -> None:
    app.command()(ingest)
    app.command("list")(list_commitments)
    app.command()(show)
    app.command()(digest)


def ingest(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help="Documents, or folders of them; - reads standard input."),
    ],
    published: Published = None,
    timezone: Timezone = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline or subject.")] = None,
    genre: Genre = None,
    event: Events = None,
    encoding: Encoding = "utf-8",
    as_json: AsJson = False,
) -> None:
    """Read documents and store what they say. A document stored already changes nothing.

    One that cannot be read is reported and the others go on; the exit code is then 1.
    """
    settings = load_settings()
    names = list(_documents(files))
    given = {
        "published": published,
        "timezone": timezone,
        "publisher": publisher,
        "title": title,
        "genre": genre,
    }
    failed = 0
    with (
        opened(settings) as database,
        Progress(console=console(sys.stderr), disable=not sys.stderr.isatty()) as bar,
    ):
        task = bar.add_task("reading", total=len(names))
        for name in names:
            try:
                document = _new_document(name, given, pairs(event, "--event"), encoding, settings)
                _report(name, _store(database, document, settings), as_json)
            except InvalidInput as error:
                if len(names) == 1:
                    raise
                failed += 1
                bar.console.print(f"tracker: {name}: {error}", markup=False)
            bar.advance(task)
    if failed:
        bar.console.print(f"tracker: {failed} of {len(names)} documents were not stored.")
        raise typer.Exit(1)


def list_commitments(
    status: Annotated[
        list[str] | None, typer.Option(help="pending, met, missed or void; repeatable.")
    ] = None,
    committer: Annotated[str | None, typer.Option(metavar="NAME", help="Who has to act.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="pledge, obligation, ultimatum …; repeatable.")
    ] = None,
    due_from: Annotated[str | None, typer.Option(metavar="TIME", help="Due at this time or later.")] = None,
    due_before: Annotated[str | None, typer.Option(metavar="TIME", help="Due before this time.")] = None,
    tag: Annotated[str | None, typer.Option(metavar="TAG", help="With this tag.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 100,
    as_json: AsJson = False,
) -> None:
    """List commitments by due time, soonest first."""
    from tracker.store.commitments import Filter

    settings = load_settings()
    wanted = Filter(
        status=_known(status, "status"),
        kind=_known(kind, "kind"),
        committer=committer,
        due_from=_instant(due_from, settings),
        due_before=_instant(due_before, settings),
        tag=tag,
    )
    with opened(settings) as database:
        rows = commitments_in(database, wanted, limit)
        if wants_json(as_json):
            print_json(rows)
        else:
            console().print(commitment_table(rows, with_ids=True))


def show(commitment: CommitmentId, as_json: AsJson = False) -> None:
    """Show one commitment: its trace, sightings, revisions, evidence and history."""
    from tracker.store.commitments import whole_of
    from tracker.views import commitment_page as view

    with opened(load_settings()) as database, database.read() as session:
        whole = whole_of(session, parse_id(commitment))
        page = view(whole.dossier, whole.sightings, whole.changes)
    if wants_json(as_json):
        print_json([page])
    else:
        console().print(commitment_page(page))


def digest(
    day: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help="2025-08-09; today if left out.")
    ] = None,
    form: Annotated[
        DigestFormat, typer.Option("--format", help="markdown, html or json.")
    ] = DigestFormat.MARKDOWN,
) -> None:
    """Print the digest of a day."""
    from zoneinfo import ZoneInfo

    from tracker.digest import Edition, read_digest, to_html, to_markdown

    settings = load_settings()
    now = clock.now()
    zone = settings.digest_zone
    wanted = _day(day) if day else now.astimezone(ZoneInfo(zone)).date()
    with opened(settings) as database, database.read() as session:
        found = read_digest(session, Edition(wanted, zone, settings.digest_time), now)
    site = settings.public_url or ""
    if form is DigestFormat.JSON:
        print_json([found.to_dict()])
    elif form is DigestFormat.HTML:
        typer.echo(to_html(found, site=site), nl=False)
    else:
        typer.echo(to_markdown(found, site=site), nl=False)


def _documents(names: list[str]) -> Iterator[str]:
    for name in names:
        path = Path(name)
        if name != "-" and path.is_dir():
            yield from (str(found) for found in sorted(path.rglob("*")) if found.suffix.lower() in SUFFIXES)
        else:
            yield name


def _new_document(
    name: str, given: dict[str, str | None], events: dict[str, str], encoding: str, settings: Settings
) -> NewDocument:
    from tracker.pipeline import NewDocument

    source = read_file(name, encoding, settings)
    return NewDocument(
        text=source.text,
        original=source.original.encode() if source.original is not None else None,
        original_type="text/html" if source.original is not None else None,
        published_at=published_at(given["published"], source),
        timezone=given["timezone"] or source.timezone or settings.timezone,
        publisher=given["publisher"] or source.publisher,
        title=given["title"] or source.title,
        genre=given["genre"] or source.genre,
        events={**source.events, **events},
        calendar=settings.calendar,
        policies=settings.policies,
    )


def _store(database: Database, document: NewDocument, settings: Settings) -> dict[str, Any]:
    from tracker.pipeline import ingest as store

    stored = store(database, document, now=clock.now(), pipeline=settings.pipeline)
    return {
        "document_id": str(stored.document.id),
        "created": stored.created,
        "title": stored.document.title,
        "commitments": [str(row.id) for row in stored.commitments],
    }


def _report(name: str, stored: dict[str, Any], as_json: bool) -> None:
    if wants_json(as_json):
        print_json([{"file": name, **stored}])
        return
    count = len(stored["commitments"])
    what = f"{count} commitment{'' if count == 1 else 's'}"
    console().print(
        f"{name}: {what}" if stored["created"] else f"{name}: stored already, {what}", markup=False
    )


def commitments_in(database: Database, wanted: Filter, limit: int) -> list[dict[str, Any]]:
    """At most `limit` commitments by due time, as lists show them."""
    from tracker.store.commitments import list_commitments as query
    from tracker.store.dossiers import gather
    from tracker.store.paging import MAX_PAGE
    from tracker.views import commitment_view

    found: list[dict[str, Any]] = []
    cursor = None
    with database.read() as session:
        while len(found) < limit:
            page = query(session, wanted, cursor=cursor, limit=min(limit - len(found), MAX_PAGE))
            found += [commitment_view(dossier) for dossier in gather(session, page.items)]
            cursor = page.next
            if cursor is None:
                break
    return found


def _known(values: list[str] | None, option: str) -> tuple[str, ...]:
    from tracker.commitments.model import Kind
    from tracker.status import Status

    allowed = [member.value for member in (Status if option == "status" else Kind)]
    for value in values or ():
        if value not in allowed:
            raise InvalidInput(
                f"There is no {option} {value!r}.", field=option, hint=f"Use one of: {', '.join(allowed)}."
            )
    return tuple(values or ())


def _instant(value: str | None, settings: Settings) -> datetime | None:
    from tracker.temporal import read_reference

    return None if value is None else read_reference(value, settings.timezone).earliest


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InvalidInput(
            f"{value!r} is not a date.", field="date", hint="Write it as 2025-08-09."
        ) from error
