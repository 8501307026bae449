"""A document in: read, linked, stored. Reading is pure and outside the transaction; storing is one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tracker.commitments import Reading, read
from tracker.errors import InvalidText
from tracker.store.database import Database
from tracker.store.documents import commitments_in, find_document
from tracker.store.frames import freeze_reference
from tracker.store.guard import storable, storable_or_none
from tracker.store.models import CommitmentRow, DocumentRow
from tracker.store.readings import Stored, store_reading
from tracker.temporal.model import Reference
from tracker.temporal.reference import read_reference

Moment = str | date | datetime | Reference
"""A date ("2025-08-06"), or an RFC 3339 instant."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to ingest.

    `published_at` is a date or an instant, read in `timezone` (an IANA name). `genre` None means that it is
    detected. `events` dates named events for this document alone. `original` holds the bytes that `text`
    was extracted from, where they differ from it.
    """

    text: str
    published_at: Moment
    timezone: str = "UTC"
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    genre: str | None = None
    language: str | None = None
    events: Mapping[str, Moment] = field(default_factory=dict)
    calendar: str | None = None
    policies: Mapping[str, str] = field(default_factory=dict)
    original: bytes | None = None
    original_type: str | None = None


@dataclass(frozen=True, slots=True)
class Ingested:
    """The document as stored and the commitments it tells of, in text order.

    `created` says that the document is new; `new_commitments` are the ids of those nobody told before.
    """

    document: DocumentRow
    commitments: list[CommitmentRow]
    created: bool
    new_commitments: list[UUID]


def ingest(database: Database, new: NewDocument, *, now: datetime, pipeline: str | None = None) -> Ingested:
    """Read a document, find what it tells of among what is stored, and store it in one transaction.

    A document of the same text, publication and publisher changes nothing. `pipeline` names a spaCy
    pipeline. Raises InvalidText, InvalidTime, UnknownZone, UnknownPolicy, InvalidInput, Unavailable; then
    nothing is stored.
    """
    published = read_reference(new.published_at, new.timezone)
    identity = identity_of(_checked(new), published)
    known = _stored_before(database, identity)
    if known is not None:
        return known
    reading = _read(new, published, pipeline)
    document = _row(new, published, identity, reading, now)
    with database.write() as session:
        stored = store_reading(session, document, reading, now=now)
    return _ingested(stored)


def identity_of(new: NewDocument, published: Reference) -> str:
    """What makes two documents one: text, publication and publisher. The same weekly mail twice is two."""
    moments = [published.earliest.isoformat(), published.latest.isoformat()]
    told = json.dumps([new.text, *moments, new.publisher or ""], ensure_ascii=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _checked(new: NewDocument) -> NewDocument:
    if not new.text.strip():
        raise InvalidText("The document is empty.", field="text")
    storable(new.text, "text")
    for name in ("publisher", "title", "url", "genre", "language"):
        storable_or_none(getattr(new, name), name)
    for name in new.events:
        storable(name, "events")
    return new


def _stored_before(database: Database, identity: str) -> Ingested | None:
    with database.read() as session:
        document = find_document(session, identity)
        if document is None:
            return None
        return Ingested(document, commitments_in(session, document.id), created=False, new_commitments=[])


def _read(new: NewDocument, published: Reference, pipeline: str | None) -> Reading:
    return read(
        new.text,
        published,
        timezone=new.timezone,
        genre=new.genre,
        events=new.events,
        calendar=new.calendar,
        policies=new.policies,
        pipeline=pipeline,
    )


def _row(
    new: NewDocument, published: Reference, identity: str, reading: Reading, now: datetime
) -> DocumentRow:
    return DocumentRow(
        identity=identity,
        text=new.text,
        original=new.original,
        original_type=new.original_type,
        published_earliest=published.earliest,
        published_latest=published.latest,
        timezone=published.zone,
        publisher=new.publisher,
        title=new.title,
        url=new.url,
        genre=reading.genre,
        language=new.language,
        given_events=_frozen_events(new),
        calendar=new.calendar,
        policies=dict(new.policies),
        pipeline=reading.pipeline,
        extractor=reading.extractor,
        stored_at=now,
    )


def _frozen_events(new: NewDocument) -> dict[str, Any]:
    return {
        name: freeze_reference(read_reference(moment, new.timezone)) for name, moment in new.events.items()
    }


def _ingested(stored: Stored) -> Ingested:
    return Ingested(stored.document, stored.commitments, stored.is_new, stored.created)
