"""Statements that a deadline or its terms were changed."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.commitments.model import RevisionKind, RevisionStatement
from tracker.commitments.reading import parse_document
from tracker.commitments.revisions import RULES, find_revisions
from tracker.commitments.statement_changes import ChangeExample

EXAMPLES = [(rule.name, example) for rule in RULES for example in rule.examples]
NEAR_MISSES = [(rule.name, text) for rule in RULES for text in rule.near_misses]


def revisions(text: str, genre: str = "news") -> list[RevisionStatement]:
    return find_revisions(parse_document(text, "2025-08-12", genre=genre))


def revision(text: str) -> RevisionStatement:
    (found,) = revisions(text)
    return found


def last_day(statement: RevisionStatement) -> str | None:
    return (statement.due - timedelta(microseconds=1)).date().isoformat() if statement.due else None


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_it_reads_what_the_rule_is_for(rule: str, example: ChangeExample) -> None:
    found = revision(example.text)
    assert found.trace[0].detail == rule
    assert (found.kind, found.granter, found.committer) == (example.kind, example.granter, example.committer)
    assert (last_day(found), found.counts_from_old_due) == (example.due, example.moved_by)


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES)
def test_it_sees_no_revision_near_the_rule(rule: str, text: str) -> None:
    assert revisions(text) == [], rule


NO_REVISIONS = [
    "Norland asked for an extension of the deadline.",
    "Norland wants the deadline extended until Friday.",
    "The council might postpone the vote.",
    "The council is weighing whether to extend the deadline.",
    "If the council extends the deadline, the talks go on.",
    "Will the council extend the deadline?",
    "The president gave Norland until Friday to respond.",
    "Norland must respond by Friday 15 August at noon.",
    "The council reportedly extended the deadline.",
]


@pytest.mark.parametrize("text", NO_REVISIONS)
def test_it_takes_no_request_forecast_or_restatement_for_a_revision(text: str) -> None:
    assert revisions(text) == []


def test_it_keeps_the_expression_of_a_length_that_counts_from_the_old_due() -> None:
    found = revision("The chair extended the deadline by 48 hours.")
    assert found.counts_from_old_due
    assert found.due is None
    assert found.expression is not None
    assert found.time_text == "48 hours"


def test_it_prefers_a_named_date_to_a_length() -> None:
    found = revision("The ministry extended the pause for an additional 90 days, through 31 December 2025.")
    assert found.due == datetime(2026, 1, 1, tzinfo=UTC)
    assert not found.counts_from_old_due


def test_it_takes_the_later_of_an_old_and_a_new_date() -> None:
    found = revision("The agency moved the deadline from 20 August to 30 August.")
    assert last_day(found) == "2025-08-30"


def test_it_takes_the_day_of_the_saying_for_no_new_date() -> None:
    text = "The board on Tuesday extended Norland's deadline to submit a repair plan from Aug. 20 to Aug. 30."
    assert last_day(revision(text)) == "2025-08-30"


def test_it_names_the_granter_of_the_sentence_not_who_tells_it() -> None:
    found = revision("A spokesman for Norland said the council extended the deadline until Friday 22 August.")
    assert found.granter == "council"


def test_it_has_no_granter_where_none_is_named() -> None:
    assert revision("The deadline was extended until Friday 22 August.").granter is None


def test_it_says_whose_deadline_it_is_and_for_what() -> None:
    found = revision("The council extended the deadline for Norland to respond until Friday 22 August.")
    assert found.action == "respond"


def test_it_reads_no_rule_of_a_contract_as_a_revision() -> None:
    text = "The Agreement is extended by twelve months unless either party gives notice."
    assert revisions(text, genre="contract") == []


def test_it_withdraws_without_a_date() -> None:
    found = revision("Moravia withdrew its ultimatum on Thursday 7 August.")
    assert (found.kind, found.due) == (RevisionKind.WITHDRAWN, None)
