"""Requests to the reader: imperatives and polite questions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tracker.commitments.frames.frame import Example, Frame, Rule, words
from tracker.commitments.frames.grammar import child, infinitive_of, is_infinitive
from tracker.commitments.model import Kind

_NOT_ACTS = words("be see note say think know look let thank hope wait guess recall remember mean welcome")


def _imperative(token: Token) -> Iterator[Frame]:
    """A bare verb that opens the sentence: "Please send the report by Friday"."""
    if token.tag_ not in ("VB", "VBP") or token.dep_ not in ("ROOT", "conj") or is_infinitive(token):
        return
    polite = any(c.lower_ in ("please", "kindly") for c in token.children)
    reminded = _reminded(token)
    if reminded is not None and child(token, "nsubj") is None and _opens(token):
        yield Frame(
            IMPERATIVE.name, Kind.OBLIGATION, reminded, token, prior=0.8, addressee=True, holders=(token,)
        )
        return
    if token.lemma_ in _NOT_ACTS and not (polite or _let_me_know(token)):
        return
    if child(token, "nsubj", "nsubjpass", "aux", "auxpass", "mark") is not None or not _opens(token):
        return
    holders = tuple(c for c in token.children if c.lemma_ == "know")
    prior = 1.2 if polite else 0.5
    yield Frame(IMPERATIVE.name, Kind.OBLIGATION, token, token, prior=prior, addressee=True, holders=holders)


def _reminded(verb: Token) -> Token | None:
    """As in "don't forget to submit", "make sure to send": the verb that is meant."""
    sure = child(verb, "acomp", "oprd", "ccomp")
    if verb.lemma_ in ("forget", "remember") or (sure is not None and sure.lower_ in ("sure", "certain")):
        return infinitive_of(verb) or (infinitive_of(sure) if sure is not None else None)
    return None


def _let_me_know(token: Token) -> bool:
    return token.lemma_ == "let" and any(c.lemma_ == "know" for c in token.children)


def _opens(token: Token) -> bool:
    """Whether only adverbs, times and politeness stand before the verb, or another imperative does."""
    if token.dep_ == "conj":
        return token.head.tag_ in ("VB", "VBP") and token.head.dep_ == "ROOT" and _opens(token.head)
    return all(_may_open(before) for before in token.doc[token.sent.start : token.i])


def _may_open(token: Token) -> bool:
    """A word that may stand before an imperative: courtesy, adverbs, a time, a sign."""
    return (
        token.lower_ in ("please", "kindly", "then", "do")
        or token.pos_ in ("PUNCT", "ADV", "INTJ", "SPACE", "SYM", "CCONJ", "PART")
        or token.dep_ in ("intj", "prep", "pobj", "npadvmod")
        or token.head.dep_ in ("pobj", "prep", "npadvmod")
    )


IMPERATIVE = Rule(
    name="please <act>",
    words=frozenset({"*"}),
    match=_imperative,
    examples=(Example("Please send me the signed copy by Friday.", "you", "send me the signed copy"),),
    near_misses=("See the notes of Friday.", "We send the report by Friday."),
)


_ASKED = frozenset(
    {"you", "someone", "anyone", "everyone", "everybody", "folks", "all", "people", "somebody", "team"}
)


def _question(token: Token) -> Iterator[Frame]:
    head = token.head
    subject = child(head, "nsubj")
    if token.dep_ != "aux" or subject is None or subject.lower_ not in _ASKED:
        return
    if head.lemma_ == "mind":
        head = child(head, "xcomp", "ccomp") or head
    if token.i < subject.i < head.i and (head.dep_ == "ROOT" or head.head.dep_ == "ROOT"):
        yield Frame(QUESTION.name, Kind.OBLIGATION, head, token, prior=0.8, addressee=True)


QUESTION = Rule(
    name="can you <act>?",
    words=words("can could will would"),
    match=_question,
    examples=(Example("Can you send the slides by Friday?", "you", "send the slides"),),
    near_misses=("You can send the slides by Friday.",),
)


def _lets(token: Token) -> Iterator[Frame]:
    act = child(token, "ccomp", "xcomp")
    us = child(act, "nsubj") if act is not None else child(token, "dobj")
    if (
        act is None
        or act.lemma_ in _NOT_ACTS
        or token.tag_ not in ("VB", "VBP")
        or us is None
        or us.lower_ not in ("'s", "us", "’s")
    ):
        return
    yield Frame(LETS.name, Kind.PLEDGE, act, token, us, prior=0.2, holders=(token,))


LETS = Rule(
    name="let's <act>",
    words=words("let"),
    match=_lets,
    examples=(Example("Let's finish the draft by Friday.", "we", "finish the draft"),),
    near_misses=("Let's hope it rains by Friday.",),
)


_ANSWERS = words("answer reply response decision explanation report apology commitment guarantee")


def _need_thing(token: Token) -> Iterator[Frame]:
    """As in "We need your comments by Friday": a thing asked of the reader."""
    asker, thing = child(token, "nsubj"), child(token, "dobj")
    if asker is None or thing is None or token.tag_ not in ("VBP", "VB", "VBZ"):
        return
    own = asker.lower_ in ("i", "we")
    if token.lemma_ == "like" and not any(c.lower_ in ("would", "'d") for c in token.children):
        return
    if infinitive_of(token) is None and (own or thing.lemma_ in _ANSWERS or token.lemma_ == "demand"):
        yield Frame(
            NEED_THING.name, Kind.OBLIGATION, thing, token, None, asker,
            prior=0.2, nominal=True, addressee=own, holders=(token,),
        )  # fmt: skip


NEED_THING = Rule(
    name="we need <thing> <time>",
    words=words("need want expect require like appreciate demand seek"),
    match=_need_thing,
    examples=(Example("We need your comments by noon on Friday.", "you", "submit comments"),),
    near_misses=("We need rain.",),
)


def _can_do(token: Token) -> Iterator[Frame]:
    """As in "I can have it ready by Monday": an offer with a bound."""
    head = token.head
    subject = child(head, "nsubj")
    if token.dep_ != "aux" or head.dep_ != "ROOT" or subject is None or subject.lower_ not in ("i", "we"):
        return
    if subject.i < token.i < head.i:
        yield Frame(CAN_DO.name, Kind.PLEDGE, head, token, subject, prior=-0.9)


CAN_DO = Rule(
    name="I can <act>",
    words=words("can"),
    match=_can_do,
    examples=(Example("I can have it ready by Monday.", "I", "have it ready"),),
    near_misses=("I can see the bridge on Mondays.",),
)

RULES = (IMPERATIVE, QUESTION, LETS, NEED_THING, CAN_DO)
