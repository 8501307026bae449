"""Pointers: what a document says of commitments that it takes as known, without telling or changing them.

Which commitment a pointer means is decided in `tracker.linking`; one that means none is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.grammar import child
from tracker.commitments.model import Commitment, PointerStatement
from tracker.commitments.parsing import Parse
from tracker.commitments.statement_changes import act_of, party_of
from tracker.commitments.statement_phrases import act_phrase, clause_span, name_of, noun_text
from tracker.commitments.statement_pointer_act_rules import RULES as ACT_RULES
from tracker.commitments.statement_pointer_rules import END_OF
from tracker.commitments.statement_pointer_rules import RULES as THING_RULES
from tracker.commitments.statement_pointer_words import KEPT_UP, POINTING, STANDING
from tracker.commitments.statement_points import Point, PointerRule
from tracker.commitments.statement_verbs import own_subject
from tracker.temporal.document import Anchors, fill
from tracker.temporal.model import Reference, Step, Time
from tracker.temporal.resolve import resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

RULES: tuple[PointerRule, ...] = (*THING_RULES, *ACT_RULES)
_DOUBTED = 0.02
"""Below this confidence a mention is of no commitment at all, known or not."""


def find_pointers(document: ParsedDocument, doubtful: Iterable[Commitment] = ()) -> list[PointerStatement]:
    """The pointers of a document, in text order.

    `doubtful` are mentions too unlikely to make a commitment; of a known one they may tell all the same.
    """
    found: list[PointerStatement] = []
    for sentence in document.sentences:
        if sentence.parse is not None:
            found.extend(_in_sentence(document, sentence, sentence.parse))
    found += [_retold(mention) for mention in doubtful if _tells_enough(mention)]
    return sorted(found, key=lambda statement: statement.start_char)


def _in_sentence(document: ParsedDocument, sentence: Sentence, parse: Parse) -> Iterator[PointerStatement]:
    pointed: set[int] = set()
    for rule in RULES:
        for token in parse.doc:
            point = rule.read(token) if token.lemma_.lower() in rule.lemmas else None
            if point is None or _points_by(point).i in pointed:
                continue
            statement = _state(document, sentence, parse, rule, point)
            if statement is not None:
                pointed.add(_points_by(point).i)
                yield statement


def _points_by(point: Point) -> Token:
    return point.thing or point.act or point.span


def _state(
    document: ParsedDocument, sentence: Sentence, parse: Parse, rule: PointerRule, point: Point
) -> PointerStatement | None:
    times = document.times_of(sentence)
    own = [time for time in times if not point.names_no_date and _is_own(time, point, parse)]
    dates = tuple(span for time in own for span in _readings(time, document, sentence.reference))
    if point.needs_date and not own:
        return None
    start, end = _span(point, parse)
    length = next((time for time in own if time.type == "DURATION"), None)
    return PointerStatement(
        quote=document.text[start:end],
        start_char=start,
        end_char=end,
        thing=point.thing.lemma_.lower() if point.thing is not None else None,
        committer=_committer(point, document, sentence),
        imposer=name_of(point.maker, document, sentence),
        action=_action(point, parse, times),
        dates=dates,
        length=length.expression.to_dict() if length is not None else None,
        beside=tuple(_names(parse, times, document, sentence)),
        retells=False,
        over=rule is END_OF,
        zone=document.zone,
        trace=(Step("pointer rule", rule.name),),
    )


def _span(point: Point, parse: Parse) -> tuple[int, int]:
    if point.span.pos_ in ("VERB", "AUX"):
        start, end = clause_span(point.span, parse)
        said = point.thing or point.span
        return min(start, parse.chars(said.left_edge)[0]), end
    tokens = [token for token in point.span.subtree if not token.is_space]
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    return parse.span(tokens)


def _is_own(time: Time, point: Point, parse: Parse) -> bool:
    """It stands in the phrase that says when: beside the noun that points, or under the verb of its end."""
    if time.vague or time.type == "SET" or time.awaits_event is not None or time.text.lower() in STANDING:
        return False
    below = _below(point)
    inside = any(token.i in below for token in parse.tokens_in(time.start_char, time.end_char))
    return inside or _follows(time, point, parse)


def _follows(time: Time, point: Point, parse: Parse) -> bool:
    """It stands right behind the act that comes back, whatever a parser hangs it on."""
    if point.act is None or point.holder.pos_ in ("VERB", "AUX"):
        return False
    _, end = parse.chars(point.act)
    return 0 <= time.phrase_start_char - end <= 1


def _below(point: Point) -> set[int]:
    """Under a noun its own words; under a verb all but what is told of the noun that points."""
    if point.thing is not None and point.holder.pos_ not in ("VERB", "AUX"):
        nouns = {point.holder, point.thing}
        return {token.i for noun in nouns for part in _own_parts(noun) for token in part.subtree}
    told = point.thing or point.act
    under = {token.i for token in point.holder.subtree}
    return under | ({token.i for part in _own_parts(told) for token in part.subtree} if told else set())


def _own_parts(noun: Token) -> Iterator[Token]:
    """What belongs to a noun itself: what stands before it, and "of Friday", "for Monday"."""
    for part in noun.children:
        if part.i < noun.i or (part.dep_ == "prep" and part.lower_ in ("of", "on", "for", "at")):
            yield part


def _readings(
    time: Time, document: ParsedDocument, reference: Reference
) -> Iterator[tuple[datetime, datetime]]:
    """A named date as it was read, looking ahead, and looking back: it may have lain ahead when made."""
    if time.type == "DURATION":
        return
    if time.extent_earliest is not None and time.extent_due is not None:
        yield time.extent_earliest, time.extent_due
    for side in ("future", "past"):
        answer = resolve(
            fill(time.expression, side, Anchors()),
            reference,
            calendar=document.calendar,
            policies=document.policies,
            genre=document.genre,
        )
        if answer.earliest is not None and answer.due is not None:
            yield answer.earliest, answer.due


def _committer(point: Point, document: ParsedDocument, sentence: Sentence) -> str | None:
    """Who is bound: "the deadline for Norland to reply", "Norland's withdrawal"."""
    if point.thing is None or point.committer is not None:
        return name_of(point.committer, document, sentence)
    act, party = act_of(point.thing), party_of(point.thing)
    subject = own_subject(act) if act is not None else None
    set_for = None if party == child(point.thing, "poss") else party  # an owner may be bound, or binding
    return name_of(subject or set_for, document, sentence)


def _action(point: Point, parse: Parse, times: list[Time]) -> str | None:
    """What the words tell of the act; None where they only point."""
    spans = [(time.phrase_start_char, time.phrase_end_char) for time in times]
    if point.thing is None:
        return _act_noun(point, parse, spans)
    act = act_of(point.thing)
    if act is not None:
        return act_phrase(act, parse, spans)
    if point.thing.lemma_.lower() in KEPT_UP:
        return _bare(point.thing, parse, spans)
    about = _subject_matter(point.thing)
    named = [c for c in point.thing.children if c.dep_ == "compound" and c.pos_ == "NOUN"]
    timed = {t.i for time in times for t in parse.tokens_in(time.start_char, time.end_char)}
    said = [*(c.text for c in named if c.i not in timed), _bare(about, parse, spans) if about else ""]
    return " ".join(word for word in said if word) or None


def _act_noun(point: Point, parse: Parse, spans: list[tuple[int, int]]) -> str | None:
    if point.act is None:
        return None
    said, owner = _bare(point.act, parse, spans), child(point.act, "poss")
    return said if owner is None else said.removeprefix(noun_text(owner, parse, spans)).strip()


def _subject_matter(thing: Token) -> Token | None:
    """ "The deadline for grain talks": what is no party and no time."""
    for preposition in thing.children:
        noun = child(preposition, "pobj") if preposition.lower_ in ("for", "on") else None
        if noun is not None and noun.pos_ == "NOUN":
            return noun
    return None


def _bare(noun: Token, parse: Parse, spans: list[tuple[int, int]]) -> str:
    """A noun phrase without its article, and without what only says that it stands."""
    said = noun_text(noun, parse, spans).split()
    while said and (said[0].lower() in STANDING or said[0].lower() in ("the", "this", "that", "a", "an")):
        said = said[1:]
    opens_small = bool(said) and noun.left_edge.i == 0 and noun.left_edge.pos_ in ("NOUN", "ADJ")
    return " ".join([said[0].lower(), *said[1:]] if opens_small else said)


def _names(parse: Parse, times: list[Time], document: ParsedDocument, sentence: Sentence) -> Iterator[str]:
    """The parties that a sentence may name, each once: proper names, and "the army"."""
    timed = {t.i for time in times for t in parse.tokens_in(time.start_char, time.end_char)}
    seen: set[str] = set()
    for token in parse.doc:
        if token.dep_ == "compound" or token.i in timed or not _may_name(token):
            continue
        name = name_of(token, document, sentence)
        if name and name not in seen:
            seen.add(name)
            yield name


def _may_name(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return True
    definite = any(c.lower_ == "the" for c in token.children)
    return token.pos_ == "NOUN" and definite and token.lemma_.lower() not in POINTING


def _tells_enough(mention: Commitment) -> bool:
    return mention.confidence >= _DOUBTED and mention.committer is not None and mention.recurrence is None


def _retold(mention: Commitment) -> PointerStatement:
    dates = ((mention.due, mention.due),) if mention.due is not None else ()
    return PointerStatement(
        quote=mention.quote,
        start_char=mention.start_char,
        end_char=mention.end_char,
        thing=None,
        committer=mention.committer,
        imposer=mention.imposer,
        action=mention.action,
        dates=dates,
        length=None,
        beside=(),
        retells=True,
        over=False,
        zone=mention.zone,
        trace=mention.trace,
    )
