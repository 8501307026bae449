"""Times counted from another: "tomorrow", "next week", "two days ago", "the first Monday in October"."""

from __future__ import annotations

from tracker.temporal.expressions import (
    Anaphor,
    Approx,
    Date,
    DayPart,
    Expression,
    Nearby,
    Nth,
    OnDay,
    Period,
    Relative,
    Shift,
)
from tracker.temporal.grammar import Rule
from tracker.temporal.reading import Reading
from tracker.temporal.rules.durations import bare, lasting

_TODAY, _NEXT_WEEK = Relative("day", 0), Relative("week", 1)
_THIS_MONTH, _THIS_YEAR = Relative("month", 0), Relative("year", 0)
_NOON = DayPart("noon")
_STEPS = {
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "last": -1,
    "past": -1,
    "previous": -1,
}


def _named(which: str, named: Expression) -> Expression | None:
    if isinstance(named, Date):
        return Date(named.year, named.month, named.day, named.weekday, which)
    if isinstance(named, Period):
        return Period(named.unit, named.index, named.year, which)
    return None


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


def _in_a_time(reading: Reading, start: int, end: int) -> bool:
    """ "Sun", "Jan" and "Mar" alone are mostly names: they want a preposition before or a figure behind."""
    if reading.word(start) not in SHORT_NAMES:
        return True
    after = reading.word(end)
    return (
        reading.word(start - 1) in BEFORE_A_DATE
        or after[:1].isdigit()
        or "day_part" in reading.classes_at(end)
    )


def _cut_short(reading: Reading, start: int, end: int) -> bool:
    """ "Fri." takes its full stop along, unless that ends the sentence."""
    return len(reading.word(start)) <= 5 and bool(reading.word(end)) and not reading.tokens.capital(end)


def _no_noun_after(reading: Reading, _start: int, end: int) -> bool:
    """ "the spring" alone is a season, "the spring water" is none."""
    following = reading.word(end)
    return not following.isalpha() or following in AFTER_A_SEASON or reading.word(end - 1).isdigit()


AFTER_A_SEASON = frozenset("of and or to when but for after before in on at is was".split())
SHORT_NAMES = frozenset("sun sat jan mar mon wed sep dec".split())
BEFORE_A_DATE = frozenset(
    "on by until till before after from since next last this every each through to and or in of between come due".split()
)


def _which(name: str, words: str) -> Rule:
    """ "next Friday", "last May", "this fall": one rule for each word of choice."""
    return Rule(
        f"{name} <name>",
        "named",
        (f"{words} <choosable>",),
        lambda named: _named(name, named),
        {
            f"{name} Friday": {
                "this": "2025-08-08",
                "next": "2025-08-15",
                "last": "2025-08-01",
                "coming": "2025-08-08",
            }[name]
        },
    )


