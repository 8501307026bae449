"""List items that finish the sentence before them: "The Tenant shall: (a) pay …; (b) keep …".

An item is parsed as one sentence with its lead-in, so that every rule sees a committer and a binding word.
"""

from __future__ import annotations

import re

from tracker.commitments.document import Sentence
from tracker.commitments.plain import Plain, make_plain

MARKER = re.compile(
    r"\s*(?:[-*•+–]\s+(?:\[[ xX]\]\s*)?|\d{1,3}(?:\.\d{1,3})+\.?\s+|#+\s+"
    r"|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?:\s+|(?=[A-Z])))"
)
"""What opens a list item or a numbered clause; not part of its words."""

_OPEN_ENDED = re.compile(
    r"\b(?:to|shall|must|will|should|agrees? to|(?:shall|must|will) do (?:the"
    r"|each of the) following)\s*[:—–-]\s*$",
    re.I,
)
_CONTINUED = re.compile(r"(?:;|,|:|\band|\bor)\s*$")


_LABEL = re.compile(r"(?:AI|ACTION|Action|Action item|TODO|To do)\b[^:\n]{0,12}:\s+")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,5}(?:\s\([A-Z][\w .]{1,30}\))?\s{0,2}(?:—|–|--|\s-\s)\s*"
)


_TOPIC = re.compile(
    r"[A-Z][\w'’ /-]{2,40}:\s+(?=[A-Z])|[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?:\s+(?=[a-z])"
)
"""What a sentence is about or whose it is, before it: "Compliance date: Lenders must …", "Tom: book …"."""


def body_start(sentence: Sentence) -> int:
    """Where the words begin, after bullet, number, "AI:" or dateline."""
    at = 0
    for opening in (MARKER, _LABEL, _DATELINE, _TOPIC):
        found = opening.match(sentence.text, at)
        if found is not None and found.end() < len(sentence.text):
            at = found.end()
    return sentence.start_char + at


def is_item(sentence: Sentence) -> bool:
    return MARKER.match(sentence.text) is not None


def lead_in_of(sentence: Sentence, before: Sentence | None) -> Sentence | None:
    """The lead-in that `sentence` finishes, given the sentence before it."""
    if before is None or not is_item(sentence):
        return None
    if opens_list(before):
        return before
    if before.lead_in is not None and _CONTINUED.search(before.text):
        return before.lead_in
    return None


def opens_list(sentence: Sentence) -> bool:
    """Whether a sentence stops where its list of duties begins."""
    return _OPEN_ENDED.search(sentence.text) is not None


def plain_of(text: str, sentence: Sentence) -> Plain:
    """What the parser reads for `sentence`: its words, after those of its lead-in."""
    start = body_start(sentence)
    own = make_plain(text, start, sentence.end_char)
    if sentence.lead_in is None:
        return own
    lead = make_plain(text, body_start(sentence.lead_in), sentence.lead_in.end_char)
    cut = len(re.sub(r"(?:do (?:the|each of the) following)?\s*[:—–-]\s*$", "", lead.text))
    opening = Plain(lead.text[:cut] + " ", lead.origins[: cut + 1])
    return opening + Plain(own.text[:1].lower() + own.text[1:], own.origins)
