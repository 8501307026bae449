"""Mentions, statements and known commitments for the linking tests, told in August 2025 in UTC."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.status_facts import at
from tracker.commitments.model import (
    Commitment,
    Effect,
    EvidenceStatement,
    Kind,
    Mode,
    Reading,
    RevisionKind,
    RevisionStatement,
)
from tracker.linking import Known, Source, known_of
from tracker.temporal.model import Reference


def source(day: str = "6 16", *, id: str = "doc", publisher: str | None = "Morning Wire") -> Source:
    """A document published at an instant; a day without an hour is known only to the day."""
    return Source(id, publisher, reference(day))


def reference(day: str) -> Reference:
    if " " in day:
        return Reference.instant(at(day), "UTC")
    return Reference.day(at(day).date(), "UTC")


def mention(
    committer: str | None = "Russia",
    action: str = "show real progress",
    due: str | None = "9",
    *,
    said: str = "6 16",
    **more: Any,
) -> Commitment:
    """A commitment read in a document that was published at `said`."""
    until = at(due) if due else None
    plain = Commitment(
        quote=f"{committer} must {action}",
        start_char=0,
        end_char=20,
        committer=committer,
        committer_inferred=False,
        imposer="Trump",
        source=None,
        action=action,
        kind=Kind.ULTIMATUM,
        mode=Mode.ACHIEVE,
        strength="must",
        condition=None,
        condition_type=None,
        consequence=None,
        deadline_text=None,
        deadline_start_char=None,
        deadline_end_char=None,
        operator="until",
        earliest=None,
        due=until,
        due_earliest=until,
        due_inclusive=False,
        grain="day",
        zone="UTC",
        vague=due is None,
        review_at=None,
        awaits_event=None,
        recurrence=None,
        reference=reference(said),
        expression=None,
        confidence=0.9,
        flags=(),
        trace=(),
    )
    return replace(plain, **more)


def known(
    id: str = "k1",
    committer: str | None = "Russia",
    action: str = "show real progress",
    due: str | None = "9",
    *,
    said: str = "6 16",
    **more: Any,
) -> Known:
    """A commitment stored from a document that was published at `said`."""
    fields = {name: more.pop(name) for name in ("status", "closed_at", "aliases") if name in more}
    stored = known_of(id, mention(committer, action, due, said=said, **more), source(said, id=f"first-{id}"))
    return replace(stored, **fields)


def told(
    actor: str | None = "Russia",
    action: str = "showed real progress",
    effect: Effect = Effect.DONE,
    **more: Any,
) -> EvidenceStatement:
    plain = EvidenceStatement(
        quote=f"{actor} {action}",
        start_char=0,
        end_char=20,
        actor=actor,
        action=action,
        effect=effect,
        speaker=None,
        hedged=False,
        happened_earliest=None,
        happened_latest=None,
        time_text=None,
        met_deadline=False,
        score=0.9,
        zone="UTC",
        trace=(),
    )
    return replace(plain, **more)


def changed(
    kind: RevisionKind = RevisionKind.EXTENDED,
    granter: str | None = "Trump",
    due: str | None = "12",
    **more: Any,
) -> RevisionStatement:
    until = at(due) if due else None
    plain = RevisionStatement(
        quote="the deadline was extended",
        start_char=0,
        end_char=20,
        kind=kind,
        granter=granter,
        committer="Russia",
        action=None,
        earliest=None,
        due=until,
        due_earliest=until,
        due_inclusive=False,
        grain="day",
        zone="UTC",
        counts_from_old_due=False,
        reference=reference("8"),
        expression=None,
        time_text=None,
        score=0.9,
        trace=(),
    )
    return replace(plain, **more)


def reading(*found: Commitment | EvidenceStatement | RevisionStatement, published: str = "6 16") -> Reading:
    return Reading(
        genre="news",
        zone="UTC",
        published=reference(published),
        pipeline="none",
        extractor="test",
        commitments=tuple(item for item in found if isinstance(item, Commitment)),
        evidence=tuple(item for item in found if isinstance(item, EvidenceStatement)),
        revisions=tuple(item for item in found if isinstance(item, RevisionStatement)),
        events=(),
    )
