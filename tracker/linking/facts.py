"""Linked statements as the facts that a verdict is drawn from."""

from __future__ import annotations

from tracker.linking.model import NewEvidence, NewRevision, Source
from tracker.status.model import EvidenceFact, RevisionFact


def evidence_fact(fact_id: str, evidence: NewEvidence, source: Source) -> EvidenceFact:
    """What an evidence statement in `source` says of the commitment it was linked to."""
    statement = evidence.statement
    return EvidenceFact(
        id=fact_id,
        effect=evidence.effect,
        said_earliest=source.published.earliest,
        said_latest=source.published.latest,
        review=evidence.ruling.review,
        happened_earliest=statement.happened_earliest,
        happened_latest=statement.happened_latest,
        zone=statement.zone,
        met_deadline=statement.met_deadline,
        own_word=evidence.ruling.own_word,
        hedged=statement.hedged,
        reason=evidence.ruling.reason,
    )


def revision_fact(fact_id: str, revision: NewRevision, source: Source) -> RevisionFact:
    """The change of terms that a revision statement in `source` tells."""
    statement = revision.statement
    return RevisionFact(
        id=fact_id,
        kind=statement.kind,
        at=source.published.earliest,
        review=revision.ruling.review,
        earliest=revision.earliest,
        due=revision.due,
        due_earliest=revision.due_earliest,
        due_inclusive=revision.due_inclusive,
        grain=revision.grain,
        zone=statement.zone,
        reason=revision.ruling.reason,
    )
