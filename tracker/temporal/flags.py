"""What a flag on a time means: something a reader of the result should know before trusting it."""

from __future__ import annotations

FLAGS = {
    "counts_from_old_due": "it moves an older deadline, and waits for it",
    "doubled_local_time": "the local clock shows this time twice that day; the later one was taken",
    "half_of_day_assumed": "morning or evening was not said; a policy chose",
    "impossible_date": "no calendar has this date; it was not moved",
    "next_day_assumed": "the clock time was already past, so tomorrow's was taken",
    "out_of_range": "the date lies outside the years 2 to 9998",
    "skipped_local_time": "the local clock skips this time that day; it was moved forward by the gap",
    "unresolved_anaphor": "it points at a time that the document does not name",
    "weekday_mismatch": "the weekday and the date do not agree; the date was taken",
}
"""Every flag with its meaning."""
