"""Modal verbs: shall, must, will, should … and "is to", "has to", "needs to", "going to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tracker.commitments.frames.frame import Example, Frame, Rule, words
from tracker.commitments.frames.grammar import (
    agent_of,
    child,
    first_conjunct,
    infinitive_of,
    is_infinitive,
    is_negated,
    meant_verb,
    subject_of,
)
from tracker.commitments.model import Kind

_FIRST_PERSON = frozenset({"i", "we"})


def _frame(
    name: str, kind: Kind, head: Token, binder: Token, prior: float, *, holders: tuple[Token, ...] = ()
) -> Frame:
    thing = child(head, "nsubjpass")
    subject = _subject(head, binder) if thing is None else _doer(head, thing)
    return Frame(name, kind, head, binder, subject, prior=prior, holders=(*holders, binder.head))


def _subject(head: Token, binder: Token) -> Token | None:
    if binder.dep_ == "nsubj":
        return _left_of(binder)
    return subject_of(head) or subject_of(first_conjunct(head)) or subject_of(binder.head) or _left_of(binder)


def _doer(head: Token, thing: Token) -> Token | None:
    """Who acts in a passive: the agent, else the owner of the thing ("Respondent's brief shall be filed")."""
    if head.lemma_ in _TAKES_UP:
        return agent_of(head) or thing
    return agent_of(head) or child(thing, "poss")


def _left_of(modal: Token) -> Token | None:
    """As in "Seller shall, by Friday, …": the noun before the modal, where the parse lost the subject."""
    before = modal.nbor(-1) if modal.i > modal.sent.start else None
    return before if before is not None and before.pos_ in ("NOUN", "PROPN") else None


_TAKES_UP = frozenset("swear inaugurate install crown appoint sworn".split())
"""Passives whose subject acts all the same: "will be sworn in"."""


def _modal_head(token: Token) -> Token | None:
    """The verb under a modal; through "be able to", the verb that is meant."""
    head = token.head
    mistaken = token.tag_ == "MD" and token.dep_ == "nsubj"  # "Seller shall, by Friday, provide …"
    if (token.dep_ != "aux" and not mistaken) or token.i > head.i or head.i == token.i:
        return None
    return meant_verb(head)


def _duty(token: Token) -> Iterator[Frame]:
    head = _modal_head(token)
    if head is None:
        return
    subject = subject_of(head)
    if token.lower_ == "shall" and subject is not None and subject.lower_ in _FIRST_PERSON:
        yield _frame(DUTY.name, Kind.PLEDGE, head, token, 1.5)
    elif token.lower_ in ("should", "ought"):
        yield _frame(DUTY.name, Kind.OBLIGATION, head, token, -0.4)
    else:
        yield _frame(DUTY.name, Kind.OBLIGATION, head, token, 1.8)


DUTY = Rule(
    name="<party> shall | must | should <act>",
    words=words("shall must should ought"),
    match=_duty,
    examples=(
        Example(
            "The Supplier shall deliver the first batch by 12 September 2025.",
            "The Supplier",
            "deliver the first batch",
        ),
        Example("Applicants must file the form no later than Friday.", "Applicants", "file the form"),
        Example("Each member should return the survey by Monday.", "Each member", "return the survey"),
    ),
    near_misses=("They should have left by Friday.", "The shall-issue rule was debated on Friday."),
)


def _will(token: Token) -> Iterator[Frame]:
    head = _modal_head(token)
    if head is None or (token.lower_ == "would" and _is_unreal(head)):
        return
    subject = subject_of(head)
    own_word = subject is not None and subject.lower_ in _FIRST_PERSON
    kind = Kind.PLEDGE if own_word else Kind.PLAN
    going = head if head.lemma_ == "go" and infinitive_of(head) is not None else None
    act = infinitive_of(head) if going is not None else head
    if act is not None:
        yield _frame(WILL.name, kind, act, token, 0.9 if own_word else 0.5)


def _is_unreal(head: Token) -> bool:
    """As in "would" outside reported speech speaks of what is not so."""
    top = head
    while top.dep_ in ("conj", "xcomp"):
        top = top.head
    return top.dep_ not in ("ccomp", "relcl", "parataxis") and not any(
        c.dep_ in ("parataxis", "ccomp") and c.tag_ == "VBD" for c in top.children
    )


WILL = Rule(
    name="<party> will | would <act>",
    words=words("will would 'll wo ll"),
    match=_will,
    examples=(
        Example("I will send the figures by Thursday.", "I", "send the figures"),
        Example(
            "The ministers will reconvene in Oslo before the end of next week.",
            "The ministers",
            "reconvene in Oslo",
        ),
        Example("Acme said it would publish the audit by Friday.", "Acme", "publish the audit"),
    ),
    near_misses=("It would be wise to wait until Friday.", "The will was read on Friday."),
)


def _to_be_bound(token: Token) -> Iterator[Frame]:
    """As in "is to", "has to", "needs to", "is going to": the verb itself binds."""
    act = infinitive_of(token)
    if act is None or act.i < token.i or _holds_more(token, act):
        return
    subject = agent_of(act) if child(act, "auxpass") is not None else subject_of(token)
    if token.lemma_ == "be" and token.dep_ not in ("aux", "auxpass"):
        grammatical = subject_of(token)
        if grammatical is not None and grammatical.lower_ not in (
            "it",
            "this",
            "that",
            "goal",
            "aim",
            "plan",
        ):
            yield Frame(BE_TO.name, Kind.PLAN, act, token, subject, prior=0.6, holders=(token,))
    elif token.lemma_ in ("have", "need") and token.tag_ != "VBN":
        prior = 0.2 if token.tag_ == "VBD" else 0.9
        yield Frame(HAVE_TO.name, Kind.OBLIGATION, act, token, subject, prior=prior, holders=(token,))
    elif token.lower_ == "going":
        yield Frame(GOING_TO.name, Kind.PLAN, act, token, subject, prior=0.4, holders=(token,))


def _holds_more(token: Token, act: Token) -> bool:
    """Whether another noun or verb stands between: "has a letter to write"."""
    between = token.doc[token.i + 1 : act.i]
    return any(word.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "PRON") for word in between)


BE_TO = Rule(
    name="<party> is to <act>",
    words=words("be"),
    match=_to_be_bound,
    examples=(
        Example("Parliament is to vote on the bill by 3 October 2025.", "Parliament", "vote on the bill"),
    ),
    near_misses=("The goal is to finish by Friday.", "It is to be hoped that it ends by Friday."),
)
HAVE_TO = Rule(
    name="<party> has to | needs to <act>",
    words=words("have need"),
    match=_to_be_bound,
    examples=(
        Example("Contractors have to register by 1 October 2025.", "Contractors", "register"),
        Example("The form has to be returned by Friday.", None, "return the form"),
        Example("We need to reserve the hall by Friday.", "We", "reserve the hall"),
    ),
    near_misses=("We have a plan for Friday.",),
)
GOING_TO = Rule(
    name="<party> is going to <act>",
    words=words("go"),
    match=_to_be_bound,
    examples=(Example("We are going to publish the notes by Friday.", "We", "publish the notes"),),
    near_misses=("We are going to Rome on Friday.",),
)


def _may_not(token: Token) -> Iterator[Frame]:
    """As in "Makers may not sell it before May": a ban, where an "until", "before" or "from" bounds it."""
    head = _modal_head(token)
    if head is not None and is_negated(head) and subject_of(head) is not None:
        yield _frame(MAY_NOT.name, Kind.OBLIGATION, head, token, 0.2)


MAY_NOT = Rule(
    name="<party> may not <act>",
    words=words("may can"),
    match=_may_not,
    examples=(
        Example("Makers may not sell the device before 1 September 2025.", "Makers", "sell the device"),
    ),
    near_misses=("The parcel may not arrive by Friday.", "Makers may sell the device before Friday."),
)


def _progressive(token: Token) -> Iterator[Frame]:
    """As in "we are meeting on Tuesday": a plan where its time lies ahead."""
    present = _present_be(token)
    if token.tag_ != "VBG" or present is None or token.lemma_ in ("go", "plan", "hope", "expect", "do", "be"):
        return
    subject = child(token, "nsubj")
    if subject is not None and infinitive_of(token) is None:
        yield Frame(PROGRESSIVE.name, Kind.PLAN, token, present, subject, prior=0.0)


def _present_be(token: Token) -> Token | None:
    """The present form of "be" beside a verb."""
    return next(
        (c for c in token.children if c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") and c.lemma_ == "be"), None
    )


PROGRESSIVE = Rule(
    name="<party> is <acting>",
    words=frozenset({"*"}),
    match=_progressive,
    examples=(Example("The envoys are meeting in Oslo on Tuesday.", "The envoys", "meet in Oslo"),),
    near_misses=("The envoys are meeting in Oslo today.", "The envoys are meeting in Oslo for two days."),
)


def _headless(token: Token) -> Iterator[Frame]:
    """As in "Maria to draft the text by 12 May": an action item, or a headline."""
    if not is_infinitive(token) or has_modal(token):
        return
    subject = child(token, "nsubj")
    if token.dep_ == "ROOT" and subject is not None and subject.i < token.i:
        yield Frame(HEADLESS.name, Kind.OBLIGATION, token, token, subject, prior=0.8)
    elif (
        token.dep_ in ("relcl", "acl") and token.head.dep_ == "ROOT" and token.head.pos_ in ("NOUN", "PROPN")
    ):
        passive = child(token, "auxpass") is not None
        party = child(token.head, "poss") if passive else token.head
        yield Frame(HEADLESS.name, Kind.OBLIGATION, token, token, party, prior=0.8)


def has_modal(token: Token) -> bool:
    """Whether the verb has a modal beside its "to"."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children)


HEADLESS = Rule(
    name="<party> to <act>",
    words=frozenset({"*"}),
    match=_headless,
    examples=(Example("Maria to draft the reply by 22 August 2025.", "Maria", "draft the reply"),),
    near_misses=("To finish by Friday was hard.",),
)

RULES = (DUTY, WILL, BE_TO, HAVE_TO, GOING_TO, MAY_NOT, PROGRESSIVE, HEADLESS)
