"""Rules of evidence that speak of the commitment itself: met, missed, failed, refused, broken, expired."""

from __future__ import annotations

from tracker.commitments.frames.frame import words
from tracker.commitments.frames.grammar import child
from tracker.commitments.model import Effect
from tracker.commitments.statement_clauses import Clause
from tracker.commitments.statement_finds import (
    REFUSALS,
    TOLD,
    EvidenceRule,
    Example,
    Find,
    done_or_not,
    is_about,
    is_one_of,
    noun_after,
    of_clause,
)
from tracker.commitments.statement_verbs import Tense
from tracker.commitments.statement_words import (
    BINDINGS,
    DEADLINES,
    DEMANDS,
    HOSTILITIES,
    NOT_ACTS,
    PACTS,
    PEACE,
    TERMS,
)


def _met(clause: Clause) -> Find | None:
    wanted = DEADLINES | BINDINGS if clause.lemma in ("meet", "satisfy") else DEADLINES
    if not is_about(clause.patient, wanted):
        return None
    in_time = not clause.negated and is_one_of(clause.patient, DEADLINES)
    return of_clause(clause, done_or_not(clause), met_deadline=in_time)


MET = EvidenceRule(
    name="met the <deadline>",
    lemmas=words("meet beat make hit satisfy"),
    read=_met,
    score=0.9,
    examples=(
        Example("Monitors confirmed that Norland has met the withdrawal deadline.", Effect.DONE, "Norland",
                "meet the withdrawal deadline"),
        Example("The supplier did not meet its obligations.", Effect.NOT_DONE, "supplier",
                "meet its obligations"),
    ),
    near_misses=("Norland will meet the deadline.", "If Norland met the deadline, talks would follow."),
)  # fmt: skip


def _kept(clause: Clause) -> Find | None:
    if clause.lemma in ("comply", "abide", "adhere", "deliver", "follow", "make", "live"):
        noun = noun_after(clause.head, "with", "by", "to", "on")
    else:
        noun = clause.patient or noun_after(clause.head, "out")
    if not is_about(noun, BINDINGS) and not (clause.lemma == "comply" and noun is None):
        return None
    if clause.lemma == "make" and child(clause.head, "acomp", "dobj", "oprd") is None:
        return None
    return of_clause(clause, done_or_not(clause))


KEPT = EvidenceRule(
    name="kept the <promise>",
    lemmas=words(
        "fulfil fulfill honour honor keep discharge implement observe respect uphold carry comply "
        "abide adhere deliver follow make live"
    ),
    read=_kept,
    score=0.85,
    examples=(
        Example("Reports say the army has not complied with the ceasefire agreement.", Effect.NOT_DONE,
                "army", "comply with the ceasefire agreement"),
        Example("The ministry fulfilled its pledge.", Effect.DONE, "ministry", "fulfil its pledge"),
        Example("Today the government is following through on its promise.", Effect.DONE, "government",
                "follow through on its promise"),
    ),
    near_misses=("The ministry must comply with the order.", "The council vowed to honour the deal."),
    tenses=TOLD | {Tense.PROGRESSIVE},
)  # fmt: skip


def _missed(clause: Clause) -> Find | None:
    if clause.lemma == "let":
        return _let_pass(clause)
    if not is_one_of(clause.patient, DEADLINES):
        return None
    return of_clause(clause, Effect.DONE if clause.negated else Effect.NOT_DONE, met_deadline=clause.negated)


def _let_pass(clause: Clause) -> Find | None:
    """ "let the deadline pass"."""
    passing = child(clause.head, "ccomp", "xcomp")
    if passing is None or passing.lemma_ not in ("pass", "expire", "lapse", "slip"):
        return None
    subject = child(passing, "nsubj") or child(clause.head, "dobj")
    if not is_one_of(subject, DEADLINES) or clause.negated:
        return None
    return Find(Effect.NOT_DONE, passing, doer=clause.doer, theme=subject)


MISSED = EvidenceRule(
    name="missed the <deadline>",
    lemmas=words("miss blow ignore defy flout overrun overshoot let"),
    read=_missed,
    score=0.9,
    examples=(
        Example("The contractor missed the deadline.", Effect.NOT_DONE, "contractor", "miss the deadline"),
        Example("Norland let the ultimatum pass.", Effect.NOT_DONE, "Norland", "the ultimatum pass"),
    ),
    near_misses=("The contractor may miss the deadline.", "The contractor missed the train."),
)


def _failed(clause: Clause) -> Find | None:
    act = clause.complement
    if act is None or (clause.negated and clause.lemma in ("fail", "neglect", "omit")):
        return None
    good = clause.lemma == "manage" and not clause.negated
    return Find(Effect.DONE if good else Effect.NOT_DONE, act, doer=clause.doer)


FAILED = EvidenceRule(
    name="failed to <act>",
    lemmas=words("fail neglect omit manage"),
    read=_failed,
    score=0.85,
    examples=(
        Example("Norland failed to meet the deadline.", Effect.NOT_DONE, "Norland", "meet the deadline"),
        Example("The two sides fail to reach agreement on wages.", Effect.NOT_DONE, "two sides",
                "reach agreement on wages"),
        Example("The crew managed to reopen the bridge.", Effect.DONE, "crew", "reopen the bridge"),
    ),
    near_misses=("If Norland fails to reply, sanctions follow.", "The brakes failed."),
)  # fmt: skip


