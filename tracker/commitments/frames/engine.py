"""Calls the rules on a parse, and settles which of two frames for one act stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.commitments.frames.frame import Frame
from tracker.commitments.frames.grammar import coordinated, lemma_of
from tracker.commitments.frames.rules import rules_by_word
from tracker.commitments.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OUTER_WINS = frozenset({Kind.OBLIGATION})
_INNER_YIELDS = frozenset({Kind.PLEDGE, Kind.PLAN})


def find_frames(doc: Doc) -> list[Frame]:
    """The frames of one parsed sentence, in the order of their acts; one for each act."""
    best: dict[int, Frame] = {}
    for frame in map(_with_hidden, _matches(doc)):
        known = best.get(frame.head.i)
        best[frame.head.i] = frame if known is None else _merged(known, frame)
    kept = list(_without_nested(list(best.values())))
    taken = {frame.head.i for frame in kept}
    further = [other for frame in kept for other in _further_acts(frame) if other.head.i not in taken]
    return sorted([*kept, *further], key=lambda frame: frame.head.i)


def _further_acts(frame: Frame) -> Iterator[Frame]:
    """Coordinated verbs under the same bond; they count where they have a time of their own."""
    if frame.nominal:
        return
    for act in coordinated(frame.head):
        yield replace(frame, head=act, shared=frame.head, consequence=None, holders=())


def _matches(doc: Doc) -> Iterator[Frame]:
    table = rules_by_word()
    anywhere = table.get("*", ())
    for token in doc:
        for rule in table.get(lemma_of(token), ()) or table.get(token.lower_, ()):
            yield from rule.match(token)
        if token.pos_ in ("VERB", "AUX"):
            for rule in anywhere:
                yield from rule.match(token)


def _with_hidden(frame: Frame) -> Frame:
    """Times after a verb that the parse took for an auxiliary hang on the word it leans on."""
    return replace(frame, holders=(*frame.holders, frame.head.head)) if frame.head.dep_ == "aux" else frame


def _merged(one: Frame, other: Frame) -> Frame:
    """The stronger frame for an act, with what only the weaker one knew."""
    strong, weak = (one, other) if one.prior >= other.prior else (other, one)
    return replace(
        strong,
        committer=strong.committer or weak.committer,
        imposer=strong.imposer or weak.imposer,
        consequence=strong.consequence or weak.consequence,
        holders=tuple({t.i: t for t in (*strong.holders, *weak.holders)}.values()),
    )


def _without_nested(frames: list[Frame]) -> Iterable[Frame]:
    """As in "will be required to report" binds once, by its inner word; "must agree to sign" by its outer."""
    by_head = {frame.head.i: frame for frame in frames}
    dropped: set[int] = set()
    for inner in frames:
        for token in (inner.binder, *inner.holders):
            outer = by_head.get(token.i)
            if outer is None or outer is inner or token.i == inner.head.i:
                continue
            loser = inner if outer.kind in _OUTER_WINS and inner.kind in _INNER_YIELDS else outer
            dropped.add(loser.head.i)
    return (frame for frame in frames if frame.head.i not in dropped)


def owners(frames: Iterable[Frame]) -> dict[int, Frame]:
    """Which frame a token's times belong to. An act's own verb goes before another frame's holder."""
    table: dict[int, Frame] = {}
    for frame in frames:
        for token in () if frame.shared is not None else (frame.binder, *frame.holders):
            if not _is_modal(token):
                table.setdefault(token.i, frame)
    for frame in frames:
        table[frame.head.i] = frame
    return table


def _is_modal(token: Token) -> bool:
    return token.tag_ == "MD"
