"""Putting times together: "5 p.m. EST on Sept. 3", "early next week", "March 3–5", "Tuesday or Wednesday"."""

from __future__ import annotations

from tracker.temporal.expressions import (
    Approx,
    Between,
    Clock,
    Date,
    Either,
    Expression,
    Impossible,
    OnDay,
    Part,
    Relative,
)
from tracker.temporal.grammar import Rule
from tracker.temporal.reading import Reading
from tracker.temporal.rules.dates import dated


def _on_day(time: Expression, day: Expression) -> Expression:
    return day if isinstance(day, Impossible) else OnDay(time, day)


def _day_first(day: Expression, time: Expression) -> Expression:
    return _on_day(time, day)


def _days(month: int, first: int, last: int, year: int | None = None) -> Expression | None:
    start, end = dated(month, first, year), dated(month, last, year)
    if isinstance(start, Impossible) or isinstance(end, Impossible):
        return start if isinstance(start, Impossible) else end
    return Between(start, end) if first < last else None


def _clocks(first: Expression, last: Expression) -> Expression:
    """ "9 to 5 p.m.": what the first leaves open, its half of the day and its zone, comes from the second."""
    if not isinstance(first, Clock) or not isinstance(last, Clock):
        return Between(first, last)
    hour, open_half = first.hour, first.open_half
    if first.open_half and not last.open_half:
        afternoon = last.hour >= 12 and first.hour % 12 < last.hour % 12
        hour, open_half = first.hour % 12 + (12 if afternoon else 0), False
    return Between(Clock(hour, first.minute, first.second, first.zone or last.zone, open_half), last)


def _range_on(span: Expression, day: Expression) -> Expression:
    assert isinstance(span, Between)
    return Between(OnDay(span.start, day), OnDay(span.end, day))


def _hour_to(hour: int, last: Expression) -> Expression | None:
    if not isinstance(last, Clock):
        return None
    return _clocks(Clock(hour, None, open_half=1 <= hour <= 12), last) if not last.open_half else None


def _end_of(whole: Expression) -> Expression:
    return whole if isinstance(whole, Impossible) else Part("end", whole)


def _part(
    part: str, words: str, examples: dict[str, str], category: str = "part", of: str = "<cuttable>"
) -> Rule:
    return Rule(
        f"{part.replace('_', ' ')} <time>",
        category,
        tuple(f"{word} {of}" for word in words.split()),
        lambda whole: whole if isinstance(whole, Impossible) else Part(part, whole),
        examples,
    )


def _grain(time: Expression) -> str:
    if isinstance(time, Date):
        return "day" if time.day or time.weekday is not None else "month" if time.month else "year"
    return time.unit if isinstance(time, Relative) else time.kind


def _months(first: Expression, second: Expression) -> Expression | None:
    """ "June to July 2025": the year of the second holds for both. Both must be of one kind."""
    if isinstance(first, Date) != isinstance(second, Date) or _grain(first) != _grain(second):
        return None
    if (
        isinstance(first, Date)
        and isinstance(second, Date)
        and first.year is None
        and second.year is not None
    ):
        first = Date(second.year, first.month, first.day)
    return Between(first, second)


def _alone_in_the_day(reading: Reading, start: int, end: int) -> bool:
    """ "the morning" is today's unless a noun or "of" follows."""
    following = reading.word(end)
    if following in ("of", "and"):
        return False
    return not following.isalpha() or reading.word(start) == "in" or following in AFTER_A_MORNING


WHOLE = frozenset({"week", "month", "quarter", "year"})
AFTER_A_MORNING = frozenset("after before when to but on with by at".split())

