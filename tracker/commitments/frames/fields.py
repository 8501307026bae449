"""Form fields that are deadlines: "Reply By: 8 April, 7 PM", "Closing date: Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.shaping import time_fields
from tracker.commitments.model import Commitment, Kind, Mode
from tracker.temporal.model import Step, Time


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A label and the act it stands for; `{}` takes what the label names."""

    name: str
    label: re.Pattern[str]
    action: str


def _rule(name: str, label: str, action: str) -> FieldRule:
    return FieldRule(name, re.compile(rf"\W*(?:{label})\s*[:–—-]\s*", re.I), action)


FIELD_RULES = (
    _rule(
        "Reply By:", r"(?P<what>reply|respond|rsvp|return|submit|apply|register|order|pay)(?:\s+by)?", "{}"
    ),
    _rule(
        "<thing> due:", r"(?P<what>[\w ]{3,40}?)\s+(?:are\s+|is\s+)?due(?:\s+(?:by|on|date))?", "submit {}"
    ),
    _rule(
        "Closing date:", r"closing (?:date|time)(?: and time)?(?: for (?P<what>[\w ]{3,40}))?", "submit {}"
    ),
    _rule("Deadline:", r"(?:due(?: date| by)?|deadline)(?: for (?P<what>[\w ]{3,40}))?", "{}"),
)
_AFTER_LABEL = 25
"""The time must begin within so many code points of its label."""


def find_fields(doc: ParsedDocument) -> Iterator[Commitment]:
    """Commitments from labelled lines."""
    for sentence in doc.sentences:
        if ":" not in sentence.text[:70] and "-" not in sentence.text[:70]:
            continue
        for rule in FIELD_RULES:
            found = rule.label.match(sentence.text)
            if found is not None:
                yield from _read(doc, sentence, rule, found)
                break


def _read(
    doc: ParsedDocument, sentence: Sentence, rule: FieldRule, found: re.Match[str]
) -> Iterator[Commitment]:
    label_end = sentence.start_char + found.end()
    times = [
        time
        for time in doc.times_of(sentence)
        if time.due is not None
        and time.start_char - label_end <= _AFTER_LABEL
        and time.end_char > label_end - 5
    ]
    if not times:
        return
    what = (found["what"] or "").strip().lower() if "what" in rule.label.groupindex else ""
    committer = _addressed(doc, sentence)
    time: Time = times[0]
    yield Commitment(
        quote=sentence.text,
        start_char=sentence.start_char,
        end_char=sentence.end_char,
        committer=committer,
        committer_inferred=committer is not None,
        imposer=None,
        source=sentence.speaker,
        action=rule.action.format(what).strip() or "meet the deadline",
        kind=Kind.OBLIGATION,
        mode=Mode.ACHIEVE,
        strength="due",
        condition=None,
        condition_type=None,
        consequence=None,
        confidence=0.85,
        flags=time.flags,
        reference=sentence.reference,
        **time_fields(time, doc),
        trace=(Step("rule", rule.name), *time.trace),
    )


_TO = re.compile(r"\s*(?:to|attention|attn)\s*:\s*(?P<who>[^\n]{3,100}?)\s*,?\s*(?:\n|$)", re.I)


def _addressed(doc: ParsedDocument, sentence: Sentence) -> str | None:
    """Whom the form is addressed to, if a "To:" line stands near."""
    for other in doc.sentences[max(0, sentence.index - 4) : sentence.index + 5]:
        found = _TO.match(other.text)
        if found is not None:
            return found["who"].rstrip(" ,")
    return None
