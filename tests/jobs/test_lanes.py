"""Fair shares of the threads."""

from __future__ import annotations

from jobs.lanes import Lanes
from tests.jobs.outbox import NOW
from tracker.store.models import EndpointRow


def an_endpoint(*, failing: bool = False) -> EndpointRow:
    return EndpointRow(
        url="https://a.test/",
        secret="s",
        failing_since=NOW if failing else None,
        created_at=NOW,
        updated_at=NOW,
    )


def test_it_gives_one_endpoint_its_share_and_no_more() -> None:
    lanes, one = Lanes(8, 2, []), an_endpoint()

    assert [lanes.admits(one) for _ in range(3)] == [True, True, False]
    assert lanes.admits(an_endpoint())
    assert lanes.free == 5


def test_it_counts_what_is_under_way() -> None:
    one = an_endpoint()

    assert not Lanes(8, 2, [one, one]).admits(one)


def test_it_has_no_more_calls_than_threads() -> None:
    lanes = Lanes(2, 2, [an_endpoint(), an_endpoint()])

    assert lanes.free == 0
    assert not lanes.admits(an_endpoint())


def test_it_keeps_half_of_the_threads_for_endpoints_that_work() -> None:
    lanes = Lanes(4, 4, [])

    assert [lanes.admits(an_endpoint(failing=True)) for _ in range(3)] == [True, True, False]
    assert lanes.admits(an_endpoint())


def test_it_always_has_a_place_for_a_failing_endpoint() -> None:
    assert Lanes(1, 1, []).admits(an_endpoint(failing=True))
