"""Times a length away, and parts of a longer time: "two days ago", "the first Monday in May"."""

from __future__ import annotations

from tracker.temporal.expressions import (
    Anaphor,
    Approx,
    Date,
    Expression,
    Nearby,
    Nth,
    Period,
    Relative,
    Shift,
    Vague,
)
from tracker.temporal.grammar import Rule
from tracker.temporal.reading import Reading
from tracker.temporal.rules.durations import bare, lasting

_THIS_MONTH, _THIS_YEAR = Relative("month", 0), Relative("year", 0)


def _in_year(named: Expression, year: Expression) -> Expression:
    """ "June last year", "the third quarter of 1997": the name within that year."""
    if isinstance(year, Date) and year.year is not None and year.month is None:
        if isinstance(named, Date):
            return Date(year.year, named.month, named.day)
        assert isinstance(named, Period)
        return Period(named.unit, named.index, year.year, fiscal=named.fiscal)
    if isinstance(named, Date):
        return Nth(1, f"month:{named.month}", year)
    assert isinstance(named, Period)
    return Nth(1, f"{named.unit}:{named.index}", year)


def _moved(length: Expression, back: bool, anchor: Expression | None = None) -> Expression:
    moved = Shift(bare(length), back, anchor)
    return Approx(length.mod, moved) if isinstance(length, Approx) else moved


def _near(length: Expression, back: bool) -> Expression:
    return Nearby(bare(length), back)


def _no_noun_after(reading: Reading, _start: int, end: int) -> bool:
    """ "the spring" alone is a season, "the spring water" is none."""
    following = reading.word(end)
    return not following.isalpha() or following in AFTER_A_SEASON or reading.word(end - 1).isdigit()


AFTER_A_SEASON = frozenset("of and or to when but for after before in on at is was".split())


def _length(length: Expression | str) -> Expression:
    return lasting(None, length) if isinstance(length, str) else length


def _of_next_year(day: Expression) -> Expression | None:
    if not isinstance(day, Date) or day.month is None or day.day is None:
        return None
    return Nth(day.day, "day", Nth(1, f"month:{day.month}", Relative("year", 1, Anaphor("year"))))


