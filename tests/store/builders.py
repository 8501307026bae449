"""Mentions, statements and documents for the store's tests, made without reading any text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tracker.commitments.model import (
    Commitment,
    Effect,
    EventDefinition,
    EvidenceStatement,
    Kind,
    Mode,
    Reading,
    RevisionKind,
    RevisionStatement,
)
from tracker.store.database import Database
from tracker.store.models import DocumentRow
from tracker.store.readings import Stored, store_reading
from tracker.temporal.model import Reference

ZONE = "America/New_York"
PUBLISHED = "2025-08-06T16:00:00-04:00"
FRIDAY_END = "2025-08-09T00:00:00-04:00"


def at(text: str) -> datetime:
    """An RFC 3339 instant, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def mention(**given: Any) -> Commitment:
    """Russia has until the end of Friday 8 August 2025 to show real progress, unless `given` says else.

    Instants may be given as RFC 3339 strings; `due_earliest` is `due` unless given.
    """
    published = given.pop("published", PUBLISHED)
    for name in ("earliest", "due", "due_earliest", "review_at"):
        if isinstance(given.get(name), str):
            given[name] = at(given[name])
    due = given.get("due", at(FRIDAY_END))
    fields: dict[str, Any] = {
        "quote": "Russia has until Friday to show real progress.",
        "start_char": 0,
        "end_char": 46,
        "committer": "Russia",
        "committer_inferred": False,
        "imposer": "Trump",
        "source": None,
        "action": "show real progress",
        "kind": Kind.ULTIMATUM,
        "mode": Mode.ACHIEVE,
        "strength": "must",
        "condition": None,
        "condition_type": None,
        "consequence": "a fresh round of penalties",
        "deadline_text": "until Friday",
        "deadline_start_char": 11,
        "deadline_end_char": 23,
        "operator": "until",
        "earliest": None,
        "due": due,
        "due_earliest": due,
        "due_inclusive": False,
        "grain": "day",
        "zone": ZONE,
        "vague": False,
        "review_at": None,
        "awaits_event": None,
        "recurrence": None,
        "reference": Reference.instant(at(published), ZONE),
        "expression": None,
        "confidence": 0.9,
        "flags": (),
        "trace": (),
    }
    return Commitment(**fields | given)


def evidence(**given: Any) -> EvidenceStatement:
    """Kyiv says that Russia showed real progress on Friday 8 August at 20:00, unless `given` says else."""
    for name in ("happened_earliest", "happened_latest"):
        if isinstance(given.get(name), str):
            given[name] = at(given[name])
    fields: dict[str, Any] = {
        "quote": "Russia showed real progress on Friday at 8 p.m., Kyiv said.",
        "start_char": 0,
        "end_char": 59,
        "actor": "Russia",
        "action": "show real progress",
        "effect": Effect.DONE,
        "speaker": "Kyiv",
        "hedged": False,
        "happened_earliest": at("2025-08-08T20:00:00-04:00"),
        "happened_latest": at("2025-08-08T20:00:00-04:00"),
        "time_text": "on Friday at 8 p.m.",
        "met_deadline": False,
        "score": 0.9,
        "zone": ZONE,
        "trace": (),
    }
    return EvidenceStatement(**fields | given)


def revision(**given: Any) -> RevisionStatement:
    """Trump gives Russia until the end of Friday 15 August, unless `given` says else."""
    for name in ("earliest", "due", "due_earliest"):
        if isinstance(given.get(name), str):
            given[name] = at(given[name])
    due = given.get("due", at("2025-08-16T00:00:00-04:00"))
    fields: dict[str, Any] = {
        "quote": "Trump extended Russia's deadline to show real progress to August 15.",
        "start_char": 0,
        "end_char": 68,
        "kind": RevisionKind.EXTENDED,
        "granter": "Trump",
        "committer": "Russia",
        "action": "show real progress",
        "earliest": None,
        "due": due,
        "due_earliest": due,
        "due_inclusive": False,
        "grain": "day",
        "zone": ZONE,
        "counts_from_old_due": False,
        "reference": Reference.instant(at(PUBLISHED), ZONE),
        "expression": None,
        "time_text": "to August 15",
        "score": 0.9,
        "trace": (),
    }
    return RevisionStatement(**fields | given)


def store(
    database: Database,
    *said: Commitment | EvidenceStatement | RevisionStatement,
    published: str = PUBLISHED,
    publisher: str = "The Daily",
    text: str = "",
    now: str | None = None,
    events: Sequence[EventDefinition] = (),
) -> Stored:
    """Store a document that says all this, an hour after its publication unless `now` is given."""
    reference = Reference.instant(at(published), ZONE)
    text = text or " ".join(one.quote for one in said) or "Nothing to track."
    document = DocumentRow(
        identity=hashlib.sha256(f"{text}{published}{publisher}".encode()).hexdigest(),
        text=text,
        published_earliest=reference.earliest,
        published_latest=reference.latest,
        timezone=ZONE,
        publisher=publisher,
        genre="news",
        pipeline="none",
        extractor="test",
        stored_at=at(now or published),
    )
    reading = Reading(
        genre="news",
        zone=ZONE,
        published=reference,
        pipeline="none",
        extractor="test",
        commitments=tuple(one for one in said if isinstance(one, Commitment)),
        evidence=tuple(one for one in said if isinstance(one, EvidenceStatement)),
        revisions=tuple(one for one in said if isinstance(one, RevisionStatement)),
        events=tuple(events),
    )
    with database.write() as session:
        return store_reading(session, document, reading, now=at(now or published))
