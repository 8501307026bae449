"""From a text to a `ParsedDocument`: genre, segments, sentences, times and parses, in that order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tracker.commitments.definitions import find_definitions
from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.genre import check_genre, detect_genre
from tracker.commitments.lists import lead_in_of, plain_of
from tracker.commitments.model import EventDefinition
from tracker.commitments.names import Names
from tracker.commitments.parsing import load_pipeline, parse_all
from tracker.commitments.plain import Plain
from tracker.commitments.segments import Segment, find_segments
from tracker.commitments.sentences import split_paragraphs, split_sentences
from tracker.commitments.triggers import binds, is_wanted, points_back
from tracker.errors import InvalidText
from tracker.temporal import find_times
from tracker.temporal.model import Reference, Time
from tracker.temporal.reference import read_reference
from tracker.temporal.zones import dateline_zone

DEFAULT_ZONE = "UTC"
_HEADER_TIME = 60
"""Code points of a mail's date line that are read."""


_STRETCH = 20_000
"""Times are looked for in stretches of this length, so that a pointer back never has far to look."""


_OWN_DATE = {
    "court": ("this order", "date of this order", "entry of this order"),
    "press": ("this order", "date of this order", "this memorandum", "date of this memorandum"),
    "regulation": ("publication of this notice", "date of this notice", "publication of this rule"),
    "tender": ("date of this notice", "publication of this notice", "date of this request"),
    "mail": ("date of this letter", "this letter", "date of this notice", "this notice"),
}
"""Events that are the document's own date by the nature of the paper; its own words go before them."""


def check_text(text: str) -> None:
    """Raise InvalidText for what cannot be read as a document."""
    if not text.strip():
        raise InvalidText("The text is empty.", field="text", hint="Give at least one sentence.")
    if "\x00" in text:
        raise InvalidText(
            "The text holds a NUL character.",
            field="text",
            hint="Is it a binary file? Extract its text first.",
        )
    if any("\ud800" <= char <= "\udfff" for char in text) if not text.isascii() else False:
        raise InvalidText(
            "The text holds half of a surrogate pair.",
            field="text",
            hint="Decode the file with its own encoding.",
        )


def parse_document(
    text: str,
    published_at: Any,
    *,
    timezone: str = "UTC",
    genre: str | None = None,
    events: Mapping[str, Any] | None = None,
    calendar: Any = None,
    policies: Mapping[str, str] | None = None,
    pipeline: str | None = None,
    statements: bool = True,
) -> ParsedDocument:
    """Read a document as far as its layout, words and grammar go.

    With `statements` False only sentences that may bind somebody are parsed, which is faster.

    Raises InvalidText, InvalidTime, UnknownZone, UnknownPolicy or InvalidInput for what cannot be read.
    """
    check_text(text)
    known_genre = check_genre(genre) if genre is not None else detect_genre(text)
    zone = _zone(text, timezone)
    published = read_reference(published_at, zone)
    options: dict[str, Any] = {"genre": known_genre, "calendar": calendar, "policies": policies}

    def read_date(words: str, reference: Reference) -> Reference | None:
        return _read_header_date(words[:_HEADER_TIME], reference, zone, options)

    segments = find_segments(text, known_genre, published, read_date)
    sentences = list(_sentences(text, segments))
    _parse(text, sentences, pipeline, statements)
    definitions = find_definitions(text, published, timezone=zone, **options)
    known: dict[str, Any] = dict.fromkeys(_OWN_DATE.get(known_genre, ()), published)
    known |= _defined(definitions)
    known |= dict(events or {})
    return ParsedDocument(
        text=text,
        genre=known_genre,
        zone=zone,
        published=published,
        sentences=sentences,
        times=list(_times(text, segments, zone, known, options)),
        names=Names(text),
        pipeline=load_pipeline(pipeline)[1],
        events=known,
        definitions=tuple(definitions),
        calendar=calendar,
        policies=policies,
    )


