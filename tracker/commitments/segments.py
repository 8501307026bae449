"""Whose words a stretch of text is, and what time they were written: mails, turns, dated sections.

Rules of time 7: each quoted mail of a thread and each dated section of minutes has its own reference and
speaker. Signatures and mail headers belong to nobody and are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tracker.temporal.model import Reference

ReadDate = Callable[[str, Reference], Reference | None]
"""Reads the date words of a header against the document's own reference."""


@dataclass(frozen=True, slots=True)
class Segment:
    """`text[start_char:end_char]`, said by `speaker` at `reference`."""

    start_char: int
    end_char: int
    speaker: str | None
    reference: Reference
    dated: bool = False  # the segment says its own time; otherwise it is the document's


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where a new segment begins: its words start at `body`, after the header."""

    start: int
    body: int
    speaker: str | None = None
    date: str | None = None
    keeps_speaker: bool = False  # a dated heading: the words below are anybody's


_NAME = r"[A-Z][\w.'’-]{0,30}(?:[ ,]{1,2}[A-Z][\w.'’-]{0,30}){0,4}"
_HEADER_LINE = re.compile(
    r"^[> \t]*(from|sent|date|to|cc|bcc|subject|reply-to)[ \t]*:[ \t]*(.*)$", re.I | re.M
)
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_WROTE = re.compile(
    rf"^[> \t]*On (?P<date>[^\n]{{4,50}}?\d{{4}}(?:,? (?:at )?{_CLOCK})?),?\s"
    r"(?P<who>[^\n\d]{2,80}?)\s+wrote:[ \t]*$",
    re.M,
)
_STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d(?::\d\d)? [AP]M")
_STAMPED_BY = re.compile(
    rf"(?P<who>\"?{_NAME}\"?(?:[@/][\w/@.-]+)?(?: <[^>\n]+>)?|[\w.+-]+@[\w.-]+)"
    rf"(?: Sent by: (?P<by>{_NAME}(?:@\w+)?))?(?: on)?\s+$"
)
_BEFORE_STAMP = 120
"""How far before a time stamp its sender is looked for, in code points."""
_SIGNATURE = re.compile(
    r"^(?:--[ \t]*|(?:best|kind|warm|many)?[ \t]*(?:regards|thanks|wishes|cheers"
    r"|sincerely(?: yours)?)[ \t]*,?[ \t]*)$",
    re.I | re.M,
)
_LABEL = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?\*{0,2}(?P<who>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van"
    r"|von)){0,3})\*{0,2}:\*{0,2}[ \t]+(?=\S)",
    re.M,
)
_COMMENTED = re.compile(
    r"^[ \t]*\**@?(?P<who>[\w-]+)\**(?: \([^)\n]*\))? (?:commented|wrote|replied|opened this issue)"
    r"(?: on)? (?P<date>[^\n]{6,40})$",
    re.M,
)
_BULLET = re.compile(r"[ \t]*(?:[-*•]|\d+[.)])[ \t]")
_NO_SPEAKERS = frozenset(
    "date time to from subject note notes goal place where agenda present attendees apologies deadline due "
    "summary dates action actions ai todo decision contact address addresses location re cc phase question "
    "answer reply warning example title name by source update result results status owner venue phone email "
    "order effective interviewers seats closing".split()
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATED_LINE = re.compile(
    rf"^[ \t]*(?:#+[ \t]*)?\**(?:(?:minutes|meeting|notes|council|call|session)\b[^\n\d]{{0,40}})?"
    rf"(?P<date>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st"
    rf"|nd|rd|th)?,? \d{{4}}))"
    r"\**[ \t]*:?[ \t]*$",
    re.I | re.M,
)


def find_segments(text: str, genre: str, published: Reference, read_date: ReadDate) -> list[Segment]:
    """The segments of a text, in order; header lines and signatures lie in none."""
    marks = sorted(_find_marks(text, genre), key=lambda mark: (mark.start, mark.body))
    segments: list[Segment] = []
    reference, dated, speaker = published, False, None
    at = 0
    for mark in marks:
        if mark.start < at and segments:
            continue
        if mark.start > at:
            segments.append(Segment(at, mark.start, speaker, reference, dated))
        if mark.date is not None:
            read = read_date(mark.date, published)
            reference, dated = (read, True) if read is not None else (published, False)
        speaker = mark.speaker if not mark.keeps_speaker else None
        at = mark.body
    if at < len(text):
        segments.append(Segment(at, len(text), speaker, reference, dated))
    return list(_without_signatures(text, segments)) if genre == "mail" else segments


def _find_marks(text: str, genre: str) -> Iterator[Mark]:
    if genre == "mail":
        yield from _header_marks(text)
        yield from (
            Mark(m.start(), m.end(), clean_sender(m["who"]), m["date"]) for m in _WROTE.finditer(text)
        )
        yield from _stamp_marks(text)
    if genre in ("minutes", "issue", "speech", "court", "press"):
        yield from _turn_marks(text)
    if genre == "issue":
        yield from (Mark(m.start(), m.end(), m["who"], m["date"]) for m in _COMMENTED.finditer(text))
    if genre in ("minutes", "issue"):
        yield from (
            Mark(m.start(), m.end(), None, m["date"], keeps_speaker=True) for m in _DATED_LINE.finditer(text)
        )


def _header_marks(text: str) -> Iterator[Mark]:
    """Blocks of "From: … Sent: … Subject: …" lines, of at least two lines."""
    block: list[re.Match[str]] = []
    for line in [*_HEADER_LINE.finditer(text), None]:
        if block and (line is None or text[block[-1].end() : line.start()].strip()):
            if len(block) > 1:
                yield _read_header(block)
            block = []
        if line is not None:
            block.append(line)


def _read_header(block: list[re.Match[str]]) -> Mark:
    fields = {line[1].lower(): line[2].strip() for line in block}
    sender = clean_sender(fields["from"]) if fields.get("from") else None
    return Mark(block[0].start(), block[-1].end(), sender, fields.get("sent") or fields.get("date"))


def _stamp_marks(text: str) -> Iterator[Mark]:
    """As in "Jane Roe@FIRM 03/23/2001 10:13 AM": a sender with a time stamp before the words."""
    for stamp in _STAMP.finditer(text):
        start = max(0, stamp.start() - _BEFORE_STAMP)
        found = _STAMPED_BY.search(text[start : stamp.start()])
        if found is not None:
            sender = clean_sender(found["by"] or found["who"])
            yield Mark(start + found.start(), stamp.end(), sender, stamp.group())


def clean_sender(words: str) -> str | None:
    """The name in a mail's sender field: "Roe, Jane" <jane@x.org> is Jane Roe."""
    name = re.sub(r"<[^>]*>|\[[^\]]*\]|\([^)]*\)|@.*$|\"", "", words).strip(" ,")
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}"
    if "." in name and " " not in name:
        name = " ".join(part.capitalize() for part in name.split("."))
    return name or None


