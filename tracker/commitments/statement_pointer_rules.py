"""Rules of pointers that look at the noun that points: how a text speaks of a commitment it takes as known.

"The 72-hour ultimatum nears its end", "ahead of Friday's deadline", "the pause expires in February". Each
rule looks at one word, the noun that points or the verb that tells of an end, and says what stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.commitments.frames.grammar import agent_of, child
from tracker.commitments.statement_finds import noun_after
from tracker.commitments.statement_pointer_words import (
    DATED_THINGS,
    ENDING,
    ENDS,
    LASTING,
    LEADING_UP,
    MADE_BY,
    MAKING,
    MOODS,
    OBSERVING,
    POINTING,
    STANDING,
)
from tracker.commitments.statement_points import Point, PointerExample, PointerRule, is_definite
from tracker.commitments.statement_verbs import own_subject, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def _runs_out(verb: Token) -> Point | None:
    subject = _thing_before(verb) or _thing_above(verb) or subject_of(verb)
    if not (verb.pos_ in ("VERB", "AUX") or verb.dep_ == "xcomp") or subject is None:
        return None
    if verb.lemma_.lower() in LASTING and not _says_how_long(verb):
        return None
    if verb.lemma_.lower() in ("approach", "near", "reach") and not _at_its_end(verb):
        return None
    above = verb.head if verb.dep_ == "xcomp" else verb
    if subject.pos_ == "PRON":
        return Point(above, above, needs_date=True)
    if subject.lemma_.lower() not in POINTING or not _is_one(subject):
        return None
    span = subject if verb.dep_ == "relcl" and subject in verb.ancestors else above
    return Point(span, above, thing=subject, maker=_maker(subject))


def _thing_before(verb: Token) -> Token | None:
    """The noun that points, right before the verb group, though a parser hung it on another word."""
    group = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg"))]
    last = min(token.i for token in group) - 1
    before = verb.doc[last] if last >= 0 else verb
    for noun in (before, *before.ancestors):
        if noun.lemma_.lower() in POINTING and noun.i <= last and noun.right_edge.i == last:
            return noun
    return None


def _thing_above(verb: Token) -> Token | None:
    """Of "the pause on licences, which ends in June", the pause: licences do not end."""
    if verb.dep_ != "relcl" or verb.head.lemma_.lower() in POINTING:
        return None
    of = verb.head.head
    thing = of.head if verb.head.dep_ == "pobj" and of.dep_ == "prep" else None
    return thing if thing is not None and thing.lemma_.lower() in POINTING else None


def _is_one(noun: Token) -> bool:
    """One certain thing, not any or none of its kind."""
    return not any(c.lower_ in ("no", "any", "every", "new", "another", "such") for c in noun.children)


def _says_how_long(verb: Token) -> bool:
    return any(c.dep_ in ("prep", "npadvmod", "prt", "acomp", "advmod") for c in verb.children)


def _at_its_end(verb: Token) -> bool:
    """ "is approaching its end", and "the deadline approaches", but not "approached the border"."""
    reached = child(verb, "dobj")
    return reached is None or reached.lemma_.lower() in ENDS


RUNS_OUT = PointerRule(
    name="<pause> expires",
    lemmas=ENDING | LASTING,
    read=_runs_out,
    examples=(
        PointerExample("The export pause expires on 20 August.", "pause", "export pause", "2025-08-20"),
        PointerExample("The truce, which ends on Friday, was welcomed.", "truce", "truce", "2025-08-15"),
        PointerExample("The pause on licences, which ends on 1 September, has hurt miners.", "pause",
                       "pause on licences", "2025-09-01"),
        PointerExample("Farmers fear that the exemption is set to lapse on 31 August.", "exemption",
                       "exemption", "2025-08-31"),
        PointerExample("The 48-hour ultimatum is nearing its end.", "ultimatum"),
    ),
    near_misses=(
        "Troops are approaching the border.",
        "No truce will last.",
        "The season ends on Friday.",
    ),
)  # fmt: skip


def _end_of(noun: Token) -> Point | None:
    thing = noun_after(noun, "of") or child(noun, "poss")
    if noun.pos_ != "NOUN" or thing is None or thing.lemma_.lower() not in POINTING or not _is_one(thing):
        return None
    return Point(noun, noun, thing=thing, maker=_maker(thing))


END_OF = PointerRule(
    name="the expiry of the <ultimatum>",
    lemmas=ENDS,
    read=_end_of,
    examples=(
        PointerExample("Shelling began after the expiry of the 48-hour ultimatum.", "ultimatum"),
        PointerExample("On the eve of the deadline, envoys met again.", "deadline"),
        PointerExample("Hours before the end of the truce, both sides dug in.", "truce", "truce"),
    ),
    near_misses=("It was the end of the season.", "The end of any truce is bitter."),
)


def _made_by(thing: Token) -> Point | None:
    maker = _maker(thing)
    recalled = _is_recalled(thing)
    if maker is None or not (is_definite(thing) or recalled):
        return None
    return Point(thing, thing, thing=thing, maker=maker)


def _maker(thing: Token) -> Token | None:
    """Who made or imposed it: "issued by the council", "a pledge by the minister"."""
    for each in thing.children:
        if each.dep_ == "acl" and each.tag_ == "VBN" and each.lemma_.lower() in MAKING:
            maker = agent_of(each)
            if maker is not None:
                return maker
        if each.dep_ in ("prep", "agent") and each.lower_ in ("by", "from"):
            return child(each, "pobj")
    return None


def _is_recalled(thing: Token) -> bool:
    """It lies behind what is told: "following a pledge by", "after an ultimatum from"."""
    above = thing.head
    return thing.dep_ == "pobj" and above.lower_ in ("following", "after", "despite", "under")


MADE = PointerRule(
    name="the <ultimatum> issued by <party>",
    lemmas=MADE_BY,
    read=_made_by,
    examples=(
        PointerExample("The rebels ignored the ultimatum issued by the council.", "ultimatum"),
        PointerExample("Norland began to pull back, following a pledge by President Kamara.", "pledge"),
        PointerExample("Despite an ultimatum from the union, the plant stayed shut.", "ultimatum"),
    ),
    near_misses=(
        "The council issued an ultimatum.",
        "A book by the minister sold well.",
    ),
)


def _dated(thing: Token) -> Point | None:
    if any(c.lower_ in ("a", "an", "new", "another") for c in thing.children) or _is_being_made(thing):
        return None
    return Point(thing, thing, thing=thing, maker=_maker(thing), needs_date=True)


def _is_being_made(thing: Token) -> bool:
    """ "set a Friday deadline", "imposed the 48-hour deadline on Monday": these words make it."""
    verb = thing.head
    return thing.dep_ in ("dobj", "nsubjpass", "attr") and verb.lemma_.lower() in MAKING


DATED = PointerRule(
    name="<Friday>'s deadline",
    lemmas=DATED_THINGS,
    read=_dated,
    examples=(
        PointerExample("Envoys met ahead of Friday's deadline.", "deadline", None, "2025-08-15"),
        PointerExample("Envoys met before the 20 August deadline for grain talks.", "deadline",
                       "grain talks", "2025-08-20"),
        PointerExample("Little moved under the 48-hour ultimatum.", "ultimatum"),
    ),
    near_misses=(
        "The council set a Friday deadline.",
        "The editor has a deadline.",
    ),
)  # fmt: skip


def _ahead_of(thing: Token) -> Point | None:
    before = thing.head
    if thing.dep_ != "pobj" or not is_definite(thing):
        return None
    opener = before.head.lower_ if before.lower_ == "of" else before.lower_
    return Point(thing, thing, thing=thing, maker=_maker(thing)) if opener in LEADING_UP else None


AHEAD_OF = PointerRule(
    name="ahead of the <deadline>",
    lemmas=DATED_THINGS,
    read=_ahead_of,
    examples=(
        PointerExample("Talks stalled five days before the deadline.", "deadline"),
        PointerExample("Envoys met ahead of the deadline.", "deadline"),
        PointerExample("The talks went on past the deadline.", "deadline"),
    ),
    near_misses=("Envoys met before a deadline.", "They spoke of the deadline."),
)


def _observed(thing: Token) -> Point | None:
    verb = thing.head
    reached = thing.dep_ in ("dobj", "nsubjpass") or (
        thing.dep_ == "pobj" and verb.lower_ in ("with", "by", "to")
    )
    verb = verb.head if thing.dep_ == "pobj" else verb
    if not (reached and is_definite(thing) and verb.lemma_.lower() in OBSERVING):
        return None
    return Point(verb, verb, thing=thing, maker=_maker(thing)) if _is_open(verb) else None


def _is_open(verb: Token) -> bool:
    """Not told as done or not done, but as wished, foreseen or doubted."""
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ in MOODS for c in verb.children):
        return True
    return verb.tag_ in ("VBG", "VB") and own_subject(verb) is None


OBSERVED = PointerRule(
    name="would meet the <deadline>",
    lemmas=POINTING,
    read=_observed,
    examples=(
        PointerExample("The mayor was confident that this deadline would be met.", "deadline"),
        PointerExample("He urged both sides to honour the truce.", "truce", "truce"),
        PointerExample("Norland may not comply with the ultimatum.", "ultimatum"),
    ),
    near_misses=("He would meet the ambassador.", "The firm could meet a deadline."),
)


def _standing(thing: Token) -> Point | None:
    said = any(c.lower_ in STANDING for c in thing.children)
    return Point(thing, thing, thing=thing, maker=_maker(thing)) if said and is_definite(thing) else None


STANDS = PointerRule(
    name="the current <pause>",
    lemmas=POINTING,
    read=_standing,
    examples=(
        PointerExample("The current pause on exports helps growers.", "pause", "pause on exports"),
        PointerExample("Growers lived with the extended deadline.", "deadline"),
        PointerExample("The fragile truce in Sudria is welcome.", "truce", "truce in Sudria"),
    ),
    near_misses=("The current owner is ill.", "A fragile truce is better than none."),
)

RULES = (RUNS_OUT, END_OF, MADE, DATED, AHEAD_OF, OBSERVED, STANDS)
