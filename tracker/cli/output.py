"""What commands print: tables in a terminal, JSON Lines when piped or asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text


def wants_json(asked: bool) -> bool:
    """JSON was asked for, or nobody is looking at the output."""
    return asked or not sys.stdout.isatty()


def print_json(objects: Iterable[Mapping[str, Any]]) -> None:
    """One object a line, keys in their given order, flushed as they come."""
    for found in objects:
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def console(file: TextIO | None = None) -> Console:
    """The terminal, or plain text of a readable width where there is none; `file` None: standard output."""
    file = file or sys.stdout
    return Console(file=file, width=None if file.isatty() else 160, highlight=False)


def when(value: str | None) -> str:
    """An RFC 3339 time for a person: "Fri 8 Aug 2025 16:00 -04:00"; None is an open end."""
    if value is None:
        return "open"
    at = datetime.fromisoformat(value)
    offset = at.strftime("%z")
    zone = "UTC" if at.utcoffset() is not None and not at.utcoffset() else f"{offset[:3]}:{offset[3:]}"
    return f"{at:%a} {at.day} {at:%b %Y %H:%M} {zone}"


STYLES = {"met": "green", "missed": "bold red", "pending": "yellow", "void": "dim"}


def commitment_table(
    rows: Iterable[Mapping[str, Any]], *, title: str | None = None, with_ids: bool = False
) -> Table:
    """Commitments as people read them: who, what, by when, from which words, and how it stands."""
    rows = list(rows)
    judged = any("status" in row for row in rows)
    table = Table(title=title, title_justify="left", show_lines=True, expand=False)
    table.add_column("Who", overflow="fold", max_width=24)
    table.add_column("must do what", overflow="fold", max_width=42)
    table.add_column("late from", overflow="fold", max_width=18)
    table.add_column("how that was computed", overflow="fold", max_width=52)
    if judged:
        table.add_column("status", overflow="fold", max_width=22)
    for row in rows:
        what = _what(row)
        if with_ids:
            what.append(f"\n{row['id']}", "dim")
        cells: list[Text | str] = [_who(row), what, _due(row), how(row)]
        if judged:
            status = str(row.get("status"))
            cells.append(
                Text(f"{status}\n", STYLES.get(status, "")).append(str(row.get("basis") or ""), "dim")
            )
        table.add_row(*cells)
    return table


def _who(row: Mapping[str, Any]) -> Text:
    text = Text(str(row.get("committer") or "nobody named"), "bold" if row.get("committer") else "dim")
    if row.get("imposer"):
        text.append(f"\ndemanded by {row['imposer']}", "dim")
    return text


def _what(row: Mapping[str, Any]) -> Text:
    text = Text(str(row["action"]))
    text.append(f"\n{row['kind']}" + ("" if row["mode"] == "achieve" else f", {row['mode']}"), "dim")
    if row.get("condition"):
        text.append(
            f"\nif {row['condition']}"
            if row.get("condition_type") == "trigger"
            else f"\nunless: {row['condition']}",
            "dim",
        )
    if row.get("consequence"):
        text.append(f"\nor else: {row['consequence']}", "dim")
    return text


def _due(row: Mapping[str, Any]) -> Text:
    if row.get("due"):
        return Text(("after " if row.get("due_inclusive") else "") + when(row["due"]))
    if row.get("awaits_event"):
        return Text(f"open: waits for {row['awaits_event']}", "italic")
    text = Text("open", "italic")
    if row.get("earliest"):
        text.append(f"\nnot before {when(row['earliest'])}", "dim")
    if row.get("review_at"):
        text.append(f"\nlook again {when(row['review_at'])}", "dim")
    return text


# How each step from words to date is led in; a step that is not here tells of finding, not of dating.
_LEADS = {
    "expression": "read as",
    "reference": "counted from",
    "anchor": "anchor:",
    "event": "event:",
    "zone": "zone:",
    "calendar": "calendar:",
    "policy": "policy:",
    "result": "gives",
}


def how(row: Mapping[str, Any]) -> Text:
    """The trace in short: the words, then each step from them to the date."""
    text = Text(f"“{row['deadline_text']}”" if row.get("deadline_text") else "no time said")
    for step in row.get("trace") or ():
        if step["step"] in _LEADS:
            text.append(f"\n{_LEADS[step['step']]} {step['detail']}", "dim")
    return text
