"""Links of pointers: which known commitment do words like "the 72-hour ultimatum" mean?

A pointer tells little, so each thing it tells must fit, and something must tie it to one commitment and to
no other: a party, the act, the deadline, or that the same text has just spoken of it. No tie, no link.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from tracker.commitments.model import Mode, PointerStatement
from tracker.linking.actions import act_of, best_likeness
from tracker.linking.fitting import UNDECIDED, is_demanded, named_stems
from tracker.linking.intervals import extent
from tracker.linking.model import Known, Link, Source
from tracker.linking.names import SAME, is_generic, names_somebody, speaks_for
from tracker.linking.olddue import length_of, reckoned
from tracker.linking.parties import party_likeness
from tracker.linking.vocabulary import pointers
from tracker.status.basis import Status

_SAME_ACT = 0.6
_LEAST_ACT = 0.45  # below this the words tell of another act
_RETOLD_ACT = 0.7  # what is told whole must be told alike
_TOLD_SINCE = timedelta(days=7)  # a word given is often told in full only some days later
_JUST = timedelta(days=2)
_FRESH = timedelta(days=14)  # so long after its end a text may still speak of it without naming its date
_PARTY, _ACT, _DATE, _NEAR, _BESIDE, _RUNNING = 0.3, 0.3, 0.3, 0.2, 0.15, 0.1


@dataclass(frozen=True, slots=True)
class _Tie:
    """One thing that a pointer and a commitment have in common."""

    reason: str
    weight: float


def link_pointer(
    statement: PointerStatement, known: Iterable[Known], source: Source, spoken_of: Collection[str]
) -> Link | None:
    """The commitment that `statement` surely means, or None. `spoken_of` are those that its own document
    tells of before."""
    found = [
        (sum(tie.weight for tie in ties), one, ties)
        for one in known
        if _is_earlier(statement, one, source) and (ties := _ties(statement, one, source, spoken_of))
    ]
    found.sort(key=lambda each: (-each[0], each[1].id))
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < _RUNNING / 2):
        return None
    score, one, ties = found[0]
    return Link(one.id, min(score, 1.0), True, tuple(tie.reason for tie in ties))


def _is_earlier(statement: PointerStatement, known: Known, source: Source) -> bool:
    """It was made before it is pointed at. A word that its giver is named with may be told in full later."""
    later = statement.imposer is not None and statement.thing in pointers()["promise"]
    return known.made_at <= source.published.latest + (_TOLD_SINCE if later else timedelta(0))


def _ties(
    statement: PointerStatement, known: Known, source: Source, spoken_of: Collection[str]
) -> list[_Tie]:
    """What ties the two; empty where nothing does, or anything speaks against it."""
    if not _is_of_sort(statement, known):
        return []
    party, act, date = (
        _party(statement, known),
        _act(statement, known),
        _date(statement, known),
    )
    if party is None or act is None or date is None or _is_stale(known, source, date):
        return []
    near = [_Tie("the same text tells of it", _NEAR)] if known.id in spoken_of else []
    ties = [*party, *act, *date, *near]
    running = _running(known)
    return (
        [*ties, *running] if _hold(statement, ties, runs=bool(running) or _just_ended(known, source)) else []
    )


def _hold(statement: PointerStatement, ties: list[_Tie], *, runs: bool) -> bool:
    """Whether the ties are enough: a date alone is many a commitment's, a party alone has many, of which
    only one that still runs is spoken of as if there were no other."""
    weight = sum(tie.weight for tie in ties)
    if statement.retells:
        return weight >= _PARTY + _ACT
    if statement.dates or statement.length is not None:
        return weight >= _DATE + _BESIDE
    return weight >= (_BESIDE if runs else _NEAR)


def _is_of_sort(statement: PointerStatement, known: Known) -> bool:
    """ "The demand" is one that was demanded, "the pledge" one's own word, "the deadline" any with a due."""
    if statement.retells:
        return True
    thing = statement.thing
    if thing is None:
        return bool(statement.dates) or known.mode is Mode.ACHIEVE
    demanded, of = is_demanded(known), pointers()
    if thing == "ultimatum" or thing in of["demand"]:
        return demanded
    if thing in of["promise"]:
        return not demanded
    return known.due is not None


