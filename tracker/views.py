"""Rows as plain JSON objects: the one shape that API, webhooks, command line and digest show.

Pure functions. Times are RFC 3339 with the offset that the commitment's (or document's) zone has then;
moments of the system itself (created_at, noticed_at) are in UTC.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from tracker.commitments.model import Commitment
from tracker.status import SENTENCES, Basis, Verdict
from tracker.store.dossiers import Dossier
from tracker.store.frames import thaw, thaw_verdict
from tracker.store.models import (
    ChangeRow,
    CommitmentRow,
    DecisionRow,
    DocumentRow,
    EvidenceRow,
    RevisionRow,
    SightingRow,
)
from tracker.temporal.model import rfc3339

Json = dict[str, Any]


def commitment_view(dossier: Dossier) -> Json:
    """A commitment as lists, webhooks and digests show it: the fields of `extract --json` with the interval
    now in force, then its status with the basis, and what waits for a person."""
    row = dossier.commitment
    verdict = thaw_verdict(row.verdict)
    return {
        "id": str(row.id),
        **_in_force(row).to_dict(),
        "status": row.status,
        "basis": row.basis,
        "basis_text": SENTENCES[Basis(row.basis)],
        "reason": row.reason or None,
        "since": rfc3339(row.since, row.zone),
        "late_by": row.late_by,
        "remarks": sorted(verdict.flags),
        "lapses": [rfc3339(at, row.zone) for at in verdict.lapses],
        "reported_done": row.reported_done,
        "awaiting_review": _awaiting(dossier, verdict),
        "tags": dossier.tags,
        "origin": row.origin,
        "made_at": rfc3339(row.made_at, row.zone),
        "committer_id": _id(row.committer_id),
        "document_id": _id(row.stated_in),
        "previous_id": _id(row.previous_id),
        "recurs_from_id": _id(row.recurs_from_id),
        "version": row.version,
        "created_at": rfc3339(row.created_at, "UTC"),
        "updated_at": rfc3339(row.updated_at, "UTC"),
        "links": {"self": f"/v1/commitments/{row.id}", "page": f"/commitments/{row.id}"},
    }


def commitment_page(
    dossier: Dossier,
    sightings: Iterable[tuple[SightingRow, DocumentRow | None]],
    changes: Iterable[ChangeRow],
) -> Json:
    """A commitment with all that bears on it: sightings, revisions, evidence, decisions and history."""
    zone = dossier.commitment.zone
    return {
        **commitment_view(dossier),
        "sightings": [sighting_view(sighting, document) for sighting, document in sightings],
        "revisions": [revision_view(revision) for revision in dossier.revisions],
        "evidence": [evidence_view(evidence) for evidence in dossier.evidence],
        "decisions": [decision_view(decision, zone) for decision in dossier.decisions],
        "history": [change_view(change, zone) for change in changes],
    }


def sighting_view(sighting: SightingRow, document: DocumentRow | None) -> Json:
    """One document's mention, as it was read, with where it stood."""
    return {
        "id": str(sighting.id),
        **thaw(sighting.found).to_dict(),
        "document_id": _id(sighting.document_id),
        "publisher": document.publisher if document else None,
        "title": document.title if document else None,
        "published_at": published_at(document) if document else None,
        "extractor": sighting.extractor,
        "link_reasons": sighting.link_reasons,
    }


def revision_view(row: RevisionRow) -> Json:
    """A change of deadline or terms, with where it was said and whether it counts."""
    return {
        "id": str(row.id),
        "kind": row.kind,
        "state": row.state,
        "reason": row.reason,
        "quote": row.quote,
        "start_char": row.start_char,
        "end_char": row.end_char,
        "document_id": _id(row.document_id),
        "granter": row.granter,
        "earliest": rfc3339(row.earliest, row.zone),
        "due": rfc3339(row.due, row.zone),
        "due_earliest": rfc3339(row.due_earliest, row.zone),
        "due_inclusive": row.due_inclusive,
        "grain": row.grain,
        "time_text": row.time_text,
        "said_at": rfc3339(row.said_at, row.zone),
        "score": round(row.link_score, 3),
        "link_reasons": row.link_reasons,
        "accepted_by": row.accepted_by,
        "decided_at": rfc3339(row.decided_at, "UTC"),
        "note": row.note,
        "trace": row.trace,
    }


