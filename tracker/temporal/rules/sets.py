"""Times that return: "every other Tuesday", "quarterly", "the 5th of each month" → RFC 5545 rules."""

from __future__ import annotations

from tracker.temporal.expressions import Date, Expression, Recurring
from tracker.temporal.grammar import Rule
from tracker.temporal.printing import MONTH_NAMES, WEEKDAY_NAMES, ordinal

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQ = {
    "day": ("DAILY", 1), "week": ("WEEKLY", 1), "month": ("MONTHLY", 1), "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1), "hour": ("HOURLY", 1), "minute": ("MINUTELY", 1),
    "fortnight": ("WEEKLY", 2), "business_day": ("DAILY", 1), "decade": ("YEARLY", 10),
    "weekend": ("WEEKLY", 1), "night": ("DAILY", 1), "half": ("MONTHLY", 6),
    "century": ("YEARLY", 100),
}  # fmt: skip
_CODES = {
    "day": "P1D",
    "week": "P1W",
    "month": "P1M",
    "quarter": "P1Q",
    "year": "P1Y",
    "hour": "PT1H",
    "minute": "PT1M",
}


def _rule(freq: str, interval: int, rest: str = "") -> str:
    return f"FREQ={freq}" + (f";INTERVAL={interval}" if interval > 1 else "") + rest


def every(unit: str, interval: int = 1, quant: str = "EVERY") -> Recurring | None:
    """A unit that returns every `interval` units."""
    if unit not in _FREQ:
        return None
    freq, size = _FREQ[unit]
    rest = ";BYDAY=MO,TU,WE,TH,FR" if unit == "business_day" else ";BYDAY=SA,SU" if unit == "weekend" else ""
    value = {"weekend": "XXXX-WXX-WE", "business_day": "P1D"}.get(unit) or _CODES.get(unit, "P1D")
    if unit == "fortnight":
        value = "P2W"
    if interval > 1:
        value = value.replace("1", str(interval))
    name = unit.replace("_", " ")
    text = f"every {name}" if interval == 1 else f"every {interval} {name}s"
    return Recurring(_rule(freq, size * interval, rest), value, text, quant)


def _every_n(n: float, unit: str) -> Recurring | None:
    return every(unit, int(n)) if n == int(n) and n >= 1 else None


def _weekday(weekday: int, interval: int = 1) -> Recurring:
    text = f"every {'other ' if interval == 2 else ''}{WEEKDAY_NAMES[weekday]}"
    return Recurring(
        _rule("WEEKLY", interval, f";BYDAY={DAYS[weekday]}"), f"XXXX-WXX-{weekday + 1}", text, "EVERY"
    )


def _day_of_month(day: int) -> Recurring:
    return Recurring(
        f"FREQ=MONTHLY;BYMONTHDAY={day}", f"XXXX-XX-{day:02}", f"the {ordinal(day)} of each month", "EVERY"
    )


def _nth_weekday(n: int, weekday: int) -> Recurring:
    which = "last" if n == -1 else ordinal(n)
    return Recurring(
        f"FREQ=MONTHLY;BYDAY={n}{DAYS[weekday]}",
        "P1M",
        f"the {which} {WEEKDAY_NAMES[weekday]} of each month",
        "EVERY",
    )


def _times(unit: str) -> Recurring | None:
    return every(unit)


def _adverb(word: str, unit: str, interval: int = 1) -> Rule:
    value = every(unit, interval)
    assert value is not None
    return Rule(
        word, "simple_set", (word,), lambda: Recurring(value.rule, value.value, word), {word: value.value}
    )


def _at(time: Expression, again: Recurring) -> Recurring:
    return Recurring(again.rule, again.value, again.text, again.quant, time)


def yearly(day: Expression) -> Recurring | None:
    """A day of every year."""
    if not isinstance(day, Date) or day.month is None or day.day is None:
        return None
    text = f"{MONTH_NAMES[day.month - 1]} {day.day} of each year"
    value = f"XXXX-{day.month:02}-{day.day:02}"
    return Recurring(f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}", value, text, "EVERY")


def _nth_business_day(n: int) -> Recurring:
    rule = f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={n}"
    return Recurring(rule, "P1M", f"the {ordinal(n)} business day of each month", "EVERY")


