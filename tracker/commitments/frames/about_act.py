"""What an act and its binding word say for or against a commitment."""

from __future__ import annotations

import re

from tracker.commitments.frames.find import Find
from tracker.commitments.frames.grammar import ancestors, child, is_negated, is_passive, subject_of
from tracker.commitments.model import Kind, Mode

_STATES = frozenset(
    "be become mean include constitute contain remain apply cover govern represent deem "
    "consist coincide survive "
    "supersede total equal exceed happen occur last".split()
)
_REMAINING = _STATES - {"be", "become"}
_CHANGES = frozenset(
    "expire terminate commence begin start end continue fall run open close take surge rise "
    "drop increase decrease "
    "grow snow rain arrive".split()
)
"""What a thing does of itself; with an object somebody does it."""
_EVENTS = re.compile(
    r"(?:election|hearing|meeting|trial|vote|talk|summit|match|game|show|film|movie|episode|season|concert|festival"
    r"|series|race|tournament|ceremony|term|agreement|rule|law|regulation|act|period|interest|market|price|weather"
    r"|storm|conference|session|call|event|interview|poll|primary|referendum|exhibition|tour|album|song|broadcast"
    r"|agreement|amendment|order|notice|policy|contract|date|deadline|clock|sun|school|class|flight|train)s?$"
)
_LAWS = frozenset("law rule statute act code regulation ordinance custom policy constitution".split())
_SKIES = frozenset(
    "rain snow storm temperature wind shower thunderstorm sun cloud fog hail weather hurricane".split()
)
_RECKONING = frozenset(
    "determine calculate compute deem define construe interpret measure adjust base allocate treat".split()
)
_SHOWS = frozenset("air premiere star perform play headline debut tour score".split())
_SHOWN = frozenset("release screen broadcast show stage".split())
_SOFT = frozenset("be have need expect intend want plan hope".split())
_HABIT = frozenset(
    "usually often always typically generally normally sometimes annually traditionally".split()
)


def binder(find: Find) -> str:
    return find.frame.binder.lower_


def inanimate_event(find: Find) -> bool:
    subject = subject_of(find.frame.head)
    return subject is not None and _EVENTS.match(subject.lower_) is not None and find.frame.kind in (
        Kind.PLAN, Kind.EXPECTATION, Kind.PLEDGE
    )  # fmt: skip


def stative(find: Find) -> bool:
    if find.mode is not Mode.ACHIEVE or is_passive(find.frame.head):
        return False
    if find.time is not None and find.time.operator in ("by", "within", "before"):
        return find.head in _REMAINING  # "must be ready by May": to be brought about
    return find.head in _STATES or (find.head in _CHANGES and child(find.frame.head, "dobj", "xcomp") is None)


def told_past(find: Find) -> bool:
    """As in "had until May to finish", "was to open in 1990": the bond itself lies in the past."""
    binder = find.frame.binder
    return binder.tag_ == "VBD" and binder.lemma_ in ("be", "have", "need", "get") and find.report is None


def reckons(find: Find) -> bool:
    """As in "shall be calculated", "shall be deemed": a paper says how, and asks nothing of anybody."""
    return find.head in _RECKONING and is_passive(find.frame.head)


def unlikely_soon(find: Find) -> bool:
    """As in "will not finish by Friday": a denial rather than a ban."""
    return (
        find.mode is Mode.REFRAIN
        and find.frame.binder.lower_ in ("will", "would", "wo", "'ll", "may", "can")
        and (find.time is not None and find.time.operator in ("by", "within"))
    )


def told_you(find: Find) -> bool:
    subject = find.frame.committer
    if subject is None or subject.lower_ != "you":
        return False
    return find.kind in (Kind.PLAN, Kind.PLEDGE) or find.head in (
        "hear",
        "receive",
        "see",
        "get",
        "expect",
        "find",
    )


