"""From one verdict to the next: the change rows, and so the events, that tell of it (Status 9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.commitments.model import Mode
from tracker.status.basis import Status
from tracker.status.model import Verdict


class ChangeKind(StrEnum):
    """What a change row records. Those in `ANNOUNCED` are also events: `commitment.<kind>`."""

    CREATED = "created"
    REVISED = "revised"
    DUE_SOON = "due_soon"
    LAPSED = "lapsed"
    BREACHED = "breached"
    MET = "met"
    CORRECTED = "corrected"
    REOPENED = "reopened"
    VOIDED = "voided"
    REVIEW = "review"
    RESOLVED = "resolved"  # an end that was open is known now
    RESTATED = "restated"  # the same deadline, better known
    EXPLAINED = "explained"  # the same status on another basis


ANNOUNCED = frozenset(ChangeKind) - {ChangeKind.RESOLVED, ChangeKind.RESTATED, ChangeKind.EXPLAINED}


@dataclass(frozen=True, slots=True)
class Change:
    """One step. `at` is when it became so. A `backdated` one was already past when it first became known,
    and is not announced unless a subscription asks for it (Status 8)."""

    kind: ChangeKind
    at: datetime
    backdated: bool = False

    @property
    def announced(self) -> bool:
        return self.kind in ANNOUNCED and not self.backdated


def transitions(before: Verdict | None, after: Verdict, *, first_stored: bool, now: datetime) -> list[Change]:
    """The steps from `before` (None for a commitment just found) to `after`, in the order to record them."""
    if before is None or first_stored:
        created = Change(ChangeKind.CREATED, now)
        return [created, *_statuses(None, after, now), *_reviews(None, after, backdated=True)]
    return [
        *_terms(before, after, now),
        *_statuses(before, after, now),
        *_reminders(before, after),
        *_reviews(before, after, backdated=before.terms != after.terms),
    ]


def _terms(before: Verdict, after: Verdict, now: datetime) -> Iterator[Change]:
    old, new = before.terms, after.terms
    if set(after.applied) - set(before.applied) and after.status is not Status.VOID:
        yield Change(ChangeKind.REVISED, now)
    elif (old.earliest, old.due, old.due_earliest) != (new.earliest, new.due, new.due_earliest):
        yield Change(ChangeKind.RESOLVED if old.due is None else ChangeKind.RESTATED, now)


def _statuses(before: Verdict | None, after: Verdict, now: datetime) -> Iterator[Change]:
    yield from _lapses(before, after)
    was, became = before.status if before else Status.PENDING, after.status
    if became is was:
        if before is not None and _explains(before, after):
            yield Change(ChangeKind.EXPLAINED, now)
        return
    kind = _kind(was, after)
    if kind is not None:
        backdated = _known_late(before, after) and became is not Status.PENDING
        yield Change(kind, now if kind in _NOTICED else after.since, backdated)


_NOTICED = (ChangeKind.CORRECTED, ChangeKind.REOPENED)  # dated when it became known


def _lapses(before: Verdict | None, after: Verdict) -> Iterator[Change]:
    """A lapse is dated at `due`; backdated where that due was not watched before it passed."""
    known = before.lapses if before else ()
    for lapse in after.lapses:
        if lapse not in known:
            yield Change(ChangeKind.LAPSED, lapse, before is None or before.terms.due != lapse)


def _kind(was: Status, after: Verdict) -> ChangeKind | None:
    """The step that a change of status is; a lapse has told its own already."""
    became = after.status
    if became is Status.VOID:
        return ChangeKind.VOIDED
    if became is Status.PENDING:
        return ChangeKind.REOPENED
    if was in (Status.MISSED, Status.MET, Status.VOID) and not (
        was is Status.VOID and became is Status.MISSED
    ):
        return ChangeKind.CORRECTED
    if became is Status.MET:
        return ChangeKind.MET
    return None if after.terms.mode is Mode.ACHIEVE else ChangeKind.BREACHED


def _known_late(before: Verdict | None, after: Verdict) -> bool:
    """It was settled before it was first stored, or before its deadline was first known."""
    return before is None or (before.terms.due is None and after.terms.due is not None)


def _explains(before: Verdict, after: Verdict) -> bool:
    same = (before.basis, before.late_by, before.since) == (after.basis, after.late_by, after.since)
    return not same and after.status is not Status.PENDING


def _reminders(before: Verdict, after: Verdict) -> Iterator[Change]:
    """A reminder that the clock has reached; one already past when it was reopened is skipped."""
    at = after.reminded_at
    if at is not None and at != before.reminded_at and before.status is Status.PENDING:
        yield Change(ChangeKind.DUE_SOON, at)


def _reviews(before: Verdict | None, after: Verdict, *, backdated: bool) -> Iterator[Change]:
    at = after.reviewed_at
    if at is not None and (before is None or at != before.reviewed_at):
        yield Change(ChangeKind.REVIEW, at, backdated)
