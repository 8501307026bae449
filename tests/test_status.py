"""The rules of status, sentence by sentence in the order in which the design states them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from tests.status_facts import BY_CLOCK, BY_DAY, MADE, PAUSE, at, decided, revised, told, told_on_day, verdict
from tracker.commitments.model import ConditionType, Effect, Kind, Mode, RevisionKind
from tracker.status import Basis, DecisionKind, Flag, Review, Status, Terms, Verdict, Waits

PLAN = replace(BY_DAY, kind=Kind.PLAN)
OPEN = replace(BY_DAY, due=None, due_earliest=None, vague=True, review_at=at("20"))
ESCAPE = replace(BY_CLOCK, condition="no steps are taken", condition_type=ConditionType.ESCAPE)
TRIGGER = replace(BY_DAY, condition="if any", condition_type=ConditionType.TRIGGER)


@dataclass(frozen=True)
class Row:
    """One sentence of the rules, what is known, and the verdict at `now`."""

    sentence: str
    terms: Terms
    now: str
    status: Status
    basis: Basis
    facts: tuple[Any, ...] = ()
    also: dict[str, Any] = field(default_factory=dict)  # further attributes of the verdict


PENDING, MET, MISSED, VOID = Status.PENDING, Status.MET, Status.MISSED, Status.VOID
DONE = told(when=("8 10", "8 10"))
LATE = told(said="9 20", when=("9 10", "9 10"))
BREACH = told(Effect.BREACHED, "7 12", when=("7 10", "7 10"))

STATUS_1 = [
    Row("achieve is pending until past due", BY_CLOCK, "8 15:59", PENDING, Basis.NOT_DUE),
    Row("a clock time is itself still in time", BY_CLOCK, "8 16", PENDING, Basis.NOT_DUE),
    Row("then missed, no fulfilment recorded", BY_CLOCK, "8 16:01", MISSED, Basis.NO_FULFILMENT),
    Row("a lapse is dated at due", BY_DAY, "12", MISSED, Basis.NO_FULFILMENT, also={"lapse": at("9")}),
    Row(
        "met once accepted evidence says it was done by due",
        BY_CLOCK, "8 12", MET, Basis.SHOWN_DONE, (DONE,),
    ),
    Row(
        "met whenever that evidence arrives, and says that the report was late",
        BY_CLOCK, "12", MET, Basis.SHOWN_DONE, (told(said="11 9", when=("8 15", "8 15")),),
        {"flags": {Flag.LATE_REPORT}, "lapse": None, "since": at("8 15")},
    ),
    Row(
        "done after due is missed, with how late",
        BY_CLOCK, "10", MISSED, Basis.DONE_LATE,
        (LATE,), {"late_by": timedelta(hours=18), "lapse": at("8 16")},
    ),
]  # fmt: skip

STATUS_2 = [
    Row(
        "a breach before due_earliest is missed at once",
        PAUSE, "7 13", MISSED, Basis.BREACH_SHOWN, (BREACH,),
    ),
    Row(
        "maintain is breached alike",
        replace(PAUSE, mode=Mode.MAINTAIN), "7 13", MISSED, Basis.BREACH_SHOWN, (BREACH,),
        {"since": at("7 10"), "lapse": None},
    ),
    Row(
        "a breach between due_earliest and due waits for a person",
        PAUSE, "8 13", PENDING, Basis.NOT_DUE, (told(Effect.BREACHED, "8 12", when=("8 10", "8 10")),),
        {"waits": {Waits.DOUBTFUL_END}},
    ),
    Row("due passes without a shown breach", PAUSE, "9", MET, Basis.NO_BREACH, also={"since": at("9")}),
    Row(
        "a breach after due is none",
        PAUSE, "10", MET, Basis.NO_BREACH, (told(Effect.BREACHED, when=("9 10", "9 10")),),
    ),
    Row(
        "a breach before it is in force is none",
        replace(PAUSE, earliest=at("7 12")), "9", MET, Basis.NO_BREACH, (BREACH,),
    ),
    Row(
        "later evidence of a breach corrects it",
        PAUSE, "12", MISSED, Basis.BREACH_SHOWN,
        (replace(BREACH, said_earliest=at("11"), said_latest=at("11")),),
    ),
    Row("text may show that it was kept", PAUSE, "10", MET, Basis.SHOWN_KEPT, (told(),)),
]  # fmt: skip

STATUS_3 = [
    Row(
        "missed, shown not done, when text says so",
        BY_DAY, "10", MISSED, Basis.SHOWN_NOT_DONE, (told(Effect.NOT_DONE),),
    ),
    Row(
        "missed, shown not done, when it was refused",
        BY_DAY, "10", MISSED, Basis.SHOWN_NOT_DONE, (told(Effect.REFUSED),),
    ),
    Row(
        "a not yet before due shows nothing at due",
        BY_DAY, "10", MISSED, Basis.NO_FULFILMENT, (told(Effect.NOT_DONE, "7 12"),),
    ),
    Row(
        "missed, reported expired, when text says so",
        BY_DAY, "10", MISSED, Basis.REPORTED_EXPIRED, (told(Effect.EXPIRED),),
    ),
    Row("plans nobody mentioned again passed unreported", PLAN, "10", MISSED, Basis.PASSED_NOT_REPORTED),
    Row(
        "plans mentioned again are missed like others",
        replace(PLAN, sighted_at=(MADE, at("7"))), "10", MISSED, Basis.NO_FULFILMENT,
    ),
    Row(
        "expectations nobody mentioned again passed unreported",
        replace(PLAN, kind=Kind.EXPECTATION), "10", MISSED, Basis.PASSED_NOT_REPORTED,
    ),
    Row(
        "grace delays only the announcement",
        replace(BY_DAY, grace=timedelta(hours=6)), "9", MISSED, Basis.NO_FULFILMENT,
        also={"lapse": at("9"), "announce_at": at("9 6")},
    ),
]  # fmt: skip

STATUS_4 = [
    Row(
        "a person's met carries done_at",
        BY_CLOCK, "7", MET, Basis.MARKED_MET, (decided(DecisionKind.MET, "7", done_at=at("6 18")),),
        {"since": at("6 18")},
    ),
    Row(
        "a person's done_at after due is missed, with how late",
        BY_CLOCK, "10", MISSED, Basis.DONE_LATE, (decided(DecisionKind.MET, "10", done_at=at("8 17")),),
        {"late_by": timedelta(hours=1)},
    ),
    Row(
        "done before earliest counts as met, and says so",
        replace(BY_DAY, earliest=at("8")), "7 12", MET, Basis.SHOWN_DONE,
        (told(said="7 11", when=("7 9", "7 9")),),
        {"flags": {Flag.EARLY}},
    ),
    Row("evidence inside the interval is met", BY_DAY, "9", MET, Basis.SHOWN_DONE, (told(when=("7", "8")),)),
    Row(
        "evidence after it is late",
        BY_DAY, "11", MISSED, Basis.DONE_LATE, (told(said="10 9", when=("9", "10")),),
    ),
    Row(
        "straddling evidence waits for a person",
        BY_CLOCK, "11", MISSED, Basis.NO_FULFILMENT, (told(said="10 9", when=("7", "10")),),
        {"waits": {Waits.STRADDLES}},
    ),
    Row(
        "no time said, published before due: in time",
        BY_DAY, "8 13", MET, Basis.SHOWN_DONE, (told(said="8 12"),),
    ),
    Row(
        "no time said runs from the making to publication",
        BY_DAY, "11", MISSED, Basis.NO_FULFILMENT, (told(said="10 9"),), {"waits": {Waits.STRADDLES}},
    ),
    Row(
        "no time said runs from the last moment known undone",
        BY_DAY, "12", MISSED, Basis.DONE_LATE,
        (told(Effect.NOT_DONE, "10 9", id="e0"), told(said="11 9")), {"late_by": timedelta(days=1, hours=9)},
    ),
    Row(
        "met the deadline is a time",
        BY_DAY, "11", MET, Basis.REPORTED_ON_TIME, (told(said="10 9", met_deadline=True),),
    ),
    Row(
        "it must lie after the commitment was made",
        BY_DAY, "7", PENDING, Basis.NOT_DUE,
        (told(said="6 18", when=("5", "6")),), {"waits": {Waits.BEFORE_MADE}},
    ),
    Row("the same day counts as in time", BY_CLOCK, "10", MET, Basis.SAME_DAY, (told(when=("8", "9")),)),
    Row("the same day, told that evening", BY_CLOCK, "8 20", MET, Basis.SAME_DAY, (told(said="8 18"),)),
    Row("the same day, published that day", BY_CLOCK, "10", MET, Basis.SAME_DAY, (told_on_day(8),)),
    Row(
        "the same day at an hour that may be late waits",
        BY_CLOCK, "10", MISSED, Basis.NO_FULFILMENT,
        (told(when=("8 12", "8 18")),), {"waits": {Waits.STRADDLES}},
    ),
    Row(
        "a due without an hour needs no such basis",
        BY_DAY, "10", MET, Basis.SHOWN_DONE, (told(when=("8", "9")),),
    ),
]  # fmt: skip

STATUS_5 = [
    Row(
        "what policy did not accept is shown beside the status",
        BY_DAY, "8 13", PENDING, Basis.NOT_DUE, (replace(DONE, review=Review.SUGGESTED, reason="hedged"),),
        {"waits": {Waits.NOT_ACCEPTED}},
    ),
    Row(
        "the committer's own word travels with the lapse and does not suppress it",
        BY_DAY, "9", MISSED, Basis.NO_FULFILMENT, (replace(DONE, review=Review.SUGGESTED, own_word=True),),
        {"waits": {Waits.OWN_WORD}, "reported_done_by_committer": True},
    ),
    Row("what a person rejected has no effect", BY_DAY, "8 13", PENDING, Basis.NOT_DUE,
        (replace(DONE, review=Review.REJECTED),), {"waits": set()}),
    Row("a part done waits", BY_DAY, "8 13", PENDING, Basis.NOT_DUE,
        (replace(DONE, effect=Effect.PARTLY_DONE),), {"waits": {Waits.PARTLY}}),
]  # fmt: skip

WITHDRAWN = revised(RevisionKind.WITHDRAWN, "7 12", reason="the demand was dropped")
RULED_OUT = told(Effect.RULED_OUT, "7 12", when=("7 10", "7 10"))

STATUS_6 = [
    Row("an escape condition taken voids it", ESCAPE, "9", VOID, Basis.ESCAPE_TAKEN, (RULED_OUT,)),
    Row("a condition ruled out before due voids it", TRIGGER, "10", VOID, Basis.RULED_OUT, (RULED_OUT,)),
    Row(
        "a condition ruled out after due does not",
        ESCAPE, "12", MISSED, Basis.NO_FULFILMENT, (told(Effect.RULED_OUT, "11", when=("10", "10")),),
        {"waits": {Waits.TOO_LATE}},
    ),
    Row("a withdrawal voids it, with the reason", BY_DAY, "10", VOID, Basis.WITHDRAWN, (WITHDRAWN,),
        {"since": at("7 12"), "reason": "the demand was dropped", "lapse": None}),
    Row("a waiver voids it", BY_DAY, "10", VOID, Basis.WAIVED, (revised(RevisionKind.WAIVED, "7"),)),
    Row(
        "a suspension voids it",
        BY_DAY, "10", VOID, Basis.SUSPENDED, (revised(RevisionKind.SUSPENDED, "7"),),
    ),
    Row(
        "a supersession voids it",
        BY_DAY, "10", VOID, Basis.SUPERSEDED, (revised(RevisionKind.SUPERSEDED, "7"),),
    ),
    Row("a person voids it, with the reason", BY_DAY, "10", VOID, Basis.MARKED_VOID,
        (decided(DecisionKind.VOID, "7", reason="moot"),), {"reason": "moot"}),
    Row("a withdrawal after the lapse does not undo it", BY_DAY, "12", MISSED, Basis.NO_FULFILMENT,
        (revised(RevisionKind.WITHDRAWN, "11"),), {"waits": {Waits.TOO_LATE}}),
    Row(
        "a reinstatement makes it pending again, the old due kept",
        BY_DAY, "8", PENDING, Basis.REINSTATED,
        (WITHDRAWN, revised(RevisionKind.REINSTATED, "7 18", id="r2")),
        {"due": at("9")},
    ),
    Row(
        "a reinstatement may name a due",
        BY_DAY, "10", PENDING, Basis.REINSTATED,
        (WITHDRAWN, revised(RevisionKind.REINSTATED, "7 18", "11", id="r2")),
        {"due": at("11")},
    ),
    Row("a trigger not yet shown keeps it pending", replace(TRIGGER, due=None, due_earliest=None), "20",
        PENDING, Basis.CONDITION_NOT_SHOWN),
    Row("passing the date of a trigger not shown is a review, not a lapse", TRIGGER, "9", PENDING,
        Basis.CONDITION_NOT_SHOWN, also={"reviewed_at": at("9"), "lapse": None}),
    Row(
        "once its trigger is shown it lapses",
        replace(TRIGGER, trigger_shown=True), "9", MISSED, Basis.NO_FULFILMENT,
    ),
]  # fmt: skip

EXTENDED = revised(RevisionKind.EXTENDED, "8 12", "12")
EXTENDED_LATE = revised(RevisionKind.EXTENDED, "10 12", "12")

STATUS_7 = [
    Row(
        "a granted new deadline holds",
        BY_DAY, "10", PENDING, Basis.NOT_DUE, (EXTENDED,), {"due": at("12"), "lapse": None},
    ),
    Row("one that was not granted is a suggestion", BY_DAY, "10", MISSED, Basis.NO_FULFILMENT,
        (replace(EXTENDED, review=Review.SUGGESTED),), {"waits": {Waits.REVISION}, "due": at("9")}),
    Row("a person extends it", BY_DAY, "10", PENDING, Basis.NOT_DUE,
        (decided(DecisionKind.EXTEND, "8", due=at("12")),), {"due": at("12")}),
    Row("after a lapse it is pending again and the lapse stays", BY_DAY, "11", PENDING, Basis.NEW_DEADLINE,
        (EXTENDED_LATE,), {"lapse": at("9")}),
    Row("the first lapse stays first", BY_DAY, "13", MISSED, Basis.NO_FULFILMENT,
        (EXTENDED_LATE,), {"lapse": at("9"), "lapses": (at("9"), at("12"))}),
    Row(
        "after met a new date is a new commitment",
        BY_DAY, "13", MET, Basis.SHOWN_DONE, (DONE, EXTENDED_LATE,
    ),
        {"due": at("9"), "waits": {Waits.TOO_LATE}}),
    Row("a deadline moved up decides", BY_DAY, "8", MISSED, Basis.NO_FULFILMENT,
        (revised(RevisionKind.MOVED_UP, "6 20", "7 12"),), {"lapse": at("7 12")}),
    Row("told twice, an extension is one", BY_DAY, "10", PENDING, Basis.NOT_DUE,
        (EXTENDED, replace(EXTENDED, id="r2", at=at("8 18"))), {"applied": ("r1",)}),
    Row("extended without a date it stays open", BY_DAY, "20", PENDING, Basis.NO_DUE,
        (revised(RevisionKind.EXTENDED, "8", review_at=at("30")),), {"due": None, "next_look_at": at("30")}),
]  # fmt: skip

STATUS_8 = [
    Row("already past when first stored: verdict at once", BY_DAY, "40", MISSED, Basis.NO_FULFILMENT),
    Row("an open end does not lapse", OPEN, "40", PENDING, Basis.NO_DUE, also={"reviewed_at": at("20")}),
    Row("an awaited event keeps it pending", replace(OPEN, awaits_event="taking office"), "40", PENDING,
        Basis.AWAITS_EVENT),
]  # fmt: skip

STATUS_9 = [
    *(
        Row(f"every kind with a due lapses: {kind}", replace(BY_DAY, kind=kind, sighted_at=(MADE, at("7"))),
            "9", MISSED, Basis.NO_FULFILMENT)
        for kind in Kind
    ),
]  # fmt: skip

ROWS = [*STATUS_1, *STATUS_2, *STATUS_3, *STATUS_4, *STATUS_5, *STATUS_6, *STATUS_7, *STATUS_8, *STATUS_9]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.sentence)
def test_it_judges_as_the_sentence_says(row: Row) -> None:
    found = verdict(row.terms, row.now, *row.facts)

    assert (found.status, found.basis) == (row.status, row.basis)
    assert {name: _attribute(found, name) for name in row.also} == row.also


def _attribute(found: Verdict, name: str) -> object:
    if name == "waits":
        return {suggestion.waits for suggestion in found.suggestions}
    return found.terms.due if name == "due" else getattr(found, name)


def test_it_says_every_basis_in_a_sentence() -> None:
    sentences = {replace(verdict(BY_DAY, "7"), basis=basis).sentence for basis in Basis}

    assert len(sentences) == len(Basis)
