"""A mention as JSON that loses nothing, for the `found` and `stated` columns, and back."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from tracker.commitments.model import Commitment, ConditionType, Kind, Mode
from tracker.temporal.model import Reference, Step

_INSTANTS = ("earliest", "due", "due_earliest", "review_at")


def freeze(mention: Commitment) -> dict[str, Any]:
    """Every field of `mention` as JSON; instants in UTC. `thaw` gives an equal mention back."""
    frozen: dict[str, Any] = {field.name: getattr(mention, field.name) for field in fields(mention)}
    for name in _INSTANTS:
        frozen[name] = instant_to_json(frozen[name])
    frozen["kind"] = mention.kind.value
    frozen["mode"] = mention.mode.value
    frozen["condition_type"] = mention.condition_type.value if mention.condition_type else None
    frozen["reference"] = reference_to_json(mention.reference)
    frozen["flags"] = list(mention.flags)
    frozen["trace"] = [step.to_dict() for step in mention.trace]
    return frozen


def thaw(frozen: dict[str, Any]) -> Commitment:
    """The mention that `freeze` wrote down. Fields it does not know (of a later version) are dropped."""
    known = {field.name: frozen[field.name] for field in fields(Commitment) if field.name in frozen}
    for name in _INSTANTS:
        known[name] = instant_from_json(known[name])
    known["kind"] = Kind(known["kind"])
    known["mode"] = Mode(known["mode"])
    known["condition_type"] = ConditionType(known["condition_type"]) if known["condition_type"] else None
    known["reference"] = reference_from_json(known["reference"])
    known["flags"] = tuple(known["flags"])
    known["trace"] = tuple(Step(step["step"], step["detail"]) for step in known["trace"])
    return Commitment(**known)


def reference_to_json(reference: Reference) -> dict[str, Any]:
    """`reference` as JSON."""
    return {
        "earliest": instant_to_json(reference.earliest),
        "latest": instant_to_json(reference.latest),
        "zone": reference.zone,
    }


def reference_from_json(frozen: dict[str, Any]) -> Reference:
    """The reference that `reference_to_json` wrote down."""
    earliest, latest = datetime.fromisoformat(frozen["earliest"]), datetime.fromisoformat(frozen["latest"])
    return Reference(earliest, latest, frozen["zone"])


def instant_to_json(at: datetime | None) -> str | None:
    """`at` in UTC as RFC 3339."""
    return None if at is None else at.astimezone(UTC).isoformat()


def instant_from_json(text: str | None) -> datetime | None:
    """The instant that `instant_to_json` wrote down."""
    return None if text is None else datetime.fromisoformat(text).astimezone(UTC)
