"""What must be found in a document, as values: commitments, evidence, revisions and named events.

The quality commands label unseen text in the same shape, so they read it through `expected_from` too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True)
class ExpectedCommitment:
    """One mention of a commitment that the text holds, with the first answer to each question.

    Fields ending in `_alt` list answers that are right as well. Times are RFC 3339 with the local
    offset; None is an open end. `due_inclusive` None is not judged. With `must_find` false the mention
    is debatable: neither a miss nor a false alarm. `known_gap` says why the extractor does not get it
    right yet.
    """

    quote: str
    action: str
    action_head: str
    kind: str
    committer: str | None = None
    imposer: str | None = None
    source: str | None = None
    mode: str = "achieve"
    condition: str | None = None
    condition_type: str | None = None
    consequence: str | None = None
    deadline_text: str | None = None
    operator: str | None = None
    earliest: str | None = None
    due: str | None = None
    due_earliest: str | None = None
    due_inclusive: bool | None = None
    vague: bool = False
    awaits_event: str | None = None
    recurrence: str | None = None
    committer_alt: tuple[str, ...] = ()
    action_head_alt: tuple[str, ...] = ()
    kind_alt: tuple[str, ...] = ()
    mode_alt: tuple[str, ...] = ()
    due_alt: tuple[str, ...] = ()
    earliest_alt: tuple[str, ...] = ()
    must_find: bool = True
    note: str | None = None
    known_gap: str | None = None
    occurrence: int = 1
    start_char: int = -1
    end_char: int = -1
    deadline_start_char: int | None = None
    deadline_end_char: int | None = None


@dataclass(frozen=True, slots=True)
class ExpectedEvidence:
    """A statement that something was done or not; `happened_latest` is exclusive unless both are equal."""

    quote: str
    effect: str
    actor: str | None = None
    action: str | None = None
    speaker: str | None = None
    happened_earliest: str | None = None
    happened_latest: str | None = None
    speaks_of: str | None = None  # the seed that holds the commitment
    note: str | None = None
    known_gap: str | None = None
    occurrence: int = 1
    start_char: int = -1
    end_char: int = -1


@dataclass(frozen=True, slots=True)
class ExpectedRevision:
    """A statement that an earlier deadline or its terms were changed."""

    quote: str
    kind: str
    granter: str | None = None
    committer: str | None = None
    due: str | None = None
    counts_from_old_due: bool = False
    speaks_of: str | None = None
    note: str | None = None
    known_gap: str | None = None
    occurrence: int = 1
    start_char: int = -1
    end_char: int = -1


@dataclass(frozen=True, slots=True)
class ExpectedEvent:
    """A moment that the document itself names and dates; `latest` is exclusive unless both are equal."""

    name: str
    quote: str
    earliest: str
    latest: str
    known_gap: str | None = None
    occurrence: int = 1
    start_char: int = -1
    end_char: int = -1


@dataclass(frozen=True, slots=True)
class Expected:
    """All that must be found in one document; everything empty where there is nothing to track.

    `known_gap` says what is found, for now, that is labelled nowhere.
    """

    commitments: tuple[ExpectedCommitment, ...]
    evidence: tuple[ExpectedEvidence, ...]
    revisions: tuple[ExpectedRevision, ...]
    events: tuple[ExpectedEvent, ...]
    known_gap: str | None = None


def expected_from(labels: dict[str, Any], text: str) -> Expected:
    """The labels as values, with the offsets of every quote and deadline in `text`."""
    return Expected(
        commitments=tuple(_commitment(label, text) for label in labels.get("commitments", [])),
        evidence=tuple(_label(ExpectedEvidence, label, text) for label in labels.get("evidence", [])),
        revisions=tuple(_label(ExpectedRevision, label, text) for label in labels.get("revisions", [])),
        events=tuple(_label(ExpectedEvent, label, text) for label in labels.get("events", [])),
        known_gap=labels.get("known_gap"),
    )


Label = TypeVar("Label", ExpectedCommitment, ExpectedEvidence, ExpectedRevision, ExpectedEvent)


def _label(kind: type[Label], label: dict[str, Any], text: str) -> Label:
    """A label as a value of `kind`; a key that it does not know is an error, never passed over."""
    known = {field.name for field in fields(kind)}
    if unknown := label.keys() - known:
        raise ValueError(f"unknown keys {sorted(unknown)} in the label {label.get('quote')!r}")
    start, end = locate(text, label["quote"], occurrence=label.get("occurrence", 1))
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in label.items()
    }
    return kind(**{**values, "quote": text[start:end], "start_char": start, "end_char": end})


def _commitment(label: dict[str, Any], text: str) -> ExpectedCommitment:
    """A commitment's label, its deadline looked up inside the quote, else anywhere in the text."""
    found = dict(label)
    found.setdefault("due_earliest", label.get("due"))
    if words := label.get("deadline_text"):
        start, end = locate(text, label["quote"], occurrence=label.get("occurrence", 1))
        try:
            span = locate(text[:end], words, start=start)
        except ValueError:
            span = locate(text, words)
        found |= {
            "deadline_text": text[slice(*span)],
            "deadline_start_char": span[0],
            "deadline_end_char": span[1],
        }
    return _label(ExpectedCommitment, found, text)


def locate(text: str, words: str, *, start: int = 0, occurrence: int = 1) -> tuple[int, int]:
    """Where `words` stand in `text` for the `occurrence`-th time from `start`, as code point offsets.

    Differences of white space do not matter, so that a label needs no knowledge of line breaks. Raises
    `ValueError` when they do not stand there.
    """
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    for number, match in enumerate(pattern.finditer(text, start), 1):
        if number == occurrence:
            return match.span()
    raise ValueError(f"not in the text: {words!r}")
