"""Calendar dates: "August 27, 2025", "the 15th", "Friday", "2025-08-06", "March 1996", "the 1990s"."""

from __future__ import annotations

import calendar

from tracker.temporal.expressions import Date, Expression, Impossible, Numeric, Years
from tracker.temporal.grammar import Rule
from tracker.temporal.reading import Reading
from tracker.temporal.rules.numbers import pivot


def dated(month: int, day: int, year: int | None = None, weekday: int | None = None) -> Expression:
    """A date, or an Impossible one where no calendar has it ("February 30")."""
    if not 1 <= day <= calendar.monthrange(2000 if year is None else year, month)[1]:
        return Impossible(f"{calendar.month_name[month]} {day}" + (f", {year}" if year else ""))
    return Date(year, month, day, weekday)


def numeric(first: int, second: int, year: int | None = None) -> Expression | None:
    """Two numbers and maybe a year; which is the month is settled by policy where both could be."""
    if year is not None and year < 100:
        year = pivot(year)
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return Impossible(f"{first}/{second}/{year}") if year else None
    if first > 12:
        return dated(second, first, year)
    if second > 12 or first == second:
        return dated(first, second, year)
    return Numeric(first, second, year)


def _with_weekday(weekday: int, day: Expression) -> Expression:
    if isinstance(day, Date):
        return Date(day.year, day.month, day.day, weekday)
    return day


def _iso_day(year: int, month: int, day: int) -> Expression:
    if not 1 <= month <= 12:
        return Impossible(f"{year}-{month:02}-{day:02}")
    return dated(month, day, year)


def _compact(eight: int) -> Expression | None:
    year, rest = divmod(eight, 10000)
    month, day = divmod(rest, 100)
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return dated(month, day, year)


def _decade(year: int) -> Expression | None:
    return (
        Years(year, 10 if year % 100 else 100 if year % 1000 == 0 and year < 2000 else 10)
        if year % 10 == 0
        else None
    )


def _short_decade(two: int) -> Expression | None:
    return Years(1900 + two, 10) if two % 10 == 0 and two >= 20 else None


def _bare_ordinal(reading: Reading, _start: int, end: int) -> bool:
    """ "the 15th" is a day unless a noun follows ("the 15th floor", "the 9th Circuit")."""
    following = reading.word(end)
    return (not following.isalpha() and following not in ("-", "/")) or following in AFTER_A_DAY


def _lone_year(reading: Reading, start: int, end: int) -> bool:
    """Four digits are a year unless they count something or are part of a larger figure."""
    before, after = reading.word(start - 1), reading.word(end)
    if before in NO_YEAR_AFTER or after in NO_YEAR_BEFORE or not 1400 <= int(reading.word(start)) <= 2150:
        return False
    return _free_before(reading, start) and _free_after(reading, end)


def _free_before(reading: Reading, start: int) -> bool:
    if not reading.tokens.glued(start) or reading.word(start - 1) not in ("-", "/", ".", ",", ":", "_"):
        return True
    return reading.word(start - 1) == "-" and reading.word(start - 2) in (
        "mid",
        "pre",
        "post",
        "early",
        "late",
    )


def _free_after(reading: Reading, end: int) -> bool:
    touching = end < len(reading.tokens) and reading.tokens.glued(end)
    if not touching or reading.word(end) not in ("/", ".", ",", ":"):
        return True
    return not (reading.word(end + 1)[:1].isdigit() and reading.tokens.glued(end + 1))


def _written_month(reading: Reading, start: int, end: int) -> bool:
    """ "May" opening a sentence before a pronoun asks; "March on" marches."""
    word, after = reading.word(start), reading.word(end)
    if word in ("jan", "mar", "dec", "sep") and reading.word(start - 1) not in MONTH_AFTER:
        return False
    return not (
        word in ("may", "march", "mar")
        and (after in AFTER_A_VERB or (word != "mar" and reading.word(start - 1) in ("to", "'")))
    )


