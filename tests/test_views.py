"""The one JSON shape: the fields of `extract --json`, then status with basis, then what bears on it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.store.builders import ZONE, at, evidence, mention, revision, store
from tracker.status import SENTENCES, Basis
from tracker.store import acts
from tracker.store.commitments import set_tags, whole_of
from tracker.store.database import Database
from tracker.store.models import CommitmentRow, DocumentRow
from tracker.store.sweeps import sweep_due
from tracker.temporal.model import Reference
from tracker.views import commitment_page, commitment_view, published_at

LATER = at("2025-08-20T12:00:00-04:00")


def page(database: Database, row: CommitmentRow) -> dict[str, Any]:
    with database.read() as session:
        whole = whole_of(session, row.id)
    return commitment_page(whole.dossier, whole.sightings, whole.changes)


def test_it_has_every_field_that_extract_prints(sqlite_database: Database) -> None:
    (row,) = store(sqlite_database, mention()).commitments

    shown = page(sqlite_database, row)

    printed = mention().to_dict()
    assert {name: shown[name] for name in printed} == printed


def test_it_shows_times_with_the_offset_of_the_commitments_zone(sqlite_database: Database) -> None:
    (row,) = store(sqlite_database, mention()).commitments

    shown = page(sqlite_database, row)

    assert shown["due"] == "2025-08-09T00:00:00-04:00"
    assert shown["made_at"] == "2025-08-06T16:00:00-04:00"
    assert shown["created_at"] == "2025-08-06T20:00:00+00:00"


def test_it_never_drops_the_basis(sqlite_database: Database) -> None:
    (row,) = store(sqlite_database, mention()).commitments
    with sqlite_database.write() as session:
        sweep_due(session, LATER)

    shown = page(sqlite_database, row)

    assert (shown["status"], shown["basis"]) == ("missed", "no fulfilment recorded")
    assert shown["basis_text"] == SENTENCES[Basis.NO_FULFILMENT]
    assert shown["lapses"] == [shown["since"]] == ["2025-08-09T00:00:00-04:00"]


def test_it_shows_the_deadline_in_force_beside_what_was_first_said(sqlite_database: Database) -> None:
    (row,) = store(sqlite_database, mention()).commitments
    store(sqlite_database, revision(), publisher="The Other", published="2025-08-07T09:00:00-04:00")

    shown = page(sqlite_database, row)

    assert shown["due"] == "2025-08-16T00:00:00-04:00"
    assert shown["sightings"][0]["due"] == "2025-08-09T00:00:00-04:00"
    (revised,) = shown["revisions"]
    assert (revised["granter"], revised["state"]) == ("Trump", "accepted")


def test_it_carries_what_waits_for_a_person(sqlite_database: Database) -> None:
    (row,) = store(sqlite_database, mention()).commitments
    own_word = evidence(speaker="Moscow")
    store(sqlite_database, own_word, publisher="The Other", published="2025-08-08T22:00:00-04:00")
    with sqlite_database.read() as session:
        shown = commitment_view(whole_of(session, row.id).dossier)

    (waiting,) = shown["awaiting_review"]
    assert shown["reported_done"] is True
    assert waiting["waits"] == "reported done by the committer"
    assert waiting["quote"] == own_word.quote


def test_it_shows_who_decided_what_and_the_history(sqlite_database: Database) -> None:
    (row,) = store(sqlite_database, mention()).commitments
    with sqlite_database.write() as session:
        until = Reference.day(date(2025, 8, 15), ZONE)
        acts.extend(session, row.id, until=until, by="Ada", note="agreed", now=at("2025-08-07T12:00:00Z"))
        set_tags(session, row.id, ["war"])

    shown = page(sqlite_database, row)

    (decided,) = shown["decisions"]
    assert (decided["kind"], decided["by"], decided["reason"]) == ("extend", "Ada", "agreed")
    assert [step["kind"] for step in shown["history"]] == ["created", "revised"]
    assert [step["sequence"] for step in shown["history"]] == [1, 2]
    assert shown["tags"] == ["war"]


def test_it_is_plain_json(sqlite_database: Database) -> None:
    (row,) = store(sqlite_database, mention(flags=("one",))).commitments
    store(sqlite_database, evidence(), revision(start_char=70), publisher="The Other")

    shown = page(sqlite_database, row)

    assert json.loads(json.dumps(shown)) == shown


def test_it_shows_a_publication_as_it_was_given() -> None:
    def document(published: Reference) -> DocumentRow:
        return DocumentRow(
            identity="0",
            text="",
            published_earliest=published.earliest,
            published_latest=published.latest,
            timezone=ZONE,
            genre="news",
            pipeline="none",
            extractor="1",
            stored_at=LATER,
        )

    assert published_at(document(Reference.day(date(2025, 8, 6), ZONE))) == "2025-08-06"
    moment = Reference.instant(at("2025-08-06T20:00:00Z"), ZONE)
    assert published_at(document(moment)) == "2025-08-06T16:00:00-04:00"
