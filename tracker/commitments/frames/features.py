"""What speaks for and against a find. Confidence is the logistic of the rule's prior and these weights.

Each feature is declared with its weight in log-odds; a weight of `NEVER` settles the matter. The trace
of a commitment names the features that held.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from tracker.commitments.frames.attach import STRONG, Hold
from tracker.commitments.frames.find import Find
from tracker.commitments.frames.grammar import (
    ancestors,
    child,
    first_conjunct,
    is_negated,
    is_passive,
    subject_of,
)
from tracker.commitments.model import Kind, Mode
from tracker.temporal.model import Time

NEVER = -9.0
FLOOR = 0.5
"""Finds less likely than this are not handed out."""


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    weight: float
    holds: Callable[[Find], bool]


_BINDING = frozenset({"shall", "must"})
_STATES = frozenset(
    "be become mean include constitute contain remain apply cover govern represent deem consist coincide survive "
    "supersede total equal exceed happen occur last".split()
)
_CHANGES = frozenset(
    "expire terminate commence begin start end continue fall run open close take surge rise drop increase decrease "
    "grow snow rain arrive".split()
)
"""What a thing does of itself; with an object somebody does it."""

_EVENTS = re.compile(
    r"(?:election|hearing|meeting|trial|vote|talk|summit|match|game|show|film|movie|episode|season|concert|festival"
    r"|series|race|tournament|ceremony|term|agreement|rule|law|regulation|act|period|interest|market|price|weather"
    r"|storm|conference|session|call|event|interview|poll|primary|referendum|exhibition|tour|album|song|broadcast"
    r"|agreement|amendment|order|notice|policy|contract|date|deadline|clock|sun|school|class|flight|train)s?$"
)
_PAPERS = frozenset({"contract", "court", "regulation", "tender"})
_LONG = timedelta(days=45)
_MANNER = re.compile(r"promptly|immediately|quickly|swiftly|forthwith|urgently|expeditiously|speedily", re.I)
_LAWS = frozenset("law rule statute act code regulation ordinance custom policy constitution".split())
_SKIES = frozenset(
    "rain snow storm temperature wind shower thunderstorm sun cloud fog hail weather hurricane".split()
)
_RECKONING = frozenset(
    "determine calculate compute deem define construe interpret measure adjust base allocate govern treat".split()
)
_SHOWS = frozenset("air premiere star perform play headline debut tour score".split())
_SHOWN = frozenset("release screen broadcast show stage".split())
_HABIT = frozenset(
    "usually often always typically generally normally sometimes annually traditionally".split()
)


def _binder(find: Find) -> str:
    return find.frame.binder.lower_


def _inanimate_event(find: Find) -> bool:
    subject = subject_of(find.frame.head)
    return subject is not None and _EVENTS.match(subject.lower_) is not None and find.frame.kind in (
        Kind.PLAN, Kind.EXPECTATION, Kind.PLEDGE
    )  # fmt: skip


def _stative(find: Find) -> bool:
    if find.mode is not Mode.ACHIEVE or is_passive(find.frame.head):
        return False
    return find.head in _STATES or (find.head in _CHANGES and child(find.frame.head, "dobj", "xcomp") is None)


def _told_past(find: Find) -> bool:
    """ "had until May to finish", "was to open in 1990": the bond itself lies in the past."""
    binder = find.frame.binder
    return binder.tag_ == "VBD" and binder.lemma_ in ("be", "have", "need", "get") and find.report is None


def _long_past(find: Find) -> bool:
    """Due well before the text was written: history, not news. Claims are kept for their event."""
    if find.time is None or find.time.due is None or find.kind is Kind.CLAIM or not _past_due(find):
        return False
    return find.time.due < find.doc.published.earliest - _LONG


def _old_year(find: Find) -> bool:
    """The sentence speaks of a year long gone."""
    limit = find.doc.published.earliest - 2 * timedelta(days=365)
    return any(time.grain in ("year", "month", "season", "day") and time.due is not None and time.due < limit
               for time in find.doc.times_of(find.sentence))  # fmt: skip


def _began_long_ago(find: Find) -> bool:
    time = find.time
    return time is not None and time.due is None and time.earliest is not None and (
        time.earliest < find.doc.published.earliest - _LONG
    )  # fmt: skip


def _era(find: Find) -> bool:
    return (
        find.time is not None
        and find.time.grain in ("century", "decade")
        and find.time.operator not in STRONG
    )


def _hurry(find: Find) -> bool:
    """ "promptly", "immediately": how, rather than by when."""
    return find.time is not None and _MANNER.fullmatch(find.time.text) is not None


def _loose_name(find: Find) -> bool:
    """A bare name of a time inside a noun phrase: "the March elections", "the first week of March"."""
    time = find.time
    if time is None or find.frame.nominal:
        return False
    opening = find.doc.text[time.phrase_start_char : time.phrase_start_char + 3].lower()
    return opening == "of " or (time.operator is None and find.hold is Hold.NESTED)


def _reckons(find: Find) -> bool:
    """ "shall be calculated", "shall be deemed": a paper says how, and asks nothing of anybody."""
    return find.head in _RECKONING and is_passive(find.frame.head)


def _unlikely_soon(find: Find) -> bool:
    """ "will not finish by Friday": a denial rather than a ban."""
    return (
        find.mode is Mode.REFRAIN
        and find.frame.binder.lower_ in ("will", "would", "wo", "'ll")
        and (find.time is not None and find.time.operator in ("by", "within"))
    )


def _told_you(find: Find) -> bool:
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


def _entertains(find: Find) -> bool:
    if find.frame.kind not in (Kind.PLAN, Kind.EXPECTATION):
        return False
    return find.head in _SHOWS or (find.head in _SHOWN and is_passive(find.frame.head))


def _standing_state(find: Find) -> bool:
    """ "I will be away until Monday", "this agreement shall remain in effect until …": nobody acts."""
    subject = subject_of(find.frame.head) or find.frame.committer
    paper = subject is not None and _EVENTS.match(subject.lower_) is not None
    if paper and find.head in _STATES | _CHANGES and child(find.frame.head, "dobj") is None:
        return True
    return find.mode is not Mode.ACHIEVE and find.head == "be"


def _denied_saying(find: Find) -> bool:
    return find.report is not None and find.report.verb.lemma_ in ("deny", "reject", "dismiss", "doubt")


def _given_up(find: Find) -> bool:
    """ "had planned to retire in June": a bond of another time."""
    binder = find.frame.binder
    had = any(c.lower_ in ("had", "'d") and c.dep_ == "aux" for c in binder.children)
    return had and find.kind is not Kind.CLAIM


def _law_of_old(find: Find) -> bool:
    """ "The law required banks to …": a standing rule, told of the past."""
    imposer = find.frame.imposer
    return find.frame.binder.tag_ == "VBD" and imposer is not None and imposer.lower_ in _LAWS


def _would_have(find: Find) -> bool:
    """ "he would have until January": what others think would follow."""
    return find.frame.rule == "<party> has <time> to <act>" and any(
        c.lower_ in ("would", "could", "might")
        for c in (*find.frame.binder.children, *find.frame.head.children)
    )


def _weather(find: Find) -> bool:
    things = (find.frame.committer, find.frame.head if find.frame.nominal else None)
    return any(thing is not None and thing.lemma_.lower() in _SKIES for thing in things)


def _supposed(find: Find) -> bool:
    return any(token.lemma_ in ("suppose", "imagine", "assume", "pretend") and token.tag_ in ("VB", "VBP")
               for token in ancestors(find.frame.head))  # fmt: skip


def _past_binder(find: Find) -> bool:
    return find.frame.binder.tag_ == "VBD" and find.report is None and find.frame.kind in (
        Kind.PLAN, Kind.OBLIGATION, Kind.EXPECTATION
    ) and find.frame.binder.lemma_ in ("be", "have", "need", "expect", "intend", "want", "plan", "hope")  # fmt: skip


def _perfect(find: Find) -> bool:
    """ "should have left", "would have paid"."""
    return any(c.lower_ in ("have", "'ve") and c.dep_ == "aux" for c in find.frame.head.children) and (
        find.frame.binder.tag_ == "MD"
    )


def _denied(find: Find) -> bool:
    """ "has no plan to", "does not intend to", "is not required to"."""
    binder = find.frame.binder
    if binder.i == find.frame.head.i or binder.tag_ == "MD" or find.frame.rule == "please <act>":
        return False
    return (
        is_negated(binder)
        or any(c.lower_ == "no" and c.dep_ in ("det", "neg") for c in binder.children)
        or (binder.dep_ in ("acomp", "dobj", "attr") and is_negated(binder.head))
    )


def _hypothetical(find: Find) -> bool:
    """Inside an "if" or "whether" clause, unless the frame itself reads the clause."""
    frame = find.frame
    if frame.binder.dep_ == "mark" or frame.rule.startswith(("<sanction>", "in the event")):
        return False
    for token in (frame.head, frame.binder, *ancestors(frame.head)):
        mark = child(token, "mark")
        if mark is not None and mark.lower_ in ("if", "whether", "unless", "although", "because"):
            return token.dep_ in ("advcl", "ccomp", "acl") and mark.lower_ in ("if", "whether", "unless")
    return False


def _question(find: Find) -> bool:
    return find.sentence.text.rstrip(" \"”')").endswith("?") and not find.frame.addressee


def counts_from_event(time: Time) -> bool:
    """Whether a time is reckoned from an event: such a due may lie anywhere, once the event is known."""
    return _holds_event(time.expression.to_dict())


def _holds_event(said: object) -> bool:
    if isinstance(said, dict):
        return said.get("kind") == "event" or any(_holds_event(value) for value in said.values())
    return isinstance(said, list) and any(_holds_event(value) for value in said)


def _past_due(find: Find) -> bool:
    """Due before the text was written. In papers that bind by themselves that is no objection."""
    time = find.time
    if time is None or counts_from_event(time):
        return False
    if find.doc.genre in _PAPERS and find.frame.binder.lower_ in ("shall", "must", "due", "deadline"):
        return False
    return time is not None and time.due is not None and time.due <= find.doc.published.earliest


def _weak_point(find: Find) -> bool:
    """A bare "on Friday" or "in May" with a mere "will" or "is to": dated, but hardly a bond."""
    return find.time is not None and find.time.operator not in STRONG


def _duration_only(find: Find) -> bool:
    time = find.time
    return (
        time is not None
        and time.type == "DURATION"
        and time.awaits_event is None
        and time.operator in (None, "for")
        and (find.mode is Mode.ACHIEVE)
    )


def _no_bound(find: Find) -> bool:
    time = find.time
    return (
        time is not None
        and time.due is None
        and time.earliest is None
        and not time.vague
        and (time.awaits_event is None and time.recurrence is None)
    )


def _untimed(find: Find) -> bool:
    return find.time is None and find.frame.needs_time


def _late_point(find: Find) -> bool:
    return _past_due(find) and find.time is not None and find.time.operator not in STRONG


def _historic(find: Find) -> bool:
    """A binder in the simple past of a told story, its due long gone."""
    top = first_conjunct(find.frame.binder)
    return _past_due(find) and any(token.tag_ == "VBD" for token in (top, top.head))


FEATURES = (
    # for
    Feature("the time hangs on the act", 0.9, lambda f: f.hold is Hold.GOVERNED),
    Feature("the time stands inside the act", 0.3, lambda f: f.hold is Hold.NESTED),
    Feature("the time is only near the act", -0.9, lambda f: f.hold is Hold.NEAR),
    Feature("a bounding operator", 1.0, lambda f: f.time is not None and f.time.operator in STRONG),
    Feature("shall or must", 0.5, lambda f: _binder(f) in _BINDING),
    Feature("a named committer", 0.4, lambda f: f.committer is not None and f.committer.resolved),
    Feature("a sanction", 0.8, lambda f: f.consequence is not None),
    Feature("waits for an event", 0.3, lambda f: f.time is not None and f.time.awaits_event is not None),
    # against
    Feature("no time", -4.0, _untimed),
    Feature("a time without bound", -1.5, _no_bound),
    Feature("a mere duration", -2.5, _duration_only),
    Feature("a vague time", -0.3, lambda f: f.time is not None and f.time.vague),
    Feature("a point rather than a bound", -0.3, _weak_point),
    Feature("an event is the subject", -3.4, _inanimate_event),
    Feature("a state, not an act", -3.0, _stative),
    Feature("how, not by when", -3.6, _hurry),
    Feature("an era, not a bound", -3.0, _era),
    Feature("a time in passing", -1.6, _loose_name),
    Feature("not expected rather than barred", -2.6, _unlikely_soon),
    Feature("the reader is told, not bound", -2.0, _told_you),
    Feature("a reckoning, not an act", -4.0, _reckons),
    Feature("a bond given up", -4.0, _given_up),
    Feature("a rule of the past", -3.5, _law_of_old),
    Feature("what would follow", -4.5, _would_have),
    Feature("weather", NEVER, _weather),
    Feature("supposed", NEVER, _supposed),
    Feature("a state that lasts", -6.0, _standing_state),
    Feature("denied by who speaks", NEVER, _denied_saying),
    Feature("long past when told", -4.0, _long_past),
    Feature("began long ago", -3.0, _began_long_ago),
    Feature("an old year beside it", -2.4, _old_year),
    Feature("the bond is told as past", -2.0, _told_past),
    Feature("entertainment", -2.5, _entertains),
    Feature("a bond in the past", -1.6, _past_binder),
    Feature("already past when told", -1.2, _past_due),
    Feature("a point already past when told", -1.6, _late_point),
    Feature(
        "a time of being, not a bound", -1.8, lambda f: f.time is not None and f.time.operator == "during"
    ),
    Feature("history", -2.0, _historic),
    Feature("unreal", NEVER, _perfect),
    Feature("denied", NEVER, _denied),
    Feature("hypothetical", -3.0, _hypothetical),
    Feature("a question", -3.0, _question),
    Feature("a habit", -2.0, lambda f: any(t.lower_ in _HABIT for t in f.frame.head.children)),
    Feature("no one acts", -0.9, lambda f: f.committer is None and f.kind in (Kind.PLAN, Kind.PLEDGE)),
)


def judge(find: Find) -> tuple[float, list[str]]:
    """The confidence of a find, and the names of the features that held."""
    held = list(_held(find))
    total = find.frame.prior + sum(feature.weight for feature in held)
    return 1 / (1 + math.exp(-total)), [feature.name for feature in held]


def _held(find: Find) -> Iterator[Feature]:
    return (feature for feature in FEATURES if feature.holds(find))
