"""Rules of pointers that look at the act: payments that resume, a vote on Friday, a withdrawal under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.commitments.frames.frame import words
from tracker.commitments.frames.grammar import child
from tracker.commitments.statement_finds import noun_after
from tracker.commitments.statement_pointer_words import (
    APPOINTED,
    COMING_BACK,
    GATHERINGS,
    GOING,
    SUSPENDED_ACTS,
    UNDERTAKINGS,
)
from tracker.commitments.statement_points import Point, PointerExample, PointerRule, is_definite
from tracker.commitments.statement_verbs import own_subject, subject_of
from tracker.commitments.statement_words import EXTENDABLE_TIME

if TYPE_CHECKING:
    from spacy.tokens import Token


def _comes_back(word: Token) -> Point | None:
    act = noun_after(word, "to", "of") if word.pos_ == "NOUN" else subject_of(word)
    if word.lemma_.lower() == "return":
        act = noun_after(word, "to")
    if act is None or act.lemma_.lower() not in SUSPENDED_ACTS:
        return None
    above = word.head if word.dep_ == "xcomp" else word
    return Point(above if word.pos_ != "NOUN" else word, above, act=act, needs_date=True)


COMES_BACK = PointerRule(
    name="<payments> resume",
    lemmas=COMING_BACK,
    read=_comes_back,
    examples=(
        PointerExample("Loan payments resume on 1 September.", None, "loan payments", "2025-09-01"),
        PointerExample("Growers will prepare for the return to exports on 20 August.", None, "exports",
                       "2025-08-20"),
        PointerExample("If deliveries were to resume in September, prices would fall.", None, "deliveries",
                       "2025-09-30"),
    ),
    near_misses=("Talks resumed.", "The minister returned to Paris on Friday."),
)  # fmt: skip


def _takes_place(act: Token) -> Point | None:
    if not is_definite(act):
        return None
    verb, planned = act.head, child(act, "acl")
    if planned is not None and planned.lemma_.lower() in APPOINTED:
        return Point(act, planned, act=act, needs_date=True)
    told = act.dep_ in ("nsubj", "nsubjpass") and (verb.lemma_ == "be" or verb.lemma_.lower() in APPOINTED)
    return Point(verb, verb, act=act, needs_date=True) if told else None


TAKES_PLACE = PointerRule(
    name="the <vote> is on <Friday>",
    lemmas=GATHERINGS,
    read=_takes_place,
    examples=(
        PointerExample("The board vote is on 20 August.", None, "board vote", "2025-08-20"),
        PointerExample("We have the election planned for next Friday.", None, "election", "2025-08-22"),
        PointerExample("The hearing is scheduled for 20 August.", None, "hearing", "2025-08-20"),
    ),
    near_misses=("A vote is on Friday.", "The vote is unfair."),
)


def _asks_for_time(verb: Token) -> Point | None:
    wanted = noun_after(verb, "for") or child(verb, "dobj")
    asks = own_subject(verb)
    if verb.pos_ != "VERB" or wanted is None or asks is None or asks.pos_ == "PRON":
        return None
    more = wanted.lemma_ == "time" and any(
        c.lower_ in ("more", "additional", "extra") for c in wanted.children
    )
    if not (more or wanted.lemma_.lower() in EXTENDABLE_TIME):
        return None
    return Point(verb, wanted, thing=wanted, committer=asks, names_no_date=True)


ASKS_FOR_TIME = PointerRule(
    name="<party> asks for more time",
    lemmas=words("ask request seek want need"),
    read=_asks_for_time,
    examples=(
        PointerExample("Volt asked the regulator for more time.", "time"),
        PointerExample("The ministry is seeking an extension until 1 September.", "extension"),
        PointerExample("The army wants a postponement of the vote.", "postponement"),
    ),
    near_misses=("Volt asked the regulator for help.", "The army wants time."),
)


def _goes_on(act: Token) -> Point | None:
    verb, party = act.head, _whose(act)
    if party is None or act.dep_ != "nsubj" or verb.lemma_ not in ("be", "remain", "run", "go", "get"):
        return None
    if not any(c.lower_ in GOING or any(k.lower_ in GOING for k in c.children) for c in verb.children):
        return None
    return Point(verb, act, act=act, committer=party)


def _whose(act: Token) -> Token | None:
    """Who is to do it: "Norland's withdrawal", "the Norlandic withdrawal"."""
    owner = child(act, "poss")
    if owner is not None:
        return owner
    return next((c for c in act.children if c.i < act.i and (c.pos_ == "PROPN" or c.text.istitle())), None)


GOES_ON = PointerRule(
    name="<party>'s <withdrawal> is too slow",
    lemmas=UNDERTAKINGS,
    read=_goes_on,
    examples=(
        PointerExample("The envoy says Norland's withdrawal from Sudria is too slow.", None,
                       "withdrawal from Sudria"),
        PointerExample("The Chinese delivery of the turbines is behind schedule.", None,
                       "Chinese delivery of the turbines"),
        PointerExample("Acme's repair of the bridge remains incomplete.", None, "repair of the bridge"),
    ),
    near_misses=("The withdrawal is slow.", "Norland's withdrawal is a surprise."),
)  # fmt: skip

RULES = (COMES_BACK, TAKES_PLACE, GOES_ON, ASKS_FOR_TIME)
