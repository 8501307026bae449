"""Sweep: what the clock alone decides is decided, in order, in bounded transactions.

A status, its change row and its deliveries commit together. A sweep killed at any point leaves either the
whole step or none of it, and the next one takes up there.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from tracker.errors import InvalidInput
from tracker.store.database import Database
from tracker.store.sweeps import next_look_at, sweep_due

BATCH = 500

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SweepConfig:
    """How many commitments one transaction looks at."""

    batch: int = BATCH

    def __post_init__(self) -> None:
        if self.batch < 1:
            raise InvalidInput("A sweep needs to look at one commitment at least.", field="batch")


@dataclass(frozen=True, slots=True)
class SweepResult:
    """How many commitments were looked at, how many steps they took, how many could not be judged and were
    passed over, and whether more may wait."""

    looked: int = 0
    changes: int = 0
    stuck: int = 0
    more: bool = False

    def __add__(self, later: SweepResult) -> SweepResult:
        return SweepResult(
            self.looked + later.looked, self.changes + later.changes, self.stuck + later.stuck, later.more
        )


class SweepWorker:
    """Marks lapses, and whatever else comes with the time."""

    def __init__(self, database: Database, config: SweepConfig | None = None) -> None:
        self._database = database
        self._config = config or SweepConfig()

    def run_once(self, now: datetime) -> SweepResult:
        """Look at one batch of those whose next look has come by `now`, the longest overdue first."""
        with self._database.write() as session:
            swept = sweep_due(session, now, limit=self._config.batch)
        for commitment_id, error in swept.stuck.items():
            told = {"commitment": str(commitment_id)}
            _log.error("commitment %s could not be judged", commitment_id, exc_info=error, extra=told)
        more = swept.looked == self._config.batch
        return SweepResult(swept.looked, len(swept.changes), len(swept.stuck), more)

    def next_at(self) -> datetime | None:
        """When the next look is due, or None if the clock decides nothing."""
        with self._database.read() as session:
            return next_look_at(session)
