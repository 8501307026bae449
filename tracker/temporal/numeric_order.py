"""Day first or month first: what one date of a document shows ("27/08/2025") holds for all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from tracker.temporal.expressions import Expression, Numeric
from tracker.temporal.recognise import Found
from tracker.temporal.rules.dates import dated

_TWO_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b")


def settle_numeric_order(text: str, finds: Sequence[Found]) -> list[Found]:
    """The finds, with ambiguous numeric dates read as the unambiguous ones of the text are written.

    Where these disagree, or there are none, the dates stay open for policy `numeric_order`.
    """
    if not any(_holds_numeric(found.expression) for found in finds):
        return list(finds)
    shown = {order for found in finds if (order := _order_of(text, found))}
    if len(shown) != 1:
        return list(finds)
    day_first = shown == {"day_first"}
    return [replace(found, expression=_read(found.expression, day_first)) for found in finds]


def _order_of(text: str, found: Found) -> str | None:
    match = _TWO_NUMBERS.search(text, found.start, found.end)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    return "day_first" if first > 12 >= second else "month_first" if second > 12 >= first else None


def _holds_numeric(expression: Expression) -> bool:
    return isinstance(expression, Numeric) or any(_holds_numeric(part) for _, part in _inner(expression))


def _read(expression: Expression, day_first: bool) -> Expression:
    if isinstance(expression, Numeric):
        day, month = (
            (expression.first, expression.second) if day_first else (expression.second, expression.first)
        )
        return dated(month, day, expression.year)
    changes = {name: _read(part, day_first) for name, part in _inner(expression) if _holds_numeric(part)}
    return replace(expression, **changes) if changes else expression  # type: ignore[type-var]  # all are dataclasses


def _inner(expression: Expression) -> list[tuple[str, Expression]]:
    named = ((field.name, getattr(expression, field.name)) for field in fields(expression))  # type: ignore[arg-type]  # as above
    return [(name, part) for name, part in named if isinstance(part, Expression)]
