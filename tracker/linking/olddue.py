"""The dates that a revision names, counted from the old deadline where it says so (Time 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.commitments.model import RevisionStatement
from tracker.linking.model import Ruling
from tracker.status.model import Review


@dataclass(frozen=True, slots=True)
class Dates:
    """The interval after a revision; all None where it names none. `unresolved` says that it counts from
    an old deadline that is not known."""

    earliest: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    due_inclusive: bool = False
    grain: str | None = None
    unresolved: bool = False

    def review_of(self, ruling: Ruling) -> Review:
        """A change whose date nobody can tell waits for a person."""
        return Review.SUGGESTED if self.unresolved else ruling.review


def redate(statement: RevisionStatement) -> Dates:
    """The dates that `statement` gives."""
    if statement.counts_from_old_due:
        return Dates(unresolved=True)
    return Dates(
        statement.earliest,
        statement.due,
        statement.due_earliest,
        statement.due_inclusive,
        statement.grain,
    )
