"""Commitments that people enter themselves, without a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.commitments.model import Commitment, ConditionType, Kind, Mode
from tracker.errors import InvalidInput
from tracker.linking import blocking_keys
from tracker.store.changes import Cause
from tracker.store.commitments import set_tags
from tracker.store.frames import freeze
from tracker.store.fresh import add_blocks, fresh_commitment
from tracker.store.guard import storable, storable_or_none
from tracker.store.models import CommitmentRow, SightingRow
from tracker.store.sightings import restate
from tracker.store.verdicts import settle
from tracker.temporal.model import Reference, Step

EXTRACTOR = "by hand"


@dataclass(frozen=True, slots=True)
class ByHand:
    """A commitment as a person enters it.

    `due` is a clock time, itself still in time, or a day, which counts to its end; None leaves it open.
    `made_at` is when it was made, now if not given. `alert_past` announces it even if it is past already.
    """

    action: str
    committer: str | None = None
    imposer: str | None = None
    kind: Kind = Kind.OBLIGATION
    mode: Mode = Mode.ACHIEVE
    earliest: Reference | None = None
    due: Reference | None = None
    condition: str | None = None
    condition_type: ConditionType | None = None
    consequence: str | None = None
    timezone: str = "UTC"
    made_at: Reference | None = None
    tags: Sequence[str] = ()
    alert_past: bool = False


def add_by_hand(session: Session, entered: ByHand, *, by: str, now: datetime) -> CommitmentRow:
    """Store a commitment that a person entered, and draw its verdict.

    Raises InvalidInput where the action is empty, the interval is upside down, or a condition has no type.
    """
    mention = _mention(entered, by, now)
    row = fresh_commitment(mention, made_at=mention.reference.earliest, now=now)
    row.origin = "hand"
    session.add(row)
    session.flush()
    session.add(_sighting(row, mention, now))
    session.flush()
    restate(session, row, now=now)
    add_blocks(session, row, blocking_keys(mention))
    set_tags(session, row.id, entered.tags)
    settle(session, [row], now=now, cause=Cause(by=by, alert_past=entered.alert_past))
    return row


def _sighting(row: CommitmentRow, mention: Commitment, now: datetime) -> SightingRow:
    return SightingRow(
        commitment_id=row.id,
        quote=mention.quote,
        published_at=mention.reference.earliest,
        said_at=mention.reference.earliest,
        found=freeze(mention),
        confidence=1.0,
        extractor=EXTRACTOR,
        created_at=now,
    )


def _mention(entered: ByHand, by: str, now: datetime) -> Commitment:
    due, made_at = entered.due, entered.made_at or Reference.instant(now, entered.timezone)
    earliest = entered.earliest.earliest if entered.earliest else None
    if not entered.action.strip():
        raise InvalidInput("Say what is to be done.", field="action")
    if earliest is not None and due is not None and due.latest < earliest:
        raise InvalidInput("The deadline lies before the earliest time.", field="due")
    if (entered.condition is None) != (entered.condition_type is None):
        raise InvalidInput(
            "A condition needs its type.", field="condition_type", hint="Give trigger or escape."
        )
    return Commitment(
        quote="",
        start_char=0,
        end_char=0,
        committer=storable_or_none(entered.committer, "committer") or None,
        committer_inferred=False,
        imposer=storable_or_none(entered.imposer, "imposer") or None,
        source=None,
        action=storable(entered.action.strip(), "action"),
        kind=entered.kind,
        mode=entered.mode,
        strength=None,
        condition=storable_or_none(entered.condition, "condition"),
        condition_type=entered.condition_type,
        consequence=storable_or_none(entered.consequence, "consequence"),
        deadline_text=None,
        deadline_start_char=None,
        deadline_end_char=None,
        operator="by" if due else None,
        earliest=earliest,
        due=due.latest if due else None,
        due_earliest=due.latest if due else None,
        due_inclusive=due is not None and due.is_instant,
        grain=None if due is None else "minute" if due.is_instant else "day",
        zone=entered.timezone,
        vague=False,
        review_at=None,
        awaits_event=None,
        recurrence=None,
        reference=made_at,
        expression=None,
        confidence=1.0,
        flags=(),
        trace=(Step("entered by hand", f"by {by}"),),
    )
