"""What words of time mean, before any reference: small immutable values.

Each prints itself as a phrase that reads back to an equal value, turns into plain JSON and back, and
is resolved by `tracker.temporal.resolve`, again and again where an event becomes known or a policy
changes. Fields that the text leaves open are None; what the document settles (`side`: "past" or
"future", an `anchor`) is filled in by the document's view.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar

KINDS: dict[str, type[Expression]] = {}
"""Every kind of expression by the name it has in JSON."""


class Expression:
    """Base of all meanings. Subclasses are frozen dataclasses."""

    __slots__ = ()
    kind: ClassVar[str]

    def __init_subclass__(cls, kind: str = "", **options: Any) -> None:
        super().__init_subclass__(**options)
        if kind:  # a dataclass with slots is built twice, the second time without the keyword
            cls.kind = kind
        KINDS[cls.kind] = cls

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON: the kind, and every field that says something."""
        said: dict[str, Any] = {"kind": self.kind}
        for field in fields(self):  # type: ignore[arg-type]  # every subclass is a dataclass
            value = getattr(self, field.name)
            if value is not None and value is not False and value != ():
                said[field.name] = _plain(value)
        return said

    @staticmethod
    def from_dict(said: dict[str, Any]) -> Expression:
        """The expression that `to_dict` printed; KeyError or TypeError for anything else."""
        values = {name: _meant(value) for name, value in said.items() if name != "kind"}
        return KINDS[said["kind"]](**values)

    def __str__(self) -> str:
        from tracker.temporal.printing import phrase

        return phrase(self)


def _plain(value: Any) -> Any:
    if isinstance(value, Expression):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _meant(value: Any) -> Any:
    if isinstance(value, dict):
        return Expression.from_dict(value)
    if isinstance(value, list):
        return tuple(_meant(part) for part in value)
    return value


@dataclass(frozen=True, slots=True)
class Date(Expression, kind="date"):
    """A calendar date, whole or in part: "2025-08-27", "Aug. 27", "Friday", "the 15th", "1996".

    `weekday` counts from Monday 0. `which` is "this", "next", "last" or "following" before a name
    ("next Friday"). `side` is where the document looks, for what lacks a year or a week.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Numeric(Expression, kind="numeric"):
    """Two numbers of which either could be the month: "03/04/2026" (policy `numeric_order`)."""

    first: int
    second: int
    year: int | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Period(Expression, kind="period"):
    """A numbered or named part of a year: quarter 1–4, half 1–2, ISO week, season, fiscal year.

    Seasons are 0 winter, 1 spring, 2 summer, 3 autumn. A fiscal year has `index` 0.
    """

    unit: str
    index: int
    year: int | None = None
    which: str | None = None
    side: str | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Years(Expression, kind="years"):
    """A decade or a century by its first year: "the 1990s" (1990, 10), "the 20th century" (1900, 100)."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Relative(Expression, kind="relative"):
    """The unit that lies `shift` units away: "today", "next week" (+1), "the year before" (−1).

    Counted from the reference, or from `anchor` where the text points at one.
    """

    unit: str
    shift: int
    anchor: Expression | None = None


@dataclass(frozen=True, slots=True)
class Clock(Expression, kind="clock"):
    """A clock time: 0–24 hours; `half` is False where the text leaves morning or evening open.

    `zone` is the IANA name of a zone said with it. `side` is where the document looks for its day.
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    open_half: bool = False
    side: str | None = None


@dataclass(frozen=True, slots=True)
class DayPart(Expression, kind="day_part"):
    """Morning, afternoon, evening, night, noon, midnight, close of business …"""

    name: str
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class OnDay(Expression, kind="on_day"):
    """A clock time or part of a day on a day: "5 p.m. on Sept. 3", "Friday morning"."""

    time: Expression
    day: Expression


@dataclass(frozen=True, slots=True)
class Part(Expression, kind="part"):
    """A cut of a longer time: early, mid, late, start, end, first_half, second_half, later, earlier."""

    part: str
    of: Expression


@dataclass(frozen=True, slots=True)
class Duration(Expression, kind="duration"):
    """A length: pairs of amount and unit; an amount is None where it is vague ("several weeks").

    `most` is the longer end of "24 to 48 hours", with the same units.
    """

    amounts: tuple[tuple[float | None, str], ...]
    most: tuple[tuple[float | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shift(Expression, kind="shift"):
    """A time a duration away: "in two weeks", "two days ago", "30 days after the Effective Date"."""

    duration: Duration
    back: bool = False
    anchor: Expression | None = None


@dataclass(frozen=True, slots=True)
class Nearby(Expression, kind="nearby"):
    """A stretch that touches the reference: "the next 14 days", "the past three months"."""

    duration: Duration
    back: bool = False
    anchor: Expression | None = None


@dataclass(frozen=True, slots=True)
class Nth(Expression, kind="nth"):
    """One of several within a longer time: "the first Monday in October", "the last day of March".

    `index` counts from 1, or from the end with −1. `what` is a unit, or "weekday:0" … "weekday:6".
    """

    index: int
    what: str
    of: Expression | None = None


@dataclass(frozen=True, slots=True)
class Between(Expression, kind="between"):
    """From the start of one time to the end of another."""

    start: Expression
    end: Expression


@dataclass(frozen=True, slots=True)
class Either(Expression, kind="either"):
    """One of two times, the text leaves open which: "Tuesday or Wednesday"."""

    first: Expression
    second: Expression


@dataclass(frozen=True, slots=True)
class Approx(Expression, kind="approx"):
    """A time or length that is only roughly so; `mod` as in TIMEX3 (APPROX, MORE_THAN, …)."""

    mod: str
    of: Expression


@dataclass(frozen=True, slots=True)
class Event(Expression, kind="event"):
    """A named moment that others count from; `standing` where each case starts anew (Time 10)."""

    phrase: str
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Holiday(Expression, kind="holiday"):
    """A named day: "Thanksgiving", "Election Day", "Easter"."""

    name: str
    year: int | None = None
    which: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Anaphor(Expression, kind="anaphor"):
    """A pointer into the document: "then", "that date", "the same day"; `anchor` once it is settled."""

    unit: str
    anchor: Expression | None = None


@dataclass(frozen=True, slots=True)
class Recurring(Expression, kind="recurring"):
    """A time that returns; `rule` in the words of RFC 5545, `value` in those of TIMEX3."""

    rule: str | None
    value: str
    text: str
    quant: str | None = None
    time: Expression | None = None


@dataclass(frozen=True, slots=True)
class Vague(Expression, kind="vague"):
    """A word that names no date: "now", "recently", "soon"; `ref` is PRESENT_REF, PAST_REF or FUTURE_REF."""

    ref: str
    text: str
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class Impossible(Expression, kind="impossible"):
    """A date that no calendar has: "February 30". It is shown, never moved."""

    text: str


@dataclass(frozen=True, slots=True)
class Fixed(Expression, kind="fixed"):
    """Instants already known, as RFC 3339: an anchor that another place of the document settled."""

    start: str
    end: str
    zone: str
    grain: str = "day"


@dataclass(frozen=True, slots=True)
class Bound(Expression, kind="bound"):
    """A time under an operator: what makes it a deadline (design: *operator*).

    `anchor` is the time it counts from, where the document says another than its publication.
    `from_old_due` marks a length that counts from an older deadline ("for another week").
    """

    operator: str
    time: Expression
    anchor: Expression | None = None
    from_old_due: bool = False
