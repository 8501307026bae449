"""What a digest tells, and where."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from tests.digest.samples import commitment
from tracker.digest import Digest, Edition, Happening, build

NEW_YORK = Edition(date(2025, 8, 9), "America/New_York", time(7))
SEVEN = datetime(2025, 8, 9, 11, tzinfo=UTC)


def happening(what: str, view: dict[str, Any], backdated: bool = False) -> Happening:
    return Happening(what, datetime(2025, 8, 9, 4, tzinfo=UTC), backdated, view)


def told_in(digest: Digest) -> dict[str, list[str]]:
    return {
        section.name: [line.commitment_id for line in section.lines]
        for section in digest.sections
        if section.lines
    }


@pytest.mark.parametrize(
    ("what", "section"),
    [
        ("lapsed", "missed"),
        ("breached", "missed"),
        ("met", "met"),
        ("corrected", "corrected"),
        ("voided", "voided"),
        ("revised", "revised"),
        ("reopened", "revised"),
        ("created", "found"),
    ],
)
def test_it_tells_each_change_in_its_section(what: str, section: str) -> None:
    digest = build(NEW_YORK, SEVEN, [happening(what, commitment())], [])

    assert told_in(digest) == {section: ["c1"]}


def test_it_says_when_the_change_became_true_and_the_due_in_the_readers_zone() -> None:
    missed = commitment(status="missed", basis="no fulfilment recorded", due="2025-08-08T20:00:00+00:00")

    line = build(NEW_YORK, SEVEN, [happening("lapsed", missed, backdated=True)], []).sections[0].lines[0]

    assert line.happened_at == "2025-08-09T00:00:00-04:00"
    assert line.due == "2025-08-08T16:00:00-04:00"
    assert line.due_text == "Fri 8 Aug 2025, 16:00 EDT"
    assert line.basis == "no fulfilment recorded"
    assert line.backdated


def test_it_names_the_day_that_ends_rather_than_its_midnight() -> None:
    [line] = build(NEW_YORK, SEVEN, [happening("met", commitment())], []).sections[2].lines

    assert line.due_text == "end of Fri 8 Aug 2025"


def test_it_tells_a_commitment_that_lapsed_and_was_corrected_once_as_it_is_now() -> None:
    now_met = commitment(status="met")

    digest = build(NEW_YORK, SEVEN, [happening("lapsed", now_met), happening("corrected", now_met)], [])

    assert told_in(digest) == {"corrected": ["c1"]}


def test_it_tells_one_found_and_decided_by_the_decision() -> None:
    found = commitment(status="missed")

    digest = build(NEW_YORK, SEVEN, [happening("created", found), happening("lapsed", found)], [])

    assert told_in(digest) == {"missed": ["c1"]}


def test_it_keeps_still_about_changes_that_are_no_news() -> None:
    digest = build(NEW_YORK, SEVEN, [happening("sighted", commitment())], [])

    assert digest.is_empty


@pytest.mark.parametrize(
    ("due_earliest", "due", "section"),
    [
        ("2025-08-09T16:00:00-04:00", "2025-08-09T16:00:00-04:00", "due_today"),
        ("2025-08-10T00:00:00-04:00", "2025-08-10T00:00:00-04:00", "due_today"),  # the end of today
        ("2025-08-08T16:00:00-04:00", "2025-08-10T00:00:00-04:00", "due_today"),  # perhaps late already
        ("2025-08-10T00:00:01-04:00", "2025-08-11T00:00:00-04:00", "due_soon"),
        ("2025-08-17T00:00:00-04:00", "2025-08-17T00:00:00-04:00", "due_soon"),  # the end of the seventh day
        ("2025-08-17T00:00:01-04:00", "2025-08-18T00:00:00-04:00", None),
        # It has a date that is past and is pending all the same: its trigger was not shown.
        ("2025-08-09T00:00:00-04:00", "2025-08-09T00:00:00-04:00", "review"),
    ],
)
def test_it_tells_what_is_to_come(due_earliest: str, due: str, section: str | None) -> None:
    digest = build(NEW_YORK, SEVEN, [], [commitment(due_earliest=due_earliest, due=due)])

    assert told_in(digest) == ({section: ["c1"]} if section else {})


@pytest.mark.parametrize(
    ("review_at", "told"), [("2025-08-09T23:00:00-04:00", True), ("2025-08-11T00:00:00-04:00", False)]
)
def test_it_asks_to_look_again_at_a_vague_one_whose_review_has_come(review_at: str, told: bool) -> None:
    digest = build(NEW_YORK, SEVEN, [], [commitment(due=None, due_earliest=None, review_at=review_at)])

    assert told_in(digest) == ({"review": ["c1"]} if told else {})


def test_it_sorts_what_is_to_come_by_the_earliest_fair_reading() -> None:
    later = commitment("late", due_earliest="2025-08-12T00:00:00-04:00", due="2025-08-12T00:00:00-04:00")
    sooner = commitment("soon", due_earliest="2025-08-11T12:00:00-04:00", due="2025-08-13T00:00:00-04:00")

    assert told_in(build(NEW_YORK, SEVEN, [], [later, sooner])) == {"due_soon": ["soon", "late"]}


def test_it_carries_where_it_stood_and_what_waits_for_review() -> None:
    view = commitment(
        sightings=[{"publisher": "The Courier", "title": "Deadline set", "url": "https://courier.test/1"}],
        awaiting_review=[
            {"quote": "It is done.", "speaker": "Moscow", "effect": "done", "reason": "own word"}
        ],
    )

    [line] = build(NEW_YORK, SEVEN, [happening("lapsed", view)], []).sections[0].lines

    assert line.sources[0].url == "https://courier.test/1"
    assert line.waiting[0].speaker == "Moscow"


def test_it_counts_what_it_leaves_out() -> None:
    many = [happening("lapsed", commitment(f"c{number}")) for number in range(250)]

    missed = build(NEW_YORK, SEVEN, many, []).sections[0]

    assert (len(missed.lines), missed.total) == (200, 250)


def test_it_is_honest_about_an_empty_day() -> None:
    digest = build(NEW_YORK, SEVEN, [], [])

    assert digest.is_empty
    assert digest.to_dict()["empty"] is True
    assert set(digest.counts.values()) == {0}


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (SEVEN, SEVEN),
        (SEVEN + timedelta(hours=3), SEVEN + timedelta(hours=3)),  # read later, it tells more
        (SEVEN + timedelta(days=30), datetime(2025, 8, 10, 4, tzinfo=UTC)),  # but only of its day
        (SEVEN - timedelta(days=30), datetime(2025, 8, 8, 11, tzinfo=UTC)),  # not begun
    ],
)
def test_it_covers_from_yesterdays_hour_to_the_present_or_the_end_of_its_day(
    now: datetime, until: datetime
) -> None:
    window = build(NEW_YORK, now, [], []).window

    assert (window.since, window.until) == (datetime(2025, 8, 8, 11, tzinfo=UTC), until)


@pytest.mark.parametrize(("day", "hours"), [(date(2025, 3, 9), 23), (date(2025, 11, 2), 25)])
def test_it_knows_short_and_long_days(day: date, hours: int) -> None:
    window = build(Edition(day, "America/New_York"), SEVEN, [], []).window

    assert window.day_end - window.day_start == timedelta(hours=hours)
