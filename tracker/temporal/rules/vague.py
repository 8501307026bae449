"""Words that name no date: "now", "recently", "soon", "in the near future" (Time 9)."""

from __future__ import annotations

from tracker.temporal.expressions import Vague
from tracker.temporal.grammar import Rule


def _vague(
    ref: str, policy: str | None, words: str, near_misses: tuple[str, ...] = (), category: str = "time"
) -> Rule:
    first = words.split()[0].replace("_", " ")
    return Rule(
        first,
        category,
        tuple(words.split()),
        lambda: Vague(ref, first, policy),
        {first: ref},
        near_misses,
    )


RULES = (
    _vague("PRESENT_REF", None, "now right_now just_now nowadays currently at_present at_the_present_time"),
    _vague("PRESENT_REF", None, "presently at_this_time at_the_moment this_time_around these_days"),
    _vague("PRESENT_REF", None, "current present_-_day", category="current"),
    _vague(
        "PAST_REF",
        None,
        "recently lately the_past long_ago once_upon_a_time",
        ("drove past us",),
    ),
    _vague("PAST_REF", None, "a_while_ago some_time_ago not_long_ago earlier_on"),
    _vague("FUTURE_REF", "soon", "soon very_soon pretty_soon sooner quite_soon as_soon_as_possible asap"),
    _vague(
        "FUTURE_REF",
        "soon",
        "shortly before_long in_short_order anytime_soon any_time_soon any_day_now any_moment",
    ),
    _vague(
        "FUTURE_REF",
        "at_once",
        "immediately at_once forthwith without_delay promptly right_away straight_away without_further_delay",
    ),
    _vague(
        "FUTURE_REF",
        "near_future",
        "the_near_future the_not_-_too_-_distant_future the_foreseeable_future the_immediate_future",
    ),
    _vague("FUTURE_REF", "future", "the_future someday some_day eventually in_due_course in_future"),
)
