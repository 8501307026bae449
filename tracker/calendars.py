"""Working calendars: business days, holidays, close of business, fiscal years (Time 11).

`holidays` is loaded when a calendar with holidays is first asked, never on import.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from tracker.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Calendar:
    """When business is done.

    `countries` are ISO codes with an optional subdivision ("US", "US-NY", "DE-BY"); a day that is a
    holiday in any of them is no business day, nor is one of `closed`. `weekend` counts from Monday 0.
    """

    countries: tuple[str, ...] = ()
    weekend: frozenset[int] = frozenset((5, 6))
    closed: frozenset[date] = frozenset()
    close_of_business: time = time(17)
    end_of_day: time | None = None
    fiscal_year_start: int = 1
    name: str = field(default="weekdays")

    def is_business_day(self, day: date) -> bool:
        return day.weekday() not in self.weekend and day not in self.closed and not self.holiday(day)

    def holiday(self, day: date) -> str | None:
        """The name of the holiday that falls on `day`, if any."""
        for country in self.countries:
            named = _holidays(country, day.year).get(day)
            if named:
                return str(named)
        return None

    def add_business_days(self, day: date, count: int) -> date:
        """The business day `count` after `day` (before it, where negative); `day` is not counted."""
        step = timedelta(days=1 if count >= 0 else -1)
        left = abs(count)
        if not self.countries and not self.closed and self.weekend == frozenset((5, 6)):
            weeks, left = divmod(left, 5)
            day += step * 7 * weeks
        while left:
            day += step
            left -= self.is_business_day(day)
        while not self.is_business_day(day) and count:
            day -= step
        return day

    def roll(self, day: date, back: bool = False) -> date:
        """`day` itself, or the nearest business day after (before) it."""
        step = timedelta(days=-1 if back else 1)
        while not self.is_business_day(day):
            day += step
        return day


PLAIN = Calendar()
"""Monday to Friday, no holidays."""


def calendar_for(value: Calendar | str | Iterable[str] | None) -> Calendar:
    """A calendar from a Calendar, a code ("US", "US-NY,GB") or several codes; None is plain weekdays.

    Raises InvalidInput for a country or subdivision that is not known.
    """
    if value is None:
        return PLAIN
    if isinstance(value, Calendar):
        return value
    codes = tuple(value.replace(" ", "").split(",")) if isinstance(value, str) else tuple(value)
    for code in codes:
        _holidays(code, 2025)
    return Calendar(countries=codes, name="+".join(codes))


@lru_cache(maxsize=512)
def _holidays(code: str, year: int) -> Any:
    import holidays

    country, _, subdivision = code.partition("-")
    try:
        return holidays.country_holidays(country, subdiv=subdivision or None, years=year, expand=False)
    except (NotImplementedError, KeyError, ValueError):
        raise InvalidInput(
            f"There is no holiday calendar {code!r}.",
            field="calendar",
            hint="Use an ISO country code, as US or DE-BY.",
        ) from None
