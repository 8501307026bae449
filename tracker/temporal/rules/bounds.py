"""Operators over times: what turns a time into a deadline (Time 5).

Each rule gives the operator's meaning; the formulas on `[earliest, due)` are in `tracker.temporal.operators`.
"""

from __future__ import annotations

from tracker.temporal.expressions import (
    Approx,
    Between,
    Bound,
    Event,
    Expression,
    Impossible,
    Recurring,
    Relative,
    Vague,
)
from tracker.temporal.grammar import Rule
from tracker.temporal.rules.counted import WITHIN
from tracker.temporal.rules.dates import dated
from tracker.temporal.rules.durations import lasting
from tracker.temporal.rules.sets import yearly

BY = (
    "by|come|no_later_than|not_later_than|by_no_later_than|by_not_later_than|on_or_before|by_or_before|at_or_before|"
    "not_after|by_or_on|on_or_by|due_by|by_the_latest|at_the_latest|at_the_latest_by|at_latest|no_later_than_by"
)
UNTIL = (
    "until|till|til|up_to|up_until|up_till|until_no_later_than|up_to_and_including|"
    "until_and_including|through|thru|through_to"
)
BEFORE = (
    "before|ahead_of|prior_to|in_advance_of|earlier_than|well_in_advance_of|well_before|before_or_by|"
    "just_before|shortly_before"
)
FROM = (
    "from|starting|starting_on|starting_from|starting_in|beginning|beginning_on|beginning_in|as_early_as|as_soon_as|not_before|no_earlier_than|"
    "not_earlier_than|no_sooner_than|not_until|effective|effective_as_of|effective_from|effective_on|as_of|as_from|commencing|commencing_on|"
    "on_or_after|from_and_after|since|ever_since|at_the_earliest|not_sooner_than|with_effect_from|on_and_after"
)
AFTER = "after|following|later_than|past"
ON = "on|at|during|in|over|throughout|for|of|towards|toward"


def bound(operator: str):  # type: ignore[no-untyped-def]  # a production takes what its pattern names
    """A production: the time under this operator; an impossible date stays what it is."""

    def produce(time: Expression) -> Expression | None:
        if isinstance(time, Between) and operator == "from":
            return Bound("between", time)
        if isinstance(time, Vague) and operator != "on":
            return Bound(operator, time) if time.ref != "PRESENT_REF" or operator in ("from",) else None
        return Bound(operator, time)

    return produce


def _lasting(operator: str, length: Expression) -> Expression:
    """A length under an operator; "at least" takes the bound's place."""
    if isinstance(length, Approx) and length.mod in ("EQUAL_OR_MORE", "MORE_THAN"):
        return Bound("at_least", length)
    return Bound(operator, length)


def _old_due(length: Expression) -> Expression:
    return Bound("for", length, from_old_due=True)


def _countable(time: Expression) -> Expression | None:
    return None if isinstance(time, (Vague, Recurring)) else time


def _latest(time: Expression) -> Expression:
    return Bound("by", time)


def _between(start: Expression, end: Expression) -> Expression:
    for time in (start, end):
        if isinstance(time, Impossible):
            return time
    return Bound("between", Between(start, end))


def _yearly(day: Expression) -> Expression | None:
    again = yearly(day)
    return None if again is None else Bound("by", again)


def _awaited(operator: str, event: Event) -> Expression:
    return Bound(operator, event)


FURTHER = frozenset({"notice", "order", "orders", "instructions", "action", "announcement", "direction"})

