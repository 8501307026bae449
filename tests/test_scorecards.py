"""What became of commitments, counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.status_facts import at
from tracker.commitments.model import Kind, Mode
from tracker.scorecards import (
    Entry,
    Outcome,
    Period,
    Scorecard,
    entry_of,
    outcome_of,
    period_of,
    scorecards,
    wilson,
)
from tracker.status import Basis, Status, Terms, Verdict

TERMS = Terms(Mode.ACHIEVE, Kind.PLEDGE, made_at=at("1"), zone="UTC", due=at("9"), due_earliest=at("9"))


def verdict(status: Status, basis: Basis, **more: object) -> Verdict:
    return Verdict(status, basis, since=at("9"), terms=TERMS, **more)  # type: ignore[arg-type]  # named fields


def entry(outcome: Outcome, committer: str | None = "Norland", day: str = "9", **more: object) -> Entry:
    fields = {"kind": Kind.PLEDGE, "zone": "UTC", **more}
    return Entry(f"{committer}-{outcome}-{day}", committer, outcome=outcome, at=at(day), **fields)  # type: ignore[arg-type]  # named fields


def card(*outcomes: Outcome) -> Scorecard:
    (one,) = scorecards(entry(outcome, day=str(day)) for day, outcome in enumerate(outcomes, 1))
    return one


@pytest.mark.parametrize(
    ("given_verdict", "outcome"),
    [
        (verdict(Status.MET, Basis.SHOWN_DONE), Outcome.KEPT),
        (verdict(Status.MET, Basis.NO_BREACH), Outcome.KEPT),
        (verdict(Status.MISSED, Basis.DONE_LATE, late_by=timedelta(days=2)), Outcome.LATE),
        (verdict(Status.MISSED, Basis.NO_FULFILMENT), Outcome.MISSED),
        (verdict(Status.MISSED, Basis.BREACH_SHOWN), Outcome.MISSED),
        (verdict(Status.MISSED, Basis.PASSED_NOT_REPORTED), Outcome.NOT_REPORTED),
        (verdict(Status.VOID, Basis.WITHDRAWN), Outcome.VOID),
        (verdict(Status.PENDING, Basis.NOT_DUE), Outcome.PENDING),
    ],
)
def test_it_counts_each_verdict_as_what_it_is(given_verdict: Verdict, outcome: Outcome) -> None:
    assert outcome_of(given_verdict) is outcome


def test_it_takes_the_rate_over_what_was_judged() -> None:
    one = card(
        Outcome.KEPT, Outcome.KEPT, Outcome.LATE, Outcome.MISSED, Outcome.VOID, Outcome.PENDING,
        Outcome.NOT_REPORTED,
    )  # fmt: skip

    assert (one.judged, one.kept_rate) == (4, 0.5)
    assert one.counts[Outcome.VOID] == one.counts[Outcome.PENDING] == one.counts[Outcome.NOT_REPORTED] == 1


def test_it_gives_no_rate_where_nothing_was_judged() -> None:
    one = card(Outcome.PENDING, Outcome.VOID)

    assert (one.kept_rate, one.kept_interval, one.median_late_by) == (None, None, None)


def test_it_names_the_commitments_behind_each_number() -> None:
    one = card(Outcome.KEPT, Outcome.MISSED, Outcome.KEPT)

    assert [each.commitment_id for each in one.of(Outcome.KEPT)] == ["Norland-kept-1", "Norland-kept-3"]


def test_it_tells_how_late_the_late_ones_were() -> None:
    late = [entry(Outcome.LATE, day=str(days), late_by=timedelta(days=days)) for days in (1, 2, 9)]

    assert scorecards(late)[0].median_late_by == timedelta(days=2)


def test_it_keeps_the_first_lapse_of_what_was_kept_later() -> None:
    kept = verdict(Status.MET, Basis.SHOWN_DONE, lapses=(at("5"),))

    found = entry_of("c1", "Norland", Kind.PLEDGE, kept)

    assert (found.outcome, found.lapsed_at) == (Outcome.KEPT, at("5"))


def test_it_puts_one_party_under_all_its_names_on_one_card() -> None:
    cards = scorecards([entry(Outcome.KEPT, "Moscow", "1"), entry(Outcome.MISSED, "Russia", "2")])

    assert [(one.committer, one.judged) for one in cards] == [("Moscow", 2)]


def test_it_splits_by_kind_and_period_where_asked() -> None:
    entries = [entry(Outcome.KEPT), entry(Outcome.MISSED, kind=Kind.THREAT)]

    cards = scorecards(entries, by_committer=False, by_kind=True, period=Period.MONTH)

    assert [(one.committer, one.kind, one.period) for one in cards] == [
        (None, Kind.PLEDGE, "2025-08"),
        (None, Kind.THREAT, "2025-08"),
    ]


@pytest.mark.parametrize(
    ("period", "label"), [(Period.MONTH, "2025-07"), (Period.QUARTER, "2025-Q3"), (Period.YEAR, "2025")]
)
def test_it_counts_a_deadline_at_midnight_to_the_day_it_ends(period: Period, label: str) -> None:
    assert period_of(entry(Outcome.KEPT, day="1"), period) == label


@pytest.mark.parametrize(
    ("kept", "judged", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0)]
)
def test_it_gives_the_interval_of_wilson(kept: int, judged: int, low: float, high: float) -> None:
    found = wilson(kept, judged)

    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(1, 500).flatmap(lambda judged: st.tuples(st.integers(0, judged), st.just(judged))))
def test_it_holds_the_rate_within_its_interval(counts: tuple[int, int]) -> None:
    kept, judged = counts
    found = wilson(kept, judged)

    assert 0.0 <= found.low <= kept / judged + 1e-12
    assert kept / judged - 1e-12 <= found.high <= 1.0


def test_it_refuses_a_rate_of_nothing() -> None:
    with pytest.raises(ValueError, match="at least one"):
        wilson(0, 0)
