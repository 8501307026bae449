"""Storing what a document says: its commitments found or recognised, its statements linked, verdicts drawn.

All of it in the caller's one transaction. `tracker.linking` decides what is what; this module applies it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from tracker.commitments.model import Commitment, EventDefinition, Reading
from tracker.linking import (
    Link,
    NewCommitment,
    NewSighting,
    Plan,
    Source,
    blocking_keys,
    foremost,
    lookup_keys,
    plan,
)
from tracker.linking.model import made_at
from tracker.store.candidates import candidates
from tracker.store.changes import Cause
from tracker.store.commitments import lock_commitments
from tracker.store.documents import commitments_in, find_document
from tracker.store.frames import freeze
from tracker.store.fresh import add_blocks, fresh_commitment
from tracker.store.models import CommitmentRow, DocumentRow, EventRow, SightingRow
from tracker.store.resolving import document_scope
from tracker.store.sightings import restate
from tracker.store.sources import source_of
from tracker.store.statements import StatementWriter, link_waiting
from tracker.store.verdicts import settle
from tracker.temporal.event_names import event_key

_LINKING_LOCK = 7_203_471_116  # any number: two documents are linked one after the other


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as stored, every commitment it tells of in text order, and which of those were new.

    `is_new` is False for a document that was stored before: then nothing was changed.
    """

    document: DocumentRow
    commitments: list[CommitmentRow]
    created: list[UUID]
    is_new: bool


def store_reading(session: Session, document: DocumentRow, reading: Reading, *, now: datetime) -> Stored:
    """Store a new document with all that was read in it, and draw the verdicts that follow.

    A document of the same identity is left as it is. What was said before, in documents of earlier or later
    publication, and fits only now, is linked too: the order of arrival makes no difference.
    """
    _one_at_a_time(session)
    stored = find_document(session, document.identity)
    if stored is not None:
        return Stored(stored, commitments_in(session, stored.id), created=[], is_new=False)
    session.add(document)
    session.flush()
    _define_events(session, document, reading.events, now)
    source = source_of(document)
    of_rules = any(commitment.recurrence for commitment in reading.commitments)
    keys = lookup_keys(reading)
    known = candidates(session, keys, source.published, of_rules=of_rules)
    decided = plan(reading, source, known)
    lock_commitments(session, _known_ids(decided))
    writer = _Writer(session, document, source, now)
    writer.apply(decided)
    link_waiting(session, writer.created, now=now)
    cause = Cause(by="document", document_id=document.id)
    settle(session, writer.touched, now=now, cause=cause, noting=writer.notes)
    return writer.stored()


class _Writer:
    """Applies a plan: makes rows, and remembers which commitments must be judged again."""

    def __init__(self, session: Session, document: DocumentRow, source: Source, now: datetime) -> None:
        self._session = session
        self._document = document
        self._now = now
        self._source = source
        self._ids: dict[str, UUID] = {}  # the plan's names for new commitments
        self._mentioned: list[tuple[int, UUID]] = []
        self.created: list[UUID] = []
        self._touched: set[UUID] = set()
        self.notes: dict[UUID, str] = {}  # what happened to commitments that were known before

    def apply(self, decided: Plan) -> None:
        for new in decided.new:
            self._create(new)
        for sighting in decided.sightings:
            self._sight(sighting)
        statements = StatementWriter(self._session, self._document, self._now)
        for evidence in foremost(decided.evidence):
            statements.add_evidence(evidence, self._id(evidence.commitment_id))
            self._touched.add(self._id(evidence.commitment_id))
        for revision in foremost(decided.revisions):
            statements.add_revision(revision, self._id(revision.commitment_id))
            self._touched.add(self._id(revision.commitment_id))
        for statement in decided.unlinked:
            statements.keep_unlinked(statement)
        self._session.flush()

    @property
    def touched(self) -> list[CommitmentRow]:
        """The commitments that must be judged again, oldest first."""
        return [self._row(commitment_id) for commitment_id in sorted(self._touched)]

    def stored(self) -> Stored:
        """The commitments mentioned, in text order, each once."""
        order = dict.fromkeys(commitment_id for _, commitment_id in sorted(self._mentioned))
        commitments = [self._row(commitment_id) for commitment_id in order]
        return Stored(self._document, commitments, self.created, is_new=True)

    def _row(self, commitment_id: UUID) -> CommitmentRow:
        row = self._session.get(CommitmentRow, commitment_id)
        assert row is not None  # it was locked, or made, in this transaction
        return row

    def _id(self, name: str) -> UUID:
        return self._ids.get(name) or UUID(name)

    def _create(self, new: NewCommitment) -> None:
        row = fresh_commitment(new.commitment, made_at=new.made_at, now=self._now)
        self._session.add(row)
        self._session.flush()
        self._ids[new.key] = row.id
        self.created.append(row.id)
        self._add_sighting(row, new.commitment, None)

    def _sight(self, sighting: NewSighting) -> None:
        row = self._row(self._id(sighting.commitment_id))
        self._add_sighting(row, sighting.commitment, sighting.link)
        if row.id not in self.created:
            self.notes[row.id] = "sighted"

    def _add_sighting(self, row: CommitmentRow, mention: Commitment, link: Link | None) -> None:
        document = self._document
        self._session.add(
            SightingRow(
                commitment_id=row.id,
                document_id=document.id,
                quote=mention.quote,
                start_char=mention.start_char,
                end_char=mention.end_char,
                published_at=document.published_earliest,
                said_at=made_at(mention, self._source),
                found=freeze(mention),
                link_reasons=list(link.reasons) if link else [],
                confidence=mention.confidence,
                extractor=document.extractor,
                created_at=self._now,
            )
        )
        self._session.flush()
        restate(self._session, row, now=self._now)
        add_blocks(self._session, row, blocking_keys(mention))
        self._mentioned.append((mention.start_char, row.id))
        self._touched.add(row.id)


def _define_events(
    session: Session, document: DocumentRow, events: Iterable[EventDefinition], now: datetime
) -> None:
    """Keep the moments that the document itself dates; they hold in it alone. The first definition stands."""
    defined: dict[str, EventDefinition] = {}
    for event in events:
        defined.setdefault(event_key(event.name), event)
    session.add_all(
        EventRow(
            key=key,
            name=event.name,
            scope="document",
            scope_key=document_scope(document.id),
            document_id=document.id,
            earliest=event.earliest,
            latest=event.latest,
            zone=event.zone,
            quote=event.quote,
            start_char=event.start_char,
            end_char=event.end_char,
            given_by="document",
            set_at=now,
        )
        for key, event in defined.items()
    )
    session.flush()


def _known_ids(decided: Plan) -> set[UUID]:
    """The stored commitments that a plan changes."""
    names = {sighting.commitment_id for sighting in decided.sightings}
    names |= {evidence.commitment_id for evidence in decided.evidence}
    names |= {revision.commitment_id for revision in decided.revisions}
    return {UUID(name) for name in names - {new.key for new in decided.new}}


def _one_at_a_time(session: Session) -> None:
    """Two documents that tell of one new commitment must not both create it."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LINKING_LOCK})
