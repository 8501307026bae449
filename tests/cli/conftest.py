"""The command line as a script meets it, with a store of its own."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tracker.cli import main

STORY = (
    "WASHINGTON — Trump has now given Russia until Friday to show real progress or face a fresh round of "
    "penalties. The ministry said it will publish the report within 48 hours.\n"
)
ON_WEDNESDAY = ("--published", "2025-08-06T16:00:00-04:00", "--timezone", "America/New_York")


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The JSON objects it printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `tracker …` in this process, in an empty folder; every run in one test shares one store."""
    for name in [name for name in os.environ if name.startswith("TRACKER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{tmp_path / 'tracker.db'}")
    monkeypatch.setenv("TRACKER_SETTINGS_FILE", str(tmp_path / "settings.toml"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, given: str | bytes = "", **variables: str) -> Outcome:
        data = given.encode() if isinstance(given, str) else given
        capfd.readouterr()
        with monkeypatch.context() as changed:
            changed.setattr(sys, "argv", ["tracker", *arguments])
            changed.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            for name, value in variables.items():
                changed.setenv(name, value)
            with pytest.raises(SystemExit) as left:
                main()
        code = left.value.code
        return Outcome(code if isinstance(code, int) else 0, *capfd.readouterr())

    return run
