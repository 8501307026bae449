"""Fair shares of the threads."""

from __future__ import annotations

from datetime import timedelta

from jobs.lanes import HELD_FOR_EACH_PLACE, Lanes
from tests.jobs.outbox import NOW
from tracker.store.deliveries import Claim
from tracker.store.models import DeliveryRow, EndpointRow

SECOND = timedelta(seconds=1)


def an_endpoint(*, failing: bool = False) -> EndpointRow:
    since = NOW if failing else None
    return EndpointRow(url="https://a.test/", secret="s", failing_since=since, created_at=NOW, updated_at=NOW)


def a_claim(endpoint: EndpointRow) -> Claim:
    row = DeliveryRow(endpoint_id=endpoint.id, event_type="x", next_attempt_at=NOW, created_at=NOW)
    return Claim(row, endpoint, "worker", 1)


def filled(lanes: Lanes, endpoint: EndpointRow, count: int) -> list[Claim]:
    claims = [a_claim(endpoint) for _ in range(count)]
    for claim in claims:
        lanes.add(claim, NOW)
    return claims


def test_it_calls_no_more_of_an_endpoint_than_its_share() -> None:
    lanes = Lanes(8, 2)
    first, second, third = filled(lanes, an_endpoint(), 3)

    assert [lanes.next(), lanes.next(), lanes.next()] == [first, second, None]
    lanes.done(first, ok=True)
    assert lanes.next() == third


def test_it_takes_the_lanes_in_turn() -> None:
    lanes = Lanes(8, 4)
    (one, another), (other,) = filled(lanes, an_endpoint(), 2), filled(lanes, an_endpoint(), 1)

    assert [lanes.next(), lanes.next(), lanes.next()] == [one, other, another]


def test_it_claims_a_few_more_than_can_be_called_and_no_end_of_them() -> None:
    lanes, one = Lanes(8, 2), an_endpoint()
    quota = lanes.quota()

    assert sum(quota.accepts(one) for _ in range(100)) == 2 * HELD_FOR_EACH_PLACE
    assert quota.accepts(an_endpoint())
    assert quota.room == 8 * HELD_FOR_EACH_PLACE


def test_it_counts_what_it_holds_already() -> None:
    lanes, one = Lanes(2, 2), an_endpoint()
    filled(lanes, one, 2 * HELD_FOR_EACH_PLACE)

    assert not lanes.quota().accepts(one)
    assert lanes.quota().room == 0


def test_it_claims_of_a_failing_endpoint_only_what_it_can_call_at_once() -> None:
    quota, one = Lanes(8, 2).quota(), an_endpoint(failing=True)

    assert sum(quota.accepts(one) for _ in range(100)) == 2


def test_it_keeps_half_of_the_threads_for_endpoints_that_work() -> None:
    lanes = Lanes(4, 4)
    quota = lanes.quota()

    assert sum(quota.accepts(an_endpoint(failing=True)) for _ in range(100)) == 2
    assert quota.accepts(an_endpoint())
    filled(lanes, an_endpoint(failing=True), 2)
    assert not lanes.quota().accepts(an_endpoint(failing=True))


def test_it_always_has_a_place_for_a_failing_endpoint() -> None:
    assert Lanes(1, 1).quota().accepts(an_endpoint(failing=True))


def test_it_gives_the_rest_of_a_lane_back_when_a_call_fails() -> None:
    lanes = Lanes(8, 1)
    called, *rest = filled(lanes, an_endpoint(), 3)
    (other,) = filled(lanes, an_endpoint(), 1)
    assert lanes.next() == called

    lanes.done(called, ok=False)

    assert lanes.give_back(NOW) == rest
    assert lanes.give_back(NOW) == []
    assert lanes.next() == other


def test_it_gives_back_what_waits_too_long() -> None:
    lanes, one = Lanes(8, 1), an_endpoint()
    old, new = a_claim(one), a_claim(one)
    lanes.add(old, NOW)
    lanes.add(new, NOW + SECOND)

    assert lanes.give_back(NOW + SECOND) == [old]
    assert lanes.next() == new


def test_it_says_when_a_lane_with_more_to_claim_is_half_empty() -> None:
    lanes, one = Lanes(8, 1), an_endpoint()
    claims = filled(lanes, one, HELD_FOR_EACH_PLACE)
    assert not lanes.quota().accepts(one)
    assert not lanes.runs_low

    for claim in claims[: HELD_FOR_EACH_PLACE // 2]:
        assert lanes.next() == claim
        lanes.done(claim, ok=True)

    assert lanes.runs_low


def test_it_is_not_idle_while_a_call_is_under_way() -> None:
    lanes = Lanes(8, 1)
    filled(lanes, an_endpoint(), 1)
    lanes.next()

    assert not lanes.is_idle


def test_it_is_idle_once_all_is_done_or_given_back() -> None:
    lanes = Lanes(8, 1)
    called, _ = filled(lanes, an_endpoint(), 2)
    lanes.next()

    lanes.give_back()
    lanes.done(called, ok=True)

    lanes.wait_until_idle()
    assert lanes.is_idle
