"""The retry decision as a table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.retry import SCHEDULE, Delivered, GiveUp, Outcome, TryAgain, decide

NOW = datetime(2025, 8, 8, 20, 0, tzinfo=UTC)
MIDDLE = 0.5  # no jitter
REFUSED = Outcome(error="connection refused")


def wait(attempt: int, outcome: Outcome, luck: float = MIDDLE) -> timedelta:
    decision = decide(attempt, outcome, NOW, luck)
    assert isinstance(decision, TryAgain)
    return decision.at - NOW


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_it_is_done_with_any_of_the_two_hundreds(status: int) -> None:
    assert decide(1, Outcome(status), NOW, MIDDLE) == Delivered()


@pytest.mark.parametrize("status", [301, 302, 400, 401, 404, 500])
def test_it_tries_again_after_any_other_answer(status: int) -> None:
    assert wait(1, Outcome(status)) == timedelta(seconds=5)


def test_it_makes_ten_tries_over_three_days() -> None:
    waits = [wait(attempt, REFUSED) for attempt in range(1, 10)]

    assert waits == list(SCHEDULE)
    assert timedelta(hours=75) < sum(waits, timedelta()) < timedelta(hours=76)
    assert decide(10, REFUSED, NOW, MIDDLE) == GiveUp("no try of 10 succeeded")


def test_it_gives_up_on_an_endpoint_that_is_gone() -> None:
    decision = decide(1, Outcome(410), NOW, MIDDLE)

    assert isinstance(decision, GiveUp)
    assert decision.disable_endpoint


@pytest.mark.parametrize(("days", "disabled"), [(4, False), (5, True)])
def test_it_disables_an_endpoint_that_has_failed_for_days_with_the_last_try(
    days: int, disabled: bool
) -> None:
    since = NOW - timedelta(days=days)

    decision = decide(10, REFUSED, NOW, MIDDLE, since)

    assert isinstance(decision, GiveUp)
    assert decision.disable_endpoint is disabled
    assert isinstance(decide(9, REFUSED, NOW, MIDDLE, since), TryAgain)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_it_gives_an_overloaded_endpoint_time(status: int) -> None:
    assert wait(1, Outcome(status)) == timedelta(minutes=1)
    assert wait(3, Outcome(status)) == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("120", timedelta(seconds=120)),
        (" 120 ", timedelta(seconds=120)),
        ("Fri, 08 Aug 2025 20:10:00 GMT", timedelta(minutes=10)),
        ("Fri, 08 Aug 2025 20:10:00 -0000", timedelta(minutes=10)),
        ("1", timedelta(minutes=1)),  # never sooner than we would anyway
        ("0", timedelta(minutes=1)),
        ("Fri, 08 Aug 2025 19:00:00 GMT", timedelta(minutes=1)),  # already past
        ("99999999999999999999", timedelta(hours=24)),  # never later than a day
        ("Fri, 08 Aug 2125 20:10:00 GMT", timedelta(hours=24)),
        ("soon", timedelta(minutes=1)),
        ("-5", timedelta(minutes=1)),
        ("\u0661\u0662\u0660", timedelta(minutes=1)),  # digits, but not those of HTTP
        ("", timedelta(minutes=1)),
    ],
)
def test_it_honours_retry_after_within_bounds(header: str, expected: timedelta) -> None:
    assert wait(1, Outcome(429, retry_after=header)) == expected


@pytest.mark.parametrize(("luck", "factor"), [(0.0, 0.8), (0.5, 1.0), (0.75, 1.1)])
def test_it_spreads_the_wait_by_a_fifth_either_way(luck: float, factor: float) -> None:
    assert wait(2, REFUSED, luck) == timedelta(minutes=5) * factor


@given(
    st.integers(1, 12),
    st.builds(
        Outcome,
        status=st.none() | st.integers(100, 599),
        retry_after=st.none() | st.text(max_size=20) | st.integers().map(str),
    ),
    st.floats(0, 1, exclude_max=True),
)
def test_it_always_decides_and_never_looks_back(attempt: int, outcome: Outcome, luck: float) -> None:
    decision = decide(attempt, outcome, NOW, luck)

    if isinstance(decision, TryAgain):
        assert NOW + timedelta(seconds=4) <= decision.at <= NOW + timedelta(hours=24) * 1.2
