"""The words a verdict is told in: the statuses, and the closed vocabulary of why one holds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Status(StrEnum):
    """Where a commitment stands (design: *status*)."""

    PENDING = "pending"
    MET = "met"
    MISSED = "missed"
    VOID = "void"


class Basis(StrEnum):
    """Why a status holds. The vocabulary is closed; `SENTENCES` says each for a person."""

    # pending
    NOT_DUE = "not due yet"
    NO_DUE = "no due date"
    AWAITS_EVENT = "waits for an event"
    CONDITION_NOT_SHOWN = "condition not shown"
    NEW_DEADLINE = "new deadline after a lapse"
    REINSTATED = "reinstated"
    # met
    SHOWN_DONE = "shown done"
    REPORTED_ON_TIME = "reported on time"
    SAME_DAY = "same day, hour not given"
    NO_BREACH = "no breach recorded"
    SHOWN_KEPT = "shown kept"
    # missed
    NO_FULFILMENT = "no fulfilment recorded"
    SHOWN_NOT_DONE = "shown not done"
    REPORTED_EXPIRED = "reported expired"
    PASSED_NOT_REPORTED = "no fulfilment recorded; passed, not reported"
    DONE_LATE = "done late"
    BREACH_SHOWN = "breach shown"
    # void
    WITHDRAWN = "withdrawn"
    WAIVED = "waived"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    RULED_OUT = "condition ruled out"
    ESCAPE_TAKEN = "escape condition taken"
    # met or missed, void
    MARKED_MET = "marked met by a person"
    MARKED_VOID = "marked void by a person"


SENTENCES: Mapping[Basis, str] = MappingProxyType(
    {
        Basis.NOT_DUE: "The deadline has not passed and nothing accepted decides it yet.",
        Basis.NO_DUE: "The words give no last moment, so it cannot lapse by the clock.",
        Basis.AWAITS_EVENT: "The deadline counts from an event whose time is not known yet.",
        Basis.CONDITION_NOT_SHOWN: "It binds only if its condition comes true, which nothing shows so far.",
        Basis.NEW_DEADLINE: "An earlier deadline lapsed; a later one was granted and has not passed.",
        Basis.REINSTATED: "It was set aside and has been put back in force.",
        Basis.SHOWN_DONE: "Accepted evidence says it was done in time.",
        Basis.REPORTED_ON_TIME: "Accepted evidence says the deadline was met.",
        Basis.SAME_DAY: "It was done on the day of the deadline; the hour is not given.",
        Basis.NO_BREACH: "The time passed and no breach was recorded.",
        Basis.SHOWN_KEPT: "Accepted evidence says it was kept up to the end.",
        Basis.NO_FULFILMENT: "The deadline passed with no fulfilment recorded, which is no proof of none.",
        Basis.SHOWN_NOT_DONE: "Accepted evidence says it was not done by the deadline.",
        Basis.REPORTED_EXPIRED: "A text reports that the deadline expired.",
        Basis.PASSED_NOT_REPORTED: "The announced time passed, no fulfilment recorded and no later mention.",
        Basis.DONE_LATE: "It was done, after the deadline.",
        Basis.BREACH_SHOWN: "Accepted evidence shows a breach while it was in force.",
        Basis.WITHDRAWN: "It was withdrawn before its deadline passed.",
        Basis.WAIVED: "It was waived before its deadline passed.",
        Basis.SUSPENDED: "It was suspended before its deadline passed.",
        Basis.SUPERSEDED: "Another commitment took its place.",
        Basis.RULED_OUT: "Its condition was ruled out before the deadline.",
        Basis.ESCAPE_TAKEN: "The condition that lifts it came true before the deadline.",
        Basis.MARKED_MET: "A person recorded that it was done.",
        Basis.MARKED_VOID: "A person set it aside.",
    }
)
