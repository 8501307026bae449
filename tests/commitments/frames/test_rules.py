"""Every rule on its own examples and near-misses. Adding an example to a rule adds a test here."""

from __future__ import annotations

import pytest

from tracker.commitments import Commitment, extract
from tracker.commitments.frames.frame import Example, Rule
from tracker.commitments.frames.rules import all_rules

PUBLISHED = "2025-08-06"

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.text[:40]}")
    for rule in all_rules()
    for example in rule.examples
]
NEAR_MISSES = [
    pytest.param(rule, text, id=f"{rule.name}: {text[:40]}")
    for rule in all_rules()
    for text in rule.near_misses
]


def found_by(rule: Rule, text: str) -> list[Commitment]:
    """The commitments in `text` whose trace names the rule."""
    found = extract(text, PUBLISHED, timezone="America/New_York", genre="mail")
    return [
        one for one in found if any(step.name == "rule" and step.detail == rule.name for step in one.trace)
    ]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_it_finds_its_examples(rule: Rule, example: Example) -> None:
    found = found_by(rule, example.text)
    assert found, "not found at all"
    assert [one.committer for one in found] == [example.committer]
    assert found[0].action == example.action
    if example.imposer is not None:
        assert found[0].imposer == example.imposer


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES)
def test_it_passes_over_its_near_misses(rule: Rule, text: str) -> None:
    assert found_by(rule, text) == []


def test_it_knows_no_two_rules_of_one_name() -> None:
    names = [rule.name for rule in all_rules()]
    assert len(names) == len(set(names))


def test_it_declares_an_example_and_a_near_miss_for_every_rule() -> None:
    assert [rule.name for rule in all_rules() if not rule.examples or not rule.near_misses] == []
