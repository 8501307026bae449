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

# Genres that tell what happened; in the others a name that no verb places looks ahead.
TELLING = frozenset({"news", "press"})
_CLAUSE_BEFORE = 160
_CLAUSE_AFTER = 80
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|must|should|would|may|might|can|could|plan(?:s|ned|ning)?|expect(?:s|ed|ing)?|"
    r"scheduled|due|slated|intends?|aims?|hopes?|vows?|promises?|deadline|payable|begins?|starts?|upcoming|"
    r"(?:set|going|about|ready|willing|likely|agreed|decided|vowed|pledged|ordered|asked|invited|is|are|was|were|has|"
    r"have|had|needs?) (?:to|for)|takes effect|let's|please)\b|'ll\b",
    re.IGNORECASE,
)
# Not what follows a modal, "to" or "be": "would be made", "to set", "will cut" are no past tense.
_PAST = re.compile(
    r"\b(?<!\bbe )(?<!\bto )(?<!will )(?<!ould )(?<!shall )(?<!must )(?<!may )"
    r"(?:was|were|had|did|said|told|came|went|gave|took|made|met|held|left|began|won|lost|fell|rose|sent|saw|"
    r"got|put|found|led|ran|spoke|wrote|brought|became|kept|shot|struck|hit|cut|paid|sold|bought|read|"
    r"has been|have been|(?!need|united|hundred|indeed|unprecedented)[a-z]{2,20}ed)\b"
)
_POSSESSIVE = re.compile(r"['’]s\s+(?!deadline|ultimatum|cutoff)[a-z]")
_HAD_DONE = re.compile(
    r"\bhad (?:not |never |already )?(?!agreed|ordered|promised|vowed|pledged|asked|demanded|threatened|"
    r"warned|wanted|needed|planned|expected|hoped)[a-z]{2,20}ed\b(?! to\b)[^.;]{0,40}$"
)
_THEY_HAD = re.compile(r",? \w+ had (?:not |never |been )?\w+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2}\s+(?=[A-Z\"“'(])|\n")
_CLAUSE = re.compile(r"[,;:()\"“”]|''|``|\b(?:that|which|who|where|but)\b")


def direction(text: str, start: int, end: int) -> str | None:
    """ "past" or "future" by the verb that tells it, None where none does.

    The verb of the clause before it comes first, then the clause behind ("On Wednesday, he said"), then
    the rest of the sentence before.
    """
    before = text[max(0, start - _CLAUSE_BEFORE) : start]
    cuts = [cut.end() for cut in _SENTENCE_END.finditer(before)]
    before = before[cuts[-1] if cuts else 0 :]
    after = text[end : end + _CLAUSE_AFTER]
    cut = _SENTENCE_END.search(after)
    after = after[: cut.start()] if cut else after
    clauses = [cut.end() for cut in _CLAUSE.finditer(before)]
    own = before[clauses[-1] if clauses else 0 :]
    return _last_cue(own) or _first_cue(after) or _last_cue(before)


def _last_cue(text: str) -> str | None:
    cues = [(cue.end(), side) for side, pattern in _CUES for cue in pattern.finditer(text)]
    return max(cues, key=_place)[1] if cues else None


def _first_cue(text: str) -> str | None:
    cues = [(-cue.start(), side) for side, pattern in _CUES if (cue := pattern.search(text))]
    return max(cues, key=_place)[1] if cues else None


def _place(cue: tuple[int, str]) -> int:
    return cue[0]


# "expected" ends like a past tense; where both patterns match one word it looks ahead.
_CUES = (("future", _FUTURE), ("past", _PAST))


REACH = 500
"""Characters within which "that date" and "the following month" still mean the time named before them."""
COMPARED = 700
"""Characters within which "a year ago" still compares with the quarter named before it."""


class Anchors:
    """The times named so far, for what points back at them: the last one, and the last of each unit."""

    def __init__(self) -> None:
        self._last: Expression | None = None
        self._by_grain: dict[str, Expression] = {}
        self._last_at = 0
        self._quarter_at = -COMPARED - 1

    def remember(self, anchor: Expression, grain: str, at: int) -> None:
        self._last, self._last_at = anchor, at
        self._by_grain[grain] = anchor
        if grain == "quarter":
            self._quarter_at = at

    def compared(self, expression: Expression, at: int) -> Expression:
        """ "a year ago" soon after a quarter compares with the same quarter of that year."""
        if not isinstance(expression, said.Shift) or not expression.back or expression.anchor is not None:
            return expression
        if at - self._quarter_at > COMPARED or expression.duration.amounts[0][1] != "year":
            return expression
        return replace(expression, anchor=said.Anaphor("quarter", self._by_grain["quarter"]))

    def meant(self, unit: str, at: int) -> Expression | None:
        """What a pointer at `at` means: the last quarter, the present week, else the last time near by."""
        if unit == "quarter":
            return self._by_grain.get("quarter")
        return None if unit == "week" or at - self._last_at > REACH else self._last


