"""Words to intervals. Nothing heavy is imported; `holidays` and `dateparser` load where they are used."""

from __future__ import annotations

from tracker.temporal.explain import explain
from tracker.temporal.expressions import Expression
from tracker.temporal.finding import find_times
from tracker.temporal.model import Reference, Step, Time, Timex, rfc3339
from tracker.temporal.reference import read_reference
from tracker.temporal.resolve import Resolution, resolve
from tracker.temporal.timeml import to_timeml
from tracker.temporal.zones import dateline_zone

__all__ = [
    "Expression",
    "Reference",
    "Resolution",
    "Step",
    "Time",
    "Timex",
    "dateline_zone",
    "explain",
    "find_times",
    "read_reference",
    "resolve",
    "rfc3339",
    "to_timeml",
]
