"""Calendars and feeds, as their readers parse them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from api.feeds import ATOM, atom, calendar

NOW = datetime(2025, 8, 6, 20, tzinfo=UTC)


def commitment(**changes: Any) -> dict[str, Any]:
    return {
        "id": "0198d3a0-0000-7000-8000-000000000000",
        "committer": "Ostland",
        "action": "open the border",
        "kind": "ultimatum",
        "status": "pending",
        "basis": "not due yet",
        "quote": "Ostland has until Friday to open the border.",
        "due": "2025-08-09T00:00:00-04:00",
        "due_inclusive": False,
        "grain": "day",
        "zone": "America/New_York",
    } | changes


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_it_shows_a_day_long_deadline_on_its_last_day() -> None:
    lines = unfolded(calendar([commitment()], "http://here", NOW))
    assert "DTSTART;VALUE=DATE:20250808" in lines
    assert "DTEND;VALUE=DATE:20250809" in lines


def test_it_shows_a_clock_time_as_that_moment() -> None:
    lines = unfolded(
        calendar([commitment(due="2025-08-08T16:00:00-04:00", grain="hour")], "http://here", NOW)
    )
    assert "DTSTART:20250808T200000Z" in lines


def test_it_leaves_open_deadlines_out_of_the_calendar() -> None:
    assert "BEGIN:VEVENT" not in calendar([commitment(due=None)], "http://here", NOW)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_it_folds_lines_at_75_octets_and_keeps_their_words(action: str) -> None:
    text = calendar([commitment(action=action)], "http://here", NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    escaped = action.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:Ostland: {escaped}" in unfolded(text)


def test_it_cannot_be_made_to_write_properties_of_a_documents_choosing() -> None:
    text = calendar([commitment(action="x\r\nATTACH:http://evil")], "http://here", NOW)
    assert not any(line.startswith("ATTACH") for line in unfolded(text))


def test_it_writes_a_feed_that_parses_and_dates_its_newest_entry() -> None:
    change = {
        "id": "0198d3a0-0000-7000-8000-000000000001",
        "kind": "lapsed",
        "status": "missed",
        "basis": "no fulfilment recorded",
        "at": "2025-08-09T00:00:00-04:00",
        "noticed_at": "2025-08-09T04:00:01+00:00",
        "commitment": commitment(action="say \x0b<&> loudly"),
    }
    feed = ElementTree.fromstring(atom([change], "http://here", NOW))
    entry = feed.find(f"{{{ATOM}}}entry")
    assert entry is not None
    assert entry.findtext(f"{{{ATOM}}}title") == "missed · Ostland: say <&> loudly"
    assert feed.findtext(f"{{{ATOM}}}updated") == "2025-08-09T04:00:01+00:00"


def test_it_writes_an_empty_feed_that_is_still_dated() -> None:
    feed = ElementTree.fromstring(atom([], "http://here", NOW))
    assert feed.findtext(f"{{{ATOM}}}updated") == NOW.isoformat()
