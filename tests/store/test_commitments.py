"""Lists of commitments: their order, filters and pages; and those entered by hand."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.builders import ZONE, at, mention, store
from tracker.commitments.model import ConditionType, Kind
from tracker.errors import InvalidInput, InvalidText, NotFound
from tracker.store.columns import new_id
from tracker.store.commitments import (
    Filter,
    count_by_status,
    get_commitment,
    list_commitments,
    set_tags,
    sightings_of,
    whole_of,
)
from tracker.store.committers import add_alias, aliases_of, committer_for, list_committers
from tracker.store.database import Database
from tracker.store.hand import ByHand, add_by_hand
from tracker.store.models import CommitmentRow
from tracker.store.sweeps import sweep_due
from tracker.temporal.model import Reference

NOW = at("2025-08-06T17:00:00-04:00")
LATER = at("2025-08-09T12:00:00-04:00")


@pytest.fixture
def rows(database: Database) -> list[CommitmentRow]:
    """Three commitments: Russia's by Friday, France's by Thursday, and an open one of Russia."""
    return store(
        database,
        mention(),
        mention(
            committer="France",
            imposer=None,
            action="sign the pact",
            kind=Kind.PLEDGE,
            due="2025-08-08T00:00:00-04:00",
            confidence=0.5,
        ),
        mention(action="reduce its forces", due=None, due_earliest=None, vague=True),
    ).commitments


def actions(database: Database, wanted: Filter | None = None) -> list[str]:
    with database.read() as session:
        return [row.action for row in list_commitments(session, wanted).items]


def paged(database: Database, limit: int) -> list[str]:
    """All actions, read page by page."""
    found: list[str] = []
    cursor = None
    while True:
        with database.read() as session:
            page = list_commitments(session, cursor=cursor, limit=limit)
        found += [row.action for row in page.items]
        if (cursor := page.next) is None:
            return found


def test_it_lists_the_soonest_due_first_and_open_ends_last(
    database: Database, rows: list[CommitmentRow]
) -> None:
    assert actions(database) == ["sign the pact", "show real progress", "reduce its forces"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(status=["pending"]), 3),
        (Filter(status=["met", "missed"]), 0),
        (Filter(kind=["pledge"]), 1),
        (Filter(kind=["pledge", "ultimatum"]), 3),
        (Filter(mode="achieve"), 3),
        (Filter(committer="the Kremlin"), 2),
        (Filter(committer="Atlantis"), 0),
        (Filter(imposer="trump"), 2),
        (Filter(due_before=at("2025-08-08T12:00:00-04:00")), 1),
        (Filter(due_from=at("2025-08-08T12:00:00-04:00"), due_before=at("2026-01-01T00:00:00Z")), 1),
        (Filter(since_from=NOW), 0),
        (Filter(min_confidence=0.8), 2),
        (Filter(vague=True), 1),
        (Filter(awaiting_review=True), 0),
        (Filter(awaiting_event=True), 0),
        (Filter(awaiting_event=False), 3),
        (Filter(text="PACT"), 1),
        (Filter(text="%"), 0),
        (Filter(document_id=UUID(int=1)), 0),
        (Filter(tag="none"), 0),
    ],
    ids=repr,
)
def test_it_lists_only_what_the_filter_lets_through(
    database: Database, rows: list[CommitmentRow], wanted: Filter, found: int
) -> None:
    assert len(actions(database, wanted)) == found


def test_it_filters_by_status_after_a_sweep(database: Database, rows: list[CommitmentRow]) -> None:
    with database.write() as session:
        sweep_due(session, LATER)

    assert actions(database, Filter(status=["missed"])) == ["sign the pact", "show real progress"]
    with database.read() as session:
        assert count_by_status(session) == {"missed": 2, "pending": 1}


def test_it_filters_by_document_and_by_tag(database: Database, rows: list[CommitmentRow]) -> None:
    with database.write() as session:
        assert set_tags(session, rows[0].id, [" war ", "peace", ""]) == ["peace", "war"]
        assert set_tags(session, rows[0].id, ["war"]) == ["war"]
        documents = [document.id for _, document in sightings_of(session, rows[0].id) if document]

    assert actions(database, Filter(tag="war")) == ["show real progress"]
    assert actions(database, Filter(tag="peace")) == []
    assert len(actions(database, Filter(document_id=documents[0]))) == 3


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_it_pages_without_repeating_or_missing_any(
    database: Database, rows: list[CommitmentRow], limit: int
) -> None:
    assert paged(database, limit) == actions(database)


def test_it_keeps_its_place_when_rows_come_and_go_between_pages(
    database: Database, rows: list[CommitmentRow]
) -> None:
    with database.read() as session:
        first = list_commitments(session, limit=1)
    store(database, mention(action="act earlier", due="2025-08-07T00:00:00-04:00"), publisher="The Other")

    with database.read() as session:
        rest = list_commitments(session, cursor=first.next, limit=10)
    assert [row.action for row in rest.items] == ["show real progress", "reduce its forces"]


@pytest.mark.parametrize("limit", [0, -1, 501])
def test_it_refuses_a_page_of_an_impossible_length(database: Database, limit: int) -> None:
    with pytest.raises(InvalidInput) as refused, database.read() as session:
        list_commitments(session, limit=limit)
    assert refused.value.field == "limit"


def test_it_knows_no_commitment_that_is_not_stored(database: Database) -> None:
    with database.read() as session:
        for look in (get_commitment, whole_of):
            with pytest.raises(NotFound):
                look(session, new_id())
        with pytest.raises(NotFound):
            set_tags(session, new_id(), ["war"])


def test_it_lets_another_name_mean_the_same_committer(database: Database, rows: list[CommitmentRow]) -> None:
    with database.write() as session:
        russia = committer_for(session, "Russia", now=NOW)
        add_alias(session, russia.id, "The Bear")
        add_alias(session, russia.id, "the bear")
    with database.read() as session:
        assert aliases_of(session, russia.id) == ["The Bear"]
        assert [row.name for row in list_committers(session).items] == ["Russia", "France"]

    assert len(actions(database, Filter(committer="the bear"))) == 2
    stored = store(database, mention(committer="The Bear", action="hibernate"), publisher="The Other")
    assert stored.commitments[0].committer_id == russia.id


def test_it_stores_what_a_person_enters_and_watches_it(database: Database) -> None:
    entered = ByHand(
        action="file the report",
        committer="Acme",
        due=Reference.day(date(2025, 8, 8), ZONE),
        timezone=ZONE,
        tags=["audit"],
    )
    with database.write() as session:
        row = add_by_hand(session, entered, by="Ada", now=NOW)

    assert (row.status, row.origin, row.committer, row.kind) == ("pending", "hand", "Acme", "obligation")
    assert (row.due, row.due_inclusive) == (at("2025-08-09T00:00:00-04:00"), False)
    assert actions(database, Filter(tag="audit")) == ["file the report"]
    with database.read() as session:
        ((sighting, document),) = sightings_of(session, row.id)
    assert (sighting.extractor, document) == ("by hand", None)


def test_it_recognises_what_was_entered_by_hand_when_a_text_tells_it(database: Database) -> None:
    until = Reference.day(date(2025, 8, 8), ZONE)
    entered = ByHand(action="show real progress", committer="Russia", due=until, timezone=ZONE)
    with database.write() as session:
        row = add_by_hand(session, entered, by="Ada", now=NOW)
    stored = store(database, mention(), published="2025-08-06T18:00:00-04:00")

    assert stored.created == []
    assert [found.id for found in stored.commitments] == [row.id]


def test_it_announces_what_is_past_when_entered_only_if_asked(database: Database) -> None:
    entered = ByHand(
        action="file",
        due=Reference.instant(at("2025-08-01T12:00:00Z"), "UTC"),
        made_at=Reference.instant(at("2025-07-01T12:00:00Z"), "UTC"),
    )
    with database.write() as session:
        row = add_by_hand(session, entered, by="Ada", now=NOW)
    with database.read() as session:
        lapse = whole_of(session, row.id).changes[-1]
    assert (row.status, lapse.kind, lapse.backdated) == ("missed", "lapsed", True)


@pytest.mark.parametrize(
    ("entered", "field"),
    [
        (ByHand(action=" "), "action"),
        (ByHand(action="file", condition="if it rains"), "condition_type"),
        (ByHand(action="file", condition_type=ConditionType.ESCAPE), "condition_type"),
        (
            ByHand(
                action="file",
                earliest=Reference.day(date(2025, 9, 1), ZONE),
                due=Reference.day(date(2025, 8, 1), ZONE),
            ),
            "due",
        ),
    ],
)
def test_it_refuses_an_entry_that_makes_no_sense(database: Database, entered: ByHand, field: str) -> None:
    with pytest.raises(InvalidInput) as refused, database.write() as session:
        add_by_hand(session, entered, by="Ada", now=NOW)
    assert refused.value.field == field


def test_it_refuses_what_no_column_can_hold(database: Database) -> None:
    with pytest.raises(InvalidText), database.write() as session:
        add_by_hand(session, ByHand(action="file \x00"), by="Ada", now=NOW)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=st.lists(st.integers(0, 40), min_size=1, max_size=8), limit=st.integers(1, 4))
def test_it_pages_through_any_list_once_and_in_order(
    sqlite_database: Database, hours: list[int], limit: int
) -> None:
    with sqlite_database.write() as session:
        for hour in hours:
            due = Reference.instant(NOW + timedelta(hours=hour), ZONE)
            add_by_hand(session, ByHand(action=f"act {hour}", due=due), by="Ada", now=NOW)

    everything = paged(sqlite_database, 500)
    assert paged(sqlite_database, limit) == everything
    assert everything == sorted(everything, key=lambda action: int(action.split()[1]))
