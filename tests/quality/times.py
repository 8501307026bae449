"""How well times are found: in labelled news, specification cases, deadlines of documents and the seeds.

    python -m tests.quality.times [--data DIR] [--split tune|check|all] [--errors N]

DIR is a folder of labelled data: its `times/` (or DIR itself) holds TIMEX3 files with their scorer
`evaluate.py` and `recognizers/`, its `commitments/` documents with labelled deadlines. Without it only
the seeds are scored. Errors are listed for the `tune` split alone.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.quality import recognizers
from tracker.temporal import Time, find_times

Record = dict[str, Any]
TIMEX_FILES = ("tbaq.jsonl", "tweets_train.jsonl", "pate.jsonl", "snips.jsonl")


def records(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def scorer(folder: Path) -> ModuleType:
    """The scorer that lies beside the labelled times."""
    spec = importlib.util.spec_from_file_location("times_evaluate", folder / "evaluate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def marked(times: list[Time]) -> list[Record]:
    """Our times as the scorer wants them."""
    return [
        {"start": timex.start_char, "end": timex.end_char, "type": timex.type, "value": timex.value}
        for found in times
        for timex in found.timexes()
    ]


def timex_report(folder: Path, name: str, split: str, errors: int) -> None:
    """Strict, relaxed and value F1 of one labelled file, with the slices that matter for direction."""
    evaluate = scorer(folder)
    gold = {
        doc: record
        for doc, record in evaluate.read_jsonl(str(folder / name)).items()
        if record["split"] == split
    }
    started, size = time.process_time(), sum(len(record["text"]) for record in gold.values())
    system = {
        doc: {"doc": doc, "timex": marked(find_times(record["text"], record["dct"][:10]))}
        for doc, record in gold.items()
    }
    speed = size / 1000 / (time.process_time() - started)
    report = evaluate.score(gold, system, errors=errors if split == "tune" else 0)
    figures = "  ".join(f"{key} {report[key]['f1']:5.1f}" for key in ("strict", "relaxed", "type", "value"))
    print(f"{name:20} {split:5}  {figures}   ({report['gold']} labels, {speed:.0f} KB/s)")
    if name == "tbaq.jsonl":
        print_slices(evaluate, gold, system)


def print_slices(evaluate: ModuleType, gold: dict[str, Record], system: dict[str, Record]) -> None:
    """Share of right values for weekdays by where they lie, durations and sets, and vague words."""
    counts: Counter[tuple[str, bool]] = Counter()
    for doc, record in gold.items():
        labels = evaluate.trimmed(record["text"], record["timex"])
        pairs = dict(evaluate.pair_up(labels, evaluate.trimmed(record["text"], system[doc]["timex"])))
        for label in labels:
            kind = slice_of(record, label)
            if kind:
                counts[kind, label in pairs and pairs[label].value == label.value] += 1
    for kind in sorted({kind for kind, _ in counts}):
        right, all_of = counts[kind, True], counts[kind, True] + counts[kind, False]
        print(f"    {kind:32} {right}/{all_of} = {right / all_of:.2f}")


def slice_of(record: Record, label: Any) -> str | None:
    words = record["text"][label.start : label.end].lower().rstrip("'s.")
    if label.type in ("DURATION", "SET"):
        return "duration or set"
    if label.value.endswith("_REF"):
        return "vague"
    if words in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"):
        return (
            "weekday after publication"
            if label.value[:10] > record["dct"][:10]
            else "weekday on or before it"
        )
    return None


def deadline_report(folder: Path, split: str, errors: int) -> None:
    """Whether each labelled deadline is found by a phrase that overlaps it, with the labelled due."""
    found = right = total = 0
    for record in records(folder / "dev.jsonl"):
        labels = [label for label in record["commitments"] if label.get("deadline_text")]
        if record["split"] != split or not labels:
            continue
        times = deadline_times(record)
        for label in labels:
            best = best_time(times, label)
            good = best is not None and right_due(best, label)
            total, found, right = total + 1, found + (best is not None), right + good
            if not good and errors and split == "tune":
                got = None if best is None else (best.operator, best.text, best.due)
                print(
                    f"    {record['id']}: {label['deadline_text']!r} due {label.get('due')}, got {got}",
                    file=sys.stderr,
                )
    share = f"found {found / total:.3f}  due right {right / total:.3f}"
    print(f"{'deadlines':20} {split:5}  {share}   ({total} labels)")


def deadline_times(record: Record) -> list[Time]:
    return find_times(
        record["text"],
        record["published_at"],
        timezone=record["timezone"],
        genre=record["genre"],
        events=record.get("events") or None,
    )


def best_time(times: list[Time], label: Record) -> Time | None:
    """The time whose phrase overlaps the label's; one with a due before one without."""
    start, end = label["deadline_start_char"], label["deadline_end_char"]
    near = [one for one in times if min(end, one.phrase_end_char) > max(start, one.phrase_start_char)]
    return next((one for one in near if one.due is not None), near[0] if near else None)


def right_due(found: Time, label: Record) -> bool:
    accepted = [label.get("due"), *(label.get("due_alt") or [])]
    return label.get("due_scored") is False or found.due in [
        due and datetime.fromisoformat(due) for due in accepted
    ]


def seeds_report() -> None:
    """The deadlines of the seeds: each found by its words, with its due."""
    from seeds import load_seeds

    total = right = 0
    for seed in load_seeds():
        labels = [label for label in seed.expected.commitments if label.deadline_text]
        document = seed.document
        times = find_times(
            document.text, document.published_at, timezone=document.timezone, genre=document.genre
        )
        for label in labels:
            start = document.text.find(label.deadline_text or "")
            end = start + len(label.deadline_text or "")
            near = [one for one in times if min(end, one.phrase_end_char) > max(start, one.phrase_start_char)]
            total += 1
            wanted = datetime.fromisoformat(label.due) if label.due else None
            right += bool(near) and wanted in [one.due for one in near]
    print(f"{'seeds':20}        due right {right / total:.3f}   ({total} labels)")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Accuracy of find_times.")
    parser.add_argument("--data", type=Path, help="a folder of labelled data")
    parser.add_argument("--split", choices=("tune", "check", "all"), default="tune")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="list N mistakes of the tune split"
    )
    args = parser.parse_args(argv)
    splits = ("tune", "check") if args.split == "all" else (args.split,)
    if args.data is None:
        print("No labelled data given (--data DIR): only the seeds are scored.")
    else:
        labelled_reports(args.data, splits, args.errors)
    seeds_report()
    return 0


def labelled_reports(data: Path, splits: tuple[str, ...], errors: int) -> None:
    folder = data / "times" if (data / "times").is_dir() else data
    for name in TIMEX_FILES:
        for split in splits:
            if (folder / name).exists():
                timex_report(folder, name, split, errors if name == "tbaq.jsonl" else 0)
    if (folder / "recognizers").is_dir():
        recognizers.report(folder / "recognizers", errors)
    commitments = folder.parent / "commitments"
    for split in splits:
        if (commitments / "dev.jsonl").exists():
            deadline_report(commitments, split, errors)


if __name__ == "__main__":
    sys.exit(main())
