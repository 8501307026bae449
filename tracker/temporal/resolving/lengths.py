"""Durations, and times a duration away. Hours are elapsed time, days are local days (Time 3)."""

from __future__ import annotations

from datetime import date, datetime

from tracker.temporal.expressions import Anaphor, Duration, Nearby, Relative, Shift
from tracker.temporal.resolving.context import Context
from tracker.temporal.resolving.dates import resolve_relative
from tracker.temporal.resolving.extent import Extent, of_day, of_instant
from tracker.temporal.units import EXACT, GRAINS, OutOfRangeError, add_days, add_elapsed, add_units, day_start

_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "business_day": "D", "week": "W",
    "weekend": "WE", "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
WHOLE_UNITS = frozenset({"week", "month", "quarter", "half", "year", "decade", "century"})
Amounts = tuple[tuple[float | None, str], ...]


def is_exact(amounts: Amounts) -> bool:
    return all(unit in EXACT for _, unit in amounts)


def is_vague(amounts: Amounts) -> bool:
    return any(amount is None for amount, _ in amounts)


def grain_of(amounts: Amounts) -> str:
    """The smallest unit named, as a grain."""
    units = ["day" if unit in ("business_day", "night", "weekend") else unit for _, unit in amounts]
    return min(units, key=GRAINS.index)


def duration_value(amounts: Amounts) -> str:
    """The TIMEX3 value: "P2Y6M", "PT48H", "PXW"."""
    amounts = _whole(amounts)
    clock = "".join(_figure(amount, _CODES[unit][1]) for amount, unit in amounts if unit in EXACT)
    days = "".join(_figure(amount, _CODES[unit]) for amount, unit in amounts if unit not in EXACT)
    return "P" + days + ("T" + clock if clock else "")


def _figure(amount: float | None, code: str) -> str:
    if amount is None:
        return "X" + code
    if code in ("E", "C") and amount > 1:
        return f"{amount * (10 if code == 'E' else 100):g}Y"
    return f"{amount:g}{code}"


_HALVES = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24),
           "decade": ("year", 10), "century": ("year", 100)}  # fmt: skip


def _whole(amounts: Amounts) -> Amounts:
    """Fractions as the next smaller unit: 2.5 years are 2 years and 6 months."""
    amount, unit = amounts[-1]
    if amount is None or amount == int(amount) or unit not in _HALVES:
        return amounts
    smaller, size = _HALVES[unit]
    rest = (round((amount - int(amount)) * size, 6), smaller)
    if unit == "year" and int(amount) == 1:
        return (*amounts[:-1], (12 + rest[0], smaller))
    whole: Amounts = ((int(amount), unit),) if int(amount) else ()
    return (*amounts[:-1], *whole, rest)


def resolve_duration(said: Duration, _context: Context) -> Extent:
    amounts = said.most or said.amounts
    vague = amounts[0][1] if is_vague(amounts) else None
    return Extent("DURATION", duration_value(amounts), grain=grain_of(amounts), length=said, vague=vague)


def move_instant(at: datetime, amounts: Amounts, back: bool) -> datetime:
    """An instant moved by exact units."""
    for amount, unit in amounts:
        assert amount is not None
        at = add_elapsed(at, -amount if back else amount, unit)
    return at


