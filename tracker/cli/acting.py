"""`met`, `extend` and `void`: what a person knows better than the texts."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tracker import clock
from tracker.cli.identifiers import CommitmentId, parse_id
from tracker.cli.opening import opened
from tracker.cli.options import AsJson
from tracker.cli.output import commitment_table, console, print_json, wants_json
from tracker.errors import InvalidInput
from tracker.settings import load_settings

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.store.models import CommitmentRow

Note = Annotated[str, typer.Option(metavar="TEXT", help="Why, or how you know.")]


def register(app: typer.Typer) -> None:
    app.command()(met)
    app.command()(extend)
    app.command()(void)


def met(
    commitment: CommitmentId,
    done_at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="When it was done; needed once the deadline has passed."),
    ] = None,
    note: Note = "",
    as_json: AsJson = False,
) -> None:
    """Say that it was done."""
    from tracker.store.acts import record_met
    from tracker.store.commitments import get_commitment

    with opened(load_settings()) as database, database.write() as session:
        row = get_commitment(session, parse_id(commitment))
        at = None if done_at is None else _instant(done_at, row.zone)
        row = record_met(session, row.id, done_at=at, by=_who(), note=note, now=clock.now())
        _print(session, row, as_json)


def extend(
    commitment: CommitmentId,
    until: Annotated[str, typer.Option(metavar="TIME", help="The new deadline: a day, or an instant.")],
    note: Note = "",
    as_json: AsJson = False,
) -> None:
    """Set a new deadline."""
    from tracker.store.acts import extend as store_extension
    from tracker.store.commitments import get_commitment
    from tracker.temporal import read_reference

    with opened(load_settings()) as database, database.write() as session:
        row = get_commitment(session, parse_id(commitment))
        until_when = read_reference(until, row.zone)
        row = store_extension(session, row.id, until=until_when, by=_who(), note=note, now=clock.now())
        _print(session, row, as_json)


def void(
    commitment: CommitmentId,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it binds nobody any more.")],
    as_json: AsJson = False,
) -> None:
    """Set it aside: withdrawn, superseded or ruled out."""
    from tracker.store.acts import void as store_void

    with opened(load_settings()) as database, database.write() as session:
        row = store_void(session, parse_id(commitment), reason=reason, by=_who(), now=clock.now())
        _print(session, row, as_json)


def _instant(value: str, zone: str) -> datetime:
    from tracker.temporal import read_reference

    reference = read_reference(value, zone)
    if not reference.is_instant:
        raise InvalidInput(
            f"{value!r} is a day; whether it was in time depends on the hour.",
            field="done_at",
            hint=f"Write it as {value}T17:00:00-04:00.",
        )
    return reference.earliest


def _who() -> str:
    return f"command line ({getpass.getuser()})"


def _print(session: Session, row: CommitmentRow, as_json: bool) -> None:
    from tracker.store.dossiers import gather
    from tracker.views import commitment_view

    views = [commitment_view(dossier) for dossier in gather(session, [row])]
    if wants_json(as_json):
        print_json(views)
    else:
        console().print(commitment_table(views))
