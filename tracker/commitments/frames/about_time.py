"""What a time says for or against its being a deadline."""

from __future__ import annotations

import re
from datetime import timedelta

from tracker.commitments.frames.attach import STRONG, Hold
from tracker.commitments.frames.find import Find
from tracker.commitments.frames.grammar import first_conjunct
from tracker.commitments.model import Kind, Mode
from tracker.temporal.model import Time

_PAPERS = frozenset({"contract", "court", "regulation", "tender"})
_LONG = timedelta(days=45)
_MANNER = re.compile(r"promptly|immediately|quickly|swiftly|forthwith|urgently|expeditiously|speedily", re.I)


def counts_from_event(time: Time) -> bool:
    """Whether a time is reckoned from an event: such a due may lie anywhere, once the event is known."""
    return holds_event(time.expression.to_dict())


def holds_event(said: object) -> bool:
    if isinstance(said, dict):
        return said.get("kind") == "event" or any(holds_event(value) for value in said.values())
    return isinstance(said, list) and any(holds_event(value) for value in said)


def past_due(find: Find) -> bool:
    """Due before the text was written. In papers that bind by themselves that is no objection."""
    time = find.time
    if time is None or counts_from_event(time):
        return False
    if find.doc.genre in _PAPERS and find.frame.binder.lower_ in ("shall", "must", "due", "deadline"):
        return False
    return time.due is not None and time.due <= find.doc.published.earliest


def long_past(find: Find) -> bool:
    """Due well before the text was written: history, not news. Claims are kept for their event."""
    if find.time is None or find.time.due is None or find.kind is Kind.CLAIM or not past_due(find):
        return False
    return find.time.due < find.doc.published.earliest - _LONG


def old_year(find: Find) -> bool:
    """A bond told in the past beside a year long gone: history."""
    limit = find.doc.published.earliest - 2 * timedelta(days=365)
    told = find.frame.binder.tag_ in ("VBD", "VBN")
    return told and any(
        time.due is not None and time.due < limit for time in find.doc.times_of(find.sentence)
    )


def began_long_ago(find: Find) -> bool:
    time = find.time
    return time is not None and time.due is None and time.earliest is not None and (
        time.earliest < find.doc.published.earliest - _LONG
    )  # fmt: skip


def era(find: Find) -> bool:
    return (
        find.time is not None
        and find.time.grain in ("century", "decade")
        and find.time.operator not in STRONG
    )


def hurry(find: Find) -> bool:
    """As in "promptly", "immediately": how, rather than by when."""
    return find.time is not None and _MANNER.fullmatch(find.time.text) is not None


def loose_name(find: Find) -> bool:
    """A bare name of a time inside a noun phrase: "the March elections", "the first week of March"."""
    time = find.time
    if time is None or find.frame.nominal:
        return False
    opening = find.doc.text[time.phrase_start_char : time.phrase_start_char + 3].lower()
    return opening == "of " or (opening != "on " and time.operator is None and find.hold is Hold.NESTED)


def weak_point(find: Find) -> bool:
    """A bare "on Friday" or "in May" with a mere "will" or "is to": dated, but hardly a bond."""
    return find.time is not None and find.time.operator not in STRONG


def duration_only(find: Find) -> bool:
    time = find.time
    return (
        time is not None
        and time.type == "DURATION"
        and time.awaits_event is None
        and time.operator in (None, "for")
        and (find.mode is Mode.ACHIEVE)
    )


def no_bound(find: Find) -> bool:
    time = find.time
    return (
        time is not None
        and time.due is None
        and time.earliest is None
        and not time.vague
        and (time.awaits_event is None and time.recurrence is None)
    )


def untimed(find: Find) -> bool:
    """No time at all. A threat is one without it: harm announced if something is done, or not done."""
    return find.time is None and find.frame.needs_time and find.kind is not Kind.THREAT


def late_point(find: Find) -> bool:
    return past_due(find) and find.time is not None and find.time.operator not in STRONG


def historic(find: Find) -> bool:
    """A binder in the simple past of a told story, its due long gone."""
    top = first_conjunct(find.frame.binder)
    return past_due(find) and any(token.tag_ == "VBD" for token in (top, top.head))


def not_ahead(find: Find) -> bool:
    """A plan told by its verb's form alone needs a time that lies wholly ahead."""
    if find.frame.rule != "<party> is <acting>" or find.time is None:
        return False
    time = find.time
    return time.earliest is None or time.earliest < find.doc.published.latest or time.type == "DURATION"
