"""What storing a reading will do, decided without the store: `plan` says it, the store applies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tracker.commitments.model import (
    Commitment,
    EvidenceStatement,
    PointerStatement,
    Reading,
    RevisionStatement,
)
from tracker.linking.accepting import accept, granted
from tracker.linking.actions import likeness
from tracker.linking.blocking import blocking_keys
from tracker.linking.implied import implied_revision
from tracker.linking.mentions import match_commitment
from tracker.linking.model import (
    Known,
    Link,
    NewCommitment,
    NewEvidence,
    NewPointer,
    NewRevision,
    NewSighting,
    Plan,
    Ruling,
    Source,
    Unlinked,
    known_of,
    made_at,
    sighted,
)
from tracker.linking.olddue import redate
from tracker.linking.pointing import link_pointer
from tracker.linking.statements import match_statement
from tracker.status.model import Review

T = TypeVar("T", NewEvidence, NewRevision)


_Told = Commitment | EvidenceStatement | RevisionStatement | PointerStatement

_IN_ONE_BREATH = "told in one breath with what is still to be done"
_SAME_ACT = 0.7  # from this likeness on two clauses of one sentence speak of one act


def plan(reading: Reading, source: Source, known: Sequence[Known]) -> Plan:
    """What becomes of all that one document says, given the commitments that may be meant.

    Mentions come first, in text order: a statement may speak of a commitment that its own document tells.
    But a sentence that changes a known deadline often reads as a mention of the new one too ("extended the
    deadline to file until Friday"): it is the revision, and no other commitment. Neither is what only
    points at a known one ("after the 72-hour ultimatum to leave ran out").
    """
    draft = _Draft(source, {one.id: one for one in known})
    telling: list[RevisionStatement | PointerStatement] = [
        revision for revision in reading.revisions if draft.changes_known(revision)
    ]
    telling += [pointer for pointer in reading.pointers if draft.points_back(pointer)]
    for commitment in reading.commitments:
        if not any(_overlap(commitment, statement) for statement in telling):
            draft.mention(commitment)
    for evidence in reading.evidence:
        draft.evidence(evidence)
    for revision in reading.revisions:
        draft.revision(revision)
    for pointer in reading.pointers:
        draft.pointer(pointer)
    return draft.finished()


def plan_statements(
    statements: Sequence[Unlinked | PointerStatement], source: Source, known: Sequence[Known]
) -> Plan:
    """The same for statements that were read earlier and found nothing then, once more is known."""
    draft = _Draft(source, {one.id: one for one in known})
    for statement in statements:
        if isinstance(statement, EvidenceStatement):
            draft.evidence(statement)
        elif isinstance(statement, RevisionStatement):
            draft.revision(statement)
        else:
            draft.pointer(statement)
    return draft.finished()


def _overlap(commitment: _Told, statement: _Told) -> bool:
    return commitment.start_char < statement.end_char and statement.start_char < commitment.end_char


def foremost(linked: Iterable[T]) -> Iterator[T]:
    """Of the links of one statement those that are sure, else the best one as a suggestion."""
    seen: set[int] = set()
    for one in linked:
        first = id(one.statement) not in seen
        seen.add(id(one.statement))
        if one.link.sure or first:
            yield one


@dataclass(slots=True)
class _Draft:
    """A plan in the making: what is known grows with each mention."""

    source: Source
    known: dict[str, Known]
    mentioned: list[tuple[Commitment, str]] = field(default_factory=list)
    new: list[NewCommitment] = field(default_factory=list)
    sightings: list[NewSighting] = field(default_factory=list)
    found_evidence: list[NewEvidence] = field(default_factory=list)
    found_revisions: list[NewRevision] = field(default_factory=list)
    found_pointers: list[NewPointer] = field(default_factory=list)
    unlinked: list[Unlinked] = field(default_factory=list)
    unmeant: list[PointerStatement] = field(default_factory=list)

    def changes_known(self, statement: RevisionStatement) -> bool:
        """It surely speaks of a commitment that other documents told."""
        return any(link.sure for link in match_statement(statement, self.known.values(), self.source))

    def points_back(self, statement: PointerStatement) -> bool:
        """It takes a commitment that other documents told as known, and says that it is over."""
        return statement.over and link_pointer(statement, self.known.values(), self.source, ()) is not None

    def mention(self, commitment: Commitment) -> None:
        match = match_commitment(commitment, self.known.values(), self.source)
        if match is None:
            self._revise_or_add(commitment)
            return
        known_id = match.link.known_id
        self.mentioned.append((commitment, known_id))
        self.sightings.append(NewSighting(known_id, commitment, match.comparison.restates, match.link))
        self.known[known_id] = sighted(self.known[known_id], self.source, commitment.action)

    def evidence(self, statement: EvidenceStatement) -> None:
        links = match_statement(statement, self.known.values(), self.source)
        links = [link for link in links if not self._tells_another(statement, link.known_id)]
        for link in links:
            effect = link.effect or statement.effect
            ruling = self._ruling(statement, link)
            self.found_evidence.append(NewEvidence(link.known_id, statement, effect, ruling, link))
        if not links:
            self.unlinked.append(statement)

    def _ruling(self, statement: EvidenceStatement, link: Link) -> Ruling:
        known = self.known[link.known_id]
        ruling = accept(statement, link, known, self.source)
        to_come = known.due is None or known.due > self.source.published.latest
        mentions = (mention for mention, mentioned_id in self.mentioned if mentioned_id == known.id)
        if to_come and any(_overlap(mention, statement) for mention in mentions):
            return replace(ruling, review=Review.SUGGESTED, reason=_IN_ONE_BREATH)
        return ruling

    def revision(self, statement: RevisionStatement) -> None:
        links = match_statement(statement, self.known.values(), self.source)
        for link in links:
            self._add_revision(statement, link)
        if not links:
            self.unlinked.append(statement)

    def pointer(self, statement: PointerStatement) -> None:
        """A sighting, unless the same words already tell something of a commitment."""
        if any(_overlap(told, statement) for told in self._told()):
            return
        link = link_pointer(statement, self.known.values(), self.source, self._spoken_of())
        if link is not None:
            self.found_pointers.append(NewPointer(link.known_id, statement, link))
        elif not statement.retells:
            self.unmeant.append(statement)

    def _told(self) -> Iterator[_Told]:
        """What is linked already."""
        yield from (mention for mention, _ in self.mentioned)
        yield from (one.statement for one in self._linked() if one.link.sure)

    def _spoken_of(self) -> set[str]:
        """The commitments that this document surely tells of."""
        surely = {one.commitment_id for one in self._linked() if one.link.sure}
        return surely | {known_id for _, known_id in self.mentioned}

    def _linked(self) -> Iterator[NewEvidence | NewRevision | NewPointer]:
        yield from self.found_evidence
        yield from self.found_revisions
        yield from self.found_pointers

    def _tells_another(self, statement: EvidenceStatement, known_id: str) -> bool:
        """The very words make another commitment of the act: "an agreement to withdraw has been reached"."""
        return any(
            mentioned_id != known_id
            and _overlap(mention, statement)
            and likeness(mention.action, statement.action) >= _SAME_ACT
            for mention, mentioned_id in self.mentioned
        )

    def _add_revision(self, statement: RevisionStatement, link: Link) -> None:
        known = self.known[link.known_id]
        dates = redate(statement, known)
        self.found_revisions.append(
            NewRevision(
                commitment_id=known.id,
                statement=statement,
                ruling=dates.rule(granted(statement, link, known, self.source)),
                link=link,
                earliest=dates.earliest,
                due=dates.due,
                due_earliest=dates.due_earliest,
                due_inclusive=dates.due_inclusive,
                grain=dates.grain,
            )
        )

    def finished(self) -> Plan:
        return Plan(
            new=tuple(self.new),
            sightings=tuple(self.sightings),
            evidence=tuple(self.found_evidence),
            revisions=tuple(self.found_revisions),
            pointers=tuple(self.found_pointers),
            unlinked=tuple(self.unlinked),
            unmeant=tuple(self.unmeant),
        )

    def _revise_or_add(self, commitment: Commitment) -> None:
        implied = implied_revision(commitment, self.known.values(), self.source)
        if implied is None:
            self._add_new(commitment)
            return
        statement, link = implied
        self.mentioned.append((commitment, link.known_id))
        self._add_revision(statement, link)

    def _add_new(self, commitment: Commitment) -> None:
        key = f"new-{len(self.new)}"
        keys = frozenset(blocking_keys(commitment))
        self.new.append(NewCommitment(key, commitment, made_at(commitment, self.source), keys))
        self.known[key] = known_of(key, commitment, self.source)
        self.mentioned.append((commitment, key))
