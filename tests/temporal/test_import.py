"""Importing the room loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("spacy", "dateparser", "holidays", "sqlmodel", "sqlalchemy", "pydantic", "numpy")


def test_it_loads_nothing_heavy_until_it_is_needed() -> None:
    code = (
        "import sys; from tracker.temporal import find_times; find_times('by Friday', '2025-08-06');"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
