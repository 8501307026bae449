"""Is a commitment just read one that is known already? (design: *sighting*)"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.commitments.model import Commitment, Kind, Mode
from tracker.linking.actions import best_likeness
from tracker.linking.intervals import Comparison, compare
from tracker.linking.model import Known, Link, Source
from tracker.linking.names import same_party, speaks_for
from tracker.linking.parties import committer_likeness

MERGE_SCORE = 0.72
"""From this score on, a mention is taken for a sighting of a known commitment."""

_PARTY, _ACTION, _INTERVAL = 0.3, 0.45, 0.25
_OTHER_FAMILY, _OTHER_IMPOSER, _AFTER_CLOSING = 0.15, 0.25, 0.2
_UNDECIDED = 0.5  # what `same_party` says where a name is missing
_LEAST_ACTION = 0.3  # below this two acts are not one, whoever is bound and whenever it is due

_OWN_WORD = frozenset({Kind.PLEDGE, Kind.PLAN, Kind.THREAT})
_DEMANDED = frozenset({Kind.OBLIGATION, Kind.ULTIMATUM})


@dataclass(frozen=True, slots=True)
class Match:
    """A link, with how the two intervals stand to each other."""

    link: Link
    comparison: Comparison


def match_commitment(new: Commitment, known: Iterable[Known], source: Source) -> Match | None:
    """The known commitment that `new` tells of, or None where it is a new one.

    The next ultimatum to the same party, another promise of it, and a second mention in the same document
    with another deadline are new: an interval that cannot be the same one, or another act, never merges.
    """
    matches = (match for one in known if (match := _match(new, one, source)) is not None)
    best = max(matches, key=lambda match: (match.link.score, match.link.known_id), default=None)
    return best if best is not None and best.link.sure else None


def _match(new: Commitment, known: Known, source: Source) -> Match | None:
    comparison = compare(new, known)
    if comparison is None or not _modes_agree(new, known):
        return None
    party = committer_likeness(new, known, source)
    if party < _UNDECIDED:
        return None
    action = best_likeness(new.action, known.acts)
    if action < _LEAST_ACTION:
        return None
    score = _PARTY * party + _ACTION * action + _INTERVAL * comparison.agreement
    reasons = [
        f"committer {party:.2f}",
        f"action {action:.2f}",
        f"interval {comparison.restates.value} {comparison.agreement:.2f}",
    ]
    for reason, cost in objections(new, known, source):
        score -= cost
        reasons.append(reason)
    link = Link(known.id, max(score, 0.0), score >= MERGE_SCORE, tuple(reasons))
    return Match(link, comparison)


def _modes_agree(new: Commitment, known: Known) -> bool:
    return (new.mode is Mode.ACHIEVE) == (known.mode is Mode.ACHIEVE)


def objections(new: Commitment, known: Known, source: Source) -> Iterable[tuple[str, float]]:
    """What speaks against one commitment though the words agree, and what it costs."""
    if _families_differ(new.kind, known.kind):
        yield "one's own word beside another's demand", _OTHER_FAMILY
    if _are_strangers(new.imposer, known.imposer):
        yield "another imposer", _OTHER_IMPOSER
    closed = known.closed_at
    if new.due is None and closed is not None and closed <= source.published.earliest:
        yield "told without a date after the other was closed", _AFTER_CLOSING


def _are_strangers(first: str | None, second: str | None) -> bool:
    """Both are named, and neither is or speaks for the other."""
    return same_party(first, second) < _UNDECIDED and not speaks_for(first, second)


def _families_differ(first: Kind, second: Kind) -> bool:
    return (first in _OWN_WORD and second in _DEMANDED) or (first in _DEMANDED and second in _OWN_WORD)
