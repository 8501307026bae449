"""When the act of a clause happened, as an interval, from the times that belong to the clause.

The times are those of `tracker.temporal`; the parse only tells which clause each belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.parsing import Parse
from tracker.commitments.statement_words import DEADLINES
from tracker.temporal.document import Anchors, fill
from tracker.temporal.model import Reference, Time
from tracker.temporal.resolve import resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT = frozenset({None, "on", "at", "in", "during", "between"})
_UP_TO = frozenset({"by", "before"})
_FROM = frozenset({"from", "after", "since", "starting", "as_of", "effective"})


@dataclass(frozen=True, slots=True)
class Happened:
    """The bounds of when something happened; None where the text gives none.

    `ahead` says that its time lies after the words were written: it has not happened.
    """

    earliest: datetime | None
    latest: datetime | None
    text: str | None
    ahead: bool
    why: str


def times_of_clause(document: ParsedDocument, sentence: Sentence, head: Token) -> list[Time]:
    """The times of the sentence that depend on `head` and on no verb below it."""
    parse = sentence.parse
    if parse is None:
        return []
    return [time for time in document.times_of(sentence) if _governor(parse, time, head) == head]


def _governor(parse: Parse, time: Time, head: Token) -> Token | None:
    """The verb whose clause a time stands in. A time inside "the Friday deadline" has none."""
    tokens = [t for t in parse.tokens_in(time.start_char, time.end_char) if not t.is_punct]
    if not tokens:
        return None
    top = min(tokens, key=_depth)
    if top.dep_ in ("compound", "amod", "nmod", "poss", "nummod") and top.head.lemma_.lower() in DEADLINES:
        return None
    for above in top.ancestors:
        if above == head or (above.pos_ in ("VERB", "AUX") and above.dep_ not in ("aux", "auxpass", "amod")):
            return above
    return None


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def happened(times: Sequence[Time], reference: Reference) -> Happened:
    """The bounds that `times` give to what is told as over at `reference`.

    Without a usable time the act is only known to lie before the end of the reference.
    """
    for time in times:
        bounds = _bounds(time)
        if bounds is None:
            continue
        earliest, latest, why = bounds
        if earliest is not None and earliest > reference.latest:
            return Happened(None, None, time.text, True, f"{time.text} lies after the words were written")
        if latest is None or latest > reference.latest:
            latest = reference.latest
        if earliest is not None and earliest > latest:
            earliest = latest
        return Happened(earliest, latest, time.text, False, why)
    return Happened(None, reference.latest, None, False, "no time is said: before the words were written")


def looking_back(time: Time, document: ParsedDocument, reference: Reference) -> Time:
    """A day without a date that was read as ahead, read as behind: what is over was not next Thursday."""
    if time.earliest is None or time.earliest <= reference.latest:
        return time
    answer = resolve(
        fill(time.expression, "past", Anchors()),
        reference,
        calendar=document.calendar,
        policies=document.policies,
        genre=document.genre,
    )
    return replace(time, earliest=answer.earliest, due=answer.due, due_inclusive=answer.due_inclusive)


def _bounds(time: Time) -> tuple[datetime | None, datetime | None, str] | None:
    """The bounds one time gives, or None if it gives none (a duration, a habit, a vague word)."""
    if time.vague or time.awaits_event or time.recurrence or time.type == "SET":
        return None
    if time.operator in _AT and time.earliest is not None and time.due is not None:
        if time.type == "DURATION" and time.operator != "in":
            return None
        return time.earliest, time.due, f"{time.text}: during it"
    if time.operator in _UP_TO and time.due is not None:
        return None, time.due, f"{time.operator} {time.text}: not after it"
    if time.operator in _FROM and time.earliest is not None and time.type != "DURATION":
        return time.earliest, None, f"{time.operator} {time.text}: not before it"
    return None


def times_within(document: ParsedDocument, sentence: Sentence, head: Token) -> list[Time]:
    """The times anywhere below `head`, those inside its nouns included: "a deadline of noon on Monday"."""
    parse = sentence.parse
    if parse is None:
        return []
    below = {token.i for token in head.subtree}
    return [
        time
        for time in document.times_of(sentence)
        if any(token.i in below for token in parse.tokens_in(time.start_char, time.end_char))
    ]
