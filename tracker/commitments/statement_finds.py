"""What a rule of evidence is and gives, and the questions its patterns ask of a clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.commitments.frames.grammar import child
from tracker.commitments.model import Effect
from tracker.commitments.statement_clauses import Clause
from tracker.commitments.statement_verbs import OVER, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

TOLD = OVER | {Tense.PRESENT}  # news tells what happened in the present tense too
REFUSALS = TOLD | {Tense.PROGRESSIVE, Tense.FUTURE, Tense.CONDITIONAL}


@dataclass(frozen=True, slots=True)
class Find:
    """What a rule read in a clause: the act's word, who did it, and what became of it.

    `patient` is the subject of a passive, `theme` a subject that is no actor ("sanctions took effect");
    either belongs to the action's words. `verb` stands for the act's own word where that only tells of it
    ("announced an agreement": reach).
    """

    effect: Effect
    act: Token
    doer: Token | None = None
    patient: Token | None = None
    theme: Token | None = None
    met_deadline: bool = False
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text read as news of 2025-08-12, with the statement that must be found in it."""

    text: str
    effect: Effect
    actor: str | None
    action: str


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """One way of saying what became of a commitment.

    `lemmas` are the verbs it looks at, empty for all; `tenses` those in which it counts. `score` is how
    sure the words are, before hedging, tense and time raise or lower it. Near-misses give no statement
    at all, by any rule.
    """

    name: str
    lemmas: frozenset[str]
    read: Callable[[Clause], Find | None]
    score: float
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...] = ()
    tenses: frozenset[Tense] = TOLD

    def applies(self, clause: Clause) -> bool:
        return clause.tense in self.tenses and (not self.lemmas or clause.lemma in self.lemmas)


def is_one_of(token: Token | None, nouns: frozenset[str]) -> bool:
    return token is not None and token.lemma_.lower() in nouns


def is_about(thing: Token | None, nouns: frozenset[str]) -> bool:
    """The noun itself, or what a share of it is taken of: "all of its obligations", "25 % of tariffs"."""
    if is_one_of(thing, nouns):
        return True
    of = child(thing, "prep") if thing is not None else None
    return of is not None and of.lower_ == "of" and is_one_of(child(of, "pobj"), nouns)


def noun_after(head: Token, *prepositions: str) -> Token | None:
    """The noun after a preposition of the verb, or of its particle: "followed through on its promise"."""
    for each in head.children:
        if each.dep_ not in ("prep", "prt", "advmod", "dative"):
            continue
        if each.lower_ in prepositions:
            noun = child(each, "pobj")
            if noun is not None:
                return noun
        deeper = next((c for c in each.children if c.dep_ == "prep" and c.lower_ in prepositions), None)
        if deeper is not None:
            return child(deeper, "pobj")
    return None


def done_or_not(clause: Clause) -> Effect:
    return Effect.NOT_DONE if clause.negated else Effect.DONE


def of_clause(clause: Clause, effect: Effect, *, met_deadline: bool = False) -> Find:
    """The clause's own verb is the act."""
    return Find(
        effect,
        clause.head,
        doer=clause.doer,
        patient=clause.subject if clause.passive else None,
        met_deadline=met_deadline,
    )


def of_theme(clause: Clause, effect: Effect) -> Find:
    """The clause tells what came over its subject; nobody is named as acting."""
    return Find(effect, clause.head, theme=clause.subject)
