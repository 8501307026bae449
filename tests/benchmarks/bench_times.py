"""How fast find_times reads, beside dateparser's search_dates and one bare scan, in one run.

    python -m tests.benchmarks.bench_times [--seconds S] [--text FILE]

Prints KB of text a second for each and the ratios, then time per byte at 100 KB, 1 MB and 10 MB of news
and of hostile text. The seeds name a time every hundred characters; ordinary news does so three times
less often, and is given as FILE: plain text, or JSON lines with a `text` each.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tracker.temporal import find_times

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "documents"
HOSTILE = "by by by 1/1/1/1 until the end of the end of 5:30 "
BARE = re.compile(
    r"\d+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun)\w*", re.I
)


def news(size: int, source: Path | None = None) -> str:
    """The seed documents, or `source`, over and over, up to `size` characters."""
    text = read(source) if source else "\n\n".join(read(path) for path in sorted(SEEDS.glob("*.txt")))
    return (text * (size // len(text) + 1))[:size]


def read(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".jsonl":
        return text
    return "\n\n".join(json.loads(line)["text"] for line in text.splitlines())


def rate(read: Callable[[str], object], text: str, seconds: float) -> float:
    """KB a second of processor time, over at least `seconds`."""
    read(text)
    rounds, started = 0, time.process_time()
    while (spent := time.process_time() - started) < seconds or not rounds:
        read(text)
        rounds += 1
    return rounds * len(text) / 1000 / spent


def search_dates(text: str, languages: list[str] | None) -> object:
    from dateparser.search import search_dates as search

    return search(text, languages=languages)


def compare(seconds: float, source: Path | None) -> None:
    """All read the same text; dateparser both told that it is English and left to find out."""
    text = news(50_000, source)
    ours = rate(lambda read: find_times(read, "2025-08-06"), text, seconds)
    print(f"find_times                  {ours:8.0f} KB/s")
    for name, languages in (("English given", ["en"]), ("language detected", None)):
        theirs = rate(partial(search_dates, languages=languages), text, seconds)
        print(f"dateparser, {name:17} {theirs:7.0f} KB/s: find_times is {ours / theirs:.0f} times as fast")
    bare = rate(BARE.findall, text, seconds)
    print(f"one bare re scan            {bare:8.0f} KB/s: find_times takes {bare / ours:.0f} times as long")


def growth() -> None:
    for name, make in (
        ("news", news),
        ("hostile", lambda size: (HOSTILE * (size // len(HOSTILE) + 1))[:size]),
    ):
        base = 0.0
        for size in (100_000, 1_000_000, 10_000_000):
            text = make(size)
            started = time.process_time()
            found = len(find_times(text, "2025-08-06"))
            each = (time.process_time() - started) / size * 1e6
            base = base or each
            share = f"{each:7.2f} µs a character, {each / base:.2f} × 100 KB"
            print(f"{name:8} {size / 1e6:5.1f} MB  {share}, {found} times")


def memory() -> None:
    text = "word " * 400_000
    tracemalloc.start()
    find_times(text, "2025-08-06")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"peak memory over 2 MB without times: {peak / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=float, default=3.0, help="processor seconds for each reader")
    parser.add_argument("--text", type=Path, help="ordinary news to compare on, instead of the seeds")
    args = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    compare(args.seconds, args.text)
    growth()
    memory()


if __name__ == "__main__":
    main()
