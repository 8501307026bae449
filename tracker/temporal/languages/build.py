"""Rules for a language from its data: the same few shapes everywhere, in the words of the language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any

from tracker.temporal.expressions import (
    Bound,
    Clock,
    Date,
    DayPart,
    Expression,
    Impossible,
    OnDay,
    Part,
    Relative,
    Shift,
)
from tracker.temporal.grammar import Grammar, Rule
from tracker.temporal.languages.data import LanguageData
from tracker.temporal.lexicon.english import digits
from tracker.temporal.recognise import Language
from tracker.temporal.rules.dates import dated, numeric
from tracker.temporal.rules.durations import lasting
from tracker.temporal.rules.events import event_reader
from tracker.temporal.tokens import Tokens

CODES = ("de", "es", "fr", "it", "ja", "nl", "pt", "ru", "uk", "zh")
"""Languages with a data file, besides English."""


@lru_cache(maxsize=16)
def language_of(code: str) -> Language:
    """The grammar of a language that has a data file."""
    data: LanguageData = import_module(f"tracker.temporal.languages.{code}").DATA
    words = _words(data)

    def classes(tokens: Tokens, i: int) -> dict[str, Any]:
        word = tokens.words[i]
        return digits(word) if word.isascii() and word.isdigit() else words.get(word, {})

    grammar = Grammar(
        tuple(rules_of(data)), classes, {"event": event_reader(frozenset(data.stop_words.split()))}
    )
    content = frozenset(grammar.vocabulary | words.keys())
    return Language(grammar, content, frozenset(), content)


def _words(data: LanguageData) -> dict[str, dict[str, Any]]:
    words: dict[str, dict[str, Any]] = {}
    for number, forms in enumerate(data.months, 1):
        for form in forms.split():
            words.setdefault(form, {})["month"] = number
    for number, forms in enumerate(data.weekdays):
        for form in forms.split():
            words.setdefault(form, {})["weekday_word"] = number
    return words


def rules_of(data: LanguageData) -> Iterator[Rule]:
    """Every rule of the language, those that settle ties first."""
    yield from _numbers(data)
    yield from _days(data)
    yield from _spans(data)
    yield from _clocks(data)
    yield from _bounds(data)
    yield Rule("bound", "top", ("<bound>",), lambda bound: bound)
    yield Rule("time", "top", ("<time>",), lambda time: time)
    yield Rule("length", "top", ("<length>",), lambda length: length)


def _said(name: str, category: str, phrases: str, value: Any) -> Rule:
    """A fixed phrase with one meaning."""
    return Rule(name, category, (phrases,), lambda: value)


def _numbers(data: LanguageData) -> Iterator[Rule]:
    yield Rule("digits", "num", ("<n>",), lambda n: n)
    for number, words in data.numbers.items():
        yield _said(str(number), "num", words, number)
    for unit, words in data.units.items():
        yield Rule(unit, "length_unit", (words,), lambda unit=unit: unit)
    yield Rule("length", "length", ("<num> [-] <length_unit>",), lasting)
    yield Rule("day of month", "dom", ("<n31>", "<n31> .", "<n31> ~ er|º|°|ª", "<n31> ~ ."), lambda day: day)


def _days(data: LanguageData) -> Iterator[Rule]:
    article = f"[{data.articles}] " if data.articles else ""
    if data.day_month:
        yield Rule(
            "day and month", "date", tuple(article + pattern for pattern in data.day_month), _day_month
        )
    if data.year_first:
        yield Rule("year first", "date", data.year_first, _year_first)
    yield Rule(
        "numbers", "date", ("<n31> ~ . ~ <n31> ~ . ~ <year4>", "<n31> ~ / ~ <n31> ~ / ~ <year4>"), numeric
    )
    yield Rule(
        "ISO",
        "date",
        ("<year4> ~ - ~ <two_digits> ~ - ~ <two_digits>",),
        lambda y, m, d: dated(m, d, y) if 1 <= m <= 12 else None,
    )
    yield Rule("weekday", "day", (f"{article}<weekday_word>",), lambda weekday: Date(weekday=weekday))
    for which, patterns in (("next", data.next_weekday), ("last", data.last_weekday)):
        if patterns:
            yield Rule(
                which,
                "day",
                tuple(article + p for p in patterns),
                lambda weekday, which=which: Date(weekday=weekday, which=which),
            )
    yield Rule("date", "day", ("<date>",), lambda day: day)
    yield Rule("weekday and date", "day", (f"{article}<weekday_word> [,] {article}<date>",), _with_weekday)
    for weekday, words in data.weekday_patterns.items():
        yield _said(words, "day", words, Date(weekday=weekday))
    for name, words in data.relative.items():
        unit, shift = name.split(":")
        yield _said(name, "day" if unit == "day" else "span", words, Relative(unit, int(shift)))


def _day_month(day: int, month: int, year: int | None = None) -> Expression:
    return dated(month, day, year)


def _year_first(*parts: int) -> Expression | None:
    *year, month, day = parts
    return dated(month, day, year[0] if year else None) if 1 <= month <= 12 else None


def _with_weekday(weekday: int, day: Expression) -> Expression:
    return Date(day.year, day.month, day.day, weekday) if isinstance(day, Date) else day


def _spans(data: LanguageData) -> Iterator[Rule]:
    between = f"[{data.month_before_year}] " if data.month_before_year else ""
    if data.months:
        yield Rule("month", "span", ("<month>",), lambda month: Date(month=month))
    yield Rule(
        "month and year", "span", (f"<month> {between}<year4>",), lambda month, year: Date(year, month)
    )
    yield Rule("year", "span", ("<year4>",), lambda year: Date(year=year) if 1900 <= year <= 2100 else None)
    for unit, words in data.wholes.items():
        yield _said(unit, "whole", words, Relative(unit, 0))
    yield Rule("a span", "whole", ("<span>",), lambda span: span)
    for part, words in (("end", data.end_of), ("start", data.start_of)):
        if words:
            shapes = (f"<whole> {words}",) if data.suffix else (f"{words} <whole>",)
            yield Rule(f"{part} of", "span", shapes, lambda whole, part=part: Part(part, whole))


def _clocks(data: LanguageData) -> Iterator[Rule]:
    yield Rule("clock", "clock", data.clocks, _clock)
    for name, words in data.points.items():
        yield _said(name, "clock", words, DayPart(name))
    for name, words in data.day_parts.items():
        yield _said(name, "day_part", words, DayPart(name))
    joint = f"[{data.joints}] " if data.joints else ""
    yield Rule("day at clock", "time", (f"<day> {joint}<clock>", f"<day> {joint}<day_part>"), _day_first)
    if not data.suffix:
        yield Rule("clock on day", "time", (f"<clock> {joint}<day>",), OnDay)
    yield Rule("clock", "time", ("<clock>",), lambda clock: clock)
    yield Rule("day", "time", ("<day>",), lambda day: day)
    yield Rule("span", "time", ("<span>",), lambda span: span)


def _clock(hour: int, minute: int | None = None) -> Clock:
    return Clock(hour, minute)


def _day_first(day: Expression, time: Expression) -> Expression:
    return day if isinstance(day, Impossible) else OnDay(time, day)


def _bounds(data: LanguageData) -> Iterator[Rule]:
    for operator, words in data.operators.items():
        for shape in _shapes(words, data):
            yield from _bound(operator, shape, data)


def _shapes(words: str, data: LanguageData) -> Iterator[str]:
    """Patterns with a place for the time: before it, behind it, or round it ("在…之前" is `在 … 之_前`)."""
    for choice in words.split():
        yield choice if "…" in choice else f"…~{choice}" if data.suffix else f"{choice}~…"


def _bound(operator: str, shape: str, data: LanguageData) -> Iterator[Rule]:
    pattern = " ".join(shape.split("~"))
    lengths = operator in ("within", "in", "for")
    category = "<length>" if lengths else "<time>"
    yield Rule(shape, "bound", (pattern.replace("…", category),), _under(operator))
    if lengths and data.after_words and not data.suffix:
        counted = f"{category} {data.after_words} <event>"
        yield Rule(f"{shape} of event", "bound", (pattern.replace("…", counted),), _counted)


def _under(operator: str) -> Callable[[Expression], Expression]:
    return lambda time: time if isinstance(time, Impossible) else Bound(operator, time)


def _counted(length: Expression, event: Expression) -> Expression:
    return Bound("within", Shift(length, False, event))  # type: ignore[arg-type]  # the pattern reads a length