def move_day(day: date, amounts: Amounts, back: bool, context: Context) -> date:
    """A local day moved by calendar units; hours in it count as the days they fill."""
    for amount, unit in amounts:
        assert amount is not None
        signed = -amount if back else amount
        if unit == "business_day":
            context.note("calendar", f"business days of {context.calendar.name}")
            if abs(signed) > 100_000:
                raise OutOfRangeError(signed)
            day = context.calendar.add_business_days(day, round(signed))
        elif unit in EXACT:
            day = add_days(day, round(signed * EXACT[unit].total_seconds() // 86400))
        else:
            day = add_units(day, signed, unit)
    return day


def counted_day(day: date, amounts: Amounts, back: bool, context: Context) -> date:
    """The last day of a count, rolled as the counting policy says (policy `counting`)."""
    last = move_day(day, amounts, back, context)
    policy = context.policies["counting"]
    if policy == "plain" or any(unit == "business_day" for _, unit in amounts):
        return last
    rolled = context.calendar.roll(last, back=back and policy == "frcp_6a")
    if policy == "modified_following" and rolled.month != last.month:
        rolled = context.calendar.roll(last, back=True)
    if rolled != last:
        context.note("policy", f"counting = {policy}: {last} rolls to {rolled}")
    return rolled


def resolve_shift(said: Shift, base: Extent | None, context: Context) -> Extent:
    """A time a duration from the reference, or from `base` where the text names one."""
    amounts = said.duration.most or said.duration.amounts
    if is_vague(amounts):
        awaits = base.awaits if base else None
        return Extent("DURATION", duration_value(amounts), vague=amounts[0][1], awaits=awaits)
    if base is not None and base.start is None:
        return Extent("DURATION", duration_value(amounts), grain=grain_of(amounts), length=said.duration,
                      awaits=base.awaits, vague=base.vague)  # fmt: skip
    if is_exact(amounts):
        return _elapsed(said, base, context)
    if base is not None:
        assert base.first is not None and base.last is not None
        if isinstance(said.anchor, Anaphor) and _coarser(grain_of(amounts), base.grain):
            return resolve_relative_unit(
                move_day(base.first, amounts, said.back, context), base.grain or "day", context
            )
        day = base.first if said.back else add_days(base.last, -1)
        return of_day(counted_day(day, amounts, said.back, context), context.zone)
    return _unit_away(amounts, said.back, context)


def _coarser(unit: str, grain: str | None) -> bool:
    """A year before a quarter is a quarter; two days before a month are counted in days."""
    return grain not in (None, "day", "hour", "minute", "second") and GRAINS.index(unit) >= GRAINS.index(
        grain or "day"
    )


def _elapsed(said: Shift, base: Extent | None, context: Context) -> Extent:
    least, most = said.duration.amounts, said.duration.most or said.duration.amounts
    early, late = context.reference.earliest, context.reference.latest
    if base is not None and base.early_start is not None and base.end is not None:
        early, late = base.early_start, base.end
    first, last = (most, least) if said.back else (least, most)
    early, late = move_instant(early, first, said.back), move_instant(late, last, said.back)
    local = context.local(early)
    known = context.reference.is_instant or (base is not None and base.point)
    value = f"{local:%Y-%m-%dT%H:%M}" if known else local.date().isoformat()
    return of_instant(late, local.date(), grain_of(most), value, early)


def _unit_away(amounts: Amounts, back: bool, context: Context) -> Extent:
    """ "in two weeks": the week that holds the day two weeks from today (Time 5)."""
    day = move_day(context.today, amounts, back, context)
    unit = grain_of(amounts)
    if unit == "day" or amounts[-1][1] in ("business_day", "weekend"):
        return of_day(day, context.zone)
    if unit in ("decade", "century"):
        unit = "year"
    return resolve_relative_unit(day, unit, context)


def resolve_relative_unit(day: date, unit: str, context: Context) -> Extent:
    """The whole unit that holds `day`."""
    return resolve_relative(Relative(unit, 0), day, context)


def resolve_nearby(said: Nearby, context: Context) -> Extent:
    """A stretch that ends, or begins, at the reference: `[R, R+D)` or `[R−D, R)`."""
    least, most = said.duration.amounts, said.duration.most or said.duration.amounts
    value = duration_value(most)
    if is_vague(most):
        reference = context.reference
        start, end = (None, reference.latest) if said.back else (reference.earliest, None)
        return Extent("DURATION", value, start, end, start, end, grain_of(most), vague=most[0][1])
    start, end, early_end = _stretch(least, most, said.back, context)
    return Extent("DURATION", value, start, end, start, early_end, grain_of(most), length=said.duration)


def _stretch(
    least: Amounts, most: Amounts, back: bool, context: Context
) -> tuple[datetime, datetime, datetime]:
    reference = context.reference
    if back:
        if is_exact(most):
            return move_instant(reference.earliest, most, True), reference.latest, reference.latest
        return (
            day_start(move_day(context.today, most, True, context), context.zone),
            reference.latest,
            reference.latest,
        )
    return reference.earliest, *end_of_count(least, most, context)


def end_of_count(least: Amounts, most: Amounts, context: Context) -> tuple[datetime, datetime]:
    """R + D by the latest and by the earliest fair reading: exact hours, or the end of the last day."""
    if is_exact(most):
        late = move_instant(context.reference.latest, most, False)
        return late, move_instant(context.reference.earliest, least, False)
    ends = [
        day_start(add_days(counted_day(context.today, amounts, False, context), 1), context.zone)
        for amounts in (most, least)
    ]
    return ends[0], ends[1]
