"""Links of evidence: does a statement of what was done, or not done, speak of this commitment?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from zoneinfo import ZoneInfo

from tracker.commitments.model import ConditionType, Effect, EvidenceStatement, Mode
from tracker.linking.actions import Act, act_of, best_likeness, likeness
from tracker.linking.fitting import (
    POINTED_AT,
    UNDECIDED,
    is_at_hand,
    is_demanded,
    named_stems,
    says_too_little,
    score,
    time_fit,
)
from tracker.linking.model import Known, Link, Source
from tracker.linking.names import SAME
from tracker.linking.parties import actor_likeness
from tracker.linking.stems import stem
from tracker.linking.vocabulary import asking_stems, not_doing_stems, pointing_stems

_ESCAPE_ACTION = 0.8  # an escape is another act, so its own words must show it
_LEAST_WEIGHT = 1.3  # one telling word and one that many acts share


def evidence_link(statement: EvidenceStatement, known: Known, source: Source) -> Link | None:
    """The link to a commitment whose act it says was done, or not; not yet sure."""
    party = actor_likeness(statement, known, source)
    if party < UNDECIDED or _is_anybodys(statement, party) or _lies_ahead(statement, known, source):
        return None
    action = _action_likeness(statement, known, source, party)
    if says_too_little(party, action):
        return None
    time = time_fit(statement.happened_latest or source.published.latest, known)
    reasons = (f"actor {party:.2f}", f"action {action:.2f}", f"time {time:.2f}")
    return Link(known.id, score(party, action, time), False, reasons, effect_on(statement, known))


def escape_link(statement: EvidenceStatement, known: Known, source: Source) -> Link | None:
    """The link to a commitment that it lifts: "if no steps are taken", and then they were."""
    if known.condition_type is not ConditionType.ESCAPE or statement.effect is not Effect.DONE:
        return None
    taken = likeness(statement.action, known.condition or "")
    if taken < _ESCAPE_ACTION or actor_likeness(statement, known, source) >= SAME:
        return None
    return Link(known.id, taken, False, (f"escape condition {taken:.2f}",), Effect.RULED_OUT)


def effect_on(statement: EvidenceStatement, known: Known) -> Effect:
    """What a statement means for a commitment: doing what was not to be done is a breach, and not having done
    it is keeping the word. "Kept its promise not to" says itself which it is."""
    if known.mode is not Mode.REFRAIN or act_of(statement.action).points_to:
        return statement.effect
    turned = {Effect.DONE: Effect.BREACHED, Effect.NOT_DONE: Effect.DONE}
    return turned.get(statement.effect, statement.effect)


def _is_anybodys(statement: EvidenceStatement, party: float) -> bool:
    """One word of nobody ("filed") could be anybody's act."""
    act = act_of(statement.action)
    return party < SAME and not act.points_to and act.weight < _LEAST_WEIGHT


def _lies_ahead(statement: EvidenceStatement, known: Known, source: Source) -> bool:
    """What has expired cannot be a deadline that is still to come."""
    ahead = known.due is not None and known.due > source.published.latest
    return statement.effect is Effect.EXPIRED and ahead


def _action_likeness(statement: EvidenceStatement, known: Known, source: Source, party: float) -> float:
    """How well the acts agree; "met the demand" fits whatever was demanded of a party that is named."""
    said, bound = act_of(statement.action), act_of(known.action)
    if statement.effect is Effect.DONE and _is_not_doing(said, bound):
        return 0.0
    tells_more = not said.telling - _day_of_due(known) <= named_stems(known)
    points_to = set(said.points_to)
    if statement.met_deadline or statement.effect is Effect.EXPIRED or _says_did_so(said):
        points_to.add("deadline")
    fits = _is_pointed_at(known, points_to, tells_more) and is_at_hand(known, source, party)
    alike = best_likeness(statement.action, known.acts)
    return max(alike, POINTED_AT) if fits else alike


def _day_of_due(known: Known) -> frozenset[str]:
    """ "15" of "the April 15 deadline" tells no act where that is the last day in time."""
    if known.due is None:
        return frozenset()
    zone = ZoneInfo(known.zone)
    days = (known.due.astimezone(zone), (known.due - timedelta(microseconds=1)).astimezone(zone))
    return frozenset(str(day.day) for day in days)


def _is_not_doing(said: Act, bound: Act) -> bool:
    """It tells that the act was announced, delayed or discussed, or that more time was sought for it, where
    doing that was not what was bound."""
    if (asking_stems() & set(said.stems)) - set(bound.stems):
        return True
    head = said.stems[0] if said.stems else ""
    return head in not_doing_stems() and head not in bound.stems


def _says_did_so(said: Act) -> bool:
    """ "Did so", "took the step": it names no act, only that one was done."""
    return not said.telling and (bool(said.steps) or pointing_stems() | {stem("do")} >= set(said.stems))


def _is_pointed_at(known: Known, points_to: Collection[str], tells_more: bool) -> bool:
    """ "The demand" is one that was demanded, "its promise" one's own word, "the deadline" any that has one.
    "The deadline to file" names its act, and is compared by that."""
    demanded = is_demanded(known)
    if ("demanded" in points_to and demanded) or ("promised" in points_to and not demanded):
        return True
    sorts = {"demand": demanded, "promise": not demanded, "deadline": demanded or known.due is not None}
    return not tells_more and any(sorts.get(sort, False) for sort in points_to)
