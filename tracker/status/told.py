"""Evidence with its span worked out: what was told, and when that happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tracker.commitments.model import Effect
from tracker.status.model import EvidenceFact, Facts, Review, Terms
from tracker.status.terms import limit_of
from tracker.status.timing import Place, Span, place, span_of


@dataclass(frozen=True, slots=True)
class Told:
    """An evidence fact and the span in which what it tells happened."""

    fact: EvidenceFact
    span: Span

    def place(self, terms: Terms) -> Place:
        """Where it lies, seen from the due in `terms`; an open end has no late."""
        limit = limit_of(terms)
        if limit is None or self.fact.met_deadline:
            return Place.BEFORE
        return place(self.span, limit)

    def said_after_due(self, terms: Terms) -> bool:
        """It was published when `due` had passed, or may have been."""
        return terms.due is not None and self.fact.said_latest > terms.due

    @property
    def order(self) -> tuple[datetime, datetime, str]:
        """The earliest certain one first; ids only break ties, so order of arrival never matters."""
        return (self.span.latest, self.span.earliest, self.fact.id)


def tell(facts: Facts) -> tuple[Told, ...]:
    """Every evidence fact that was not rejected, in the order in which things happened."""
    told = (Told(fact, span_of(fact, _known_undone(fact, facts))) for fact in facts.evidence if _counts(fact))
    return tuple(sorted(told, key=lambda one: one.order))


def after_making(told: Iterable[Told], terms: Terms) -> tuple[Told, ...]:
    """Accepted evidence of what happened after the commitment was made (Status 4)."""
    return tuple(
        one for one in told if one.fact.review is Review.ACCEPTED and not happened_before_made(one, terms)
    )


def happened_before_made(one: Told, terms: Terms) -> bool:
    return one.span.over_by(terms.made_at) and not one.fact.met_deadline


def _counts(fact: EvidenceFact) -> bool:
    return fact.review is not Review.REJECTED


def _known_undone(fact: EvidenceFact, facts: Facts) -> datetime:
    """The last moment before `fact` was told at which the act was known to be still undone.

    A text that still reports the deadline as open counts only before `due`: after it, old news is retold.
    """
    terms = facts.terms
    open_reports = [at for at in terms.sighted_at if terms.due is None or at < terms.due]
    not_done = [
        other.said_earliest
        for other in facts.evidence
        if other.effect is Effect.NOT_DONE and other.review is Review.ACCEPTED
    ]
    earlier = [at for at in (*open_reports, *not_done) if at < fact.said_earliest]
    return max([terms.made_at, *earlier])
