"""How well later reports are linked to one commitment: over invented stories, and nothing else.

    python -m tests.quality.linking [--verbose]

Each pair of `linking_pairs.txt` is followed by itself, from the texts: what finding misses counts too, and is
counted apart ("first not found").
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tracker.following import Document, Followed, Mention, Role, follow

PAIRS = Path(__file__).with_name("linking_pairs.txt")
RELATIONS = ("same", "restated", "revised", "for", "against", "unrelated")
NOW = datetime(2030, 1, 1, tzinfo=UTC)

_RELATION = {
    Role.REVISION: "revised",
    Role.WITHDRAWAL: "revised",
    Role.EVIDENCE_FOR: "for",
    Role.EVIDENCE_AGAINST: "against",
}


@dataclass(frozen=True)
class Pair:
    """A commitment's first report and another text, with what that is to it."""

    story: str
    first: Document
    second: Document
    relation: str


@dataclass(frozen=True)
class Answer:
    """What following makes of a pair. `accepted` is False for what waits for a person."""

    relation: str
    accepted: bool = True
    first_found: bool = True


def pairs(text: str) -> Iterator[Pair]:
    """The pairs of all stories, in order."""
    story = zone = ""
    first: Document | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("== "):
            story, zone = (part.strip() for part in line[3:].split("|"))
        elif line and not line.startswith("#"):
            relation, published, publisher, told = (part.strip() for part in line.split("|"))
            document = Document(f"{story}/{number:03}", told, published, zone, publisher)
            if relation == "first":
                first = document
            elif first is not None:
                yield Pair(story, first, document, relation)


def answer(pair: Pair) -> Answer:
    """The relation that following the two texts finds."""
    found = follow([pair.first, pair.second], now=NOW)
    threads = [one for one in found if _holds(one, pair.first)]
    if not threads:
        return Answer("unrelated", first_found=False)
    mentions = [mention for one in threads for mention in one.mentions]
    later = [mention for mention in mentions if mention.document_id == pair.second.id]
    if not later:
        return Answer("unrelated")
    strongest = max(later, key=lambda mention: (mention.accepted, mention.role in _RELATION))
    return Answer(_relation(strongest), strongest.accepted)


def _holds(one: Followed, document: Document) -> bool:
    return any(mention.document_id == document.id for mention in one.mentions)


def _relation(mention: Mention) -> str:
    plain = "restated" if mention.new_due else "same"
    return _RELATION.get(mention.role, plain)


@dataclass(frozen=True)
class Figures:
    """How many pairs of each relation were wanted, given, and right."""

    counts: Counter[tuple[str, str]]

    def right(self, relation: str) -> int:
        return self.counts[relation, relation]

    def wanted(self, relation: str) -> int:
        return sum(number for (want, _), number in self.counts.items() if want == relation)

    def given(self, relation: str) -> int:
        return sum(number for (_, gave), number in self.counts.items() if gave == relation)

    def precision(self, relation: str) -> float:
        return self.right(relation) / max(1, self.given(relation))

    def recall(self, relation: str) -> float:
        return self.right(relation) / max(1, self.wanted(relation))


def measure(answers: Iterable[tuple[Pair, Answer]]) -> Figures:
    return Figures(Counter((pair.relation, given.relation) for pair, given in answers))


def answers() -> list[tuple[Pair, Answer]]:
    """Every pair of the file, answered."""
    return [(pair, answer(pair)) for pair in pairs(PAIRS.read_text(encoding="utf-8"))]


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="list the pairs that are answered wrongly")
    options = parser.parse_args(arguments)
    answered = answers()
    wrong = [(pair, given) for pair, given in answered if given.relation != pair.relation]
    for pair, given in wrong if options.verbose else []:
        print(f"{pair.story:10} {pair.relation:9} read as {given.relation:9} {pair.second.text}")
    unfound = sorted({pair.story for pair, given in answered if not given.first_found})
    print(f"{len(answered)} pairs; first report not found in: {', '.join(unfound) or 'none'}")
    _print(measure(answered))


def _print(figures: Figures) -> None:
    for relation in RELATIONS:
        counted = (
            f"{figures.right(relation)} of {figures.given(relation)} given, {figures.wanted(relation)} wanted"
        )
        rates = f"P {figures.precision(relation):.3f} R {figures.recall(relation):.3f}"
        print(f"  {relation:10} {rates}   ({counted})")


if __name__ == "__main__":
    main(sys.argv[1:])
