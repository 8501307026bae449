"""Deadline phrases of other languages come out with the intervals of their English siblings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.temporal.helpers import INSTANT, due, local, only
from tracker.errors import InvalidInput
from tracker.temporal import find_times

LINES = [
    line.strip()
    for line in (Path(__file__).parent / "languages.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_it_detects_the_language_and_resolves_the_phrase(line: str) -> None:
    phrase = line.split(" | ")[0]
    time = only(phrase)
    assert f"{phrase} | {local(time.earliest) or '-'} | {local(time.due) or '-'}" == line
    assert (time.phrase_start_char, time.phrase_end_char) == (0, len(phrase))


def test_it_reads_phrases_inside_sentences() -> None:
    text = (
        "Die Gemeinde muss den Bericht bis Freitag um 17 Uhr vorlegen, sonst wird die Frist nicht verlängert."
    )
    assert due(text) == "2025-08-08 17:00"


def test_it_counts_from_an_event_in_another_language() -> None:
    time = only("Der Mieter zahlt binnen 30 Tagen nach Zugang der Rechnung.", language="de")
    assert (time.due, time.awaits_event) == (None, "Zugang der Rechnung")


def test_it_reads_whole_dates_of_languages_without_a_file() -> None:
    found = find_times("Zebranie odbędzie się 15 września 2025 w Krakowie", INSTANT, language="pl")
    assert [(time.text, time.value) for time in found] == [("15 września 2025", "2025-09-15")]


@pytest.mark.parametrize("language", ["qq", "english", ""])
def test_it_refuses_a_language_nobody_knows(language: str) -> None:
    with pytest.raises(InvalidInput):
        find_times("by Friday", INSTANT, language=language)
