"""What speaks for and against a find. Confidence is the logistic of the rule's prior and these weights.

Each feature is declared with its weight in log-odds; a weight of `NEVER` settles the matter. The trace
of a commitment names the features that held.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.commitments.frames import about_act, about_time
from tracker.commitments.frames.attach import STRONG, Hold
from tracker.commitments.frames.find import Find
from tracker.commitments.model import Kind

NEVER = -9.0
FLOOR = 0.5
"""Finds less likely than this are not handed out."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A sign, its weight in log-odds, and the test of whether it holds."""

    name: str
    weight: float
    holds: Callable[[Find], bool]


_BINDING = frozenset({"shall", "must"})

FEATURES = (
    # for
    Feature("the time hangs on the act", 0.9, lambda f: f.hold is Hold.GOVERNED),
    Feature("the time stands inside the act", 0.3, lambda f: f.hold is Hold.NESTED),
    Feature("the time is only near the act", -0.9, lambda f: f.hold is Hold.NEAR),
    Feature("a bounding operator", 1.0, lambda f: f.time is not None and f.time.operator in STRONG),
    Feature("shall or must", 0.5, lambda f: about_act.binder(f) in _BINDING),
    Feature("a named committer", 0.4, lambda f: f.committer is not None and f.committer.resolved),
    Feature("a sanction", 0.8, lambda f: f.consequence is not None),
    Feature("waits for an event", 0.3, lambda f: f.time is not None and f.time.awaits_event is not None),
    # against
    Feature("no time", -4.0, about_time.untimed),
    Feature("a time without bound", -1.5, about_time.no_bound),
    Feature("a mere duration", -2.5, about_time.duration_only),
    Feature("a vague time", -0.3, lambda f: f.time is not None and f.time.vague),
    Feature("a point rather than a bound", -0.3, about_time.weak_point),
    Feature("an event is the subject", -3.4, about_act.inanimate_event),
    Feature("a state, not an act", -3.0, about_act.stative),
    Feature("how, not by when", -3.6, about_time.hurry),
    Feature("an era, not a bound", -3.0, about_time.era),
    Feature("a time in passing", -1.6, about_time.loose_name),
    Feature("not expected rather than barred", -2.6, about_act.unlikely_soon),
    Feature("the reader is told, not bound", -2.0, about_act.told_you),
    Feature("a reckoning, not an act", -4.0, about_act.reckons),
    Feature("a bond given up", -4.0, about_act.given_up),
    Feature("a rule of the past", -3.5, about_act.law_of_old),
    Feature("what would follow", -4.5, about_act.would_have),
    Feature("weather", NEVER, about_act.weather),
    Feature("supposed", NEVER, about_act.supposed),
    Feature("a state that lasts", -6.0, about_act.standing_state),
    Feature("under way already", -3.5, about_time.not_ahead),
    Feature("denied by who speaks", NEVER, about_act.denied_saying),
    Feature("long past when told", -4.0, about_time.long_past),
    Feature("began long ago", -3.0, about_time.began_long_ago),
    Feature("an old year beside it", -4.5, about_time.old_year),
    Feature("the bond is told as past", -2.0, about_act.told_past),
    Feature("entertainment", -2.5, about_act.entertains),
    Feature("a bond in the past", -1.6, about_act.past_binder),
    Feature("already past when told", -1.2, about_time.past_due),
    Feature("a point already past when told", -1.6, about_time.late_point),
    Feature(
        "a time of being, not a bound", -1.8, lambda f: f.time is not None and f.time.operator == "during"
    ),
    Feature("history", -2.0, about_time.historic),
    Feature("unreal", NEVER, about_act.perfect),
    Feature("denied", NEVER, about_act.denied),
    Feature("hypothetical", -3.0, about_act.hypothetical),
    Feature("a question", -3.0, about_act.question),
    Feature("a habit", -2.0, about_act.is_habit),
    Feature("no one acts", -0.4, lambda f: f.committer is None and f.kind in (Kind.PLAN, Kind.PLEDGE)),
)


def judge(find: Find) -> tuple[float, list[str]]:
    """The confidence of a find, and the names of the features that held."""
    held = list(_held(find))
    total = find.frame.prior + sum(feature.weight for feature in held)
    return 1 / (1 + math.exp(-total)), [feature.name for feature in held]


def _held(find: Find) -> Iterator[Feature]:
    return (feature for feature in FEATURES if feature.holds(find))
