"""All that is known of some commitments, gathered from the tables as the status function takes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from tracker.commitments.model import Commitment, Effect, RevisionKind
from tracker.status import (
    Decision,
    DecisionKind,
    EvidenceFact,
    Review,
    RevisionFact,
    Terms,
    Verdict,
    judge,
    terms_of,
)
from tracker.store.frames import thaw
from tracker.store.models import CommitmentRow, DecisionRow, EvidenceRow, RevisionRow, SightingRow, TagRow

T = TypeVar("T", RevisionRow, EvidenceRow, DecisionRow)
_IN_MANY = 500  # ids in one query; SQLite and PostgreSQL both take far more


@dataclass(slots=True)
class Dossier:
    """The rows that bear on one commitment, in order."""

    commitment: CommitmentRow
    sighted_at: list[datetime] = field(default_factory=list)
    revisions: list[RevisionRow] = field(default_factory=list)
    evidence: list[EvidenceRow] = field(default_factory=list)
    decisions: list[DecisionRow] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    def terms(self, stated: Commitment | None = None, trigger_shown: bool | None = None) -> Terms:
        """The terms before any revision: as stated, or as they would be with other words."""
        row = self.commitment
        return terms_of(
            stated or thaw(row.stated),
            made_at=row.made_at,
            sighted_at=self.sighted_at,
            trigger_shown=row.trigger_shown if trigger_shown is None else trigger_shown,
            grace=timedelta(seconds=row.grace_seconds),
        )

    def judged(
        self, now: datetime, stated: Commitment | None = None, trigger_shown: bool | None = None
    ) -> Verdict:
        """Where it stands at `now`, by the pure function; what is given stands for what is stored."""
        return judge(
            self.terms(stated, trigger_shown),
            [_revision_fact(row) for row in self.revisions],
            [_evidence_fact(row) for row in self.evidence],
            [_decision_fact(row) for row in self.decisions],
            now,
        )

    def as_of(self, at: datetime) -> Dossier:
        """What had been said and decided by `at`."""
        return replace(
            self,
            sighted_at=[said for said in self.sighted_at if said <= at],
            revisions=[row for row in self.revisions if row.said_at <= at],
            evidence=[row for row in self.evidence if row.said_earliest <= at],
            decisions=[row for row in self.decisions if row.at <= at],
        )


def gather(session: Session, commitments: Sequence[CommitmentRow]) -> list[Dossier]:
    """What is known of each, in the same order: five queries for any number up to a few hundred.

    Served by the commitment_id indexes of sightings, revisions, evidence, decisions and tags.
    """
    found = {row.id: Dossier(row) for row in commitments}
    ids = list(found)
    for start in range(0, len(ids), _IN_MANY):
        _fill(session, found, ids[start : start + _IN_MANY])
    return list(found.values())


def _fill(session: Session, found: dict[UUID, Dossier], ids: list[UUID]) -> None:
    sightings = select(SightingRow.commitment_id, SightingRow.published_at)
    for commitment_id, at in session.exec(sightings.where(col(SightingRow.commitment_id).in_(ids))):
        found[commitment_id].sighted_at.append(at)
    tags = select(TagRow).where(col(TagRow.commitment_id).in_(ids)).order_by(col(TagRow.tag))
    for tag in session.exec(tags):
        found[tag.commitment_id].tags.append(tag.tag)
    for commitment_id, revisions in _grouped(_revisions(session, ids)).items():
        found[commitment_id].revisions = revisions
    for commitment_id, evidence in _grouped(_evidence(session, ids)).items():
        found[commitment_id].evidence = evidence
    for commitment_id, decisions in _grouped(_decisions(session, ids)).items():
        found[commitment_id].decisions = decisions


def _revisions(session: Session, ids: list[UUID]) -> Iterable[RevisionRow]:
    query = select(RevisionRow).where(col(RevisionRow.commitment_id).in_(ids))
    return session.exec(query.order_by(col(RevisionRow.said_at), col(RevisionRow.id)))


def _evidence(session: Session, ids: list[UUID]) -> Iterable[EvidenceRow]:
    query = select(EvidenceRow).where(col(EvidenceRow.commitment_id).in_(ids))
    return session.exec(query.order_by(col(EvidenceRow.said_earliest), col(EvidenceRow.id)))


def _decisions(session: Session, ids: list[UUID]) -> Iterable[DecisionRow]:
    query = select(DecisionRow).where(col(DecisionRow.commitment_id).in_(ids))
    return session.exec(query.order_by(col(DecisionRow.at), col(DecisionRow.id)))


def _grouped(rows: Iterable[T]) -> dict[UUID, list[T]]:
    groups: dict[UUID, list[T]] = defaultdict(list)
    for row in rows:
        if row.commitment_id is not None:
            groups[row.commitment_id].append(row)
    return groups


def _revision_fact(row: RevisionRow) -> RevisionFact:
    return RevisionFact(
        id=str(row.id),
        kind=RevisionKind(row.kind),
        at=row.said_at,
        review=Review(row.state),
        earliest=row.earliest,
        due=row.due,
        due_earliest=row.due_earliest,
        due_inclusive=row.due_inclusive,
        grain=row.grain,
        zone=row.zone,
        review_at=row.review_at,
        reason=row.reason or "",
    )


def _evidence_fact(row: EvidenceRow) -> EvidenceFact:
    return EvidenceFact(
        id=str(row.id),
        effect=Effect(row.effect),
        said_earliest=row.said_earliest,
        said_latest=row.said_latest,
        review=Review(row.state),
        happened_earliest=row.happened_earliest,
        happened_latest=row.happened_latest,
        zone=row.zone,
        met_deadline=row.met_deadline,
        own_word=row.own_word,
        hedged=row.hedged,
        reason=row.reason or "",
    )


def _decision_fact(row: DecisionRow) -> Decision:
    return Decision(
        id=str(row.id),
        kind=DecisionKind(row.kind),
        at=row.at,
        done_at=row.done_at,
        due=row.due,
        due_earliest=row.due_earliest,
        due_inclusive=row.due_inclusive,
        grain=row.grain,
        zone=row.zone,
        reason=row.reason,
        by=row.by,
    )
