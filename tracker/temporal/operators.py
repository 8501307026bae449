"""The operators: how each turns a time into `[earliest, due)` (Time 5).

X is the time, D a duration, R the reference. Each function says its formula and one dated example,
read on Wednesday 2025-08-06 16:00 in New York.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tracker.temporal.expressions import Duration
from tracker.temporal.resolving.context import Context
from tracker.temporal.resolving.extent import Extent
from tracker.temporal.resolving.lengths import end_of_count, is_vague


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an operator makes of a time; ends are None where they are open."""

    earliest: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    inclusive: bool = False


def by(x: Extent, _context: Context) -> Bounds:
    """(−∞, end of X). "by Friday" is due Saturday 9 August 00:00."""
    return Bounds(None, x.end, x.early_end, x.point)


def until(x: Extent, context: Context) -> Bounds:
    """(−∞, end of X). "until Friday" is due Saturday 9 August 00:00; of a ban it may mean X's start."""
    return by(x, context)


def before(x: Extent, _context: Context) -> Bounds:
    """(−∞, start of X). "before the 15th" is due Friday 15 August 00:00."""
    return Bounds(None, x.start, x.early_start)


def on(x: Extent, _context: Context) -> Bounds:
    """[start of X, end of X). "on Friday" is Friday 8 August 00:00 to Saturday 9 August 00:00."""
    return Bounds(x.early_start, x.end, x.early_end, x.point)


def after(x: Extent, _context: Context) -> Bounds:
    """[end of X, ∞). "after Friday" begins on Saturday 9 August 00:00."""
    return Bounds(x.early_end)


def from_(x: Extent, _context: Context) -> Bounds:
    """[start of X, ∞). "as early as next week" begins on Monday 11 August 00:00."""
    return Bounds(x.early_start)


def between(x: Extent, context: Context) -> Bounds:
    """[start of X, end of Y). "between September 1 and September 5" ends on 6 September 00:00."""
    return on(x, context)


def within(x: Extent, context: Context) -> Bounds:
    """[R, R + D). "within 48 hours" is due Friday 8 August 16:00, "within 30 days" on 6 September 00:00."""
    if x.length is None or x.start is not None:
        return (
            Bounds(context.reference.earliest, x.end, x.early_end, x.point)
            if x.start
            else Bounds(x.early_start)
        )
    return _lasting(x.length, context)


def in_(x: Extent, context: Context) -> Bounds:
    """Of hours the point R + D, else the unit of D holding R + D. "in two weeks": 18 to 25 August."""
    return on(x, context)


def for_(x: Extent, context: Context) -> Bounds:
    """[R, R + D): how long it lasts. "for three days" lasts until 9 August ends."""
    return within(x, context)


def at_least(x: Extent, context: Context) -> Bounds:
    """Bounds nothing from above: (−∞, ∞). "until at least Friday" has no due."""
    return Bounds(context.reference.earliest if x.length is not None else None)


def _lasting(length: Duration, context: Context) -> Bounds:
    most = length.most or length.amounts
    if is_vague(most):
        return Bounds(context.reference.earliest)
    due, early = end_of_count(length.amounts, most, context)
    return Bounds(context.reference.earliest, due, early)


OPERATORS: dict[str, Callable[[Extent, Context], Bounds]] = {
    "by": by,
    "until": until,
    "before": before,
    "within": within,
    "within_before": on,
    "in": in_,
    "on": on,
    "after": after,
    "from": from_,
    "between": between,
    "for": for_,
    "at_least": at_least,
}
"""Every operator by its canonical name."""

FORWARD = frozenset({"by", "until", "before", "within", "in", "for"})
"""Operators that bind and so look ahead (Time 8)."""
