"""A commitment that cannot be judged holds back no other, and is judged once it can be."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session

from jobs.sweep import SweepConfig, SweepResult, SweepWorker
from tests.jobs.outbox import add_endpoint
from tests.jobs.promises import commitment, deliveries, promise
from tests.jobs.test_sweep import DUE, HOUR, MADE, SECOND
from tracker.errors import Unavailable
from tracker.store.database import Database
from tracker.store.models import CommitmentRow, StuckRow
from tracker.store.stuck import FIRST_WAIT, LONGEST_WAIT, list_stuck, wait_after


def damage(database: Database, commitment_id: UUID) -> dict[str, object]:
    """Lose the words that its verdict is computed from; what they were."""
    with database.write() as session:
        row = session.get_one(CommitmentRow, commitment_id)
        lost, row.stated = row.stated, {}
    return lost


def repair(database: Database, commitment_id: UUID, stated: dict[str, object]) -> None:
    with database.write() as session:
        session.get_one(CommitmentRow, commitment_id).stated = stated


def stuck(database: Database) -> list[StuckRow]:
    with database.read() as session:
        return list_stuck(session)


def many(database: Database, count: int = 9) -> list[UUID]:
    return [promise(database, DUE + number * SECOND, now=MADE) for number in range(count)]


@pytest.mark.parametrize("place", [0, 4, 8])
def test_it_judges_all_others_on_time(database: Database, place: int) -> None:
    add_endpoint(database, "https://a.test/hook", events=["commitment.lapsed"])
    promised = many(database)
    damage(database, promised[place])

    result = SweepWorker(database).run_once(DUE + HOUR)

    assert (result.looked, result.stuck) == (9, 1)
    others = [one for one in promised if one != promised[place]]
    assert {commitment(database, one).status for one in others} == {"missed"}
    assert [message.commitment_id for message in deliveries(database)] == others


def test_it_does_not_let_damaged_ones_fill_every_batch(database: Database) -> None:
    promised = many(database)
    for one in promised[:4]:
        damage(database, one)
    worker = SweepWorker(database, SweepConfig(batch=2))
    now = DUE + HOUR

    while worker.run_once(now).more:
        pass

    assert {commitment(database, one).status for one in promised[4:]} == {"missed"}
    assert {row.commitment_id for row in stuck(database)} == set(promised[:4])


def test_it_passes_over_a_row_that_cannot_even_be_read(sqlite_database: Database) -> None:
    """SQLite keeps JSON as text, and takes any; PostgreSQL refuses to store it."""
    promised = many(sqlite_database, 3)
    with sqlite_database.write() as session:
        torn = text("UPDATE commitments SET stated = '{torn' WHERE id = :id")
        session.execute(torn, {"id": promised[1].hex})

    assert SweepWorker(sqlite_database).run_once(DUE + HOUR).stuck == 1
    assert commitment(sqlite_database, promised[0]).status == "missed"
    assert commitment(sqlite_database, promised[2]).status == "missed"


def test_it_says_which_and_why_and_leaves_it_as_it_was(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    (promised,) = many(database, 1)
    damage(database, promised)

    SweepWorker(database).run_once(DUE + HOUR)

    (row,) = stuck(database)
    assert (row.commitment_id, row.since, row.tries) == (promised, DUE + HOUR, 1)
    assert row.reason.startswith("ValidationError: ")
    assert commitment(database, promised).status == "pending"
    assert f"commitment {promised} could not be judged" in caplog.text


def test_it_looks_again_less_and_less_often(database: Database) -> None:
    (promised,) = many(database, 1)
    damage(database, promised)
    worker, now = SweepWorker(database), DUE + HOUR

    worker.run_once(now)
    assert worker.run_once(now) == SweepResult()
    worker.run_once(now + FIRST_WAIT)

    assert stuck(database)[0].tries == 2
    assert next_look(database, promised) == now + 3 * FIRST_WAIT
    assert [wait_after(tries) for tries in (1, 2, 3, 7, 10_000)] == [
        *(FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT),
        *(LONGEST_WAIT, LONGEST_WAIT),
    ]


def test_it_judges_it_as_of_its_due_once_it_can(database: Database) -> None:
    (promised,) = many(database, 1)
    words = damage(database, promised)
    worker = SweepWorker(database)
    worker.run_once(DUE + HOUR)

    repair(database, promised, words)
    worker.run_once(DUE + HOUR + FIRST_WAIT)

    assert stuck(database) == []
    judged = commitment(database, promised)
    assert (judged.status, judged.lapsed_at) == ("missed", DUE)


def test_it_blames_no_commitment_when_the_database_fails(sqlite_database: Database) -> None:
    """A full disk is nobody's fault: nothing is marked, and all is tried again."""
    many(sqlite_database)
    with sqlite_database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    worker = SweepWorker(sqlite_database)
    full = DUE + HOUR

    with pytest.raises(Unavailable):
        fill_up(sqlite_database)
    with pytest.raises(Unavailable):
        worker.run_once(full)

    assert stuck(sqlite_database) == []


def fill_up(database: Database) -> None:
    """Use what room is left in the pages that there are."""
    while True:
        with database.write() as session:
            _one_more(session)


def _one_more(session: Session) -> None:
    session.execute(text("CREATE TABLE IF NOT EXISTS ballast (bytes BLOB)"))
    session.execute(text("INSERT INTO ballast VALUES (zeroblob(200))"))


def next_look(database: Database, commitment_id: UUID) -> datetime | None:
    return commitment(database, commitment_id).next_look_at


def test_it_never_waits_longer_than_an_hour() -> None:
    assert max(wait_after(tries) for tries in range(1, 100)) == timedelta(hours=1)
