"""Deadlines that count from a named event, resolved with the events that are known (Time 10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import Session, col, select

from tracker.commitments.model import Commitment, ConditionType
from tracker.store.committers import committer_key
from tracker.store.models import DocumentRow, EventRow
from tracker.temporal.event_names import event_key
from tracker.temporal.expressions import Expression
from tracker.temporal.model import Reference, Step
from tracker.temporal.resolve import resolve

EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the words of a document are resolved: its genre, calendar and policies."""

    genre: str | None = None
    calendar: str | None = None
    policies: Mapping[str, str] | None = None


def document_scope(document_id: UUID | str) -> str:
    """The scope key of an event that holds in one document only."""
    return f"document:{document_id}"


def party_scope(name: str) -> str:
    """The scope key of an event that holds for whatever binds, or is demanded by, one party."""
    return f"party:{committer_key(name)}"


def resolved(
    session: Session,
    mention: Commitment,
    documents: Sequence[UUID | None],
    *,
    supposing: EventRow | None = None,
) -> Commitment:
    """`mention` with its dates, if the event it waits for is known in its scope; else as it is.

    `documents` are those it was sighted in, the one whose words it has first. The nearest scope wins:
    documents, then parties, then everyone (uq_events_key_scope_key). `supposing` is an event that is not
    stored, taken for known.
    """
    if mention.awaits_event is None or mention.expression is None:
        return mention
    event = _event_for(session, mention.awaits_event, scopes_of(mention, documents), supposing)
    if event is None:
        return mention
    reading = _reading_of(session, next(iter(documents), None))
    return with_event(mention, Reference(event.earliest, event.latest, event.zone), reading)


def trigger_shown(
    session: Session,
    mention: Commitment,
    documents: Sequence[UUID | None],
    *,
    supposing: EventRow | None = None,
) -> bool:
    """Whether the condition that `mention` waits for is a known event in its scope: it came true."""
    if mention.condition is None or mention.condition_type is not ConditionType.TRIGGER:
        return False
    scopes = scopes_of(mention, documents)
    return _event_for(session, mention.condition, scopes, supposing) is not None


def event_waited_for(mention: Commitment) -> str | None:
    """The event that a mention counts from, or whose coming true it waits for."""
    if mention.awaits_event is not None:
        return mention.awaits_event
    return mention.condition if mention.condition_type is ConditionType.TRIGGER else None


def scopes_of(mention: Commitment, documents: Iterable[UUID | None]) -> list[str]:
    """The scopes in which an event bears on a mention, nearest first."""
    parties = (mention.committer, mention.imposer, mention.source)
    return [
        *(document_scope(document) for document in documents if document is not None),
        *(party_scope(party) for party in parties if party),
        EVERYONE,
    ]


def with_event(mention: Commitment, event: Reference, reading: Reading) -> Commitment:
    """`mention` resolved again, with the event it waits for at `event`."""
    assert mention.awaits_event is not None and mention.expression is not None
    again = resolve(
        Expression.from_dict(mention.expression),
        mention.reference,
        calendar=reading.calendar,
        policies=reading.policies,
        events={mention.awaits_event: event},
        genre=reading.genre,
    )
    named = Step("event named", f"{mention.awaits_event}: {event.earliest.isoformat()}")
    return replace(
        mention,
        earliest=again.earliest,
        due=again.due,
        due_earliest=again.due_earliest,
        due_inclusive=again.due_inclusive,
        grain=again.grain,
        zone=again.zone,
        vague=again.vague,
        review_at=again.review_at,
        awaits_event=again.awaits_event,
        trace=(*mention.trace, named, *again.trace),
    )


def _event_for(session: Session, name: str, scopes: list[str], supposing: EventRow | None) -> EventRow | None:
    key = event_key(name)
    query = select(EventRow).where(EventRow.key == key, col(EventRow.scope_key).in_(scopes))
    found = {event.scope_key: event for event in session.exec(query)}
    if supposing is not None and supposing.key == key:
        found[supposing.scope_key] = supposing
    return next((found[scope] for scope in scopes if scope in found), None)


def _reading_of(session: Session, document_id: UUID | None) -> Reading:
    document = session.get(DocumentRow, document_id) if document_id else None
    if document is None:
        return Reading()
    return Reading(document.genre, document.calendar, document.policies)
