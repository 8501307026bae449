"""Recurring duties: a rule is stored once, and each occurrence is a commitment of its own.

There is always one occurrence to come. The next is made when it is settled or its due has passed; what
fell due before the rule was stored is not invented, what fell due while nobody looked is made up for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, select

from tracker.commitments.model import Commitment
from tracker.errors import InvalidInput
from tracker.linking import blocking_keys
from tracker.recurrence import occurrences
from tracker.status import Status
from tracker.store.frames import freeze, thaw
from tracker.store.fresh import add_blocks, fresh_commitment
from tracker.store.models import CommitmentRow
from tracker.store.sightings import ordered_sightings, restate
from tracker.temporal.expressions import Bound, Expression, Fixed, Recurring
from tracker.temporal.model import Reference, Step
from tracker.temporal.resolve import resolve

_HORIZON = timedelta(days=4 * 366)  # a rule that gives nothing within it has ended, for all we know


def next_occurrences(
    session: Session, commitments: Iterable[CommitmentRow], *, now: datetime
) -> list[CommitmentRow]:
    """The occurrences of the rules among, or behind, these commitments that follow the last one made, up to
    the first that is still to come at `now`; none where one waits already.

    They have no verdict yet. Served by ix_commitments_recurs_from_id.
    """
    return [row for rule_id in _rules(commitments, now) for row in _following(session, rule_id, now)]


def _rules(commitments: Iterable[CommitmentRow], now: datetime) -> list[UUID]:
    """The rules that may need a next occurrence: just stored, or their last one is over."""
    found = []
    for row in commitments:
        if row.recurrence is not None:
            found.append(row.id)
        elif row.recurs_from_id is not None and (
            row.status != Status.PENDING or (row.due is not None and row.due <= now)
        ):
            found.append(row.recurs_from_id)
    return list(dict.fromkeys(found))


def _following(session: Session, rule_id: UUID, now: datetime) -> list[CommitmentRow]:
    rule = session.exec(select(CommitmentRow).where(CommitmentRow.id == rule_id).with_for_update()).first()
    if rule is None or rule.status != Status.PENDING or rule.recurrence is None:
        return []
    query = select(CommitmentRow.due, CommitmentRow.status).where(CommitmentRow.recurs_from_id == rule_id)
    known = [(due, status) for due, status in session.exec(query) if due is not None]
    if any(due > now and status == Status.PENDING for due, status in known):
        return []
    last = max((due for due, _ in known), default=now)
    coming = _occurrences(thaw(rule.stated), rule.recurrence, last)
    return [_make(session, rule, mention, now) for mention in _up_to_next(coming, now)]


def _up_to_next(coming: Iterable[Commitment], now: datetime) -> Iterator[Commitment]:
    """Those that fell due by `now`, as after an outage, and the first that has not."""
    for mention in coming:
        yield mention
        if mention.due is not None and mention.due > now:
            return


def _occurrences(rule: Commitment, recurrence: str, after: datetime) -> Iterator[Commitment]:
    """The occurrences due after an instant, as if each had been stated by itself."""
    if rule.expression is None:
        return
    today = Reference.day(Reference.instant(after, rule.zone).local_date, rule.zone)
    try:
        for time in occurrences(recurrence, today, until=after + _HORIZON):
            mention = _at(rule, time)
            if mention is not None and mention.due is not None and mention.due > after:
                yield mention
    except InvalidInput:  # finer than hourly: nothing to watch one by one
        return


def _at(rule: Commitment, time: Reference) -> Commitment | None:
    """The rule's words, with its recurring time being this one."""
    assert rule.expression is not None
    fixed = Fixed(
        time.earliest.isoformat(), time.latest.isoformat(), time.zone, "minute" if time.is_instant else "day"
    )
    expression = _with_time(Expression.from_dict(rule.expression), fixed)
    if expression is None:
        return None
    resolution = resolve(expression, rule.reference)
    return replace(
        rule,
        earliest=resolution.earliest,
        due=resolution.due,
        due_earliest=resolution.due_earliest,
        due_inclusive=resolution.due_inclusive,
        grain=resolution.grain,
        review_at=None,
        recurrence=None,
        expression=expression.to_dict(),
        trace=(*rule.trace, Step("occurrence", f"{rule.recurrence}: {time.earliest.isoformat()}")),
    )


def _with_time(expression: Expression, time: Expression) -> Expression | None:
    if isinstance(expression, Recurring):
        return time
    if isinstance(expression, Bound) and isinstance(expression.time, Recurring):
        return replace(expression, time=time)
    return None


def _make(session: Session, rule: CommitmentRow, mention: Commitment, now: datetime) -> CommitmentRow:
    """The occurrence, sighted where its rule was: it goes when all of the rule's documents go."""
    row = fresh_commitment(mention, made_at=rule.made_at, now=now)
    row.origin, row.recurs_from_id = rule.origin, rule.id
    session.add(row)
    session.flush()
    for sighting in ordered_sightings(session, rule.id):
        copied = sighting.model_dump(exclude={"id", "commitment_id", "found"})
        session.add(type(sighting)(**copied, commitment_id=row.id, found=freeze(mention)))
    session.flush()
    restate(session, row, now=now)
    add_blocks(session, row, blocking_keys(mention))
    return row
