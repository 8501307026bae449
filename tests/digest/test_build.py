"""What a digest tells, and where."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tests.digest.samples import EDITION, SEVEN, digest_of, happening, looking_up, number
from tracker.digest import Digest, Edition, Known, Pending, Source, build


def told_in(digest: Digest) -> dict[str, list[str]]:
    return {
        section.name: [line.commitment_id for line in section.lines]
        for section in digest.sections
        if section.lines
    }


def at(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def digest_to_come(*pending: Pending) -> Digest:
    return build(EDITION, SEVEN, [], pending, [], looking_up())


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
    assert told_in(digest_of(happening(what))) == {section: [str(number(1))]}


def test_it_says_when_the_change_became_true_and_the_due_in_the_readers_zone() -> None:
    digest = digest_of(happening("lapsed", backdated=True), due="2025-08-08T20:00:00+00:00")

    [line] = digest.sections[0].lines
    assert line.happened_at == "2025-08-09T00:00:00-04:00"
    assert line.due == "2025-08-08T16:00:00-04:00"
    assert line.due_text == "Fri 8 Aug 2025, 16:00 EDT"
    assert line.basis == "no fulfilment recorded"
    assert line.backdated


@pytest.mark.parametrize(
    ("due", "inclusive", "text"),
    [
        ("2025-08-09T00:00:00-04:00", False, "end of Fri 8 Aug 2025"),
        ("2025-08-09T00:00:00-04:00", True, "Sat 9 Aug 2025, 00:00 EDT"),
        (None, False, "no date"),
    ],
)
def test_it_words_a_deadline_for_people(due: str | None, inclusive: bool, text: str) -> None:
    [line] = digest_of(due=due, due_inclusive=inclusive).sections[0].lines

    assert line.due_text == text


def test_it_tells_a_commitment_that_lapsed_and_was_corrected_once_as_it_is_now() -> None:
    digest = digest_of(happening("lapsed"), happening("corrected"), status="met")

    assert told_in(digest) == {"corrected": [str(number(1))]}


def test_it_tells_one_found_and_decided_by_the_decision() -> None:
    assert told_in(digest_of(happening("created"), happening("lapsed"))) == {"missed": [str(number(1))]}


def test_it_keeps_still_about_changes_that_are_no_news() -> None:
    assert digest_of(happening("sighted")).is_empty


@pytest.mark.parametrize(
    ("due_earliest", "due", "section"),
    [
        ("2025-08-09T16:00:00-04:00", "2025-08-09T16:00:00-04:00", "due_today"),
        ("2025-08-10T00:00:00-04:00", "2025-08-10T00:00:00-04:00", "due_today"),  # the end of today
        ("2025-08-08T16:00:00-04:00", "2025-08-10T00:00:00-04:00", "due_today"),  # perhaps late already
        ("2025-08-10T00:00:01-04:00", "2025-08-11T00:00:00-04:00", "due_soon"),
        ("2025-08-17T00:00:00-04:00", "2025-08-17T00:00:00-04:00", "due_soon"),  # the end of the seventh day
        ("2025-08-17T00:00:01-04:00", "2025-08-18T00:00:00-04:00", None),
        # Its date is past and it is pending all the same: its trigger was not shown.
        ("2025-08-09T00:00:00-04:00", "2025-08-09T00:00:00-04:00", "review"),
    ],
)
def test_it_tells_what_is_to_come(due_earliest: str, due: str, section: str | None) -> None:
    digest = digest_to_come(Pending(number(1), at(due), at(due_earliest), None))

    assert told_in(digest) == ({section: [str(number(1))]} if section else {})


@pytest.mark.parametrize(
    ("review_at", "told"),
    [("2025-08-09T23:00:00-04:00", True), ("2025-08-11T00:00:00-04:00", False), (None, False)],
)
def test_it_asks_to_look_again_at_a_vague_one_whose_review_has_come(
    review_at: str | None, told: bool
) -> None:
    digest = digest_to_come(Pending(number(1), None, None, at(review_at)))

    assert told_in(digest) == ({"review": [str(number(1))]} if told else {})


def test_it_sorts_what_is_to_come_by_the_earliest_fair_reading() -> None:
    later = Pending(number(1), at("2025-08-12T00:00:00-04:00"), at("2025-08-12T00:00:00-04:00"), None)
    sooner = Pending(number(2), at("2025-08-13T00:00:00-04:00"), at("2025-08-11T12:00:00-04:00"), None)

    assert told_in(digest_to_come(later, sooner)) == {"due_soon": [str(number(2)), str(number(1))]}


def test_it_carries_where_it_stood_and_what_waits_for_a_decision() -> None:
    own_word = {
        "waits": "reported done by the committer",
        "reason": None,
        "effect": "done",
        "speaker": "Moscow",
        "quote": "It is done.",
    }
    source = Source("The Courier", "Deadline set", "https://courier.test/1", "2025-08-06T16:00:00-04:00")

    [line] = digest_of(sources=(source,), awaiting_review=[own_word]).sections[0].lines

    assert line.sources == (source,)
    assert (line.waiting[0].speaker, line.waiting[0].said) == ("Moscow", "done")


def test_it_lists_what_waits_for_a_decision_and_is_told_nowhere_else() -> None:
    digest = build(EDITION, SEVEN, [happening("lapsed", 1)], [], [number(1), number(2)], looking_up())

    assert told_in(digest) == {"missed": [str(number(1))], "waiting": [str(number(2))]}


def test_it_counts_what_it_leaves_out_and_looks_up_only_what_it_shows() -> None:
    asked: list[int] = []

    def look_up(ids: Collection[UUID]) -> dict[UUID, Known]:
        asked.append(len(ids))
        return looking_up()(ids)

    digest = build(EDITION, SEVEN, [happening("lapsed", count) for count in range(1, 251)], [], [], look_up)

    assert (len(digest.sections[0].lines), digest.sections[0].total) == (200, 250)
    assert asked == [200]


def test_it_is_honest_about_an_empty_day() -> None:
    digest = digest_to_come()

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
    window = build(EDITION, now, [], [], [], looking_up()).window

    assert (window.since, window.until) == (datetime(2025, 8, 8, 11, tzinfo=UTC), until)


@pytest.mark.parametrize(("day", "hours"), [(date(2025, 3, 9), 23), (date(2025, 11, 2), 25)])
def test_it_knows_short_and_long_days(day: date, hours: int) -> None:
    window = build(Edition(day, "America/New_York"), SEVEN, [], [], [], looking_up()).window

    assert window.day_end - window.day_start == timedelta(hours=hours)
