"""How well later statements are found: evidence and revisions, over a folder of labelled stories.

    python -m tests.quality.statements --data DIR [--split tune|check] [--verbose]

DIR holds `stories/dev.jsonl` or `dev.jsonl`: one story a line, with documents, and commitments whose
mentions carry a role and offsets. A label is found when a statement of a fitting effect shares at least
half of the shorter span; linking and acceptance are not measured here.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker.commitments import EvidenceStatement, Reading, RevisionStatement, read
from tracker.commitments.model import Effect, RevisionKind

SURE = 0.6
"""Statements at least this sure, and not hedged, are the ones that may be accepted without a person."""

_FITTING: dict[str, set[Effect | RevisionKind]] = {
    "evidence_for": {Effect.DONE, Effect.PARTLY_DONE},
    "evidence_against": {Effect.NOT_DONE, Effect.BREACHED, Effect.REFUSED},
    "revision": {
        RevisionKind.EXTENDED,
        RevisionKind.MOVED_UP,
        RevisionKind.SUSPENDED,
        RevisionKind.REINSTATED,
    },
    "withdrawal": {RevisionKind.WITHDRAWN, RevisionKind.WAIVED, Effect.RULED_OUT},
}
Statement = EvidenceStatement | RevisionStatement


@dataclass
class Tally:
    """Counts over the documents of one split."""

    words: int = 0
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    sure: Counter[str] = field(default_factory=Counter)
    given: int = 0
    given_sure: int = 0
    foreign: int = 0
    foreign_sure: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, document: dict[str, Any], mentions: list[dict[str, Any]], reading: Reading) -> None:
        statements: list[Statement] = [*reading.evidence, *reading.revisions]
        self.words += len(document["text"].split())
        for mention in mentions:
            self._look_for(mention, document, statements)
        for statement in statements:
            self._count(statement, document, any(_touches(mention, statement) for mention in mentions))

    def _look_for(
        self, mention: dict[str, Any], document: dict[str, Any], statements: list[Statement]
    ) -> None:
        role: str = mention["role"]
        if role not in _FITTING:
            return
        self.wanted[role] += 1
        fitting = [s for s in statements if _touches(mention, s) and _effect(s) in _FITTING[role]]
        self.found[role] += bool(fitting)
        self.sure[role] += any(is_sure(s) for s in fitting)
        if not fitting:
            self.notes.append(f"MISS    {document['id']} {role}: {mention['quote']!r}")

    def _count(self, statement: Statement, document: dict[str, Any], labelled: bool) -> None:
        self.given += 1
        self.given_sure += is_sure(statement)
        if labelled:
            return
        self.foreign += 1
        self.foreign_sure += is_sure(statement)
        self.notes.append(
            f"FOREIGN {document['id']} {_effect(statement)} {statement.score}: {statement.quote!r} "
            f"[{statement.trace[0].detail}] {statement.action!r}"
        )

    def lines(self, title: str) -> Iterator[str]:
        yield f"== {title}: {sum(self.wanted.values())} labelled statements in {self.words} words"
        for role, wanted in sorted(self.wanted.items()):
            yield f"   {role:17} found {self.found[role]}/{wanted}, surely {self.sure[role]}/{wanted}"
        per_thousand = 1000 / max(1, self.words)
        yield f"   statements given {self.given}, surely {self.given_sure}"
        foreign, sure = self.foreign * per_thousand, self.foreign_sure * per_thousand
        yield f"   that touch no label: {foreign:.1f} per 1,000 words, surely {sure:.1f}"


def is_sure(statement: Statement) -> bool:
    hedged = isinstance(statement, EvidenceStatement) and statement.hedged
    return statement.score >= SURE and not hedged


def _effect(statement: Statement) -> Effect | RevisionKind:
    return statement.effect if isinstance(statement, EvidenceStatement) else statement.kind


def _touches(mention: dict[str, Any], statement: Statement) -> bool:
    shared = min(mention["end_char"], statement.end_char) - max(mention["start_char"], statement.start_char)
    shorter = min(mention["end_char"] - mention["start_char"], statement.end_char - statement.start_char)
    return bool(shared > 0 and 2 * shared >= shorter)


def measure(path: Path, split: str) -> Tally:
    tally = Tally()
    for line in path.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        if story["split"] != split:
            continue
        for document in story["documents"]:
            mentions = [
                mention
                for commitment in story["commitments"]
                for mention in commitment["mentions"]
                if mention["doc"] == document["id"]
            ]
            reading = read(document["text"], document["published_at"], timezone=document["timezone"])
            tally.add(document, mentions, reading)
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of labelled stories")
    parser.add_argument("--split", choices=["tune", "check"], default="tune")
    parser.add_argument("--verbose", action="store_true", help="list what is missed and what is foreign")
    options = parser.parse_args()
    path = next(
        (p for p in (options.data / "stories/dev.jsonl", options.data / "dev.jsonl") if p.exists()), None
    )
    if path is None:
        sys.exit(f"No labelled stories in {options.data}: nothing measured.")
    tally = measure(path, options.split)
    print(*tally.lines(options.split), sep="\n")
    if options.verbose:
        print(*tally.notes, sep="\n")


if __name__ == "__main__":
    main()
