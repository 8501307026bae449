"""The course of a commitment: its terms as revisions and persons changed them, and what settled meanwhile.

Changes are walked in the order in which they were said. Before each one the terms in force so far are
judged at its moment: what was met or breached by then stays so, and later changes no longer reach it
(Status 7: after met, a new date is a new commitment); a deadline that had passed is a lapse that stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from tracker.commitments.model import ConditionType, Effect, Mode, RevisionKind
from tracker.status import achieve, keep
from tracker.status.basis import Basis
from tracker.status.model import Decision, DecisionKind, Facts, Review, RevisionFact, Terms
from tracker.status.outcome import Outcome, voided
from tracker.status.terms import limit_of, redated, waits_for_trigger
from tracker.status.told import Told

VOIDING = {
    RevisionKind.WITHDRAWN: Basis.WITHDRAWN,
    RevisionKind.WAIVED: Basis.WAIVED,
    RevisionKind.SUSPENDED: Basis.SUSPENDED,
    RevisionKind.SUPERSEDED: Basis.SUPERSEDED,
}

Change = RevisionFact | Decision | Told
"""What can change the course: a granted revision, a person's extension, a condition ruled out."""


@dataclass(frozen=True, slots=True)
class Course:
    """How things stand after the changes so far; `since` is when these terms came into force."""

    terms: Terms
    since: datetime
    void: Outcome | None = None
    revived: bool = False
    lapses: tuple[datetime, ...] = ()
    settled: Outcome | None = None
    applied: tuple[str, ...] = ()
    too_late: tuple[str, ...] = field(default=())


def run(facts: Facts, told: tuple[Told, ...], now: datetime) -> Course:
    """The course up to `now`. `told` is accepted evidence only."""
    course = Course(facts.terms, facts.terms.made_at)
    for at, fact_id, change in _changes(facts, told):
        course = _close(course, told, min(at, now), at)
        if course.settled is None:
            course = _apply(course, change, at, fact_id)
        else:
            course = replace(course, too_late=(*course.too_late, fact_id))
    return course


def settle(terms: Terms, told: tuple[Told, ...], now: datetime) -> Outcome | None:
    """What has become of `terms` by `now` for good: met or breached, but no lapse."""
    if terms.mode is Mode.ACHIEVE:
        return achieve.fulfilled(terms, told)
    return keep.breached(terms, told) or keep.kept(terms, told, now)


def _changes(facts: Facts, told: tuple[Told, ...]) -> Iterator[tuple[datetime, str, Change]]:
    found: list[tuple[datetime, str, Change]] = [
        (revision.at, revision.id, revision)
        for revision in facts.revisions
        if revision.review is Review.ACCEPTED
    ]
    found += [
        (decision.at, decision.id, decision)
        for decision in facts.decisions
        if decision.kind is DecisionKind.EXTEND
    ]
    found += [(one.span.latest, one.fact.id, one) for one in told if one.fact.effect is Effect.RULED_OUT]
    yield from sorted(found, key=lambda change: (change[0], _rank(change[2]), change[1]))


def _rank(change: Change) -> int:
    """Of changes said in one moment a person's comes last, so that it stands."""
    return 1 if isinstance(change, Decision) else 0


def _close(course: Course, told: tuple[Told, ...], judged_at: datetime, at: datetime) -> Course:
    """Judge the terms in force so far, as they stood when the next change was said."""
    if course.void or course.settled:
        return course
    by_then = tuple(one for one in told if one.span.over_by(at))
    settled = settle(course.terms, by_then, judged_at)
    if settled is not None:
        return replace(course, settled=settled)
    return _lapsed(course) if _has_lapsed(course.terms, judged_at) else course


def _has_lapsed(terms: Terms, at: datetime) -> bool:
    limit = limit_of(terms)
    is_due = limit is not None and limit.passed(at)
    return is_due and terms.mode is Mode.ACHIEVE and not waits_for_trigger(terms)


def _lapsed(course: Course) -> Course:
    due = course.terms.due
    if due is None or due in course.lapses:
        return course
    return replace(course, lapses=(*course.lapses, due))


def _apply(course: Course, change: Change, at: datetime, fact_id: str) -> Course:
    voiding = _voiding_basis(course.terms, change)
    if voiding is not None:
        return _voided(course, change, voiding, at, fact_id)
    if isinstance(change, Told):  # a condition ruled out when it no longer mattered
        return replace(course, too_late=(*course.too_late, fact_id))
    if _changes_nothing(course, change):
        return course
    return replace(
        course,
        terms=redated(course.terms, change),
        since=at,
        void=None,
        revived=course.void is not None,
        applied=(*course.applied, fact_id),
    )


def _voiding_basis(terms: Terms, change: Change) -> Basis | None:
    if isinstance(change, RevisionFact):
        return VOIDING.get(change.kind)
    if isinstance(change, Told):
        limit = limit_of(terms)
        if limit is not None and not change.span.over_by(limit.late_from):
            return None
        return Basis.ESCAPE_TAKEN if terms.condition_type is ConditionType.ESCAPE else Basis.RULED_OUT
    return None


def _voided(course: Course, change: Change, basis: Basis, at: datetime, fact_id: str) -> Course:
    """Void, unless its deadline had already lapsed: what was missed is not undone by dropping it."""
    if course.void is not None or (course.lapses and course.terms.due == course.lapses[-1]):
        return replace(course, too_late=(*course.too_late, fact_id))
    reason = change.reason if isinstance(change, RevisionFact | Decision) else change.fact.reason
    outcome = voided(basis, at, fact_id, reason)
    return replace(course, void=outcome, since=at, applied=(*course.applied, fact_id))


def _changes_nothing(course: Course, change: RevisionFact | Decision) -> bool:
    """What is in force is told once more: a second outlet's report of one extension, a reinstatement of what
    was never dropped."""
    return course.void is None and _dates(redated(course.terms, change)) == _dates(course.terms)


def _dates(terms: Terms) -> tuple[datetime | None, ...]:
    return terms.earliest, terms.due, terms.due_earliest
