"""A story as it grows, document by document: threads of mentions, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from tracker.commitments.model import (
    Commitment,
    Effect,
    EvidenceStatement,
    PointerStatement,
    Reading,
    RevisionKind,
    RevisionStatement,
)
from tracker.following.model import Followed, Mention, Role
from tracker.linking import (
    Known,
    NewEvidence,
    NewPointer,
    NewRevision,
    NewSighting,
    Plan,
    Restates,
    Source,
    foremost,
    known_of,
    plan,
    plan_statements,
)
from tracker.linking.facts import evidence_fact, revision_fact
from tracker.linking.model import Unlinked, sighted
from tracker.linking.restating import Telling, best_telling
from tracker.status import Review, Status, Verdict, judge, terms_of

_AGAINST = frozenset({Effect.NOT_DONE, Effect.BREACHED, Effect.REFUSED})
_WITHDRAWING = frozenset(
    {RevisionKind.WITHDRAWN, RevisionKind.WAIVED, RevisionKind.SUSPENDED, RevisionKind.SUPERSEDED}
)


@dataclass(slots=True)
class Thread:
    """What is known of one commitment so far."""

    id: str
    tellings: list[Telling]
    mentions: list[Mention]
    known: Known
    evidence: list[tuple[str, NewEvidence, Source]] = field(default_factory=list)
    revisions: list[tuple[str, NewRevision, Source]] = field(default_factory=list)

    def sight(self, sighting: NewSighting, source: Source) -> None:
        self.tellings.append(Telling(source, sighting.commitment))
        self.known = sighted(self.known, source, sighting.commitment.action)
        dates = sighting.restates is Restates.DATES
        better = dates or sighting.restates is Restates.FINER
        role = Role.REVISION if dates else Role.SIGHTING
        new_due = sighting.commitment.due if better else None
        self.mentions.append(_mention(source, sighting.commitment, role, new_due, sighting.link.reasons))

    def point(self, pointer: NewPointer, source: Source) -> None:
        told_first = source.published.earliest < self.known.first_reported
        role = Role.FIRST if told_first else Role.SIGHTING
        if told_first:
            self.mentions = [_after_first(mention) for mention in self.mentions]
            self.known = replace(self.known, first_reported=source.published.earliest)
        self.mentions.append(_mention(source, pointer.statement, role, None, pointer.link.reasons))

    def testify(self, evidence: NewEvidence, source: Source) -> None:
        fact_id = f"{source.document_id}:{evidence.statement.start_char}:evidence:{len(self.evidence)}"
        self.evidence.append((fact_id, evidence, source))
        accepted = evidence.ruling.review is Review.ACCEPTED and not _too_early(evidence, self, source)
        mention = _mention(source, evidence.statement, _role(evidence.effect), None, evidence.link.reasons)
        self.mentions.append(replace(mention, accepted=accepted))

    def revise(self, revision: NewRevision, source: Source) -> None:
        in_force = self.verdict(source.published.latest).terms.due
        told_again = revision.due is not None and revision.due == in_force
        fact_id = f"{source.document_id}:{revision.statement.start_char}:revision:{len(self.revisions)}"
        self.revisions.append((fact_id, revision, source))
        role = Role.SIGHTING if told_again else _revising_role(revision.statement.kind)
        new_due = None if told_again else revision.due
        mention = _mention(source, revision.statement, role, new_due, revision.link.reasons)
        self.mentions.append(replace(mention, accepted=revision.ruling.review is Review.ACCEPTED))

    def verdict(self, now: datetime) -> Verdict:
        terms = terms_of(
            best_telling(self.tellings).commitment,
            made_at=self.known.made_at,
            sighted_at=(telling.source.published.earliest for telling in self.tellings),
        )
        return judge(
            terms,
            [revision_fact(*revision) for revision in self.revisions],
            [evidence_fact(*evidence) for evidence in self.evidence],
            (),
            now,
        )

    def followed(self, now: datetime) -> Followed:
        order = {Role.FIRST: 0}
        mentions = sorted(self.mentions, key=lambda mention: order.get(mention.role, 1))
        return Followed(self.id, best_telling(self.tellings).commitment, tuple(mentions), self.verdict(now))

    def known_at(self, now: datetime) -> Known:
        """The commitment as linking sees it once `now` has come."""
        verdict, best = self.verdict(now), best_telling(self.tellings)
        terms = verdict.terms
        return replace(
            known_of(self.id, best.commitment, best.source),
            made_at=self.known.made_at,
            first_reported=self.known.first_reported,
            sightings=self.known.sightings,
            wordings=self.known.acts,
            earliest=terms.earliest,
            due=terms.due,
            due_earliest=terms.due_earliest,
            due_inclusive=terms.due_inclusive,
            grain=terms.grain,
            first_due=best.commitment.due,
            status=verdict.status,
            closed_at=None if verdict.status is Status.PENDING else verdict.since,
        )


@dataclass(slots=True)
class Story:
    """The documents so far."""

    threads: dict[str, Thread] = field(default_factory=dict)
    waiting: list[tuple[Unlinked | PointerStatement, Source]] = field(default_factory=list)

    def add(self, source: Source, reading: Reading) -> None:
        known = [thread.known_at(source.published.latest) for thread in self.threads.values()]
        decided = plan(reading, source, known)
        ids = self._begin(decided, source)
        self._apply(decided, source, ids)
        if ids:
            self._link_waiting([self.threads[thread_id].known for thread_id in ids.values()])
        self.waiting += [(statement, source) for statement in (*decided.unlinked, *decided.unmeant)]

    def _begin(self, decided: Plan, source: Source) -> dict[str, str]:
        """Threads for what nobody told before, by the plan's names for them."""
        ids = {}
        for new in decided.new:
            thread_id = ids[new.key] = f"c{len(self.threads) + 1}"
            first = _mention(source, new.commitment, Role.FIRST, new.commitment.due, ())
            known = known_of(thread_id, new.commitment, source)
            self.threads[thread_id] = Thread(thread_id, [Telling(source, new.commitment)], [first], known)
        return ids

    def _apply(self, decided: Plan, source: Source, ids: dict[str, str]) -> None:
        def thread(name: str) -> Thread:
            return self.threads[ids.get(name, name)]

        for sighting in decided.sightings:
            thread(sighting.commitment_id).sight(sighting, source)
        for evidence in foremost(decided.evidence):
            thread(evidence.commitment_id).testify(evidence, source)
        for revision in foremost(decided.revisions):
            thread(revision.commitment_id).revise(revision, source)
        for pointer in decided.pointers:
            thread(pointer.commitment_id).point(pointer, source)

    def _link_waiting(self, known: list[Known]) -> None:
        """What was told before and found nothing then."""
        still_waiting: list[tuple[Unlinked | PointerStatement, Source]] = []
        for statement, source in self.waiting:
            found = plan_statements([statement], source, known)
            self._apply(found, source, {})
            still_waiting += [(left, source) for left in (*found.unlinked, *found.unmeant)]
        self.waiting = still_waiting


