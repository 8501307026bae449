"""Where a commitment stands: `judge` draws the verdict, `transitions` tells the steps between two.

Pure: no clock, no store. The rules are those that the design numbers `Status 1` to `Status 9`.
"""

from tracker.status.basis import SENTENCES, Basis, Status
from tracker.status.decisions import mark_met
from tracker.status.judge import judge
from tracker.status.model import (
    REMINDERS,
    Decision,
    DecisionKind,
    EvidenceFact,
    Flag,
    Review,
    RevisionFact,
    Suggestion,
    Terms,
    Verdict,
    Waits,
)
from tracker.status.terms import terms_of
from tracker.status.transitions import ANNOUNCED, Change, ChangeKind, transitions

__all__ = [
    "ANNOUNCED",
    "REMINDERS",
    "SENTENCES",
    "Basis",
    "Change",
    "ChangeKind",
    "Decision",
    "DecisionKind",
    "EvidenceFact",
    "Flag",
    "Review",
    "RevisionFact",
    "Status",
    "Suggestion",
    "Terms",
    "Verdict",
    "Waits",
    "judge",
    "mark_met",
    "terms_of",
    "transitions",
]
