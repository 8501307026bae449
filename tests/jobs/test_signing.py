"""Signatures, checked as a receiver would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from freezegun import freeze_time
from standardwebhooks import Webhook, WebhookVerificationError

from jobs.signing import signed_headers

OLD = "whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQ="
NEW = "whsec_bmV3LW5ldy1uZXctbmV3LW5ldy1uZXc="
OTHER = "whsec_b3RoZXItb3RoZXItb3RoZXItb3RoZXI="
BODY = '{"type":"commitment.lapsed","committer":"Żółw"}'.encode()
NOW = datetime(2025, 8, 8, 20, 0, 0, 700_000, tzinfo=UTC)


@freeze_time(NOW)
@pytest.mark.parametrize("secret", [OLD, NEW])
def test_it_can_be_verified_with_either_secret_during_a_rotation(secret: str) -> None:
    headers = signed_headers("msg_1", BODY, NOW, [NEW, OLD])

    assert Webhook(secret).verify(BODY, headers)["committer"] == "Żółw"


@freeze_time(NOW)
def test_it_cannot_be_verified_with_another_secret_or_body() -> None:
    headers = signed_headers("msg_1", BODY, NOW, [NEW])

    with pytest.raises(WebhookVerificationError):
        Webhook(OTHER).verify(BODY, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(NEW).verify(BODY + b" ", headers)


@freeze_time(NOW)
def test_it_signs_the_same_instant_from_any_zone() -> None:
    in_new_york = NOW.astimezone(timezone(timedelta(hours=-4)))

    assert signed_headers("msg_1", BODY, in_new_york, [NEW]) == signed_headers("msg_1", BODY, NOW, [NEW])
