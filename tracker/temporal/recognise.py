"""Recognition: one linear pass over the text, from trigger words to expressions.

A scanner walks the tokens once; rules run only where a word can begin a time. The longest reading
wins, and the scan goes on behind it, so no two finds overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.temporal.expressions import Between, Bound, Either, Event, Expression
from tracker.temporal.grammar import NOTHING, Grammar, Match
from tracker.temporal.lexicon import english
from tracker.temporal.reading import Reading
from tracker.temporal.rules import all_rules
from tracker.temporal.rules.events import read_event, read_named_date
from tracker.temporal.tokens import Tokens

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_CUT = re.compile(r"[.!?]\s|\s")
MAX_PIECE = 16_384
"""Characters read at once; a longer paragraph is cut at a sentence or a space."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression with its places in the text: the time, the operator, and the whole phrase."""

    start: int
    end: int
    operator: tuple[int, int] | None
    phrase: tuple[int, int]
    expression: Expression
    rules: tuple[str, ...]
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """A grammar; words that make a time (`content`), spelled numbers, and words that may stand before."""

    grammar: Grammar
    content: frozenset[str]
    numbers: frozenset[str]
    lead: frozenset[str]


# Words of patterns that say no time by themselves; a pattern without a class must hold another word.
FUNCTION_WORDS = frozenset(
    "a an the of in on at by to for from and or no not as is was with that this these each every any so "
    "it all day days s _ , . ' ’ ( ) - – : / + − than before after since until through over under about "
    "around past next last long point moment such very pretty short order any just once".split()
)
_UNLIKELY = frozenset(
    {
        "unit_letter",
        "zone_word",
        "zone_region",
        "ordinal_word",
        "capital",
        "ones",
        "teens",
        "tens",
        "hour_word",
    }
)
# A number tells a time only by its shape or by one of these beside it; units and months tell by themselves.
_AFTER_NUMBER = frozenset("st nd rd th am pm a p o oclock s h m d w y min mins hr hrs".split())
_BEFORE_NUMBER = frozenset("at by until till ' ’ q h fy around".split())
_INSIDE_NUMBER = frozenset(":/-.–")
NAMED = frozenset({"date", "deadline"})
"""Words that close a name written with capitals ("the Closing Date")."""
MAX_LEAD = 9
"""Tokens that may stand between the start of a phrase and its first telling word."""


@lru_cache(maxsize=1)
def english_language() -> Language:
    grammar = Grammar(all_rules(), english.classes, {"event": read_event, "named_date": read_named_date})
    content = {word for word, known in english.WORDS.items() if known.keys() - _UNLIKELY}
    content |= telling_words(grammar) | {"past", "upon", "further", "date", "deadline"}
    numbers = frozenset(
        word for word, known in english.WORDS.items() if known.keys() & {"ones", "teens", "tens"}
    )
    return Language(grammar, frozenset(content), numbers, grammar.vocabulary | english.WORDS.keys())


def telling_words(grammar: Grammar) -> frozenset[str]:
    """The words by which patterns without any class are found."""
    words: set[str] = set()
    for rule in grammar.rules:
        for pattern in rule.patterns:
            if "<" not in pattern and rule.category not in grammar.chunks:
                for element in pattern.split():
                    for choice in element.split("|"):
                        words.update(_telling(choice.split("_")))
    return frozenset(words)


def _telling(words: list[str]) -> list[str]:
    """The words of a fixed phrase that are not mere function words."""
    return [word for word in words if word.isalpha() and word not in FUNCTION_WORDS]


def recognise(text: str, language: Language | None = None) -> Iterator[Found]:
    """Every time expression of the text, in order, without overlaps."""
    chosen = language or english_language()
    for start, end in _pieces(text):
        yield from _read_piece(Tokens(text, start, end), chosen)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, long ones cut: no expression crosses a blank line."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield from _cut(text, start, gap.start())
        start = gap.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_PIECE:
        near = _CUT.search(text, start + MAX_PIECE - 1024, start + MAX_PIECE)
        middle = near.end() if near else start + MAX_PIECE
        yield start, middle
        start = middle
    if end > start:
        yield start, end