def _mention(
    source: Source,
    told: Commitment | EvidenceStatement | RevisionStatement | PointerStatement,
    role: Role,
    new_due: datetime | None,
    reasons: tuple[str, ...],
) -> Mention:
    return Mention(
        source.document_id, told.start_char, told.end_char, role, new_due, accepted=True, reasons=reasons
    )


def _after_first(mention: Mention) -> Mention:
    """What was taken for the first report, once an earlier one is known."""
    if mention.role is not Role.FIRST:
        return mention
    return replace(mention, role=Role.REVISION if mention.new_due is not None else Role.SIGHTING)


def _role(effect: Effect) -> Role:
    if effect in _AGAINST:
        return Role.EVIDENCE_AGAINST
    if effect is Effect.EXPIRED:
        return Role.SIGHTING
    return Role.WITHDRAWAL if effect is Effect.RULED_OUT else Role.EVIDENCE_FOR


def _revising_role(kind: RevisionKind) -> Role:
    return Role.WITHDRAWAL if kind in _WITHDRAWING else Role.REVISION


def _too_early(evidence: NewEvidence, thread: Thread, source: Source) -> bool:
    """ "Not yet" before the deadline decides nothing; a breach does."""
    due = thread.known.due
    against = _AGAINST - {Effect.BREACHED}
    return evidence.effect in against and due is not None and source.published.latest <= due
