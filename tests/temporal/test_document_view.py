"""What the text around an expression settles: direction, pointers, dated sayings (Time 7 and 8)."""

from __future__ import annotations

import pytest

from tests.temporal.helpers import INSTANT, NEW_YORK, due, local
from tracker.temporal import Time, find_times


def last(text: str, reference: str = INSTANT) -> Time:
    return find_times(text, reference, timezone=NEW_YORK, genre="news")[-1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy met the ministers on Monday.", "2025-08-04"),
        ("The envoy will meet the ministers on Monday.", "2025-08-11"),
        ("On Friday, the envoy said little.", "2025-08-01"),
        ("The vote is scheduled for Friday.", "2025-08-08"),
        ("She told reporters Wednesday that nothing had changed.", "2025-08-06"),
        ("Talks were held in June.", "2025-06"),
        ("Talks will be held in September.", "2025-09"),
        ("The bond is payable Dec. 15.", "2025-12-15"),
        ("Shares bought through July 31 fell.", "2025-07-31"),
        ("It has grown since March.", "2025-03"),
    ],
)
def test_it_looks_where_the_verb_looks(text: str, value: str) -> None:
    assert last(text).value == value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The hearing is on September 3. Briefs are due by that date.", "2025-09-04 00:00"),
        ("The offer stands until September 3. Until then nothing moves.", "2025-09-04 00:00"),
        ("The hearing is on September 3. Replies are due by the next day.", "2025-09-05 00:00"),
        ("They meet on September 3. A report will follow three days later.", "2025-09-07 00:00"),
        ("The lease ends in June 2026. The roof is due by the following year.", "2028-01-01 00:00"),
    ],
)
def test_it_follows_what_points_back(text: str, wanted: str) -> None:
    assert local(last(text).due) == wanted


def test_it_says_when_nothing_is_pointed_at() -> None:
    time = last("Nothing may change until then.")
    assert (time.due, time.flags) == (None, ("unresolved_anaphor",))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On Monday he said they would reply within 24 hours.", "2025-08-06 00:00"),
        ("They would reply within three days, he told reporters on Monday.", "2025-08-08 00:00"),
        ("He said they would reply within three days.", "2025-08-10 00:00"),
        ("He spoke on Monday. They will reply within three days.", "2025-08-10 00:00"),
    ],
)
def test_it_counts_from_a_dated_saying_of_the_same_sentence(text: str, wanted: str) -> None:
    (counted,) = [one for one in find_times(text, INSTANT, timezone=NEW_YORK) if one.operator == "within"]
    assert local(counted.due) == wanted


@pytest.mark.parametrize(
    "text",
    ["The 48-year-old minister left.", "She sat down.", "We may march on.", "at 24/7", "Sun Corp. rose."],
)
def test_it_sees_no_time_where_there_is_none(text: str) -> None:
    assert find_times(text, INSTANT) == []


def test_it_moves_an_older_deadline_only_when_that_is_known() -> None:
    time = last("The board extended the deadline by 48 hours.")
    assert (time.due, time.flags) == (None, ("counts_from_old_due",))


def test_it_knows_an_afternoon_from_the_morning_it_is_read_in() -> None:
    assert due("by 3 p.m.", "2025-08-06T09:00:00-04:00") == "2025-08-06 15:00"
    assert due("by 3 p.m.", "2025-08-06T16:00:00-04:00") == "2025-08-07 15:00"


def test_it_reads_numeric_dates_as_the_unambiguous_ones_of_the_document_are_written() -> None:
    text = "Invoice of 27/08/2025, payable by 03/09/2025."
    assert local(last(text).due) == "2025-09-04 00:00"  # the zone's country alone would say 9 March


def test_it_leaves_numeric_dates_to_policy_where_a_document_writes_both_ways() -> None:
    text = "Invoices of 27/08/2025 and 08/28/2025, payable by 03/09/2026."
    assert local(last(text).due) == "2026-03-10 00:00"


def test_it_waits_for_what_a_following_month_follows() -> None:
    time = last("Tenant shall pay on or before the tenth day of the following month.")
    assert (time.due, time.awaits_event) == (None, "the following month")


def test_it_follows_only_what_stands_near_by() -> None:
    text = "This lease is dated September 3, 2024. " + "The premises are described below. " * 20
    assert last(text + "The deposit is due by that date.").due is None