# Operators whose word itself says where it looks.
LOOKS = {
    "since": "past",
    "ever since": "past",
    "as early as": "future",
    "as soon as": "future",
    "starting": "future",
    "no earlier than": "future",
    "not before": "future",
    "no sooner than": "future",
}
_SAID = re.compile(r"\b(?:said|says|told)\b")


def default_side(text: str, genre: str | None) -> str | None:
    """Where a name looks that no verb places: back in news, press and reported speech, else ahead."""
    if genre in TELLING or (genre is None and _SAID.search(text, 0, 4000)):
        return "past"
    return "future"


def settle(text: str, found: Found, default: str | None, anchors: Anchors) -> Expression | None:
    """The expression with direction and what it points at filled in; None where it is no time after all."""
    expression = found.expression
    if isinstance(expression, said.Vague) and expression.ref == "FUTURE_REF":
        side = direction(text, *found.phrase)
        return None if side == "past" else expression
    expression = anchors.compared(expression, found.start)
    return fill(expression, _side(text, found, default), anchors, found.start)


def _side(text: str, found: Found, default: str | None) -> str | None:
    if not _open(found.expression):
        return None
    operator = found.expression.operator if isinstance(found.expression, Bound) else None
    if found.operator is not None:
        looks = LOOKS.get(" ".join(text[slice(*found.operator)].lower().split()))
        if looks is not None:
            return looks
    told = direction(text, *found.phrase)
    if operator in FORWARD:
        behind = _has_month(found.expression) and told == "past"
        return "past" if behind or _is_over(text, found, told or default) else "future"
    return told or default


def _is_over(text: str, found: Found, told: str | None) -> bool:
    """Whether a bound is no deadline: "before Friday's purchases", "had filed by Wednesday"."""
    start, end = found.phrase
    if told == "past" and _POSSESSIVE.match(text, end):
        return True
    return bool(_HAD_DONE.search(text, max(0, start - 60), start) or _THEY_HAD.match(text, end))


def _has_month(expression: Expression) -> bool:
    """A day with its month may lie behind even a deadline ("shares bought through Sept. 29")."""
    inner = expression.time if isinstance(expression, Bound) else expression
    return isinstance(inner, said.Date) and inner.month is not None


def _open(expression: Expression) -> bool:
    """Whether a direction would change anything."""
    if isinstance(expression, _UNDATED):
        return getattr(expression, "year", None) is None and getattr(expression, "which", None) is None
    inner = (getattr(expression, name, None) for name in _INNER)
    return any(isinstance(part, Expression) and _open(part) for part in inner)


_INNER = ("time", "day", "of", "start", "end", "anchor", "first", "second")


def fill(expression: Expression, side: str | None, anchors: Anchors, at: int = 0) -> Expression:
    """`expression` with `side` on every undated name and what pointers mean under them."""
    if isinstance(expression, said.Anaphor):
        return (
            expression
            if expression.anchor is not None
            else replace(expression, anchor=anchors.meant(expression.unit, at))
        )
    changes: dict[str, Expression | str] = {}
    if side is not None and isinstance(expression, _UNDATED) and getattr(expression, "year", None) is None:
        changes["side"] = side
    for name in _INNER:
        part = getattr(expression, name, None)
        if isinstance(part, Expression) and not (name == "time" and isinstance(expression, said.OnDay)):
            filled = fill(part, side, anchors, at)
            if filled is not part:
                changes[name] = filled
    return replace(expression, **changes) if changes else expression  # type: ignore[type-var]  # all are dataclasses


_UNDATED = (said.Date, said.Numeric, said.Holiday, said.Period, said.Clock)


def is_anchor(expression: Expression) -> bool:
    """Whether later pointers may mean this time: a day, a clock time or a longer calendar time."""
    if isinstance(expression, said.Shift) and expression.back and isinstance(expression.anchor, said.Anaphor):
        return False  # "a year earlier" compares; what follows still means the time it was compared with
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
