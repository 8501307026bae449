"""Quarters, halves, fiscal years and holidays."""

from __future__ import annotations

from tracker.temporal.expressions import Date, Expression, Holiday, Nth, Period
from tracker.temporal.grammar import Rule


def _quarter(n: int, year: int | Expression | None = None) -> Expression | None:
    return _period("quarter", 4, n, year)


def _half(n: int, year: int | Expression | None = None) -> Expression | None:
    return _period("half", 2, n, year)


def _period(unit: str, most: int, n: int, year: int | Expression | None) -> Expression | None:
    if not 1 <= n <= most:
        return None
    if isinstance(year, Date):
        year = year.year
    if isinstance(year, Expression):
        return Nth(1, f"{unit}:{n}", year)
    return Period(unit, n, year)


def _fiscal(year: int) -> Period:
    from tracker.temporal.rules.numbers import pivot

    return Period("year", 0, pivot(year) if year < 100 else year, fiscal=True)


_HOLIDAYS = {
    "christmas": "christmas|christmas_day|xmas|xmas_day",
    "christmas_eve": "christmas_eve",
    "new_year": "new_year_'_s|new_year_'_s_day|new_year_day|new_years_day|new_year_’_s_day|the_new_year",
    "new_year_eve": "new_year_'_s_eve|new_years_eve|new_year_’_s_eve",
    "thanksgiving": "thanksgiving|thanksgiving_day",
    "independence_day": "independence_day|the_fourth_of_july|july_fourth",
    "labor_day": "labor_day|labour_day",
    "memorial_day": "memorial_day",
    "veterans_day": "veterans_day",
    "columbus_day": "columbus_day",
    "martin_luther_king_day": "martin_luther_king_day|mlk_day|martin_luther_king_jr_day|"
    "martin_luther_king_,_jr_._day",
    "presidents_day": "presidents_day|presidents_'_day|president_'_s_day|washington_'_s_birthday",
    "election_day": "election_day",
    "inauguration_day": "inauguration_day",
    "easter": "easter|easter_sunday",
    "easter_monday": "easter_monday",
    "good_friday": "good_friday",
    "halloween": "halloween",
    "valentines_day": "valentine_'_s_day|valentines_day|valentine_’_s_day",
    "st_patricks_day": "st_._patrick_'_s_day|st_patricks_day|saint_patrick_'_s_day",
    "black_friday": "black_friday",
    "boxing_day": "boxing_day",
    "may_day": "may_day",
    "mothers_day": "mother_'_s_day|mothers_day",
    "fathers_day": "father_'_s_day|fathers_day",
    "juneteenth": "juneteenth",
}

RULES = (
    Rule(
        "third quarter",
        "quarter_name",
        (
            "[the] [fiscal] <ordinal> quarter",
            "[fiscal] [-] <ordinal> - quarter",
            "the fiscal - <ordinal> quarter",
        ),
        lambda n: n,
    ),
    Rule("Q3", "quarter_name", ("q ~ <n>",), lambda n: n if n <= 4 else None),
    Rule(
        "the third quarter",
        "span",
        ("<quarter_name>",),
        _quarter,
        {"the third quarter": "2025-Q3", "Q4": "2025-Q4"},
    ),
    Rule(
        "the third quarter of 2025",
        "span",
        (
            "<quarter_name> [,] [of] <year>",
            "<quarter_name> [of] [the] [fiscal] <year_span>",
            "<quarter_name> [of] fiscal [year] <year>",
        ),
        _quarter,
        {"the first quarter of 2026": "2026-Q1", "Q3 2026": "2026-Q3"},
    ),
    Rule(
        "2026 Q3",
        "span",
        ("<year4> [-] q ~ <n>", "[the] <year4> <ordinal> [-] quarter"),
        lambda year, n: _quarter(n, year),
        {"2026Q3": "2026-Q3"},
    ),
    Rule(
        "the first half of 2025",
        "span",
        ("the first [-] half of <year>", "the first [-] half of [the] <year_span>"),
        lambda year: _half(1, year),
        {"the first half of 2026": "2026-H1"},
    ),
    Rule(
        "the second half of 2025",
        "span",
        ("the second|latter|last [-] half of <year>", "the second|latter|last [-] half of [the] <year_span>"),
        lambda year: _half(2, year),
        {"the second half of this year": "2025-H2"},
    ),
    Rule("H1 2025", "span", ("h ~ <n> <year>",), _half, {"H1 2026": "2026-H1"}),
    Rule(
        "fiscal 1989",
        "span",
        ("[the] fiscal [year] <year>", "fy [~] <year>", "fy [~] <two_digits>"),
        _fiscal,
        {"fiscal year 2026": "2026"},
    ),
    Rule(
        "next fiscal year",
        "span",
        ("this|the_current|current fiscal year",),
        lambda: Period("year", 0, None, "this", fiscal=True),
    ),
    Rule(
        "next fiscal year",
        "span",
        ("next|the_next|the_coming fiscal year",),
        lambda: Period("year", 0, None, "next", fiscal=True),
    ),
    Rule(
        "last fiscal year",
        "span",
        ("last|the_last|the_previous fiscal year",),
        lambda: Period("year", 0, None, "last", fiscal=True),
    ),
    *(
        Rule(name.replace("_", " "), "holiday_name", (words,), lambda name=name: name)
        for name, words in _HOLIDAYS.items()
    ),
    Rule(
        "Thanksgiving",
        "holiday",
        ("<holiday_name>",),
        lambda name: Holiday(name),
        {"Christmas": "2025-12-25", "Thanksgiving": "2025-11-27"},
    ),
    Rule(
        "Christmas 2025",
        "holiday",
        ("<holiday_name> [,] [of] <year>",),
        lambda name, year: Holiday(name, year),
        {"Christmas 2026": "2026-12-25"},
    ),
    Rule("next Christmas", "holiday", ("next <holiday_name>",), lambda name: Holiday(name, which="next")),
    Rule("last Christmas", "holiday", ("last <holiday_name>",), lambda name: Holiday(name, which="last")),
    Rule("this Christmas", "holiday", ("this <holiday_name>",), lambda name: Holiday(name, which="this")),
)
