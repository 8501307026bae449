"""The English specification cases of Recognizers-Text: the expected span, with start and end of one reading.

Its rules differ from ours in known ways; whole classes of cases are left out, each with its reason, and
counted.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from tracker.temporal import Time, find_times

Case = dict[str, Any]
LEFT_OUT = {
    "timezone": "a zone alone is no time of ours",
    "datetimeV2.timezone": "a zone alone is no time of ours",
    "datetimealt": "two alternatives as two times of one type of theirs",
}


def report(folder: Path, errors: int) -> None:
    """Right of all cases that are not left out, by file."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            reason = why_left_out(case)
            if reason:
                left_out[reason] += 1
                continue
            good = is_right(case)
            total[path.stem] += 1
            right[path.stem] += good
            if not good and errors:
                print(f"    {path.stem}: {case['text']!r} wants {[e['text'] for e in case['expected']]}")
    for name in total:
        print(f"    {name:34} {right[name]}/{total[name]} = {right[name] / total[name]:.2f}")
    share = sum(right.values()) / sum(total.values())
    print(
        f"{'recognizers':20}        right {share:.3f}   "
        f"({sum(total.values())} cases, left out: {dict(left_out)})"
    )


def why_left_out(case: Case) -> str | None:
    for expected in case["expected"]:
        kind = (expected["type"] or "").removeprefix("datetimeV2.")
        if kind in LEFT_OUT:
            return LEFT_OUT[kind]
    return None


def is_right(case: Case) -> bool:
    # Their references carry no zone, or one that their readings ignore.
    times = find_times(case["text"], (case["reference"] or "2016-11-07T00:00:00")[:19] + "Z")
    if not case["expected"]:
        return not times
    return all(any(agrees(found, expected) for found in times) for expected in case["expected"])


def agrees(found: Time, expected: Case) -> bool:
    span = (expected["start"], expected["end"])
    ours = ((found.start_char, found.end_char), (found.phrase_start_char, found.phrase_end_char))
    return span in ours and same_value(found, expected)


def same_value(found: Time, expected: Case) -> bool:
    """Whether one of the readings listed is ours. Extractor cases list none: the span is all."""
    readings = [
        expected,
        *expected.get("values", ()),
        expected.get("past") or {},
        expected.get("future") or {},
    ]
    readings = [reading for reading in readings if {"value", "start_value", "end_value"} & reading.keys()]
    return not readings or any(same_reading(found, reading) for reading in readings)


def same_reading(found: Time, reading: Case) -> bool:
    kind = str(reading.get("type", ""))
    value = reading.get("value")
    if kind.endswith("set") or value == "not resolved":
        return found.type == "SET"
    if value is not None and str(value).replace(".", "").isdigit():
        return found.type == "DURATION"
    if value is not None and found.extent_earliest is not None:
        return instant(value, found) == found.extent_earliest
    start, end = reading.get("start_value"), reading.get("end_value")
    ours = (found.extent_earliest or found.earliest, found.extent_due or found.due)
    return bool(start or end or kind) and all(
        wanted is None or (at is not None and instant(wanted, found) == at)
        for wanted, at in zip((start, end), ours, strict=True)
    )


def instant(value: str, found: Time) -> datetime | None:
    """A value of theirs as an instant: a date, a date and time, or a time on the day of ours."""
    if found.extent_earliest is None:
        return None
    text = value.replace(" ", "T")
    try:
        if "-" not in text:
            text = f"{found.extent_earliest:%Y-%m-%d}T{text}"
        return datetime.fromisoformat(text + ("+00:00" if "T" in text else "T00:00:00+00:00"))
    except ValueError:
        return None
