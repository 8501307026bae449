"""One document as handed in, read to its text and the facts it carries about itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tracker.documents.front_matter import split_front_matter
from tracker.documents.mail import looks_like_mail, read_mail
from tracker.documents.text import decode, plain_text
from tracker.errors import InvalidText

DEFAULT_MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document's text and what it says of itself. What it does not say is None, never guessed."""

    text: str
    original: str | None = None
    published_at: str | None = None
    timezone: str | None = None
    publisher: str | None = None
    title: str | None = None
    genre: str | None = None
    events: dict[str, str] = field(default_factory=dict)


def read_document(
    data: bytes, *, name: str = "", encoding: str = "utf-8", max_bytes: int = DEFAULT_MAX_BYTES
) -> SourceDocument:
    """Read bytes: plain text, HTML, a saved mail, or text under TOML front matter.

    Raises InvalidText when it is empty, binary, too large or in another encoding.
    """
    if len(data) > max_bytes:
        raise InvalidText(
            f"The document has {len(data):,} bytes; at most {max_bytes:,} are read.",
            field="text",
            hint="Split it, or raise the setting max_document_bytes.",
        )
    if looks_like_mail(data, name):
        message = read_mail(data)
        plain = plain_text(message.body)
        return SourceDocument(
            text=plain.text,
            original=plain.original,
            published_at=message.sent_at.isoformat() if message.sent_at else None,
            publisher=message.sender,
            title=message.subject,
            genre="mail",
        )
    facts, body = split_front_matter(decode(data, encoding))
    plain = plain_text(body)
    return SourceDocument(text=plain.text, original=plain.original, **_known_facts(facts))


def _known_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """The front matter's facts that Tracker knows, times as RFC 3339 strings; others are left alone."""
    known: dict[str, Any] = {
        name: _text_of(name, facts[name])
        for name in ("published_at", "timezone", "publisher", "title", "genre")
        if name in facts
    }
    events = facts.get("events", {})
    if not isinstance(events, dict):
        raise InvalidText("In the front matter, events must be a table of names and times.", field="events")
    return {**known, "events": {str(name): _text_of(name, at) for name, at in events.items()}}


def _text_of(name: str, value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    raise InvalidText(f"In the front matter, {name} must be a text or a time, not {value!r}.", field=name)
