"""Stored documents as linking takes them."""

from __future__ import annotations

from tracker.linking import Source
from tracker.store.models import DocumentRow
from tracker.temporal.model import Reference


def source_of(document: DocumentRow) -> Source:
    """A stored document as linking takes it."""
    published = Reference(document.published_earliest, document.published_latest, document.timezone)
    return Source(str(document.id), document.publisher, published)
