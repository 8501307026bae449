"""Rules of evidence that tell an act itself, whatever it was promised for: signed, begun, out, not paid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.commitments.frames.frame import words
from tracker.commitments.model import Effect
from tracker.commitments.statement_clauses import Clause
from tracker.commitments.statement_finds import (
    EvidenceRule,
    Example,
    Find,
    done_or_not,
    is_one_of,
    noun_after,
    of_clause,
    of_theme,
)
from tracker.commitments.statement_words import (
    DONE_AT_THE_END,
    HAPPENING,
    NEARLY,
    NOT_ACTS,
    PACTS,
    PARTS,
    SOME,
    STARTING,
    TERMS,
)

if TYPE_CHECKING:
    pass


def _begun(clause: Clause) -> Find | None:
    inner, patient = clause.complement, clause.patient
    if clause.negated:
        return of_clause(clause, Effect.NOT_DONE) if patient is not None else None
    if inner is not None and patient is None:
        return Find(Effect.PARTLY_DONE, inner, doer=clause.doer)
    if patient is None:
        return of_theme(clause, Effect.DONE) if clause.subject is not None else None
    half = is_one_of(patient, DONE_AT_THE_END)
    return of_clause(clause, Effect.PARTLY_DONE if half else Effect.DONE)


BEGUN = EvidenceRule(
    name="began <act>",
    lemmas=STARTING,
    read=_begun,
    score=0.65,
    examples=(
        Example("Norland has begun the withdrawal of its troops.", Effect.PARTLY_DONE, "Norland",
                "begin the withdrawal of its troops"),
        Example("Dock workers began a strike on Monday.", Effect.DONE, "Dock workers", "begin a strike"),
        Example("The agency started returning the files.", Effect.PARTLY_DONE, "agency", "return the files"),
    ),
    near_misses=("Dock workers will begin a strike on Monday.",),
)  # fmt: skip


def _agreed(clause: Clause) -> Find | None:
    if not is_one_of(clause.patient, PACTS):
        return None
    find = of_clause(clause, done_or_not(clause))
    return replace(find, verb="reach") if clause.lemma == "announce" else find


AGREED = EvidenceRule(
    name="reached <agreement>",
    lemmas=words("reach strike sign seal conclude clinch announce secure finalize finalise ratify approve"),
    read=_agreed,
    score=0.75,
    examples=(
        Example("The union reached a tentative agreement with the carmaker.", Effect.DONE, "union",
                "reach a tentative agreement with the carmaker"),
        Example("No deal has been reached.", Effect.NOT_DONE, None, "reach deal"),
        Example("The union announced a deal with the carmaker.", Effect.DONE, "union",
                "reach a deal with the carmaker"),
    ),
    near_misses=("The union hopes to reach an agreement.", "A deal could be reached by Friday."),
)  # fmt: skip

# Verbs that say nothing without their object, and the objects with which they tell an act.
_POSTS = (
    "ambassador board cabinet candidate chair chairman chairwoman chief commissioner director envoy governor "
    "head judge justice mayor minister nominee panel premier president secretary speaker successor treasurer"
)
_LIGHT = {
    "make": "payment progress decision delivery announcement contribution repayment concession transfer",
    "take": "step action measure decision control delivery part possession vote oath",
    "give": "approval consent notice permission evidence testimony access assent",
    "hold": "election vote talk hearing meeting referendum summit ballot",
    "pay": "visit",
    "receive": "payment reply response answer report document bid comment",
    "show": "progress restraint goodwill flexibility",
    "cast": "vote ballot veto",
    "do": "work job homework",
    "submit": "report plan bid proposal",
    **dict.fromkeys(("confirm", "elect", "name", "nominate"), _POSTS),
    "raise": "age bar fee ceiling duty limit pay pension rent salary tariff tax threshold wage",
    "place": "advert advertisement bid order",
    "prepare": "budget list plan report site",
}
_LIGHT_NOUNS = {verb: frozenset(nouns.split()) for verb, nouns in _LIGHT.items()}


def _light(clause: Clause) -> Find | None:
    if clause.lemma == "receive" and not clause.passive:
        return None  # whoever receives is not the one who was bound
    nouns = _LIGHT_NOUNS[clause.lemma]
    return of_clause(clause, _whole_or_part(clause)) if is_one_of(clause.patient, nouns) else None


LIGHT = EvidenceRule(
    name="took the <step>",
    lemmas=frozenset(_LIGHT),
    read=_light,
    score=0.7,
    examples=(
        Example("Norland took the step on 8 August at 8 p.m.", Effect.DONE, "Norland", "take the step"),
        Example("No decision has been made.", Effect.NOT_DONE, None, "make decision"),
        Example(
            "The senate confirmed the governor on Sunday.", Effect.DONE, "senate", "confirm the governor"
        ),
        Example("The board has named a new director.", Effect.DONE, "board", "name a new director"),
        Example("The city raised wages on 8 August.", Effect.DONE, "city", "raise wages"),
    ),
    near_misses=(
        "Norland must take the step.",
        "The court takes a dim view.",
        "The senate confirmed the reports.",
        "The union raised an objection.",
    ),
)

# Verbs that tell no act alone, but do with this particle.
_PHRASAL = frozenset(
    {
        "set up", "hand over", "turn over", "turn in", "give up", "give back", "give in", "bring back",
        "step down", "stand down", "go ahead", "come forward", "send out", "put out", "fall back",
        "walk off", "walk out", "lay down", "lay off", "make public", "stop short",
    }
)  # fmt: skip


def _act(clause: Clause) -> Find | None:
    if clause.doer is None and not clause.passive:
        return None
    if (
        clause.doer is not None
        and clause.doer.lower_ in ("it", "there", "that", "this")
        and clause.patient is None
    ):
        return None
    if (clause.lemma in NOT_ACTS and not _phrasal(clause)) or is_one_of(clause.patient, TERMS):
        return None
    if _to_the_press(clause):
        return None
    if clause.lemma in HAPPENING and clause.patient is None and not _phrasal(clause):
        return _happening(clause)
    return of_clause(clause, _whole_or_part(clause))


def _happening(clause: Clause) -> Find | None:
    """ "the talks ended" tells of the talks, "Ada Holm arrived" of her."""
    if clause.subject is None or clause.subject.pos_ not in ("NOUN", "PROPN"):
        return None
    if clause.subject.pos_ == "PROPN":
        return of_clause(clause, done_or_not(clause))
    return of_theme(clause, done_or_not(clause))


def _voted(clause: Clause) -> Find | None:
    act = clause.complement
    return Find(Effect.DONE, act, doer=clause.doer) if act is not None and not clause.negated else None


VOTED = EvidenceRule(
    name="voted to <act>",
    lemmas=words("vote"),
    read=_voted,
    score=0.65,
    examples=(Example("The senate voted to confirm the judge.", Effect.DONE, "senate", "confirm the judge"),),
    near_misses=(
        "The senate may vote to confirm the judge.",
        "The senate did not vote to confirm the judge.",
    ),
)


def _to_the_press(clause: Clause) -> bool:
    """ "did not respond to a request for comment": no reply that anybody had demanded."""
    asked = noun_after(clause.head, "to")
    about = noun_after(asked, "for") if asked is not None else None
    return about is not None and about.lower_ in ("comment", "interview", "details")


def _phrasal(clause: Clause) -> bool:
    return any(f"{clause.lemma} {c.lower_}" in _PHRASAL for c in clause.head.children)


def _whole_or_part(clause: Clause) -> Effect:
    if clause.negated:
        return Effect.NOT_DONE
    in_part = any(c.lower_ in NEARLY for c in clause.head.children)
    patient = clause.patient
    if patient is not None:
        counted = patient.pos_ == "NUM" and noun_after(patient, "of") is not None  # "three of the five"
        some = any(c.lower_ in SOME for c in patient.children)
        in_part = in_part or counted or some or is_one_of(patient, PARTS)
    return Effect.PARTLY_DONE if in_part else Effect.DONE


ACT = EvidenceRule(
    name="did <act>",
    lemmas=frozenset(),
    read=_act,
    score=0.6,
    examples=(
        Example("Norland handed over the list on 8 August.", Effect.DONE, "Norland", "hand over the list"),
        Example("The mayor signed the bill on Tuesday.", Effect.DONE, "mayor", "sign the bill"),
        Example("Ada Holm arrived in Moravia on Friday.", Effect.DONE, "Ada Holm", "arrive in Moravia"),
        Example("The talks ended on Friday.", Effect.DONE, None, "the talks end"),
        Example("The envoy met the rebels on Sunday.", Effect.DONE, "envoy", "meet the rebels"),
        Example("The bill was signed by the mayor.", Effect.DONE, "mayor", "sign the bill"),
        Example("The tenant has not paid the rent.", Effect.NOT_DONE, "tenant", "pay the rent"),
        Example("Norland handed over some of the files.", Effect.PARTLY_DONE, "Norland",
                "hand over some of the files"),
        Example("The firm has paid three of the five instalments.", Effect.PARTLY_DONE, "firm",
                "pay three of the five instalments"),
    ),
    near_misses=(
        "Norland plans to hand over the list.",
        "Did Norland hand over the list?",
        "Norland denied that it had handed over the list.",
        "Prices rose by 3 percent.",
        "The minister expressed concern.",
        "The ministry did not respond to a request for comment.",
        "Unless Norland handed over the list, sanctions would follow.",
    ),
)  # fmt: skip
