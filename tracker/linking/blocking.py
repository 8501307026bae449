"""Keys under which the store looks up what a mention or statement may speak of.

A stored commitment is found when it shares at least one key with what was read. Keys are plain strings:
`who:russia` (its committer), `by:trump` (its imposer), `do:troop` (its action, where few words say much).
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.commitments.model import Commitment, EvidenceStatement, Reading, RevisionStatement
from tracker.linking.actions import action_keys
from tracker.linking.model import Known
from tracker.linking.names import party_keys


def blocking_keys(item: Commitment | Known | EvidenceStatement | RevisionStatement) -> set[str]:
    """The keys of one commitment, mention or statement."""
    if isinstance(item, EvidenceStatement):
        return _keys((item.actor,), (), item.action)
    if isinstance(item, RevisionStatement):
        return _keys((item.committer, item.granter), (item.granter, item.committer), item.action)
    aliases = item.aliases if isinstance(item, Known) else ()
    return _keys((item.committer, *aliases), (item.imposer,), item.action) | _escape_keys(item)


def lookup_keys(reading: Reading) -> set[str]:
    """All keys under which anything in a reading may be found."""
    found: set[str] = set()
    for items in (reading.commitments, reading.evidence, reading.revisions):
        found.update(*(blocking_keys(item) for item in items))
    return found


def _keys(committers: Iterable[str | None], imposers: Iterable[str | None], action: str | None) -> set[str]:
    keys = {f"who:{key}" for name in committers for key in party_keys(name)}
    keys |= {f"by:{key}" for name in imposers for key in party_keys(name)}
    return keys | {f"do:{key}" for key in action_keys(action or "")}


def _escape_keys(item: Commitment | Known) -> set[str]:
    """What would lift it is looked up by its own words: evidence of it speaks of another act."""
    return {f"do:{key}" for key in action_keys(item.condition or "")}
