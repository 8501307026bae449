"""Times counted from another: "tomorrow", "next week", "two days ago", "the first Monday in October"."""

from __future__ import annotations

from tracker.temporal.expressions import (
    Anaphor,
    Between,
    Date,
    DayPart,
    Expression,
    Nth,
    OnDay,
    Period,
    Relative,
    Shift,
)
from tracker.temporal.grammar import Rule
from tracker.temporal.reading import Reading
from tracker.temporal.rules.durations import lasting

_TODAY, _NEXT_WEEK = Relative("day", 0), Relative("week", 1)
_NOON = DayPart("noon")


def _named(which: str, named: Expression) -> Expression | None:
    if isinstance(named, Date):
        return Date(named.year, named.month, named.day, named.weekday, which)
    if isinstance(named, Period):
        return Period(named.unit, named.index, named.year, which)
    return None


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


def _week_after(day: Expression) -> Expression:
    """The seven days behind a day, in which each weekday stands once."""
    return Between(Shift(lasting(1, "day"), False, day), Shift(lasting(7, "day"), False, day))


SHORT_NAMES = frozenset("sun sat jan mar mon wed sep dec".split())
BEFORE_A_DATE = frozenset(
    "on by until till before after from since next last this every each through to and or in of between "
    "come due".split()
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
    _which("coming", "this_coming|coming|the_following|the_coming|upcoming|this_upcoming|this_next"),
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
    Rule(
        "the day after <day>",
        "day",
        ("the day after|following <near_day>",),
        lambda day: Shift(lasting(1, "day"), False, day),
        {"the day after Labor Day": "2025-09-02"},
    ),
    Rule(
        "the day before <day>",
        "day",
        ("the day before|preceding <near_day>",),
        lambda day: Shift(lasting(1, "day"), True, day),
        {"the day before Christmas": "2025-12-24"},
    ),
    Rule(
        "the <weekday> after <day>",
        "day",
        ("the [first|next] <weekday> after|following <near_day>",),
        lambda weekday, day: Nth(1, f"weekday:{weekday}", _week_after(day)),
        {"the Monday after Thanksgiving": "2025-12-01"},
    ),
    Rule(
        "Friday week",
        "day",
        ("<weekday> week",),
        lambda weekday: Shift(lasting(1, "week"), False, Date(weekday=weekday)),
        {"Friday week": "2025-08-15"},
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
)
