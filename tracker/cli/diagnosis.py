"""What `doctor` looks at. Each examination is one function that never raises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tracker.cli.opening import opened
from tracker.errors import TrackerError
from tracker.settings import Settings

if TYPE_CHECKING:
    from sqlmodel import Session

_CLOCK_TOLERANCE = timedelta(seconds=2)
_COMPARED_AT_ONCE = 500


Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, and whether it is as it should be."""

    check: str
    ok: bool
    detail: str


def examine(settings: Settings, clock: Clock) -> list[Finding]:
    """Look at everything, in the order in which the pieces depend on each other."""
    findings = [
        _examined("zone data", lambda: _zones(settings)),
        _examined("parser", lambda: _parser(settings)),
    ]
    try:
        with opened(settings) as database, database.read() as session:
            findings += [
                _examined("database", lambda: _database(session)),
                _examined("clock", lambda: _clock(session, clock())),
                _examined("sweep", lambda: _sweep(session)),
                _examined("statuses", lambda: _statuses(session, clock())),
            ]
    except TrackerError as error:
        findings.append(Finding("database", False, str(error)))
    return findings


def _examined(check: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except (TrackerError, OSError, ImportError) as error:
        return Finding(check, False, str(error))
    except Exception as error:  # what is stored may be damaged: that is what one looks here for
        return Finding(check, False, f"{type(error).__name__}: {error}")


def _zones(settings: Settings) -> Finding:
    summer = datetime(2025, 7, 1, tzinfo=UTC).astimezone(ZoneInfo("America/New_York")).utcoffset()
    try:
        source = f"tzdata {version('tzdata')}"
    except PackageNotFoundError:
        source = "the system's zone data"
    return Finding("zone data", summer == timedelta(hours=-4), f"{source}; default zone {settings.timezone}")


def _parser(settings: Settings) -> Finding:
    from tracker.commitments.parsing import load_pipeline

    return Finding("parser", True, load_pipeline(settings.pipeline)[1])


def _database(session: Session) -> Finding:
    from tracker.store.commitments import count_by_status

    counts = count_by_status(session)
    told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "no commitments yet"
    return Finding("database", True, f"answers, schema up to date; {told}")


def _clock(session: Session, now: datetime) -> Finding:
    from tracker.store.database import database_now

    theirs = database_now(session)
    apart = abs(theirs - now)
    return Finding(
        "clock",
        apart <= _CLOCK_TOLERANCE,
        f"{now.isoformat(timespec='seconds')}, {apart} from the database's",
    )


def _sweep(session: Session) -> Finding:
    """What the sweep could not judge and passed over, to be tried again later."""
    from tracker.store.stuck import list_stuck

    stuck = list_stuck(session)
    if not stuck:
        return Finding("sweep", True, "every commitment can be judged")
    told = "; ".join(
        f"{row.commitment_id} since {row.since:%Y-%m-%d %H:%M} UTC ({row.reason})" for row in stuck[:5]
    )
    return Finding("sweep", False, f"{len(stuck)} could not be judged: {told}")


def _statuses(session: Session, now: datetime) -> Finding:
    """Recompute every stored status: the store holds the pure function's answer and must agree."""
    from tracker.store.commitments import list_commitments
    from tracker.store.dossiers import gather

    different: list[str] = []
    seen, cursor = 0, None
    while True:
        page = list_commitments(session, cursor=cursor, limit=_COMPARED_AT_ONCE)
        for dossier in gather(session, page.items):
            row = dossier.commitment
            seen += 1
            # A lapse that the sweep has not reached yet is no disagreement.
            waiting = row.next_look_at is not None and row.next_look_at <= now
            if not waiting and dossier.judged(now).status != row.status:
                different.append(str(row.id))
        cursor = page.next
        if cursor is None:
            break
    if different:
        return Finding(
            "statuses",
            False,
            f"{len(different)} of {seen} differ when recomputed: {', '.join(different[:5])}",
        )
    return Finding("statuses", True, f"{seen} recomputed, all agree")
