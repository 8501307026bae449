"""Which known commitment does a later statement speak of?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.commitments.model import (
    ConditionType,
    Effect,
    EvidenceStatement,
    Kind,
    Mode,
    RevisionStatement,
)
from tracker.linking.actions import act_of, likeness
from tracker.linking.model import Known, Link, Source
from tracker.linking.names import SAME, same_party, speaks_for
from tracker.linking.parties import actor_likeness, committer_names, party_likeness
from tracker.linking.vocabulary import not_doing_stems

SURE_SCORE = 0.62
"""From this score on, a statement is taken to speak of a commitment."""
POSSIBLE_SCORE = 0.48
"""From this score on, it is put before a person as a suggestion."""
AHEAD = 0.07
"""How far the best candidate must lie before the second to be sure."""

_PARTY, _ACTION, _TIME = 0.35, 0.5, 0.15
_UNDECIDED = 0.5  # what is said of a party where a name is missing
_GENERIC_ACTION = 0.75  # "met the demand", "complied": whatever was demanded
_LEAST_ACTION = 0.45
_LEAST_ACTION_OF_NOBODY = 0.65  # where no name says whose act it is, the act itself must
_ESCAPE_ACTION = 0.8  # an escape is another act, so its own words must show it
_LEAST_WEIGHT = 1.3  # one telling word and one that many acts share
_OVER = 0.5
_STALE = timedelta(days=90)  # so long after the deadline a text seldom speaks of it still

_DEMANDED = frozenset({Kind.OBLIGATION, Kind.ULTIMATUM})

Statement = EvidenceStatement | RevisionStatement


def match_statement(statement: Statement, known: Iterable[Known], source: Source) -> list[Link]:
    """The commitments `statement` may speak of, best first; at most one of them sure for each role.

    Every link above the lower score is kept as a suggestion. An act can also lift another commitment whose
    escape condition it is: those links carry the effect `ruled_out`.
    """
    candidates = [
        one for one in known if one.made_at < source.published.latest or _is_instant_of(one, source)
    ]
    if isinstance(statement, EvidenceStatement):
        spoken = _ranked(_evidence_link(statement, one, source) for one in candidates)
        escapes = _ranked(_escape_link(statement, one, source) for one in candidates)
        return spoken + escapes
    return _ranked(_revision_link(statement, one, source) for one in candidates)


def _is_instant_of(known: Known, source: Source) -> bool:
    """Told by the very document, whose instant of publication both carry."""
    return known.made_at == source.published.latest


def _ranked(links: Iterable[Link | None]) -> list[Link]:
    """Best first, and sure only where the best is clearly ahead of the second."""
    possible = [link for link in links if link is not None and link.score >= POSSIBLE_SCORE]
    possible.sort(key=lambda link: (-link.score, link.known_id))
    if not possible:
        return []
    best, rest = possible[0], possible[1:]
    ahead = not rest or best.score - rest[0].score >= AHEAD
    sure = best.score >= SURE_SCORE and ahead
    reasons = best.reasons if ahead else (*best.reasons, "another commitment fits as well")
    return [replace(best, sure=sure, reasons=reasons), *(replace(link, sure=False) for link in rest)]


def _evidence_link(statement: EvidenceStatement, known: Known, source: Source) -> Link | None:
    party = actor_likeness(statement, known, source)
    if party < _UNDECIDED:
        return None
    action = _action_likeness(statement, known, source, party)
    if (
        _is_too_little(party, action)
        or _says_little(statement, party)
        or _still_runs(statement, known, source)
    ):
        return None
    time = _time_fit(statement.happened_latest or source.published.latest, known)
    score = _PARTY * party + _ACTION * action + _TIME * time
    reasons = (f"actor {party:.2f}", f"action {action:.2f}", f"time {time:.2f}")
    return Link(known.id, score, False, reasons, effect_on(statement, known))


def effect_on(statement: EvidenceStatement, known: Known) -> Effect:
    """What a statement means for a commitment: doing what was not to be done is a breach, and not having done
    it is keeping the word. "Kept its promise not to" says itself which it is."""
    if known.mode is not Mode.REFRAIN or act_of(statement.action).points_to:
        return statement.effect
    turned = {Effect.DONE: Effect.BREACHED, Effect.NOT_DONE: Effect.DONE}
    return turned.get(statement.effect, statement.effect)


def _is_too_little(party: float, action: float) -> bool:
    return action < (_LEAST_ACTION if party >= SAME else _LEAST_ACTION_OF_NOBODY)


def _says_little(statement: EvidenceStatement, party: float) -> bool:
    """One word of nobody ("filed") could be anybody's act."""
    act = act_of(statement.action)
    return party < SAME and not act.points_to and act.weight < _LEAST_WEIGHT