def _turn_marks(text: str) -> Iterator[Mark]:
    """Speakers' labels, when at least two lines carry one."""
    labels = [m for m in _LABEL.finditer(text) if m["who"].split()[0].lower() not in _NO_SPEAKERS]
    counts = Counter(m["who"] for m in labels)
    several = len(labels) > 1 and (len(counts) < len(labels) or len(labels) > 2)
    if not several and not _looks_spoken(text, labels):
        return
    for label in labels:
        name = label["who"]
        line_end = text.find("\n", label.end())
        if _BULLET.match(label.group()) and line_end >= 0 and _BULLET.match(text, line_end + 1):
            yield Mark(line_end + 1, line_end + 1)  # the next item is somebody else's
        yield Mark(label.start(), label.end(), name.title() if name.isupper() and len(name) > 3 else name)


def _looks_spoken(text: str, labels: list[re.Match[str]]) -> bool:
    return any(
        re.match(r"(?:I|We|I'm|I've|Yes|No|OK|Do|Can)\b", text[m.end() : m.end() + 12]) for m in labels
    )


def _without_signatures(text: str, segments: list[Segment]) -> Iterator[Segment]:
    """Each mail up to its sign-off; the name under it names a sender whom no header named."""
    for segment in segments:
        found = next(reversed(list(_SIGNATURE.finditer(text, segment.start_char, segment.end_char))), None)
        if found is None or segment.end_char - found.start() > 600:
            yield segment
            continue
        signed = re.match(rf"\s*({_NAME})[ \t]*(?:\n|$)", text[found.end() : segment.end_char])
        speaker = segment.speaker or (signed[1] if signed else None)
        yield replace(segment, end_char=found.start(), speaker=speaker)
