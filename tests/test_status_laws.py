"""Laws that hold for every set of facts, whatever arrives in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.status_facts import BY_CLOCK, BY_DAY, MADE, PAUSE, at
from tracker.commitments.model import ConditionType, Effect, Mode, RevisionKind
from tracker.status import (
    Decision,
    DecisionKind,
    EvidenceFact,
    Review,
    RevisionFact,
    Status,
    Terms,
    Verdict,
    judge,
    transitions,
)

LAST = at("30")
law = settings(deadline=None, derandomize=True)  # the same cases each time, however busy the machine
instants = st.integers(min_value=-24, max_value=24 * 14).map(lambda hours: MADE + timedelta(hours=hours))
later_instants = st.integers(min_value=0, max_value=24 * 14).map(lambda hours: MADE + timedelta(hours=hours))
reviews = st.sampled_from(Review)
terms = st.sampled_from(
    [
        BY_CLOCK,
        BY_DAY,
        PAUSE,
        replace(PAUSE, mode=Mode.MAINTAIN, earliest=at("7")),
        replace(BY_DAY, due=None, due_earliest=None, vague=True, review_at=at("12")),
        replace(BY_DAY, condition="if any", condition_type=ConditionType.TRIGGER),
        replace(BY_CLOCK, condition="no steps", condition_type=ConditionType.ESCAPE, due_earliest=at("7 16")),
    ]
)
achieve_terms = st.sampled_from([BY_CLOCK, BY_DAY])


@st.composite
def evidence(draw: st.DrawFn) -> EvidenceFact:
    said, width = draw(later_instants), draw(st.sampled_from([0, 24]))
    happened = sorted([draw(instants), draw(instants)]) if draw(st.booleans()) else [None, None]
    return EvidenceFact(
        id=f"e{draw(st.integers(0, 10**9))}",
        effect=draw(st.sampled_from(Effect)),
        said_earliest=said,
        said_latest=said + timedelta(hours=width),
        review=draw(reviews),
        happened_earliest=happened[0],
        happened_latest=happened[1],
        met_deadline=draw(st.booleans()),
        own_word=draw(st.booleans()),
    )


@st.composite
def revisions(draw: st.DrawFn) -> RevisionFact:
    due = draw(st.none() | later_instants)
    return RevisionFact(
        id=f"r{draw(st.integers(0, 10**9))}",
        kind=draw(st.sampled_from(RevisionKind)),
        at=draw(later_instants),
        review=draw(reviews),
        due=due,
        due_earliest=due,
    )


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    kind, when = draw(st.sampled_from(DecisionKind)), draw(later_instants)
    due = draw(later_instants) if kind is DecisionKind.EXTEND else None
    return Decision(f"d{draw(st.integers(0, 10**9))}", kind, when, done_at=when, due=due, due_earliest=due)


class Known:
    """A drawn set of facts, and the verdict on it at any time."""

    def __init__(self, terms: Terms, facts: list[EvidenceFact | RevisionFact | Decision]) -> None:
        self.terms = terms
        self.facts = list({fact.id: fact for fact in facts}.values())

    def at(self, now: datetime) -> Verdict:
        return judge(
            self.terms,
            [fact for fact in self.facts if isinstance(fact, RevisionFact)],
            [fact for fact in self.facts if isinstance(fact, EvidenceFact)],
            [fact for fact in self.facts if isinstance(fact, Decision)],
            now,
        )

    @property
    def told_by(self) -> datetime:
        """When the last of the facts had been said."""
        return max((_said(fact) for fact in self.facts), default=MADE)


def _said(fact: EvidenceFact | RevisionFact | Decision) -> datetime:
    return fact.said_latest if isinstance(fact, EvidenceFact) else fact.at


facts = st.lists(st.one_of(evidence(), revisions(), decisions()), max_size=6)
sets = st.builds(Known, terms, facts)


@law
@given(sets, later_instants, st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_facts_arrive(known: Known, now: datetime, random: object) -> None:
    shuffled = Known(known.terms, list(known.facts))
    random.shuffle(shuffled.facts)  # type: ignore[attr-defined]  # hypothesis hands out a random.Random

    assert shuffled.at(now) == known.at(now)


@law
@given(sets, later_instants)
def test_it_changes_nothing_when_computed_again(known: Known, now: datetime) -> None:
    first = known.at(now)

    assert transitions(first, known.at(now), first_stored=False, now=now) == []


@law
@given(sets, later_instants, st.integers(0, 24 * 30))
def test_it_stays_as_it_is_until_the_next_look(known: Known, now: datetime, hours: int) -> None:
    now = max(now, known.told_by)
    verdict = known.at(now)
    later = now + timedelta(hours=hours)
    if verdict.next_look_at is not None:
        later = min(later, verdict.next_look_at - timedelta(microseconds=1))

    assert known.at(later) == verdict


@law
@given(sets, later_instants)
def test_it_looks_ahead_and_never_back(known: Known, now: datetime) -> None:
    verdict = known.at(now)

    assert verdict.next_look_at is None or verdict.next_look_at > now


@law
@given(sets, later_instants, st.integers(0, 24 * 30))
def test_it_never_takes_back_a_lapse_by_the_clock_alone(known: Known, now: datetime, hours: int) -> None:
    now = max(now, known.told_by)
    first, later = known.at(now), known.at(now + timedelta(hours=hours))

    assert first.status is not Status.MISSED or later.status is Status.MISSED
    assert later.lapses[: len(first.lapses)] == first.lapses


@law
@given(sets, later_instants)
def test_it_dates_lapses_in_the_past_and_in_order(known: Known, now: datetime) -> None:
    now = max(now, known.told_by)
    lapses = known.at(now).lapses

    assert all(lapse <= now for lapse in lapses)
    assert len(set(lapses)) == len(lapses)


@law
@given(achieve_terms, facts.map(lambda found: [fact for fact in found if isinstance(fact, EvidenceFact)]),
       st.integers(1, 47), later_instants)  # fmt: skip
def test_it_is_met_whenever_accepted_evidence_lies_inside(
    bound: Terms, others: list[EvidenceFact], hours: int, now: datetime
) -> None:
    done_at = MADE + timedelta(hours=hours)
    done = EvidenceFact("done", Effect.DONE, LAST, LAST, Review.ACCEPTED, done_at, done_at)
    ruled_out = [fact for fact in others if fact.effect is not Effect.RULED_OUT]

    assert judge(bound, [], [*ruled_out, done], [], now).status is Status.MET


@law
@given(st.lists(evidence(), max_size=5), st.integers(1, 31), later_instants)
def test_it_is_missed_whenever_an_accepted_breach_lies_inside(
    others: list[EvidenceFact], hours: int, now: datetime
) -> None:
    breach_at = MADE + timedelta(hours=hours)
    breach = EvidenceFact("breach", Effect.BREACHED, LAST, LAST, Review.ACCEPTED, breach_at, breach_at)
    ruled_out = [fact for fact in others if fact.effect is not Effect.RULED_OUT]

    assert judge(PAUSE, [], [*ruled_out, breach], [], now).status is Status.MISSED


@law
@given(later_instants, st.integers(-3, 3))
def test_it_counts_the_due_of_a_clock_time_as_in_time(due: datetime, ticks: int) -> None:
    bound = replace(BY_CLOCK, due=due, due_earliest=due)
    now = due + timedelta(microseconds=ticks)

    assert (judge(bound, [], [], [], now).status is Status.MISSED) == (ticks > 0)


@law
@given(later_instants, st.integers(-3, 3))
def test_it_counts_the_due_of_a_day_as_late(due: datetime, ticks: int) -> None:
    bound = replace(BY_DAY, due=due, due_earliest=due)
    now = due + timedelta(microseconds=ticks)

    assert (judge(bound, [], [], [], now).status is Status.MISSED) == (ticks >= 0)


@law
@given(sets, later_instants)
def test_it_gives_rejected_facts_no_weight(known: Known, now: datetime) -> None:
    kept = [fact for fact in known.facts if getattr(fact, "review", None) is not Review.REJECTED]

    assert Known(known.terms, kept).at(now) == known.at(now)


@law
@given(sets, st.lists(later_instants, min_size=2, max_size=6))
def test_it_tells_every_change_of_status_in_a_step(known: Known, moments: list[datetime]) -> None:
    for earlier, later in pairwise(sorted(moments)):
        before, after = known.at(earlier), known.at(later)
        steps = transitions(before, after, first_stored=False, now=later)

        assert bool(steps) or before.status == after.status
