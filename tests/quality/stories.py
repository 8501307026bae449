"""How well commitments are followed over several documents, in a folder of labelled stories.

    python -m tests.quality.stories --data DIR [--split tune|check] [--verbose]

DIR holds `dev.jsonl`, one story a line (documents, labelled commitments, the instant of the verdict), and
`score.py`, whose `score_story` and `report` compare and count. Its figures are printed for each split.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.quality.commitments import load_scorer
from tracker.following import Document, Followed, Mention, follow


def main(arguments: list[str] | None = None) -> None:
    options = _options(arguments)
    scorer = load_scorer(options.data)
    for split in options.split:
        total: Counter[str] = Counter()
        began = time.perf_counter()
        stories = [story for story in _stories(options.data) if story["split"] == split]
        for story in stories:
            total += scorer.score_story(story, followed_story(story), _complaint(story, options.verbose))
        _print(split, len(stories), scorer.report(total), time.perf_counter() - began)


def followed_story(story: dict[str, Any]) -> dict[str, Any]:
    """A story as our own system follows it, in the form that the scorer reads."""
    now = datetime.fromisoformat(story["now"])
    found = follow([_document(document) for document in story["documents"]], now=now)
    return {"id": story["id"], "commitments": [_commitment(one) for one in found]}


def _document(document: dict[str, Any]) -> Document:
    return Document(
        id=document["id"],
        text=document["text"],
        published_at=document["published_at"],
        timezone=document["timezone"],
        publisher=document.get("source"),
        genre=document.get("genre"),
    )


def _commitment(one: Followed) -> dict[str, Any]:
    return {
        "id": one.id,
        "committer": one.commitment.committer,
        "action": one.commitment.action,
        "due": one.due.isoformat() if one.due else None,
        "status": one.status.value,
        "mentions": [_mention(mention) for mention in one.mentions],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "doc": mention.document_id,
        "start_char": mention.start_char,
        "end_char": mention.end_char,
        "role": mention.role.value,
        "new_due": mention.new_due.isoformat() if mention.new_due else None,
        "accepted": mention.accepted,
    }


def _stories(folder: Path) -> Iterable[dict[str, Any]]:
    for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _complaint(story: dict[str, Any], verbose: bool) -> Any:
    def complain(line: str) -> None:
        if verbose:
            print(f"   {story['id']}  {line}")

    return complain


def _print(split: str, stories: int, report: dict[str, Any], seconds: float) -> None:
    print(f"== {split}: {stories} stories in {seconds:.1f} s")
    for name, value in report.items():
        print(f"   {name:52} {value}")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with dev.jsonl and score.py")
    parser.add_argument("--split", action="append", choices=["tune", "check"], help="default: tune")
    parser.add_argument("--verbose", action="store_true", help="list what is wrong, of tune only")
    options = parser.parse_args(arguments)
    options.split = options.split or ["tune"]
    options.verbose = options.verbose and options.split == ["tune"]
    return options


if __name__ == "__main__":
    main(sys.argv[1:])
