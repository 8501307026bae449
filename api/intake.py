"""From what is posted to a stored document: the same for the API and for the form of the page."""

from __future__ import annotations

from datetime import datetime

from api.context import Context
from api.schemas.documents import DocumentIn
from api.times import reference_of
from tracker.documents import SourceDocument, read_document
from tracker.errors import InvalidTime
from tracker.pipeline import Ingested, NewDocument, ingest


def take_in(context: Context, given: DocumentIn, now: datetime) -> Ingested:
    """Read and store a document. What the request says goes before what the document says of itself.

    Raises InvalidText, InvalidTime and the like with the field that cannot be used; then nothing is stored.
    """
    settings = context.settings
    source = read_document(given.text.encode(), max_bytes=settings.max_document_bytes)
    zone = given.timezone or source.timezone or settings.timezone
    new = NewDocument(
        text=source.text,
        original=source.original.encode() if source.original is not None else None,
        published_at=reference_of(_published_at(given, source), zone, "published_at"),
        timezone=zone,
        publisher=given.publisher or source.publisher,
        title=given.title or source.title,
        url=given.url,
        genre=given.genre or source.genre,
        events={
            name: reference_of(moment, zone, f"events.{name}")
            for name, moment in {**source.events, **given.events}.items()
        },
        calendar=given.calendar or settings.calendar,
        policies={**settings.policies, **given.policies},
    )
    return ingest(context.database, new, now=now, pipeline=settings.pipeline)


def _published_at(given: DocumentIn, source: SourceDocument) -> str:
    found = given.published_at or source.published_at
    if found is None:
        raise InvalidTime(
            "The document does not say when it was published.",
            field="published_at",
            hint="Give a date (2025-08-06) or an instant with its offset (2025-08-06T16:00:00-04:00).",
        )
    return found
