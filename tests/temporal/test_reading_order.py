"""What was read before changes nothing."""

from tracker.temporal import find_times
from tracker.temporal.recognise import english_language


def test_it_reads_events_alike_whatever_signs_it_met_before() -> None:
    english_language.cache_clear()
    find_times("§ ¶", "2025-08-06")
    (found,) = find_times("Within 24 hours of taking office.", "2025-08-06")
    assert found.awaits_event == "taking office"
