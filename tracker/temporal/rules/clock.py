"""Clock times, zones and parts of the day: "5 p.m. EST", "17:00", "noon", "close of business"."""

from __future__ import annotations

from tracker.temporal.expressions import Clock, DayPart, Expression
from tracker.temporal.grammar import Rule
from tracker.temporal.reading import Reading
from tracker.temporal.zones import offset_zone, place_zone

_AM = "am|a_._m_.|a_m|a_._m|a_.m_."
_PM = "pm|p_._m_.|p_m|p_._m|p_.m_."


def _half(hour: int, afternoon: bool) -> int | None:
    if not 1 <= hour <= 12:
        return hour if afternoon and 12 < hour < 24 else None
    return hour % 12 + (12 if afternoon else 0)


def _morning(hour: int, minute: int | None = None, second: int | None = None) -> Clock | None:
    on = _half(hour, afternoon=False)
    return None if on is None else Clock(on, minute, second)


def _afternoon(hour: int, minute: int | None = None, second: int | None = None) -> Clock | None:
    on = _half(hour, afternoon=True)
    return None if on is None else Clock(on, minute, second)


def _plain(hour: int, minute: int, second: int | None = None) -> Clock | None:
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    return Clock(hour, minute, second, open_half=1 <= hour <= 12)


def _military(four: int) -> Clock | None:
    hour, minute = divmod(four, 100)
    return Clock(hour, minute) if hour <= 24 and minute <= 59 else None


def _in_part(clock: Clock, part: str) -> Clock | None:
    if not clock.open_half or part not in ("morning", "afternoon", "evening", "night"):
        return None
    late = part in ("afternoon", "evening") or (part == "night" and 6 <= clock.hour <= 11)
    hour = clock.hour % 12 + (12 if late else 0)
    return Clock(hour, clock.minute, clock.second, clock.zone)


def _zoned(time: Expression, zone: str) -> Expression | None:
    if isinstance(time, Clock):
        return Clock(time.hour, time.minute, time.second, zone, time.open_half)
    if isinstance(time, DayPart) and time.name in ("noon", "midnight", "close_of_business", "end_of_day"):
        return DayPart(time.name, zone)
    return None


