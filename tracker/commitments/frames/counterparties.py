"""The two sides of a paper: who owes what the other is owed.

A creditor as the subject ("Licensor shall receive the fee") is not the committer, nor is whom a passive
pays ("the fee shall be paid to Licensor"): where a paper has two sides, the other one is.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from tracker.commitments.document import ParsedDocument
from tracker.commitments.frames.find import Find
from tracker.commitments.frames.grammar import agent_of, child, children, is_passive
from tracker.commitments.frames.parties import Party, phrase_of

_NAMED = re.compile(r"\((?:the |each,? an? |hereinafter,? )?[\"“](?P<name>[A-Z][\w&. -]{1,40})[\"”]\)")
_BOUND = re.compile(
    r"\b(?:the |The )?(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})\s+(?:shall|agrees to|will)\b"
)
_NO_SIDE = re.compile(
    r"(?:Agreement|Amendment|Date|Term|Fee|Services?|Products?|Site|Section|Event|Party|Parties|Period|Payment|Notice"
    r"|Content|Work|Premises|Property|Franchise|Order|Closing|Exhibit|Schedule|Such|This|Any|All|Each|Neither|Either"
    r"|It|They|We|You|He|She)s?$"
)
_OWED = frozenset("receive get collect earn recover".split())
_OWED_PASSIVE = frozenset("pay reimburse compensate credit entitle refund indemnify notify invoice".split())


def sides_of(doc: ParsedDocument) -> tuple[str, ...]:
    """The two parties that a contract's own words define or bind; empty where it has not exactly two."""
    return _sides(doc.text) if doc.genre == "contract" else ()


@lru_cache(maxsize=8)
def _sides(text: str) -> tuple[str, ...]:
    bound = Counter(match["name"] for match in _BOUND.finditer(text) if not _NO_SIDE.search(match["name"]))
    defined = {match["name"] for match in _NAMED.finditer(text)}
    sides = [name for name, _ in bound.most_common() if name in defined] or list(bound)
    return tuple(sides) if len(sides) == 2 else ()


def debtor(find: Find) -> Party | None:
    """The side that owes, where the find's grammar names the side that is owed."""
    sides = sides_of(find.doc)
    owed = _owed(find) if sides else None
    if owed is None:
        return None
    others = [side for side in sides if side.lower() != owed.lower().removeprefix("the ")]
    return Party(others[0], inferred=True) if len(others) == 1 else None


def _owed(find: Find) -> str | None:
    head = find.frame.head
    if head.lemma_ in _OWED and not is_passive(head) and find.committer is not None:
        return find.committer.name
    if not is_passive(head) or agent_of(head) is not None:
        return None
    subject = child(head, "nsubjpass")
    if subject is not None and head.lemma_ in _OWED_PASSIVE and subject.pos_ == "PROPN":
        return phrase_of(subject)
    recipients = (
        child(prep, "pobj", "dative") for prep in children(head, "prep", "dative") if prep.lower_ == "to"
    )
    return next((phrase_of(noun) for noun in recipients if noun is not None), None)
