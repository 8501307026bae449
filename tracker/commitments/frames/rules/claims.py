"""Claims and forecasts: "claimed he could", "on pace to", "may come as early as"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tracker.commitments.frames.frame import Example, Frame, Rule, words
from tracker.commitments.frames.grammar import child, governor, infinitive_of, subject_of
from tracker.commitments.model import Kind

_BOASTS = words("claim boast insist say promise tell maintain vow declare pledge brag assert")


def _could(token: Token) -> Iterator[Frame]:
    head = token.head
    said = governor(head) if token.dep_ == "aux" else None
    if said is None or said.lemma_ not in _BOASTS:
        return
    prior = 0.8 if said.lemma_ in ("claim", "boast", "promise", "vow", "pledge", "brag") else -0.6
    yield Frame(COULD.name, Kind.CLAIM, head, said, subject_of(head), prior=prior)


COULD = Rule(
    name="<party> claimed <party> could <act>",
    words=words("could can"),
    match=_could,
    examples=(
        Example(
            "The mayor had claimed she could clear the square within 24 hours.",
            "The mayor",
            "clear the square",
        ),
    ),
    near_misses=("The mayor could clear the square within 24 hours.",),
)


def _on_pace(token: Token) -> Iterator[Frame]:
    verb = next((above for above in token.ancestors if above.pos_ in ("AUX", "VERB")), None)
    act = infinitive_of(token) or (infinitive_of(verb) if verb is not None else None)
    if act is None or verb is None or token.dep_ != "pobj" or token.head.lower_ not in ("on", "upon"):
        return
    if verb.tag_ == "VBD":
        return
    yield Frame(ON_PACE.name, Kind.CLAIM, act, token, subject_of(verb), prior=0.4, holders=(token, verb))


ON_PACE = Rule(
    name="<party> is on track to <act>",
    words=words("track pace course schedule"),
    match=_on_pace,
    examples=(
        Example(
            "The crew is on pace to finish the tunnel by 31 August 2025.", "The crew", "finish the tunnel"
        ),
    ),
    near_misses=("The train is on the track to Rome.",),
)


def _may(token: Token) -> Iterator[Frame]:
    head = token.head
    if token.dep_ != "aux" or child(head, "nsubj", "nsubjpass") is None:
        return
    if not any(
        a.lower_ == "as" and b.lower_ in ("early", "soon")
        for a, b in zip(head.doc, head.doc[1:], strict=False)
    ):
        return
    yield Frame(MAY.name, Kind.EXPECTATION, head, token, subject_of(head), prior=-0.1)


MAY = Rule(
    name="<thing> may <act> as early as <time>",
    words=words("may might could"),
    match=_may,
    examples=(Example("The envoys may meet as early as next week.", "The envoys", "meet"),),
    near_misses=("The envoys may meet next week.",),
)

RULES = (COULD, ON_PACE, MAY)
