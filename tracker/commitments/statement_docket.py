"""Statements in docket entries: clipped lines that no parser reads ("ORDER granting Motion for Extension").

A docket enters what was filed, by whom, and what the court ordered. Entries are read by their wording,
one paragraph at a time; times are those of `tracker.temporal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tracker.commitments.document import ParsedDocument
from tracker.commitments.model import Effect, EvidenceStatement, RevisionKind, RevisionStatement
from tracker.temporal.model import Reference, Step, Time


@dataclass(frozen=True, slots=True)
class DocketRule:
    """One kind of entry. `kind` is None for a filing.

    Each example is an entry, read on 2024-03-01, with what it must give: who filed what, or the local
    day of the new due ("" where none is named). Near-misses give nothing.
    """

    name: str
    pattern: re.Pattern[str]
    kind: RevisionKind | None
    score: float
    examples: tuple[tuple[str, str], ...]
    near_misses: tuple[str, ...] = ()
    also: re.Pattern[str] | None = None  # must stand in the entry too

    def find(self, entry: str) -> tuple[int, int] | None:
        """From the first of the words that make the entry one of this kind to the word that orders."""
        match = self.pattern.search(entry)
        if match is None or self.also is None:
            return match.span() if match is not None else None
        other = self.also.search(entry)
        if other is None:
            return None
        return min(match.start(), other.start()), match.end()


_MOVING = r"(?:extension|extend|enlarge(?:ment)?|continuance|continue|adjourn(?:ment)?|postpone(?:ment)?)"
_MOVED = r"(?:extended|enlarged|continued|adjourned|postponed|rescheduled|reset|re-set)"
_SCHEDULED = (
    r"(?:deadlines?|hearings?|conferences?|trial|time|due dates?|arguments?|sentencing|briefing|discovery)"
)
_BE = r"(?:(?:is|are|be|was|were|has been|have been|shall be|will be)\s+)?(?:hereby\s+)?"
_PAPERS = (
    r"(?:ANSWER|RESPONSE|REPLY|BRIEF|MEMORANDUM|STATUS REPORT|REPORT|NOTICE|CERTIFICATE|LETTER|STIPULATION"
    r"|DECLARATION|AFFIDAVIT|COMPLAINT|PETITION|MOTION|SUPPLEMENT|OPPOSITION|LIST"
    r"|Answer|Response|Reply|Brief|Memorandum|Status [Rr]eport|Stipulation|Supplement)"
)
_KINDS = r"(?i:joint|consent|unopposed|first|second|third|amended|corrected|supplemental|proposed)"

FILED = DocketRule(
    name="<PAPER> filed by <party>",
    pattern=re.compile(
        rf"(?:#?\d{{1,4}}\s+)?(?:{_KINDS}\s+){{0,3}}(?P<paper>{_PAPERS})\b"
        r"(?P<about>(?:(?!\b(?:must|shall|due|be|ordered)\b)[^\n.;]){0,160}?)\s(?:filed\s+)?by\s+"
        r"(?P<who>[A-Z][^\n.(;\[\d]{2,80})"
    ),
    kind=None,
    score=0.75,
    examples=(
        ("STATUS REPORT by UNITED STATES. (Roe, Jane) (Entered: 03/01/2024)", "UNITED STATES"),
        ("RESPONSE in Opposition re 12 Motion to Dismiss filed by Ada Holm.", "Ada Holm"),
    ),
    near_misses=("ORDER: responses must be filed by March 15.", "Answer due by 3/15/2024."),
)
GRANTED = DocketRule(
    name="granting <extension>",
    pattern=re.compile(r"\bgrant(?:ing|ed|s)\b", re.I),
    also=re.compile(rf"\b{_MOVING}\b", re.I),
    kind=RevisionKind.EXTENDED,
    score=0.85,
    examples=(
        ("ORDER granting 12 Motion for Extension of Time to Answer. Answer due by 3/15/2024.", "2024-03-15"),
        ("TEXT ORDER: The motion to extend discovery is GRANTED. Discovery closes June 3.", "2024-06-03"),
    ),
    near_misses=(
        "ORDER denying 12 Motion for Extension of Time to File Answer. Answer due by 3/15/2024.",
        "MOTION for Extension of Time to File Answer until March 15, 2024.",
    ),
)
RESET = DocketRule(
    name="<hearing> reset to <time>",
    pattern=re.compile(
        rf"\b(?:set/reset|reset|amended|revised)\s+(?:\w{{1,20}}\s){{0,3}}?{_SCHEDULED}\b"
        rf"|\b{_SCHEDULED}\b[^.\n]{{0,60}}?\s{_BE}{_MOVED}\b"
        r"|\border\b[^.\n]{0,40}?\b(?:extending|continuing|resetting|rescheduling|adjourning)\b",
        re.I,
    ),
    kind=RevisionKind.EXTENDED,
    score=0.8,
    examples=(
        ("Set/Reset Deadlines: Responses due by 3/15/2024.", "2024-03-15"),
        ("Sentencing continued to March 15, 2024 at 10:00 AM.", "2024-03-15"),
        ("The conference set for March 10, 2024, is CONTINUED to March 15, 2024.", "2024-03-15"),
    ),
    near_misses=("Hearing set for March 15, 2024.",),
)
VACATED = DocketRule(
    name="<hearing> vacated",
    pattern=re.compile(
        rf"\b(?:{_SCHEDULED}|order|injunction)\b[^.\n]{{0,60}}?\s{_BE}"
        r"(?:vacated|cancell?ed|stricken|rescinded)\b"
        r"|\border\b[^.\n]{0,40}?\b(?:vacating|rescinding|dissolving)\b",
        re.I,
    ),
    kind=RevisionKind.WITHDRAWN,
    score=0.8,
    examples=(("The hearing set for March 15, 2024 is VACATED.", ""),),
    near_misses=("MOTION to vacate the hearing.",),
)
STAYED = DocketRule(
    name="<deadline> stayed",
    pattern=re.compile(
        rf"\b(?:{_SCHEDULED}|order|injunction|proceedings|case)\b[^.\n]{{0,60}}?\s{_BE}"
        r"(?:stayed|held in abeyance)\b"
        r"|\border\b[^.\n]{0,60}?\bstaying\b",
        re.I,
    ),
    kind=RevisionKind.SUSPENDED,
    score=0.8,
    examples=(("All deadlines are STAYED.", ""),),
    near_misses=("MOTION to stay all deadlines.",),
)
ORDERS = (GRANTED, RESET, VACATED, STAYED)

# What shows an entry even where the text is taken for another genre: a single line looks like news.
_ENTRY = re.compile(
    r"(?:\W|\d){0,8}(?:[A-Z]{2,15}\s){0,3}(?:ORDER|MOTION|NOTICE|ANSWER|RESPONSE|REPLY|REPORT|BRIEF|STIPULATION"
    r"|JUDGMENT|LETTER|DECLARATION|MEMORANDUM)\b"
    r"|.{0,2000}?(?:\(Entered: \d|\bSet/Reset\b|\bSigned by Judge\b)",
    re.S,
)
_DENIED = re.compile(r"\b(?:denying|denied|denies|moot)\b", re.I)
_ASKED = re.compile(r"(?:\W|\d){0,8}(?:[A-Z][A-Za-z]{1,20} ){0,2}MOTION\b")
_GRANTED = re.compile(r"\bgrant(?:ed|s|ing)\b", re.I)
_CLAUSE = re.compile(r"[.;:\n]\s|\b(?:until|through)\b")
_OLD_DATE = re.compile(r"\s(?:(?:currently|previously|now)\s)?(?:set|scheduled)\sfor\b.*", re.I | re.S)
_FILLERS = re.compile(
    r"\b(?:is|are|shall be|must be|now|due|extended|continued|reset|rescheduled|closes?|on|for|to|by"
    r"|no later than)\s*$",
    re.I,
)
_PURPOSE = re.compile(
    r"\b(?:time|deadline|period)\s+(?:to|for|within which to)\s+(?P<what>[^.;,\n(]{3,80})", re.I
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph of a docket."""

    start: int
    text: str
    times: tuple[Time, ...]
    reference: Reference


