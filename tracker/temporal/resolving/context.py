"""What an expression is resolved against, and the notes taken on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tracker.calendars import Calendar
from tracker.temporal.flags import FLAGS
from tracker.temporal.model import Reference, Step
from tracker.temporal.units import zone_info


@dataclass(slots=True)
class Context:
    """The inputs of one resolution. `steps` and `flags` collect what was done and assumed.

    `forward` says that an operator binds, so what is undecided looks ahead (Time 8); `never_today`
    that the operator rules today out ("before Friday" on a Friday).
    """

    reference: Reference
    calendar: Calendar
    policies: Mapping[str, str]
    events: Mapping[str, Reference]
    zone: str
    forward: bool = False
    never_today: bool = False
    at_end: bool = False
    steps: list[Step] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The local day of the reference, in the zone at hand."""
        if not self.reference.is_instant or self.zone == self.reference.zone:
            return self.reference.local_date
        return self.reference.earliest.astimezone(zone_info(self.zone)).date()

    def local(self, at: datetime) -> datetime:
        return at.astimezone(zone_info(self.zone))

    def note(self, name: str, detail: str) -> None:
        step = Step(name, detail)
        if step not in self.steps:
            self.steps.append(step)

    def flag(self, name: str) -> None:
        assert name in FLAGS, name
        if name not in self.flags:
            self.flags.append(name)

    def choose(self, policy: str, rejected: str | None = None) -> str:
        """The value of a policy, noted with the reading it rejects."""
        value = self.policies[policy]
        self.note("policy", f"{policy} = {value}" + (f"; else {rejected}" if rejected else ""))
        return value

    def in_zone(self, zone: str) -> Context:
        """The same notes, in another zone."""
        return replace(self, zone=zone)

    def against(self, reference: Reference) -> Context:
        """The same notes, against another reference."""
        return replace(self, reference=reference)
