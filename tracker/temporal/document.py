"""The document's view: what the text around an expression settles.

Which way an undated name looks ("on Wednesday, he said" looks back), and what "that date", "the next
day" and "then" point at. It fills in fields of expressions; nothing is resolved here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.temporal import expressions as said
from tracker.temporal.expressions import Bound, Expression
from tracker.temporal.operators import FORWARD
from tracker.temporal.recognise import Found

_CLAUSE_BEFORE = 160
_CLAUSE_AFTER = 80
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|'ll|must|should|plans?|planned to|planning|expects?|expected|scheduled|due|intends?|"
    r"aims?|hopes?|vows?|promises?|set to|going to|about to|deadline|payable|begins?|starts?|takes effect|"
    r"upcoming|is to|are to|was to|were to|has to|have to|need to|needs to|would|may|can|could|let's|please)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|came|went|gave|took|made|met|held|left|began|won|lost|fell|rose|sent|saw|"
    r"got|put|found|led|ran|spoke|wrote|brought|became|kept|killed|died|shot|struck|hit|cut|paid|sold|bought|set|"
    r"has been|have been|[a-z]{2,20}ed)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2}\s+(?=[A-Z\"“'(])|\n")


def direction(text: str, start: int, end: int) -> str | None:
    """ "past" or "future" by the nearest telling verb of the sentence, None where there is none."""
    before = text[max(0, start - _CLAUSE_BEFORE) : start]
    cuts = list(_SENTENCE_END.finditer(before))
    if cuts:
        before = before[cuts[-1].end() :]
    after = text[end : end + _CLAUSE_AFTER]
    cut = _SENTENCE_END.search(after)
    if cut:
        after = after[: cut.start()]
    return _nearest_cue(before, after)


def _nearest_cue(before: str, after: str) -> str | None:
    cues: list[tuple[int, str]] = []
    for side, pattern in (("past", _PAST), ("future", _FUTURE)):
        matches = list(pattern.finditer(before))
        if matches:
            cues.append((len(before) - matches[-1].end(), side))
        match = pattern.search(after)
        if match:
            cues.append((match.start() + 15, side))
    return min(cues)[1] if cues else None


class Anchors:
    """The times named so far, for what points back at them: the last one, and the last of each unit."""

    def __init__(self) -> None:
        self._last: Expression | None = None
        self._by_grain: dict[str, Expression] = {}

    def remember(self, anchor: Expression, grain: str) -> None:
        self._last = anchor
        self._by_grain[grain] = anchor

    def meant(self, unit: str) -> Expression | None:
        """What a pointer of this unit means: a quarter named before, a day for "that day", else the last time."""
        if unit == "quarter":
            return self._by_grain.get("quarter")
        if unit == "week":
            return None
        return self._last


def settle(text: str, found: Found, default: str | None, anchors: Anchors) -> Expression | None:
    """The expression with its direction and what it points at filled in; None where it is no time after all."""
    expression = found.expression
    operator = expression.operator if isinstance(expression, Bound) else None
    side = "future" if operator in FORWARD else None
    if isinstance(expression, said.Vague) and expression.ref == "FUTURE_REF":
        told = direction(text, *found.phrase) == "past"
        return None if told else expression
    if side is None and _open(expression):
        side = direction(text, found.phrase[0], found.phrase[1]) or default
    return fill(expression, side, anchors)


def _open(expression: Expression) -> bool:
    """Whether a direction would change anything."""
    if isinstance(expression, (said.Date, said.Numeric, said.Holiday, said.Period)):
        return expression.year is None and getattr(expression, "which", None) is None
    inner = (getattr(expression, name, None) for name in _INNER)
    return any(isinstance(part, Expression) and _open(part) for part in inner)


_INNER = ("time", "day", "of", "start", "end", "anchor", "first", "second")


def fill(expression: Expression, side: str | None, anchors: Anchors) -> Expression:
    """`expression` with `side` on every undated name and what pointers mean under them."""
    if isinstance(expression, said.Anaphor):
        return (
            expression
            if expression.anchor is not None
            else replace(expression, anchor=anchors.meant(expression.unit))
        )
    changes: dict[str, Expression | str] = {}
    if side is not None and isinstance(expression, _UNDATED) and expression.year is None:
        changes["side"] = side
    for name in _INNER:
        part = getattr(expression, name, None)
        if isinstance(part, Expression):
            filled = fill(part, side, anchors)
            if filled is not part:
                changes[name] = filled
    return replace(expression, **changes) if changes else expression  # type: ignore[type-var]  # all are dataclasses


_UNDATED = (said.Date, said.Numeric, said.Holiday, said.Period)


def is_anchor(expression: Expression) -> bool:
    """Whether later pointers may mean this time: a day, a clock time or a longer calendar time."""
    if isinstance(expression, Bound):
        return not expression.from_old_due and is_anchor(expression.time)
    return not isinstance(
        expression,
        (
            said.Vague,
            said.Recurring,
            said.Duration,
            said.Nearby,
            said.Approx,
            said.Impossible,
            said.Event,
            said.Anaphor,
        ),
    )
