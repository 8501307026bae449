"""Processes that are told to stop let the worker end its work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.receiver import PATIENCE


@pytest.mark.parametrize("command", [["serve", "--port", "0"], ["worker"]], ids=["serve", "worker"])
def test_it_ends_in_order_when_told_to(sqlite_url: str, command: list[str]) -> None:
    environment = os.environ | {"TRACKER_DATABASE_URL": sqlite_url}
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker.cli", *command], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    with process, process.stderr:
        for line in process.stderr:
            if "worker started" in line:
                break
        process.send_signal(signal.SIGTERM)

        rest = process.stderr.read()
        assert process.wait(PATIENCE) == 0, rest
        assert "worker stopped" in rest
