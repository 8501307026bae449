"""Docket entries: what was filed, and which deadlines an order moves."""

from datetime import timedelta

import pytest

from tracker.commitments.evidence import find_evidence
from tracker.commitments.model import Effect, RevisionKind, RevisionStatement
from tracker.commitments.reading import parse_document
from tracker.commitments.revisions import find_revisions
from tracker.commitments.statement_docket import FILED, ORDERS

CASES = [(rule.name, rule.kind, *example) for rule in ORDERS for example in rule.examples]
NEAR_CASES = [(rule.name, text) for rule in ORDERS for text in rule.near_misses]


def orders(text: str) -> list[RevisionStatement]:
    return find_revisions(parse_document(text, "2024-03-01", genre="court"))


@pytest.mark.parametrize(("text", "party"), FILED.examples)
def test_it_takes_a_filing_for_evidence_that_it_was_filed(text: str, party: str) -> None:
    found = find_evidence(parse_document(text, "2024-03-01", genre="court"))
    assert (Effect.DONE, party) in [(s.effect, s.actor) for s in found]


@pytest.mark.parametrize("text", FILED.near_misses)
def test_it_takes_no_order_to_file_for_a_filing(text: str) -> None:
    assert find_evidence(parse_document(text, "2024-03-01", genre="court")) == []


@pytest.mark.parametrize(("rule", "kind", "text", "day"), CASES)
def test_it_reads_what_an_order_moves(rule: str, kind: RevisionKind, text: str, day: str) -> None:
    (found,) = orders(text)
    assert found.kind is kind, rule
    assert day == (str((found.due - timedelta(microseconds=1)).date()) if found.due else "")


@pytest.mark.parametrize(("rule", "text"), NEAR_CASES)
def test_it_moves_nothing_on_a_motion_or_a_denial(rule: str, text: str) -> None:
    assert orders(text) == [], rule


def test_it_names_what_is_due_anew() -> None:
    text = "ORDER granting 12 Motion for Extension of Time to File Answer. Answer due by 3/15/2024."
    assert [found.action for found in orders(text)] == ["Answer"]


def test_it_moves_each_of_several_deadlines() -> None:
    text = "Set/Reset Deadlines: Responses due by 3/15/2024. Replies due by 3/22/2024."
    assert [(found.action, found.due is not None) for found in orders(text)] == [
        ("Responses", True),
        ("Replies", True),
    ]


def test_it_takes_neither_now_nor_the_date_of_a_signature_for_a_deadline() -> None:
    text = (
        "MINUTE ORDER granting 15 Motion for Extension of Time. Defendants' report is now due by "
        "March 21, 2024. Signed by Judge Ana Lopez on 3/15/2024."
    )
    (found,) = orders(text)
    assert found.due is not None
    assert (found.due - timedelta(microseconds=1)).date().isoformat() == "2024-03-21"


def test_it_knows_an_entry_by_its_look_whatever_the_genre() -> None:
    text = "Set/Reset Deadlines: Responses due by March 15, 2024. (abc)"
    (found,) = find_revisions(parse_document(text, "2024-03-01", genre="news"))
    assert found.action == "Responses"


def test_it_reads_no_entry_in_plain_prose_of_other_genres() -> None:
    text = "Status report by the harbour master: the hearing set for March 10 was adjourned to lunch."
    document = parse_document(text, "2024-03-01", genre="tender")
    assert [s for s in find_evidence(document) if s.trace[0].detail == FILED.name] == []
    names = {rule.name for rule in ORDERS}
    assert [s for s in find_revisions(document) if s.trace[0].detail in names] == []
