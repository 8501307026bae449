"""Links of revisions: does a statement of changed terms speak of this commitment?"""

from __future__ import annotations

from tracker.commitments.model import RevisionStatement
from tracker.linking.actions import act_of, best_likeness
from tracker.linking.fitting import (
    POINTED_AT,
    UNDECIDED,
    is_at_hand,
    named_stems,
    says_too_little,
    score,
    time_fit,
)
from tracker.linking.model import Known, Link, Source
from tracker.linking.names import same_party, speaks_for
from tracker.linking.parties import party_likeness


def revision_link(statement: RevisionStatement, known: Known, source: Source) -> Link | None:
    """The link to a commitment whose terms it says were changed; not yet sure."""
    party = _party_likeness(statement, known)
    if party < UNDECIDED:
        return None
    action = _action_likeness(statement.action or "", known, source, party)
    if says_too_little(party, action):
        return None
    time = time_fit(source.published.earliest, known)
    reasons = (f"parties {party:.2f}", f"action {action:.2f}", f"time {time:.2f}")
    return Link(known.id, score(party, action, time), False, reasons)


def _party_likeness(statement: RevisionStatement, known: Known) -> float:
    """How well the parties fit that the sentence names. Whose deadline it is decides; only where that is not
    said, who grants it does."""
    bound = party_likeness(statement.committer, known)
    return bound if bound != UNDECIDED else max(bound, _granter_likeness(statement.granter, known))


def _granter_likeness(granter: str | None, known: Known) -> float:
    """How well the granter fits the imposer, or the committer of its own word."""
    if speaks_for(granter, known.imposer):
        return 1.0
    return max(same_party(granter, known.imposer), party_likeness(granter, known))


def _action_likeness(action: str, known: Known, source: Source, party: float) -> float:
    """ "The deadline" was extended: whichever is at hand; else the act that is named."""
    if act_of(action).telling <= named_stems(known):
        return POINTED_AT if is_at_hand(known, source, party) else 0.0
    return best_likeness(action, known.acts)
