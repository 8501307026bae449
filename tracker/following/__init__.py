"""Commitments followed over several documents, without a store: `follow`.

Documents are read in order of publication; the decisions are those that the store makes when they arrive
one by one (`tracker.linking.plan`), and so are the verdicts (`tracker.status.judge`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from tracker.commitments import Reading, read
from tracker.following.model import Document, Followed, Mention, Role
from tracker.following.story import Story
from tracker.linking import Source
from tracker.temporal.reference import read_reference

__all__ = ["Document", "Followed", "Mention", "Role", "follow", "follow_readings"]


def follow(documents: Iterable[Document], *, now: datetime) -> list[Followed]:
    """The commitments that `documents` tell of, in order of first mention, judged at `now`.

    Pure; the order in which documents are given does not matter. Raises what `tracker.extract` raises.
    """
    told = [(_source(document), _reading(document)) for document in documents]
    return follow_readings(told, now=now)


def follow_readings(told: Sequence[tuple[Source, Reading]], *, now: datetime) -> list[Followed]:
    """As `follow`, of documents that were read before."""
    story = Story()
    for source, reading in sorted(told, key=lambda one: (one[0].published.earliest, one[0].document_id)):
        story.add(source, reading)
    return [thread.followed(now) for thread in story.threads.values()]


def _source(document: Document) -> Source:
    return Source(document.id, document.publisher, read_reference(document.published_at, document.timezone))


def _reading(document: Document) -> Reading:
    return read(document.text, document.published_at, timezone=document.timezone, genre=document.genre)
