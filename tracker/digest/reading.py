"""Reads an edition from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from tracker.digest.build import Happening, Known, Pending, build
from tracker.digest.model import Digest, Edition, Source
from tracker.digest.window import window_of
from tracker.store.digest_facts import (
    changes_within,
    dossiers_of,
    pending_within,
    sources_of,
    waiting_for_decision,
)
from tracker.temporal.model import rfc3339
from tracker.views import commitment_view


def read_digest(session: Session, edition: Edition, now: datetime) -> Digest:
    """The edition as it reads at `now`, from what is stored.

    It is never read from a copy: what was deleted since is in no digest any more.
    """
    window = window_of(edition, now)

    def look_up(ids: Collection[UUID]) -> dict[UUID, Known]:
        sources: dict[UUID, list[Source]] = defaultdict(list)
        for fact in sources_of(session, ids):
            said_at = rfc3339(fact.said_at, edition.zone)
            sources[fact.commitment_id].append(Source(fact.publisher, fact.title, fact.url, said_at))
        return {
            dossier.commitment.id: Known(commitment_view(dossier), tuple(sources[dossier.commitment.id]))
            for dossier in dossiers_of(session, ids)
        }

    return build(
        edition,
        now,
        [Happening(*fact) for fact in changes_within(session, window.since, window.until)],
        [Pending(*fact) for fact in pending_within(session, window.week_end, window.day_end)],
        waiting_for_decision(session),
        look_up,
    )
