"""Does a linked statement count? The acceptance policy of evidence (Status 5) and of revisions (Status 7)."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.commitments.model import Effect, EvidenceStatement, Kind, Mode, RevisionKind, RevisionStatement
from tracker.linking.model import Known, Link, Ruling, Source
from tracker.linking.names import is_first_person, is_generic, is_one_of, speaks_for
from tracker.linking.parties import committer_names, meant_by
from tracker.status.model import Review

ACCEPT_SCORE = 0.6
"""How sure the statement itself must be."""

AGAINST_INTEREST = frozenset({Effect.NOT_DONE, Effect.BREACHED, Effect.REFUSED, Effect.EXPIRED})
_DEMANDED = frozenset({Kind.OBLIGATION, Kind.ULTIMATUM})


def accept(evidence: EvidenceStatement, link: Link, known: Known, source: Source) -> Ruling:
    """Accepted above the set score, with a bounded time, from another than the committer or against its own
    interest; the committer's own "done" and all else waits for a person."""
    effect = link.effect or evidence.effect
    own = is_own_word(evidence, known, source)
    doubt = _doubt(evidence, effect, link, source)
    if doubt is not None:
        return Ruling(Review.SUGGESTED, doubt, own)
    if not own:
        return Ruling(Review.ACCEPTED, "said by another than the committer", own)
    if effect in AGAINST_INTEREST:
        return Ruling(Review.ACCEPTED, "the committer says so against its own interest", own)
    return Ruling(Review.SUGGESTED, "reported done by the committer", own)


def granted(revision: RevisionStatement, link: Link, known: Known, source: Source) -> Ruling:
    """Accepted where whoever may change these terms is said to have changed them: the granter named in the
    sentence counts, not who tells it."""
    if not link.sure:
        return Ruling(Review.SUGGESTED, "not clear which commitment it changes")
    if revision.score < ACCEPT_SCORE:
        return Ruling(Review.SUGGESTED, "the sentence itself is in doubt")
    granter = _granter(revision, known, source)
    may_grant, reason = _may_grant(granter, known)
    if not may_grant and _binds_itself_longer(revision, granter, known):
        may_grant, reason = True, "the committer keeps it up for longer"
    return Ruling(Review.ACCEPTED if may_grant else Review.SUGGESTED, reason)


def is_own_word(evidence: EvidenceStatement, known: Known, source: Source) -> bool:
    """The speaker, or where there is none the publisher, is the committer; so is whoever says "we did".

    "The company said", of what the company did: taken for its own word too, since nobody else is named.
    """
    if is_first_person(evidence.actor) or is_generic(evidence.speaker):
        return True
    speaker = meant_by(evidence.speaker or "we", None, source.publisher)
    return is_one_of(speaker, committer_names(known))


def _doubt(evidence: EvidenceStatement, effect: Effect, link: Link, source: Source) -> str | None:
    """Why no policy may decide, or None."""
    checks = (
        (not link.sure, "not clear which commitment it speaks of"),
        (evidence.hedged, "hedged"),
        (evidence.score < ACCEPT_SCORE, "the sentence itself is in doubt"),
        (effect is Effect.PARTLY_DONE, "done in part"),
        (evidence.speaker is None and source.publisher is None, "neither speaker nor publisher is known"),
        (not _is_bounded(evidence, source), "no bounds for when it happened"),
    )
    return next((reason for applies, reason in checks if applies), None)


def _is_bounded(evidence: EvidenceStatement, source: Source) -> bool:
    """It happened by some moment, and began no later than it was told."""
    begins = evidence.happened_earliest
    return evidence.met_deadline or begins is None or begins <= source.published.latest


def _granter(revision: RevisionStatement, known: Known, source: Source) -> str | None:
    """Who changes the terms; of "we" only that it is the committer can be told, from the publisher."""
    if not is_first_person(revision.granter):
        return revision.granter
    names = committer_names(known)
    return names[0] if is_one_of(source.publisher, names) else None


def _may_grant(granter: str | None, known: Known) -> tuple[bool, str]:
    if granter is None:
        return True, "reported as granted; by whom is not said"
    by_committer = _speaks_for_any(granter, committer_names(known))
    if known.kind not in _DEMANDED:
        return by_committer, "changed by the committer" if by_committer else "not the committer's own word"
    if by_committer:
        return False, "the committer cannot extend what it owes"
    if known.imposer is None or speaks_for(granter, known.imposer):
        return True, "granted by the one who demands it"
    return False, "granted by neither imposer nor counterparty"


def _binds_itself_longer(revision: RevisionStatement, granter: str | None, known: Known) -> bool:
    """To keep up, or to refrain from, something until later takes nothing from whoever demanded it."""
    return (
        granter is not None
        and known.mode is not Mode.ACHIEVE
        and revision.kind is RevisionKind.EXTENDED
        and _speaks_for_any(granter, committer_names(known))
    )


def _speaks_for_any(name: str, parties: Iterable[str | None]) -> bool:
    return any(speaks_for(name, party) for party in parties)
