"""From all mentions of a commitment to its terms: the finer and nearer report wins (design: *revision*).

The same whatever the order in which the documents arrived: mentions are taken in order of publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.commitments.model import Commitment
from tracker.linking.intervals import compare
from tracker.linking.model import Restates, Source, known_of

_FILLED_IN = ("committer", "imposer", "source", "consequence")
"""What another report may tell where the best one is silent."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention and the document it stands in."""

    source: Source
    commitment: Commitment


def best_telling(tellings: Sequence[Telling]) -> Telling:
    """The mention that knows the deadline best, with what only others tell filled in; of equals the first."""
    ordered = sorted(tellings, key=lambda one: (one.source.published.earliest, one.source.document_id))
    best = ordered[0]
    for telling in ordered[1:]:
        if _knows_better(telling, best):
            best = telling
    commitment = best.commitment
    for telling in ordered:
        commitment = _filled_in(commitment, telling.commitment)
    return replace(best, commitment=commitment)


def _knows_better(one: Telling, other: Telling) -> bool:
    comparison = compare(one.commitment, known_of("other", other.commitment, other.source))
    return comparison is not None and comparison.restates in (Restates.FINER, Restates.DATES)


def _filled_in(commitment: Commitment, other: Commitment) -> Commitment:
    missing = (name for name in _FILLED_IN if getattr(commitment, name) is None)
    told = {name: value for name in missing if (value := getattr(other, name)) is not None}
    return replace(commitment, **told) if told else commitment
