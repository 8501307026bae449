"""Words to commitments: who must do what by when, and what later texts say became of it.

`extract` gives the commitments of a text; `read` adds statements of outcome, revisions and events.
The parser is loaded at the first call, not at import.
"""

from __future__ import annotations

from tracker.commitments.extraction import EXTRACTOR, extract, read
from tracker.commitments.model import (
    Commitment,
    ConditionType,
    Effect,
    EventDefinition,
    EvidenceStatement,
    Kind,
    Mode,
    Reading,
    RevisionKind,
    RevisionStatement,
)

__all__ = [
    "EXTRACTOR",
    "Commitment",
    "ConditionType",
    "Effect",
    "EventDefinition",
    "EvidenceStatement",
    "Kind",
    "Mode",
    "Reading",
    "RevisionKind",
    "RevisionStatement",
    "extract",
    "read",
]
