"""The verdict: one pure function of what is known of a commitment, and of now.

The store holds its answer. It can be computed again at any time, from the same facts in any order, and
must agree. See `Facts` for what goes in and `Verdict` for what comes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from tracker.commitments.model import Mode
from tracker.status import achieve, keep
from tracker.status.basis import Basis, Status
from tracker.status.course import Course, run, settle
from tracker.status.looking import last_reminder, last_review, next_look
from tracker.status.model import (
    REMINDERS,
    Decision,
    DecisionKind,
    EvidenceFact,
    Facts,
    Flag,
    RevisionFact,
    Terms,
    Verdict,
)
from tracker.status.outcome import Outcome, voided
from tracker.status.suggesting import suggestions
from tracker.status.terms import limit_of
from tracker.status.told import Told, after_making, tell


def judge(
    terms: Terms,
    revisions: Iterable[RevisionFact],
    evidence: Iterable[EvidenceFact],
    decisions: Iterable[Decision],
    now: datetime,
    *,
    reminders: tuple[timedelta, ...] = REMINDERS,
) -> Verdict:
    """Where the commitment stands at `now` (Status 1 to 9)."""
    facts = Facts(terms, tuple(revisions), tuple(evidence), tuple(decisions), reminders)
    told = tell(facts)
    accepted = after_making(told, terms)
    course = run(facts, accepted, now)
    outcome = _by_a_person(facts, course) or _by_text(course, accepted, now)
    return _verdict(facts, course, outcome, told, now)


def _by_a_person(facts: Facts, course: Course) -> Outcome | None:
    """A person's latest word stands against all text, until a person takes it back."""
    if not facts.decisions:
        return None
    last = max(facts.decisions, key=lambda decision: (decision.at, decision.id))
    if last.kind is DecisionKind.VOID:
        return voided(Basis.MARKED_VOID, last.at, last.id, last.reason)
    if last.kind is DecisionKind.MET:
        return _marked_met(last, course.terms)
    return None


def _marked_met(decision: Decision, terms: Terms) -> Outcome:
    """Met when done by `due` or kept, else missed with how late (Status 4)."""
    done_at = decision.done_at or decision.at
    limit = limit_of(terms)
    early = {Flag.EARLY} if terms.earliest is not None and done_at < terms.earliest else set()
    if limit is None or terms.mode is not Mode.ACHIEVE or not limit.passed(done_at):
        basis, status, since = Basis.MARKED_MET, Status.MET, done_at
        return Outcome(status, basis, since, (decision.id,), flags=frozenset(early), reason=decision.reason)
    late_by = done_at - limit.at
    return Outcome(
        Status.MISSED, Basis.DONE_LATE, limit.at, (decision.id,), late_by=late_by, reason=decision.reason
    )


def _by_text(course: Course, told: tuple[Told, ...], now: datetime) -> Outcome:
    settled = course.settled or course.void or settle(course.terms, told, now)
    if settled is not None:
        return settled
    if course.terms.mode is not Mode.ACHIEVE:
        return _renamed(keep.by_the_clock(course.terms, course.since), course)
    late = achieve.done_late(course.terms, told, now)
    return late or _renamed(achieve.by_the_clock(course.terms, told, now, course.since), course)


def _renamed(outcome: Outcome, course: Course) -> Outcome:
    """Say of a pending one why it is pending again."""
    if outcome.basis is not Basis.NOT_DUE or not (course.revived or course.lapses):
        return outcome
    basis = Basis.REINSTATED if course.revived else Basis.NEW_DEADLINE
    return Outcome(Status.PENDING, basis, outcome.since)


def _verdict(
    facts: Facts, course: Course, outcome: Outcome, told: tuple[Told, ...], now: datetime
) -> Verdict:
    lapses = course.lapses
    if _is_lapse(course, outcome) and course.terms.due not in lapses and course.terms.due is not None:
        lapses = (*lapses, course.terms.due)
    open_ended = outcome.status is Status.PENDING
    return Verdict(
        status=outcome.status,
        basis=outcome.basis,
        since=outcome.since,
        terms=course.terms,
        lapses=lapses,
        late_by=outcome.late_by,
        flags=outcome.flags,
        suggestions=suggestions(facts, course, outcome, told),
        decided_by=outcome.decided_by,
        applied=course.applied,
        reason=outcome.reason,
        reminded_at=last_reminder(course, facts.reminders, now) if open_ended else None,
        reviewed_at=last_review(course.terms, now) if open_ended else None,
        next_look_at=next_look(course, facts.reminders, now) if open_ended else None,
    )


def _is_lapse(course: Course, outcome: Outcome) -> bool:
    return outcome.status is Status.MISSED and course.terms.mode is Mode.ACHIEVE
