"""A deadline that is moved binds again: "extended the deadline by 48 hours" (it waits for the old one)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tracker.commitments.frames.frame import Example, Frame, Rule, words
from tracker.commitments.frames.grammar import agent_of, child, infinitive_of, is_passive, subject_of
from tracker.commitments.model import Kind

_DEADLINES = words("deadline ultimatum cutoff")


def _extends(token: Token) -> Iterator[Frame]:
    thing = child(token, "nsubjpass") if is_passive(token) else child(token, "dobj")
    if thing is None or thing.lemma_ not in _DEADLINES or infinitive_of(thing) is not None:
        return
    imposer = agent_of(token) if is_passive(token) else subject_of(token)
    yield Frame(
        EXTENDS.name, Kind.ULTIMATUM, thing, token, child(thing, "poss"), imposer,
        holders=(token,), prior=0.8, nominal=True,
    )  # fmt: skip


EXTENDS = Rule(
    name="<imposer> extends the deadline",
    words=words("extend prolong postpone delay push move defer"),
    match=_extends,
    examples=(
        Example(
            "The mediators extended the deadline by 48 hours.", None, "meet the deadline", "The mediators"
        ),
    ),
    near_misses=("They extended the bridge by ten metres.",),
)

_TRUCES = words("ceasefire truce armistice moratorium pause freeze halt standstill lull")


def _truce(token: Token) -> Iterator[Frame]:
    """As in "agreed to a 72-hour ceasefire": the noun is what is to be kept."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if verb.lemma_ not in _MAKING or (
        verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") and child(verb, "aux") is None
    ):
        return
    if token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ in ("to", "on")):
        yield Frame(
            TRUCE.name, Kind.PLEDGE, token, token, subject_of(verb), prior=0.9, nominal=True, holders=(verb,)
        )


_MAKING = words("agree declare announce accept order sign impose propose observe")

TRUCE = Rule(
    name="<party> agrees to a truce of <time>",
    words=_TRUCES,
    match=_truce,
    examples=(Example("The two armies agreed to a 72-hour ceasefire.", "The two armies", "a ceasefire"),),
    near_misses=("The ceasefire was broken on Monday.", "They agreed to a ceasefire."),
)

RULES = (EXTENDS, TRUCE)
