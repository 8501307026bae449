"""Builds a digest from what the store knows: a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.digest.model import Digest, Edition, Line, Section, Source, Waiting, Window
from tracker.digest.window import window_of
from tracker.digest.wording import spoken_due
from tracker.temporal.model import rfc3339

LINES_IN_A_SECTION = 200

# A commitment as `tracker.views` shows it.
View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """One change inside the window, with the commitment as it stands now."""

    what: str  # the change's kind
    at: datetime  # when it became true
    backdated: bool
    commitment: View


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


def build(
    edition: Edition, now: datetime, happenings: Iterable[Happening], pending: Iterable[View]
) -> Digest:
    """The edition as it reads at `now`.

    `happenings` are the changes inside its window, in order; the last of a commitment is told, so that
    what was missed and then corrected stands once, as it is now. `pending` are the pending commitments
    that are due or to be reviewed before the window's week ends.
    """
    window = window_of(edition, now)
    last: dict[str, Happening] = {}
    for happening in happenings:
        if happening.what in _TOLD:
            identity = str(happening.commitment["id"])
            # A commitment both found and decided since yesterday is told by its decision.
            if happening.what != "created" or identity not in last:
                last[identity] = happening
    changed = [
        _section(name, title, [_told(told, edition) for told in last.values() if told.what in kinds])
        for name, title, kinds in _CHANGES
    ]
    return Digest(edition, window, (*changed, *_to_come(edition, window, pending)))


def _to_come(edition: Edition, window: Window, pending: Iterable[View]) -> list[Section]:
    """What is due today, in the days ahead, and what a person should look at again."""
    today: list[Line] = []
    ahead: list[Line] = []
    review: list[Line] = []
    for view in sorted(pending, key=_sort_key):
        due, soonest = _instant(view["due"]), _instant(view["due_earliest"])
        look_at = _instant(view["review_at"])
        line = _line(view, edition)
        if soonest is not None and due is not None and due > window.day_start:
            if soonest <= window.day_end:
                today.append(line)
            elif soonest <= window.week_end:
                ahead.append(line)
        elif due is not None or (look_at is not None and look_at <= window.day_end):
            review.append(line)  # vague, or past its date and waiting for its trigger
    return [
        _section("due_today", "Due today", today),
        _section("due_soon", "Due in the next seven days", ahead),
        _section("review", "To be looked at again", review),
    ]


def _section(name: str, title: str, lines: list[Line]) -> Section:
    return Section(name, title, tuple(lines[:LINES_IN_A_SECTION]), len(lines))


def _told(told: Happening, edition: Edition) -> Line:
    return _line(told.commitment, edition, told)


def _line(view: View, edition: Edition, told: Happening | None = None) -> Line:
    due = _instant(view["due"])
    return Line(
        commitment_id=str(view["id"]),
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
        quote=view.get("quote"),
        sources=tuple(_source(sighting) for sighting in view.get("sightings", ())),
        waiting=tuple(_waiting(evidence) for evidence in view.get("awaiting_review", ())),
        link=view.get("url"),
    )


def _source(sighting: View) -> Source:
    return Source(sighting.get("publisher"), sighting.get("title"), sighting.get("url"))


def _waiting(evidence: View) -> Waiting:
    return Waiting(evidence.get("quote"), evidence.get("speaker"), evidence["effect"], evidence.get("reason"))


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _sort_key(view: View) -> tuple[float, str]:
    soonest = _instant(view["due_earliest"] or view["review_at"])
    return (soonest.timestamp() if soonest else 0.0, str(view["id"]))
