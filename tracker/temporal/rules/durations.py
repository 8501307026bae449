"""Lengths of time: "48 hours", "a year and a half", "thirty (30) days", "24 to 48 hours"."""

from __future__ import annotations

from tracker.temporal.expressions import Approx, Duration, Expression
from tracker.temporal.grammar import NOTHING, Rule
from tracker.temporal.reading import Reading
from tracker.temporal.rules.numbers import Amount


def lasting(amount: float | None, unit: str) -> Duration:
    """A duration of one unit; fortnights are two weeks each."""
    if unit == "fortnight":
        return Duration(((None if amount is None else amount * 2, "week"),))
    return Duration(((amount, unit),))


def _halved(unit: str) -> Duration:
    return lasting(0.5, unit)


def _ranged(least: Amount, most: Amount, unit: str) -> Duration | None:
    if least[0] is None or most[0] is None or most[0] <= least[0]:
        return None
    return Duration(lasting(least[0], unit).amounts, lasting(most[0], unit).amounts)


def _joined(first: Duration, second: Duration) -> Duration | None:
    units = [unit for _, unit in first.amounts + second.amounts]
    return Duration(first.amounts + second.amounts) if len(set(units)) == len(units) else None


def _counts_units(reading: Reading, start: int, end: int) -> bool:
    """Not the tail of a price ("$5 a day"), nor an ordinal ("1988 second quarter")."""
    ordinal = reading.word(end - 1) == "second" and reading.word(end - 2) not in ("-", "one", "1")
    return reading.word(start - 1) not in ("$", "€", "£", "#", "¥") and not ordinal


def _unhyphened(reading: Reading, _start: int, end: int) -> bool:
    """ "the 23-year war": the article belongs to the noun behind."""
    return reading.word(end - 2) != "-" or reading.word(end - 1) in ("period", "term")


def _spaced_letter(reading: Reading, _start: int, end: int) -> bool:
    """A unit cut to its first letter counts only where it touches its digits: "48h"."""
    return reading.tokens.glued(end - 1)


RULES = (
    Rule("day", "length_unit", ("<unit>",), lambda unit: unit),
    Rule(
        "business days",
        "length_unit",
        ("business|working|work|banking|trading|weekday [-] days|day", "business ( ~ working ~ ) days"),
        lambda: "business_day",
    ),
    Rule(
        "calendar days",
        "length_unit",
        ("calendar|consecutive|full|straight|whole <unit>",),
        lambda unit: unit,
    ),
    Rule(
        "<number> <unit>",
        "single_length",
        (
            "<amount> [-] <length_unit>",
            "<amount> [-] more|additional|further|other|consecutive|straight|full <length_unit>",
        ),
        lambda amount, unit: lasting(amount[0], unit),
        {"48 hours": "PT48H", "thirty (30) days": "P30D", "2 1/2 years": "P2Y6M", "several weeks": "PXW"},
        ("five people", "$5 a day"),
        guard=_counts_units,
    ),
    Rule(
        "48h",
        "single_length",
        ("<n> ~ <unit_letter>",),
        lasting,
        {"48h": "PT48H", "30min": "PT30M"},
        ("the wall is 5 m high",),
        guard=_spaced_letter,
    ),
    Rule(
        "a <unit>",
        "single_length",
        ("a|an|one [-] <unit1>", "a full|whole|further|additional <unit1>", "an additional|entire <unit1>"),
        lambda unit: None if unit == "second" else lasting(1, unit),
        {"a year": "P1Y", "an hour": "PT1H"},
    ),
    Rule(
        "a fortnight",
        "single_length",
        ("a business|working day",),
        lambda: lasting(1, "business_day"),
        {"a business day": "P1D"},
    ),
    Rule(
        "half an hour",
        "single_length",
        ("half a|an [-] <unit1>", "a half [-] <unit1>", "half [-] <unit1>"),
        _halved,
        {"half an hour": "PT30M", "half a year": "P6M"},
    ),
    Rule(
        "a year and a half",
        "single_length",
        ("a|an|one <unit1> and a half",),
        lambda unit: lasting(1.5, unit),
        {"a year and a half": "P18M", "an hour and a half": "PT1H30M"},
    ),
    Rule(
        "quarter of an hour",
        "single_length",
        ("a quarter of an hour", "a quarter [-] hour"),
        lambda: lasting(15, "minute"),
        {"a quarter of an hour": "PT15M"},
    ),
    Rule(
        "24 to 48 hours",
        "single_length",
        ("<amount> to|-|–|or <amount> [-] <length_unit>", "between <amount> and <amount> <length_unit>"),
        _ranged,
        {"24 to 48 hours": "PT48H", "between two and three weeks": "P3W"},
    ),
    Rule(
        "hours to days",
        "length",
        ("<single_length> [,] [and] <single_length>",),
        _joined,
        {"two years and six months": "P2Y6M", "1 hour 30 minutes": "PT1H30M"},
    ),
    Rule("a length", "length", ("<single_length>",), lambda length: length),
    Rule("a length", "dur", ("<length>",), lambda length: length),
    Rule(
        "the nine months",
        "dur",
        (
            "the [first|full|entire|whole|same] <length>",
            "a|an|the <length> period|term",
            "a|the [further] period|term of <length>",
        ),
        lambda length: length,
        {"the first nine months": "P9M", "a three-year period": "P3Y"},
        guard=_unhyphened,
    ),
    Rule(
        "an age",
        "no_time",
        (
            "<amount> [-] <length_unit> [-] old|olds",
            "<amount> <length_unit> of age",
            "aged <amount> [<length_unit>]",
        ),
        lambda *_: NOTHING,
    ),
    Rule(
        "about <duration>",
        "dur",
        ("about|around|approximately|roughly|some|circa <length>", "<length> or so"),
        lambda length: Approx("APPROX", length),
        {"about two years": "P2Y APPROX"},
    ),
    Rule(
        "more than <duration>",
        "dur",
        ("more_than|over|longer_than|upwards_of|in_excess_of <length>",),
        lambda length: Approx("MORE_THAN", length),
        {"more than four hours": "PT4H MORE_THAN"},
    ),
    Rule(
        "less than <duration>",
        "dur",
        ("less_than|fewer_than|under|just_under <length>",),
        lambda length: Approx("LESS_THAN", length),
        {"less than a week": "P1W LESS_THAN"},
    ),
    Rule(
        "at least <duration>",
        "dur",
        (
            "at_least|no_less_than|not_less_than|no_fewer_than|not_fewer_than|minimum_of|a_minimum_of "
            "<length>",
        ),
        lambda length: Approx("EQUAL_OR_MORE", length),
        {"at least 30 days": "P30D EQUAL_OR_MORE"},
    ),
    Rule(
        "at most <duration>",
        "dur",
        (
            "at_most|no_more_than|not_more_than|no_longer_than|not_longer_than|up_to|a_maximum_of|maximum_of|"
            "nearly|almost|not_to_exceed|not_exceeding <length>",
        ),
        lambda length: Approx("EQUAL_OR_LESS", length),
        {"no more than sixty days": "P60D EQUAL_OR_LESS", "up to 45 days": "P45D EQUAL_OR_LESS"},
    ),
)


def bare(length: Expression) -> Duration:
    """The duration under any "about", "at least" …"""
    while isinstance(length, Approx):
        length = length.of
    assert isinstance(length, Duration)
    return length
