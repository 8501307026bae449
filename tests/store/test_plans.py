"""The hot queries use their indexes: a lost one fails here, without a clock.

Each query function is run on a few thousand rows; the statements it sent are explained by the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, text
from sqlmodel import Session

from tests.databases import postgres_copy, sqlite_copy
from tests.store.builders import at, mention
from tracker.store import changes, deliveries, digest_facts, documents, evidence
from tracker.store.candidates import candidates
from tracker.store.columns import new_id
from tracker.store.commitments import Filter, list_commitments
from tracker.store.database import Database
from tracker.store.events import Scope, name_event
from tracker.store.frames import freeze
from tracker.store.models import (
    BlockRow,
    ChangeRow,
    CommitmentRow,
    DeliveryRow,
    DocumentRow,
    EndpointRow,
    EvidenceRow,
    SightingRow,
)
from tracker.store.paging import encode_cursor
from tracker.store.sweeps import next_look_at, sweep_due
from tracker.temporal.model import Reference

NOW = at("2025-08-06T16:00:00-04:00")
MANY = 4_000


def seed(database: Database) -> None:
    """Thousands of commitments, of which few are due, with changes, deliveries and what else is looked up."""
    stated = freeze(mention())
    with database.write() as session:
        endpoint = EndpointRow(url="https://example.org/", secret="s", created_at=NOW, updated_at=NOW)
        session.add(endpoint)
        session.flush()
        rows = [commitment(number, stated) for number in range(MANY)]
        put(session, CommitmentRow, rows)
        put(session, SightingRow, [sighting(row) for row in rows])
        put(session, BlockRow, [block(row, n) for n, row in enumerate(rows)])
        put(session, ChangeRow, [change(row) for row in rows])
        put(session, DeliveryRow, [delivery(row, endpoint, n) for n, row in enumerate(rows)])
        put(session, EvidenceRow, [found(row, n) for n, row in enumerate(rows)])
        put(session, DocumentRow, [document(n) for n in range(MANY)])
    with database.engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        connection.commit()


def put(session: Session, table: Any, rows: list[Any]) -> None:
    session.execute(insert(table), [row.model_dump() for row in rows])


def commitment(number: int, stated: dict[str, Any]) -> CommitmentRow:
    due = NOW + timedelta(hours=number)
    return CommitmentRow(
        committer_key=f"party {number % 400}",
        action="act",
        kind="pledge",
        mode="achieve",
        status="pending" if number % 10 else "missed",
        basis="not due yet",
        since=NOW,
        due=due,
        next_look_at=due if number % 10 else None,
        sort_at=due,
        counts_from="close" if number % 100 == 0 else None,
        stated=stated,
        made_at=NOW - timedelta(hours=number),
        created_at=NOW,
        updated_at=NOW,
    )


def sighting(row: CommitmentRow) -> SightingRow:
    return SightingRow(
        commitment_id=row.id,
        quote="",
        published_at=row.made_at,
        said_at=row.made_at,
        found=row.stated,
        confidence=1.0,
        extractor="1",
        created_at=NOW,
    )


def block(row: CommitmentRow, number: int) -> BlockRow:
    return BlockRow(key=f"who:party {number % 40}", commitment_id=row.id, made_at=row.made_at)


def change(row: CommitmentRow) -> ChangeRow:
    return ChangeRow(
        commitment_id=row.id,
        sequence=1,
        kind="created",
        at=row.made_at,
        noticed_at=row.made_at,
        status="pending",
        basis="not due yet",
        by="document",
    )


def delivery(row: CommitmentRow, endpoint: EndpointRow, number: int) -> DeliveryRow:
    return DeliveryRow(
        endpoint_id=endpoint.id,
        commitment_id=row.id,
        event_type="commitment.created",
        state="delivered" if number % 20 else "pending",
        next_attempt_at=row.sort_at,
        created_at=NOW,
    )


def found(row: CommitmentRow, number: int) -> EvidenceRow:
    state = "accepted" if number % 20 else "suggested"
    return EvidenceRow(
        commitment_id=row.id,
        effect="done",
        said_earliest=NOW,
        said_latest=NOW,
        zone="UTC",
        state=state,
        created_at=NOW,
    )


def document(number: int) -> DocumentRow:
    at_ = NOW - timedelta(hours=number)
    return DocumentRow(
        identity=f"{number:064}",
        text="text",
        published_earliest=at_,
        published_latest=at_,
        timezone="UTC",
        genre="news",
        pipeline="none",
        extractor="1",
        stored_at=at_,
    )


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def seeded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One seeded database for all plans, on SQLite and on PostgreSQL."""
    with ExitStack() as stack:
        if request.param == "postgres":
            url = stack.enter_context(postgres_copy(request.getfixturevalue("postgres_server")))
        else:
            folder = tmp_path_factory.mktemp("plans")
            url = sqlite_copy(request.getfixturevalue("sqlite_template"), folder)
        database = Database.open(url)
        stack.callback(database.close)
        seed(database)
        yield database


