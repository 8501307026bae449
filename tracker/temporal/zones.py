"""Zones: IANA names, and the words that name a zone in prose (Time 2)."""

from __future__ import annotations

import re
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracker.errors import UnknownZone
from tracker.temporal.lexicon.places import PLACES

# "EST" in summer means the prevailing Eastern time, so both names lead to the place (Time 2).
ABBREVIATIONS = {
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "cst": "America/Chicago", "cdt": "America/Chicago", "ct": "America/Chicago",
    "mst": "America/Denver", "mdt": "America/Denver", "mt": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "akst": "America/Anchorage", "akdt": "America/Anchorage", "hst": "Pacific/Honolulu",
    "ast": "America/Halifax", "adt": "America/Halifax", "nst": "America/St_Johns",
    "gmt": "UTC", "utc": "UTC", "zulu": "UTC", "bst": "Europe/London", "wet": "Europe/Lisbon",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "eet": "Europe/Kyiv", "eest": "Europe/Kyiv",
    "msk": "Europe/Moscow", "trt": "Europe/Istanbul", "ist": "Asia/Kolkata", "pkt": "Asia/Karachi",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "hkt": "Asia/Hong_Kong", "sgt": "Asia/Singapore",
    "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "acst": "Australia/Adelaide",
    "awst": "Australia/Perth", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
    "sast": "Africa/Johannesburg",
}  # fmt: skip

# What the clocks of these regions are called in "Eastern time", "Pacific Daylight Time".
REGIONS = {
    "eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver",
    "pacific": "America/Los_Angeles", "atlantic": "America/Halifax", "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu", "greenwich": "UTC", "universal": "UTC", "british": "Europe/London",
    "central european": "Europe/Berlin", "eastern european": "Europe/Kyiv", "indian": "Asia/Kolkata",
    "israel": "Asia/Jerusalem", "japan": "Asia/Tokyo", "korea": "Asia/Seoul", "china": "Asia/Shanghai",
}  # fmt: skip

_DATELINE = re.compile(
    r"\s{0,40}([^\W\d_][^\n()\[\]]{1,60}?)(?:\s?\([^()\n]{1,40}\))?\s{0,2}(?:—|–|--|\s-\s)", re.UNICODE
)


@lru_cache(maxsize=1024)
def check_zone(name: str) -> str:
    """`name`, if the IANA database knows it; else UnknownZone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError, TypeError):
        raise UnknownZone(
            f"{name!r} is not a time zone.",
            field="timezone",
            hint="Use an IANA name such as America/New_York.",
        ) from None
    return name


def place_zone(name: str) -> str | None:
    """The zone of a city or country's capital named in prose, or None."""
    return PLACES.get(name.lower())


def dateline_zone(text: str) -> str | None:
    """The zone of the place in a dateline ("WASHINGTON (AP) — …"), or None where there is none."""
    match = _DATELINE.match(text[:200])
    if match is None:
        return None
    place = match[1].split(",")[0].strip()
    return place_zone(place) if place[:1].isupper() else None


def offset_zone(sign: int, parts: tuple[int, ...]) -> str | None:
    """The IANA name of a fixed offset of whole hours ("+02:00" is Etc/GMT-2), or None."""
    hours, minutes = divmod(parts[0], 100) if len(parts) == 1 else parts[:2]
    if minutes or hours > 14 or (sign < 0 and hours > 12):
        return None
    return "UTC" if hours == 0 else f"Etc/GMT{'-' if sign > 0 else '+'}{hours}"


def writes_month_first(zone: str) -> bool:
    """Whether the zone's country writes 3 April as 04/03 (the United States and its territories)."""
    return zone in _MONTH_FIRST or zone.startswith(
        ("US/", "America/Indiana", "America/Kentucky", "America/North_Dakota")
    )


_MONTH_FIRST = frozenset(
    {
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix",
        "America/Anchorage", "America/Detroit", "America/Boise", "America/Puerto_Rico", "Pacific/Honolulu",
        "Pacific/Guam", "America/Juneau", "America/Menominee", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT",
    }
)  # fmt: skip


def zone_words(zone: str) -> str:
    """How a zone is said in a phrase: "Eastern time", "UTC", "UTC+2", "Kyiv time"."""
    for word, name in REGIONS.items():
        if name == zone and zone != "UTC":
            return f"{word.capitalize()} time"
    if zone == "UTC":
        return "UTC"
    if zone.startswith("Etc/GMT"):
        return f"UTC{'+' if zone[7] == '-' else '-'}{zone[8:]}"
    place = next((place for place, name in PLACES.items() if name == zone), zone)
    return f"{place.title()} time"
