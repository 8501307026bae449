"""What the links of evidence and of revisions have in common: weights, thresholds, and the fit in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.commitments.model import Kind
from tracker.linking.actions import act_of
from tracker.linking.model import Known, Source
from tracker.linking.names import SAME
from tracker.linking.parties import committer_names

UNDECIDED = 0.5
"""How like two parties are where a name is missing."""
POINTED_AT = 0.75
"""How well an act fits that the statement only points at: "met the demand", "extended the deadline"."""

_PARTY, _ACTION, _TIME = 0.35, 0.5, 0.15
_LEAST_ACTION = 0.45
_LEAST_ACTION_OF_NOBODY = 0.65  # where no name says whose act it is, the act itself must
_OVER = 0.5
_STALE = timedelta(days=90)  # so long after the deadline a text seldom speaks of it still
_DEMANDED = frozenset({Kind.OBLIGATION, Kind.ULTIMATUM})


def score(party: float, action: float, time: float) -> float:
    """One number from 0 to 1 for how well a statement fits a commitment."""
    return _PARTY * party + _ACTION * action + _TIME * time


def says_too_little(party: float, action: float) -> bool:
    """The acts agree too little for what is known of the party."""
    return action < (_LEAST_ACTION if party >= SAME else _LEAST_ACTION_OF_NOBODY)


def time_fit(at: datetime, known: Known) -> float:
    """Full while the commitment runs, half when it is over, and less the longer it is: of two that fit
    alike the one that still runs is meant."""
    end = known.closed_at or known.due
    if end is None or at <= end:
        return 1.0
    return _OVER * max(0.0, 1.0 - (at - end) / _STALE)


def is_at_hand(known: Known, source: Source, party: float) -> bool:
    """ "The deadline" can be one whose party is named, or which the same document tells."""
    return party >= SAME or any(source.document_id == each.document_id for each in known.sightings)


def is_demanded(known: Known) -> bool:
    return known.kind in _DEMANDED


def named_stems(known: Known) -> frozenset[str]:
    """The words of who is bound and of who demands it: "Trump's deadline" names no act."""
    names = (*committer_names(known), known.imposer)
    return frozenset(stem for name in names for stem in act_of(name or "").stems)
