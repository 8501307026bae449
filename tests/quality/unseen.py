"""Counts what the extractor gets right on sentences that no rule was written for.

    python -m tests.quality.unseen [--verbose]

`unseen.jsonl` holds one short text a line, labelled like the seeds. Whoever changes a rule looks at the
figures, never at the sentences: a sentence used to mend a rule is replaced by a new one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from seeds.labels import ExpectedCommitment, expected_from
from tests.quality.matching import Matching, match, right_action, right_committer, right_due, right_wait
from tracker.commitments import extract
from tracker.commitments.model import Commitment

SENTENCES = Path(__file__).with_name("unseen.jsonl")

QUESTIONS: dict[str, Callable[[Commitment, ExpectedCommitment], bool]] = {
    "committer": right_committer,
    "action": right_action,
    "due": right_due,
    "wait": right_wait,
    "kind": lambda found, label: found.kind in {label.kind, *label.kind_alt},
    "mode": lambda found, label: found.mode in {label.mode, *label.mode_alt},
}


def records(path: Path = SENTENCES) -> Iterator[dict[str, Any]]:
    """The labelled texts, one a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def answer(record: dict[str, Any]) -> Matching:
    """What `extract` makes of one text, beside its labels."""
    expected = expected_from({"commitments": record["commitments"]}, record["text"])
    found = extract(
        record["text"], record["published_at"], timezone=record["timezone"], genre=record["genre"]
    )
    return match(expected.commitments, found)


def wrong_answers(matching: Matching) -> list[str]:
    """Every question answered wrongly, for a person to read."""
    lines = [f"missed {label.quote!r}" for label in matching.missed]
    lines += [f"extra {one.action!r} by {one.deadline_text!r}" for one in matching.extra]
    for label, found in matching.pairs:
        wrong = [name for name, right in QUESTIONS.items() if not right(found, label)]
        if wrong:
            lines.append(f"wrong {', '.join(wrong)}: {shown(found)}")
    return lines


def shown(found: Commitment) -> str:
    """The answers to all questions, on one line."""
    answers = (found.committer, found.action, found.kind.value, found.mode.value, found.operator)
    times = (found.deadline_text, found.earliest, found.due, found.due_earliest, found.awaits_event)
    return " | ".join("-" if answer is None else str(answer) for answer in (*answers, *times))


def main() -> None:
    """Prints the figures; with `--verbose` also what is wrong, text by text."""
    parser = argparse.ArgumentParser(description="Count what is right on unseen sentences.")
    parser.add_argument("--verbose", action="store_true", help="also print what is wrong")
    verbose = parser.parse_args().verbose
    totals: Counter[str] = Counter()
    for record in records():
        matching = answer(record)
        lines = wrong_answers(matching)
        totals["texts"] += 1
        totals["texts wholly right"] += not lines
        totals["matched"] += len(matching.pairs)
        totals["missed"] += len(matching.missed)
        totals["extra"] += len(matching.extra)
        for name, right in QUESTIONS.items():
            totals[name] += sum(right(found, label) for label, found in matching.pairs)
        if verbose and lines:
            print(f"{record['id']} {record['genre']}: {record['text']}", *lines, sep="\n    ")
    print(f"texts wholly right {totals['texts wholly right']} of {totals['texts']}")
    print(f"commitments matched {totals['matched']}, missed {totals['missed']}, extra {totals['extra']}")
    for name in QUESTIONS:
        print(f"{name:10} {totals[name]} of {totals['matched']}")


if __name__ == "__main__":
    main()
