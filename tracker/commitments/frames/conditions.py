"""What an act hangs on, and what follows if it is not done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.frame import Frame
from tracker.commitments.frames.grammar import ancestors, child, children, is_negated, phrase_tokens
from tracker.commitments.model import ConditionType, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = frozenset({"if", "unless", "provided", "once", "assuming", "whenever", "should", "lest", "except"})
_FAILING = frozenset({"fail", "refuse", "neglect"})


@dataclass(frozen=True, slots=True)
class Condition:
    text: str
    type: ConditionType


def condition_of(frame: Frame, words: str) -> Condition | None:
    """The "if" or "unless" clause on the act or on the word that binds."""
    places = [frame.head, frame.binder, *frame.holders]
    top = frame.head
    for above in ancestors(frame.head):
        if above.dep_ in ("ccomp", "ROOT") or top.dep_ in ("xcomp", "conj"):
            places.append(above)
        top = above
    for place in places:
        for clause in children(place, "advcl"):
            mark = child(clause, "mark", "advmod")
            if mark is None or mark.lower_ not in _MARKS or frame.head.i in {t.i for t in clause.subtree}:
                continue
            return _read(clause, mark, frame)
    return None if frame.rule.startswith(_READS_CLAUSE) else _worded(words)


_READS_CLAUSE = ("<sanction>", "in the event")
"""Rules that take the clause itself for the act."""

_WORDED = re.compile(
    r"\b(?:provided,? (?:however,? )?that|subject to|in the event (?:that|of)|(?:as|so) long as"
    r"|on (?:the )?condition that|(?:contingent|conditional) (?:up)?on|assuming(?: that)?|in case(?: of)?)\s+"
    r"(?P<what>[^,;.]{4,160})",
    re.I,
)
_INVERTED = re.compile(r"(?:^|, )should (?P<what>(?:the |a |an |any )?\w+ [^,;.]{3,120})(?=,|$)", re.I)


def _worded(words: str) -> Condition | None:
    """Conditions that are told by set phrases rather than by an "if"."""
    found = _WORDED.search(words) or _INVERTED.search(words)
    return Condition(found["what"].strip(' "“”'), ConditionType.TRIGGER) if found is not None else None


def _read(clause: Token, mark: Token, frame: Frame) -> Condition:
    inside = [t for t in clause.subtree if t.i != mark.i]
    text = "".join(t.text_with_ws for t in inside).strip(' ,;."“”')
    negative = is_negated(clause) or clause.lemma_ in _FAILING
    presumed = mark.lower_ == "unless" or (
        negative and frame.kind in (Kind.THREAT, Kind.EXPECTATION, Kind.PLAN, Kind.PLEDGE, Kind.ULTIMATUM)
    )
    return Condition(text, ConditionType.ESCAPE if presumed else ConditionType.TRIGGER)


_OR_ELSE = re.compile(r"(?:\bor else|[,;.] (?:or )?otherwise)\b,?\s+(?P<what>[^.;]{4,200})", re.I)
_OR_CLAUSE = re.compile(r"\bor (?P<what>(?:[\w'’-]+ ){1,6}?(?:will|would) [^,.;]{3,120})", re.I)
_NEXT = re.compile(
    r"^(?:if (?:this|that|the|these|those|it|he|she|they|no)\b[^,]{0,60}\b(?:not|fails?|no)\b[^,]{0,60}, "
    r"|otherwise,? |failure to (?:do so|comply|respond)\b[^.]{0,60}? (?:will|shall|may"
    r"|would) (?:result in |lead to |mean )?"
    r"|(?=late \w+ (?:will|shall|may)\b))(?P<what>[^.]{4,200})",
    re.I,
)


def consequence_of(frame: Frame, doc: ParsedDocument, sentence: Sentence) -> str | None:
    """What is to follow: "or face …", "or else …", the main clause of "unless", or the sentence after."""
    consequence = frame.consequence or faced(frame.head)
    if consequence is not None:
        return _consequence_text(consequence, frame)
    found = _OR_ELSE.search(sentence.text) or _OR_CLAUSE.search(sentence.text)
    if found is not None:
        return found["what"].strip(' ,"”')
    if frame.kind not in (Kind.ULTIMATUM, Kind.OBLIGATION):
        return None
    for following in doc.after(sentence):
        match = _NEXT.match(following.text)
        if match is not None and following.paragraph - sentence.paragraph <= 1:
            return match["what"].strip(' ,"”')
    return None


_SUFFERED = frozenset("suffer see lose forfeit incur pay go".split())


def faced(act: Token) -> Token | None:
    """As in "to show progress or face sanctions": what is faced; "or the parks will close": the clause."""
    for other in children(act, "conj"):
        if not any(c.dep_ == "cc" and c.lower_ == "or" for c in act.children):
            continue
        if other.lemma_ in ("face", "risk"):
            return child(other, "dobj") or other
        if other.lemma_ in _SUFFERED:
            return other
        if child(other, "nsubj", "nsubjpass") is not None or child(other, "auxpass") is not None:
            return other
    return None


def _consequence_text(token: Token, frame: Frame) -> str:
    if token.pos_ in ("NOUN", "PROPN"):
        return "".join(t.text_with_ws for t in phrase_tokens(token)).strip(' ,;."“”')
    barred = {t.i for clause in children(token, "advcl") for t in clause.subtree}
    barred |= {t.i for t in frame.head.subtree} if frame.head.i > token.i else set()
    kept = [t for t in token.subtree if t.i not in barred and t.dep_ != "cc"]
    return re.sub(r"\s+", " ", "".join(t.text_with_ws for t in kept)).strip(' ,;."“”')
