"""What a rule of revision is and gives, and the questions its patterns ask of a clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.commitments.frames.grammar import child, is_infinitive
from tracker.commitments.model import RevisionKind
from tracker.commitments.statement_clauses import Clause
from tracker.commitments.statement_verbs import OVER, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

ENACTED = OVER | {Tense.PRESENT, Tense.PROGRESSIVE}  # "is extending the pause" enacts it
ANNOUNCED = ENACTED | {Tense.FUTURE, Tense.CONDITIONAL}  # and so does "will be extended", from a granter


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule read: the kind of change, who makes it, for whom, and the noun that is changed.

    `holder` is the word whose times are the new ones. `needs_time` says that without a time it is no
    revision ("gave Moscow another chance").
    """

    kind: RevisionKind
    holder: Token
    granter: Token | None = None
    committer: Token | None = None
    thing: Token | None = None
    act: Token | None = None
    needs_time: bool = False


@dataclass(frozen=True, slots=True)
class ChangeExample:
    """A text read as news of 2025-08-12, with the revision that must be found in it.

    `due` is the local day of the last moment in time, None where none is named; `moved_by` says that it
    counts from the old due.
    """

    text: str
    kind: RevisionKind
    granter: str | None
    committer: str | None = None
    due: str | None = None
    moved_by: bool = False


@dataclass(frozen=True, slots=True)
class RevisionRule:
    """One way of changing a deadline or its terms.

    `lemmas` are the verbs it looks at. Near-misses give no revision by any rule.
    """

    name: str
    lemmas: frozenset[str]
    read: Callable[[Clause], Change | None]
    score: float
    examples: tuple[ChangeExample, ...]
    near_misses: tuple[str, ...] = ()
    tenses: frozenset[Tense] = ENACTED

    def applies(self, clause: Clause) -> bool:
        return clause.lemma in self.lemmas and clause.tense in self.tenses


def changed(clause: Clause, kind: RevisionKind, thing: Token | None, *, needs_time: bool = False) -> Change:
    return Change(
        kind,
        clause.head,
        granter=clause.doer,
        committer=party_of(thing),
        thing=thing,
        act=act_of(thing),
        needs_time=needs_time,
    )


def party_of(thing: Token | None) -> Token | None:
    """Who is bound by a deadline: its owner, or the one it is set for ("Iredia's deadline", "for Iredia")."""
    if thing is None:
        return None
    owner = child(thing, "poss")
    if owner is not None and owner.pos_ == "PROPN":
        return owner
    for preposition in thing.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("for", "on", "to"):
            noun = child(preposition, "pobj")
            if noun is not None and noun.pos_ == "PROPN":
                return noun
    return None


def act_of(thing: Token | None) -> Token | None:
    """The act that a deadline is set for: "the deadline to respond", "the deadline for Iredia to respond"."""
    if thing is None:
        return None
    holders = [thing, *(noun for prep in thing.children if prep.dep_ == "prep" for noun in prep.children)]
    for holder in holders:
        for each in holder.children:
            if each.dep_ in _CLAUSES and is_infinitive(each):
                return each
    return None


_CLAUSES = frozenset({"acl", "relcl", "advcl", "xcomp", "ccomp"})