def filings(document: ParsedDocument) -> Iterator[EvidenceStatement]:
    """What was filed, and by whom, as evidence that it was."""
    for entry in _entries(document):
        match = FILED.pattern.match(entry.text)
        if match is None:
            continue
        paper = f"{match['paper'].lower()} {match['about'].strip()}".strip()
        yield EvidenceStatement(
            quote=match.group(),
            start_char=entry.start,
            end_char=entry.start + match.end(),
            actor=match["who"].strip(" ,"),
            action=f"file {paper}",
            effect=Effect.DONE,
            speaker=None,
            hedged=False,
            happened_earliest=None,
            happened_latest=entry.reference.latest,
            time_text=None,
            met_deadline=False,
            score=FILED.score,
            zone=document.zone,
            trace=(Step("evidence rule", FILED.name), Step("happened", "entered by the time of the docket")),
        )


def orders(document: ParsedDocument) -> Iterator[RevisionStatement]:
    """Deadlines that an entry moves, lifts or stays, one statement for each new date."""
    for entry in _entries(document):
        if _is_no_order(entry.text):
            continue
        for rule in ORDERS:
            span = rule.find(entry.text)
            if span is not None:
                yield from _revisions(document, entry, rule, span)
                break


_CLOSING = re.compile(r"\b(?:Signed|So ordered|Entered|Issued) (?:by|on|this)\b", re.IGNORECASE)
"""What opens the signature of an entry, whose date is no deadline."""


