"""What waits for a person beside the verdict, and why."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.commitments.model import Effect, Mode
from tracker.status.achieve import UNDONE
from tracker.status.basis import Basis, Status
from tracker.status.course import Course
from tracker.status.keep import is_doubtful
from tracker.status.model import DecisionKind, Facts, Review, Suggestion, Terms, Waits
from tracker.status.outcome import Outcome
from tracker.status.timing import Place
from tracker.status.told import Told, happened_before_made


def suggestions(
    facts: Facts, course: Course, outcome: Outcome, told: tuple[Told, ...]
) -> tuple[Suggestion, ...]:
    """Every fact that waits, ordered by id so that the answer does not depend on order of arrival."""
    found = {
        one.fact.id: Suggestion(one.fact.id, waits, one.fact.reason)
        for one in told
        if one.fact.id not in outcome.decided_by
        and (waits := _why(one, facts.terms, course, outcome)) is not None
    }
    found.update((suggestion.fact_id, suggestion) for suggestion in _revisions(facts, course, outcome))
    return tuple(found[fact_id] for fact_id in sorted(found))


def _why(one: Told, first_terms: Terms, course: Course, outcome: Outcome) -> Waits | None:
    if one.fact.review is Review.SUGGESTED:
        return _why_suggested(one, outcome)
    if happened_before_made(one, first_terms):
        return Waits.BEFORE_MADE
    if one.fact.id in course.too_late:
        return Waits.TOO_LATE
    if one.fact.effect is Effect.PARTLY_DONE and outcome.status is not Status.MET:
        return Waits.PARTLY
    if course.terms.mode is Mode.ACHIEVE:
        return _why_achieve(one, course.terms, outcome)
    return _why_keep(one, course.terms, outcome)


def _why_suggested(one: Told, outcome: Outcome) -> Waits | None:
    if one.fact.effect is not Effect.DONE:
        return Waits.NOT_ACCEPTED
    if outcome.status is Status.MET:
        return None
    return Waits.OWN_WORD if one.fact.own_word else Waits.NOT_ACCEPTED


def _why_achieve(one: Told, terms: Terms, outcome: Outcome) -> Waits | None:
    if outcome.basis in (Basis.MARKED_MET, Basis.MARKED_VOID):
        return Waits.AGAINST_PERSON if one.fact.effect in UNDONE else None
    if outcome.status is Status.MET:
        against = one.fact.effect in UNDONE and one.said_after_due(terms)
        return Waits.CONTRADICTED if against else None
    straddles = one.fact.effect is Effect.DONE and one.place(terms) is Place.STRADDLES
    return Waits.STRADDLES if straddles else None


def _why_keep(one: Told, terms: Terms, outcome: Outcome) -> Waits | None:
    if is_doubtful(one, terms):
        return Waits.DOUBTFUL_END
    shown_kept = one.fact.effect is Effect.DONE and one.said_after_due(terms)
    return Waits.CONTRADICTED if shown_kept and outcome.basis is Basis.BREACH_SHOWN else None


def _revisions(facts: Facts, course: Course, outcome: Outcome) -> Iterator[Suggestion]:
    person_said = outcome.basis is Basis.MARKED_VOID
    last = max((decision.at for decision in facts.decisions if _closes(decision.kind)), default=None)
    for revision in facts.revisions:
        if revision.review is Review.SUGGESTED:
            yield Suggestion(revision.id, Waits.REVISION, revision.reason)
        elif revision.id in course.too_late:
            yield Suggestion(revision.id, Waits.TOO_LATE, revision.reason)
        elif person_said and last is not None and revision.review is Review.ACCEPTED and revision.at > last:
            yield Suggestion(revision.id, Waits.AGAINST_PERSON, revision.reason)


def _closes(kind: DecisionKind) -> bool:
    return kind in (DecisionKind.MET, DecisionKind.VOID)
