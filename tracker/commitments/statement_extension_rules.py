"""Rules of revision that move a deadline: extended, brought forward, set anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.commitments.frames.frame import words
from tracker.commitments.frames.grammar import child, infinitive_of
from tracker.commitments.model import RevisionKind
from tracker.commitments.statement_changes import (
    ANNOUNCED,
    Change,
    ChangeExample,
    RevisionRule,
    act_of,
    changed,
    party_of,
)
from tracker.commitments.statement_clauses import Clause
from tracker.commitments.statement_finds import is_about, is_one_of, noun_after
from tracker.commitments.statement_verbs import Tense
from tracker.commitments.statement_words import (
    DEADLINES,
    DROPPABLE,
    EXTENDABLE_TIME,
    PACTS,
    REVISABLE,
    RUNNING,
    SUSPENDABLE,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def _extended(clause: Clause) -> Change | None:
    thing = clause.patient
    named = is_about(thing, REVISABLE) or clause.lemma in _OF_ANY_EVENT
    movable = thing is not None and (named or clause.lemma in _OF_ANY_EVENT_TO)
    if clause.lemma == "renew" and not is_about(thing, RUNNING | PACTS):
        return None
    if clause.negated or not movable:
        return None
    back = clause.lemma not in ("push", "put") or clause.has_particle("back", "off")
    return changed(clause, RevisionKind.EXTENDED, thing, needs_time=not named) if back else None


_OF_ANY_EVENT = words("postpone reschedule adjourn")
_OF_ANY_EVENT_TO = words("delay defer push put")  # only with the time it is moved to


EXTENDED = RevisionRule(
    name="extended the <deadline>",
    lemmas=words("extend prolong postpone delay defer push put reschedule adjourn lengthen renew"),
    read=_extended,
    score=0.85,
    examples=(
        ChangeExample("The council extended the deadline until Friday 22 August.", RevisionKind.EXTENDED,
                      "council", due="2025-08-22"),
        ChangeExample("Today the ministry is extending the pause on payments through 31 December 2025.",
                      RevisionKind.EXTENDED, "ministry", due="2025-12-31"),
        ChangeExample("The envoy gave Norland until Monday, extending an earlier deadline.",
                      RevisionKind.EXTENDED, "envoy", due="2025-08-18"),
        ChangeExample("The truce, due to expire on Sunday, was renewed for 60 days.", RevisionKind.EXTENDED,
                      None, moved_by=True),
        ChangeExample("The president signed an order delaying the ban for 75 days.", RevisionKind.EXTENDED,
                      "president", moved_by=True),
        ChangeExample("The handover has been delayed until 20 August.", RevisionKind.EXTENDED, None,
                      due="2025-08-20"),
        ChangeExample("Publication of the report was pushed back to 20 August.", RevisionKind.EXTENDED, None,
                      due="2025-08-20"),
        ChangeExample("The city put off the repairs until 1 September.", RevisionKind.EXTENDED, "city",
                      due="2025-09-01"),
        ChangeExample("They postponed the signing of the accord.", RevisionKind.EXTENDED, None),
        ChangeExample("The chair extended the deadline by 48 hours.", RevisionKind.EXTENDED, "chair",
                      moved_by=True),
        ChangeExample("The tariffs were postponed by the president for another ten days.",
                      RevisionKind.EXTENDED, "president", moved_by=True),
        ChangeExample("The premier said the tariffs would be delayed by at least 30 days.",
                      RevisionKind.EXTENDED, None, moved_by=True),
    ),
    near_misses=(
        "Norland asked the council to extend the deadline until Friday.",
        "The council may extend the deadline until Friday.",
        "The council refused to extend the deadline.",
        "The council is considering extending the deadline.",
        "The council did not extend the deadline.",
        "The path extends to the river.",
        "Fog delayed the ferry.",
        "The porter pushed the trolley back to the gate.",
        "Analysts expect the deadline to be extended.",
    ),
    tenses=ANNOUNCED,
)  # fmt: skip


def _agreed_to(clause: Clause) -> Change | None:
    """ "agreed to delay": the act under the verb is what was decided."""
    act = clause.complement
    granted = noun_after(clause.head, "to", "on")
    if clause.negated:
        return None
    if is_one_of(granted, EXTENDABLE_TIME):
        return changed(clause, RevisionKind.EXTENDED, granted)
    if act is None:
        return None
    thing = child(act, "dobj")
    granter = clause.doer
    for lemmas, nouns, kind in _DECIDABLE:
        if act.lemma_ in lemmas and is_about(thing, nouns):
            return Change(kind, act, granter, party_of(thing), thing, act_of(thing))
    return None


_DECIDABLE = (
    (EXTENDED.lemmas - {"put", "push"}, REVISABLE, RevisionKind.EXTENDED),
    (frozenset({"move", "shift", "push"}), REVISABLE, RevisionKind.EXTENDED),
    (frozenset({"withdraw", "drop", "lift", "rescind", "revoke", "cancel", "scrap"}), DROPPABLE,
     RevisionKind.WITHDRAWN),
    (frozenset({"suspend", "pause", "halt", "freeze"}), SUSPENDABLE, RevisionKind.SUSPENDED),
    (frozenset({"waive"}), DROPPABLE | {"fee", "penalty", "fine", "interest"}, RevisionKind.WAIVED),
    (frozenset({"reinstate", "reimpose", "restore"}), SUSPENDABLE, RevisionKind.REINSTATED),
)  # fmt: skip

AGREED_TO = RevisionRule(
    name="agreed to extend the <deadline>",
    lemmas=words("agree decide vote"),
    read=_agreed_to,
    score=0.8,
    examples=(
        ChangeExample("The two leaders have agreed to delay the tariffs for a month.", RevisionKind.EXTENDED,
                      "two leaders", moved_by=True),
        ChangeExample("The board decided to drop the demand.", RevisionKind.WITHDRAWN, "board"),
        ChangeExample("The envoys agreed to a short extension until 1 September.", RevisionKind.EXTENDED,
                      "envoys", due="2025-09-01"),
        ChangeExample("The board decided to move the vote to next Thursday.", RevisionKind.EXTENDED, "board",
                      due="2025-08-21"),
    ),
    near_misses=("The board has not agreed to delay the vote.", "The board agreed to meet."),
)  # fmt: skip


def _moved_up(clause: Clause) -> Change | None:
    if clause.negated or not is_one_of(clause.patient, REVISABLE):
        return None
    forward = clause.lemma in ("advance", "shorten") or clause.has_particle("forward", "up")
    return changed(clause, RevisionKind.MOVED_UP, clause.patient) if forward else None


MOVED_UP = RevisionRule(
    name="brought the <deadline> forward",
    lemmas=words("bring move advance shorten"),
    read=_moved_up,
    score=0.85,
    examples=(
        ChangeExample("The minister brought the deadline forward to Thursday.", RevisionKind.MOVED_UP,
                      "minister", due="2025-08-14"),
        ChangeExample("The hearing was moved up to 15 August.", RevisionKind.MOVED_UP, None,
                      due="2025-08-15"),
    ),
    near_misses=("The minister brought the deadline up in the debate?", "The army moved forward."),
    tenses=ANNOUNCED,
)  # fmt: skip


def _moved_to(clause: Clause) -> Change | None:
    moved = is_one_of(clause.patient or clause.subject, DEADLINES | {"hearing", "vote", "meeting", "launch"})
    if clause.negated or not moved or clause.has_particle("forward", "up"):
        return None
    return changed(clause, RevisionKind.EXTENDED, clause.patient or clause.subject, needs_time=True)


MOVED_TO = RevisionRule(
    name="moved the <deadline> to <time>",
    lemmas=words("move change shift reset revise slip"),
    read=_moved_to,
    score=0.75,
    examples=(
        ChangeExample("The agency moved the deadline to 30 August.", RevisionKind.EXTENDED, "agency",
                      due="2025-08-30"),
    ),
    near_misses=("The agency moved its office to Bonn.",),
)  # fmt: skip


def _gave_more(clause: Clause) -> Change | None:
    """ "gave Moscow another ten days": more time than before, counted from the old deadline."""
    given = _what_is_given(clause)
    receiver = child(clause.head, "dative") if not clause.passive else clause.subject
    if given is None or clause.negated:
        return None
    if receiver is not None and receiver.dep_ == "dative" and receiver.pos_ == "ADP":
        receiver = child(receiver, "pobj")
    if is_one_of(given, _ASKED_FOR):
        given = noun_after(given, "for") or given
    if is_one_of(given, EXTENDABLE_TIME):
        thing = noun_after(given, "of") or given
        return Change(RevisionKind.EXTENDED, clause.head, clause.doer, receiver, thing, act_of(given))
    more = any(c.lower_ in ("another", "extra", "additional", "more", "further") for c in given.subtree)
    if not more or not is_one_of(given, _UNITS):
        return None
    act = act_of(given) or clause.complement or infinitive_of(clause.head)
    return Change(RevisionKind.EXTENDED, clause.head, clause.doer, receiver, given, act, needs_time=True)


def _what_is_given(clause: Clause) -> Token | None:
    """The time, or the extension; parsers take "three days" for when it was given."""
    if clause.passive:
        return child(clause.head, "dobj", "oprd")
    return child(clause.head, "dobj", "npadvmod") or clause.patient


_ASKED_FOR = frozenset({"request", "motion", "application", "bid"})
_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "time"})

GAVE_MORE = RevisionRule(
    name="gave <party> another <duration>",
    lemmas=words("give grant allow hand announce approve order"),
    read=_gave_more,
    score=0.85,
    examples=(
        ChangeExample("The president gave Norland another ten days to withdraw.", RevisionKind.EXTENDED,
                      "president", "Norland", moved_by=True),
        ChangeExample("The rebels gave the army another three days to leave the valley.",
                      RevisionKind.EXTENDED, "rebels", "army", moved_by=True),
        ChangeExample("The judge granted the tenant an extension until 1 September.", RevisionKind.EXTENDED,
                      "judge", "tenant", due="2025-09-01"),
        ChangeExample("The envoy announced a 90-day extension of the truce.", RevisionKind.EXTENDED, "envoy",
                      moved_by=True),
        ChangeExample("The court granted the request for a 30-day extension.", RevisionKind.EXTENDED, "court",
                      moved_by=True),
    ),
    near_misses=("The president gave Norland ten days to withdraw.", "The judge gave him another chance."),
)  # fmt: skip


def _got_more(clause: Clause) -> Change | None:
    if clause.negated or not is_one_of(clause.patient, EXTENDABLE_TIME):
        return None
    giver = clause.object_of("from") or _source_of(clause.patient)
    return Change(
        RevisionKind.EXTENDED, clause.head, giver, clause.doer, clause.patient, act_of(clause.patient)
    )


def _source_of(thing: Token | None) -> Token | None:
    """Whom an extension comes from: "an extension from the court"."""
    return noun_after(thing, "from") if thing is not None else None


GOT_MORE = RevisionRule(
    name="won an extension",
    lemmas=words("win receive get obtain secure"),
    read=_got_more,
    score=0.75,
    examples=(
        ChangeExample("The tenant won an extension from the court until 1 September.", RevisionKind.EXTENDED,
                      "court", "tenant", due="2025-09-01"),
    ),
    near_misses=("The tenant sought an extension from the court.", "The tenant did not get an extension."),
)  # fmt: skip


def _new_deadline(clause: Clause) -> Change | None:
    thing = clause.patient if clause.lemma != "be" else clause.subject
    if clause.negated or not is_one_of(thing, DEADLINES) or thing is None:
        return None
    fresh = any(c.lower_ in ("new", "revised", "later", "extended") for c in thing.children)
    now = clause.lemma == "be" and any(c.lower_ == "now" for c in clause.head.children)
    if not (fresh or now):
        return None
    granter = None if clause.lemma == "be" else clause.doer
    return Change(
        RevisionKind.EXTENDED, clause.head, granter, party_of(thing), thing, act_of(thing), needs_time=True
    )


NEW_DEADLINE = RevisionRule(
    name="set a new deadline of <time>",
    lemmas=words("set announce issue impose give fix agree be name establish"),
    read=_new_deadline,
    score=0.8,
    examples=(
        ChangeExample("The envoy set a new deadline of noon on Monday.", RevisionKind.EXTENDED, "envoy",
                      due="2025-08-18"),
        ChangeExample("The new deadline is 1 September.", RevisionKind.EXTENDED, None, due="2025-09-01"),
    ),
    near_misses=("The envoy set a deadline of noon on Monday.", "No new deadline was set."),
)  # fmt: skip


def _has_now(clause: Clause) -> Change | None:
    """ "now have until 30 September": time that they did not have before."""
    now = any(c.lower_ == "now" for c in clause.head.children)
    if clause.negated or not now or clause.subject is None:
        return None
    act = clause.complement
    return Change(RevisionKind.EXTENDED, clause.head, None, clause.subject, None, act, needs_time=True)


HAS_NOW = RevisionRule(
    name="<party> now has until <time>",
    lemmas=words("have"),
    read=_has_now,
    score=0.65,
    examples=(
        ChangeExample("Growers now have until 30 September to apply.", RevisionKind.EXTENDED, None, "Growers",
                      due="2025-09-30"),
    ),
    near_misses=("Growers have until 30 September to apply.", "Growers now have a new barn."),
    tenses=frozenset({Tense.PRESENT}),
)  # fmt: skip
