"""The design numbers its rules, and what the code cites exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
CITATION = re.compile(r"\b(Time|Status) (\d+)\b")
CITING = ("tracker", "api", "jobs", "seeds", "docs")


def rules(name: str) -> list[int]:
    """The numbers of the rules of `name`, in the order of the page."""
    return [int(number) for number in re.findall(rf"^\*\*{name} (\d+)\.", DESIGN, re.MULTILINE)]


def citations() -> set[tuple[str, int]]:
    """Every rule cited in code, labels and documentation."""
    files = [path for folder in CITING for path in (ROOT / folder).rglob("*")]
    texts = [path.read_text(encoding="utf-8") for path in files if path.suffix in {".py", ".md", ".json"}]
    return {(name, int(number)) for text in texts for name, number in CITATION.findall(text)}


def test_it_numbers_the_rules_without_a_gap() -> None:
    assert rules("Time") == list(range(1, 12))
    assert rules("Status") == list(range(1, 10))


def test_it_has_every_rule_that_is_cited() -> None:
    known = {(name, number) for name in ("Time", "Status") for number in rules(name)}
    assert citations() - known == set()


def test_it_is_cited() -> None:
    assert len(citations()) > 10
