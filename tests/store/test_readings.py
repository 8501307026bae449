"""Documents that are stored one after another: what is one commitment, and what they say becomes of it."""

from __future__ import annotations

from sqlmodel import select

from tests.store.builders import at, evidence, mention, revision, store
from tracker.commitments.model import Effect
from tracker.store.changes import changes_of
from tracker.store.commitments import sightings_of, whole_of
from tracker.store.database import Database
from tracker.store.models import CommitmentRow, DocumentRow, EvidenceRow
from tracker.store.sweeps import sweep_due

SATURDAY = "2025-08-09T12:00:00-04:00"


def kinds(database: Database, row: CommitmentRow) -> list[str]:
    with database.read() as session:
        return [change.kind for change in changes_of(session, row.id)]


def current(database: Database, row: CommitmentRow) -> CommitmentRow:
    with database.read() as session:
        return session.exec(select(CommitmentRow).where(CommitmentRow.id == row.id)).one()


def test_it_stores_a_pending_commitment_with_its_due_and_next_look(database: Database) -> None:
    stored = store(database, mention())

    (row,) = stored.commitments
    assert (row.status, row.basis) == ("pending", "not due yet")
    assert row.due == at("2025-08-09T00:00:00-04:00")
    assert row.next_look_at == at("2025-08-08T00:00:00-04:00")  # the reminder a day before
    assert kinds(database, row) == ["created"]


def test_it_changes_nothing_when_the_same_document_comes_twice(database: Database) -> None:
    first = store(database, mention())
    second = store(database, mention(), now=SATURDAY)

    assert (first.is_new, second.is_new) == (True, False)
    assert second.document.id == first.document.id
    assert [row.id for row in second.commitments] == [row.id for row in first.commitments]
    assert kinds(database, first.commitments[0]) == ["created"]


def test_it_makes_one_commitment_of_two_outlets_reports(database: Database) -> None:
    first = store(database, mention())
    second = store(database, mention(), publisher="The Other", published="2025-08-06T18:00:00-04:00")

    assert second.created == []
    assert second.commitments[0].id == first.commitments[0].id
    with database.read() as session:
        publishers = [
            document and document.publisher for _, document in sightings_of(session, first.created[0])
        ]
    assert publishers == ["The Daily", "The Other"]
    assert kinds(database, first.commitments[0]) == ["created", "sighted"]


def test_it_keeps_another_promise_of_the_same_party_apart(database: Database) -> None:
    stored = store(database, mention(), mention(action="release all prisoners", start_char=50))

    assert len(stored.created) == 2
    assert [row.action for row in stored.commitments] == ["show real progress", "release all prisoners"]


def test_it_takes_the_finer_of_two_reports_whichever_comes_first(database: Database) -> None:
    finer = mention(due="2025-08-08T17:00:00-04:00", due_inclusive=True, grain="minute")
    store(database, finer, publisher="The Other", published="2025-08-06T18:00:00-04:00")
    stored = store(database, mention())

    row = stored.commitments[0]
    assert (row.due, row.grain) == (at("2025-08-08T17:00:00-04:00"), "minute")


def test_it_meets_a_commitment_when_another_says_it_was_done_in_time(database: Database) -> None:
    row = store(database, mention()).commitments[0]
    store(database, evidence(), publisher="The Other", published="2025-08-08T22:00:00-04:00")

    met = current(database, row)
    assert (met.status, met.basis, met.since) == ("met", "shown done", at("2025-08-08T20:00:00-04:00"))
    assert met.next_look_at is None
    with database.read() as session:
        last = changes_of(session, row.id)[-1]
        shown = session.exec(select(EvidenceRow)).one()
    assert (last.kind, last.evidence_id) == ("met", shown.id)
    assert (shown.state, shown.accepted_by) == ("accepted", "policy")


def test_it_corrects_missed_to_met_when_a_late_report_arrives(database: Database) -> None:
    row = store(database, mention()).commitments[0]
    with database.write() as session:
        sweep_due(session, at(SATURDAY))
    store(database, evidence(), publisher="The Other", published="2025-08-09T13:00:00-04:00")

    assert current(database, row).status == "met"
    assert kinds(database, row) == ["created", "lapsed", "corrected"]


def test_it_puts_the_committers_own_word_beside_the_status(database: Database) -> None:
    row = store(database, mention()).commitments[0]
    store(database, evidence(speaker="Moscow"), published="2025-08-08T22:00:00-04:00", publisher="The Other")

    said = current(database, row)
    assert (said.status, said.reported_done, said.awaiting_review) == ("pending", True, True)
    with database.read() as session:
        assert session.exec(select(EvidenceRow)).one().own_word


def test_it_moves_the_due_when_the_imposer_extends_it(database: Database) -> None:
    row = store(database, mention()).commitments[0]
    store(database, revision(), publisher="The Other", published="2025-08-07T09:00:00-04:00")

    moved = current(database, row)
    assert (moved.status, moved.due) == ("pending", at("2025-08-16T00:00:00-04:00"))
    assert kinds(database, row) == ["created", "revised"]


def test_it_judges_alike_when_the_report_of_the_deed_arrives_before_the_demand(database: Database) -> None:
    store(database, evidence(), publisher="The Other", published="2025-08-08T22:00:00-04:00")
    row = store(database, mention(), now=SATURDAY).commitments[0]

    met = current(database, row)
    assert (met.status, met.since) == ("met", at("2025-08-08T20:00:00-04:00"))
    with database.read() as session:
        assert [found.state for found in session.exec(select(EvidenceRow))] == ["accepted"]


def test_it_keeps_what_nothing_answers_to_until_something_does(database: Database) -> None:
    store(database, evidence(actor="Brazil", action="lower tariffs", effect=Effect.DONE))

    with database.read() as session:
        (waiting,) = session.exec(select(EvidenceRow)).all()
    assert (waiting.state, waiting.commitment_id) == ("unlinked", None)


def test_it_judges_at_once_what_was_past_when_it_was_stored(database: Database) -> None:
    row = store(database, mention(), now=SATURDAY).commitments[0]

    assert (row.status, row.basis) == ("missed", "no fulfilment recorded")
    with database.read() as session:
        _, lapsed = changes_of(session, row.id)
    assert (lapsed.kind, lapsed.backdated, lapsed.at) == ("lapsed", True, at("2025-08-09T00:00:00-04:00"))
    assert lapsed.noticed_at == at(SATURDAY)


def test_it_stores_a_document_with_nothing_to_track(database: Database) -> None:
    stored = store(database)

    assert stored.is_new and stored.commitments == []
    with database.read() as session:
        assert session.exec(select(DocumentRow)).one().id == stored.document.id


def test_it_gives_everything_that_is_stored_of_a_commitment(database: Database) -> None:
    row = store(database, mention()).commitments[0]
    store(database, evidence(speaker="Moscow"), publisher="The Other", published="2025-08-07T22:00:00-04:00")

    with database.read() as session:
        whole = whole_of(session, row.id)
    assert len(whole.sightings) == len(whole.dossier.evidence) == 1
    assert [change.kind for change in whole.changes] == ["created"]
