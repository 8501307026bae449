"""Who says it, and when it was said: reported speech around an act (Rules of time 7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.attach import time_root
from tracker.commitments.frames.grammar import VERBS, child, governor, is_passive, subject_of
from tracker.commitments.parsing import Parse
from tracker.temporal.model import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

SAYING = frozenset(
    "say tell announce add state report claim declare explain note warn insist promise pledge "
    "vow agree confirm "
    "argue believe think expect predict forecast estimate suggest indicate order rule demand "
    "require request direct "
    "decide propose recommend hope fear threaten assure write tweet post acknowledge reiterate stress reveal "
    "boast deny reject dismiss doubt guarantee swear admit learn understand hear mention "
    "reply answer respond urge ensure".split()
)


@dataclass(frozen=True, slots=True)
class Report:
    """The saying that an act stands in."""

    verb: Token
    speaker: Token | None
    addressee: Token | None
    said: Time | None  # when, where the sentence says


def report_of(doc: ParsedDocument, sentence: Sentence, parse: Parse, head: Token) -> Report | None:
    """The nearest saying above an act."""
    verb = governor(head)
    while verb is not None and verb.lemma_ not in SAYING:
        verb = governor(verb)
    if verb is None:
        verb = _quoting(head)
    if verb is None:
        return None
    speaker = subject_of(verb) if not is_passive(verb) else None
    return Report(verb, speaker, child(verb, "dobj", "dative"), _said_when(doc, sentence, parse, verb))


def _quoting(head: Token) -> Token | None:
    """'"…", Roe said': some parses hang the quote's saying below it."""
    top = head
    while top.dep_ in ("conj", "xcomp", "ccomp", "advcl") and top.head.i != top.i:
        top = top.head
    return next((c for c in top.children if c.dep_ in ("parataxis", "ccomp") and c.lemma_ in SAYING
                 and c.tag_ in ("VBD", "VBZ", "VBP")), None)  # fmt: skip


def _said_when(doc: ParsedDocument, sentence: Sentence, parse: Parse, verb: Token) -> Time | None:
    """A day or hour on the saying itself, not after publication."""
    for time in doc.times_of(sentence):
        root = time_root(parse, time)
        if root is None or time.type not in ("DATE", "TIME") or time.earliest is None or time.due is None:
            continue
        above = next((token for token in root.ancestors if token.pos_ in VERBS), None)
        if above is not None and above.i == verb.i and time.due <= _end(doc):
            return time
    return None


def _end(doc: ParsedDocument) -> datetime:
    """The end of the day of publication: what was said today may still be given as a whole day."""
    return doc.published.latest + timedelta(days=1)


_ACCORDING = re.compile(
    r"\baccording to (?P<who>(?:the |an? )?[^,.;]{2,60}?)(?=[,.;]|$| (?:has|have|is|was|will)\b)", re.I
)


def according_to(text: str) -> str | None:
    """Whom the sentence names as its source: "according to the ministry"."""
    found = _ACCORDING.search(text)
    return found["who"].strip() if found else None


_SAID = r"(?:said|says|added|told|wrote|tweeted|stated|announced|declared|warned|insisted|noted|explained)"
_WHO = r"(?:the |an? )?(?:[\w'’.-]+ ){0,5}?[A-Z][\w'’.-]+"
_AFTER_QUOTE = re.compile(rf"[,.?!]?[\"”]+,?\s+(?:(?P<a>{_WHO}) {_SAID}\b|{_SAID} (?P<b>{_WHO}))")
_BEFORE_QUOTE = re.compile(rf"(?P<a>{_WHO}): ?[\"“]")
_QUOTE = re.compile(r"[\"“”]")
_REACH = 400


def quoted_speaker(doc: ParsedDocument, sentence: Sentence) -> str | None:
    """Who is quoted, where the saying stands after the quote or a name with a colon before it."""
    if _QUOTE.search(sentence.text) is None:
        return None
    label = _BEFORE_QUOTE.match(sentence.text)
    if label is not None:
        return label["a"]
    end = min(len(doc.text), sentence.end_char + _REACH)
    paragraph_end = doc.text.find("\n\n", sentence.start_char, end)
    found = _AFTER_QUOTE.search(doc.text, sentence.start_char, paragraph_end if paragraph_end >= 0 else end)
    return (found["a"] or found["b"]) if found is not None else None
