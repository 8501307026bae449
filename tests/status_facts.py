"""Facts for the status tests: one story in UTC, every instant written as "day hour".

The commitment is made on the 6th of August 2025 at 16:00 and due on the 8th; times read "8 20" or "8 20:30".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tracker.commitments.model import Effect, Kind, Mode, RevisionKind
from tracker.status import (
    Decision,
    DecisionKind,
    EvidenceFact,
    Review,
    RevisionFact,
    Terms,
    Verdict,
    judge,
)

DAY = timedelta(days=1)


def at(text: str) -> datetime:
    """ "8 20:30" is 2025-08-08 20:30 UTC; days over 31 run on into September."""
    day, _, clock = text.partition(" ")
    hour, _, minute = clock.partition(":")
    start = datetime(2025, 8, 1, tzinfo=UTC)
    return start + timedelta(days=int(day) - 1, hours=int(hour or 0), minutes=int(minute or 0))


MADE = at("6 16")
DUE = at("8 16")

BY_CLOCK = Terms(
    mode=Mode.ACHIEVE,
    kind=Kind.ULTIMATUM,
    made_at=MADE,
    zone="UTC",
    due=DUE,
    due_earliest=DUE,
    due_inclusive=True,
    grain="hour",
    sighted_at=(MADE,),
)
"""Within 48 hours: a clock time, itself still in time."""

BY_DAY = replace(BY_CLOCK, due=at("9"), due_earliest=at("9"), due_inclusive=False, grain="day")
"""Until Friday: due when the 8th ends."""

PAUSE = replace(BY_DAY, mode=Mode.REFRAIN, kind=Kind.PLEDGE, due_earliest=at("8"))
"""No strikes until Friday: either end of the 8th."""


def told(
    effect: Effect = Effect.DONE,
    said: str = "9 12",
    *,
    id: str = "e1",
    review: Review = Review.ACCEPTED,
    when: tuple[str, str] | None = None,
    **more: Any,
) -> EvidenceFact:
    """Evidence said at an instant; `when` bounds what happened, equal ends for a clock time."""
    said_at = at(said)
    first, last = (at(when[0]), at(when[1])) if when else (None, None)
    return EvidenceFact(
        id, effect, said_at, said_at, review, happened_earliest=first, happened_latest=last, **more
    )


def told_on_day(day: int, effect: Effect = Effect.DONE, **more: Any) -> EvidenceFact:
    """Evidence published on a day of which no hour is known."""
    fact = told(effect, f"{day}", **more)
    return replace(fact, said_latest=at(f"{day + 1}"))


def revised(kind: RevisionKind, said: str, due: str | None = None, **more: Any) -> RevisionFact:
    new_due = at(due) if due else None
    return RevisionFact(more.pop("id", "r1"), kind, at(said), due=new_due, due_earliest=new_due, **more)


def decided(kind: DecisionKind, said: str, **more: Any) -> Decision:
    return Decision(more.pop("id", "d1"), kind, at(said), **more)


def verdict(terms: Terms, now: str, *facts: EvidenceFact | RevisionFact | Decision, **more: Any) -> Verdict:
    """The verdict at `now` from facts of any sort."""
    return judge(
        terms,
        [fact for fact in facts if isinstance(fact, RevisionFact)],
        [fact for fact in facts if isinstance(fact, EvidenceFact)],
        [fact for fact in facts if isinstance(fact, Decision)],
        at(now),
        **more,
    )
