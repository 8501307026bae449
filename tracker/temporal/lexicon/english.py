"""English words of time, by class. A word may be in several ("second", "may"); the rules decide."""

from __future__ import annotations

from typing import Any

from tracker.temporal.tokens import Tokens
from tracker.temporal.zones import ABBREVIATIONS, REGIONS

MONTHS = (
    "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
WEEKDAYS = (
    "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
    "saturday sat", "sunday sun",
)  # fmt: skip
SEASONS = {"winter": 0, "wintertime": 0, "spring": 1, "springtime": 1, "summer": 2, "summertime": 2,
           "autumn": 3, "fall": 3}  # fmt: skip
ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
UNITS = {
    "second": "second seconds sec secs", "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs", "day": "day days", "night": "night nights",
    "week": "week weeks wk wks", "fortnight": "fortnight fortnights", "weekend": "weekend weekends",
    "month": "month months mo mos", "quarter": "quarter quarters", "year": "year years yr yrs",
    "decade": "decade decades", "century": "century centuries",
}  # fmt: skip
LETTERS = {"h": "hour", "hr": "hour", "hrs": "hour", "m": "minute", "min": "minute", "mins": "minute",
           "s": "second", "d": "day", "w": "week", "wk": "week", "y": "year", "yr": "year"}  # fmt: skip
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
           "eighties": 80, "nineties": 90}  # fmt: skip
DAY_PARTS = {
    "morning": "morning", "mornings": "morning", "afternoon": "afternoon", "afternoons": "afternoon",
    "evening": "evening", "evenings": "evening", "night": "night", "nights": "night",
    "noon": "noon", "midday": "noon", "noontime": "noon", "lunchtime": "noon",
    "midnight": "midnight", "dawn": "dawn", "sunrise": "dawn", "dusk": "dusk", "sunset": "dusk",
    "sundown": "dusk",
    "daybreak": "dawn", "nightfall": "dusk",
}  # fmt: skip
# Written small these are mostly something else ("may go", "sat down"): a bare name needs its capital.
DOUBTFUL = frozenset("may march mar sat sun mon wed dec jan fri thu sec august".split()) - {
    "jan",
    "fri",
    "dec",
    "august",
}


def _table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = {}

    def put(words: str, name: str, value: Any) -> None:
        for word in words.split():
            table.setdefault(word, {})[name] = value

    for number, words in enumerate(MONTHS, 1):
        put(words, "month", number)
        put(words, "bare_month", number)
    for number, words in enumerate(WEEKDAYS):
        put(words, "weekday", number)
        put(words, "bare_weekday", number)
        put(words.split()[0] + "s", "weekdays", number)
    for word, number in SEASONS.items():
        put(word, "season", number)
    for number, word in enumerate(ONES.split(), 1):
        put(word, "ones" if number < 10 else "teens", number)
        if number <= 12:
            put(word, "hour_word", number)
    for number, word in enumerate(TENS.split(), 2):
        put(word, "tens", number * 10)
    for number, word in enumerate(ORDINALS.split(), 1):
        put(word, "ordinal_word", number)
    put("twentieth", "ordinal_word", 20)
    put("thirtieth", "ordinal_word", 30)
    for unit, words in UNITS.items():
        one, *many = words.split()
        put(one, "unit1", unit)
        put(many[0], "units", unit)
        put(words, "unit", unit)
    for word, unit in LETTERS.items():
        put(word, "unit_letter", unit)
    for word, years in DECADES.items():
        put(word, "decade_word", years)
    for word, part in DAY_PARTS.items():
        put(word, "day_part", part)
    for word, zone in ABBREVIATIONS.items():
        put(word, "zone_word", zone)
    for word, zone in REGIONS.items():
        if " " not in word:
            put(word, "zone_region", zone)
    return table


TENS_SET = frozenset(TENS.split())
WORDS = _table()
"""Every word with the classes it may stand for."""


def classes(tokens: Tokens, i: int) -> dict[str, Any]:
    """The classes of token `i`: from the table for a word, from its digits for a number."""
    word = tokens.words[i]
    if word.isascii() and word.isdigit():
        return digits(word)
    known = WORDS.get(word)
    if known is None:
        return {"capital": word} if tokens.capital(i) else {}
    if not tokens.capital(i):
        if word in DOUBTFUL:
            known = {name: value for name, value in known.items() if not name.startswith("bare_")}
        if "zone_word" in known and len(word) < 3:
            known = {name: value for name, value in known.items() if name != "zone_word"}
    return known


def digits(word: str) -> dict[str, Any]:
    """The classes of a run of digits: a day, an hour, a year …"""
    if len(word) > 9:
        return {}
    number = int(word)
    found: dict[str, Any] = {"n": number}
    size = len(word)
    if size <= 2:
        if 1 <= number <= 31:
            found["n31"] = number
        if 1 <= number <= 12:
            found["month_number"] = number
        if number <= 24:
            found["hour"] = number
        if size == 2:
            found["two_digits"] = number
            if number <= 59:
                found["sixty"] = number
    elif size == 4:
        found["four_digits"] = number
        if 1000 <= number <= 2999:
            found["year4"] = number
    return found
