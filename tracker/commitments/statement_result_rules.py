"""Rules of evidence that tell a state: complete, out, closed, unpaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.commitments.frames.frame import words
from tracker.commitments.frames.grammar import child
from tracker.commitments.model import Effect
from tracker.commitments.statement_clauses import Clause
from tracker.commitments.statement_finds import (
    EvidenceRule,
    Example,
    Find,
    done_or_not,
    of_clause,
    of_theme,
)
from tracker.commitments.statement_verbs import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_RESULTS = words(
    "complete done finished over ready live available out final operational effective public up open closed"
)
_FAILINGS = frozenset(
    {"unpaid", "outstanding", "incomplete", "overdue", "undone", "unfinished", "unresolved", "late"}
)


def _in_state(clause: Clause) -> Find | None:
    state = _state(clause.head)
    if state is None or clause.subject is None or clause.subject.pos_ not in ("NOUN", "PROPN"):
        return None
    if state.lower_ in _FAILINGS and not clause.negated:
        return of_theme(clause, Effect.NOT_DONE)
    good = state.lower_ in _RESULTS and clause.lemma == "be" and not _needs_more(state)
    return of_theme(clause, done_or_not(clause)) if good else None


def _needs_more(state: Token) -> bool:
    """ "ready to die", "open to talks": no result, but an attitude."""
    return any(
        c.dep_ == "xcomp" or (c.dep_ == "prep" and c.lower_ in ("to", "with", "of", "about"))
        for c in state.children
    )


def _state(head: Token) -> Token | None:
    """The adjective or adverb after "is", or the noun of "is in place"."""
    plain = child(head, "acomp", "oprd")
    if plain is not None:
        return plain
    return next(
        (c for c in head.children if c.dep_ in ("advmod", "prt", "prep") and c.lower_ in _RESULTS), None
    )


IN_STATE = EvidenceRule(
    name="<work> is complete",
    lemmas=words("be remain"),
    read=_in_state,
    score=0.6,
    examples=(
        Example("The migration is complete.", Effect.DONE, None, "the migration be complete"),
        Example("The fine remains unpaid.", Effect.NOT_DONE, None, "the fine remain unpaid"),
    ),
    near_misses=("The migration will be complete in May.", "The beach is beautiful."),
    tenses=frozenset({Tense.PRESENT, Tense.PAST}),
)


_RESULTING = words(
    "approve cancel close complete confirm deliver deploy fix merge pay publish release resolve settle "
    "ship sign submit upload file accept adopt ratify award"
)


def _is_done(clause: Clause) -> Find | None:
    if not clause.passive or clause.subject is None or clause.subject.pos_ not in ("NOUN", "PROPN"):
        return None
    return of_clause(clause, done_or_not(clause))


IS_DONE = EvidenceRule(
    name="<work> is closed",
    lemmas=_RESULTING,
    read=_is_done,
    score=0.6,
    examples=(
        Example("The Harbour Committee is confirmed.", Effect.DONE, None, "confirm the Harbour Committee"),
        Example("The invoice is not paid.", Effect.NOT_DONE, None, "pay the invoice"),
    ),
    near_misses=("The invoice is to be paid.", "Invoices are usually paid in May."),
    tenses=frozenset({Tense.PRESENT}),
)


def _have_out(clause: Clause) -> Find | None:
    patient = child(clause.head, "dobj") or next(
        (c for c in clause.head.children for c in c.children if c.dep_ == "nsubj"), None
    )
    out = any(c.lower_ in ("out", "ready", "done", "finished", "live") for c in clause.head.children) or any(
        c.lower_ in ("ready", "done", "out") for k in clause.head.children for c in k.children
    )
    if patient is None or not out or clause.negated:
        return None
    return of_clause(clause, Effect.DONE)


HAVE_OUT = EvidenceRule(
    name="have <work> out",
    lemmas=words("have"),
    read=_have_out,
    score=0.6,
    examples=(Example("We have the newsletter out.", Effect.DONE, None, "have the newsletter out"),),
    near_misses=("We have the newsletter to thank.", "We will have the newsletter out."),
    tenses=frozenset({Tense.PRESENT}),
)
