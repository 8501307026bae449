"""Evidence and revisions as rows: linked ones, and those that wait for their commitment to arrive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from tracker.commitments.model import EvidenceStatement, RevisionStatement
from tracker.linking import (
    Link,
    NewEvidence,
    NewRevision,
    Plan,
    Ruling,
    blocking_keys,
    foremost,
    plan_statements,
)
from tracker.linking.model import Unlinked
from tracker.status import Review
from tracker.store.candidates import known_of_ids
from tracker.store.frames import freeze_statement, thaw_evidence, thaw_revision
from tracker.store.models import BlockRow, DocumentRow, EvidenceRow, RevisionRow, StatementBlockRow
from tracker.store.sources import source_of

UNLINKED = "unlinked"
_MOST_WAITING = 500  # statements looked at again when a document arrives late


class StatementWriter:
    """Makes the rows of one document's statements."""

    def __init__(self, session: Session, document: DocumentRow, now: datetime) -> None:
        self._session = session
        self._document = document
        self._now = now

    def add_evidence(self, found: NewEvidence, commitment_id: UUID) -> None:
        """A statement about a commitment, with what the policy says of it."""
        row = self._evidence(found.statement)
        row.commitment_id, row.effect = commitment_id, found.effect.value
        row.own_word = found.ruling.own_word
        self._decide(row, found.ruling, found.link)
        self._session.add(row)

    def add_revision(self, found: NewRevision, commitment_id: UUID) -> None:
        """A change of a commitment's terms, with what the policy says of it."""
        row = self._revision(found.statement)
        row.commitment_id = commitment_id
        row.earliest, row.due, row.due_earliest = found.earliest, found.due, found.due_earliest
        row.due_inclusive, row.grain = found.due_inclusive, found.grain
        self._decide(row, found.ruling, found.link)
        self._session.add(row)

    def keep_unlinked(self, statement: Unlinked) -> None:
        """A statement that no known commitment answers to, under the keys of the one it waits for."""
        row = (
            self._evidence(statement)
            if isinstance(statement, EvidenceStatement)
            else self._revision(statement)
        )
        self._session.add(row)
        said_at = self._document.published_earliest
        self._session.add_all(
            StatementBlockRow(key=key, statement_id=row.id, document_id=self._document.id, said_at=said_at)
            for key in sorted(blocking_keys(statement))
        )

    def _decide(self, row: EvidenceRow | RevisionRow, ruling: Ruling, link: Link) -> None:
        row.state, row.reason = ruling.review.value, ruling.reason
        row.link_score, row.link_reasons = link.score, list(link.reasons)
        if ruling.review is Review.ACCEPTED:
            row.accepted_by, row.decided_at = "policy", self._now

    def _evidence(self, statement: EvidenceStatement) -> EvidenceRow:
        return EvidenceRow(
            actor=statement.actor,
            effect=statement.effect.value,
            speaker=statement.speaker,
            hedged=statement.hedged,
            happened_earliest=statement.happened_earliest,
            happened_latest=statement.happened_latest,
            met_deadline=statement.met_deadline,
            said_earliest=self._document.published_earliest,
            said_latest=self._document.published_latest,
            **self._common(statement),
        )

    def _revision(self, statement: RevisionStatement) -> RevisionRow:
        return RevisionRow(
            kind=statement.kind.value,
            granter=statement.granter,
            committer=statement.committer,
            earliest=statement.earliest,
            due=statement.due,
            due_earliest=statement.due_earliest,
            due_inclusive=statement.due_inclusive,
            grain=statement.grain,
            counts_from_old_due=statement.counts_from_old_due,
            said_at=self._document.published_earliest,
            **self._common(statement),
        )

    def _common(self, statement: Unlinked) -> dict[str, Any]:
        return {
            "document_id": self._document.id,
            "quote": statement.quote,
            "start_char": statement.start_char,
            "end_char": statement.end_char,
            "action": statement.action,
            "time_text": statement.time_text,
            "zone": statement.zone,
            "score": statement.score,
            "state": UNLINKED,
            "trace": [step.to_dict() for step in statement.trace],
            "statement": freeze_statement(statement),
            "created_at": self._now,
        }


def link_waiting(session: Session, created: Collection[UUID], *, now: datetime) -> None:
    """Link what other documents said, and nothing answered to, with commitments that arrive only now.

    The verdicts of these commitments are still to be drawn. Served by ix_statement_blocks_key_said_at.
    """
    for document, rows in _by_document(session, _waiting_for(session, created)):
        known = known_of_ids(session, created, at=document.published_latest)
        statements = [_thawed(row) for row in rows]
        _apply(session, document, plan_statements(statements, source_of(document), known), rows, now)


def _waiting_for(session: Session, created: Collection[UUID]) -> list[UUID]:
    """Unlinked statements that share a key with one of these commitments, the earliest said first."""
    if not created:
        return []
    keys = select(BlockRow.key).where(col(BlockRow.commitment_id).in_(list(created)))
    query = (
        select(StatementBlockRow.statement_id, StatementBlockRow.said_at)
        .where(col(StatementBlockRow.key).in_(keys))
        .distinct()
        .order_by(col(StatementBlockRow.said_at), col(StatementBlockRow.statement_id))
        .limit(_MOST_WAITING)
    )
    return [statement_id for statement_id, _ in session.exec(query)]


def _by_document(
    session: Session, ids: Collection[UUID]
) -> list[tuple[DocumentRow, list[EvidenceRow | RevisionRow]]]:
    if not ids:
        return []
    rows: list[EvidenceRow | RevisionRow] = [
        *session.exec(select(EvidenceRow).where(col(EvidenceRow.id).in_(ids))),
        *session.exec(select(RevisionRow).where(col(RevisionRow.id).in_(ids))),
    ]
    groups: dict[UUID, list[EvidenceRow | RevisionRow]] = defaultdict(list)
    for row in rows:
        if row.document_id is not None:
            groups[row.document_id].append(row)
    documents = session.exec(select(DocumentRow).where(col(DocumentRow.id).in_(list(groups))))
    in_order = sorted(documents, key=lambda document: (document.published_earliest, document.id))
    return [(document, groups[document.id]) for document in in_order]


def _thawed(row: EvidenceRow | RevisionRow) -> Unlinked:
    return thaw_evidence(row.statement) if isinstance(row, EvidenceRow) else thaw_revision(row.statement)


def _apply(
    session: Session,
    document: DocumentRow,
    decided: Plan,
    waited: Iterable[EvidenceRow | RevisionRow],
    now: datetime,
) -> None:
    """Make the rows of what is linked now, and drop the ones that waited for it."""
    writer = StatementWriter(session, document, now)
    for evidence in foremost(decided.evidence):
        writer.add_evidence(evidence, UUID(evidence.commitment_id))
    for revision in foremost(decided.revisions):
        writer.add_revision(revision, UUID(revision.commitment_id))
    still_waiting = list(decided.unlinked)
    for row in waited:
        if _thawed(row) not in still_waiting:
            session.delete(row)
            session.execute(delete(StatementBlockRow).where(col(StatementBlockRow.statement_id) == row.id))
    session.flush()
