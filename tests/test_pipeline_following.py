"""What the store decides, document by document, is what the pure `follow` decides over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import permutations

import pytest
from sqlmodel import select

from tests.store.builders import at
from tracker.following import Document, follow
from tracker.pipeline import NewDocument, ingest
from tracker.store.database import Database
from tracker.store.models import CommitmentRow
from tracker.store.sweeps import sweep_due

NOW = at("2025-08-20T12:00:00-04:00")
ZONE = "America/New_York"

DEMAND = Document(
    "demand",
    "The president gave Russia until Friday to show real progress toward peace or face new tariffs.",
    "2025-08-06T16:00:00-04:00",
    timezone=ZONE,
    publisher="The Daily",
)
RETOLD = Document(
    "retold",
    "Russia has until Friday to show real progress toward peace, the White House said on Wednesday.",
    "2025-08-06T19:00:00-04:00",
    timezone=ZONE,
    publisher="The Other",
)
DEED = Document(
    "deed",
    "Russia showed real progress toward peace on Friday at 8 p.m., a Ukrainian official said.",
    "2025-08-09T08:00:00-04:00",
    timezone=ZONE,
    publisher="The Third",
)


def stored(database: Database, documents: Sequence[Document]) -> list[tuple[object, ...]]:
    """What is stored of the commitments at the end, each document ingested as soon as it was published."""
    for document in documents:
        new = NewDocument(
            document.text, document.published_at, document.timezone, document.publisher, genre=document.genre
        )
        ingest(database, new, now=NOW - timedelta(hours=1))
    with database.write() as session:
        sweep_due(session, NOW)
    with database.read() as session:
        rows = session.exec(select(CommitmentRow)).all()
    return sorted((row.action, row.status, row.basis, row.due, row.since) for row in rows)


@pytest.mark.parametrize(
    "order", list(permutations([DEMAND, RETOLD, DEED])), ids=lambda order: "-".join(one.id for one in order)
)
def test_it_ends_where_the_pure_function_ends_in_any_order(
    sqlite_database: Database, order: Sequence[Document]
) -> None:
    followed = follow([DEMAND, RETOLD, DEED], now=NOW)

    expected = sorted(
        (one.commitment.action, one.status.value, one.verdict.basis.value, one.due, one.verdict.since)
        for one in followed
    )
    assert stored(sqlite_database, order) == expected
    assert [one.status.value for one in followed] == ["met"]


MOVED = Document(
    "moved",
    "The president gave Russia until Monday to show real progress toward peace or face new tariffs.",
    "2025-08-07T16:00:00-04:00",
    timezone=ZONE,
    publisher="The Other",
)


def test_it_reads_a_document_against_what_stood_when_it_was_published(sqlite_database: Database) -> None:
    """The demand had lapsed when the news of its new date was ingested, but not when that was told."""
    followed = follow([DEMAND, MOVED], now=NOW)

    assert [one.due for one in followed] == [at("2025-08-12T00:00:00-04:00")]
    assert [row[3] for row in stored(sqlite_database, [DEMAND, MOVED])] == [one.due for one in followed]
