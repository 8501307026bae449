"""All tables, one module for each subject; import them from here.

documents   what was read: documents, their sightings and the events they or people name
commitments what is watched: commitments, committers, tags, linking keys
facts       what decides: evidence, revisions, persons' decisions
history     what happened: changes, immutable
outbox      who is told: endpoints, deliveries, attempts, digests
access      who may ask: API keys, idempotency keys
"""

from tracker.store.columns import Row
from tracker.store.models.access import ApiKeyRow, IdempotencyRow
from tracker.store.models.commitments import (
    AliasRow,
    BlockRow,
    CommitmentRow,
    CommitterRow,
    StuckRow,
    TagRow,
)
from tracker.store.models.documents import DocumentRow, EventRow, SightingRow
from tracker.store.models.facts import DecisionRow, EvidenceRow, RevisionRow, StatementBlockRow
from tracker.store.models.history import ChangeRow
from tracker.store.models.outbox import AttemptRow, DeliveryRow, DigestRow, EndpointRow

__all__ = [
    "AliasRow",
    "ApiKeyRow",
    "AttemptRow",
    "BlockRow",
    "ChangeRow",
    "CommitmentRow",
    "CommitterRow",
    "DecisionRow",
    "DeliveryRow",
    "DigestRow",
    "DocumentRow",
    "EndpointRow",
    "EventRow",
    "EvidenceRow",
    "IdempotencyRow",
    "RevisionRow",
    "Row",
    "SightingRow",
    "StatementBlockRow",
    "StuckRow",
    "TagRow",
]
