"""Cheap sentence splitting, in one pass and linear time.

It runs before the parser, which is slow and refuses long texts. A sentence never crosses a blank line,
a list item or a form field, and is never longer than `LONGEST` code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1500
"""A longer run without a full stop is cut at white space: a parser's time and memory grow with it."""

# Dots that end no sentence, whatever follows.
_TITLES = frozenset(
    "mr mrs ms dr prof gen sen rep gov lt col sgt capt maj adm rev hon st messrs no nos art sec para vs v "
    "fig cf al ex e.g i.e approx est dept ref attn pp ch vol".split()
)
# Dots that may also end one: only when a usual first word follows.
_DOUBTFUL = frozenset(
    "u.s u.k u.n e.u d.c a.m p.m inc ltd co corp llc plc etc jr sr jan feb mar apr jun jul aug sep sept oct "
    "nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
_FIRST_WORDS = frozenset(
    "the a an he she it they we i you this that these those there in on at by if when while after before "
    "but and however also as for from his her its their our my no not all any each both some such "
    "what who where why how please late questions".split()
)

_AFTER_CLOCK = re.compile(
    r"\s+(?:[A-Z]{2,5}\b|\(?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|(?:Eastern|Central|Pacific|Mountain|Greenwich|British|Local)\b|(?:[A-Z]\w+ ){1,2}(?:local )?time\b)"
)
"""What may still belong to a clock time: a day, a month, a zone."""
_BREAK = re.compile(r"\n[ \t]*\n\s*")
_STOP = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s)|;(?=\s*\n)")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘]*$")
_NEXT = re.compile(r"\s+[\"“‘'(\[*_]*(?P<word>[^\W\d_]+|\d)")
_LINE_START = re.compile(
    r"""(?x) [ \t]* (?: [-*•+–—] \s+ (?:\[[ xX]\]\s*)?      # bullet, checkbox
      | \(? (?:\d{1,3} | [a-zA-Z] | [ivxIVX]{1,5}) [.)] (?=\s)   # numbered clause
      | \d{1,3}(?:\.\d{1,3}){1,3}\.? (?=\s)
      | \#{1,6}\s | \|
      | [A-Z][\w.'’ /&-]{0,40}: (?=\s)                          # form field, speaker label
      | >)"""
)
_CREDITED = re.compile(r"[.!?][\"”]?\s*(?:\[\d+\]|\([^()]{2,40}\))+$")
"""A sentence with its source in brackets: an item of a list, not a wrapped line."""
_WRAPPED_AT_LEAST = 45
"""A line at least this long that ends without a stop is taken as wrapped, not as a heading."""


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as offsets into `text`, without outer white space."""
    stop = len(text) if end is None else end
    for paragraph_start, paragraph_end in split_paragraphs(text, start, stop):
        for block_start, block_end in _split_lines(text, paragraph_start, paragraph_end):
            for left, right in _split_stops(text, block_start, block_end):
                yield from _cut_long(text, left, right)


def split_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs between blank lines."""
    at = start
    for found in _BREAK.finditer(text, start, end):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if at < end:
        yield at, end


def _split_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph at line ends that are no mere wrapping."""
    at = start
    line_start = start
    while (newline := text.find("\n", line_start, end)) >= 0:
        if _ends_block(text, line_start, newline, end):
            yield at, newline
            at = newline + 1
        line_start = newline + 1
    if at < end:
        yield at, end


def _ends_block(text: str, line_start: int, newline: int, end: int) -> bool:
    line = text[line_start:newline].rstrip()
    following = text[newline + 1 : min(end, newline + 60)]
    if _LINE_START.match(following) or line.endswith(":"):
        return True
    if _CREDITED.search(line[-60:]):
        return True
    if line.endswith((".", "!", "?", ",", ";")) or len(line) >= _WRAPPED_AT_LEAST:
        return False
    return following[:1].isupper() or following[:1].isdigit()


def _split_stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _STOP.finditer(text, start, end):
        if found.end() < end and _is_sentence_end(text, at, found, end):
            yield at, found.end()
            at = found.end()
    if at < end:
        yield at, end


def _is_sentence_end(text: str, start: int, found: re.Match[str], end: int) -> bool:
    if found.group()[0] != ".":
        return found.group()[0] != "…" or text[found.end() :][:2].strip().isupper()
    following = _NEXT.match(text, found.end(), min(end, found.end() + 40))
    if following is None:
        return True
    word = following["word"]
    before = _LAST_WORD.search(text[max(start, found.start() - 20) : found.start()])
    last = before.group().lower() if before else ""
    if last in _TITLES or (len(last) == 1 and last.isalpha() and last != "i"):
        return False
    if last in ("a.m", "p.m"):
        return word[0].isupper() and _AFTER_CLOCK.match(text, found.end()) is None
    if last in _DOUBTFUL or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last):
        return word.lower() in _FIRST_WORDS and word[0].isupper()
    if (
        last.isdigit()
        and len(last) <= 3
        and text[max(start, found.start() - 20) : found.start()].strip() == last
    ):
        return False  # "12. Payment" at the start: a clause number
    return word[0].isupper() or word[0].isdigit() or not word[0].islower()


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim, and cut what is longer than `LONGEST` at the last white space before it."""
    while end - start > LONGEST:
        space = max(text.rfind(" ", start + 1, start + LONGEST), text.rfind("\n", start + 1, start + LONGEST))
        cut = space if space > start else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + len(piece) - len(piece.lstrip())
        yield left, left + len(stripped)
