"""Requests to the reader: imperatives and polite questions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tracker.commitments.frames.frame import Example, Frame, Rule, words
from tracker.commitments.frames.grammar import child, is_infinitive
from tracker.commitments.model import Kind

_NOT_ACTS = words("be see note say think know look let thank hope wait guess recall remember mean welcome")


def _imperative(token: Token) -> Iterator[Frame]:
    """A bare verb that opens the sentence: "Please send the report by Friday"."""
    if token.tag_ not in ("VB", "VBP") or token.dep_ not in ("ROOT", "conj") or is_infinitive(token):
        return
    polite = any(c.lower_ in ("please", "kindly") for c in token.children)
    if token.lemma_ in _NOT_ACTS and not (polite or _let_me_know(token)):
        return
    if child(token, "nsubj", "nsubjpass", "aux", "auxpass", "mark") is not None or not _opens(token):
        return
    yield Frame(IMPERATIVE.name, Kind.OBLIGATION, token, token, prior=1.2 if polite else 0.5, addressee=True)


def _let_me_know(token: Token) -> bool:
    return token.lemma_ == "let" and any(c.lemma_ == "know" for c in token.children)


def _opens(token: Token) -> bool:
    """Whether only adverbs, times and politeness stand before the verb, or another imperative does."""
    if token.dep_ == "conj":
        return token.head.tag_ in ("VB", "VBP") and token.head.dep_ == "ROOT" and _opens(token.head)
    return all(
        t.pos_ in ("PUNCT", "ADV", "INTJ", "SPACE", "SYM", "CCONJ") or t.dep_ in ("intj", "prep", "pobj", "npadvmod")
        or t.lower_ in ("please", "kindly", "then") or t.head.dep_ in ("pobj", "prep", "npadvmod")
        for t in token.doc[token.sent.start : token.i]
    )  # fmt: skip


IMPERATIVE = Rule(
    name="please <act>",
    words=frozenset({"*"}),
    match=_imperative,
    examples=(Example("Please send me the signed copy by Friday.", "you", "send"),),
    near_misses=("See the notes of Friday.", "We send the report by Friday."),
)


def _question(token: Token) -> Iterator[Frame]:
    head = token.head
    subject = child(head, "nsubj")
    if token.dep_ != "aux" or subject is None or subject.lower_ not in ("you", "someone", "anyone"):
        return
    if token.i < subject.i < head.i and head.dep_ == "ROOT":
        yield Frame(QUESTION.name, Kind.OBLIGATION, head, token, prior=0.8, addressee=True)


QUESTION = Rule(
    name="can you <act>?",
    words=words("can could will would"),
    match=_question,
    examples=(Example("Can you send the slides by Friday?", "you", "send"),),
    near_misses=("You can send the slides by Friday.",),
)

RULES = (IMPERATIVE, QUESTION)