def _is_no_order(entry: str) -> bool:
    """A denial, or a motion that nothing in the entry grants."""
    asked = _ASKED.match(entry) is not None and _GRANTED.search(entry) is None
    return asked or _DENIED.search(entry) is not None


def _entries(document: ParsedDocument) -> Iterator[Entry]:
    for _, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        start, end = sentences[0].start_char, sentences[-1].end_char
        times = tuple(document.times_in(start, end))
        text = document.text[start:end]
        if document.genre == "court" or _ENTRY.match(text):
            yield Entry(start, text, times, sentences[0].reference)


def _revisions(
    document: ParsedDocument, entry: Entry, rule: DocketRule, span: tuple[int, int]
) -> Iterator[RevisionStatement]:
    if rule.kind is not RevisionKind.EXTENDED:
        yield _revision(document, entry, rule, span, None)
        return
    closing = _CLOSING.search(entry.text, span[1])
    stop = closing.start() if closing else len(entry.text)
    for time in entry.times:
        ahead = time.due is not None and time.due > entry.reference.latest and time.type != "DURATION"
        if ahead and span[1] <= time.start_char - entry.start < stop:
            yield _revision(document, entry, rule, (span[0], time.end_char - entry.start), time)


def _revision(
    document: ParsedDocument, entry: Entry, rule: DocketRule, span: tuple[int, int], time: Time | None
) -> RevisionStatement:
    start, end = span
    assert rule.kind is not None
    return RevisionStatement(
        quote=entry.text[start:end],
        start_char=entry.start + start,
        end_char=entry.start + end,
        kind=rule.kind,
        granter=None,  # the court speaks in its own docket
        committer=None,
        action=_moved_act(entry, span, time),
        earliest=time.earliest if time else None,
        due=time.due if time else None,
        due_earliest=time.due_earliest if time else None,
        due_inclusive=time.due_inclusive if time else False,
        grain=time.grain if time else None,
        zone=document.zone,
        counts_from_old_due=False,
        reference=entry.reference,
        expression=time.expression.to_dict() if time else None,
        time_text=time.text if time else None,
        score=rule.score,
        trace=(Step("revision rule", rule.name), *(time.trace if time else ())),
    )


def _moved_act(entry: Entry, span: tuple[int, int], time: Time | None) -> str | None:
    """What is due by the new date: the words before it in its clause, or the purpose of the extension."""
    start, end = span
    if time is None:
        return entry.text[start:end].strip() or None
    before = entry.text[start : time.phrase_start_char - entry.start]
    last = _CLAUSE.split(before)[-1].strip()
    last = _OLD_DATE.sub("", last)
    while (shorter := _FILLERS.sub("", last).strip()) != last:
        last = shorter
    purpose = _PURPOSE.search(entry.text, start)
    if purpose is not None and (not last or _PURPOSE.search(last)):
        return purpose["what"].strip()
    return last or None
