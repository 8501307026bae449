"""When to try a webhook again, and when to stop: a pure function of the try, its answer and now.

The schedule is that of the Standard Webhooks specification: ten tries over about 75 hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# SCHEDULE[n] is the wait after try n + 1 failed; the tenth failure is the last.
SCHEDULE = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
JITTER = 0.2  # of the wait, either way, so that endpoints that failed together do not return together
OVERLOADED = frozenset({429, 502, 503, 504})
OVERLOADED_WAIT = timedelta(minutes=1)  # the least wait for an endpoint that says it has too much to do
LONGEST_RETRY_AFTER = timedelta(hours=24)
GONE = 410
FAILED_FOR = timedelta(days=5)  # an endpoint that gives no success for so long is disabled


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one try: a status, or an error where no whole answer came back."""

    status: int | None = None
    retry_after: str | None = None  # the header as it came
    error: str | None = None

    @property
    def is_success(self) -> bool:
        """Only the two hundreds acknowledge; a redirect does not."""
        return self.status is not None and 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Delivered:
    """The endpoint has it."""


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Not yet: the next try is at `at`."""

    at: datetime


@dataclass(frozen=True, slots=True)
class GiveUp:
    """No more tries. With `disable_endpoint` it wants nothing ever again."""

    reason: str
    disable_endpoint: bool = False


Decision = Delivered | TryAgain | GiveUp


def decide(
    attempt: int, outcome: Outcome, now: datetime, luck: float, failing_since: datetime | None = None
) -> Decision:
    """What follows from the outcome of try number `attempt` (from 1).

    `luck` in [0, 1) places the wait within its jitter. Retry-After can lengthen a wait, up to a day, and
    never shortens it. `failing_since` is since when the endpoint has not answered with success at all: with
    the last try of a message it is disabled if that is days ago.
    """
    if outcome.is_success:
        return Delivered()
    if outcome.status == GONE:
        return GiveUp("the endpoint answered 410 Gone", disable_endpoint=True)
    if attempt > len(SCHEDULE):
        if failing_since is not None and failing_since <= now - FAILED_FOR:
            return GiveUp(f"the endpoint fails since {failing_since:%Y-%m-%d}", disable_endpoint=True)
        return GiveUp(f"no try of {attempt} succeeded")
    wait = SCHEDULE[attempt - 1]
    if outcome.status in OVERLOADED:
        wait = max(wait, OVERLOADED_WAIT)
    wait *= 1 + JITTER * (2 * luck - 1)
    return TryAgain(now + max(wait, _asked_for(outcome.retry_after, now)))


def _asked_for(retry_after: str | None, now: datetime) -> timedelta:
    """The wait a Retry-After header asks for, in seconds or as an HTTP date; none if unreadable."""
    text = (retry_after or "").strip()
    # Ten digits are three centuries: of more digits only the bound below counts.
    asked = timedelta(seconds=int(text[:10])) if text.isascii() and text.isdigit() else _until(text, now)
    return min(max(asked, timedelta(0)), LONGEST_RETRY_AFTER)


def _until(http_date: str, now: datetime) -> timedelta:
    try:
        at = parsedate_to_datetime(http_date)
    except (ValueError, TypeError):
        return timedelta(0)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) - now
