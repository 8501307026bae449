"""The page on times says what the rules do."""

from __future__ import annotations

from tests.temporal.times_page import PAGE, page


def test_it_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.temporal.times_page"
