"""Whether finds said to be 0.8 are right eight times in ten."""

from __future__ import annotations

from collections import defaultdict
from types import ModuleType
from typing import Any

STEPS = 10


class Reliability:
    """Counts of finds and of right ones, by tenths of confidence."""

    def __init__(self) -> None:
        self._bins: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, scorer: ModuleType, record: dict[str, Any], found: list[dict[str, Any]]) -> None:
        """Count a document's finds; what lies on debatable labels is left out."""
        pairs, neutral = scorer.match(record["commitments"], found, record["text"])
        for place, one in enumerate(found):
            label = pairs.get(place)
            if place in neutral or (label is not None and not record["commitments"][label]["must_find"]):
                continue
            counts = self._bins[min(STEPS - 1, int(one["confidence"] * STEPS))]
            counts[0] += 1
            counts[1] += label is not None

    def lines(self) -> list[str]:
        rows = ["confidence    finds  right"]
        for step in sorted(self._bins):
            count, right = self._bins[step]
            rows.append(f"  {step / STEPS:.1f} to {(step + 1) / STEPS:.1f}  {count:5d}  {right / count:.2f}")
        return rows
