"""Scorecards: what became of commitments, by committer, kind and period, with the list behind each number.

Pure: verdicts in, cards out. What was only announced and never mentioned again ("passed, not reported") is
told apart and kept out of the rate, as are pending and void ones.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median
from zoneinfo import ZoneInfo

from tracker.commitments.model import Kind
from tracker.linking.names import party_tokens
from tracker.status import Basis, Status, Verdict

Z_95 = 1.959963984540054
"""The normal quantile for an interval that holds the true rate 95 times in 100."""


class Outcome(StrEnum):
    """What a scorecard counts a commitment as."""

    KEPT = "kept"
    LATE = "late"  # done, but after its deadline
    MISSED = "missed"
    VOID = "void"
    PENDING = "pending"
    NOT_REPORTED = "not reported"


JUDGED = (Outcome.KEPT, Outcome.LATE, Outcome.MISSED)
"""The outcomes that the kept rate is taken over."""


class Period(StrEnum):
    """The calendar unit that a card covers, in the commitment's own zone."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Entry:
    """One commitment on a card.

    `at` is its deadline, or where it has none the instant since which its status holds. `late_by` is at the
    least how late it was done. `lapsed_at` is its first lapse, which stays even where a later deadline was
    granted and kept.
    """

    commitment_id: str
    committer: str | None
    kind: Kind
    outcome: Outcome
    at: datetime
    zone: str
    late_by: timedelta | None = None
    lapsed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds of a rate, from 0 to 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All commitments of one committer, kind and period; None where the cards are not split by that."""

    committer: str | None
    kind: Kind | None
    period: str | None
    entries: tuple[Entry, ...]

    def of(self, outcome: Outcome) -> tuple[Entry, ...]:
        """The commitments behind one number, in order of their deadlines."""
        return tuple(entry for entry in self.entries if entry.outcome is outcome)

    @property
    def counts(self) -> dict[Outcome, int]:
        return {outcome: len(self.of(outcome)) for outcome in Outcome}

    @property
    def judged(self) -> int:
        return sum(len(self.of(outcome)) for outcome in JUDGED)

    @property
    def kept_rate(self) -> float | None:
        """Kept of all judged; None where none was judged."""
        return len(self.of(Outcome.KEPT)) / self.judged if self.judged else None

    @property
    def kept_interval(self) -> Interval | None:
        """The Wilson interval of the kept rate; None where none was judged."""
        return wilson(len(self.of(Outcome.KEPT)), self.judged) if self.judged else None

    @property
    def median_late_by(self) -> timedelta | None:
        """How late, at the least, half of the late ones were; None where none was."""
        lateness = [late.total_seconds() for entry in self.entries if (late := entry.late_by) is not None]
        return timedelta(seconds=median(lateness)) if lateness else None


def entry_of(commitment_id: str, committer: str | None, kind: Kind, verdict: Verdict) -> Entry:
    """A commitment as its scorecard counts it."""
    outcome = outcome_of(verdict)
    return Entry(
        commitment_id,
        committer,
        kind,
        outcome,
        verdict.terms.due or verdict.since,
        verdict.terms.zone,
        verdict.late_by if outcome is Outcome.LATE else None,
        verdict.lapse,
    )


def outcome_of(verdict: Verdict) -> Outcome:
    """What a verdict counts as: done late is told apart from not done, and from not heard of again."""
    if verdict.status is Status.MISSED:
        if verdict.basis is Basis.PASSED_NOT_REPORTED:
            return Outcome.NOT_REPORTED
        return Outcome.LATE if verdict.late_by is not None else Outcome.MISSED
    return {Status.MET: Outcome.KEPT, Status.VOID: Outcome.VOID}.get(verdict.status, Outcome.PENDING)


def scorecards(
    entries: Iterable[Entry],
    *,
    by_committer: bool = True,
    by_kind: bool = False,
    period: Period | None = None,
) -> list[Scorecard]:
    """Cards of `entries`, split as asked for, in order of committer, kind and period.

    A committer goes by whatever name linking takes for the same; the card carries the first of them.
    """
    groups: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda each: (each.at, each.commitment_id)):
        key = (
            _party_key(entry.committer) if by_committer else "",
            entry.kind.value if by_kind else "",
            period_of(entry, period) if period else "",
        )
        groups[key].append(entry)
    return [
        Scorecard(
            group[0].committer if by_committer else None,
            group[0].kind if by_kind else None,
            label or None,
            tuple(group),
        )
        for (_, _, label), group in sorted(groups.items())
    ]


def period_of(entry: Entry, period: Period) -> str:
    """The period in which an entry's deadline fell: "2025", "2025-Q3", "2025-08"."""
    day = _day(entry)
    if period is Period.YEAR:
        return f"{day.year:04}"
    if period is Period.QUARTER:
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return f"{day.year:04}-{day.month:02}"


def wilson(kept: int, judged: int, z: float = Z_95) -> Interval:
    """The score interval of Wilson (1927) for `kept` of `judged`; sound for few and for none kept.

    >>> few = wilson(1, 1)
    >>> round(few.low, 2), round(few.high, 2)
    (0.21, 1.0)
    """
    if judged <= 0:
        raise ValueError("a rate needs at least one commitment that was judged")
    rate, weight = kept / judged, z * z / judged
    middle = (rate + weight / 2) / (1 + weight)
    half = z * math.sqrt(rate * (1 - rate) / judged + weight / (4 * judged)) / (1 + weight)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def _day(entry: Entry) -> date:
    """The last day in time: a deadline at midnight belongs to the day that it ends."""
    return (entry.at - timedelta(microseconds=1)).astimezone(ZoneInfo(entry.zone)).date()


def _party_key(name: str | None) -> str:
    return " ".join(party_tokens(name)) or name.casefold() if name else ""