def _still_runs(statement: EvidenceStatement, known: Known, source: Source) -> bool:
    """What has expired cannot be a deadline that lies ahead."""
    ahead = known.due is not None and known.due > source.published.latest
    return statement.effect is Effect.EXPIRED and ahead


def _action_likeness(statement: EvidenceStatement, known: Known, source: Source, party: float) -> float:
    """How well the acts agree; "met the demand" fits whatever was demanded of a party that is named."""
    said, bound = act_of(statement.action), act_of(known.action)
    if (
        statement.effect is Effect.DONE
        and said.stems[:1]
        and said.stems[0] in not_doing_stems() - set(bound.stems)
    ):
        return 0.0
    points_to = set(said.points_to)
    tells_more = not said.telling <= _named(known)
    if statement.met_deadline or statement.effect is Effect.EXPIRED or not tells_more:
        points_to.add("deadline")
    fits = _is_pointed_at(known, points_to, tells_more) and _is_at_hand(known, source, party)
    alike = likeness(statement.action, known.action)
    return max(alike, _GENERIC_ACTION) if fits else alike


def _named(known: Known) -> frozenset[str]:
    """The words of who is bound and of who demands it: "Trump's deadline" names no act."""
    names = (*committer_names(known), known.imposer)
    return frozenset(stem for name in names for stem in act_of(name or "").stems)


def _is_pointed_at(known: Known, points_to: Collection[str], tells_more: bool) -> bool:
    """ "The demand" is one that was demanded, "its promise" one's own word, "the deadline" any that has one.
    "The deadline to file" names its act, and is compared by that."""
    demanded = known.kind in _DEMANDED
    if ("demanded" in points_to and demanded) or ("promised" in points_to and not demanded):
        return True
    sorts = {"demand": demanded, "promise": not demanded, "deadline": demanded or known.due is not None}
    return not tells_more and any(sorts.get(sort, False) for sort in points_to)


def _is_at_hand(known: Known, source: Source, party: float) -> bool:
    """ "The deadline" can be one whose party is named, or which the same document tells."""
    return party >= SAME or any(source.document_id == each.document_id for each in known.sightings)


def _time_fit(at: datetime, known: Known) -> float:
    """Full while the commitment runs, half when it is over, and less the longer it is: of two that fit
    alike the one that still runs is meant."""
    end = known.closed_at or known.due
    if end is None or at <= end:
        return 1.0
    return _OVER * max(0.0, 1.0 - (at - end) / _STALE)


def _escape_link(statement: EvidenceStatement, known: Known, source: Source) -> Link | None:
    """Its escape condition was taken: "if no steps are taken", and then they were."""
    if known.condition_type is not ConditionType.ESCAPE or statement.effect is not Effect.DONE:
        return None
    taken = likeness(statement.action, known.condition or "")
    if taken < _ESCAPE_ACTION or actor_likeness(statement, known, source) >= SAME:
        return None
    return Link(known.id, taken, False, (f"escape condition {taken:.2f}",), Effect.RULED_OUT)


def _revision_link(statement: RevisionStatement, known: Known, source: Source) -> Link | None:
    parties = list(_revision_parties(statement, known))
    party = max(parties, default=_UNDECIDED)
    if party < _UNDECIDED:
        return None
    action = _changed_likeness(statement.action, known, source, party)
    if _is_too_little(party, action):
        return None
    time = _time_fit(source.published.earliest, known)
    score = _PARTY * party + _ACTION * action + _TIME * time
    reasons = (f"parties {party:.2f}", f"action {action:.2f}", f"time {time:.2f}")
    return Link(known.id, score, False, reasons)


def _changed_likeness(action: str | None, known: Known, source: Source, party: float) -> float:
    """ "The deadline" was extended: whichever is at hand; else the act that is named."""
    said = act_of(action or "")
    if said.telling <= _named(known):
        return _GENERIC_ACTION if _is_at_hand(known, source, party) else 0.0
    return likeness(action or "", known.action)


def _revision_parties(statement: RevisionStatement, known: Known) -> Iterator[float]:
    """How well each party that the sentence names fits the one it would be."""
    if statement.committer:
        yield party_likeness(statement.committer, known)
    if statement.granter:
        grants_for = max(
            same_party(statement.granter, known.imposer), party_likeness(statement.granter, known)
        )
        yield 1.0 if speaks_for(statement.granter, known.imposer) else grants_for
