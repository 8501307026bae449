"""One commitment as a page for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from tracker.cli.output import STYLES, commitment_table, when


def commitment_page(page: Mapping[str, Any]) -> RenderableType:
    """The commitment, how it stands and why, then what was said of it and all that happened to it."""
    status = str(page["status"])
    standing = Text(status, STYLES.get(status, "")).append(f"  {page['basis_text']}", "default")
    if page["reported_done"]:
        standing.append("\nThe committer says it was done; nobody else has confirmed it.", "yellow")
    parts: list[RenderableType] = [commitment_table([page]), standing]
    for title, lines in (
        ("Trace", [Text(f"{step['step']}: {step['detail']}") for step in page["trace"]]),
        ("Seen in", [_sighting(row) for row in page["sightings"]]),
        ("Changes of terms", [_revision(row) for row in page["revisions"]]),
        ("Evidence", [_evidence(row) for row in page["evidence"]]),
        ("History", [_change(row) for row in page["history"]]),
    ):
        if lines:
            parts.append(Panel(Text("\n").join(lines), title=title, title_align="left"))
    return Group(*parts)


def _sighting(row: Mapping[str, Any]) -> Text:
    where = row["publisher"] or row["title"] or "entered by hand"
    return Text(f"{row['published_at'] or ''} {where}: ", "dim").append(f"“{row['quote']}”", "default")


def _revision(row: Mapping[str, Any]) -> Text:
    due = f" to {when(row['due'])}" if row["due"] else ""
    by = f" by {row['granter']}" if row["granter"] else ""
    return Text(f"{row['kind']}{due}{by} [{row['state']}] “{row['quote']}”")


def _evidence(row: Mapping[str, Any]) -> Text:
    said = f"{row['speaker']} says " if row["speaker"] else ""
    return Text(f"{said}{row['effect'].replace('_', ' ')} [{row['state']}] “{row['quote']}”")


def _change(row: Mapping[str, Any]) -> Text:
    line = Text(f"{when(row['at'])}  ", "dim").append(row["kind"], "bold")
    line.append(f"  {row['basis'] or ''}")
    if row["backdated"]:
        line.append("  (past when it was first stored)", "dim")
    if row["by"]:
        line.append(f"  by {row['by']}", "dim")
    return line
