"""A document as the rules see it: sentences with their parses, times, speakers and references."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.commitments.model import EventDefinition
from tracker.commitments.names import Names
from tracker.commitments.parsing import Parse, index_at
from tracker.commitments.segments import Segment
from tracker.temporal.model import Reference, Time


@dataclass(eq=False, slots=True)
class Sentence:
    """One sentence of the document. `parse` is None where the cheap filter saw nothing to look for."""

    index: int
    start_char: int
    end_char: int
    text: str
    paragraph: int
    segment: Segment
    lead_in: Sentence | None = None  # "The Tenant shall:" before a list; its words open the parse
    parse: Parse | None = None

    @property
    def speaker(self) -> str | None:
        return self.segment.speaker

    @property
    def reference(self) -> Reference:
        """When these words were written or said, as far as the layout tells."""
        return self.segment.reference


@dataclass(eq=False)
class ParsedDocument:
    """A text, read once; every finder looks at it and none changes it."""

    text: str
    genre: str
    zone: str  # IANA; what the times were computed in
    published: Reference
    sentences: list[Sentence]
    times: list[Time]  # in text order
    names: Names
    pipeline: str  # name and version
    events: Mapping[str, Any] = field(default_factory=dict)  # given with the document or defined in it
    definitions: tuple[EventDefinition, ...] = ()
    calendar: Any = None
    policies: Mapping[str, str] | None = None
    _starts: list[int] = field(init=False, repr=False)
    _time_starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._starts = [sentence.start_char for sentence in self.sentences]
        self._time_starts = [time.start_char for time in self.times]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the document offset, or None in a gap."""
        if not self.sentences:
            return None
        sentence = self.sentences[index_at(self._starts, offset)]
        return sentence if sentence.start_char <= offset < sentence.end_char else None

    def times_in(self, start: int, end: int) -> list[Time]:
        """The times whose extent begins within `start:end`."""
        return self.times[bisect_left(self._time_starts, start) : bisect_right(self._time_starts, end - 1)]

    def times_of(self, sentence: Sentence) -> list[Time]:
        return self.times_in(sentence.start_char, sentence.end_char)

    def before(self, sentence: Sentence, count: int = 1) -> list[Sentence]:
        """Up to `count` sentences just before, nearest first."""
        return self.sentences[max(0, sentence.index - count) : sentence.index][::-1]

    def after(self, sentence: Sentence, count: int = 1) -> list[Sentence]:
        """Up to `count` sentences just after, nearest first."""
        return self.sentences[sentence.index + 1 : sentence.index + 1 + count]
