"""Which act a time bounds. Spans come from the temporal room; the parse only says what they hang on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.commitments.frames.engine import owners
from tracker.commitments.frames.frame import Frame
from tracker.commitments.frames.grammar import VERBS, child, is_infinitive
from tracker.commitments.parsing import Parse
from tracker.temporal.model import Time

if TYPE_CHECKING:
    from spacy.tokens import Token


class Hold(StrEnum):
    """How surely a time belongs to its act."""

    GOVERNED = "governed"  # it hangs on the act or on the word that binds
    NESTED = "nested"  # it hangs on a noun or a further verb inside the act
    NEAR = "near"  # the parse hangs it elsewhere; the act stands nearest
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Held:
    """A frame with the time that bounds it, if one does."""

    frame: Frame
    time: Time | None
    hold: Hold


STRONG = frozenset({"by", "until", "before", "within", "between"})
"""Operators that look for an act even where the parse lost it."""


def hold_times(parse: Parse, frames: list[Frame], times: Iterable[Time]) -> list[Held]:
    """Each frame once, with its best time; each time goes to one frame at most."""
    table = owners(frames)
    claims: dict[int, list[tuple[Hold, Time]]] = {}
    for time in times:
        root = time_root(parse, time)
        if root is None:
            continue
        frame, hold = _owner(root, table, time, frames)
        if frame is not None:
            claims.setdefault(frame.head.i, []).append((hold, time))
    _share(frames, claims)
    kept = [frame for frame in frames if frame.shared is None or frame.head.i in claims]
    return [held for frame in kept for held in _chosen(parse, frame, claims.get(frame.head.i, []))]


def _share(frames: list[Frame], claims: dict[int, list[tuple[Hold, Time]]]) -> None:
    """A deadline after the last of several verbs belongs to all, unless the first has its own."""
    for frame in frames:
        if frame.shared is None or frame.head.i not in claims:
            continue
        if any(_bounds(time) for _, time in claims.get(frame.shared.i, [])):
            continue
        claims.setdefault(frame.shared.i, []).extend(claims.pop(frame.head.i))


def _bounds(time: Time) -> bool:
    return time.due is not None or time.earliest is not None or time.awaits_event is not None or time.vague


_ENUMERATOR = re.compile(
    r"\(\s*(?:[ivx]{1,4}|[a-h]|\d{1,2})\s*\)|[$€£]\s?\d|\d\s?%|\b(?:percent|half|balance|remainder|remaining|instal?ments?)\b",
    re.I,
)
"""What parts one instalment from the next: a number in brackets, an amount, "the balance"."""


def _chosen(parse: Parse, frame: Frame, claims: list[tuple[Hold, Time]]) -> list[Held]:
    """The best time of an act; all of them where the text numbers them: "(i) … by May; (ii) … by June"."""
    in_order = sorted(claims, key=lambda claim: claim[1].start_char)
    numbered = len(in_order) > 1 and all(
        _ENUMERATOR.search(parse.text(parse.tokens_in(earlier.end_char, later.phrase_start_char)))
        for (_, earlier), (_, later) in pairwise(in_order)
        if earlier.end_char < later.phrase_start_char
    )
    if numbered:
        return [Held(frame, time, hold) for hold, time in in_order]
    return [_best(frame, claims)]


def time_root(parse: Parse, time: Time) -> Token | None:
    """The token through which the time hangs on the rest of the sentence."""
    inside = parse.tokens_in(time.phrase_start_char, time.phrase_end_char)
    numbers = {token.i for token in inside}
    return next((t for t in inside if t.head.i not in numbers or t.head.i == t.i), None)


def _owner(
    root: Token, table: dict[int, Frame], time: Time, frames: list[Frame]
) -> tuple[Frame | None, Hold]:
    steps = 0
    crossed = False
    token = root
    while token.i not in table:
        crossed = crossed or (steps > 0 and _is_barrier(token))
        if token.head.i == token.i or (crossed and time.operator not in STRONG):
            break
        token = token.head
        steps += 1
    if token.i in table and not (crossed and time.operator not in STRONG):
        return table[token.i], Hold.NEAR if crossed else Hold.GOVERNED if steps <= 1 else Hold.NESTED
    nearest = _nearest(root, frames) if time.operator in STRONG else None
    return nearest, Hold.NEAR if nearest is not None else Hold.NONE


def _is_barrier(token: Token) -> bool:
    """A verb of another event: a time below it is that event's own."""
    if token.pos_ not in VERBS or is_infinitive(token):
        return False
    if token.dep_ == "conj":
        return child(token, "nsubj", "nsubjpass") is not None or token.tag_ in ("VBD", "VBZ")
    return token.dep_ in ("relcl", "ccomp", "advcl", "parataxis", "acl", "ROOT", "csubj")


def _nearest(root: Token, frames: list[Frame]) -> Frame | None:
    """The frame before the time, with no other finite verb between."""
    before = [frame for frame in frames if frame.head.i < root.i and not frame.nominal]
    if not before:
        return None
    frame = max(before, key=lambda f: f.head.i)
    between = frame.head.doc[frame.head.i + 1 : root.i]
    if any(token.tag_ in ("VBD", "VBZ", "MD") for token in between):
        return None
    return frame


def _best(frame: Frame, claims: list[tuple[Hold, Time]]) -> Held:
    """Among several times of one act: a date before none, a bound before a point, the surer hold."""
    if not claims:
        return Held(frame, None, Hold.NONE)
    hold, time = max(claims, key=lambda claim: _rank(*claim))
    return Held(frame, time, hold)


def _rank(hold: Hold, time: Time) -> tuple[bool, bool, bool, bool, int]:
    return (
        time.due is not None or time.awaits_event is not None,
        not time.vague,
        time.operator in STRONG,
        hold is Hold.GOVERNED,
        -time.start_char,
    )