RULES = (
    Rule(
        "by <time>",
        "bound",
        (f"{BY} <due_time>", "by : <due_time>", "deadline : <due_time>"),
        bound("by"),
        {
            "by Friday": "- → 2025-08-09 00:00",
            "no later than August 27": "- → 2025-08-28 00:00",
            "by midnight Friday": "- → 2025-08-09 00:00",
        },
        ("by reason of",),
    ),
    Rule(
        "until <time>",
        "bound",
        (f"{UNTIL} <due_time>", f"{UNTIL} [and] including <due_time>"),
        bound("until"),
        {"until Friday": "- → 2025-08-09 00:00", "through October 14": "- → 2025-10-15 00:00"},
    ),
    Rule(
        "until at least <time>",
        "bound",
        ("until|through|to at_least <due_time>", "at_least until|through|till <due_time>"),
        bound("at_least"),
        {"until at least Friday": "- → -"},
    ),
    Rule(
        "before <time>",
        "bound",
        (f"{BEFORE} <due_time>",),
        bound("before"),
        {"before the 15th": "- → 2025-08-15 00:00", "prior to September 1": "- → 2025-09-01 00:00"},
    ),
    Rule(
        "from <time>",
        "bound",
        (f"{FROM} <due_time>",),
        bound("from"),
        {"as early as next week": "2025-08-11 00:00 → -", "not before October": "2025-10-01 00:00 → -"},
    ),
    Rule(
        "after <time>",
        "bound",
        (f"{AFTER} <due_time>", "no|not earlier than the day after <due_time>"),
        bound("after"),
        {"after Friday": "2025-08-09 00:00 → -"},
    ),
    Rule(
        "in the next <duration>",
        "bound",
        ("in|over|during|for|throughout|within <near>",),
        lambda near: Bound("within" if not near.back else "on", near),
        {
            "in the next 24 hours": "2025-08-06 16:00 → 2025-08-07 16:00",
            "over the coming weeks": "2025-08-06 16:00 → -",
        },
    ),
    Rule(
        "on <time>",
        "bound",
        (f"{ON} <time>", "for|on|in <slash_day>"),
        bound("on"),
        {
            "on Friday": "2025-08-08 00:00 → 2025-08-09 00:00",
            "in October": "2025-10-01 00:00 → 2025-11-01 00:00",
        },
    ),
    Rule(
        "between two days of a month",
        "bound",
        (
            "between <dom_the> and <dom_the> [of] <month>",
            "from <dom_the> to|until|through <dom_the> [of] <month>",
        ),
        lambda first, last, month: _between(dated(month, first), dated(month, last)),
        {"between the 5th and the 10th of September": "2025-09-05 00:00 → 2025-09-11 00:00"},
    ),
    Rule(
        "annually by <day>",
        "bound",
        ("annually|yearly [,] [and] by|on_or_before|no_later_than|on <month_day>",),
        _yearly,
        {"annually on or before March 1": "- → -"},
    ),
    Rule(
        "<duration> notice",
        "top",
        ("[upon|on|with|by] <dur> [~ '|’] [prior] [written] notice",),
        lambda length: length,
        {"30 days' notice": "P30D"},
    ),
    Rule(
        "between <range>",
        "bound",
        ("between|from <range>",),
        lambda span: Bound("between", span),
        {"between 9 a.m. and 5 p.m. on Friday": "2025-08-08 09:00 → 2025-08-08 17:00"},
    ),
    Rule(
        "between <time> and <time>",
        "bound",
        (
            "between <time> and <time>",
            "from <time> to|until|till|through|thru|up_to|- <time>",
            "starting <time> until|through|to <time>",
        ),
        _between,
        {"between September 1 and September 5": "2025-09-01 00:00 → 2025-09-06 00:00"},
    ),
    Rule(
        "within <duration>",
        "bound",
        (f"{WITHIN} [next|coming|following] <dur>", "within the <units>"),
        lambda length: _lasting(
            "within", length if isinstance(length, Expression) else lasting(None, length)
        ),
        {
            "within 48 hours": "2025-08-06 16:00 → 2025-08-08 16:00",
            "within 30 days": "2025-08-06 16:00 → 2025-09-06 00:00",
            "within ten business days": "2025-08-06 16:00 → 2025-08-21 00:00",
        },
        ("within reason", "within the party"),
    ),
    Rule(
        "within the <unit>",
        "bound",
        ("within the <unit1>",),
        lambda unit: Bound("within", lasting(1, unit)),
        {"within the week": "2025-08-06 16:00 → 2025-08-14 00:00"},
    ),
    Rule("within <units>", "bound", ("within <units>",), lambda unit: Bound("within", lasting(None, unit))),
    Rule("within <time>", "bound", ("within|inside <time>",), bound("on")),
    Rule(
        "in <duration>",
        "bound",
        ("in <dur>", "in <dur> ~ '|’ [~ s] time", "in another <dur>"),
        lambda length: _lasting("in", length),
        {
            "in two weeks": "2025-08-18 00:00 → 2025-08-25 00:00",
            "in 3 hours": "2025-08-06 19:00 → 2025-08-06 19:00",
        },
    ),
    Rule(
        "for <duration>",
        "bound",
        ("for|over|during <dur>", "for up_to <dur>"),
        lambda length: _lasting("for", length),
        {"for three days": "2025-08-06 16:00 → 2025-08-10 00:00"},
    ),
    Rule(
        "for another <duration>",
        "bound",
        (
            "for another|a_further|an_additional|an_extra <dur>",
            "for another <unit1>",
            "by another|an_additional|a_further|an_extra <dur>",
            "by another|an_additional|a_further <unit1>",
            "by <dur>",
        ),
        lambda length: _old_due(length if isinstance(length, Expression) else lasting(1, length)),
        {"for another week": "- → -", "by 48 hours": "- → -"},
    ),
    Rule(
        "has <duration> to",
        "bound",
        (
            "have|has|had|having|given|give|gives|gave|giving|with [us|them|him|her|you] <dur> "
            "to|in_which_to|left_to|for",
        ),
        lambda length: _lasting("within", length),
        {"has 48 hours to": "2025-08-06 16:00 → 2025-08-08 16:00"},
    ),
    Rule(
        "a <duration> deadline",
        "bound",
        (
            "[a|the] <dur> [-] deadline|ultimatum|notice|window|grace",
            "[a|the] deadline|ultimatum of <dur>",
            "<dur> to comply|respond|reply|leave|accept|surrender|decide|answer|appeal",
        ),
        lambda length: _lasting("within", length),
        {"a 60-day ultimatum": "2025-08-06 16:00 → 2025-10-06 00:00"},
    ),
    Rule(
        "a <time> deadline",
        "bound",
        (
            "[a|the] deadline|ultimatum|cutoff of|is|was|for <due_time>",
            "[a|the] <due_time> [~ '|’ ~ s] deadline|ultimatum|cutoff",
        ),
        bound("by"),
        {"a Friday deadline": "- → 2025-08-09 00:00"},
    ),
    Rule(
        "at least <duration>", "bound", ("for|of <at_least_dur>",), lambda length: Bound("at_least", length)
    ),
    Rule(
        "<time> at the latest",
        "bound",
        ("<due_time> [,] at_the_latest|at_latest|latest", "by|on|before <due_time> at_the_latest"),
        _latest,
        {"Friday at the latest": "- → 2025-08-09 00:00"},
    ),
    Rule("<time> or earlier", "bound", ("<due_time> or|and earlier|before|sooner",), _latest),
    Rule(
        "<time> or later",
        "bound",
        (
            "<due_time> or|and later|after|thereafter|onward|onwards",
            "<due_time> onward|onwards",
            "from <due_time> on|onward|onwards|forward",
        ),
        lambda time: Bound("from", time),
    ),
    Rule(
        "upon <event>",
        "bound",
        ("upon|immediately_upon|promptly_upon|immediately_after|immediately_following <event>",),
        lambda event: _awaited("from", event),
    ),
    Rule(
        "until further notice",
        "bound",
        ("until|till|pending <further_word>",),
        lambda event: _awaited("until", event),
        {"until further notice": "- → - awaits further notice"},
    ),
    Rule(
        "further notice",
        "further_word",
        ("further <event>",),
        lambda event: (
            Event(f"further {event.phrase}") if event.phrase.split()[0].lower() in FURTHER else None
        ),
    ),
    Rule(
        "by the <named> Date",
        "bound",
        ("by|on|on_or_before|no_later_than|as_of <named_date>",),
        lambda event: _awaited("by", event),
        {"by the Closing Date": "- → - awaits the Closing Date"},
    ),
    Rule(
        "until the <named> Date",
        "bound",
        ("until|through <named_date>",),
        lambda event: _awaited("until", event),
    ),
    Rule(
        "before the <named> Date",
        "bound",
        ("before|prior_to <named_date>",),
        lambda event: _awaited("before", event),
    ),
    Rule(
        "from the <named> Date",
        "bound",
        ("from|after|following|starting_on|beginning_on <named_date>",),
        lambda event: _awaited("from", event),
    ),
    Rule("by then", "bound", ("by <pointer>",), bound("by")),
    Rule("until then", "bound", ("until|till <pointer>",), bound("until")),
    Rule("before then", "bound", ("before <pointer>",), bound("before")),
    Rule("since then", "bound", ("since|from|after <pointer>",), bound("from")),
    Rule("at that time", "bound", ("at <pointer>",), bound("on")),
    Rule("what can be due", "due_time", ("<time>", "<slash_day>", "<whole_bound>"), lambda time: time),
    Rule("the weekend", "whole_bound", ("the <calendar_unit>",), lambda unit: Relative(unit, 0)),
    Rule("at least", "at_least_dur", ("at_least <length>",), lambda length: Approx("EQUAL_OR_MORE", length)),
    Rule("a time to count from", "anchor", ("<time>", "<slash_day>"), _countable),
    Rule("an event to count from", "anchor", ("<event>", "the date of <event>"), lambda event: event),
    Rule("bound time", "top", ("<bound>",), lambda bound: bound),
    Rule("time alone", "top", ("<time>",), lambda time: time),
    Rule("length alone", "top", ("<dur>",), lambda length: length),
    Rule(
        "bare units",
        "top",
        ("<units>",),
        lambda unit: lasting(None, unit) if unit not in ("second", "minute") else None,
    ),
    Rule("current", "top", ("<current>",), lambda word: word),
    Rule("no time", "top", ("<no_time>",), lambda nothing: nothing),
)
