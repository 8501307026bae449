"""The event types that endpoints can subscribe to; the closed list that docs and schemas show."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.errors import InvalidInput

COMMITMENT_EVENTS = {
    "created": "commitment.created",
    "revised": "commitment.revised",
    "due_soon": "commitment.due_soon",
    "lapsed": "commitment.lapsed",
    "breached": "commitment.breached",
    "met": "commitment.met",
    "corrected": "commitment.corrected",
    "reopened": "commitment.reopened",
    "voided": "commitment.voided",
    "review": "commitment.review",
}
"""Kind of change → the event it is announced as. Other kinds of change are announced to nobody."""

DIGEST_READY = "digest.ready"
EVENT_TYPES = (*COMMITMENT_EVENTS.values(), DIGEST_READY)


def known_event_types(given: Iterable[str]) -> list[str]:
    """`given` without repeats, if all are event types. Raises InvalidInput naming the first that is none."""
    wanted = list(dict.fromkeys(given))
    for event_type in wanted:
        if event_type not in EVENT_TYPES:
            raise InvalidInput(
                f"{event_type!r} is not an event type.",
                field="events",
                hint=f"Choose from {', '.join(EVENT_TYPES)}.",
            )
    return wanted
