"""Delivery, from the outbox to a real receiver, on both databases."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

import pytest
from freezegun import freeze_time
from standardwebhooks import Webhook

from jobs.delivery import DeliveryConfig, DeliveryResult
from tests.jobs.outbox import NOW, add_delivery, add_endpoint, attempts, delivery, endpoint, sender
from tests.receiver import (
    Handler,
    Receiver,
    answer,
    hang_up,
    hang_up_midway,
    redirect,
    speak_nonsense,
    stall,
)
from tracker.store.database import Database
from tracker.store.deliveries import get_delivery

SECOND = timedelta(seconds=1)


@freeze_time(NOW)
def test_it_posts_a_signed_message_and_writes_the_attempt_down(
    database: Database, receiver: Receiver
) -> None:
    target = add_endpoint(database, receiver.url)
    message = add_delivery(database, target, committer="Żółw")
    receiver.replies(answer(202, b"got it"))

    with sender(database) as worker:
        assert worker.run_once(NOW) == DeliveryResult(delivered=1)

    [request] = receiver.requests
    body = Webhook(target.secret).verify(request.body, dict(request.headers))
    assert body["data"] == {"committer": "Żółw"}
    assert request.headers["webhook-id"] == str(message)
    assert request.headers["content-type"].startswith("application/json")
    sent = delivery(database, message)
    assert (sent.state, sent.attempt_count, sent.finished_at) == ("delivered", 1, NOW)
    [attempt] = attempts(database, message)
    assert (attempt.number, attempt.status_code, attempt.response, attempt.at) == (1, 202, "got it", NOW)


def test_it_leaves_alone_what_is_not_due(database: Database, receiver: Receiver) -> None:
    add_delivery(database, add_endpoint(database, receiver.url), at=NOW + SECOND)

    with sender(database) as worker:
        assert worker.run_once(NOW) == DeliveryResult()
    assert receiver.requests == []


def test_it_tries_again_later_with_the_same_id_and_body_and_a_fresh_timestamp(
    database: Database, receiver: Receiver
) -> None:
    target = add_endpoint(database, receiver.url)
    message = add_delivery(database, target)
    receiver.replies(answer(500, b"oops"), answer(200))

    with sender(database) as worker, freeze_time(NOW) as clock:
        assert worker.run_once(NOW) == DeliveryResult(retried=1)
        assert delivery(database, message).next_attempt_at == NOW + 5 * SECOND
        assert worker.run_once(NOW + 4 * SECOND) == DeliveryResult()
        clock.move_to(NOW + 5 * SECOND)
        assert worker.run_once(NOW + 5 * SECOND) == DeliveryResult(delivered=1)

        first, second = receiver.requests
        assert first.headers["webhook-id"] == second.headers["webhook-id"]
        assert first.body == second.body
        assert int(second.headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"]) == 5
        Webhook(target.secret).verify(second.body, dict(second.headers))
    assert [attempt.status_code for attempt in attempts(database, message)] == [500, 200]


@freeze_time(NOW)
def test_it_gives_up_after_ten_tries_and_keeps_the_message(database: Database, receiver: Receiver) -> None:
    message = add_delivery(database, add_endpoint(database, receiver.url))
    receiver.replies(answer(500))

    with sender(database) as worker:
        results = [worker.run_once(NOW + number * timedelta(hours=25)) for number in range(11)]

    assert results == [*[DeliveryResult(retried=1)] * 9, DeliveryResult(given_up=1), DeliveryResult()]
    assert delivery(database, message).state == "failed"
    assert len(attempts(database, message)) == 10


@freeze_time(NOW)
def test_it_disables_an_endpoint_that_is_gone(database: Database, receiver: Receiver) -> None:
    target = add_endpoint(database, receiver.url)
    message = add_delivery(database, target)
    later = add_delivery(database, target, at=NOW + SECOND)
    receiver.replies(answer(410))

    with sender(database) as worker:
        assert worker.run_once(NOW) == DeliveryResult(given_up=1)
        assert worker.run_once(NOW + SECOND) == DeliveryResult()

    assert delivery(database, message).state == "failed"
    assert delivery(database, later).state == "held"
    disabled = endpoint(database, target.id)
    assert (disabled.enabled, disabled.disabled_reason) == (False, "the endpoint answered 410 Gone")


@freeze_time(NOW)
def test_it_disables_an_endpoint_that_has_failed_for_days(database: Database, receiver: Receiver) -> None:
    target = add_endpoint(database, receiver.url, failing_since=NOW - timedelta(days=6))
    message = add_delivery(database, target)
    with database.write() as session:
        get_delivery(session, message).attempt_count = 9
    receiver.replies(answer(500))

    with sender(database) as worker:
        assert worker.run_once(NOW) == DeliveryResult(given_up=1)

    assert endpoint(database, target.id).disabled_reason == "the endpoint fails since 2025-08-02"


@freeze_time(NOW)
def test_it_waits_as_long_as_an_overloaded_endpoint_asks(database: Database, receiver: Receiver) -> None:
    message = add_delivery(database, add_endpoint(database, receiver.url))
    receiver.replies(answer(429, Retry_After="600"))

    with sender(database) as worker:
        worker.run_once(NOW)

    assert delivery(database, message).next_attempt_at == NOW + timedelta(minutes=10)


@freeze_time(NOW)
@pytest.mark.parametrize(
    ("reply", "words"),
    [(hang_up, "No whole answer"), (hang_up_midway, "No whole answer"), (speak_nonsense, "No whole answer")],
)
def test_it_writes_down_why_no_answer_came(
    database: Database, receiver: Receiver, reply: object, words: str
) -> None:
    message = add_delivery(database, add_endpoint(database, receiver.url))
    receiver.replies(reply)  # type: ignore[arg-type]  # parametrize loses the type

    with sender(database) as worker:
        assert worker.run_once(NOW) == DeliveryResult(retried=1)

    [attempt] = attempts(database, message)
    assert attempt.status_code is None
    assert words in (attempt.error or "")


def test_it_does_not_wait_for_ever(database: Database, receiver: Receiver) -> None:
    message = add_delivery(database, add_endpoint(database, receiver.url))
    receiver.replies(stall)

    with sender(database, seconds=0.3) as worker:
        assert worker.run_once(NOW) == DeliveryResult(retried=1)

    [attempt] = attempts(database, message)
    assert "0.3 seconds" in (attempt.error or "")


@freeze_time(NOW)
def test_it_takes_a_redirect_for_a_failure_and_does_not_follow(
    database: Database, receiver: Receiver
) -> None:
    add_delivery(database, add_endpoint(database, receiver.url))
    with Receiver() as elsewhere:
        receiver.replies(redirect(elsewhere.url))

        with sender(database) as worker:
            assert worker.run_once(NOW) == DeliveryResult(retried=1)
        assert elsewhere.requests == []


@freeze_time(NOW)
def test_it_sends_nothing_to_an_address_that_is_closed(database: Database, receiver: Receiver) -> None:
    url = receiver.url.replace("127.0.0.1", "169.254.169.254")
    message = add_delivery(database, add_endpoint(database, url))

    with sender(database) as worker:
        assert worker.run_once(NOW) == DeliveryResult(retried=1)

    assert "private, local or reserved" in (attempts(database, message)[0].error or "")


@freeze_time(NOW)
def test_it_signs_with_both_secrets_while_one_is_being_replaced(
    database: Database, receiver: Receiver
) -> None:
    old = "whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQ="
    target = add_endpoint(
        database, receiver.url, previous_secret=old, previous_secret_until=NOW + timedelta(hours=1)
    )
    add_delivery(database, target)

    with sender(database) as worker:
        worker.run_once(NOW)

    [request] = receiver.requests
    for secret in (old, target.secret):
        Webhook(secret).verify(request.body, dict(request.headers))


@freeze_time(NOW)
def test_it_counts_a_defect_of_ours_as_a_failed_try(
    database: Database, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    message = add_delivery(database, add_endpoint(database, receiver.url, secret="whsec_"))

    with sender(database) as worker, caplog.at_level(logging.ERROR):
        assert worker.run_once(NOW) == DeliveryResult(retried=1)

    assert "internal error" in (attempts(database, message)[0].error or "")
    assert str(message) in caplog.text


def test_it_keeps_others_going_while_one_endpoint_is_slow(database: Database, receiver: Receiver) -> None:
    """A long queue for a silent endpoint stands first, and still the other endpoint gets everything."""
    with Receiver() as silent:
        silent.replies(stall)
        slow = add_endpoint(database, silent.url)
        quick = add_endpoint(database, receiver.url)
        for _ in range(20):
            add_delivery(database, slow)
        for _ in range(5):
            add_delivery(database, quick, at=NOW + SECOND)
        config = DeliveryConfig(threads=4, threads_per_endpoint=2)

        with sender(database, config, seconds=5) as worker:
            while len(receiver.requests) < 5:
                worker.dispatch(NOW + SECOND)
                worker.settle(NOW)
            assert len(silent.requests) == 2
            silent.closing.set()


def test_it_never_makes_more_calls_at_once_to_an_endpoint_than_its_share(
    database: Database, receiver: Receiver
) -> None:
    pairs = threading.Barrier(2)  # lets calls pass two by two, so that two are under way together
    under_way: list[int] = []
    peaks: list[int] = []

    def meet(handler: Handler) -> None:
        under_way.append(1)
        pairs.wait(20)
        peaks.append(len(under_way))
        pairs.wait(20)
        under_way.pop()
        answer(200)(handler)

    receiver.replies(meet)
    target = add_endpoint(database, receiver.url)
    for _ in range(6):
        add_delivery(database, target)

    with sender(database, DeliveryConfig(threads=8, threads_per_endpoint=2)) as worker:
        assert worker.run_once(NOW) == DeliveryResult(delivered=6)
    assert max(peaks) == 2


@freeze_time(NOW)
def test_it_gives_the_rest_back_when_an_endpoint_begins_to_fail(
    database: Database, receiver: Receiver
) -> None:
    target = add_endpoint(database, receiver.url)
    messages = [add_delivery(database, target) for _ in range(6)]
    receiver.replies(answer(500))

    with sender(database, DeliveryConfig(threads=8, threads_per_endpoint=1)) as worker:
        assert worker.run_once(NOW) == DeliveryResult(retried=1)
        assert worker.run_once(NOW) == DeliveryResult(retried=1)

    assert [delivery(database, message).attempt_count for message in messages] == [1, 1, 0, 0, 0, 0]
    assert all(delivery(database, message).lease_owner is None for message in messages)


@freeze_time(NOW)
def test_it_sends_what_a_killed_worker_had_claimed_once_its_lease_is_over(
    database: Database, receiver: Receiver
) -> None:
    """Claimed and never settled is how a killed worker leaves it."""
    message = add_delivery(database, add_endpoint(database, receiver.url))
    with sender(database, DeliveryConfig(lease=timedelta(0)), name="killed") as killed:
        killed.dispatch(NOW)
        receiver.wait_for(1)

        with sender(database, name="next") as worker:
            assert worker.run_once(NOW) == DeliveryResult(delivered=1)

        assert killed.run_once(NOW) == DeliveryResult(lost=1)
    first, second = receiver.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"] == str(message)
    assert [attempt.number for attempt in attempts(database, message)] == [1]


def test_it_leaves_what_another_worker_has_claimed(database: Database, receiver: Receiver) -> None:
    receiver.replies(stall)
    add_delivery(database, add_endpoint(database, receiver.url))

    with sender(database, name="one", seconds=3) as one, sender(database, name="two") as two:
        assert one.dispatch(NOW) == 1
        assert two.dispatch(NOW) == 0
        receiver.wait_for(1)
        receiver.closing.set()


@freeze_time(NOW)
def test_it_gives_back_what_it_has_claimed_when_it_closes(database: Database, receiver: Receiver) -> None:
    message = add_delivery(database, add_endpoint(database, receiver.url))
    receiver.replies(answer(500))

    with sender(database) as worker:
        worker.dispatch(NOW)

    left = delivery(database, message)
    assert (left.state, left.attempt_count, left.lease_owner) == ("pending", 1, None)
