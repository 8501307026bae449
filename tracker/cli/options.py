"""Options that several commands share, and reading their values."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.documents import SourceDocument, read_document
from tracker.errors import InvalidInput, InvalidText
from tracker.settings import Settings

File = Annotated[
    str, typer.Argument(metavar="FILE", help="Text, HTML or saved mail; - reads standard input.")
]
Published = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="When it was published: 2025-08-06, or 2025-08-06T16:00:00-04:00."),
]
Timezone = Annotated[str | None, typer.Option(metavar="ZONE", help="IANA zone, such as America/New_York.")]
Genre = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="news, speech, press, mail, contract … Detected if not given."),
]
CalendarName = Annotated[
    str | None, typer.Option("--calendar", metavar="CODE", help="Holidays for business days: US, GB, DE-BY …")
]
Policies = Annotated[
    list[str] | None,
    typer.Option("--policy", metavar="NAME=VALUE", help="How to read doubtful words; repeatable."),
]
Events = Annotated[
    list[str] | None,
    typer.Option("--event", metavar="NAME=TIME", help="When a named event is, to count from; repeatable."),
]
Encoding = Annotated[str, typer.Option(metavar="NAME", help="Encoding of the file.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, one object a line (the default when piped).")]


def read_file(name: str, encoding: str, settings: Settings) -> SourceDocument:
    """Read a file, or standard input for `-`. Raises InvalidText with the file's name in it."""
    limit = settings.max_document_bytes
    try:
        if name == "-":
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(limit + 1)
    except OSError as error:
        raise InvalidText(f"{name} cannot be read: {error.strerror or error}.", field="file") from error
    try:
        return read_document(data, name=name, encoding=encoding, max_bytes=limit)
    except InvalidText as error:
        where = "standard input" if name == "-" else name
        raise InvalidText(f"{where}: {error}", field=error.field, hint=error.hint) from error


def pairs(values: list[str] | None, option: str) -> dict[str, str]:
    """NAME=VALUE options as a mapping. Raises InvalidInput for one without an equals sign."""
    found: dict[str, str] = {}
    for value in values or ():
        name, equals, rest = value.partition("=")
        if not equals or not name.strip() or not rest.strip():
            raise InvalidInput(
                f"{option} {value!r} is not NAME=VALUE.", field=option, hint=f'Write {option} "name=value".'
            )
        found[name.strip()] = rest.strip()
    return found


def published_at(given: str | None, document: SourceDocument) -> str:
    """The publication time given, else the document's own. Raises InvalidInput where neither is there."""
    value = given or document.published_at
    if value is None:
        raise InvalidInput(
            "The document does not say when it was published, and nothing can be dated without that.",
            field="published",
            hint="Give --published 2025-08-06, or published_at in its front matter.",
        )
    return value
