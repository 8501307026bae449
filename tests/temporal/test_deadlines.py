"""The table of deadline phrases, deadlines.txt, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.temporal.helpers import local, only

LINES = [
    line.strip()
    for line in (Path(__file__).parent / "deadlines.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def shown(phrase: str) -> str:
    """The line as the table writes it."""
    time = only(phrase)
    due = local(time.due) or (f"awaits {time.awaits_event}" if time.awaits_event else time.recurrence) or "-"
    cells = [phrase, local(time.earliest) or "-", due]
    if time.due_earliest != time.due:
        cells.append(local(time.due_earliest) or "-")
    return " | ".join(cells)


@pytest.mark.parametrize("line", LINES)
def test_it_resolves_the_phrase(line: str) -> None:
    phrase = line.split(" | ")[0]
    assert shown(phrase) == line
    time = only(phrase)
    assert (time.phrase_start_char, time.phrase_end_char) == (0, len(phrase))