_THIS_PAPER = (
    "act", "agreement", "amendment", "contract", "deed", "directive", "final rule", "lease", "notice",
    "order", "ordinance", "policy", "regulation", "rule",
)  # fmt: skip


def _defined(definitions: Iterable[EventDefinition]) -> dict[str, Reference]:
    """The document's own events by name; "the effective date of this rule" is its "effective date"."""
    known: dict[str, Reference] = {}
    for definition in definitions:
        moment = Reference(definition.earliest, definition.latest, definition.zone)
        known |= {f"{definition.name} of this {paper}": moment for paper in _THIS_PAPER}
        known[definition.name] = moment
    return known


def _zone(text: str, timezone: str) -> str:
    """The document's own zone; where only the default is known, its dateline's (Rules of time 2)."""
    return timezone if timezone != DEFAULT_ZONE else dateline_zone(text) or timezone


def _read_header_date(
    words: str, reference: Reference, zone: str, options: dict[str, Any]
) -> Reference | None:
    for time in find_times(words, reference, timezone=zone, **options):
        if time.earliest is not None and time.due is not None:
            return Reference(time.earliest, time.due, zone)
    return None


def _sentences(text: str, segments: Iterable[Segment]) -> Iterator[Sentence]:
    before: Sentence | None = None
    index = paragraph = 0
    for segment in segments:
        for start, end in split_paragraphs(text, segment.start_char, segment.end_char):
            paragraph += 1
            for left, right in split_sentences(text, start, end):
                sentence = Sentence(index, left, right, text[left:right], paragraph, segment)
                sentence.lead_in = lead_in_of(sentence, before)
                yield sentence
                before = sentence
                index += 1


def _parse(text: str, sentences: list[Sentence], pipeline: str | None, statements: bool) -> None:
    """Parse the sentences that the filter lets through, and those that their pronouns point to."""
    wanted = {s.index for s in sentences if is_wanted(s.text, statements=statements) or _finishes_duty(s)}
    wanted |= {i - 1 for i in wanted if i > 0 and points_back(sentences[i].text)}
    chosen = [sentences[i] for i in sorted(wanted)]
    pieces: list[Plain] = [plain_of(text, sentence) for sentence in chosen]
    for sentence, parse in zip(chosen, parse_all(pieces, pipeline), strict=True):
        sentence.parse = parse


def _finishes_duty(sentence: Sentence) -> bool:
    return sentence.lead_in is not None and binds(f"{sentence.lead_in.text} {sentence.text}".lower())


def _times(
    text: str,
    segments: Iterable[Segment],
    zone: str,
    events: Mapping[str, Any],
    options: dict[str, Any],
) -> Iterator[Time]:
    for segment in segments:
        for start, end in _stretches(text, segment.start_char, segment.end_char):
            words = _without_brackets(text[start:end])
            for time in find_times(words, segment.reference, timezone=zone, events=events, **options):
                yield shifted(time, start)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most `_STRETCH` code points, cut at paragraph ends or white space."""
    while end - start > _STRETCH:
        limit = start + _STRETCH
        cut = max(text.rfind("\n\n", start + 1, limit), start)
        if cut == start:
            cut = max(text.rfind(" ", start + 1, limit), start)
        cut = cut if cut > start else limit
        yield start, cut
        start = cut
    yield start, end


def _without_brackets(words: str) -> str:
    """As in "[W]ithin" with its brackets blanked, every character in its place."""
    return re.sub(r"\[([A-Za-z])\]", r"  \1", words)


def shifted(time: Time, by: int) -> Time:
    """The same time, its offsets counted from a start `by` code points earlier."""
    if by == 0:
        return time

    def moved(offset: int | None) -> int | None:
        return None if offset is None else offset + by

    return replace(
        time,
        start_char=time.start_char + by,
        end_char=time.end_char + by,
        operator_start_char=moved(time.operator_start_char),
        operator_end_char=moved(time.operator_end_char),
        phrase_start_char=time.phrase_start_char + by,
        phrase_end_char=time.phrase_end_char + by,
    )
