"""One call of a webhook: prepare, sign, make the call."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import dataclass
from datetime import datetime

from jobs.retry import Outcome
from jobs.signing import signed_headers
from tracker.errors import TrackerError
from tracker.outbound import GuardedClient
from tracker.store.attempts import Attempt
from tracker.store.deliveries import Claim
from tracker.store.endpoints import secrets_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Call:
    """One try that has come back."""

    claim: Claim
    attempt: Attempt
    outcome: Outcome


def make_call(client: GuardedClient, claim: Claim, now: datetime) -> Call:
    """Send a claimed message and say what came of it. Never raises: a defect of ours counts as a failed try,
    lest its delivery stay in flight for ever."""
    began = time.monotonic()
    try:
        outcome, response = _post(client, claim, now)
    except Exception as error:
        _log.exception("delivery %s could not be sent", claim.delivery.id)
        outcome, response = Outcome(error=f"internal error: {type(error).__name__}"), None
    milliseconds = round((time.monotonic() - began) * 1000)
    return Call(claim, Attempt(now, milliseconds, outcome.status, outcome.error, response), outcome)


def message_body(payload: dict[str, object]) -> bytes:
    """The bytes of a message: the same for the same payload, on every try."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _post(client: GuardedClient, claim: Claim, now: datetime) -> tuple[Outcome, str | None]:
    """The outcome, and the beginning of the answer."""
    body = message_body(claim.delivery.payload)
    headers = signed_headers(str(claim.delivery.id), body, now, secrets_of(claim.endpoint, now))
    try:
        answer = client.post(claim.endpoint.url, body, headers)
    except TrackerError as error:
        return Outcome(error=str(error)), None
    return Outcome(answer.status, answer.headers.get("retry-after")), answer.body.decode("utf-8", "replace")