def _party(statement: PointerStatement, known: Known) -> list[_Tie] | None:
    committer = _committer_likeness(statement.committer, known)
    if committer < UNDECIDED or _is_another_imposer(statement, known):
        return None
    if committer >= SAME:
        return [_Tie("the same committer", _PARTY)]
    if statement.imposer is not None and _made(statement.imposer, known):
        return [_Tie("made by the same party", _PARTY)]
    if not _is_beside(statement, known):
        return []
    weight = _NEAR if statement.imposer is not None else _BESIDE
    return [_Tie("its party is named beside it", weight)]


def _is_beside(statement: PointerStatement, known: Known) -> bool:
    return any(party_likeness(name, known) >= SAME or _made(name, known) for name in statement.beside)


def _committer_likeness(name: str | None, known: Known) -> float:
    """As the names say; "the group" may be any."""
    likeness = party_likeness(name, known)
    generic = is_generic(name) or (is_generic(known.committer) and not known.aliases)
    return max(likeness, UNDECIDED) if generic else likeness


def _made(name: str, known: Known) -> bool:
    return speaks_for(name, known.imposer) or speaks_for(name, known.source)


def _is_another_imposer(statement: PointerStatement, known: Known) -> bool:
    """It was made by somebody who neither imposed this one nor is bound by it."""
    maker = statement.imposer
    if maker is None or not names_somebody(maker) or _made(maker, known):
        return False
    if known.imposer is not None:
        return True
    return party_likeness(maker, known) < UNDECIDED and not _is_beside(statement, known)


def _act(statement: PointerStatement, known: Known) -> list[_Tie] | None:
    telling = act_of(statement.action or "").telling - named_stems(known)
    if not telling:
        return []
    alike = best_likeness(statement.action or "", known.acts)
    if alike < (_RETOLD_ACT if statement.retells else _LEAST_ACT):
        return None
    return (
        [_Tie(f"action {alike:.2f}", _ACT)] if alike >= _SAME_ACT else [_Tie(f"action {alike:.2f}", _BESIDE)]
    )


def _date(statement: PointerStatement, known: Known) -> list[_Tie] | None:
    """A deadline that is named must be the one in force, or the first."""
    dues = [due for due in (known.due, known.first_due) if due is not None]
    if statement.length is not None and not _has_length(statement, known):
        return None
    if not statement.dates:
        return [_Tie("the time that was given", _DATE)] if statement.length is not None else []
    slack = timedelta(0) if statement.thing or statement.retells else _slack(known)
    fits = any(begins <= due <= ends + slack for begins, ends in statement.dates for due in dues)
    return [_Tie("the deadline", _DATE)] if fits else None


def _slack(known: Known) -> timedelta:
    """An event that is planned may lie anywhere before the deadline, but within its own unit only."""
    return extent(known.grain) if known.mode is Mode.ACHIEVE else timedelta(0)


def _has_length(statement: PointerStatement, known: Known) -> bool:
    """ "The 72-hour ultimatum" ran out 72 hours after it was made, to a day."""
    length = length_of(statement.length)
    if length is None or known.first_due is None:
        return False
    return any(due == known.first_due for due in reckoned(length, known))


def _is_stale(known: Known, source: Source, date: list[_Tie]) -> bool:
    ended = known.closed_at or known.due
    return ended is not None and not date and source.published.earliest - ended > _FRESH


def _just_ended(known: Known, source: Source) -> bool:
    ended = known.closed_at or known.due
    return ended is not None and source.published.earliest - ended <= _JUST


def _running(known: Known) -> list[_Tie]:
    return [_Tie("it still runs", _RUNNING)] if known.status is Status.PENDING else []