def _read_piece(tokens: Tokens, language: Language) -> Iterator[Found]:
    content, lead, words = language.content, language.lead, tokens.words
    reading = Reading(language.grammar, tokens)
    behind = 0
    numbers = language.numbers
    for telling in [
        i for i, word in enumerate(words) if word in content or word in numbers or word[0] in "0123456789"
    ]:
        if telling < behind or (words[telling] not in content and not _telling_number(words, telling)):
            continue
        start = telling
        named = words[telling] in NAMED
        while start > behind and telling - start < MAX_LEAD:
            before = words[start - 1]
            if before not in lead and not before[0].isdigit() and not (named and tokens.capital(start - 1)):
                break
            start -= 1
        match = _leftmost(reading, start, telling)
        if match is not None:
            behind = match.end
            if match.value is not NOTHING:
                yield _found(match, tokens)


def _telling_number(words: Sequence[str], i: int) -> bool:
    """Whether a number can be a year, a clock time or a numeric date by its form and its neighbours."""
    word = words[i]
    after, second = (*words[i + 1 : i + 3], "", "")[:2]
    if word[0].isdigit() and (len(word) in (4, 8) or (after in _INSIDE_NUMBER and second[:1].isdigit())):
        return True
    if not word[0].isdigit() and after in english.TENS_SET:
        return True
    return after in _AFTER_NUMBER or (i > 0 and words[i - 1] in _BEFORE_NUMBER)


def _leftmost(reading: Reading, start: int, telling: int) -> Match | None:
    """The longest match of the earliest token from which one reaches the telling word."""
    for i in range(start, telling + 1):
        if "top" in reading.viable(i):
            ways = reading.read("top", i)
            if ways and ways[0].end > telling:
                return ways[0]
    return None


def _found(match: Match, tokens: Tokens) -> Found:
    phrase = (tokens.starts[match.start], tokens.ends[match.end - 1])
    inner = match.parts[0] if match.parts else match
    named = _rule_names(match)
    assert isinstance(match.value, Expression)
    if not isinstance(match.value, Bound) or not inner.parts:
        return Found(*phrase, None, phrase, match.value, named, _pair(match, tokens))
    parts = [part for part in inner.parts if not isinstance(part.value, Event)] or list(inner.parts)
    start, end = tokens.starts[parts[0].start], tokens.ends[parts[-1].end - 1]
    operator = _operator_span(match, parts, tokens)
    return Found(start, end, operator, phrase, match.value, named, _pair(match, tokens))


def _operator_span(match: Match, parts: list[Match], tokens: Tokens) -> tuple[int, int] | None:
    if parts[0].start > match.start:
        return tokens.starts[match.start], tokens.ends[parts[0].start - 1]
    if parts[-1].end < match.end and len(parts) == 1:
        return tokens.starts[parts[-1].end], tokens.ends[match.end - 1]
    return None


def _pair(match: Match, tokens: Tokens) -> tuple[tuple[int, int], ...]:
    """The places of the two times of a range or choice, where each has words of its own."""
    while match.parts:
        inner = [part for part in match.parts if isinstance(part.value, Expression)]
        time = match.value.time if isinstance(match.value, Bound) else match.value
        if isinstance(time, (Between, Either)) and len(inner) == 2:
            return tuple((tokens.starts[part.start], tokens.ends[part.end - 1]) for part in inner)
        if len(inner) != 1:
            return ()
        match = inner[0]
    return ()


def _rule_names(match: Match) -> tuple[str, ...]:
    """The rules that made the match, outermost first, each once."""
    names: dict[str, None] = {}
    todo = [match]
    while todo:
        one = todo.pop(0)
        names.setdefault(one.rule.name)
        todo.extend(one.parts)
    return tuple(names)
