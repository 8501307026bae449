"""Rules of evidence that tell what came over a deadline, a measure or a deal, with nobody acting."""

from __future__ import annotations

from tracker.commitments.frames.frame import words
from tracker.commitments.frames.grammar import child
from tracker.commitments.model import Effect
from tracker.commitments.statement_clauses import Clause
from tracker.commitments.statement_finds import (
    TOLD,
    EvidenceRule,
    Example,
    Find,
    done_or_not,
    is_one_of,
    noun_after,
    of_theme,
)
from tracker.commitments.statement_verbs import Tense
from tracker.commitments.statement_words import DEADLINES, DEMANDS, PEACE, RUNNING


def _expired(clause: Clause) -> Find | None:
    ends = frozenset({"deadline", "ultimatum", "cutoff", "period", "window", "grace"})
    nouns = RUNNING if clause.lemma in ("expire", "lapse", "elapse") else ends
    if clause.negated or not is_one_of(clause.subject, nouns):
        return None
    return of_theme(clause, Effect.EXPIRED)


EXPIRED = EvidenceRule(
    name="the <deadline> expired",
    lemmas=words("expire lapse elapse pass run"),
    read=_expired,
    score=0.85,
    examples=(Example("The ultimatum expired on Friday.", Effect.EXPIRED, None, "the ultimatum expire"),),
    near_misses=("The ultimatum expires on Friday 15 August.", "The bill passed."),
)


def _took_effect(clause: Clause) -> Find | None:
    into = noun_after(clause.head, "into", "in")
    in_force = is_one_of(into, frozenset({"force", "effect"}))
    effect = clause.lemma == "take" and is_one_of(child(clause.head, "dobj"), frozenset({"effect"}))
    live = clause.lemma == "go" and any(c.lower_ == "live" for c in clause.head.children)
    return of_theme(clause, done_or_not(clause)) if in_force or effect or live else None


TOOK_EFFECT = EvidenceRule(
    name="<measure> took effect",
    lemmas=words("take come enter go"),
    read=_took_effect,
    score=0.8,
    examples=(
        Example("The sanctions took effect on Friday.", Effect.DONE, None, "the sanctions take effect"),
        Example("The ban has not come into force.", Effect.NOT_DONE, None, "the ban come into force"),
    ),
    near_misses=("The sanctions will take effect on Friday.", "The sanctions take effect on 1 September."),
)


def _fell_through(clause: Clause) -> Find | None:
    gone = clause.lemma == "collapse" or clause.has_particle("through", "apart")
    nouns = DEMANDS | PEACE | {"talk", "negotiation", "summit", "meeting", "sale", "merger"}
    return of_theme(clause, Effect.RULED_OUT) if gone and is_one_of(clause.subject, nouns) else None


FELL_THROUGH = EvidenceRule(
    name="the <deal> fell through",
    lemmas=words("fall collapse"),
    read=_fell_through,
    score=0.65,
    examples=(
        Example("The merger fell through on Thursday.", Effect.RULED_OUT, None, "the merger fall through"),
    ),
    near_misses=("The talks could collapse.", "The roof collapsed."),
)


def _after_expiry(clause: Clause) -> Find | None:
    """ "following the expiry of the ultimatum": told in passing, beside what the clause tells."""
    for preposition in ("following", "after", "upon", "since", "with"):
        noun = noun_after(clause.head, preposition)
        if is_one_of(noun, _EXPIRIES) and noun is not None and is_one_of(noun_after(noun, "of"), RUNNING):
            return Find(Effect.EXPIRED, noun)
    return None


_EXPIRIES = words("expiration expiry lapse passing end")

AFTER_EXPIRY = EvidenceRule(
    name="after the expiry of the <deadline>",
    lemmas=frozenset(),
    read=_after_expiry,
    score=0.75,
    examples=(
        Example("The army moved in after the expiry of the ultimatum to the rebels.", Effect.EXPIRED, None,
                "expiry of the ultimatum to the rebels"),
    ),
    near_misses=("The army will move in after the expiry of the ultimatum.",),
)  # fmt: skip


def _past_deadline(clause: Clause) -> Find | None:
    noun = noun_after(clause.head, "past", "beyond")
    return Find(Effect.EXPIRED, noun) if noun is not None and is_one_of(noun, DEADLINES) else None


PAST_DEADLINE = EvidenceRule(
    name="goes on past the <deadline>",
    lemmas=words("continue go drag run last stretch remain stay"),
    read=_past_deadline,
    score=0.75,
    examples=(Example("The talks continue past the deadline.", Effect.EXPIRED, None, "deadline"),),
    near_misses=("The talks may continue past the deadline.",),
    tenses=TOLD | {Tense.PROGRESSIVE},
)
