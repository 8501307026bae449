"""Which found commitment answers which label, and what is right about it.

A find answers a label when their quotes overlap and so do their deadlines; where neither has a deadline,
when the label's action word occurs in the found action. One find answers one label, and labels that must
be found are served first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from seeds.labels import ExpectedCommitment
from tracker.commitments.model import Commitment

EMPTY_WORDS = frozenset("a all an any her his its my our some that the their this your".split())


@dataclass(frozen=True, slots=True)
class Matching:
    """Labels with their finds; what was missed; what was found and is labelled nowhere."""

    pairs: tuple[tuple[ExpectedCommitment, Commitment], ...]
    missed: tuple[ExpectedCommitment, ...]
    extra: tuple[Commitment, ...]


def match(expected: Sequence[ExpectedCommitment], found: Sequence[Commitment]) -> Matching:
    """Pairs labels with finds. Debatable labels are never missed, nor what lies on their quotes extra."""
    free = list(found)
    pairs: list[tuple[ExpectedCommitment, Commitment]] = []
    missed: list[ExpectedCommitment] = []
    for label in sorted(expected, key=lambda one: not one.must_find):
        answers = [one for one in free if answers_label(one, label)]
        if answers:
            best = max(answers, key=lambda one: _shared(_quote(one), _quote(label)))
            free.remove(best)
            pairs.append((label, best))
        elif label.must_find:
            missed.append(label)
    extra = [one for one in free if not _is_debatable(one, expected)]
    return Matching(tuple(pairs), tuple(missed), tuple(extra))


def _is_debatable(found: Commitment, expected: Sequence[ExpectedCommitment]) -> bool:
    """Does it lie on a debatable quote, and on none that must be found?"""
    touched = [label for label in expected if _shared(_quote(found), _quote(label))]
    return bool(touched) and not any(label.must_find for label in touched)


def answers_label(found: Commitment, label: ExpectedCommitment) -> bool:
    """Do they speak of the same act, by place of quote and deadline?"""
    if not _shared(_quote(found), _quote(label)):
        return False
    deadlines = _deadline(found), _deadline(label)
    if deadlines[0] and deadlines[1]:
        return _shared(deadlines[0], deadlines[1]) > 0
    return deadlines == (None, None) and right_action(found, label)


def right_due(found: Commitment, label: ExpectedCommitment) -> bool:
    """The due date of the label, or one that is right as well; and its other ends where it gives them."""
    if found.due not in {_instant(time) for time in (label.due, *label.due_alt)}:
        return False
    ends = [
        (found.earliest, (label.earliest, *label.earliest_alt)),
        (found.due_earliest, (label.due_earliest,)),
    ]
    given = [(end, times) for end, times in ends if times[0] is not None]
    inclusive = label.due_inclusive in {None, found.due_inclusive}
    return inclusive and all(end in {_instant(time) for time in times} for end, times in given)


def right_committer(found: Commitment, label: ExpectedCommitment) -> bool:
    """The party of the label under one of its names; a label without a party is satisfied by anything."""
    names = [label.committer, *label.committer_alt]
    if label.committer is None:
        return True
    return any(same_party(found.committer, name) for name in names if name)


def right_action(found: Commitment, label: ExpectedCommitment) -> bool:
    """One of the label's action words, in any inflection, occurs in the found action."""
    words = _words(found.action)
    stems = [head.lower()[: max(3, len(head) - 2)] for head in (label.action_head, *label.action_head_alt)]
    return any(word.startswith(stem) for stem in stems for word in words)


def right_wait(found: Commitment, label: ExpectedCommitment) -> bool:
    """It waits for an event or is vague exactly where the label says so, and returns as the label does."""
    waits = bool(found.awaits_event) == bool(label.awaits_event)
    returns = label.recurrence in {None, found.recurrence}
    return waits and returns and found.vague == label.vague


def same_party(found: str | None, name: str) -> bool:
    """One name holds the other's words, articles and case aside ("the Kremlin", "Kremlin officials")."""
    ours, theirs = set(_words(found or "")), set(_words(name))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _words(text: str) -> list[str]:
    plain = re.sub(r"['’]s\b", "", text.lower())
    return [word for word in re.findall(r"[\w$€£%']+", plain) if word not in EMPTY_WORDS]


def _instant(time: str | None) -> datetime | None:
    return None if time is None else datetime.fromisoformat(time)


def _quote(one: Commitment | ExpectedCommitment) -> tuple[int, int]:
    return one.start_char, one.end_char


def _deadline(one: Commitment | ExpectedCommitment) -> tuple[int, int] | None:
    start, end = one.deadline_start_char, one.deadline_end_char
    return None if start is None or end is None else (start, end)


def _shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
