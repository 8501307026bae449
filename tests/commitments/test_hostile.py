"""Text that nobody wrote for us: every answer is sound, and none takes long."""

from __future__ import annotations

import random
import time

import pytest

from tracker.commitments import extract
from tracker.commitments.genre import GENRES, detect_genre
from tracker.commitments.segments import find_segments
from tracker.commitments.sentences import split_sentences
from tracker.commitments.triggers import is_wanted
from tracker.temporal import read_reference

WORDS = (
    "Friday by until shall will must unless if or face deadline within 3 days May (a) From: On wrote: please "
    'the in event that fails to \n\n " “ ( [ * # 中 🙂 é — . , ; : ! ? 12 12/5/2025 p.m. has given Acme Corp.'
).split(" ")


@pytest.mark.parametrize("seed", range(60))
def test_it_gives_sound_offsets_for_any_heap_of_words(seed: int) -> None:
    chance = random.Random(seed)
    text = " ".join(chance.choice(WORDS) for _ in range(60)) + " x"
    for found in extract(text, "2025-08-06", genre=chance.choice(GENRES)):
        assert text[found.start_char : found.end_char] == found.quote
        if found.deadline_text is not None:
            assert text[found.deadline_start_char : found.deadline_end_char] == found.deadline_text
        assert 0 <= found.confidence <= 1
        assert found.action
        assert found.due is None or found.due_earliest is None or found.due_earliest <= found.due


UNITS = (
    "a",
    "A",
    "Ab ",
    "1 ",
    "\n",
    ". ",
    "- ",
    "> ",
    "From: a\n",
    "Bob: I go.\n",
    '"',
    "(",
    "*",
    "[A]",
    "a@b ",
    "Mr. ",
)


def _layout(text: str) -> None:
    """All that is done before times are found and sentences parsed."""
    detect_genre(text)
    for genre in ("mail", "minutes", "issue"):
        find_segments(text, genre, read_reference("2025-08-06"), lambda words, reference: None)
    for start, end in split_sentences(text):
        is_wanted(text[start:end])


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_it_lays_out_ten_times_the_text_in_little_more_than_ten_times_the_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit)) + "x"
        started = time.process_time()
        _layout(text)
        return time.process_time() - started

    seconds(2_000)
    assert seconds(100_000) < 40 * max(seconds(10_000), 0.005)