RULES = (
    *(
        _adverb(word, unit, interval)
        for word, unit, interval in (
            ("daily", "day", 1),
            ("everyday", "day", 1),
            ("weekly", "week", 1),
            ("biweekly", "week", 2),
            ("fortnightly", "week", 2),
            ("monthly", "month", 1),
            ("bimonthly", "month", 2),
            ("quarterly", "quarter", 1),
            ("yearly", "year", 1),
            ("annually", "year", 1),
            ("hourly", "hour", 1),
            ("biennially", "year", 2),
            ("nightly", "day", 1),
        )
    ),
    Rule(
        "semiannually",
        "simple_set",
        ("semiannually", "semi_-_annually", "twice_a_year", "twice_yearly"),
        lambda: Recurring("FREQ=MONTHLY;INTERVAL=6", "P6M", "semiannually"),
        {"semiannually": "P6M"},
    ),
    Rule(
        "every day",
        "simple_set",
        ("every|each <length_unit>", "each and every <length_unit>", "every single <length_unit>"),
        every,
        {"every month": "P1M", "each week": "P1W"},
    ),
    Rule(
        "every two weeks", "simple_set", ("every <num> <length_unit>",), _every_n, {"every two weeks": "P2W"}
    ),
    Rule(
        "every other week",
        "simple_set",
        ("every other|second <length_unit>",),
        lambda unit: every(unit, 2),
        {"every other week": "P2W"},
    ),
    Rule(
        "every Tuesday",
        "simple_set",
        ("every|each <weekday>", "on <weekdays>", "<weekdays>"),
        _weekday,
        {"every Tuesday": "XXXX-WXX-2"},
    ),
    Rule(
        "every other Tuesday",
        "simple_set",
        ("every other|second <weekday>",),
        lambda day: _weekday(day, 2),
        {"every other Tuesday": "XXXX-WXX-2"},
    ),
    Rule(
        "every weekday",
        "simple_set",
        ("every|each weekday", "weekdays"),
        lambda: Recurring("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "XXXX-WXX", "every weekday", "EVERY"),
        {"every weekday": "XXXX-WXX"},
    ),
    Rule(
        "the 5th of each month",
        "simple_set",
        ("the <ordinal> [day] of each|every month", "the <ordinal> of the month each month"),
        _day_of_month,
        {"the 5th of each month": "XXXX-XX-05"},
    ),
    Rule(
        "the last day of each month",
        "simple_set",
        ("the last [calendar] day of each|every month",),
        lambda: Recurring("FREQ=MONTHLY;BYMONTHDAY=-1", "P1M", "the last day of each month", "EVERY"),
        {"the last day of each month": "P1M"},
    ),
    Rule(
        "the last business day of each month",
        "simple_set",
        ("the last business|working day of each|every [calendar] month",),
        lambda: Recurring(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "P1M",
            "the last business day of each month",
            "EVERY",
        ),
        {"the last business day of each month": "P1M"},
    ),
    Rule(
        "the fifth business day of each month",
        "simple_set",
        ("the <ordinal> business|working day of each|every [calendar] month",),
        _nth_business_day,
        {"the fifth business day of each month": "P1M"},
    ),
    Rule(
        "once a quarter",
        "simple_set",
        ("once|twice a|an|per|every|each <unit1>",),
        every,
        {"once a quarter": "P1Q"},
    ),
    Rule(
        "the first Monday of each month",
        "simple_set",
        ("the <ordinal> <weekday> of|in each|every month",),
        _nth_weekday,
        {"the first Monday of each month": "P1M"},
    ),
    Rule(
        "the last Friday of each month",
        "simple_set",
        ("the last <weekday> of|in each|every month",),
        lambda day: _nth_weekday(-1, day),
        {"the last Friday of each month": "P1M"},
    ),
    Rule(
        "every morning",
        "simple_set",
        ("every|each <day_time>",),
        lambda part: Recurring(
            "FREQ=DAILY",
            "XXXX-XX-XXT"
            + {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}.get(part.name, "NI"),
            f"every {part.name}",
            "EVERY",
        ),
        {"every morning": "XXXX-XX-XXTMO"},
    ),
    Rule(
        "every March 31",
        "simple_set",
        ("every|each <month_day>", "<month_day> of each|every [calendar] year"),
        lambda day: yearly(day),
        {"March 31 of each year": "XXXX-03-31"},
    ),
    Rule(
        "every Friday at 5 p.m.",
        "set",
        ("<simple_set> at|by <zoned>",),
        lambda again, time: _at(time, again),
        {"every Friday at 5 p.m.": "XXXX-WXX-5"},
    ),
    Rule(
        "5 p.m. every Friday",
        "set",
        ("<zoned> every <weekday>", "<zoned> on <weekdays>"),
        lambda time, day: _at(time, _weekday(day)),
    ),
    Rule("a set", "set", ("<simple_set>",), lambda again: again),
    Rule("a set", "time", ("<set>",), lambda again: again),
)
