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

RULES = (EXTENDS,)
