"""The policies: every choice between fair readings has a name, a default for each genre, and can be set.

What a policy settles is no longer doubt: the reading it rejects goes to the trace (Time 6 and 8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.errors import UnknownPolicy

GENRES = ("news", "speech", "press", "mail", "issue", "minutes", "contract", "court", "regulation", "tender")
_TOLD = dict.fromkeys(("news", "speech", "press"))


@dataclass(frozen=True, slots=True)
class Policy:
    """One choice: its values with what each means, the default, and the genres that differ."""

    name: str
    about: str
    values: Mapping[str, str]
    default: str
    by_genre: Mapping[str, str] = field(default_factory=dict)


def _told(value: str) -> dict[str, str]:
    return dict.fromkeys(_TOLD, value)


POLICIES = {
    policy.name: policy
    for policy in (
        Policy(
            "weekday_today",
            '"by Friday" said on a Friday ("before Friday" is never today)',
            {"today": "that same day", "next": "a week later"},
            "next",
            _told("today"),
        ),
        Policy(
            "next_weekday",
            '"next Friday"',
            {
                "next_week": "the Friday of the next Monday-to-Sunday week",
                "nearest": "the first Friday to come",
            },
            "next_week",
        ),
        Policy(
            "midnight",
            '"midnight Friday"',
            {"end": "the midnight that ends Friday", "start": "the midnight that begins it"},
            "end",
        ),
        Policy(
            "week_end",
            '"the end of the week"',
            {"sunday": "the end of Sunday", "friday": "the end of Friday"},
            "friday",
            _told("sunday"),
        ),
        Policy(
            "numeric_order",
            '"03/04/2026"',
            {
                "zone": "month first where the zone's country writes so",
                "month_first": "3 April is 04/03",
                "day_first": "3 April is 03/04",
            },
            "zone",
        ),
        Policy(
            "counting",
            "how days are counted",
            {
                "plain": "the trigger's day is not counted, the last day is, and nothing rolls",
                "frcp_6a": "US Federal Rule of Civil Procedure 6(a): a last day on a weekend or "
                "holiday rolls on (back when counting before)",
                "eu_1182_71": "Regulation (EEC) 1182/71: a period that ends on a holiday, Saturday or "
                "Sunday ends with the next working day",
                "modified_following": "rolls to the next business day, or back where that is another month",
            },
            "plain",
        ),
        Policy(
            "open_half",
            '"at 5" without morning or evening',
            {"daytime": "7 to 11 is morning, 12 to 6 afternoon", "morning": "as written on a 24-hour clock"},
            "daytime",
        ),
        Policy(
            "fiscal_year_start",
            "the month in which a fiscal year begins",
            {str(n): f"month {n}" for n in range(1, 13)},
            "1",
        ),
        Policy(
            "hemisphere",
            "when the seasons are",
            {"north": "winter from December", "south": "winter from June"},
            "north",
        ),
    )
}
"""Every policy by name."""

REVIEW_DAYS = {
    "at_once": 2,
    "soon": 14,
    "near_future": 90,
    "future": 365,
    "second": 1,
    "minute": 1,
    "hour": 1,
    "day": 7,
    "business_day": 7,
    "night": 7,
    "weekend": 14,
    "week": 30,
    "month": 120,
    "quarter": 365,
    "year": 730,
    "decade": 3650,
    "century": 3650,
    "event": 30,
    "open": 30,
}
"""Days until someone should look again at a time with no due: by vague word or unit, for a time that
waits for an event, and for any other open end (Time 9). Set as policy `review_<name>`."""


def settle(policies: Mapping[str, str] | None, genre: str | None) -> dict[str, str]:
    """Every policy's value: as set, else the genre's default, else the default.

    Raises UnknownPolicy for a name or value that the table lacks.
    """
    settled = {
        name: policy.by_genre.get(genre or "news", policy.default) for name, policy in POLICIES.items()
    }
    settled.update((f"review_{name}", str(days)) for name, days in REVIEW_DAYS.items())
    for name, value in (policies or {}).items():
        _check(name, value)
        settled[name] = value
    return settled


def _check(name: str, value: str) -> None:
    if name.startswith("review_") and name[7:] in REVIEW_DAYS:
        if not value.isdecimal() or not 1 <= int(value) <= 36500:
            raise UnknownPolicy(
                f"{name} is a number of days, not {value!r}.", field="policies", hint="Use 1 to 36500."
            )
        return
    if name not in POLICIES:
        raise UnknownPolicy(
            f"There is no policy {name!r}.", field="policies", hint="One of: " + ", ".join(sorted(POLICIES))
        )
    if value not in POLICIES[name].values:
        raise UnknownPolicy(
            f"{name} cannot be {value!r}.",
            field="policies",
            hint="One of: " + ", ".join(sorted(POLICIES[name].values)),
        )