def _cut_short(reading: Reading, start: int, end: int) -> bool:
    """ "Sept." takes its full stop along, unless that ends the sentence."""
    word, after = reading.word(start), reading.word(end)
    return len(word) <= 4 and word != "may" and bool(after) and not reading.tokens.capital(end)


MONTH_AFTER = frozenset(
    "in by until till before after from since next last this every of to through and or early late mid "
    "- during".split()
)
AFTER_A_VERB = frozenset("i we you he she they it not be the a an have also my his her this that".split())
AFTER_A_DAY = frozenset(
    "to at for and or that when if but as in because we i they he she it is was will after before by on from "
    "unless until with so the a an there which who while since then not please no this next last".split()
)
NO_YEAR_AFTER = frozenset(
    "$ £ € ¥ # no room flight section article chapter page rule form under than some nearly almost "
    "approximately".split()
)
NO_YEAR_BEFORE = frozenset(
    "% $ people men women troops soldiers jobs workers employees shares miles feet meters metres km "
    "kilometers pounds tons tonnes percent points dollars euros barrels calories year years days hours "
    "minutes months weeks homes times cases votes seats members students words pages acres units gmt "
    "utc".split()
)

RULES = (
    Rule("day of month", "dom", ("<n31>", "<ord>", "<ord_word>"), lambda day: day),
    Rule("the day of month", "dom_the", ("[the] <dom>",), lambda day: day),
    Rule(
        "August 27",
        "month_day",
        ("<month> [.] <dom_the>", "<month> [.] [~] - [~] <n31>"),
        dated,
        {"August 27": "2025-08-27", "Sept. 3rd": "2025-09-03", "Aug the 31st": "2025-08-31"},
        ("we may, 5 of us, go",),
    ),
    Rule(
        "27 August",
        "month_day",
        ("<dom_the> [of] <month> [.]", "<n31> - <month>", "<dom_the> day of <month>"),
        lambda day, month: dated(month, day),
        {"27 August": "2025-08-27", "the 3rd of October": "2025-10-03"},
    ),
    Rule("year", "of_year", ("[,] [of] <year>", "[,] [of] <year4>", "[,] in <year>"), lambda year: year),
    Rule("August 27 without a year", "calendar_day", ("<month_day>",), lambda day: day),
    Rule(
        "August 27, 2025",
        "calendar_day",
        ("<month> [.] <dom_the> <of_year>", "<month> - <n31> - <year>"),
        lambda month, day, year: dated(month, day, year),
        {"August 27, 2025": "2025-08-27", "Dec. 31,2017": "2017-12-31"},
    ),
    Rule(
        "27 August 2025",
        "calendar_day",
        (
            "<dom_the> [of] <month> [.] <of_year>",
            "<n31> - <month> - <year>",
            "<dom_the> day of <month> <of_year>",
        ),
        lambda day, month, year: dated(month, day, year),
        {"27 August 2025": "2025-08-27", "3 Oct 2026": "2026-10-03"},
    ),
    Rule(
        "2025-08-27",
        "calendar_day",
        ("<year4> ~ - ~ <n> ~ - ~ <n>", "<year4> ~ / ~ <n> ~ / ~ <n>", "<year4> ~ . ~ <n> ~ . ~ <n>"),
        lambda year, month, day: _iso_day(year, month, day) if day <= 99 and month <= 99 else None,
        {"2025-08-27": "2025-08-27", "2025/08/27": "2025-08-27"},
    ),
    Rule(
        "20250827",
        "calendar_day",
        ("<n>",),
        lambda n: _compact(n) if n > 10**7 else None,
        {"20250827": "2025-08-27"},
    ),
    Rule(
        "8/27/2025",
        "calendar_day",
        (
            "<n> ~ / ~ <n> ~ / ~ <year4>",
            "<n> ~ - ~ <n> ~ - ~ <year4>",
            "<n> ~ . ~ <n> ~ . ~ <year4>",
            "<n> ~ / ~ <n> ~ / ~ <two_digits>",
        ),
        numeric,
        {"8/27/2025": "2025-08-27", "27/08/2025": "2025-08-27", "03/04/2026": "2026-03-04"},
        ("a score of 1/1/1/1",),
    ),
    Rule("9/12", "slash_day", ("<n> ~ / ~ <n>",), numeric),
    Rule(
        "Friday, August 27",
        "dated_weekday",
        (
            "<weekday> [.] [,] [( ~] [the] <calendar_day> [~ )]",
            "<weekday> [.] [,] [the] <slash_day>",
            "<calendar_day> [,] ( ~ <weekday> ~ )",
        ),
        lambda *p: _with_weekday(*(p if isinstance(p[0], int) else p[::-1])),
        {"Friday, August 29": "2025-08-29", "Monday Sept. 1": "2025-09-01"},
    ),
    Rule(
        "Friday the 15th",
        "dated_weekday",
        ("<weekday> [,] the <ord>",),
        lambda weekday, day: Date(None, None, day, weekday),
        {"Friday the 15th": "2025-08-15"},
    ),
    Rule(
        "this coming Sunday, March 8",
        "dated_weekday",
        ("this|next [coming] <weekday> [,] <calendar_day>",),
        _with_weekday,
    ),
    Rule("calendar day", "day", ("<calendar_day>", "<dated_weekday>"), lambda day: day),
    Rule(
        "the 15th",
        "day",
        ("the <ord>",),
        lambda day: Date(day=day),
        {"the 15th": "2025-08-15"},
        ("the 15th floor", "the 9th Circuit"),
        guard=_bare_ordinal,
    ),
    Rule(
        "month name", "month_name", ("<bare_month>",), lambda month: Date(month=month), guard=_written_month
    ),
    Rule(
        "month name.",
        "month_name",
        ("<bare_month> .",),
        lambda month: Date(month=month),
        guard=_cut_short,
    ),
    Rule(
        "August",
        "span",
        ("<month_name>", "the month of <month_name>"),
        lambda month: month,
        {"in October": "2025-10"},
        ("may we", "march on"),
    ),
    Rule(
        "August 2025",
        "span",
        ("<month> [.] [,] [of] <year>", "<month> [.] of the year <year>"),
        lambda month, year: Date(year, month),
        {"March 2026": "2026-03", "Aug. '25": "2025-08"},
    ),
    Rule(
        "2025-08",
        "span",
        ("<year4> ~ - ~ <two_digits>",),
        lambda year, month: Date(year, month) if 1 <= month <= 12 else None,
        {"2025-08": "2025-08"},
    ),
    Rule(
        "08/2025",
        "span",
        ("<month_number> ~ / ~ <year4>",),
        lambda month, year: Date(year, month),
        {"08/2026": "2026-08"},
    ),
    Rule(
        "1996",
        "span",
        ("<year4>",),
        lambda year: Date(year=year),
        {"in 1996": "1996"},
        ("1500 people", "$1996", "room 2010"),
        guard=_lone_year,
    ),
    Rule(
        "the year 2000",
        "span",
        ("[the] year <year>", "calendar year <year>", "<spelled_year>", "the <year4> period"),
        lambda year: Date(year=year),
        {"the year 2030": "2030"},
    ),
    Rule("1990s", "span", ("[the] <year4> ~ s", "[the] <year4> ~ '|’ ~ s"), _decade, {"the 1990s": "199"}),
    Rule(
        "the '90s",
        "span",
        ("[the] '|’ ~ <two_digits> ~ s", "[the] <two_digits> ~ s"),
        _short_decade,
        {"the '90s": "199"},
    ),
    Rule(
        "the nineties",
        "span",
        ("the <decade_word>", "the nineteen <decade_word>"),
        lambda years: Years(1900 + years, 10),
        {"the nineties": "199"},
    ),
    Rule(
        "the 20th century",
        "span",
        ("[the] <ordinal> [-] century",),
        lambda n: Years((n - 1) * 100, 100) if n > 1 else None,
        {"the 20th century": "19"},
    ),
)