def entertains(find: Find) -> bool:
    if find.frame.kind not in (Kind.PLAN, Kind.EXPECTATION):
        return False
    return find.head in _SHOWS or (find.head in _SHOWN and is_passive(find.frame.head))


def standing_state(find: Find) -> bool:
    """As in "I will be away until Monday", "this agreement shall remain in effect until …": nobody acts."""
    subject = subject_of(find.frame.head) or find.frame.committer
    paper = subject is not None and _EVENTS.match(subject.lower_) is not None
    if paper and find.head in _STATES | _CHANGES and child(find.frame.head, "dobj") is None:
        return True
    return find.mode is not Mode.ACHIEVE and find.head == "be"


def denied_saying(find: Find) -> bool:
    return find.report is not None and find.report.verb.lemma_ in ("deny", "reject", "dismiss", "doubt")


def given_up(find: Find) -> bool:
    """As in "had planned to retire in June": a bond of another time."""
    binder = find.frame.binder
    had = any(c.lower_ == "had" and c.dep_ == "aux" for c in binder.children)
    return had and find.kind is not Kind.CLAIM


def law_of_old(find: Find) -> bool:
    """As in "The law required banks to …": a standing rule, told of the past."""
    imposer = find.frame.imposer
    return find.frame.binder.tag_ == "VBD" and imposer is not None and imposer.lower_ in _LAWS


def would_have(find: Find) -> bool:
    """As in "he would have until January": what others think would follow."""
    return find.frame.rule == "<party> has <time> to <act>" and any(
        c.lower_ in ("would", "could", "might")
        for c in (*find.frame.binder.children, *find.frame.head.children)
    )


def weather(find: Find) -> bool:
    things = (find.frame.committer, find.frame.head if find.frame.nominal else None)
    return any(thing is not None and thing.lemma_.lower() in _SKIES for thing in things)


def supposed(find: Find) -> bool:
    return any(token.lemma_ in ("suppose", "imagine", "assume", "pretend") and token.tag_ in ("VB", "VBP")
               for token in ancestors(find.frame.head))  # fmt: skip


def past_binder(find: Find) -> bool:
    """As in "was to", "had hoped": a mere intention or duty told in the past, by nobody in particular."""
    binder = find.frame.binder
    soft = find.frame.kind in (Kind.PLAN, Kind.OBLIGATION, Kind.EXPECTATION)
    return soft and binder.tag_ == "VBD" and find.report is None and binder.lemma_ in _SOFT


def is_habit(find: Find) -> bool:
    return any(token.lower_ in _HABIT for token in find.frame.head.children)


def perfect(find: Find) -> bool:
    """As in "should have left", "would have paid"."""
    return any(c.lower_ in ("have", "'ve") and c.dep_ == "aux" for c in find.frame.head.children) and (
        find.frame.binder.tag_ == "MD"
    )


def denied(find: Find) -> bool:
    """As in "has no plan to", "does not intend to", "is not required to"."""
    binder = find.frame.binder
    if binder.i == find.frame.head.i or binder.tag_ == "MD" or find.frame.rule == "please <act>":
        return False
    return (
        is_negated(binder)
        or any(c.lower_ == "no" and c.dep_ in ("det", "neg") for c in binder.children)
        or (binder.dep_ in ("acomp", "dobj", "attr") and is_negated(binder.head))
    )


def hypothetical(find: Find) -> bool:
    """Inside an "if" or "whether" clause, unless the frame itself reads the clause."""
    frame = find.frame
    if frame.binder.dep_ == "mark" or frame.rule.startswith(("<sanction>", "in the event")):
        return False
    for token in (frame.head, frame.binder, *ancestors(frame.head)):
        mark = child(token, "mark")
        if mark is not None and mark.lower_ in ("if", "whether", "unless", "although", "because"):
            return token.dep_ in ("advcl", "ccomp", "acl") and mark.lower_ in ("if", "whether", "unless")
    return False


def question(find: Find) -> bool:
    return find.sentence.text.rstrip(" \"”')").endswith("?") and not find.frame.addressee
