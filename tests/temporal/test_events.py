"""Times that count from a named event: given, awaited, or new in each case (Time 10)."""

from __future__ import annotations

from tests.temporal.helpers import INSTANT, NEW_YORK, local, only, span
from tracker.temporal import Expression, read_reference, resolve


def test_it_counts_hours_from_the_instant_of_a_known_event() -> None:
    time = only("within 24 hours of taking office", events={"taking office": "2025-01-20T12:00:00-05:00"})
    assert span(time) == ("2025-01-20 12:00", "2025-01-21 12:00")
    assert time.awaits_event is None


def test_it_gives_hours_from_the_day_of_an_event_two_readings() -> None:
    time = only("within 24 hours of taking office", events={"taking office": "2025-01-20"})
    assert (local(time.due_earliest), local(time.due)) == ("2025-01-21 00:00", "2025-01-22 00:00")


def test_it_counts_days_from_the_day_of_an_event() -> None:
    time = only("no later than 30 days after the Effective Date", events={"Effective Date": "2025-03-01"})
    assert local(time.due) == "2025-04-01 00:00"


def test_it_counts_back_to_the_end_of_the_day() -> None:
    time = only("at least 10 days before the Closing Date", events={"the Closing Date": "2025-09-20"})
    assert local(time.due) == "2025-09-11 00:00"


def test_it_knows_one_event_by_several_wordings() -> None:
    assert (
        local(only("within 30 days of signing", events={"signature": "2025-08-01"}).due) == "2025-09-01 00:00"
    )


def test_it_never_dates_a_standing_rule() -> None:
    time = only("within 15 days of each report", events={"each report": "2025-08-01"})
    assert (time.due, time.awaits_event) == (None, "each report")


def test_it_resolves_a_stored_expression_once_the_event_is_known() -> None:
    time = only("within 24 hours of taking office")
    stored = Expression.from_dict(time.expression.to_dict())
    known = {"taking office": "2025-01-20T12:00-05:00"}
    again = resolve(stored, read_reference(INSTANT, NEW_YORK), events=known)
    assert (time.due, local(again.due)) == (None, "2025-01-21 12:00")


def test_it_ends_the_event_phrase_where_the_next_clause_begins() -> None:
    text = "Tenant shall pay within 30 days of the end of the term, and Landlord shall return the deposit."
    assert only(text).awaits_event == "the end of the term"
