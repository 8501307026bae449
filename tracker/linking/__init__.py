"""One commitment over many documents: same or new, and what later statements say of it.

Pure: no clock, no store. `plan` decides what becomes of a reading; the store looks up `Known` commitments
by `lookup_keys`, and applies the plan in one transaction.
"""

from tracker.linking.accepting import accept, granted
from tracker.linking.blocking import blocking_keys, lookup_keys
from tracker.linking.mentions import Match, match_commitment
from tracker.linking.model import (
    Known,
    Link,
    NewCommitment,
    NewEvidence,
    NewPointer,
    NewRevision,
    NewSighting,
    Plan,
    Restates,
    Ruling,
    Sighting,
    Source,
    known_of,
)
from tracker.linking.plan import foremost, plan, plan_statements
from tracker.linking.statements import match_statement

__all__ = [
    "Known",
    "Link",
    "Match",
    "NewCommitment",
    "NewEvidence",
    "NewPointer",
    "NewRevision",
    "NewSighting",
    "Plan",
    "Restates",
    "Ruling",
    "Sighting",
    "Source",
    "accept",
    "blocking_keys",
    "foremost",
    "granted",
    "known_of",
    "lookup_keys",
    "match_commitment",
    "match_statement",
    "plan",
    "plan_statements",
]
