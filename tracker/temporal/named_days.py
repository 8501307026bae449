"""Named days by year: fixed ones, nth weekdays, and those that follow Easter."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "christmas": (12, 25), "christmas_eve": (12, 24), "new_year": (1, 1), "new_year_eve": (12, 31),
    "independence_day": (7, 4), "veterans_day": (11, 11), "halloween": (10, 31), "valentines_day": (2, 14),
    "st_patricks_day": (3, 17), "boxing_day": (12, 26), "may_day": (5, 1), "juneteenth": (6, 19),
    "inauguration_day": (1, 20),
}  # fmt: skip
# Month, weekday (Monday 0), which one (−1 the last), days after it.
_NTH = {
    "thanksgiving": (11, 3, 4, 0), "black_friday": (11, 3, 4, 1), "labor_day": (9, 0, 1, 0),
    "memorial_day": (5, 0, -1, 0), "columbus_day": (10, 0, 2, 0), "martin_luther_king_day": (1, 0, 3, 0),
    "presidents_day": (2, 0, 3, 0), "election_day": (11, 0, 1, 1), "mothers_day": (5, 6, 2, 0),
    "fathers_day": (6, 6, 3, 0),
}  # fmt: skip
_EASTER = {"easter": 0, "easter_monday": 1, "good_friday": -2}


def holiday_date(name: str, year: int) -> date:
    """The day that `name` falls on in `year`, as the United States and Western churches keep it."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _NTH:
        month, weekday, index, after = _NTH[name]
        return nth_weekday(year, month, weekday, index) + timedelta(days=after)
    return easter(year) + timedelta(days=_EASTER[name])


def nth_weekday(year: int, month: int, weekday: int, index: int) -> date:
    """The `index`-th `weekday` of a month; −1 is the last."""
    if index > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (index - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
