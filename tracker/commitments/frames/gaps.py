"""Committers and acts that the sentence leaves open but the document fills.

A passive names nobody; the same act elsewhere in the document often does, or the kind of paper does.
What is filled here is always flagged as inferred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.commitments.document import ParsedDocument
from tracker.commitments.frames.counterparties import debtor
from tracker.commitments.frames.find import Find
from tracker.commitments.frames.parties import Party

_ACT_OF_NOUN = {
    "payment": "pay", "fee": "pay", "rent": "pay", "invoice": "pay", "report": "report", "notice": "notify",
    "delivery": "deliver", "submission": "submit", "nomination": "nominate", "response": "respond",
    "reply": "reply", "comment": "comment", "bid": "bid", "filing": "file",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """Who delivers a thing by the nature of the paper: offers come from offerors."""

    things: re.Pattern[str]
    who: tuple[str, ...]  # the first that the text itself uses


ROLES = (
    Role(re.compile(r"\b(?:offer|quotation|proposal|question)s?\b", re.I), ("Offerors", "Bidders")),
    Role(re.compile(r"\b(?:bid|tender)s?\b", re.I), ("Bidders", "Tenderers", "Offerors")),
    Role(re.compile(r"\bapplications?\b", re.I), ("Applicants",)),
    Role(re.compile(r"\b(?:comment|submission)s?\b", re.I), ("Commenters", "Interested parties", "Offerors")),
    Role(re.compile(r"\b(?:response|opposition|objection|brief|discovery)s?\b", re.I), ("the parties",)),
    Role(re.compile(r"\bnominations?\b", re.I), ("candidates", "nominators")),
)  # fmt: skip


_LIKELY = 0.5
_PLAIN = 1.5
"""Prior of the rules that bind without doubt (shall, must, ordered): only they name whom a passive means."""


def fill_gaps(doc: ParsedDocument, finds: list[Find]) -> None:
    """Name committers where only the document as a whole does, and acts of bare deadlines."""
    for place, find in enumerate(finds):
        if find.frame.nominal and not find.action:
            stated = find.frame.rule == "the deadline is <time>"
            find.action = (_act_before(find, finds[:place]) if stated else None) or "meet the deadline"
            find.flags.append("act inferred")
        if find.time is None:
            continue
        owes = debtor(find)
        if owes is not None:
            find.committer = owes
        elif find.committer is None:
            find.committer = _bound_to_the_same(find, finds) or _by_role(find, doc)


def _act_before(deadline: Find, earlier: list[Find]) -> str | None:
    """What a bare "the deadline is Friday" is for: the duty of the sentence just before, if it has one."""
    for find in reversed(earlier):
        if deadline.sentence.index - find.sentence.index > 1:
            return None
        if not find.frame.nominal and find.frame.prior >= _LIKELY:
            return find.action
    return None


def _bound_to_the_same(find: Find, finds: list[Find]) -> Party | None:
    """The one party that the document binds to the same act."""
    act = _act_word(find)
    named = [
        other.committer.name
        for other in finds
        if other is not find
        and other.committer is not None
        and other.committer.resolved
        and _act_word(other) == act
    ]
    return (
        Party(named[0], inferred=True)
        if named and len({name.lower().removeprefix("the ") for name in named}) == 1
        else None
    )


def _binds_by_name(find: Find) -> bool:
    return find.committer is not None and find.committer.resolved and find.frame.prior >= _PLAIN


def _act_word(find: Find) -> str:
    return _ACT_OF_NOUN.get(find.head, find.head)


def _by_role(find: Find, doc: ParsedDocument) -> Party | None:
    for role in ROLES:
        if role.things.search(find.action):
            for name in role.who:
                if re.search(rf"\b{re.escape(name)}\b", doc.text, re.I):
                    return Party(name, inferred=True)
    return None
