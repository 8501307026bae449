"""The act as a clean short phrase: base verb, object, what completes it; no time, condition or subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.commitments.frames.frame import Frame, words
from tracker.commitments.frames.grammar import (
    child,
    children,
    coordinated,
    is_infinitive,
    phrase_tokens,
    subject_of,
)
from tracker.commitments.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 16
"""Words of an action; what is beyond is cut at the last complement that fits."""

_LEFT_OUT = frozenset(
    "prt nsubj nsubjpass aux auxpass neg mark punct cc advcl parataxis csubj expl intj meta dep agent".split()
)
_NO_ADVERBS = frozenset(
    "please kindly now still also then therefore thus hereby again already however just only "
    "further so later soon immediately "
    "promptly as even instead today".split()
)
_DEADLINE_WORDS = re.compile(r"^(?:deadline|ultimatum)s?$")


def action_of(frame: Frame, timed: set[int], apart: frozenset[int] = frozenset()) -> str:
    """The phrase for a frame's act; `timed` holds the tokens that belong to time expressions,
    `apart` the further verbs that have a deadline of their own."""
    if frame.nominal:
        return _thing(frame, timed)
    own = _verb_phrase(frame.head, timed, frame)
    joined = [_verb_phrase(other, timed, frame) for other in coordinated(frame.head) if other.i not in apart]
    return _tidy(" and ".join([own, *joined]))


def _verb_phrase(verb: Token, timed: set[int], frame: Frame) -> str:
    if verb.dep_ == "aux":
        rest = [t for t in verb.head.subtree if t.i > verb.i and t.i not in timed and t.dep_ != "punct"]
        return f"{base_form(verb)} {_text(rest[:_LONGEST], timed)}"
    passive = child(verb, "nsubjpass")
    if passive is None and verb.dep_ in ("relcl", "acl") and child(verb, "auxpass") is not None:
        passive = verb.head  # "motions to be filed"
    if passive is None and verb.dep_ == "xcomp" and child(verb, "auxpass") is not None:
        passive = subject_of(verb.head)  # "the form has to be returned"
    parts = [base_form(verb)]
    if passive is not None and passive.i not in timed:
        parts.append(_uncapped(_text(phrase_tokens(passive), timed), passive))
    for below in sorted(verb.children, key=lambda token: token.i):
        if _is_kept(below, verb, timed, frame):
            parts.append(_text(_limited(below, timed), timed))
        if sum(len(piece.split()) for piece in parts) >= _LONGEST:
            break
    return " ".join(part for part in parts if part)


def _is_kept(part: Token, verb: Token, timed: set[int], frame: Frame) -> bool:
    if part.i in timed or part.dep_ in _LEFT_OUT - {"advcl"} or part.i in (frame.binder.i, frame.head.i):
        return False
    if part.dep_ == "advcl":
        return is_infinitive(part) and child(part, "mark") is None and part.i > verb.i
    if part.dep_ == "conj" or (part.dep_ == "ccomp" and part.i < verb.i):
        return False
    if part.tag_ in ("WDT", "WP") or (part.lower_ == "that" and part.i < verb.i):
        return False
    if part.dep_ == "advmod":
        return part.lower_ not in _NO_ADVERBS
    if part.dep_ in ("prep", "npadvmod") and part.i < verb.i:
        return False
    return not (part.dep_ == "prep" and _all_timed(part, timed))


def _uncapped(phrase: str, noun: Token) -> str:
    """A subject made object loses its sentence's capital, unless it is a name."""
    opening = noun.left_edge
    return (
        phrase if opening.pos_ == "PROPN" or opening.i > noun.sent.start else phrase[:1].lower() + phrase[1:]
    )


def _all_timed(part: Token, timed: set[int]) -> bool:
    return all(token.i in timed or token.i == part.i for token in part.subtree)


def _limited(part: Token, timed: set[int]) -> list[Token]:
    """A complement; when long, a noun without its relative clauses and asides, else its first words."""
    whole = [token for token in part.subtree if token.i not in timed]
    if len(whole) <= 12:
        return whole
    if part.pos_ in ("NOUN", "PROPN"):
        return [token for token in phrase_tokens(part) if token.i not in timed]
    return whole[:_LONGEST]


def _text(tokens: list[Token], timed: set[int]) -> str:
    return "".join(token.text_with_ws for token in tokens if token.i not in timed).strip()


def base_form(verb: Token) -> str:
    """As in "is completing" → "complete"; with its particle."""
    lemma = verb.lemma_ if verb.tag_.startswith("V") else verb.text
    if lemma == "receive" and child(verb, "nsubjpass") is not None:
        lemma = "submit"  # what must be received is to be sent in
    particle = " ".join(c.text for c in children(verb, "prt"))
    return f"{lemma.lower()} {particle}".strip()


_DELIVERIES = (
    ("make", words("payment deposit contribution repayment")),
    ("pay", words("rent fee invoice instalment installment tax premium balance fine dues")),
    (
        "submit",
        words(
            "report comment nomination bid tender proposal application response reply form "
            "entry paper abstract brief "
            "motion question timesheet offer quotation quote objection submission feedback "
            "expense answer claim "
            "request plan opposition notice filing registration vote ballot document"
        ),
    ),
)
"""What one does with a thing that is due."""


def _thing(frame: Frame, timed: set[int]) -> str:
    """What is to be done with what is due, or with what a deadline is for; what is expected as it stands."""
    noun = _deadline_for(frame, timed) if _DEADLINE_WORDS.match(frame.head.lower_) else frame.head
    if noun is None:
        return _tidy(" ".join(c.text for c in children(frame.head, "compound") if c.i not in timed))
    if noun.tag_ == "VBG" or noun.dep_ == "pcomp":
        return _tidy(_verb_phrase(noun, timed, frame))
    barred = {t.i for t in frame.binder.subtree if noun.i < frame.binder.i <= t.i}
    thing = [
        t
        for t in phrase_tokens(noun)
        if t.i not in barred and "poss" not in (t.dep_, t.head.dep_) and not _after(t, noun, frame.binder)
    ]
    verb = next((verb for verb, things in _DELIVERIES if noun.lemma_.lower() in things), None)
    if verb is None or frame.kind is Kind.EXPECTATION:
        return _tidy(_text(thing, timed))
    return _tidy(f"{verb} {_uncapped(_text(thing, timed), noun)}")


def _after(token: Token, noun: Token, binder: Token) -> bool:
    """Beyond the word that binds: what follows it is another thing ("reports due Friday; replies …")."""
    return noun.i < binder.i < token.i


def _deadline_for(frame: Frame, timed: set[int]) -> Token | None:
    for prep in children(frame.head, "prep"):
        noun = child(prep, "pobj", "pcomp")
        if prep.lower_ in ("for", "of", "on") and noun is not None and noun.i not in timed:
            return noun
    return None


def _tidy(phrase: str) -> str:
    closed = re.sub(r"\s+", " ", re.sub(r"\s*\([^()]*\)?", "", phrase))
    closed = re.sub(r"\s+([,;:.)])", r"\1", closed)
    trimmed = closed.strip(" ,;:.-–—\"“”'()[]")
    return re.sub(
        r"(?:\s+|,\s*)(?:and|or|but|of|to|in|on|at|by|for|with|the|a|an|no|until|before|within)$", "", trimmed
    )
