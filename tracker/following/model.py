"""What following takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from tracker.commitments.model import Commitment
from tracker.status.basis import Status
from tracker.status.model import Verdict


@dataclass(frozen=True, slots=True)
class Document:
    """A text to follow commitments in. `published_at` is a date or an instant, read in `timezone`."""

    id: str
    text: str
    published_at: Any
    timezone: str = "UTC"
    publisher: str | None = None
    genre: str | None = None


class Role(StrEnum):
    """What a mention does for the commitment it belongs to."""

    FIRST = "first"
    SIGHTING = "sighting"
    REVISION = "revision"
    EVIDENCE_FOR = "evidence_for"
    EVIDENCE_AGAINST = "evidence_against"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a document speaks of a commitment, as what, and why it is taken to.

    `new_due` is set where it changes or better states the deadline. `accepted` is False for what waits for
    a person.
    """

    document_id: str
    start_char: int
    end_char: int
    role: Role
    new_due: datetime | None
    accepted: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """One commitment over all documents: its best telling, every mention of it, and the verdict."""

    id: str
    commitment: Commitment
    mentions: tuple[Mention, ...]
    verdict: Verdict

    @property
    def due(self) -> datetime | None:
        """The deadline in force, after all revisions."""
        return self.verdict.terms.due

    @property
    def status(self) -> Status:
        return self.verdict.status
