"""Commitments to build digests of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from tracker.digest import Digest, Edition, Happening, Known, Source, build

EDITION = Edition(date(2025, 8, 9), "America/New_York", time(7))
SEVEN = datetime(2025, 8, 9, 11, tzinfo=UTC)  # the edition's hour
FRIDAY_END = "2025-08-09T00:00:00-04:00"


def number(count: int) -> UUID:
    """A commitment's id."""
    return UUID(int=count)


def view(count: int = 1, **changes: Any) -> dict[str, Any]:
    """A commitment as the views show it, as far as a digest needs it."""
    return {
        "id": str(number(count)),
        "committer": "Russia",
        "action": "show real progress",
        "kind": "ultimatum",
        "status": "pending",
        "basis": "not due yet",
        "due": FRIDAY_END,
        "due_inclusive": False,
        "quote": "Russia has until Friday to show real progress.",
        "awaiting_review": [],
        "links": {"page": f"/commitments/{count}"},
    } | changes


def looking_up(
    *views: Mapping[str, Any], sources: tuple[Source, ...] = ()
) -> Callable[[Collection[UUID]], dict[UUID, Known]]:
    """A look-up of these commitments, or of plain ones where none is given for an id."""
    given = {UUID(each["id"]): each for each in views}
    return lambda ids: {id_: Known(given.get(id_) or view(id_.int), sources) for id_ in ids}


def happening(what: str, count: int = 1, *, backdated: bool = False) -> Happening:
    return Happening(number(count), what, datetime(2025, 8, 9, 4, tzinfo=UTC), backdated)


def digest_of(*happenings: Happening, sources: tuple[Source, ...] = (), **changes: Any) -> Digest:
    """The digest of one commitment, which was missed unless said otherwise."""
    missed = view(**{"status": "missed", "basis": "no fulfilment recorded"} | changes)
    look_up = looking_up(missed, sources=sources)
    return build(EDITION, SEVEN, happenings or [happening("lapsed")], [], [], look_up)