def plans(database: Database, act: Callable[[Session], object]) -> str:
    """How the database will find what `act` asks for: the plans of all it selects."""
    sent: list[tuple[str, Any]] = []

    def keep(_c: Connection, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().startswith("SELECT"):
            sent.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", keep)
    try:
        with database.read() as session:
            act(session)
    finally:
        event.remove(database.engine, "before_cursor_execute", keep)
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    with database.engine.connect() as connection:
        return "\n".join(
            str(row)
            for statement, parameters in sent
            for row in connection.exec_driver_sql(explain + statement, parameters)
        )


CURSOR = encode_cursor((NOW + timedelta(hours=9), new_id()))

HOT: list[tuple[str, Callable[[Session], object]]] = [
    ("ix_commitments_next_look_at", lambda session: sweep_due(session, NOW)),
    ("ix_commitments_next_look_at", next_look_at),
    ("ix_commitments_sort", lambda session: list_commitments(session)),
    ("ix_commitments_sort", lambda session: list_commitments(session, cursor=CURSOR)),
    ("ix_commitments_status_sort", lambda session: list_commitments(session, Filter(status=["missed"]))),
    ("ix_commitments_committer_sort", lambda session: list_commitments(session, Filter(committer="party 7"))),
    ("ix_commitments_counts_from", lambda session: name(session, "closing")),
    ("ix_commitments_awaiting_review", digest_facts.waiting_for_decision),
    ("_sort", lambda session: digest_facts.pending_within(session, NOW, NOW)),
    (
        "ix_commitment_blocks_key_made_at",
        lambda session: candidates(session, {"who:party 7"}, Reference.instant(NOW, "UTC")),
    ),
    ("ix_deliveries_pending", lambda session: claim(session)),
    ("ix_deliveries_pending", deliveries.next_delivery_at),
    ("ix_deliveries_state_id", lambda session: deliveries.list_deliveries(session, state="failed")),
    ("uq_changes_commitment_id_sequence", lambda session: changes.changes_of(session, new_id())),
    ("ix_changes_noticed_at_id", lambda session: changes.list_changes(session)),
    ("ix_documents_published_earliest_id", lambda session: documents.list_documents(session)),
    ("uq_documents_identity", lambda session: documents.find_document(session, "none")),
    ("ix_evidence_state_id", lambda session: evidence.list_evidence(session, state="suggested")),
]

ORDERED = ("ix_commitments_sort", "ix_commitments_status_sort", "ix_changes_noticed_at_id")
"""Indexes that also give the order: a page of any list costs what it holds."""


def name(session: Session, event_name: str) -> object:
    at_ = Reference.instant(NOW, "UTC")
    return name_event(session, event_name, at_, scope=Scope(), by="Ada", now=NOW, preview=True)


def claim(session: Session) -> object:
    return deliveries.claim_deliveries(session, "one", lease=timedelta(minutes=1), limit=10, now=NOW)


@pytest.mark.parametrize(
    ("index", "act"), HOT, ids=[f"{index}-{number}" for number, (index, _) in enumerate(HOT)]
)
def test_it_finds_what_it_looks_for_by_index(
    seeded: Database, index: str, act: Callable[[Session], object]
) -> None:
    unnamed = "sqlite_autoindex" if index.startswith("uq_") and seeded.is_sqlite else index
    assert unnamed in plans(seeded, act)


@pytest.mark.parametrize("act", [act for index, act in HOT if index in ORDERED])
def test_it_takes_the_order_of_a_list_from_the_index(
    seeded: Database, act: Callable[[Session], object]
) -> None:
    plan = plans(seeded, act)

    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan
