"""What people decide: met, extended, void, and back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.store.builders import ZONE, at, mention, store
from tracker.errors import Conflict, InvalidInput, NotFound
from tracker.store import acts
from tracker.store.changes import changes_of
from tracker.store.columns import new_id
from tracker.store.database import Database
from tracker.store.models import CommitmentRow
from tracker.store.sweeps import sweep_due
from tracker.temporal.model import Reference

THURSDAY = at("2025-08-07T12:00:00-04:00")
SATURDAY = at("2025-08-09T12:00:00-04:00")


@pytest.fixture
def row(database: Database) -> CommitmentRow:
    return store(database, mention()).commitments[0]


def lapse(database: Database) -> None:
    with database.write() as session:
        sweep_due(session, SATURDAY)


def history(database: Database, row: CommitmentRow) -> list[tuple[str, str]]:
    with database.read() as session:
        return [(change.kind, change.by) for change in changes_of(session, row.id)]


def test_it_is_met_now_when_a_person_says_so_before_the_due(database: Database, row: CommitmentRow) -> None:
    with database.write() as session:
        met = acts.record_met(session, row.id, by="Ada", note="seen it", now=THURSDAY)

    assert (met.status, met.basis, met.since, met.reason) == (
        "met",
        "marked met by a person",
        THURSDAY,
        "seen it",
    )
    assert history(database, row)[-1] == ("met", "Ada")


def test_it_asks_when_it_was_done_once_the_due_has_passed(database: Database, row: CommitmentRow) -> None:
    lapse(database)

    with pytest.raises(InvalidInput, match="moment it was done"), database.write() as session:
        acts.record_met(session, row.id, by="Ada", now=SATURDAY)


def test_it_corrects_missed_to_met_when_it_was_done_in_time(database: Database, row: CommitmentRow) -> None:
    lapse(database)
    with database.write() as session:
        met = acts.record_met(session, row.id, done_at=THURSDAY, by="Ada", now=SATURDAY)

    assert (met.status, met.since) == ("met", THURSDAY)
    assert history(database, row)[-1] == ("corrected", "Ada")


def test_it_stays_missed_and_says_how_late_when_done_after_the_due(
    database: Database, row: CommitmentRow
) -> None:
    lapse(database)
    with database.write() as session:
        late = acts.record_met(session, row.id, done_at=SATURDAY, by="Ada", now=SATURDAY)

    assert (late.status, late.basis, late.late_by) == ("missed", "done late", 12 * 3600)


def test_it_is_pending_again_with_a_new_deadline_and_keeps_the_lapse(
    database: Database, row: CommitmentRow
) -> None:
    lapse(database)
    until = Reference.day(date(2025, 8, 15), ZONE)
    with database.write() as session:
        extended = acts.extend(session, row.id, until=until, by="Ada", now=SATURDAY)

    assert (extended.status, extended.basis) == ("pending", "new deadline after a lapse")
    assert (extended.due, extended.due_inclusive) == (at("2025-08-16T00:00:00-04:00"), False)
    assert extended.lapsed_at == at("2025-08-09T00:00:00-04:00")
    assert [kind for kind, _ in history(database, row)] == ["created", "lapsed", "revised", "reopened"]


def test_it_takes_a_clock_time_as_still_in_time(database: Database, row: CommitmentRow) -> None:
    until = Reference.instant(at("2025-08-15T17:00:00-04:00"), ZONE)
    with database.write() as session:
        extended = acts.extend(session, row.id, until=until, by="Ada", now=THURSDAY)

    assert (extended.due, extended.due_inclusive) == (at("2025-08-15T17:00:00-04:00"), True)


def test_it_is_void_with_the_reason_and_no_longer_looked_at(database: Database, row: CommitmentRow) -> None:
    with database.write() as session:
        voided = acts.void(session, row.id, reason="never said", by="Ada", now=THURSDAY)

    assert (voided.status, voided.reason, voided.next_look_at) == ("void", "never said", None)
    assert history(database, row)[-1] == ("voided", "Ada")


def test_it_wants_a_reason_for_setting_it_aside(database: Database, row: CommitmentRow) -> None:
    with pytest.raises(InvalidInput, match="why"), database.write() as session:
        acts.void(session, row.id, reason=" ", by="Ada", now=THURSDAY)


def test_it_sets_nothing_aside_twice(database: Database, row: CommitmentRow) -> None:
    with database.write() as session:
        acts.void(session, row.id, reason="never said", by="Ada", now=THURSDAY)

    with pytest.raises(Conflict, match="void already"), database.write() as session:
        acts.void(session, row.id, reason="again", by="Ada", now=THURSDAY)
    with pytest.raises(Conflict, match="reopen"), database.write() as session:
        acts.extend(session, row.id, until=Reference.day(date(2025, 9, 1), ZONE), by="Ada", now=THURSDAY)


def test_it_lets_texts_and_clock_decide_again_when_taken_back(database: Database, row: CommitmentRow) -> None:
    with database.write() as session:
        acts.void(session, row.id, reason="never said", by="Ada", now=THURSDAY)
    with database.write() as session:
        reopened = acts.reopen(session, row.id, by="Bob", now=THURSDAY)

    assert reopened.status == "pending"
    assert reopened.next_look_at is not None
    assert history(database, row)[-1] == ("reopened", "Bob")


def test_it_takes_back_only_what_a_person_decided(database: Database, row: CommitmentRow) -> None:
    with pytest.raises(Conflict, match="nothing to take back"), database.write() as session:
        acts.reopen(session, row.id, by="Ada", now=THURSDAY)


def test_it_refuses_a_change_to_what_was_changed_meanwhile(database: Database, row: CommitmentRow) -> None:
    with database.write() as session:
        acts.record_met(session, row.id, by="Ada", now=THURSDAY, if_version=row.version)

    with pytest.raises(Conflict, match="meanwhile"), database.write() as session:
        acts.void(session, row.id, reason="no", by="Bob", now=THURSDAY, if_version=row.version)


def test_it_knows_no_commitment_that_is_not_stored(database: Database) -> None:
    with pytest.raises(NotFound), database.write() as session:
        acts.record_met(session, new_id(), by="Ada", now=THURSDAY)
