"""Where an event phrase ends: "taking office", "the date this Agreement has been signed by both Parties"."""

from __future__ import annotations

from tracker.temporal.expressions import Event
from tracker.temporal.grammar import Chunk, Match, Rule
from tracker.temporal.reading import Reading

MAX_WORDS = 14
_STOP_SIGNS = frozenset('.,;:()[]?!—–"“”')
_STOP_WORDS = frozenset(
    "and but or nor that which who whom whose unless if when while where because so by until within "
    "before after shall will must may should would can could might is are was were to for not".split()
)
_STANDING = frozenset("each every any an a".split())
_NOT_OPENING = frozenset(
    "i we he she they it you here there not all course them us him what how now today tomorrow "
    "yesterday".split()
)
_INSIDE = frozenset("has have had been being is are was were by".split())
_EVENT = Rule("event", "event", (), lambda: None)


def event_reader(stop_words: frozenset[str]) -> Chunk:
    """A reader of event phrases for a language whose clauses begin with `stop_words`."""

    def read(reading: Reading, i: int) -> list[Match]:
        end = i
        while (
            end < min(i + MAX_WORDS, len(reading.tokens))
            and reading.word(end) not in stop_words | _STOP_SIGNS
        ):
            end += 1
        phrase = " ".join(reading.tokens.slice(i, end).split()) if end > i else ""
        return [Match(i, end, Event(phrase), _EVENT)] if phrase else []

    return read


def read_event(reading: Reading, i: int) -> list[Match]:
    """The event phrase that begins at token `i`: up to a sign, a modal verb or the next clause."""
    first = reading.word(i)
    if not first.isalpha() or first in _NOT_OPENING or first in _STOP_WORDS:
        return []
    end, dated_clause = i, reading.word(i) == "the" and reading.word(i + 1) == "date"
    while end < len(reading.tokens) and end - i < MAX_WORDS and not _stops(reading, end, i, dated_clause):
        end += 1
    while end > i and reading.word(end - 1) in ("the", "of", "in", "on", "a", "an", "at"):
        end -= 1
    if end == i or (end - i == 1 and first in ("the", "a", "an", "this", "that", "its", "each")):
        return []
    phrase = " ".join(reading.tokens.slice(i, end).split())
    return [Match(i, end, Event(phrase, first in _STANDING or "each" in phrase.split()), _EVENT)]


def _stops(reading: Reading, i: int, start: int, dated_clause: bool) -> bool:
    word = reading.word(i)
    if word in _STOP_SIGNS:
        return True
    if dated_clause and word in _INSIDE:
        return False
    return i > start and word in _STOP_WORDS


def read_named_date(reading: Reading, i: int) -> list[Match]:
    """A date that a document names with capitals: "the Closing Date", "the Initial Effective Date"."""
    end = i + (reading.word(i) in ("the", "such", "each"))
    start = end
    while (
        end < min(start + 5, len(reading.tokens))
        and reading.tokens.capital(end)
        and reading.word(end) != "date"
    ):
        end += 1
    if end == start or reading.word(end) not in ("date", "deadline") or not reading.tokens.capital(end):
        return []
    phrase = " ".join(reading.tokens.slice(i, end + 1).split())
    return [Match(i, end + 1, Event(phrase), _EVENT)]
