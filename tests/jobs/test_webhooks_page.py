"""docs/webhooks.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from jobs.retry import FAILED_FOR, SCHEDULE
from tracker.settings import Settings
from tracker.store.event_types import EVENT_TYPES

PAGE = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text()


def test_it_lists_every_event_once_and_no_other() -> None:
    assert re.findall(r"^\| `(\w+\.\w+)` \|", PAGE, re.MULTILINE) == list(EVENT_TYPES)


def test_it_gives_the_schedule_of_the_tries() -> None:
    waits = "5 seconds, 5 minutes, 30 minutes, 2, 5, 10, 14, 20 and 24 hours"
    seconds = [5, 5 * 60, 30 * 60, *(hours * 3600 for hours in (2, 5, 10, 14, 20, 24))]

    assert waits in " ".join(PAGE.split())
    assert [wait.total_seconds() for wait in SCHEDULE] == seconds
    assert FAILED_FOR.days == 5


def test_it_names_settings_that_exist() -> None:
    named = {name.lower() for name in re.findall(r"TRACKER_([A-Z_]+)", PAGE)}

    assert named
    assert named <= set(Settings.model_fields)
