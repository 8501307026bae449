"""Laws that hold for every text, reference and zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.temporal import Expression, Reference, find_times, resolve
from tracker.temporal.lexicon.english import WORDS
from tracker.temporal.recognise import english_language, recognise
from tracker.temporal.rules import all_rules
from tracker.temporal.units import add_elapsed, day_start

VOCABULARY = sorted(english_language().grammar.vocabulary | WORDS.keys())
SIGNS = [
    ".",
    ",",
    "-",
    "–",
    "(",
    ")",
    "/",
    ":",
    "'",
    "\n",
    "$",
    "1",
    "5",
    "15",
    "30",
    "99",
    "2024",
    "2025",
    "February",
]
PHRASES = sorted({text for rule in all_rules() for text in rule.examples})
ZONES = st.sampled_from(
    ["UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo"]
)
REFERENCES = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
TEXTS = st.lists(st.sampled_from(VOCABULARY + SIGNS), max_size=9).map(" ".join)


@given(TEXTS, REFERENCES, ZONES)
@settings(max_examples=300, deadline=None)
def test_it_keeps_offsets_bounds_and_json_true_for_any_words(text: str, at: datetime, zone: str) -> None:
    for time in find_times(text, at, timezone=zone):
        assert text[time.start_char : time.end_char] == time.text
        assert time.phrase_start_char <= time.start_char < time.end_char <= time.phrase_end_char
        assert (time.due is None) == (time.due_earliest is None)
        if time.due is not None and time.due_earliest is not None:
            assert time.due_earliest <= time.due
            assert time.earliest is None or time.earliest <= time.due_earliest
        assert Expression.from_dict(time.expression.to_dict()) == time.expression


@given(st.text(max_size=200), ZONES)
@settings(max_examples=200, deadline=None)
def test_it_survives_any_text(text: str, zone: str) -> None:
    for time in find_times(text, "2025-08-06", timezone=zone):
        assert text[time.start_char : time.end_char] == time.text


@given(st.sampled_from(PHRASES), st.integers(0, 40))
def test_it_shifts_only_offsets_when_text_is_padded(phrase: str, spaces: int) -> None:
    plain = find_times(phrase, "2025-08-06", timezone="America/New_York")
    padded = find_times(" " * spaces + phrase, "2025-08-06", timezone="America/New_York")
    assert [(one.start_char + spaces, one.value, one.due) for one in plain] == [
        (one.start_char, one.value, one.due) for one in padded
    ]


@given(st.sampled_from(PHRASES))
def test_it_reads_back_every_expression_it_prints(phrase: str) -> None:
    for found in recognise(phrase):
        assert [again.expression for again in recognise(str(found.expression))] == [found.expression]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), REFERENCES)
def test_it_means_one_day_by_every_way_of_writing_it(day: date, at: datetime) -> None:
    ways = [
        f"by {day:%B} {day.day}, {day.year}",
        f"by {day.day} {day:%B} {day.year}",
        f"by {day.isoformat()}",
        f"by {day:%A}, {day:%B} {day.day}, {day.year}",
        f"by {day:%b}. {day.day}, {day.year}" if day.month != 5 else f"by May {day.day}, {day.year}",
    ]
    dues = {find_times(way, at, timezone="Asia/Kolkata")[0].due for way in ways}
    assert dues == {day_start(day + timedelta(days=1), "Asia/Kolkata")}


@given(REFERENCES, REFERENCES)
def test_it_never_moves_an_absolute_date_with_the_reference(one: datetime, other: datetime) -> None:
    text = "between March 3, 2026 and 5 p.m. on April 8, 2026"
    bounds = [(time.earliest, time.due) for at in (one, other) for time in find_times(text, at)]
    assert len(set(bounds)) == 1


@given(REFERENCES, ZONES, st.integers(1, 400))
def test_it_never_makes_a_due_earlier_by_knowing_only_the_day(at: datetime, zone: str, hours: int) -> None:
    (found,) = recognise(f"within {hours} hours")
    known = resolve(found.expression, Reference.instant(at, zone))
    vague = resolve(found.expression, Reference.day(at.astimezone(ZoneInfo(zone)).date(), zone))
    assert known.due is not None and vague.due is not None and vague.due_earliest is not None
    assert vague.due_earliest <= known.due <= vague.due


@given(ZONES, st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(1, 60))
def test_it_counts_hours_elapsed_and_days_local_through_every_change_of_clocks(
    zone: str, day: date, count: int
) -> None:
    start = day_start(day, zone) + timedelta(hours=9)
    reference = Reference.instant(start, zone)
    (hours,) = recognise(f"within {count} hours")
    (days,) = recognise(f"within {count} days")
    assert resolve(hours.expression, reference).due == add_elapsed(start, count, "hour")
    assert resolve(days.expression, reference).due == day_start(
        reference.local_date + timedelta(days=count + 1), zone
    )
