"""From the sightings of a commitment to its terms: the finer and nearer report wins.

The same whatever the order in which documents arrived, and again when one of them is deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from tracker.commitments.model import Commitment
from tracker.linking import Source
from tracker.linking.restating import Telling, best_telling
from tracker.store.committers import committer_for, committer_key
from tracker.store.frames import freeze, thaw
from tracker.store.models import CommitmentRow, EventRow, SightingRow
from tracker.store.resolving import event_waited_for, resolved, trigger_shown
from tracker.temporal.event_names import event_key
from tracker.temporal.model import Reference


def restate(session: Session, commitment: CommitmentRow, *, now: datetime) -> None:
    """Bring a commitment's stated terms in line with its sightings and with the events now known.

    The verdict is not drawn again; that is `settle`.
    """
    sightings = ordered_sightings(session, commitment.id)
    best, mention = best_of(sightings)
    _describe(session, commitment, mention, now)
    stated = _stated(session, mention, documents_of(best, sightings))
    commitment.stated = freeze(stated.mention)
    commitment.trigger_shown = stated.trigger_shown
    commitment.stated_in = best.document_id
    commitment.made_at = min(each.said_at for each in sightings)
    commitment.trace = [step.to_dict() for step in stated.mention.trace]


@dataclass(frozen=True, slots=True)
class Stated:
    """The terms as stated, with the events that are known, and whether the trigger condition came true."""

    mention: Commitment
    trigger_shown: bool


def stated_if(session: Session, commitment: CommitmentRow, event: EventRow) -> Stated:
    """The terms as they would be stated if `event` were known."""
    sightings = ordered_sightings(session, commitment.id)
    best, mention = best_of(sightings)
    return _stated(session, mention, documents_of(best, sightings), event)


def _stated(
    session: Session, mention: Commitment, documents: list[UUID | None], supposing: EventRow | None = None
) -> Stated:
    return Stated(
        resolved(session, mention, documents, supposing=supposing),
        trigger_shown(session, mention, documents, supposing=supposing),
    )


def ordered_sightings(session: Session, commitment_id: UUID) -> list[SightingRow]:
    """The sightings of a commitment in order of publication (ix_sightings_commitment_id_published_at)."""
    query = select(SightingRow).where(SightingRow.commitment_id == commitment_id)
    return list(session.exec(query.order_by(col(SightingRow.published_at), col(SightingRow.id))))


def documents_of(best: SightingRow, sightings: Sequence[SightingRow]) -> list[UUID | None]:
    """The documents it was sighted in, the one with the best sighting first."""
    return list(dict.fromkeys([best.document_id, *(each.document_id for each in sightings)]))


def best_of(sightings: Sequence[SightingRow]) -> tuple[SightingRow, Commitment]:
    """The sighting that knows the deadline best, and its mention with what only others tell filled in."""
    by_id = {str(sighting.id): sighting for sighting in sightings}
    best = best_telling([_telling(sighting) for sighting in sightings])
    return by_id[best.source.document_id], best.commitment


def _telling(sighting: SightingRow) -> Telling:
    published = Reference.instant(sighting.published_at, "UTC")
    return Telling(Source(str(sighting.id), None, published), thaw(sighting.found))


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
    waits_for = event_waited_for(mention)
    row.counts_from = event_key(waits_for) if waits_for else None
