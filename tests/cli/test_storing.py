"""`tracker ingest`, `list`, `show`, `met`, `extend`, `void`, `digest`, `keys` and `doctor`."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from tests.cli.conftest import ON_WEDNESDAY, STORY, Run
from tracker.store.database import Database
from tracker.store.models import CommitmentRow
from tracker.store.sweeps import sweep_due

UNKNOWN = "0190f5a0-0000-7000-8000-000000000000"


def far_story() -> str:
    """A text whose deadlines are still to come for as long as this code may live."""
    return "Acme Corporation shall deliver the final report by 1 March 2096.\n"


def stored(tracker: Run, text: str) -> str:
    """Ingest a text; the id of the one commitment in it."""
    found = tracker("ingest", "-", *ON_WEDNESDAY, given=text)
    assert found.code == 0, found.err
    (row,) = found.rows
    (commitment,) = row["commitments"]
    return str(commitment)


def test_it_stores_a_document_once(tracker: Run) -> None:
    first, again = (tracker("ingest", "-", *ON_WEDNESDAY, given=STORY).rows[0] for _ in range(2))
    assert (first["created"], again["created"]) == (True, False)
    assert first["commitments"] == again["commitments"] != []


def test_it_lists_and_shows_what_is_stored(tracker: Run) -> None:
    commitment = stored(tracker, far_story())
    (row,) = tracker("list", "--status", "pending").rows
    assert (row["id"], row["committer"], row["due"]) == (
        commitment,
        "Acme Corporation",
        "2096-03-02T00:00:00-05:00",
    )
    (page,) = tracker("show", commitment).rows
    assert page["sightings"][0]["quote"] in far_story()
    assert page["history"][0]["kind"] == "created"
    assert tracker("list", "--status", "missed").rows == []
    assert tracker("list", "--due-before", "2096-03-01").rows == []


def test_it_takes_a_person_s_word(tracker: Run) -> None:
    commitment = stored(tracker, far_story())
    (extended,) = tracker("extend", commitment, "--until", "2096-04-01", "--note", "agreed by phone").rows
    assert (extended["due"], extended["status"]) == ("2096-04-02T00:00:00-04:00", "pending")
    (met,) = tracker("met", commitment, "--note", "it is here").rows
    assert met["status"] == "met"
    assert [change["kind"] for change in tracker("show", commitment).rows[0]["history"]][-1] == "met"
    (void,) = tracker(
        "void", stored(tracker, far_story().replace("Acme", "Beta")), "--reason", "withdrawn"
    ).rows
    assert void["status"] == "void"


def test_it_goes_on_after_a_document_it_cannot_read(tracker: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\0")
    (folder / "b.txt").write_text(STORY)
    found = tracker("ingest", "in", *ON_WEDNESDAY)
    assert found.code == 1
    assert [row["file"] for row in found.rows] == ["in/b.txt"]
    assert "in/a.txt" in found.err and "1 of 2 documents were not stored" in found.err


def test_it_leaves_with_a_code_that_says_why(tracker: Run) -> None:
    assert tracker("show", UNKNOWN).code == 3
    assert tracker("show", "nonsense").code == 2
    assert tracker("list", "--status", "lost").code == 2
    commitment = stored(tracker, far_story())
    assert tracker("void", commitment, "--reason", "withdrawn").code == 0
    assert tracker("void", commitment, "--reason", "again").code == 4
    assert tracker("list", TRACKER_DATABASE_URL="postgresql://nobody@127.0.0.1:9/nothing").code == 5


def test_it_prints_a_digest_in_three_forms(tracker: Run) -> None:
    stored(tracker, far_story())
    assert tracker("digest").out.startswith("#")
    assert "<html" in tracker("digest", "--format", "html").out
    assert json.loads(tracker("digest", "2025-08-09", "--format", "json").out)["date"] == "2025-08-09"
    assert tracker("digest", "yesterday").code == 2


def test_it_makes_lists_and_revokes_keys(tracker: Run) -> None:
    (made,) = tracker("keys", "create", "ada").rows
    (listed,) = tracker("keys", "list").rows
    assert listed["id"] == made["id"]
    assert made["key"] not in json.dumps(listed)
    assert tracker("keys", "revoke", made["id"]).rows[0]["revoked"] is True


def test_the_doctor_shows_settings_with_their_origin_and_finds_all_well(tracker: Run) -> None:
    stored(tracker, far_story())
    found = tracker("doctor", TRACKER_TIMEZONE="Europe/Berlin")
    assert found.code == 0, found.out + found.err
    settings = {row["setting"]: row for row in found.rows if "setting" in row}
    assert settings["timezone"] == {
        "setting": "timezone",
        "value": "Europe/Berlin",
        "source": "TRACKER_TIMEZONE",
    }
    assert {row["check"] for row in found.rows if "check" in row} == {
        *("zone data", "parser", "database", "clock", "sweep", "statuses")
    }


def test_the_doctor_names_what_the_sweep_could_not_judge(tracker: Run, tmp_path: Path) -> None:
    commitment = stored(tracker, far_story())
    database = Database.open(f"sqlite:///{tmp_path / 'tracker.db'}")
    with database.write() as session:
        session.get_one(CommitmentRow, UUID(commitment)).stated = {}
        sweep_due(session, datetime(2097, 1, 1, tzinfo=UTC))
    database.close()

    found = tracker("doctor")

    assert found.code == 1
    (sweep,) = [row for row in found.rows if row.get("check") == "sweep"]
    assert not sweep["ok"]
    assert commitment in sweep["detail"]


def test_the_doctor_names_a_misspelt_setting(tracker: Run) -> None:
    found = tracker("doctor", TRACKER_TIMEZON="Europe/Berlin")
    assert found.code == 1
    assert "TRACKER_TIMEZON is no setting" in found.out
