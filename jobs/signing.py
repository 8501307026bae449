"""A webhook's headers by the Standard Webhooks specification."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from standardwebhooks import Webhook


def signed_headers(message_id: str, body: bytes, at: datetime, secrets: Sequence[str]) -> dict[str, str]:
    """The headers that prove the body to its receiver.

    The id is the same on every try; `at` is the moment of this one. There is one signature for each
    secret, so that during a rotation a receiver may check with the old or the new.
    """
    moment = at.astimezone(UTC)
    text = body.decode()
    return {
        "Content-Type": "application/json; charset=utf-8",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(Webhook(secret).sign(message_id, moment, text) for secret in secrets),
    }
