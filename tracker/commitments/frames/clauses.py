"""Acts that wait for an event told in a clause: "until the division has approved", "when I return".

The temporal room reads times from words; only the parse shows that a whole clause is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.attach import Held, Hold
from tracker.commitments.frames.frame import Frame
from tracker.commitments.frames.grammar import child, children, is_negated
from tracker.commitments.model import Kind
from tracker.commitments.parsing import Parse
from tracker.temporal import resolve
from tracker.temporal.expressions import Bound, Event
from tracker.temporal.model import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPERATORS = {
    "until": "until",
    "till": "until",
    "before": "before",
    **dict.fromkeys(("when", "once", "after", "upon"), "from"),
}
_EVENT_NOUNS = re.compile(
    r"(?:call|meeting|hearing|trial|vote|election|closing|expiry|expiration|delivery|start|end|completion|arrival"
    r"|departure|launch|release|approval|order|notice|conference|recess|break|holiday|exam|interview|visit|review|signing|execution)s?$"
)


def with_clause(held: Held, doc: ParsedDocument, sentence: Sentence, parse: Parse) -> Held:
    """`held` with the event clause that bounds its act, where no time does."""
    if held.time is not None or held.frame.nominal:
        return held
    found = _clause(held.frame) or _event_phrase(held.frame)
    if found is None:
        return held
    operator, word, event = found
    start, end = parse.span([word, *event])
    if start < sentence.start_char:
        return held
    phrase = parse.text(event).strip(" ,;")
    return Held(
        held.frame, _awaiting(doc, sentence, operator, (start, end), phrase, parse.chars(word)), Hold.NESTED
    )


def _clause(frame: Frame) -> tuple[str, Token, list[Token]] | None:
    for place in (frame.head, frame.binder):
        for clause in children(place, "advcl"):
            mark = child(clause, "mark", "advmod")
            if mark is None or mark.lower_ not in _OPERATORS or mark.i > clause.i:
                continue
            if mark.lower_ == "when" and frame.kind not in (Kind.PLEDGE, Kind.PLAN):
                continue
            if mark.lower_ == "before" and not is_negated(frame.head) and frame.kind is not Kind.OBLIGATION:
                continue
            return _OPERATORS[mark.lower_], mark, [t for t in clause.subtree if t.i > mark.i]
    return None


def _event_phrase(frame: Frame) -> tuple[str, Token, list[Token]] | None:
    for prep in children(frame.head, "prep"):
        noun = child(prep, "pobj")
        if (
            prep.lower_ not in ("until", "till", "before", "upon")
            or noun is None
            or noun.pos_ not in ("NOUN", "PROPN")
        ):
            continue
        if _EVENT_NOUNS.match(noun.lower_):
            return (
                _OPERATORS[prep.lower_],
                prep,
                [t for t in noun.subtree if t.dep_ != "punct" or t.i < noun.i],
            )
    return _prior_to(frame)


def _prior_to(frame: Frame) -> tuple[str, Token, list[Token]] | None:
    for prior in children(frame.head, "advmod", "prep"):
        to = child(prior, "prep")
        noun = child(to, "pobj") if to is not None and to.lower_ == "to" else None
        if prior.lower_ == "prior" and noun is not None:
            return "before", prior, list(noun.subtree)
    return None


def _awaiting(
    doc: ParsedDocument,
    sentence: Sentence,
    operator: str,
    span: tuple[int, int],
    phrase: str,
    word: tuple[int, int],
) -> Time:
    expression = Bound(operator, Event(phrase))
    known = resolve(
        expression,
        sentence.reference,
        calendar=doc.calendar,
        policies=doc.policies,
        events=doc.events,
        genre=doc.genre,
    )
    return Time(
        start_char=word[1] + 1,
        end_char=span[1],
        text=phrase,
        type=known.type,
        value=known.value,
        mod=known.mod,
        operator=operator,
        operator_start_char=word[0],
        operator_end_char=word[1],
        phrase_start_char=span[0],
        phrase_end_char=span[1],
        earliest=known.earliest,
        due=known.due,
        due_earliest=known.due_earliest,
        due_inclusive=known.due_inclusive,
        grain=known.grain,
        zone=known.zone,
        vague=known.vague,
        review_at=known.review_at,
        awaits_event=known.awaits_event,
        recurrence=known.recurrence,
        flags=known.flags,
        expression=expression,
        trace=known.trace,
        extent_earliest=known.extent_earliest,
        extent_due=known.extent_due,
    )
