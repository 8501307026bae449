"""The stored commitments that a new reading may speak of, as linking takes them.

They are found by blocking keys, nearest in time first and bounded for each key: linking one document costs
the same however many commitments are stored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import union_all
from sqlmodel import Session, col, select

from tracker.commitments.model import ConditionType, Kind, Mode
from tracker.linking import Known, Sighting
from tracker.status import Status
from tracker.store.dossiers import Dossier, gather
from tracker.store.frames import thaw
from tracker.store.models import AliasRow, BlockRow, CommitmentRow, DocumentRow, SightingRow
from tracker.temporal.model import Reference

BEFORE, AFTER = 60, 20  # candidates for one key made before and after the document's publication
MOST = 2_000  # candidates in all, those that share the most keys first
_KEYS_IN_ONE = 100  # SQLite takes 500 parts in one compound query; each key is two


def candidates(
    session: Session, keys: Iterable[str], published: Reference, *, of_rules: bool = False
) -> list[Known]:
    """The commitments that share a key with what was read, made nearest to its publication
    (ix_commitment_blocks_key_made_at).

    A text that states a recurring duty may tell of a known one (`of_rules`), any other of an occurrence.
    """
    wanted = sorted(keys)
    shared: Counter[UUID] = Counter()
    for start in range(0, len(wanted), _KEYS_IN_ONE):
        shared.update(_sharing(session, wanted[start : start + _KEYS_IN_ONE], published.earliest))
    likeliest = [commitment_id for commitment_id, _ in shared.most_common(MOST)]
    return known_of_ids(session, likeliest, at=published.latest, of_rules=of_rules)


def known_of_ids(
    session: Session, ids: Iterable[UUID], *, at: datetime, of_rules: bool = False
) -> list[Known]:
    """Those of these commitments that a text may speak of, as they stood `at` its publication, oldest first:
    what a document means does not depend on when it is ingested."""
    wanted = sorted(ids)
    if not wanted:
        return []
    other = col(CommitmentRow.recurs_from_id) if of_rules else col(CommitmentRow.recurrence)
    query = select(CommitmentRow).where(col(CommitmentRow.id).in_(wanted), other.is_(None))
    rows = session.exec(query)
    sightings = _sightings(session, wanted)
    commitments = sorted(rows, key=lambda row: (row.made_at, row.id))
    aliases = _aliases(session, commitments)
    return [
        _known(
            dossier, at, sightings[dossier.commitment.id], aliases.get(dossier.commitment.committer_id, ())
        )
        for dossier in gather(session, commitments)
    ]


def _sharing(session: Session, keys: Sequence[str], around: datetime) -> list[UUID]:
    """The commitments under each key, once for every key they share."""
    parts = []
    for key in keys:
        id_, made_at = col(BlockRow.commitment_id), col(BlockRow.made_at)
        of_key = select(id_).where(col(BlockRow.key) == key)
        parts.append(of_key.where(made_at <= around).order_by(made_at.desc()).limit(BEFORE).subquery())
        parts.append(of_key.where(made_at > around).order_by(made_at).limit(AFTER).subquery())
    if not parts:
        return []
    return list(session.scalars(union_all(*(select(part.c.commitment_id) for part in parts))))


def _sightings(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[tuple[SightingRow, str | None]]]:
    query = (
        select(SightingRow, DocumentRow.publisher)
        .outerjoin(DocumentRow, col(DocumentRow.id) == col(SightingRow.document_id))
        .where(col(SightingRow.commitment_id).in_(ids))
        .order_by(col(SightingRow.published_at), col(SightingRow.id))
    )
    found: dict[UUID, list[tuple[SightingRow, str | None]]] = defaultdict(list)
    for sighting, publisher in session.exec(query):
        found[sighting.commitment_id].append((sighting, publisher))
    return found


def _aliases(session: Session, commitments: Sequence[CommitmentRow]) -> dict[UUID | None, tuple[str, ...]]:
    ids = {row.committer_id for row in commitments if row.committer_id is not None}
    names: dict[UUID | None, list[str]] = defaultdict(list)
    for alias in session.exec(select(AliasRow).where(col(AliasRow.committer_id).in_(ids))) if ids else ():
        names[alias.committer_id].append(alias.alias)
    return {committer_id: tuple(sorted(aliases)) for committer_id, aliases in names.items()}


def _known(
    dossier: Dossier,
    at: datetime,
    sightings: list[tuple[SightingRow, str | None]],
    aliases: tuple[str, ...],
) -> Known:
    row, stated = dossier.commitment, thaw(dossier.commitment.stated)
    verdict = dossier.as_of(at).judged(at)
    terms = verdict.terms
    others = [thaw(sighting.found) for sighting, _ in sightings]
    return Known(
        id=str(row.id),
        committer=row.committer,
        imposer=row.imposer,
        action=row.action,
        kind=Kind(row.kind),
        mode=Mode(row.mode),
        made_at=row.made_at,
        first_reported=sightings[0][0].published_at,
        zone=terms.zone,
        aliases=_distinct((*aliases, *(other.committer for other in others)), row.committer),
        wordings=_distinct((other.action for other in others), row.action),
        earliest=terms.earliest,
        due=terms.due,
        due_earliest=terms.due_earliest,
        due_inclusive=terms.due_inclusive,
        grain=terms.grain,
        first_due=stated.due,
        awaits_event=terms.awaits_event,
        operator=row.operator,
        deadline_text=row.deadline_text,
        condition=row.condition,
        condition_type=ConditionType(row.condition_type) if row.condition_type else None,
        consequence=row.consequence,
        source=row.source,
        sightings=tuple(
            Sighting(str(sighting.document_id), publisher, sighting.published_at)
            for sighting, publisher in sightings
        ),
        status=verdict.status,
        closed_at=None if verdict.status is Status.PENDING else verdict.since,
    )


def _distinct(names: Iterable[str | None], known: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name and name != known))
