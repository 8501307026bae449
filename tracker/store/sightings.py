"""From the sightings of a commitment to its terms: the finer and nearer report wins.

The same whatever the order in which documents arrived, and again when one of them is deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from tracker.commitments.model import Commitment
from tracker.linking import Restates, Source, known_of
from tracker.linking.intervals import compare
from tracker.store.committers import committer_for, committer_key
from tracker.store.frames import freeze, thaw
from tracker.store.models import CommitmentRow, EventRow, SightingRow
from tracker.store.resolving import resolved
from tracker.temporal.event_names import event_key
from tracker.temporal.model import Reference

_FILLED_IN = ("committer", "imposer", "source", "consequence")
"""What another report may tell where the best one is silent."""


def restate(session: Session, commitment: CommitmentRow, *, now: datetime) -> None:
    """Bring a commitment's stated terms in line with its sightings and with the events now known.

    The verdict is not drawn again; that is `settle`.
    """
    sightings = ordered_sightings(session, commitment.id)
    best, mention = best_of(sightings)
    _describe(session, commitment, mention, now)
    stated = resolved(session, mention, documents_of(best, sightings))
    commitment.stated = freeze(stated)
    commitment.stated_in = best.document_id
    commitment.made_at = min(each.said_at for each in sightings)
    commitment.trace = [step.to_dict() for step in stated.trace]


def stated_if(session: Session, commitment: CommitmentRow, event: EventRow) -> Commitment:
    """The terms as they would be stated if `event` were known."""
    sightings = ordered_sightings(session, commitment.id)
    best, mention = best_of(sightings)
    return resolved(session, mention, documents_of(best, sightings), supposing=event)


def ordered_sightings(session: Session, commitment_id: UUID) -> list[SightingRow]:
    """The sightings of a commitment in order of publication (ix_sightings_commitment_id_published_at)."""
    query = select(SightingRow).where(SightingRow.commitment_id == commitment_id)
    return list(session.exec(query.order_by(col(SightingRow.published_at), col(SightingRow.id))))


def documents_of(best: SightingRow, sightings: Sequence[SightingRow]) -> list[UUID | None]:
    """The documents it was sighted in, the one with the best sighting first."""
    return list(dict.fromkeys([best.document_id, *(each.document_id for each in sightings)]))


def best_of(sightings: Sequence[SightingRow]) -> tuple[SightingRow, Commitment]:
    """The sighting that knows the deadline best, and its mention with what only others tell filled in.

    `sightings` are in order of publication; of equals the first one stands.
    """
    best = sightings[0]
    for sighting in sightings[1:]:
        if _knows_better(sighting, best):
            best = sighting
    mention = thaw(best.found)
    for sighting in sightings:
        mention = _filled_in(mention, thaw(sighting.found))
    return best, mention


def _knows_better(one: SightingRow, other: SightingRow) -> bool:
    source = Source(str(other.document_id), None, Reference.instant(other.published_at, "UTC"))
    comparison = compare(thaw(one.found), known_of(str(other.id), thaw(other.found), source))
    return comparison is not None and comparison.restates in (Restates.FINER, Restates.DATES)


def _filled_in(mention: Commitment, other: Commitment) -> Commitment:
    missing = {name: getattr(other, name) for name in _FILLED_IN if getattr(mention, name) is None}
    told = {name: value for name, value in missing.items() if value is not None}
    return replace(mention, **told) if told else mention


def _describe(session: Session, row: CommitmentRow, mention: Commitment, now: datetime) -> None:
    """The columns of who, what and how; the interval's are the verdict's."""
    committer = committer_for(session, mention.committer, now=now) if mention.committer else None
    row.committer_id = committer.id if committer else None
    row.committer_key = committer.key if committer else None
    row.committer, row.committer_inferred = mention.committer, mention.committer_inferred
    row.imposer, row.source = mention.imposer, mention.source
    row.imposer_key = committer_key(mention.imposer) if mention.imposer else None
    row.action, row.kind, row.mode = mention.action, mention.kind.value, mention.mode.value
    row.strength, row.condition, row.consequence = mention.strength, mention.condition, mention.consequence
    row.condition_type = mention.condition_type.value if mention.condition_type else None
    row.confidence, row.flags = mention.confidence, list(mention.flags)
    row.deadline_text, row.operator = mention.deadline_text, mention.operator
    row.recurrence = mention.recurrence
    row.counts_from = event_key(mention.awaits_event) if mention.awaits_event else None