def evidence_view(row: EvidenceRow) -> Json:
    """What was said of the act, when it happened, who said so, and whether it counts."""
    return {
        "id": str(row.id),
        "effect": row.effect,
        "state": row.state,
        "reason": row.reason,
        "own_word": row.own_word,
        "quote": row.quote,
        "start_char": row.start_char,
        "end_char": row.end_char,
        "document_id": _id(row.document_id),
        "actor": row.actor,
        "action": row.action,
        "speaker": row.speaker,
        "hedged": row.hedged,
        "happened_earliest": rfc3339(row.happened_earliest, row.zone),
        "happened_latest": rfc3339(row.happened_latest, row.zone),
        "met_deadline": row.met_deadline,
        "time_text": row.time_text,
        "said_at": rfc3339(row.said_earliest, row.zone),
        "score": round(row.link_score, 3),
        "link_reasons": row.link_reasons,
        "accepted_by": row.accepted_by,
        "decided_at": rfc3339(row.decided_at, "UTC"),
        "note": row.note,
        "trace": row.trace,
    }


def decision_view(row: DecisionRow, zone: str) -> Json:
    """What a person decided."""
    return {
        "id": str(row.id),
        "kind": row.kind,
        "at": rfc3339(row.at, zone),
        "done_at": rfc3339(row.done_at, zone),
        "due": rfc3339(row.due, zone),
        "reason": row.reason or None,
        "by": row.by,
    }


def change_view(row: ChangeRow, zone: str) -> Json:
    """One step of a commitment's history."""
    return {
        "id": str(row.id),
        "commitment_id": str(row.commitment_id),
        "sequence": row.sequence,
        "kind": row.kind,
        "at": rfc3339(row.at, zone),
        "noticed_at": rfc3339(row.noticed_at, "UTC"),
        "status_before": row.status_before,
        "status": row.status,
        "basis": row.basis,
        "evidence_id": _id(row.evidence_id),
        "revision_id": _id(row.revision_id),
        "document_id": _id(row.document_id),
        "by": row.by,
        "backdated": row.backdated,
        "payload": row.payload,
    }


def published_at(document: DocumentRow) -> str:
    """When a document was published, as it was given: an instant with offset, or a date."""
    earliest, zone = document.published_earliest, document.timezone
    local = rfc3339(earliest, zone) or ""
    return local if earliest == document.published_latest else local[:10]


def _in_force(row: CommitmentRow) -> Commitment:
    """The stated mention with the interval as revised."""
    return replace(
        thaw(row.stated),
        earliest=row.earliest,
        due=row.due,
        due_earliest=row.due_earliest,
        due_inclusive=row.due_inclusive,
        grain=row.grain,
        zone=row.zone,
        vague=row.vague,
        review_at=row.review_at,
        awaits_event=row.awaits_event,
    )


def _awaiting(dossier: Dossier, verdict: Verdict) -> list[Json]:
    """What waits for a person, with why; it travels with every alert."""
    facts: dict[str, Json] = {str(row.id): evidence_view(row) for row in dossier.evidence}
    facts |= {str(row.id): revision_view(row) for row in dossier.revisions}
    return [
        {
            "waits": suggestion.waits.value,
            "reason": suggestion.reason or None,
            **_brief(facts, suggestion.fact_id),
        }
        for suggestion in verdict.suggestions
    ]


_BRIEF = ("id", "effect", "kind", "quote", "speaker", "granter", "document_id", "said_at", "due")


def _brief(facts: dict[str, Json], fact_id: str) -> Json:
    fact = facts.get(fact_id, {"id": fact_id})
    return {name: fact[name] for name in _BRIEF if name in fact}


def _id(value: object | None) -> str | None:
    return None if value is None else str(value)


def instant(at: datetime | None) -> str | None:
    """A moment of the system itself, in UTC."""
    return rfc3339(at, "UTC")
