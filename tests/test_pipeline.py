"""From a text to stored, linked and judged commitments, through the real reader, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from tests.store.builders import at
from tracker.errors import InvalidText, InvalidTime, TrackerError, UnknownZone
from tracker.pipeline import Ingested, NewDocument, ingest
from tracker.store.changes import changes_of
from tracker.store.database import Database
from tracker.store.models import CommitmentRow, DocumentRow, EventRow, Row, SightingRow
from tracker.store.sweeps import sweep_due

STORY = (
    "WASHINGTON — The president has given Russia until Friday to show real progress toward peace or face a "
    "fresh round of tariffs. He once claimed that he would end the war within 24 hours of taking office."
)
OTHER_STORY = "Russia has until Friday to show real progress toward peace, the White House said on Wednesday."
DEED = "Russia showed real progress toward peace on Friday at 8 p.m., a Ukrainian official said."
PUBLISHED = "2025-08-06T16:00:00-04:00"
FRIDAY_END = at("2025-08-09T00:00:00-04:00")


def put(database: Database, text: str = STORY, published: str = PUBLISHED, **given: object) -> Ingested:
    fields = {"timezone": "America/New_York", "publisher": "The Daily"} | given
    new = NewDocument(text, published, **fields)  # type: ignore[arg-type]
    return ingest(database, new, now=at(PUBLISHED) + timedelta(hours=1))


def russia(done: Ingested) -> CommitmentRow:
    return next(row for row in done.commitments if row.committer == "Russia")


def test_it_finds_stores_and_watches_what_a_story_tells(database: Database) -> None:
    done = put(database)

    row = russia(done)
    assert done.created and set(done.new_commitments) == {each.id for each in done.commitments}
    assert (row.kind, row.due, row.status) == ("ultimatum", FRIDAY_END, "pending")
    assert [each.awaits_event for each in done.commitments] == [None, "taking office"]
    with database.read() as session:
        found = session.exec(select(SightingRow).order_by("start_char")).all()
        document = session.exec(select(DocumentRow)).one()
    assert [document.text[each.start_char : each.end_char] for each in found] == [
        each.quote for each in found
    ]
    assert document.pipeline.startswith("en_core_web_sm")


def test_it_changes_nothing_for_a_document_it_has(database: Database) -> None:
    first = put(database)
    again = put(database, title="another title")

    assert not again.created and again.new_commitments == []
    assert again.document.id == first.document.id
    assert [row.id for row in again.commitments] == [row.id for row in first.commitments]


@pytest.mark.parametrize("other", [{"publisher": "The Other"}, {"published": "2025-08-13T16:00:00-04:00"}])
def test_it_takes_the_same_text_elsewhere_or_later_for_another_document(
    sqlite_database: Database, other: dict[str, str]
) -> None:
    first = put(sqlite_database)
    second = put(sqlite_database, **other)

    assert second.created and second.document.id != first.document.id


def test_it_joins_two_outlets_reports_and_meets_them_by_a_third(database: Database) -> None:
    first = put(database)
    second = put(database, OTHER_STORY, "2025-08-06T19:00:00-04:00", publisher="The Other")
    assert russia(second).id == russia(first).id

    with database.write() as session:
        sweep_due(session, at("2025-08-09T01:00:00-04:00"))
    put(database, DEED, "2025-08-09T08:00:00-04:00", publisher="The Third")

    with database.read() as session:
        row = session.get_one(CommitmentRow, russia(first).id)
        kinds = [change.kind for change in changes_of(session, row.id)]
    assert (row.status, row.since) == ("met", at("2025-08-08T20:00:00-04:00"))
    assert kinds == ["created", "sighted", "lapsed", "corrected"]


def test_it_resolves_what_counts_from_an_event_given_with_the_document(database: Database) -> None:
    done = put(database, events={"taking office": "2025-01-20T12:00:00-05:00"})

    assert done.commitments[-1].due == at("2025-01-21T12:00:00-05:00")
    assert done.document.given_events["taking office"]["earliest"] == "2025-01-20T17:00:00Z"
    with database.read() as session:
        assert session.exec(select(EventRow)).all() == []


def test_it_stores_a_document_with_nothing_to_track(sqlite_database: Database) -> None:
    done = put(sqlite_database, "The lake was calm. Nobody spoke.")

    assert done.created and done.commitments == []


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        ({"text": "  \n"}, InvalidText),
        ({"text": "a \x00 b"}, InvalidText),
        ({"text": "a \ud800 b"}, InvalidText),
        ({"publisher": "\x00"}, InvalidText),
        ({"events": {"\x00": "2025-01-20"}}, InvalidText),
        ({"published": "2025-02-30"}, InvalidTime),
        ({"published": "2025-08-06T16:00:00"}, InvalidTime),
        ({"events": {"taking office": "soon"}}, InvalidTime),
        ({"timezone": "Mars/Olympus"}, UnknownZone),
        ({"policies": {"no such": "policy"}}, TrackerError),
    ],
    ids=repr,
)
def test_it_refuses_bad_input_and_stores_nothing(
    sqlite_database: Database, bad: dict[str, object], error: type[TrackerError]
) -> None:
    with pytest.raises(error):
        put(sqlite_database, **bad)  # type: ignore[arg-type]

    with sqlite_database.read() as session:
        counts = {
            table.name: len(session.execute(table.select()).all()) for table in Row.metadata.sorted_tables
        }
    assert set(counts.values()) == {0}