def _before_the_hour(minutes: float, hour: int) -> Clock:
    total = hour * 60 - int(minutes)
    return Clock(total // 60 % 24 or 12, total % 60, open_half=True)


def _place(word: str) -> str | None:
    return place_zone(word)


def _spoken(reading: Reading, start: int, end: int) -> bool:
    """A lone number is an hour only after "at", and never before what it might count."""
    following = reading.word(end)
    return reading.word(start - 1) in ("at", "by", "until", "till") and following not in (
        "%",
        "/",
        ".",
        ":",
        "-",
        "percent",
        ",",
    )


RULES = (
    Rule(
        "5 pm",
        "clock",
        (f"<hour> [~] {_PM}", f"<hour_word> {_PM}"),
        _afternoon,
        {"5 p.m.": "2025-08-06T17:00"},
    ),
    Rule("5:30 pm", "clock", (f"<hour> ~ :|. ~ <sixty> {_PM}",), _afternoon, {"5:30 pm": "2025-08-06T17:30"}),
    Rule(
        "5 am", "clock", (f"<hour> {_AM}", f"<hour_word> {_AM}"), _morning, {"at 9 a.m.": "2025-08-07T09:00"}
    ),
    Rule("5:30 am", "clock", (f"<hour> ~ :|. ~ <sixty> {_AM}",), _morning, {"9.15am": "2025-08-07T09:15"}),
    Rule("5:30:20 pm", "clock", (f"<hour> ~ : ~ <sixty> ~ : ~ <sixty> {_PM}",), _afternoon),
    Rule("5:30:20 am", "clock", (f"<hour> ~ : ~ <sixty> ~ : ~ <sixty> {_AM}",), _morning),
    Rule(
        "17:00",
        "clock",
        ("<hour> ~ : ~ <sixty>", "<hour> ~ : ~ <sixty> ~ : ~ <sixty>"),
        _plain,
        {"17:00": "2025-08-06T17:00", "09:30:15": "2025-08-07T09:30:15"},
        ("a 3:1 vote", "25:00", "won 21:75"),
    ),
    Rule("17:00 hours", "clock", ("<clock> hours|hrs|h",), lambda clock: clock),
    Rule(
        "1700 GMT",
        "clock",
        ("<four_digits> hours|hrs|h",),
        _military,
        {"1700 hours": "2025-08-06T17:00"},
        ("2500 hours of work",),
    ),
    Rule(
        "1700 GMT",
        "clock",
        ("<four_digits> <zone>",),
        lambda four, zone: _zoned(_military(four) or DayPart("none"), zone),
        {"1700 GMT": "2025-08-07T17:00"},
    ),
    Rule(
        "five o'clock",
        "clock",
        (
            "<hour> o_'|’_clock",
            "<hour_word> o_'|’_clock",
            "<hour> oclock",
            "<hour_word> oclock",
            "<hour> o ~ '|’ ~ clock",
            "<hour_word> o ~ '|’ ~ clock",
        ),
        lambda hour: Clock(hour, None, open_half=1 <= hour <= 12) if hour <= 24 else None,
        {"five o'clock": "2025-08-06T17:00"},
    ),
    Rule(
        "half past five",
        "clock",
        ("half past <hour>", "half past <hour_word>"),
        lambda hour: Clock(hour, 30, open_half=True),
        {"half past five": "2025-08-06T17:30"},
    ),
    Rule(
        "quarter past five",
        "clock",
        ("[a] quarter past|after <hour>", "[a] quarter past|after <hour_word>"),
        lambda hour: Clock(hour, 15, open_half=True),
        {"quarter past five": "2025-08-06T17:15"},
    ),
    Rule(
        "quarter to five",
        "clock",
        ("[a] quarter to|of|before <hour>", "[a] quarter to|of|before <hour_word>"),
        lambda hour: _before_the_hour(15, hour),
        {"quarter to five": "2025-08-06T16:45"},
    ),
    Rule(
        "ten minutes to five",
        "clock",
        ("<num> minutes to <hour>", "<num> minutes to <hour_word>"),
        _before_the_hour,
    ),
    Rule(
        "5 in the afternoon",
        "clock",
        ("<clock> in_the <day_part>", "<lone_hour> in_the <day_part>", "<clock> at night|midnight"),
        lambda clock, part="night": _in_part(clock, part),
        {"4 in the afternoon": "2025-08-06T16:00"},
    ),
    Rule(
        "5", "lone_hour", ("<hour>", "<hour_word>"), lambda hour: Clock(hour, None, open_half=1 <= hour <= 12)
    ),
    Rule(
        "at 5",
        "clock",
        ("<lone_hour>",),
        lambda clock: clock,
        {"at 5": "2025-08-06T17:00"},
        ("look at 5 people", "at 5 percent"),
        guard=lambda reading, start, end: _spoken(reading, start, end) and _alone(reading, end),
    ),
    Rule(
        "noon",
        "clock",
        ("noon|midday|noontime", "12 noon", "12 ~ : ~ 00 noon", "twelve noon", "high noon", "mid ~ - ~ day"),
        lambda: DayPart("noon"),
        {"noon": "2025-08-06T12:00"},
    ),
    Rule(
        "midnight",
        "clock",
        ("midnight", "12 midnight", "12 ~ : ~ 00 midnight", "the_stroke_of_midnight", "twelve midnight"),
        lambda: DayPart("midnight"),
        {"by midnight": "2025-08-06T24:00"},
    ),
    Rule(
        "close of business",
        "clock",
        (
            "[the] close_of_business",
            "close_of_play",
            "cob",
            "c_._o_._b",
            "[the] end_of_the_business_day",
            "[the] end_of_business",
            "[the] close_of_trading",
        ),
        lambda: DayPart("close_of_business"),
        {"close of business": "2025-08-06T17:00"},
    ),
    Rule(
        "end of day",
        "clock",
        ("eod", "end_of_day", "[the] end_of_the_day", "the day ~ ' ~ s end", "[the] close_of_the_day"),
        lambda: DayPart("end_of_day"),
        {"by EOD": "2025-08-06"},
    ),
    Rule(
        "EST",
        "zone",
        ("<zone_word>", "( ~ <zone_word> ~ )", "( ~ <zone_name> ~ )", "<zone_name>"),
        lambda zone: zone,
    ),
    Rule(
        "Eastern time",
        "zone_name",
        ("<zone_region> [standard|daylight|summer|mean] time", "<zone_region>"),
        lambda zone: zone,
    ),
    Rule("Moscow time", "zone_name", ("<capital> time", "<capital> local time"), _place),
    Rule("New York time", "zone_name", ("<capital> <capital> time",), lambda a, b: place_zone(f"{a} {b}")),
    Rule(
        "+02:00",
        "zone",
        ("~ + ~ <two_digits> ~ : ~ <two_digits>", "~ + ~ <four_digits>"),
        lambda *parts: offset_zone(1, parts),
    ),
    Rule(
        "-05:00",
        "zone",
        ("~ - ~ <two_digits> ~ : ~ <two_digits>", "~ - ~ <four_digits>"),
        lambda *parts: offset_zone(-1, parts),
    ),
    Rule("UTC+2", "zone", ("utc|gmt ~ + ~ <n>",), lambda hours: offset_zone(1, (hours, 0))),
    Rule(
        "UTC-5", "zone", ("utc|gmt ~ - ~ <n>", "utc|gmt ~ − ~ <n>"), lambda hours: offset_zone(-1, (hours, 0))
    ),
    Rule("clock and zone", "zoned", ("<clock>",), lambda clock: clock),
    Rule("5 p.m. EST", "zoned", ("<clock> [,] <zone>",), _zoned, {"5 p.m. EST": "2025-08-06T17:00"}),
    Rule(
        "5 p.m. local time",
        "zoned",
        ("<clock> [( ~] local_time [~ )]", "<clock> sharp|precisely"),
        lambda clock: clock,
        {"5 p.m. local time": "2025-08-06T17:00"},
    ),
    Rule("17:00Z", "zoned", ("<clock> ~ z",), lambda clock: _zoned(clock, "UTC")),
    Rule(
        "morning",
        "day_time",
        ("<day_part>",),
        lambda part: DayPart(part) if part not in ("noon", "midnight") else None,
    ),
)


def _alone(reading: Reading, end: int) -> bool:
    """Whether no noun follows that the number could count."""
    following = reading.word(end)
    return (
        not following.isalpha()
        or following in _AFTER_AN_HOUR
        or "weekday" in reading.classes_at(end)
        or "month" in reading.classes_at(end)
    )


_AFTER_AN_HOUR = frozenset(
    "on today tomorrow and or to for in if but so when the tonight sharp this next but est et pst gmt".split()
)
