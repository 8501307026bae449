"""A known commitment told with another date, while the old one still runs: its deadline was changed.

"The union gave the hospital until Monday", three days after "until Friday", is no second demand. After the
old deadline has passed it is one (design: the next ultimatum to the same party is new).
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.commitments.model import Commitment, RevisionKind, RevisionStatement
from tracker.linking.actions import best_likeness
from tracker.linking.fitting import is_demanded
from tracker.linking.intervals import compare
from tracker.linking.mentions import objections
from tracker.linking.model import Known, Link, Source
from tracker.linking.names import SAME, speaks_for
from tracker.linking.parties import committer_likeness, committer_names
from tracker.status.basis import Status
from tracker.temporal.model import Step

_SAME_ACT = 0.85  # the very act, hardly in other words


def implied_revision(
    new: Commitment, known: Iterable[Known], source: Source
) -> tuple[RevisionStatement, Link] | None:
    """The revision that `new` amounts to, and its link, where exactly one known commitment is meant."""
    meant = [one for one in known if _gives_new_date(new, one, source)]
    if len(meant) != 1:
        return None
    (one,) = meant
    reasons = ("the same act of the same party", "another date while the old one runs")
    return _statement(new, one), Link(one.id, _SAME_ACT, True, reasons)


def _gives_new_date(new: Commitment, known: Known, source: Source) -> bool:
    return (
        _still_runs(known, source)
        and new.due is not None
        and new.recurrence is None
        and compare(new, known) is None
        and new.mode is known.mode
        and committer_likeness(new, known, source) >= SAME
        and best_likeness(new.action, known.acts) >= _SAME_ACT
        and not any(True for _ in objections(new, known, source))
        and _granter(new, known) is not None
    )


def _still_runs(known: Known, source: Source) -> bool:
    """Told by earlier documents, and neither closed nor past."""
    told_here = any(sighting.document_id == source.document_id for sighting in known.sightings)
    ahead = known.due is not None and known.due > source.published.earliest
    earlier = known.first_reported < source.published.latest
    return known.status is Status.PENDING and ahead and earlier and not told_here


def _granter(new: Commitment, known: Known) -> str | None:
    """Who can change the date and is said to: the imposer of a demand, the committer of its own word."""
    if not is_demanded(known):
        return new.committer
    return new.imposer if speaks_for(new.imposer, known.imposer) else None


def _statement(new: Commitment, known: Known) -> RevisionStatement:
    later = known.due is not None and new.due is not None and new.due > known.due
    return RevisionStatement(
        quote=new.quote,
        start_char=new.start_char,
        end_char=new.end_char,
        kind=RevisionKind.EXTENDED if later else RevisionKind.MOVED_UP,
        granter=_granter(new, known),
        committer=new.committer or committer_names(known)[0],
        action=new.action,
        earliest=new.earliest,
        due=new.due,
        due_earliest=new.due_earliest,
        due_inclusive=new.due_inclusive,
        grain=new.grain,
        zone=new.zone,
        counts_from_old_due=False,
        reference=new.reference,
        expression=new.expression,
        time_text=new.deadline_text,
        score=new.confidence,
        trace=(*new.trace, Step("implied revision", "told with another date while the old one runs")),
    )
