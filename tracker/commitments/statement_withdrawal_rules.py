"""Rules of revision that lift a commitment or put it back: withdrawn, waived, suspended, reinstated."""

from __future__ import annotations

from tracker.commitments.frames.frame import words
from tracker.commitments.model import RevisionKind
from tracker.commitments.statement_changes import (
    Change,
    ChangeExample,
    RevisionRule,
    act_of,
    changed,
)
from tracker.commitments.statement_clauses import Clause
from tracker.commitments.statement_finds import is_about, is_one_of, noun_after
from tracker.commitments.statement_pointer_words import UNDERTAKINGS
from tracker.commitments.statement_words import (
    DEADLINES,
    DROPPABLE,
    PACTS,
    REVISABLE,
    RUNNING,
    SUSPENDABLE,
)


def _dropped(clause: Clause) -> Change | None:
    if clause.negated:
        return None
    thing = clause.patient if clause.lemma != "back" else noun_after(clause.head, "from")
    if clause.lemma in ("call", "walk", "back") and not clause.has_particle("off", "back", "down"):
        return None
    nouns = (
        DROPPABLE | {"election", "vote", "summit", "hearing", "meeting", "launch"}
        if (clause.lemma in ("cancel", "call", "scrap"))
        else DROPPABLE
    )
    return changed(clause, RevisionKind.WITHDRAWN, thing) if is_about(thing, nouns) else None


DROPPED = RevisionRule(
    name="withdrew the <demand>",
    lemmas=words(
        "withdraw drop lift rescind revoke retract cancel call scrap abandon repeal annul walk back "
        "shelve vacate quash"
    ),
    read=_dropped,
    score=0.8,
    examples=(
        ChangeExample("Moravia withdrew its ultimatum on Thursday.", RevisionKind.WITHDRAWN, "Moravia"),
        ChangeExample("The court lifted the order.", RevisionKind.WITHDRAWN, "court"),
        ChangeExample("The union called off the strike.", RevisionKind.WITHDRAWN, "union"),
        ChangeExample("The minister backed down from his threat.", RevisionKind.WITHDRAWN, "minister"),
    ),
    near_misses=(
        "Moravia withdrew its troops.",
        "Moravia threatened to withdraw its offer.",
        "The court will not lift the order.",
        "Moravia might cancel the order.",
    ),
)  # fmt: skip


def _waived(clause: Clause) -> Change | None:
    if clause.negated or clause.patient is None:
        return None
    if clause.lemma == "waive":
        return changed(clause, RevisionKind.WAIVED, clause.patient)
    duty = noun_after(clause.head, "from")
    if not is_one_of(duty, DROPPABLE | DEADLINES | {"obligation", "rule", "payment", "fee"}):
        return None
    return Change(RevisionKind.WAIVED, clause.head, clause.doer, clause.patient, duty, act_of(duty))


WAIVED = RevisionRule(
    name="waived the <requirement>",
    lemmas=words("waive exempt release excuse"),
    read=_waived,
    score=0.8,
    examples=(
        ChangeExample("The landlord waived the deadline.", RevisionKind.WAIVED, "landlord"),
        ChangeExample("The agency exempted the growers from the requirement.", RevisionKind.WAIVED, "agency",
                      "growers"),
    ),
    near_misses=("The landlord may waive the deadline.", "The agency released the report from its archive."),
)  # fmt: skip


def _suspended(clause: Clause) -> Change | None:
    if clause.negated or not is_about(clause.patient, SUSPENDABLE | UNDERTAKINGS):
        return None
    return changed(clause, RevisionKind.SUSPENDED, clause.patient)


SUSPENDED = RevisionRule(
    name="suspended the <order>",
    lemmas=words("suspend pause halt freeze stay enjoin block"),
    read=_suspended,
    score=0.75,
    examples=(
        ChangeExample("The appeals court suspended the order.", RevisionKind.SUSPENDED, "appeals court"),
        ChangeExample("Norland suspended the withdrawal of its troops.", RevisionKind.SUSPENDED, "Norland"),
        ChangeExample("The agency paused the release of the records.", RevisionKind.SUSPENDED, "agency"),
        ChangeExample("The handover was halted by the mediators.", RevisionKind.SUSPENDED, "mediators"),
    ),
    near_misses=("The club suspended the player.", "The appeals court could suspend the order."),
)  # fmt: skip


def _reinstated(clause: Clause) -> Change | None:
    renewed = clause.lemma == "renew" and is_about(clause.patient, RUNNING | PACTS)  # an extension
    again = UNDERTAKINGS if clause.lemma in _GOING_ON_AGAIN else SUSPENDABLE | REVISABLE
    if clause.negated or renewed or not is_about(clause.patient, again):
        return None
    return changed(clause, RevisionKind.REINSTATED, clause.patient)


_GOING_ON_AGAIN = words("resume restart")

REINSTATED = RevisionRule(
    name="reinstated the <deadline>",
    lemmas=words("reinstate reimpose restore revive renew") | _GOING_ON_AGAIN,
    read=_reinstated,
    score=0.75,
    examples=(
        ChangeExample(
            "The council reinstated the deadline of 20 August.",
            RevisionKind.REINSTATED,
            "council",
            due="2025-08-20",
        ),
        ChangeExample("Norland resumed the withdrawal of its troops.", RevisionKind.REINSTATED, "Norland"),
    ),
    near_misses=("The council restored the old bridge.", "The council vowed to reinstate the deadline."),
)
