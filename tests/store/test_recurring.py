"""Recurring duties: one rule, and always one occurrence of it to come."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import col, select

from tests.store.builders import ZONE, at, evidence, mention, store
from tracker.commitments.model import Commitment, Kind
from tracker.store import acts
from tracker.store.database import Database
from tracker.store.deletion import delete_document
from tracker.store.models import CommitmentRow, SightingRow
from tracker.store.sweeps import sweep_due
from tracker.temporal import find_times
from tracker.temporal.model import Reference

NOW = at("2025-08-06T16:00:00-04:00")


def monthly(**given: object) -> Commitment:
    """The Contractor shall submit a report by the 5th of each month."""
    reference = Reference.instant(NOW, ZONE)
    (time,) = find_times("by the 5th of each month", reference, timezone=ZONE)
    assert time.recurrence == "FREQ=MONTHLY;BYMONTHDAY=5"
    fields: dict[str, object] = {
        "committer": "The Contractor",
        "imposer": None,
        "action": "submit a report",
        "kind": Kind.OBLIGATION,
        "due": None,
        "due_earliest": None,
        "grain": None,
        "recurrence": time.recurrence,
        "expression": time.expression.to_dict(),
    }
    return mention(**fields | given)


def occurrences(database: Database) -> list[CommitmentRow]:
    with database.read() as session:
        query = select(CommitmentRow).where(col(CommitmentRow.recurs_from_id).is_not(None))
        return list(session.exec(query.order_by(col(CommitmentRow.due))))


def sweep(database: Database, now: str) -> None:
    with database.write() as session:
        sweep_due(session, at(now))


def test_it_makes_the_next_occurrence_when_the_rule_is_stored(database: Database) -> None:
    stored = store(database, monthly())

    (rule,) = stored.commitments
    (first,) = occurrences(database)
    assert (rule.due, rule.recurrence, rule.status) == (None, "FREQ=MONTHLY;BYMONTHDAY=5", "pending")
    assert (first.due, first.recurrence, first.recurs_from_id) == (
        at("2025-09-06T00:00:00-04:00"),
        None,
        rule.id,
    )
    assert (first.status, first.committer, first.action) == ("pending", "The Contractor", "submit a report")


def test_it_makes_the_following_one_when_an_occurrence_lapses(database: Database) -> None:
    store(database, monthly())
    sweep(database, "2025-09-06T00:00:01-04:00")
    sweep(database, "2025-09-06T00:00:02-04:00")

    missed, coming = occurrences(database)
    assert (missed.status, coming.status) == ("missed", "pending")
    assert coming.due == at("2025-10-06T00:00:00-04:00")


def test_it_makes_the_following_one_when_an_occurrence_is_met_early(database: Database) -> None:
    store(database, monthly())
    (first,) = occurrences(database)
    with database.write() as session:
        acts.record_met(session, first.id, by="Ada", now=NOW + timedelta(days=3))

    assert [(row.status, row.due) for row in occurrences(database)] == [
        ("met", at("2025-09-06T00:00:00-04:00")),
        ("pending", at("2025-10-06T00:00:00-04:00")),
    ]


def test_it_makes_up_for_what_fell_due_while_nobody_looked(database: Database) -> None:
    store(database, monthly())
    sweep(database, "2025-11-10T00:00:00-05:00")

    assert [(row.status, row.due) for row in occurrences(database)] == [
        ("missed", at("2025-09-06T00:00:00-04:00")),
        ("missed", at("2025-10-06T00:00:00-04:00")),
        ("missed", at("2025-11-06T00:00:00-05:00")),
        ("pending", at("2025-12-06T00:00:00-05:00")),
    ]


def test_it_invents_nothing_that_fell_due_before_the_rule_was_stored(database: Database) -> None:
    store(database, monthly(), now="2026-02-10T00:00:00-05:00")

    assert [row.due for row in occurrences(database)] == [at("2026-03-06T00:00:00-05:00")]


def test_it_makes_no_more_once_the_rule_is_void(database: Database) -> None:
    (rule,) = store(database, monthly()).commitments
    with database.write() as session:
        acts.void(session, rule.id, reason="terminated", by="Ada", now=NOW)
    sweep(database, "2025-09-06T00:00:01-04:00")

    assert [row.status for row in occurrences(database)] == ["missed"]


def test_it_takes_a_report_of_the_deed_for_the_occurrence_not_the_rule(database: Database) -> None:
    store(database, monthly())
    done = evidence(
        actor="The Contractor",
        action="submit a report",
        happened_earliest="2025-09-04T12:00:00-04:00",
        happened_latest="2025-09-04T12:00:00-04:00",
    )
    store(database, done, publisher="The Client", published="2025-09-04T15:00:00-04:00")

    assert occurrences(database)[0].status == "met"


def test_it_knows_the_rule_again_in_another_document(database: Database) -> None:
    first = store(database, monthly())
    second = store(database, monthly(), publisher="The Other", published="2025-08-07T16:00:00-04:00")

    assert second.created == []
    assert [row.id for row in second.commitments] == first.created
    assert len(occurrences(database)) == 1


def test_it_goes_with_the_document_of_its_rule(database: Database) -> None:
    stored = store(database, monthly())
    with database.write() as session:
        delete_document(session, stored.document.id, by="Ada", now=NOW)

    assert occurrences(database) == []
    with database.read() as session:
        assert session.exec(select(SightingRow)).all() == []