RULES = (
    Rule("what holds a clock time", "clock_day", ("<day>", "<slash_day>"), lambda day: day),
    Rule(
        "5 p.m. on Sept. 3",
        "time",
        (
            "<zoned> [,] [on] <clock_day>",
            "<zoned> of <clock_day>",
            "<zoned> ( ~ <day> ~ )",
            "<zoned> , on_or_before|no_later_than <clock_day>",
        ),
        _on_day,
        {
            "5 p.m. EST on Sept. 3": "2025-09-03T17:00",
            "noon tomorrow": "2025-08-07T12:00",
            "midnight Friday": "2025-08-08T24:00",
        },
    ),
    Rule(
        "Sept. 3 at 5 p.m.",
        "time",
        (
            "<clock_day> [,] [at|by|around|before|until|from] <zoned>",
            "<clock_day> ( ~ <zoned> ~ )",
            "<clock_day> , [at|by] <zoned>",
            "<clock_day> t ~ <zoned>",
            "<clock_day> – <zoned>",
        ),
        _day_first,
        {
            "Friday at 5 p.m.": "2025-08-08T17:00",
            "April 8, 2026 at 7 PM (EDT)": "2026-04-08T19:00",
            "2025-09-03T17:00": "2025-09-03T17:00",
        },
    ),
    Rule("tomorrow's close of business", "time", ("<clock_day> ~ '|’ ~ s <zoned>",), _day_first),
    Rule(
        "Friday at 5",
        "time",
        ("<clock_day> [,] at <lone_hour>",),
        _day_first,
        {"Friday at 5": "2025-08-08T17:00"},
    ),
    Rule(
        "Friday morning",
        "time",
        ("<clock_day> [,] [in_the] <day_time>",),
        _day_first,
        {"Friday morning": "2025-08-08TMO", "tomorrow evening": "2025-08-07TEV"},
    ),
    Rule(
        "the morning of Friday",
        "time",
        ("[the] <day_time> of|on <clock_day>",),
        _on_day,
        {"the morning of Sept. 3": "2025-09-03TMO"},
    ),
    Rule(
        "5 p.m. Friday morning",
        "time",
        ("<zoned> [,] [on] <clock_day> <day_time>",),
        lambda time, day, _: _on_day(time, day),
    ),
    Rule(
        "8 tonight",
        "time",
        ("<zoned> tonight", "tonight at|by <zoned>", "tonight at <lone_hour>"),
        lambda time: OnDay(time, Relative("day", 0)),
    ),
    Rule(
        "the morning",
        "time",
        ("[in] the <day_time>",),
        lambda part: OnDay(part, Relative("day", 0)),
        guard=_alone_in_the_day,
    ),
    Rule(
        "the next morning",
        "time",
        ("the next|following <day_time>", "the <day_time> after"),
        lambda part: OnDay(part, Relative("day", 1, _anaphoric_day())),
    ),
    Rule("that morning", "time", ("that|the_same <day_time>",), lambda part: OnDay(part, _anaphoric_day())),
    Rule("clock alone", "time", ("<zoned>",), lambda time: time),
    Rule("day alone", "time", ("<day>",), lambda day: day),
    Rule("span alone", "time", ("<span>",), lambda span: span),
    Rule("what can be cut", "cuttable", ("<day>", "<whole>", "<span>", "<day_part_on>"), lambda time: time),
    Rule(
        "this morning",
        "day_part_on",
        ("[in] the|this <day_time>",),
        lambda part: OnDay(part, Relative("day", 0)),
    ),
    Rule("Friday morning", "day_part_on", ("<day> <day_time>",), _day_first),
    _part(
        "early",
        "early early_in early_on the_early the_early_part_of early_-",
        {"early next week": "2025-W33 START", "early September": "2025-09 START"},
    ),
    _part(
        "mid",
        "mid mid_- the_middle_of middle_of midway_through the_mid the_mid_-",
        {"mid-September": "2025-09 MID"},
    ),
    _part("late", "late late_in the_late the_latter_part_of late_-", {"late October": "2025-10 END"}),
    _part(
        "start",
        "the_start_of start_of the_beginning_of beginning_of the_first_part_of the_opening_of",
        {"the beginning of next month": "2025-09 START"},
    ),
    _part(
        "end",
        "the_end_of end_of the_close_of the_very_end_of the_tail_end_of year_-_end",
        {"the end of the month": "2025-08 END", "the end of 2026": "2026 END"},
    ),
    Rule(
        "month's end",
        "part",
        ("<whole> ~ '|’ ~ s end", "<span> ~ '|’ ~ s end", "<whole> is out"),
        _end_of,
        {"the year's end": "2025 END"},
    ),
    Rule(
        "year-end",
        "part",
        ("[the] <unit1> [-] end",),
        lambda unit: Part("end", Relative(unit, 0)) if unit in WHOLE else None,
        {"year-end": "2025 END"},
    ),
    Rule(
        "year's end",
        "part",
        ("<unit1> ~ '|’ ~ s end",),
        lambda unit: Part("end", Relative(unit, 0)) if unit in WHOLE else None,
        {"year's end": "2025 END"},
    ),
    Rule(
        "end of year",
        "part",
        ("end of <unit1>",),
        lambda unit: Part("end", Relative(unit, 0)) if unit in WHOLE else None,
        {"end of month": "2025-08 END"},
    ),
    Rule("end of Q3", "part", ("<span> end",), _end_of),
    _part("first_half", "the_first_half_of first_half_of", {"the first half of September": "2025-09 START"}),
    _part(
        "second_half",
        "the_second_half_of second_half_of the_latter_half_of",
        {"the second half of October": "2025-10 END"},
    ),
    _part(
        "later",
        "later later_in the_rest_of the_remainder_of rest_of remainder_of the_balance_of",
        {"later this week": "2025-W32 END", "later today": "2025-08-06 END"},
    ),
    _part("earlier", "earlier earlier_in", {"earlier this month": "2025-08 START"}),
    Rule("part", "time", ("<part>",), lambda part: part),
    Rule(
        "about <time>",
        "time",
        (
            "about|around|approximately|roughly|circa|on_or_about|on_or_around <pointlike>",
            "sometime|some_time|any_time|anytime [in|on|during|around] <pointlike>",
        ),
        lambda time: time if isinstance(time, Impossible) else Approx("APPROX", time),
        {"around noon": "2025-08-06T12:00 APPROX"},
    ),
    Rule("pointlike", "pointlike", ("<zoned>", "<day>", "<span>", "<part>"), lambda time: time),
    Rule(
        "March 3–5",
        "range",
        ("<month> [.] <dom> -|–|to|through|until|thru <dom>", "<month> [.] from <dom> to <dom>"),
        _days,
        {"October 3–5": "2025-10-03/2025-10-05"},
    ),
    Rule(
        "March 3–5, 2026",
        "range",
        ("<month> [.] <dom> -|–|to|through|thru <dom> <of_year>",),
        _days,
        {"March 3-5, 2026": "2026-03-03/2026-03-05"},
    ),
    Rule(
        "3–5 March",
        "range",
        ("<dom> -|–|to|through|thru <dom_the> [of] <month>",),
        lambda first, last, month: _days(month, first, last),
        {"3-5 October": "2025-10-03/2025-10-05"},
    ),
    Rule(
        "3–5 March 2026",
        "range",
        ("<dom> -|–|to|through|thru <dom_the> [of] <month> <of_year>",),
        lambda first, last, month, year: _days(month, first, last, year),
    ),
    Rule(
        "9 a.m. to 5 p.m.",
        "clock_range",
        ("<zoned> to|-|–|until|till|and|through <zoned>",),
        _clocks,
        {"9 a.m. to 5 p.m.": "2025-08-07T09:00/2025-08-07T17:00"},
    ),
    Rule(
        "9–5 p.m.",
        "clock_range",
        ("<hour> to|-|–|and <zoned>",),
        _hour_to,
        {"9-11 am": "2025-08-07T09:00/2025-08-07T11:00"},
    ),
    Rule("9 to 5", "range", ("<clock_range>",), lambda span: span),
    Rule(
        "9 to 5 on Friday",
        "range",
        ("<clock_range> [,] [on] <day>",),
        _range_on,
        {"9 a.m. to 5 p.m. on Friday": "2025-08-08T09:00/2025-08-08T17:00"},
    ),
    Rule(
        "Friday, 9 to 5",
        "range",
        ("<day> [,] [from|between] <clock_range>",),
        lambda day, span: _range_on(span, day),
    ),
    Rule(
        "Monday to Friday",
        "range",
        (
            "<day> to|-|–|through|thru|until|till <day>",
            "<span> to|-|–|through|thru|until|till <span>",
            "<time_of_day> to|through|until|- <time_of_day>",
        ),
        _months,
        {"Monday to Friday": "2025-08-11/2025-08-15", "June through September 2026": "2026-06/2026-09"},
    ),
    Rule(
        "5 p.m. Friday",
        "time_of_day",
        ("<clock_day> [,] [at] <zoned>", "<zoned> [,] [on] <clock_day>"),
        lambda *p: _on_day(*p) if isinstance(p[0], Clock) else _on_day(p[1], p[0]),
    ),
    Rule(
        "Tuesday or Wednesday",
        "either",
        ("<day> or <day>", "<day> or the <ord>"),
        lambda first, second: Either(first, second if isinstance(second, Expression) else Date(day=second)),
    ),
    Rule(
        "Tuesday or Wednesday next week",
        "either",
        ("<weekday> or|and <weekday> [of] <relative_span>",),
        lambda a, b, week: Either(_nth(a, week), _nth(b, week)) if week.unit == "week" else None,
        {"Tuesday or Wednesday next week": "2025-08-12"},
    ),
    Rule(
        "April 24 and 25",
        "either",
        ("<month> [.] <dom> and|or|& <dom>",),
        lambda month, first, second: _two(dated(month, first), dated(month, second)),
        {"October 24 and 25": "2025-10-24"},
    ),
    Rule(
        "24 and 25 April",
        "either",
        ("<dom_the> and|or|& <dom_the> [of] <month>",),
        lambda first, second, month: _two(dated(month, first), dated(month, second)),
    ),
    Rule("either", "time", ("<either>",), lambda either: either),
    Rule("range alone", "time", ("<range>",), lambda span: span),
)


def _two(first: Expression, second: Expression) -> Expression:
    for day in (first, second):
        if isinstance(day, Impossible):
            return day
    return Either(first, second)


def _anaphoric_day() -> Expression:
    from tracker.temporal.expressions import Anaphor

    return Anaphor("day")


def _nth(weekday: int, week: Expression) -> Expression:
    from tracker.temporal.expressions import Nth

    return Nth(1, f"weekday:{weekday}", week)
