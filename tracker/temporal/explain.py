"""The trace of a time, as a person would say it."""

from __future__ import annotations

from tracker.temporal.flags import FLAGS
from tracker.temporal.model import Time, rfc3339

_SAYS = {
    "expression": "It reads as: {}.",
    "reference": "It is counted from {}.",
    "anchor": "It is {}.",
    "zone": "Zone: {}.",
    "policy": "Policy: {}.",
    "calendar": "Calendar: {}.",
    "event": "Event: {}.",
}


def explain(time: Time) -> str:
    """How the words of `time` became its dates, a line for each step."""
    lines = [
        f'"{time.text}"'
        + (f" under {time.operator!r}" if time.operator else "")
        + f" ({time.type} {time.value})".rstrip()
    ]
    lines += [_SAYS[step.name].format(step.detail) for step in time.trace if step.name in _SAYS]
    lines += [f"Note: {FLAGS[flag]}." for flag in time.flags]
    lines.append(_outcome(time))
    return "\n".join(lines)


def _outcome(time: Time) -> str:
    earliest, due, early = (rfc3339(at, time.zone) for at in (time.earliest, time.due, time.due_earliest))
    if time.awaits_event is not None:
        review = rfc3339(time.review_at, time.zone)
        return f"It waits until “{time.awaits_event}” is known; look again at {review}."
    if time.recurrence is not None:
        return f"It returns: {time.recurrence}."
    begins = f"It begins at {earliest}. " if earliest else ""
    if due is None:
        review = rfc3339(time.review_at, time.zone)
        return f"{begins}It has no due; look again at {review}."
    late = f"It is late after {due}" if time.due_inclusive else f"It is late from {due} on"
    doubt = f", or by the earliest fair reading from {early}" if early != due else ""
    return f"{begins}{late}{doubt}."
