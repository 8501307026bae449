"""What waits for a person: accepted, rejected, listed."""

from __future__ import annotations

import pytest
from sqlmodel import select

from tests.store.builders import ZONE, at, evidence, mention, revision, store
from tracker.errors import Conflict, NotFound
from tracker.store import evidence as reviewing
from tracker.store.changes import changes_of
from tracker.store.columns import new_id
from tracker.store.database import Database
from tracker.store.models import CommitmentRow, EvidenceRow, RevisionRow
from tracker.temporal.model import Reference

NOW = at("2025-08-10T12:00:00-04:00")
REPORTED = "2025-08-08T22:00:00-04:00"


def own_word(database: Database) -> tuple[CommitmentRow, EvidenceRow]:
    """Moscow says itself that it showed progress in time."""
    (row,) = store(database, mention()).commitments
    store(database, evidence(speaker="Moscow"), publisher="The Other", published=REPORTED)
    with database.read() as session:
        return row, session.exec(select(EvidenceRow)).one()


def test_it_is_met_once_a_person_accepts_the_committers_word(database: Database) -> None:
    row, found = own_word(database)

    with database.write() as session:
        met = reviewing.accept_evidence(session, found.id, by="Ada", note="checked", now=NOW)

    assert (met.status, met.awaiting_review, met.reported_done) == ("met", False, False)
    with database.read() as session:
        kept = reviewing.get_evidence(session, found.id)
        last = changes_of(session, row.id)[-1]
    assert (kept.state, kept.accepted_by, kept.decided_at, kept.note) == ("accepted", "Ada", NOW, "checked")
    assert (last.by, last.evidence_id) == ("Ada", found.id)


def test_it_takes_the_time_that_a_person_adds(database: Database) -> None:
    _, found = own_word(database)
    late = Reference.instant(at("2025-08-10T08:00:00-04:00"), ZONE)

    with database.write() as session:
        row = reviewing.accept_evidence(session, found.id, by="Ada", happened=late, now=NOW)

    assert (row.status, row.late_by) == ("missed", 32 * 3600)


def test_it_no_longer_counts_what_a_person_rejects(database: Database) -> None:
    (row,) = store(database, mention()).commitments
    store(database, evidence(), publisher="The Other", published=REPORTED)
    with database.read() as session:
        found = session.exec(select(EvidenceRow)).one()

    with database.write() as session:
        reopened = reviewing.reject_evidence(session, found.id, by="Ada", now=at("2025-08-08T23:00:00-04:00"))

    assert reopened.status == "pending"
    with database.read() as session:
        assert [change.kind for change in changes_of(session, row.id)] == [
            "created",
            "met",
            "reviewed",
            "reopened",
        ]


def test_it_keeps_in_the_history_that_a_suggestion_was_rejected(database: Database) -> None:
    row, found = own_word(database)

    with database.write() as session:
        reviewing.reject_evidence(session, found.id, by="Ada", now=at("2025-08-08T23:00:00-04:00"))

    with database.read() as session:
        history = [(change.kind, change.by) for change in changes_of(session, row.id)]
    assert ("reviewed", "Ada") in history


def test_it_moves_the_due_once_a_person_accepts_a_revision(database: Database) -> None:
    store(database, mention())
    store(database, revision(granter="France"), publisher="The Other", published="2025-08-07T09:00:00-04:00")
    with database.read() as session:
        found = session.exec(select(RevisionRow)).one()
    assert found.state == "suggested"

    with database.write() as session:
        row = reviewing.accept_revision(session, found.id, by="Ada", now=at("2025-08-07T12:00:00-04:00"))
    assert row.due == at("2025-08-16T00:00:00-04:00")

    with database.write() as session:
        row = reviewing.reject_revision(session, found.id, by="Ada", now=at("2025-08-07T13:00:00-04:00"))
    assert row.due == at("2025-08-09T00:00:00-04:00")


def test_it_lists_by_state_newest_first_without_the_unlinked(database: Database) -> None:
    row, found = own_word(database)
    store(database, evidence(actor="Brazil", action="lower tariffs"), text="Brazil did.", published=REPORTED)

    with database.read() as session:
        assert [each.id for each in reviewing.list_evidence(session).items] == [found.id]
        assert [each.id for each in reviewing.list_evidence(session, state="suggested").items] == [found.id]
        of_row = reviewing.list_evidence(session, commitment_id=row.id)
        assert [each.id for each in of_row.items] == [found.id]
        assert reviewing.list_evidence(session, state="accepted").items == []
        assert len(reviewing.list_evidence(session, state="unlinked").items) == 1


def test_it_decides_nothing_about_what_is_not_linked_or_not_stored(database: Database) -> None:
    store(database, evidence(actor="Brazil", action="lower tariffs"))
    with database.read() as session:
        unlinked = session.exec(select(EvidenceRow)).one()

    with pytest.raises(Conflict), database.write() as session:
        reviewing.accept_evidence(session, unlinked.id, by="Ada", now=NOW)
    with pytest.raises(NotFound), database.write() as session:
        reviewing.accept_evidence(session, new_id(), by="Ada", now=NOW)
    with pytest.raises(NotFound), database.write() as session:
        reviewing.accept_revision(session, new_id(), by="Ada", now=NOW)
