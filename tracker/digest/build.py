"""Builds a digest from what the store knows: a pure function.

It chooses from light facts (which commitment, what happened, when it is due) what to tell and where, and
only then looks up the commitments it will show: a backlog of any size makes a page, not a flood.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from tracker.digest.model import Digest, Edition, Line, Section, Source, Waiting, Window
from tracker.digest.window import window_of
from tracker.digest.wording import spoken_due
from tracker.temporal.model import rfc3339

LINES_IN_A_SECTION = 200


@dataclass(frozen=True, slots=True)
class Happening:
    """One change inside the window. `at` is when it became true."""

    commitment_id: UUID
    what: str  # the change's kind
    at: datetime
    backdated: bool


@dataclass(frozen=True, slots=True)
class Pending:
    """A pending commitment with the dates that decide where it is told."""

    commitment_id: UUID
    due: datetime | None
    due_earliest: datetime | None
    review_at: datetime | None


@dataclass(frozen=True, slots=True)
class Known:
    """A commitment as `tracker.views` shows it, and the documents it stood in."""

    view: Mapping[str, Any]
    sources: tuple[Source, ...] = ()


LookUp = Callable[[Collection[UUID]], Mapping[UUID, Known]]

# Section name, heading, and the changes that are told there, in the order of the page.
_CHANGES = (
    ("missed", "Missed", frozenset({"lapsed", "breached"})),
    ("corrected", "Corrected", frozenset({"corrected"})),
    ("met", "Met", frozenset({"met"})),
    ("voided", "Void", frozenset({"voided"})),
    ("revised", "New deadlines", frozenset({"revised", "reopened"})),
    ("found", "Newly found", frozenset({"created"})),
)
_TOLD = frozenset[str]().union(*(kinds for _, _, kinds in _CHANGES))
_TO_COME = (
    ("due_today", "Due today"),
    ("due_soon", "Due in the next seven days"),
    ("review", "To be looked at again"),
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A commitment to be told of, because of a change or, with None, for its dates."""

    commitment_id: UUID
    change: Happening | None = None


class _Draft(NamedTuple):
    name: str
    title: str
    facts: list[_Fact]


def build(
    edition: Edition,
    now: datetime,
    happenings: Iterable[Happening],
    pending: Iterable[Pending],
    waiting: Iterable[UUID],
    look_up: LookUp,
) -> Digest:
    """The edition as it reads at `now`.

    `happenings` are the changes inside its window, in order; the last of a commitment is told, so that
    what was missed and then corrected stands once, as it is now. `pending` are the pending commitments
    that are due or to be reviewed before the window's week ends, `waiting` those with evidence that a
    person has yet to decide on; where they are told of anyway, it stands beside them.
    """
    window = window_of(edition, now)
    told = _last_of_each(happenings)
    drafts: list[_Draft] = [
        _Draft(name, title, [_Fact(each.commitment_id, each) for each in told if each.what in kinds])
        for name, title, kinds in _CHANGES
    ]
    to_come = _by_section(window, pending)
    drafts += [_Draft(name, title, to_come[name]) for name, title in _TO_COME]
    shown = {fact.commitment_id for draft in drafts for fact in draft.facts[:LINES_IN_A_SECTION]}
    others = [_Fact(each) for each in waiting if each not in shown]
    drafts.append(_Draft("waiting", "Evidence waits for a decision", others))
    shown.update(fact.commitment_id for fact in others[:LINES_IN_A_SECTION])
    known = look_up(shown) if shown else {}
    return Digest(edition, window, tuple(_section(edition, draft, known) for draft in drafts))


def _last_of_each(happenings: Iterable[Happening]) -> list[Happening]:
    """One change for each commitment; found and decided since yesterday, it is told by its decision."""
    last: dict[UUID, Happening] = {}
    for happening in happenings:
        first_seen = happening.commitment_id not in last
        if happening.what in _TOLD and (first_seen or happening.what != "created"):
            last[happening.commitment_id] = happening
    return sorted(last.values(), key=lambda each: (each.at, each.commitment_id))


def _by_section(window: Window, pending: Iterable[Pending]) -> dict[str, list[_Fact]]:
    sections: dict[str, list[_Fact]] = {name: [] for name, _ in _TO_COME}
    for each in sorted(pending, key=_soonest):
        if name := _section_of(each, window):
            sections[name].append(_Fact(each.commitment_id))
    return sections


def _section_of(each: Pending, window: Window) -> str | None:
    """Where something pending is told: by its earliest fair reading, and until its latest has passed."""
    if each.due is None:
        overdue = each.review_at is not None and each.review_at <= window.day_end
        return "review" if overdue else None
    if each.due <= window.day_start:
        return "review"  # past its date and pending all the same: it waits for its trigger
    soonest = each.due_earliest or each.due
    if soonest <= window.day_end:
        return "due_today"
    return "due_soon" if soonest <= window.week_end else None


def _soonest(each: Pending) -> tuple[datetime, UUID]:
    never = datetime.max.replace(tzinfo=UTC)
    return (each.due_earliest or each.due or each.review_at or never, each.commitment_id)


def _section(edition: Edition, draft: _Draft, known: Mapping[UUID, Known]) -> Section:
    lines = [
        _line(known[fact.commitment_id], edition, fact.change)
        for fact in draft.facts[:LINES_IN_A_SECTION]
        if fact.commitment_id in known
    ]
    return Section(draft.name, draft.title, tuple(lines), len(draft.facts))


def _line(known: Known, edition: Edition, told: Happening | None) -> Line:
    view = known.view
    due = None if view["due"] is None else datetime.fromisoformat(view["due"])
    return Line(
        commitment_id=view["id"],
        committer=view["committer"],
        action=view["action"],
        kind=view["kind"],
        status=view["status"],
        basis=view["basis"],
        due=rfc3339(due, edition.zone),
        due_text=spoken_due(due, view["due_inclusive"], edition.tz),
        happened_at=rfc3339(told.at, edition.zone) if told else None,
        what=told.what if told else None,
        backdated=told.backdated if told else False,
        quote=view["quote"],
        sources=known.sources,
        waiting=tuple(_waiting(evidence) for evidence in view["awaiting_review"]),
        page=view["links"]["page"],
    )


def _waiting(fact: Mapping[str, Any]) -> Waiting:
    """Evidence or a revision that waits for a person."""
    said = fact.get("effect") or fact.get("kind") or fact["waits"]
    return Waiting(fact.get("quote"), fact.get("speaker") or fact.get("granter"), said, fact["reason"])
