"""The rules, by theme. `all_rules` is the one list the grammar is built from; earlier wins a tie."""

from __future__ import annotations

from tracker.temporal.grammar import Rule
from tracker.temporal.rules import (
    bounds,
    clock,
    compose,
    counted,
    dates,
    durations,
    numbers,
    periods,
    relative,
    sets,
    shifts,
    vague,
)

THEMES = (numbers, durations, clock, dates, relative, shifts, periods, compose, sets, vague, counted, bounds)
"""The order settles ties between readings of equal length: the earlier theme and rule win."""


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order that settles ties."""
    return tuple(rule for theme in THEMES for rule in theme.RULES)
