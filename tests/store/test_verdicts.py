"""The sweep: what the clock alone decides, recorded once, with its deliveries, whatever goes wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from tests.store.builders import at, mention, store
from tracker.commitments.model import Kind, Mode
from tracker.store.changes import changes_of
from tracker.store.database import Database
from tracker.store.endpoints import EndpointTerms, create_endpoint
from tracker.store.models import ChangeRow, CommitmentRow, DeliveryRow
from tracker.store.sweeps import next_look_at, sweep_due
from tracker.store.verdicts import disagreements

DUE = at("2025-08-09T00:00:00-04:00")
NOW = at("2025-08-09T00:00:10-04:00")


def subscribe(database: Database, **terms: object) -> None:
    with database.write() as session:
        wanted = EndpointTerms(url="https://example.org/hook", **terms)  # type: ignore[arg-type]
        create_endpoint(session, wanted, now=at("2025-08-01T00:00:00Z"))


def sweep(database: Database, now: object = NOW, limit: int = 500) -> list[ChangeRow]:
    with database.write() as session:
        return sweep_due(session, now, limit).changes  # type: ignore[arg-type]


def deliveries(database: Database) -> list[DeliveryRow]:
    with database.read() as session:
        return list(session.exec(select(DeliveryRow).order_by("id")))


def test_it_marks_what_is_past_due_as_missed_and_dates_the_lapse_at_the_due(database: Database) -> None:
    (row,) = store(database, mention()).commitments

    (lapse,) = sweep(database)

    assert (lapse.kind, lapse.status, lapse.basis) == ("lapsed", "missed", "no fulfilment recorded")
    assert (lapse.at, lapse.noticed_at, lapse.by) == (DUE, NOW, "clock")
    assert (lapse.status_before, lapse.commitment_id, lapse.backdated) == ("pending", row.id, False)


def test_it_records_a_lapse_once(database: Database) -> None:
    store(database, mention())
    sweep(database)

    assert sweep(database) == []
    assert sweep(database, NOW + timedelta(days=30)) == []


def test_it_leaves_alone_what_is_not_due(database: Database) -> None:
    store(database, mention())

    assert sweep(database, at("2025-08-07T12:00:00-04:00")) == []


def test_it_reminds_before_the_due(database: Database) -> None:
    store(database, mention())

    (soon,) = sweep(database, DUE - timedelta(hours=24))

    assert (soon.kind, soon.status, soon.at) == ("due_soon", "pending", DUE - timedelta(hours=24))


def test_it_keeps_a_clock_time_in_time_at_the_very_instant(database: Database) -> None:
    store(database, mention(due="2025-08-08T17:00:00-04:00", due_inclusive=True, grain="minute"))
    five = at("2025-08-08T17:00:00-04:00")

    assert "lapsed" not in [change.kind for change in sweep(database, five)]
    assert [change.kind for change in sweep(database, five + timedelta(seconds=1))] == ["lapsed"]


def test_it_finds_a_ban_kept_when_its_time_is_over(database: Database) -> None:
    store(database, mention(mode=Mode.REFRAIN, kind=Kind.PLEDGE, action="carry out strikes"))

    (kept,) = sweep(database)

    assert (kept.kind, kept.status, kept.basis) == ("met", "met", "no breach recorded")


def test_it_looks_at_no_more_than_asked_the_longest_overdue_first(database: Database) -> None:
    store(database, mention(), mention(action="free the prisoners", due="2025-08-08T00:00:00-04:00"))

    with database.write() as session:
        first = sweep_due(session, NOW, limit=1)
    with database.write() as session:
        second = sweep_due(session, NOW, limit=1)
    with database.write() as session:
        third = sweep_due(session, NOW, limit=1)

    assert [lapse.at for lapse in first.changes] == [at("2025-08-08T00:00:00-04:00")]
    assert [lapse.at for lapse in second.changes] == [DUE]
    assert third.looked == 0


def test_it_says_when_to_wake_next(database: Database) -> None:
    with database.read() as session:
        assert next_look_at(session) is None
    store(database, mention())
    with database.read() as session:
        assert next_look_at(session) == DUE - timedelta(hours=24)


def test_it_writes_a_delivery_with_each_lapse_for_every_endpoint_that_wants_it(database: Database) -> None:
    subscribe(database, events=["commitment.lapsed"])
    subscribe(database, events=["commitment.met"])
    subscribe(database)
    (row,) = store(database, mention()).commitments

    (lapse,) = sweep(database)

    told = [delivery for delivery in deliveries(database) if delivery.change_id == lapse.id]
    assert len(told) == 2
    message = told[0].payload
    assert message["type"] == told[0].event_type == "commitment.lapsed"
    assert message["data"]["id"] == str(row.id)
    assert message["data"]["basis"] == "no fulfilment recorded"
    assert message["data"]["due"] == "2025-08-09T00:00:00-04:00"
    assert message["data"]["change"]["sequence"] == lapse.sequence
    assert told[0].next_attempt_at == NOW


def test_it_announces_nothing_that_was_past_when_it_was_stored(database: Database) -> None:
    subscribe(database, events=["commitment.lapsed", "commitment.met"])
    store(database, mention(), now="2025-08-12T00:00:00-04:00")

    assert deliveries(database) == []


def test_it_filters_by_committer_kind_tag_and_confidence(database: Database) -> None:
    subscribe(database, committers=["Moscow"], events=["commitment.lapsed"])
    subscribe(database, committers=["France"], events=["commitment.lapsed"])
    subscribe(database, kinds=["pledge"], events=["commitment.lapsed"])
    subscribe(database, tags=["war"], events=["commitment.lapsed"])
    subscribe(database, min_confidence=0.95, events=["commitment.lapsed"])
    store(database, mention())
    sweep(database)

    assert len(deliveries(database)) == 1


def test_it_keeps_status_change_and_delivery_together_when_killed_between(database: Database) -> None:
    subscribe(database)
    (row,) = store(database, mention()).commitments
    before = len(deliveries(database))

    with pytest.raises(KeyboardInterrupt), database.write() as session:
        sweep_due(session, NOW)
        raise KeyboardInterrupt

    with database.read() as session:
        assert session.get_one(CommitmentRow, row.id).status == "pending"
        assert [change.kind for change in changes_of(session, row.id)] == ["created"]
    assert len(deliveries(database)) == before
    assert [change.kind for change in sweep(database)] == ["lapsed"]


def test_it_passes_over_what_another_worker_holds(postgres_database: Database) -> None:
    store(postgres_database, mention(), mention(action="free the prisoners"))

    with postgres_database.write() as first, postgres_database.write() as second:
        held = sweep_due(first, NOW, limit=1)
        others = sweep_due(second, NOW, limit=10)

    assert (held.looked, others.looked) == (1, 1)
    assert held.changes[0].commitment_id != others.changes[0].commitment_id


def test_it_stores_what_the_pure_function_says(database: Database) -> None:
    store(database, mention(), mention(action="free the prisoners", due=None, due_earliest=None))
    sweep(database)

    with database.read() as session:
        rows = session.exec(select(CommitmentRow)).all()
        assert disagreements(session, rows, NOW) == []


def test_it_notices_a_status_that_was_tampered_with(database: Database) -> None:
    (row,) = store(database, mention()).commitments
    with database.write() as session:
        stored = session.get_one(CommitmentRow, row.id)
        stored.verdict = {**stored.verdict, "status": "met"}

    with database.read() as session:
        rows = session.exec(select(CommitmentRow)).all()
        assert [found.id for found in disagreements(session, rows, at("2025-08-06T17:00:00-04:00"))] == [
            row.id
        ]


def test_it_delays_the_announcement_by_the_grace_but_not_the_verdict(database: Database) -> None:
    subscribe(database, events=["commitment.lapsed"])
    (row,) = store(database, mention()).commitments
    with database.write() as session:
        session.get_one(CommitmentRow, row.id).grace_seconds = 3600

    (lapse,) = sweep(database)

    (told,) = deliveries(database)
    assert (lapse.at, told.next_attempt_at) == (DUE, DUE + timedelta(hours=1))
