"""Deadlines counted from another time or an event: "within 30 days of the Effective Date" (Time 5 and 10)."""

from __future__ import annotations

from tracker.temporal.expressions import Approx, Bound, Event, Expression, Impossible, Shift
from tracker.temporal.grammar import Rule
from tracker.temporal.rules.durations import bare, lasting

WITHIN = (
    "within|inside|inside_of|within_the_space_of|in_less_than|in_under|in_no_more_than|in_at_most|"
    "no_later_than|not_later_than|in_the_space_of"
)
AFTER_WORDS = (
    "after|following|from|of|upon|from_the_date_of|after_the_date_of|from_and_after|from_the_time_of|"
    "since|from_receipt_of"
)
COUNTED_WORDS = "after|following|from|upon|from_the_date_of|after_the_date_of|from_and_after|from_the_time_of"
NOT_BEFORE = "no_earlier_than|not_earlier_than|no_sooner_than|not_sooner_than|not_before|starting|beginning"
BEFORE_WORDS = "before|prior_to|ahead_of|in_advance_of|preceding"


def _counted(operator: str, length: Expression, anchor: Expression, back: bool) -> Expression:
    if isinstance(anchor, Impossible):
        return anchor
    shift = Shift(bare(length), back, anchor)
    if isinstance(length, Approx) and length.mod in ("EQUAL_OR_MORE", "MORE_THAN"):
        operator = "by" if back else "from"
    elif isinstance(length, Approx) and length.mod in ("EQUAL_OR_LESS", "LESS_THAN"):
        operator = "from" if back else "within"
    if operator == "on" and not isinstance(anchor, Event):
        return shift  # "30 days after September 1" is a day like any other
    return Bound(operator, shift)


RULES = (
    Rule(
        "within <duration> of <event>",
        "bound",
        (
            f"{WITHIN} <dur> {AFTER_WORDS} <anchor>",
            "in|over|during <dur> after|following <anchor>",
            f"{WITHIN} <dur> of , or as_soon_as [reasonably] practicable|possible after|following , <event>",
            f"not_later_than|no_later_than|no_more_than|not_more_than|at_most <dur> {AFTER_WORDS} <anchor>",
        ),
        lambda length, anchor: _counted("within", length, anchor, False),
        {
            "within 24 hours of taking office": "- → - awaits taking office",
            "no later than 30 days after the Effective Date": "- → - awaits the Effective Date",
        },
    ),
    Rule(
        "no earlier than <duration> after <event>",
        "bound",
        (f"{NOT_BEFORE} <dur> {COUNTED_WORDS} <anchor>",),
        lambda length, anchor: _counted("from", length, anchor, False),
        {"no earlier than 48 hours after the announcement": "- → - awaits the announcement"},
    ),
    Rule(
        "the first business day after <event>",
        "bound",
        ("[on] the [first|next] business|working day after|following <anchor>",),
        lambda anchor: _counted("on", lasting(1, "business_day"), anchor, False),
        {"the first business day after the Closing Date": "- → - awaits the Closing Date"},
    ),
    Rule(
        "the <n>th anniversary of <event>",
        "due_time",
        ("the <ordinal> [annual] anniversary of <anchor>",),
        lambda n, anchor: (
            anchor if isinstance(anchor, Impossible) else Shift(lasting(n, "year"), False, anchor)
        ),
        {"until the fifth anniversary of the Effective Date": "- → - awaits the Effective Date"},
    ),
    Rule(
        "within <duration> before <event>",
        "bound",
        (f"within|inside|not_more_than|no_more_than <dur> {BEFORE_WORDS} <anchor>",),
        lambda length, anchor: _counted("within_before", length, anchor, True),
    ),
    Rule(
        "no later than <duration> before <event>",
        "bound",
        (
            "by|no_later_than|not_later_than|at_least|not_less_than|no_less_than|on_or_before <length> "
            f"{BEFORE_WORDS} <anchor>",
        ),
        lambda length, anchor: _counted("by", length, anchor, True),
        {"at least 10 days before September 20": "- → 2025-09-11 00:00"},
    ),
    Rule(
        "<duration> after <event>",
        "bound",
        (f"[on|in] <dur> {COUNTED_WORDS} <anchor>", f"[the] date <dur> {COUNTED_WORDS} <anchor>"),
        lambda length, anchor: _counted("on", length, anchor, False),
        {"30 days after September 1": "2025-10-01 00:00 → 2025-10-02 00:00"},
    ),
    Rule(
        "<duration> before <event>",
        "bound",
        (f"<dur> {BEFORE_WORDS} <anchor>",),
        lambda length, anchor: _counted("on", length, anchor, True),
        {"three days before September 20": "2025-09-17 00:00 → 2025-09-18 00:00"},
    ),
    Rule(
        "by <duration> after <event>",
        "bound",
        (f"by|until|before <dur> {AFTER_WORDS} <anchor>",),
        lambda length, anchor: _counted("by", length, anchor, False),
    ),
)
