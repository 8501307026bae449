"""Intervals side by side: the same deadline, better or worse known, or another one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.commitments.model import Commitment
from tracker.linking.model import Known, Restates

# How far two reports of one deadline may lie apart for no other reason than their grain.
_EXTENT = {
    "second": timedelta(minutes=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=31),
    "quarter": timedelta(days=92),
    "half": timedelta(days=184),
    "year": timedelta(days=366),
    "decade": timedelta(days=3653),
    "century": timedelta(days=36525),
}
_UNKNOWN_EXTENT = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a new interval stands to a known one, and how well they agree, from 0 to 1."""

    restates: Restates
    agreement: float


def compare(new: Commitment, known: Known) -> Comparison | None:
    """None where the two cannot be one deadline."""
    if new.due is None or known.due is None:
        return _open(new, known)
    if _about(new.due, known.due) or (known.first_due is not None and _about(new.due, known.first_due)):
        return Comparison(_by_grain(new, known), 1.0)
    wider = max(extent(new.grain), extent(known.grain))
    if _apart(new, known) < wider:
        return Comparison(_by_grain(new, known), 0.8)
    return None


def extent(grain: str | None) -> timedelta:
    """How long one unit of `grain` is at the most; a day where it is not known."""
    return _EXTENT.get(grain or "", _UNKNOWN_EXTENT)


def _open(new: Commitment, known: Known) -> Comparison | None:
    if known.awaits_event and new.awaits_event:
        same = known.awaits_event.casefold() == new.awaits_event.casefold()
        return Comparison(Restates.SAME, 1.0 if same else 0.6)
    if new.due is not None:
        return Comparison(Restates.DATES, 0.5)
    if known.due is not None:
        return Comparison(Restates.UNDATED, 0.5)
    if new.earliest is not None and known.earliest is not None:
        agree = abs(new.earliest - known.earliest) < max(extent(new.grain), extent(known.grain))
        return Comparison(Restates.SAME, 0.8 if agree else 0.4)
    return Comparison(Restates.UNDATED, 0.5)


def _about(first: datetime, second: datetime) -> bool:
    return abs(first - second) <= _MINUTE


def _apart(new: Commitment, known: Known) -> timedelta:
    """The gap between the two ranges of fair readings, zero where they overlap."""
    if new.due is None or known.due is None:
        return timedelta(0)
    first = (new.due_earliest or new.due, new.due)
    second = (known.due_earliest or known.due, known.due)
    return max(first[0] - second[1], second[0] - first[1], timedelta(0))


def _by_grain(new: Commitment, known: Known) -> Restates:
    """The finer grain knows the deadline better; of one grain the narrower doubt does."""
    ours, theirs = (extent(new.grain), _doubt(new)), (extent(known.grain), _doubt(known))
    if ours == theirs:
        return Restates.SAME
    return Restates.FINER if ours < theirs else Restates.COARSER


def _doubt(item: Commitment | Known) -> timedelta:
    if item.due is None or item.due_earliest is None:
        return timedelta(0)
    return item.due - item.due_earliest
