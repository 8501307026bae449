"""`keys` and `doctor`: who may come in, and whether all is well."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer
from rich.table import Table

from tracker import clock
from tracker.cli.diagnosis import Finding, examine
from tracker.cli.opening import opened
from tracker.cli.options import AsJson
from tracker.cli.output import console, print_json, wants_json
from tracker.errors import InvalidInput
from tracker.settings import load_settings, origins, settings_file, unknown_variables

keys = typer.Typer(help="API keys: make, list and revoke them.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.add_typer(keys, name="keys")
    app.command()(doctor)


@keys.command("create")
def create_key(
    name: Annotated[str, typer.Argument(help="Whose key it is, for the list and the history.")],
) -> None:
    """Make a key and print it, this one time."""
    from tracker.store.keys import create_key as store_key

    with opened(load_settings()) as database, database.write() as session:
        row, secret = store_key(session, name, now=clock.now())
    print_json([{"id": str(row.id), "name": row.name, "key": secret}])


@keys.command("list")
def list_keys(as_json: AsJson = False) -> None:
    """List the keys, never their secret part."""
    from tracker.store.keys import list_keys as stored_keys

    with opened(load_settings()) as database, database.read() as session:
        rows = [
            {
                "id": str(row.id),
                "name": row.name,
                "prefix": row.prefix,
                "created_at": row.created_at.isoformat(),
                "revoked_at": row.revoked_at.isoformat() if row.revoked_at else None,
            }
            for row in stored_keys(session)
        ]
    if wants_json(as_json):
        print_json(rows)
        return
    table = Table("id", "name", "begins with", "made", "revoked")
    for row in rows:
        table.add_row(*(str(value or "") for value in row.values()))
    console().print(table)


@keys.command("revoke")
def revoke_key(
    key: Annotated[str, typer.Argument(metavar="ID", help="The key's id, from `keys list`.")],
) -> None:
    """Refuse a key from now on."""
    from tracker.store.keys import revoke_key as store_revocation

    try:
        key_id = UUID(key)
    except ValueError as error:
        raise InvalidInput(f"{key!r} is not an id.", field="id", hint="See `tracker keys list`.") from error
    with opened(load_settings()) as database, database.write() as session:
        row = store_revocation(session, key_id, now=clock.now())
    print_json([{"id": str(row.id), "name": row.name, "revoked": True}])


def doctor(as_json: AsJson = False) -> None:
    """Show every setting with where it came from, and examine clock, zones, parser and database.

    Exit code 1 if anything is wrong.
    """
    settings = load_settings()
    findings = examine(settings, clock.now)
    findings += [
        Finding("setting", False, f"{name} is no setting of Tracker; check its spelling")
        for name in unknown_variables()
    ]
    if wants_json(as_json):
        print_json(
            {"setting": found.name, "value": found.value, "source": found.source}
            for found in origins(settings)
        )
        print_json({"check": found.check, "ok": found.ok, "detail": found.detail} for found in findings)
    else:
        _print_tables(findings)
    if not all(found.ok for found in findings):
        raise typer.Exit(1)


def _print_tables(findings: list[Finding]) -> None:
    table = Table(
        "setting", "value", "from", title=f"Settings (file: {settings_file()})", title_justify="left"
    )
    for origin in origins(load_settings()):
        table.add_row(origin.name, origin.value, origin.source)
    console().print(table)
    for found in findings:
        mark = "[green]ok[/]" if found.ok else "[bold red]wrong[/]"
        console().print(f"{mark:>14} ", end="")
        console().print(f"{found.check}: {found.detail}", markup=False)
