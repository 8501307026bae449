"""Text made to slow a reader down, or to break it."""

from __future__ import annotations

import time

import pytest

from tracker.temporal import find_times

HOSTILE = {
    "operators": "by ",
    "slashes": "by by by 1/1/1/1 ",
    "ends": "the end of ",
    "numbers": "1 ",
    "commas": "1,",
    "ordinals": "the first of the ",
    "ranges": "March 3-",
    "brackets": "thirty (30) ",
    "lists": "Monday or Tuesday and ",
    "events": "within 3 days of the ",
    "months": "may march ",
    "clocks": "5:30 pm on ",
    "blank": "\n ",
}


def seconds(text: str) -> float:
    started = time.process_time()
    find_times(text, "2025-08-06")
    return time.process_time() - started


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_stays_linear_on_hostile_text(unit: str) -> None:
    small, large = unit * (6_000 // len(unit)), unit * (60_000 // len(unit))
    find_times(small, "2025-08-06")
    # ten times the text takes about ten times as long; a quadratic reader would take a hundred
    assert seconds(large) < 30 * max(seconds(small), 0.01)


def test_it_reads_one_line_of_two_megabytes() -> None:
    text = "word " * 400_000 + "by Friday"
    assert [found.text for found in find_times(text, "2025-08-06")] == ["Friday"]


def test_it_keeps_offsets_where_lower_case_would_be_longer() -> None:
    text = "İİİ meet İ by Friday"
    assert [found.text for found in find_times(text, "2025-08-06")] == ["Friday"]


@pytest.mark.parametrize(
    "text", ["by February 30", "by 2025-02-30", "on 31 April 2025", "by 31/04/2025", "2025-13-45"]
)
def test_it_never_moves_an_impossible_date(text: str) -> None:
    for found in find_times(text, "2025-08-06"):
        assert "impossible_date" in found.flags
        assert (found.earliest, found.due) == (None, None)


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n", "\x00\x01", "\ud800 by", "🙂" * 50, "<p>by</p>"])
def test_it_finds_nothing_in_nothing(text: str) -> None:
    assert find_times(text, "2025-08-06") == []
