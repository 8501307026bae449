"""Every rule's own examples and near-misses, run as they stand beside the rule."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tracker.temporal import Time, find_times
from tracker.temporal.rules import all_rules

REFERENCE = "2025-08-06T16:00:00-04:00"
ZONE = "America/New_York"
EXAMPLES = [
    pytest.param(text, wanted, id=f"{rule.name}: {text}")
    for rule in all_rules()
    for text, wanted in rule.examples.items()
]
NEAR_MISSES = [
    pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in all_rules() for text in rule.near_misses
]


def local(at: datetime | None) -> str:
    return "-" if at is None else f"{at.astimezone(ZoneInfo(ZONE)):%Y-%m-%d %H:%M}"


def shown(time: Time, wanted: str) -> str:
    """What a rule says its example comes to: an interval where it has an arrow, else the TIMEX3 value."""
    if "→" not in wanted:
        return time.value + (f" {time.mod}" if time.mod else "")
    return f"{local(time.earliest)} → {local(time.due)}" + (
        f" awaits {time.awaits_event}" if time.awaits_event else ""
    )


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES)
def test_it_reads_each_example_whole_and_as_the_rule_says(text: str, wanted: str) -> None:
    found = find_times(text, REFERENCE, timezone=ZONE)
    assert [(text[time.phrase_start_char : time.phrase_end_char], shown(time, wanted)) for time in found] == [
        (text, wanted)
    ]


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES)
def test_it_does_not_apply_the_rule_to_its_near_misses(rule: object, text: str) -> None:
    found = find_times(text, REFERENCE, timezone=ZONE)
    assert rule.name not in {name for time in found for name in time.rules}  # type: ignore[attr-defined]  # a Rule