def _yet(clause: Clause) -> Find | None:
    if clause.complement is None or not any(c.lower_ == "yet" for c in clause.head.children):
        return None
    return Find(Effect.NOT_DONE, clause.complement, doer=clause.doer)


YET = EvidenceRule(
    name="has yet to <act>",
    lemmas=words("have be"),
    read=_yet,
    score=0.8,
    examples=(
        Example(
            "Iredia has yet to respond to the letter.", Effect.NOT_DONE, "Iredia", "respond to the letter"
        ),
    ),
    near_misses=("Iredia has to respond to the letter.",),
)


def _unable(clause: Clause) -> Find | None:
    state = child(clause.head, "acomp")
    act = child(state, "xcomp") if state is not None and state.lower_ in ("unable", "unwilling") else None
    if act is None or clause.negated:
        return None
    return Find(Effect.NOT_DONE, act, doer=clause.subject)


UNABLE = EvidenceRule(
    name="was unable to <act>",
    lemmas=frozenset({"be"}),
    read=_unable,
    score=0.75,
    examples=(
        Example("Negotiators were unable to reach a deal.", Effect.NOT_DONE, "Negotiators", "reach a deal"),
    ),
    near_misses=("Negotiators may be unable to reach a deal.", "Negotiators were unable and unwilling."),
)


def _refused(clause: Clause) -> Find | None:
    if clause.negated:
        return None
    act = clause.complement
    if act is not None and clause.lemma in ("refuse", "decline"):
        return None if act.lemma_ in _SPOKEN else Find(Effect.REFUSED, act, doer=clause.doer)
    if clause.lemma == "rule":
        return of_clause(clause, Effect.REFUSED) if clause.has_particle("out") and clause.patient else None
    if clause.lemma in ("turn", "vote") and not clause.has_particle("down"):
        return None
    return of_clause(clause, Effect.REFUSED) if is_one_of(clause.patient, DEMANDS | PACTS) else None


_SPOKEN = frozenset({"comment", "say", "elaborate", "discuss", "speculate", "answer", "identify", "name"})

REFUSED = EvidenceRule(
    name="refused to <act>",
    lemmas=words("refuse decline reject rebuff spurn dismiss snub veto rule turn vote"),
    read=_refused,
    score=0.85,
    examples=(
        Example(
            "Norland refused to hand over the archive.", Effect.REFUSED, "Norland", "hand over the archive"
        ),
        Example("Moravia rejected the demand on Sunday.", Effect.REFUSED, "Moravia", "reject the demand"),
        Example("The premier ruled out a retreat.", Effect.REFUSED, "premier", "rule out a retreat"),
    ),
    near_misses=(
        "The spokesman declined to comment.",
        "Moravia could reject the demand.",
        "The court ruled on the matter.",
    ),
    tenses=TOLD | {Tense.PROGRESSIVE},
)


def _will_not(clause: Clause) -> Find | None:
    ahead = clause.tense in (Tense.FUTURE, Tense.CONDITIONAL)
    own_word = clause.teller is not None or (
        clause.subject is not None and clause.subject.lower_ in ("i", "we")
    )
    if not (ahead and own_word and clause.negated) or clause.passive:
        return None
    if clause.lemma in NOT_ACTS or is_one_of(clause.patient, TERMS):
        return None
    return of_clause(clause, Effect.REFUSED)


WILL_NOT = EvidenceRule(
    name="says it will not <act>",
    lemmas=frozenset(),
    read=_will_not,
    score=0.65,
    examples=(
        Example(
            "The rebel leader says his forces will never surrender.",
            Effect.REFUSED,
            "his forces",
            "surrender",
        ),
    ),
    near_misses=(
        "Prices will not rise.",
        "The council says it will not extend the deadline.",
        "The rebel leader says his forces will surrender.",
    ),
    tenses=REFUSALS,
)


def _breached(clause: Clause) -> Find | None:
    noun = clause.patient or noun_after(clause.head, "on", "of", "from")
    return of_clause(clause, Effect.BREACHED) if is_about(noun, PEACE) and not clause.negated else None


BREACHED = EvidenceRule(
    name="violated the <truce>",
    lemmas=words("violate breach break flout contravene infringe renege"),
    read=_breached,
    score=0.85,
    examples=(
        Example(
            "The militia violated the ceasefire on Monday.",
            Effect.BREACHED,
            "militia",
            "violate the ceasefire",
        ),
    ),
    near_misses=("The militia has not violated the ceasefire.", "The militia broke the fence."),
)


def _resumed(clause: Clause) -> Find | None:
    if clause.negated or not is_one_of(clause.patient, HOSTILITIES):
        return None
    return of_clause(clause, Effect.BREACHED)


RESUMED = EvidenceRule(
    name="resumed <hostilities>",
    lemmas=words("resume restart renew"),
    read=_resumed,
    score=0.75,
    examples=(
        Example("Norland resumed strikes on the port on Sunday.", Effect.BREACHED, "Norland",
                "resume strikes on the port"),
    ),
    near_misses=("Norland threatened to resume strikes.",),
)  # fmt: skip
