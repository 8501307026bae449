"""Numbers as people write them: "48", "thirty (30)", "two and a half", "twenty-first", "nineteen ninety"."""

from __future__ import annotations

from tracker.temporal.grammar import Rule

Amount = tuple[float | None]
"""How many: one number, or None in "several", "a few"."""


def _thousands(high: int, low: int) -> int | None:
    return high * 1000 + low if high < 1000 and low < 1000 else None


def _decimal(whole: int, part: int) -> float:
    return float(f"{whole}.{part}")


def _mixed(whole: int, over: int, under: int) -> float | None:
    return whole + over / under if 0 < over < under <= 10 else None


def _ordinal(day: int) -> int:
    return day


RULES = (
    Rule("ones and tens", "small", ("<ones>", "<teens>", "<tens>"), lambda n: n),
    Rule("twenty-one", "small", ("<tens> [-] <ones>",), lambda tens, ones: tens + ones),
    Rule("two hundred", "spelled", ("<small>",), lambda n: n),
    Rule("two hundred", "spelled", ("<small> hundred", "a hundred", "hundred"), lambda n=1: n * 100),
    Rule(
        "a hundred and twenty",
        "spelled",
        ("<small> hundred [and] <small>",),
        lambda hundreds, rest: hundreds * 100 + rest,
    ),
    Rule("two thousand", "spelled", ("<small> thousand", "a thousand", "thousand"), lambda n=1: n * 1000),
    Rule("digits", "num", ("<n>",), lambda n: n),
    Rule("spelled number", "num", ("<spelled>",), lambda n: n),
    Rule("thirty (30)", "num", ("<spelled> ( ~ <n> ~ )",), lambda _, n: n),
    Rule("1,000", "num", ("<n> ~ , ~ <n>",), _thousands),
    Rule("1.5", "num", ("<n> ~ . ~ <n>",), _decimal),
    Rule("2 1/2", "num", ("<n> [-] <n> ~ / ~ <n>",), _mixed),
    Rule("amount", "amount", ("<num>",), lambda n: (n,)),
    Rule("two and a half", "amount", ("<num> [-] and [-] a [-] half",), lambda n: (n + 0.5,)),
    Rule("a couple of", "amount", ("a couple [of]", "couple of"), lambda: (2,)),
    Rule("a dozen", "amount", ("a dozen", "one dozen"), lambda: (12,)),
    Rule("half a dozen", "amount", ("half a dozen", "half [-] dozen"), lambda: (6,)),
    Rule(
        "several",
        "amount",
        (
            "several",
            "a_few",
            "some",
            "many",
            "few",
            "a_number_of",
            "a_handful_of",
            "a_matter_of",
            "countless",
        ),
        lambda: (None,),
    ),
    Rule("21st", "ord", ("<n31> ~ st|nd|rd|th",), _ordinal),
    Rule("third", "ord_word", ("<ordinal_word>",), _ordinal),
    Rule(
        "twenty-first",
        "ord_word",
        ("<tens> [-] <ordinal_word>",),
        lambda tens, n: tens + n if n < 10 else None,
    ),
    Rule("any ordinal", "ordinal", ("<ord>", "<ord_word>"), lambda n: n),
    Rule("four digits", "year", ("<year4>",), lambda n: n),
    Rule("'25", "year", ("' ~ <two_digits>", "’ ~ <two_digits>"), lambda n: pivot(n)),
    Rule(
        "nineteen ninety-six",
        "spelled_year",
        (
            "<teens> [-] <tens>",
            "<teens> [-] <tens> [-] <ones>",
            "twenty [-] <tens>",
            "twenty [-] <tens> [-] <ones>",
        ),
        lambda *parts: _spelled_year(parts),
    ),
    Rule("two thousand", "spelled_year", ("two thousand",), lambda: 2000),
    Rule("two thousand and five", "spelled_year", ("two thousand [and] <small>",), lambda n: 2000 + n),
    Rule("a year in words", "year", ("<spelled_year>",), lambda n: n),
)


def pivot(two_digits: int) -> int:
    """The year that two digits mean: 00–49 this century, 50–99 the last one."""
    return 2000 + two_digits if two_digits < 50 else 1900 + two_digits


def _spelled_year(parts: tuple[int, ...]) -> int | None:
    century = parts[0] if 10 <= parts[0] <= 19 else 20
    rest = parts[1:] if 10 <= parts[0] <= 19 else parts
    return century * 100 + sum(rest) if century >= 16 else None
