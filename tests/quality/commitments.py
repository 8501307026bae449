"""How well commitments are found: over the seeds, and over a folder of labelled data where one is given.

    python -m tests.quality.commitments [--data DIR] [--split tune|check] [--verbose] [--json]

DIR holds `dev.jsonl`, one document a line with its labels, and `score.py`, which compares a find with a
label; its own tables are printed for each split and genre. The seeds are scored by `tests.quality.matching`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from seeds import Seed, load_seeds
from tests.quality.calibration import Reliability
from tests.quality.matching import match, right_committer, right_due, right_wait
from tracker.commitments import Commitment, extract


@dataclass
class Tally:
    """Counts over documents, by our own matching."""

    wanted: int = 0
    found: int = 0
    extra: int = 0
    words: int = 0
    right: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    whole: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, seed: Seed, commitments: list[Commitment]) -> None:
        labels = seed.expected.commitments
        matching = match(labels, commitments)
        self.words += len(seed.document.text.split())
        self.wanted += sum(label.must_find for label in labels)
        self.extra += len(matching.extra)
        self.notes += [f"MISS  {seed.name}: {label.quote[:110]!r}" for label in matching.missed]
        self.notes += [
            f"EXTRA {seed.name}: {one.quote[:110]!r} [{one.deadline_text}]" for one in matching.extra
        ]
        for label, one in matching.pairs:
            if not label.must_find:
                continue
            self.found += 1
            answers = {
                "due": right_due(one, label),
                "committer": right_committer(one, label),
                "wait": right_wait(one, label),
                "kind": one.kind in (label.kind, *label.kind_alt),
                "mode": one.mode in (label.mode, *label.mode_alt),
            }
            self.whole += answers["due"] and answers["committer"]
            for name, answer in answers.items():
                self.right[name][0] += answer
                self.right[name][1] += 1
                if not answer:
                    self.notes.append(f"WRONG {name} {seed.name}: {one.quote[:90]!r}")

    def lines(self, title: str) -> list[str]:
        given = self.found + self.extra
        accuracy = "  ".join(f"{name} {right}/{of}" for name, (right, of) in self.right.items())
        return [
            f"== {title}: {self.wanted} to find in {self.words} words",
            f"   detection  {_f1(self.found, given, self.wanted)}",
            f"   end to end {_f1(self.whole, given, self.wanted)}",
            f"   false alarms {1000 * self.extra / max(1, self.words):.2f} per 1000 words;  {accuracy}",
        ]


def _f1(right: int, given: int, wanted: int) -> str:
    precision = right / given if given else 0.0
    recall = right / wanted if wanted else 0.0
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def score_seeds(verbose: bool) -> None:
    """Print the tables of the seeds: all, then by genre."""
    total = Tally()
    genres: defaultdict[str, Tally] = defaultdict(Tally)
    for seed in load_seeds():
        commitments = _run(seed.record())
        total.add(seed, commitments)
        genres[seed.document.genre].add(seed, commitments)
    for genre, tally in sorted(genres.items()):
        print("\n".join(tally.lines(f"seeds, {genre}")))
    print("\n".join(total.lines("seeds")))
    if verbose:
        print("\n".join(total.notes))


def _run(record: dict[str, Any]) -> list[Commitment]:
    return extract(
        record["text"],
        record["published_at"],
        timezone=record["timezone"],
        genre=record["genre"],
        events=_given_events(record),
    )


def _given_events(record: dict[str, Any]) -> dict[str, Any]:
    """Events given with a document; those that its own text defines must be found there."""
    return {} if record.get("events_in_text") else dict(record.get("events") or {})


def load_scorer(folder: Path) -> ModuleType:
    """The folder's own `score.py` as a module."""
    spec = importlib.util.spec_from_file_location("labelled_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_folder(folder: Path, splits: Iterable[str], *, verbose: bool, as_json: bool) -> None:
    """Print the folder's own tables: for each split, all and by genre, with the calibration."""
    scorer = load_scorer(folder)
    lines = (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    for split in splits:
        total, reliability = scorer.Totals(), Reliability()
        genres: defaultdict[str, Any] = defaultdict(scorer.Totals)
        started, size = time.perf_counter(), 0
        for record in records:
            if record.get("split") != split:
                continue
            found = [commitment.to_dict() for commitment in _run(record)]
            size += len(record["text"].encode())
            total.add(record, found)
            genres[record["genre"]].add(record, found)
            reliability.add(scorer, record, found)
        if as_json:
            tables = {"all": total.table(), **{genre: t.table() for genre, t in sorted(genres.items())}}
            print(json.dumps({split: tables}, ensure_ascii=False, indent=1))
            continue
        for genre, part in sorted(genres.items()):
            _print_short(f"{split}, {genre}", part.table())
        scorer.show(total.table(), split)
        print("\n".join(reliability.lines()))
        print(f"{size / (time.perf_counter() - started) / 1000:.0f} KB/s")
        if verbose:
            print("\n".join(total.notes))


def _print_short(title: str, table: dict[str, Any]) -> None:
    detection, whole = table["detection"], table["end to end"]
    print(
        f"{title:20} F1 {detection['f1']:.3f} (P {detection['precision']:.3f} R {detection['recall']:.3f})"
        f"  end to end {whole['f1']:.3f}  of {detection['gold']}, false {detection['false']}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, help="a folder of labelled data: dev.jsonl and score.py")
    parser.add_argument("--split", action="append", choices=("tune", "check"), help="default: both, apart")
    parser.add_argument("--verbose", action="store_true", help="list misses, false alarms and wrong fields")
    parser.add_argument("--json", action="store_true", help="the folder's tables as JSON")
    args = parser.parse_args()
    if args.verbose and args.split != ["tune"] and args.data:
        parser.error("--verbose lists errors of the tune split only: add --split tune")
    if args.data is not None:
        folder = args.data / "commitments" if (args.data / "commitments").is_dir() else args.data
        score_folder(folder, args.split or ("tune", "check"), verbose=args.verbose, as_json=args.json)
    score_seeds(args.verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
