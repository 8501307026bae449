"""Named events: what they resolve, shown first, and for whom they hold."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import select

from tests.store.builders import ZONE, at, mention, store
from tracker.commitments.model import Commitment, ConditionType, EventDefinition, Kind
from tracker.errors import InvalidInput, NotFound
from tracker.store.changes import changes_of
from tracker.store.columns import new_id
from tracker.store.commitments import Filter, list_commitments
from tracker.store.database import Database
from tracker.store.endpoints import EndpointTerms, create_endpoint
from tracker.store.events import Named, Scope, awaited_events, get_event, list_events, name_event
from tracker.store.models import ChangeRow, CommitmentRow, DeliveryRow, EventRow
from tracker.temporal import find_times
from tracker.temporal.model import Reference

NOW = at("2025-08-09T12:00:00-04:00")
OFFICE = Reference.instant(at("2025-01-20T12:00:00-05:00"), ZONE)
EVERYONE = Scope()


def awaiting(**given: object) -> Commitment:
    """Trump claimed that he would end the war within 24 hours of taking office."""
    reference = Reference.instant(at("2025-08-06T16:00:00-04:00"), ZONE)
    (time,) = find_times("within 24 hours of taking office", reference, timezone=ZONE)
    assert time.awaits_event is not None
    fields: dict[str, object] = {
        "committer": "Trump",
        "imposer": None,
        "action": "end the war",
        "kind": Kind.CLAIM,
        "due": None,
        "due_earliest": None,
        "grain": None,
        "awaits_event": time.awaits_event,
        "expression": time.expression.to_dict(),
    }
    return mention(**fields | given)


def name(
    database: Database, at: Reference = OFFICE, scope: Scope = EVERYONE, *, preview: bool = False
) -> Named:
    with database.write() as session:
        return name_event(session, "taking office", at, scope=scope, by="Ada", now=NOW, preview=preview)


def current(database: Database, row: CommitmentRow) -> CommitmentRow:
    with database.read() as session:
        return session.get_one(CommitmentRow, row.id)


def history(database: Database, row: CommitmentRow) -> list[ChangeRow]:
    with database.read() as session:
        return changes_of(session, row.id)


def test_it_waits_visibly_until_the_event_is_known(database: Database) -> None:
    (row,) = store(database, awaiting()).commitments

    assert (row.status, row.basis, row.due) == ("pending", "waits for an event", None)
    with database.read() as session:
        assert awaited_events(session) == [("taking office", 1)]
        page = list_commitments(session, Filter(awaiting_event=True))
    assert [found.id for found in page.items] == [row.id]


def test_it_shows_what_will_resolve_and_keeps_nothing_of_it(database: Database) -> None:
    (row,) = store(database, awaiting()).commitments

    shown = name(database, preview=True)

    assert [found.commitment.id for found in shown.resolves] == [row.id]
    assert shown.resolves[0].mention.due == at("2025-01-21T12:00:00-05:00")
    assert shown.resolves[0].already_past
    assert current(database, row).due is None
    with database.read() as session:
        assert session.exec(select(EventRow)).all() == []


def test_it_resolves_what_waited_and_marks_what_is_past_as_backdated(database: Database) -> None:
    with database.write() as session:
        create_endpoint(
            session, EndpointTerms(url="https://example.org/", events=["commitment.lapsed"]), now=NOW
        )
    (row,) = store(database, awaiting()).commitments

    name(database)

    resolved = current(database, row)
    assert (resolved.due, resolved.status, resolved.awaits_event) == (
        at("2025-01-21T12:00:00-05:00"),
        "missed",
        None,
    )
    with database.read() as session:
        lapse = changes_of(session, row.id)[-1]
        assert session.exec(select(DeliveryRow)).all() == []  # no alert
    assert (lapse.kind, lapse.backdated, lapse.by) == ("lapsed", True, "clock")
    assert [(change.kind, change.by) for change in history(database, row)][1] == ("resolved", "Ada")


def test_it_watches_what_resolves_to_a_time_to_come(database: Database) -> None:
    (row,) = store(database, awaiting()).commitments

    name(database, Reference.instant(at("2025-09-01T12:00:00-04:00"), ZONE))

    resolved = current(database, row)
    assert (resolved.status, resolved.due) == ("pending", at("2025-09-02T12:00:00-04:00"))
    assert resolved.next_look_at is not None


def test_it_moves_what_counted_from_an_event_that_is_named_again(database: Database) -> None:
    (row,) = store(database, awaiting()).commitments
    name(database, Reference.instant(at("2025-09-01T12:00:00-04:00"), ZONE))
    name(database, Reference.day(date(2025, 9, 3), ZONE))

    moved = current(database, row)
    assert moved.due == at("2025-09-05T00:00:00-04:00")
    with database.read() as session:
        assert len(session.exec(select(EventRow)).all()) == 1


def test_it_finds_the_event_in_another_wording(database: Database) -> None:
    store(database, awaiting())
    with database.write() as session:
        named = name_event(session, "took office", OFFICE, scope=EVERYONE, by="Ada", now=NOW)

    assert len(named.resolves) == 1
    with database.read() as session:
        assert get_event(session, "his inauguration", EVERYONE).id == named.event.id
        assert [event.name for event in list_events(session).items] == ["took office"]


def test_it_holds_for_one_party_only(database: Database) -> None:
    store(database, awaiting())
    other = store(database, awaiting(committer="Milei", action="close the bank"), publisher="The Other")

    named = name(database, scope=Scope(party="Milei"))

    assert [found.commitment.id for found in named.resolves] == other.created


def test_it_holds_for_one_document_only(database: Database) -> None:
    first = store(database, awaiting())
    store(database, awaiting(action="close the bank"), publisher="The Other")

    named = name(database, scope=Scope(document_id=first.document.id))

    assert [found.commitment.id for found in named.resolves] == first.created


def test_it_resolves_at_once_what_counts_from_an_event_already_known(database: Database) -> None:
    name(database)
    (row,) = store(database, awaiting()).commitments

    assert (row.status, row.due) == ("missed", at("2025-01-21T12:00:00-05:00"))
    assert [(change.kind, change.backdated) for change in history(database, row)] == [
        ("created", False),
        ("lapsed", True),
    ]


def test_it_never_lets_one_documents_definition_resolve_anothers(database: Database) -> None:
    moment = at("2025-03-01T00:00:00-05:00")
    defined = EventDefinition("taking office", moment, moment, ZONE, "", 0, 0)
    store(database, events=[defined], text="A definition.")
    (row,) = store(database, awaiting()).commitments

    assert row.due is None


def test_it_refuses_a_name_that_says_nothing_and_a_document_that_is_not_stored(database: Database) -> None:
    with pytest.raises(InvalidInput), database.write() as session:
        name_event(session, "  ", OFFICE, scope=EVERYONE, by="Ada", now=NOW)
    with pytest.raises(NotFound), database.write() as session:
        name_event(session, "closing", OFFICE, scope=Scope(document_id=new_id()), by="Ada", now=NOW)
    with pytest.raises(NotFound), database.read() as session:
        get_event(session, "closing", EVERYONE)


def test_it_brings_into_force_what_waited_for_its_condition(database: Database) -> None:
    waiting = mention(
        committer="The Guarantor",
        action="pay the rent",
        condition="Tenant defaults",
        condition_type=ConditionType.TRIGGER,
        due="2025-09-01T00:00:00-04:00",
    )
    (row,) = store(database, waiting).commitments
    assert row.basis == "condition not shown"
    with database.read() as session:
        assert awaited_events(session) == [("Tenant defaults", 1)]

    with database.write() as session:
        moment = Reference.day(date(2025, 8, 8), ZONE)
        named = name_event(session, "the tenant defaults", moment, scope=EVERYONE, by="Ada", now=NOW)

    assert [(found.commitment.id, found.verdict.basis) for found in named.resolves] == [
        (row.id, "not due yet")
    ]
    assert current(database, row).basis == "not due yet"
    with database.read() as session:
        assert awaited_events(session) == []
