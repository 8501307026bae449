"""A commitment's interval as a line: from when it was made, over its earliest, to its due, and where now is.

Only positions and words; the template draws them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from api.pages.words import due_words, instant_words, local

LEFT, RIGHT = 10, 990
"""The line's ends in the drawing's own units."""
_CROWDED = 130  # labels nearer than this would overlap


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the line with its words; `anchor` keeps them inside the drawing."""

    x: int
    text: str
    style: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What to draw. From `start` to `sure` every reading agrees; up to `end` only the latest does."""

    start: int
    sure: int
    end: int
    marks: tuple[Mark, ...]
    label: str


def timeline(commitment: Mapping[str, Any], now: datetime, today: date) -> Timeline | None:
    """The line of a commitment that has a due, else None."""
    if commitment["due"] is None:
        return None
    zone = commitment["zone"]
    made, due, soonest = (local(commitment[name], zone) for name in ("made_at", "due", "due_earliest"))
    begin = local(commitment["earliest"], zone) if commitment["earliest"] else made
    first, last = min(made, begin, due), max(due, begin)
    margin = (last - first) * 0.12 or timedelta(hours=1)
    shows_now = first - margin <= now <= last + 2 * margin
    ends = [first, last + margin, *([now] if shows_now else [])]
    scale = _Scale(min(ends), max(ends))
    marks = [
        scale.mark(made, f"made {instant_words(made, today)}", "point"),
        scale.mark(due, f"due {' '.join(due_words(commitment, today)).partition(',')[0]}", "point"),
    ]
    if begin > made:
        marks.insert(1, scale.mark(begin, f"not before {instant_words(begin, today)}", "point"))
    if shows_now:
        marks.append(scale.mark(now, "now", "now"))
    kept = tuple(mark for mark in marks if mark.style == "now" or not _hidden(mark, marks))
    label = ", ".join(mark.text for mark in marks)
    return Timeline(scale.x(begin), scale.x(soonest), scale.x(due), kept, label)


def _hidden(mark: Mark, marks: list[Mark]) -> bool:
    """Whether its words would lie under those of the due, which always stay."""
    return mark.text.startswith("not before") and any(
        other is not mark and other.style != "now" and abs(other.x - mark.x) < _CROWDED for other in marks
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    def x(self, at: datetime) -> int:
        share = (at - self.first) / (self.last - self.first)
        return LEFT + round((RIGHT - LEFT) * min(max(share, 0.0), 1.0))

    def mark(self, at: datetime, text: str, style: str) -> Mark:
        x = self.x(at)
        anchor = "start" if x < LEFT + 120 else "end" if x > RIGHT - 120 else "middle"
        return Mark(x, text, style, "middle" if style == "now" and LEFT < x < RIGHT else anchor)