RULES = (
    Rule(
        "a week from Friday",
        "day",
        ("<dur> from|after|on <near_day>",),
        lambda length, day: _moved(length, False, day),
        {"a week from Friday": "2025-08-15", "two weeks from tomorrow": "2025-08-21"},
    ),
    Rule(
        "a week before Friday",
        "day",
        ("<dur> before|prior_to|ahead_of <near_day>",),
        lambda length, day: _moved(length, True, day),
        {"two days before September 3": "2025-09-01"},
    ),
    Rule("near day", "near_day", ("<day>", "<holiday>"), lambda day: day),
    Rule(
        "in the year",
        "year_span",
        ("[of] [the] <relative_span>", "[of] <year>", "of this year"),
        lambda year=_THIS_YEAR: (
            Date(year=year)
            if isinstance(year, int)
            else year
            if isinstance(year, Relative) and year.unit == "year"
            else None
        ),
    ),
    Rule(
        "June last year",
        "span",
        ("<month_name> [,] <year_span>", "<season_name> [,] [of] <year_span>"),
        _in_year,
        {"June last year": "2024-06", "January this year": "2025-01"},
    ),
    Rule("season", "season_name", ("<season>",), lambda season: Period("season", season)),
    Rule(
        "summer",
        "span",
        ("the <season>", "[the] <season> [of] <year>"),
        lambda season, year=None: Period("season", season, year),
        {"summer 2026": "2026-SU", "the winter": "2025-WI"},
        ("the spring water", "a fall of 5 points"),
        guard=_no_noun_after,
    ),
    Rule(
        "<n> days ago",
        "time",
        ("<dur> ago", "<dur> back", "<dur> earlier_today"),
        lambda length: _moved(length, True),
        {"two days ago": "2025-08-04", "six weeks ago": "2025-W26", "two years ago": "2023"},
    ),
    Rule(
        "<n> days from now",
        "time",
        ("<dur> from now|today|tomorrow", "<dur> hence", "<dur> from this moment"),
        lambda length: _moved(length, False),
        {"two days from now": "2025-08-08"},
    ),
    Rule(
        "<n> days later",
        "time",
        ("<dur> later|after|thereafter|afterwards",),
        lambda length: _moved(length, False, Anaphor("time")),
    ),
    Rule(
        "<n> days earlier",
        "time",
        ("<dur> earlier|before|previously|beforehand",),
        lambda length: _moved(length, True, Anaphor("time")),
    ),
    Rule(
        "the next <n> days",
        "near",
        (
            "[the] next|coming|following|upcoming <dur>",
            "[the] next|coming|following|upcoming <units>",
            "[the] <dur> ahead",
            "the <units> ahead",
            "[the] <units> to_come",
            "these next <dur>",
        ),
        lambda length: _near(_length(length), False),
        {"the next 14 days": "P14D", "the coming weeks": "PXW"},
    ),
    Rule(
        "the past <n> days",
        "near",
        (
            "[the] past|last|previous|preceding|latest <dur>",
            "[the] past|last|previous|preceding <units>",
            "these past|last <dur>",
        ),
        lambda length: _near(_length(length), True),
        {"the past three months": "P3M"},
    ),
    Rule(
        "recent days",
        "time",
        ("[the] recent <units>",),
        lambda unit: Vague("PAST_REF", f"recent {unit}s"),
        {"recent days": "PAST_REF"},
    ),
    Rule("near", "time", ("<near>",), lambda near: near),
    Rule(
        "the next year or so",
        "time",
        ("<near> or so", "<relative_span> or so"),
        lambda near: Approx("APPROX", near),
    ),
    Rule(
        "the <n>th day of",
        "nth",
        ("[the] <ordinal> <nth_unit> of|in <whole>", "[the] <ordinal> <nth_unit> <relative_span>"),
        lambda n, what, whole: Nth(n, what, whole),
        {"the first Monday in October": "2025-10-06", "the second week of September": "2025-W37"},
    ),
    Rule(
        "the last day of",
        "nth",
        ("[the] last|final <nth_unit> of|in <whole>",),
        lambda what, whole: Nth(-1, what, whole),
        {"the last day of the month": "2025-08-31", "the last Friday in November": "2025-11-28"},
    ),
    Rule(
        "the first of the month",
        "nth",
        ("the <ord> of <month_span>", "the first of <month_span>"),
        lambda *p: Nth(p[0] if len(p) == 2 else 1, "day", p[-1]),
        {"the 15th of next month": "2025-09-15"},
    ),
    Rule(
        "March 31 of the following year",
        "nth",
        ("<month_day> of the following|succeeding|ensuing|next|subsequent [calendar] year",),
        _of_next_year,
    ),
    Rule(
        "month span",
        "month_span",
        ("<relative_span>", "the month"),
        lambda span=_THIS_MONTH: span if span.unit == "month" else None,
    ),
    Rule(
        "nth unit",
        "nth_unit",
        ("<unit1>", "business|working day", "calendar day"),
        lambda unit="business_day": unit,
    ),
    Rule("nth weekday", "nth_unit", ("<weekday>",), lambda weekday: f"weekday:{weekday}"),
    Rule(
        "the month",
        "whole",
        ("the <calendar_unit>", "the <calendar_unit> ~ '|’ ~ s"),
        lambda unit: Relative(unit, 0),
    ),
    Rule("whole", "whole", ("<span>",), lambda span: span),
    Rule("nth", "day", ("<nth>",), lambda nth: nth),
    Rule("holiday", "day", ("<holiday>",), lambda day: day),
    Rule(
        "the weekend",
        "span",
        ("the weekend", "this weekend", "this past weekend"),
        lambda: Period("weekend", 0),
        {"the weekend": "2025-W32-WE"},
    ),
)
