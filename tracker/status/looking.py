"""When the clock alone changes a pending verdict: reminders, reviews, and the due itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tracker.status.course import Course
from tracker.status.model import Terms
from tracker.status.terms import limit_of, waits_for_trigger


def last_reminder(course: Course, leads: tuple[timedelta, ...], now: datetime) -> datetime | None:
    """The latest reminder instant that has passed since these terms came into force."""
    return max((at for at in _reminders(course, leads) if at <= now), default=None)


def last_review(terms: Terms, now: datetime) -> datetime | None:
    """The latest instant, already passed, at which a person should look at an open or conditional end."""
    return max((at for at in _reviews(terms) if at <= now), default=None)


def next_look(course: Course, leads: tuple[timedelta, ...], now: datetime) -> datetime | None:
    """The next instant at which the verdict can change by the clock alone."""
    limit = limit_of(course.terms)
    turns = [] if limit is None else [limit.late_from]
    coming = (*turns, *_reviews(course.terms), *_reminders(course, leads))
    return min((at for at in coming if at > now), default=None)


def _reminders(course: Course, leads: tuple[timedelta, ...]) -> Iterator[datetime]:
    """Counted back from `due_earliest`; none from before these terms were in force."""
    first_end = course.terms.due_earliest or course.terms.due
    if first_end is None:
        return
    for lead in leads:
        at = first_end - lead
        if at > course.since:
            yield at


def _reviews(terms: Terms) -> Iterator[datetime]:
    """`review_at` of an open end (Time 9); the due of one that waits for its trigger (Status 6)."""
    limit = limit_of(terms)
    if limit is None and terms.review_at is not None:
        yield terms.review_at
    if limit is not None and waits_for_trigger(terms):
        yield limit.late_from
