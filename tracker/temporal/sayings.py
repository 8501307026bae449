"""Reported speech: "On Tuesday he said they would reply within 24 hours" counts from Tuesday (Time 7)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.temporal import expressions as said
from tracker.temporal.expressions import Bound, Expression, Fixed
from tracker.temporal.model import Reference
from tracker.temporal.recognise import Found
from tracker.temporal.resolve import Resolution

_SAYING = re.compile(
    r"\b(?:said|told|announced|warned|vowed|promised|pledged|ordered|gave|given|set|demanded|agreed|issued|declared|"
    r"threatened|ruled|directed|asked|wrote|stated|insisted|claimed|called|urged|confirmed|posted|added|reported)\b"
)
_SENTENCE = re.compile(r"[.!?][\"'”’)]{0,2}\s+(?=[A-Z\"“'(\[])|\n\s*\n")
_NEAR = 60
"""Characters around a day in which its verb of saying must stand."""


@dataclass(frozen=True, slots=True)
class Read:
    """One find with what it resolved to."""

    found: Found
    expression: Expression
    resolution: Resolution


def counted_from(text: str, reads: Sequence[Read], reference: Reference) -> dict[int, Fixed]:
    """For each read that counts from a dated saying of its own sentence, that day; by position in `reads`."""
    sayings = [i for i, read in enumerate(reads) if _is_saying(text, read, reference)]
    waiting = [i for i, read in enumerate(reads) if _counts_from_now(read.expression)] if sayings else []
    if not waiting:
        return {}
    ends = [cut.end() for cut in _SENTENCE.finditer(text)]
    day_of: dict[int, Fixed] = {}
    for i in sayings:
        day_of.setdefault(bisect_right(ends, reads[i].found.start), fixed(reads[i].resolution))
    anchored = ((i, day_of.get(bisect_right(ends, reads[i].found.start))) for i in waiting)
    return {i: day for i, day in anchored if day is not None}


def fixed(resolution: Resolution) -> Fixed:
    """The bare time of a resolution as an anchor for others."""
    assert resolution.extent_earliest is not None and resolution.extent_due is not None
    return Fixed(
        resolution.extent_earliest.isoformat(),
        resolution.extent_due.isoformat(),
        resolution.zone,
        resolution.grain or "day",
    )


def anchored(expression: Expression, day: Fixed) -> Expression:
    """The expression, counted from `day`."""
    if isinstance(expression, Bound):
        return Bound(expression.operator, expression.time, day, expression.from_old_due)
    return Bound("on", expression, day)


def _is_saying(text: str, read: Read, reference: Reference) -> bool:
    """A single day before the reference's, with a verb of saying close by."""
    resolution, (start, end) = read.resolution, read.found.phrase
    plain = not isinstance(read.expression, Bound) or read.expression.operator == "on"
    if (
        not plain
        or resolution.grain != "day"
        or resolution.extent_due is None
        or resolution.extent_earliest is None
    ):
        return False
    if resolution.extent_due > reference.earliest or resolution.type != "DATE":
        return False
    return bool(_SAYING.search(text, max(0, start - _NEAR), end + _NEAR))


def _counts_from_now(expression: Expression) -> bool:
    """Whether it hangs on the moment of speech: "within 24 hours", "in the next ten days", "tomorrow"."""
    if isinstance(expression, Bound):
        if expression.anchor is not None or expression.from_old_due:
            return False
        counted = isinstance(expression.time, said.Duration) and expression.operator in (
            "within",
            "in",
            "for",
        )
        return counted or _counts_from_now(expression.time)
    if isinstance(expression, said.Nearby):
        return not expression.back and expression.anchor is None
    if isinstance(expression, said.OnDay):
        return _counts_from_now(expression.day)
    if isinstance(expression, said.Relative):
        return expression.unit == "day" and expression.shift > 0 and expression.anchor is None
    return False
