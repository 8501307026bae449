"""Stored facts in a reader's words: when something is due, how the deadline came about, what happened.

Times are told in the zone they were computed in, because that is the zone the promise was made in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

CLOCK_GRAINS = frozenset({"second", "minute", "hour"})

KINDS = {
    "pledge": "Pledge",
    "plan": "Plan",
    "obligation": "Obligation",
    "ultimatum": "Ultimatum",
    "threat": "Threat",
    "expectation": "Expectation",
    "claim": "Claim",
}

MODES = {
    "achieve": "has to be done by then",
    "refrain": "must not happen before then",
    "maintain": "has to be kept up until then",
}

CONDITIONS = {
    "trigger": "binds once this happens",
    "escape": "presumed not averted until shown",
}

CHANGES = {
    "created": "Found",
    "revised": "Deadline changed",
    "lapsed": "Deadline passed",
    "breached": "Breached",
    "met": "Met",
    "corrected": "Corrected",
    "reopened": "Open again",
    "voided": "Void",
    "review": "Due for review",
    "due_soon": "Due soon",
}

EFFECTS = {
    "done": "it was done",
    "partly_done": "it was done in part",
    "not_done": "it was not done",
    "breached": "it was breached",
    "refused": "it was refused",
    "expired": "the deadline passed",
    "ruled_out": "it can no longer come about",
}

STATES = {
    "accepted": "Counts",
    "suggested": "Waits for review",
    "rejected": "Rejected",
    "unlinked": "Belongs to no known commitment",
}


def step_words(name: str) -> str:
    """The name of a step of the trace, as a label."""
    return name.replace("_", " ").capitalize()


def published_words(published_at: str, today: date) -> str:
    """When a document was published, as precisely as it is known."""
    if "T" in published_at:
        return instant_words(published_at, today)
    return day_words(date.fromisoformat(published_at), today)


def long_day(day: date) -> str:
    """`Saturday 9 August 2025`."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def local(at: str | datetime, zone: str | None = None) -> datetime:
    """An RFC 3339 text or an instant as local time: in its own offset, or in `zone` if one is given."""
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    return moment.astimezone(ZoneInfo(zone)) if zone else moment


def day_words(day: date, today: date) -> str:
    """`Fri 8 Aug`; with the year where it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def zone_words(zone: str) -> str:
    """`America/New_York` as `New York time`."""
    if zone == "UTC":
        return "UTC"
    return f"{zone.rsplit('/', 1)[-1].replace('_', ' ')} time"


def instant_words(at: str | datetime, today: date, zone: str | None = None) -> str:
    """`Fri 8 Aug, 16:00`."""
    moment = local(at, zone)
    return f"{day_words(moment.date(), today)}, {moment:%H:%M}"


def headline(commitment: Mapping[str, Any]) -> str:
    """`The port authority: publish the report`: who has to do what, in one line."""
    who: str = commitment["committer"] or "nobody named"
    return f"{who[0].upper()}{who[1:]}: {commitment['action']}"


def ends_a_day(commitment: Mapping[str, Any]) -> bool:
    """Whether the due is the end of a day and not a time of the clock."""
    return not commitment["due_inclusive"] and commitment["grain"] not in CLOCK_GRAINS


def due_day(commitment: Mapping[str, Any]) -> date | None:
    """The local day that the deadline belongs to: of one that ends with Friday, Friday."""
    if commitment["due"] is None:
        return None
    due = local(commitment["due"], commitment["zone"])
    return (due - timedelta(microseconds=1)).date() if ends_a_day(commitment) else due.date()


def due_words(commitment: Mapping[str, Any], today: date, home: str = "") -> tuple[str, str]:
    """When it is due in two parts, large and small: (`Fri 8 Aug`, `by 16:00, New York time`).

    The zone goes unsaid where it is the reader's own, `home`.
    """
    day = due_day(commitment)
    if day is not None:
        due = local(commitment["due"], commitment["zone"])
        clock = "end of day" if ends_a_day(commitment) else f"by {due:%H:%M}"
        zone = "" if commitment["zone"] == home else f", {zone_words(commitment['zone'])}"
        return day_words(day, today), clock + zone
    if commitment["awaits_event"]:
        return "Waiting", f"for “{commitment['awaits_event']}”"
    if commitment["earliest"]:
        return (
            "Open",
            f"not before {day_words(local(commitment['earliest'], commitment['zone']).date(), today)}",
        )
    if commitment["review_at"]:
        return (
            "Open",
            f"to review on {day_words(local(commitment['review_at'], commitment['zone']).date(), today)}",
        )
    return "Open", "no deadline named"


def distance_words(at: datetime, now: datetime) -> str:
    """`in 3 days`, `40 minutes ago`: rounded down to the largest unit that fits."""
    seconds = (at - now).total_seconds()
    amount = duration_words(abs(seconds))
    return f"in {amount}" if seconds >= 0 else f"{amount} ago"


def duration_words(seconds: float) -> str:
    """A length of time in its largest unit: `48 hours` stays hours, from three days on it is days."""
    for unit, length, least in (("day", 86_400, 3), ("hour", 3_600, 1), ("minute", 60, 1)):
        count = int(seconds // length)
        if count >= least:
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return "less than a minute"


def group_of(commitment: Mapping[str, Any], today: date) -> str:
    """The heading a commitment stands under in the list, by its due day."""
    day = due_day(commitment)
    if day is None:
        return "Waiting for an event" if commitment["awaits_event"] else "No fixed deadline"
    monday = today - timedelta(days=today.weekday())
    ends = (
        (monday - timedelta(days=7), "Earlier"),
        (monday, "Last week"),
        (today - timedelta(days=1), "Earlier this week"),
        (today, "Yesterday"),
        (today + timedelta(days=1), "Today"),
        (today + timedelta(days=2), "Tomorrow"),
        (monday + timedelta(days=7), "This week"),
        (monday + timedelta(days=14), "Next week"),
    )
    later = f"Later in {day:%B}" if (day.year, day.month) == (today.year, today.month) else f"{day:%B %Y}"
    return next((heading for end, heading in ends if day < end), later)


def grouped(commitments: Iterable[Mapping[str, Any]], today: date) -> dict[str, list[Mapping[str, Any]]]:
    """Commitments by heading. Headings and commitments keep the order they came in."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for commitment in commitments:
        groups.setdefault(group_of(commitment, today), []).append(commitment)
    return groups