RULES = (
    Rule("today", "day", ("today",), lambda: _TODAY, {"today": "2025-08-06"}),
    Rule(
        "tomorrow", "day", ("tomorrow", "tmrw", "tmw"), lambda: Relative("day", 1), {"tomorrow": "2025-08-07"}
    ),
    Rule("yesterday", "day", ("yesterday",), lambda: Relative("day", -1), {"yesterday": "2025-08-05"}),
    Rule(
        "the day after tomorrow",
        "day",
        ("[the] day after tomorrow",),
        lambda: Relative("day", 2),
        {"the day after tomorrow": "2025-08-08"},
    ),
    Rule(
        "the day before yesterday",
        "day",
        ("[the] day before yesterday",),
        lambda: Relative("day", -2),
        {"the day before yesterday": "2025-08-04"},
    ),
    Rule(
        "tonight",
        "time",
        ("tonight", "this night"),
        lambda: OnDay(DayPart("night"), _TODAY),
        {"tonight": "2025-08-06TNI"},
    ),
    Rule(
        "last night",
        "time",
        ("last night",),
        lambda: OnDay(DayPart("night"), Relative("day", -1)),
        {"last night": "2025-08-05TNI"},
    ),
    Rule(
        "this morning",
        "time",
        ("this <day_time>", "this noon|midday"),
        lambda part=_NOON: OnDay(part, _TODAY),
        {"this evening": "2025-08-06TEV"},
    ),
    Rule("overnight", "time", ("overnight",), lambda: OnDay(DayPart("night"), _TODAY)),
    Rule(
        "Friday", "weekday_name", ("<bare_weekday>",), lambda weekday: Date(weekday=weekday), guard=_in_a_time
    ),
    Rule(
        "Fri.",
        "weekday_name",
        ("<bare_weekday> .",),
        lambda weekday: Date(weekday=weekday),
        guard=_cut_short,
    ),
    Rule(
        "Friday", "day", ("<weekday_name>",), lambda day: day, {"on Friday": "2025-08-08"}, ("he sat down",)
    ),
    Rule("what can be chosen", "choosable", ("<weekday>",), lambda weekday: Date(weekday=weekday)),
    Rule("what can be chosen", "choosable", ("<bare_month>",), lambda month: Date(month=month)),
    Rule("what can be chosen", "choosable", ("<season>",), lambda season: Period("season", season)),
    _which("this", "this|this_same"),
    _which("next", "next|the_next|following"),
    _which("last", "last|this_past|this_last|the_past|past|previous|the_previous"),
    _which("coming", "this_coming|coming|the_coming|upcoming|this_upcoming|this_next"),
    Rule(
        "named",
        "day",
        ("<named>",),
        lambda day: day if isinstance(day, Date) and day.weekday is not None else None,
    ),
    Rule(
        "named",
        "span",
        ("<named>",),
        lambda span: span if not (isinstance(span, Date) and span.weekday is not None) else None,
    ),
    *(
        Rule(
            f"{name} <unit>",
            "relative_span",
            (f"{words} <calendar_unit>",),
            lambda unit, step=step: Relative(unit, step),
            {
                f"{name} week": f"2025-W{32 + step}",
                f"{name} month": f"2025-0{8 + step}",
                f"{name} year": str(2025 + step),
            },
        )
        for name, words, step in (
            ("this", "this|the_current|current|this_same|this_present|the_present", 0),
            ("next", "next|the_next|the_coming|coming|this_coming|the_upcoming|upcoming", 1),
            ("last", "last|the_last|the_past|past|this_past", -1),
        )
    ),
    Rule("next week", "span", ("<relative_span>",), lambda span: span),
    Rule(
        "units of the calendar",
        "calendar_unit",
        ("<unit1>", "calendar <unit1>"),
        lambda unit: unit if unit not in ("second", "minute", "hour", "night", "day", "fortnight") else None,
    ),
    Rule(
        "week after next",
        "span",
        ("[the] week after next",),
        lambda: Relative("week", 2),
        {"the week after next": "2025-W34"},
    ),
    Rule("month after next", "span", ("[the] <unit1> after next",), lambda unit: Relative(unit, 2)),
    Rule(
        "the following year",
        "span",
        ("the following|next|ensuing|succeeding|subsequent <calendar_unit>", "the <calendar_unit> after"),
        lambda unit: Relative(unit, 1, Anaphor(unit)),
    ),
    Rule(
        "the previous year",
        "span",
        ("the previous|preceding|prior <calendar_unit>", "the <calendar_unit> before"),
        lambda unit: Relative(unit, -1, Anaphor(unit)),
    ),
    *(
        Rule(
            f"the {unit}",
            "span",
            (f"the [full] {unit}", f"the_latest|the_most_recent {unit}"),
            lambda unit=unit: Anaphor(unit),
        )
        for unit in ("quarter", "week", "year")
    ),
    Rule(
        "the latest period", "span", ("the_latest|the_most_recent|latest period",), lambda: Anaphor("quarter")
    ),
    Rule(
        "the year-ago quarter",
        "span",
        (
            "[the] [comparable] year [-] ago|earlier quarter|period",
            "the year ~ - ~ ago|earlier",
            "year ~ - ~ ago|earlier",
            "the same quarter|period a year ago|earlier",
            "the quarter a year ago|earlier",
            "the same quarter|period last year",
        ),
        lambda: Shift(lasting(1, "year"), True, Anaphor("quarter")),
    ),
    Rule(
        "the fiscal year",
        "span",
        ("the [latest|full] fiscal year",),
        lambda: Period("year", 0, None, "this", fiscal=True),
    ),
    Rule(
        "the next day",
        "day",
        ("the next|following day", "the day after", "next day", "the very next day"),
        lambda: Relative("day", 1, Anaphor("day")),
    ),
    Rule(
        "the previous day",
        "day",
        ("the previous|preceding day", "the day before"),
        lambda: Relative("day", -1, Anaphor("day")),
    ),
    Rule(
        "that day",
        "day",
        ("that|the_same day", "that|the_same date", "such date", "the_said date", "said date", "this date"),
        lambda: Anaphor("day"),
    ),
    Rule("that year", "span", ("that|the_same <calendar_unit>",), lambda unit: Anaphor(unit)),
    Rule(
        "then",
        "pointer",
        ("then", "that time", "that point", "that hour", "that moment", "such time"),
        lambda: Anaphor("time"),
    ),
    Rule(
        "the week of March 6",
        "span",
        ("[the] week of <day>", "[the] week beginning|starting|commencing [on] <day>"),
        lambda day: Nth(1, "week_of", day),
        {"the week of September 8": "2025-W37"},
    ),
    Rule(
        "<day> next week",
        "day",
        ("<weekday> [of|in] <relative_span>", "<weekday> [of] the following week"),
        lambda weekday, week=_NEXT_WEEK: Nth(1, f"weekday:{weekday}", week) if week.unit == "week" else None,
        {"Tuesday next week": "2025-08-12"},
    ),
    Rule(
        "next week <day>",
        "day",
        ("<relative_span> [,] [on] <weekday>",),
        lambda week, weekday: Nth(1, f"weekday:{weekday}", week) if week.unit == "week" else None,
        {"next week Friday": "2025-08-15"},
    ),
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
            "these next <dur>",
        ),
        lambda length: _near(_length(length), False),
        {"the next 14 days": "P14D", "the coming weeks": "PXW"},
    ),
    Rule(
        "the past <n> days",
        "near",
        (
            "[the] past|last|previous|preceding|latest|recent <dur>",
            "[the] past|last|recent|previous|preceding <units>",
            "these past|last <dur>",
        ),
        lambda length: _near(_length(length), True),
        {"the past three months": "P3M", "recent days": "PXD"},
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


def _length(length: Expression | str) -> Expression:
    return lasting(None, length) if isinstance(length, str) else length
