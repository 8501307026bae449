"""Words that only point at an earlier commitment."""

from datetime import timedelta

import pytest

from tracker.commitments.model import PointerStatement
from tracker.commitments.pointers import RULES, find_pointers
from tracker.commitments.reading import parse_document
from tracker.commitments.statement_points import PointerExample

EXAMPLES = [(rule.name, example) for rule in RULES for example in rule.examples]
NEAR_MISSES = [(rule.name, text) for rule in RULES for text in rule.near_misses]


def pointers(text: str) -> list[PointerStatement]:
    return find_pointers(parse_document(text, "2025-08-12", genre="news"))


def last_days(statement: PointerStatement) -> set[str]:
    return {(due - timedelta(microseconds=1)).date().isoformat() for _, due in statement.dates}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_it_reads_what_the_rule_is_for(rule: str, example: PointerExample) -> None:
    (found,) = pointers(example.text)

    assert found.trace[0].detail == rule
    assert (found.thing, found.action) == (example.thing, example.action)
    assert example.day in last_days(found) if example.day else not found.dates


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES)
def test_it_sees_no_pointer_near_the_rule(rule: str, text: str) -> None:
    assert pointers(text) == [], rule
