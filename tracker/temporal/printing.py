"""Expressions as words."""

from __future__ import annotations

from tracker.temporal.expressions import Expression


def phrase(expression: Expression) -> str:
    """The expression as a compact line."""
    return ""
