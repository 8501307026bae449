"""A person's decisions."""

from __future__ import annotations

import pytest

from tests.status_facts import BY_DAY, PAUSE, at, decided, revised, told, verdict
from tracker.commitments.model import Effect, RevisionKind
from tracker.errors import InvalidInput
from tracker.status import Basis, DecisionKind, Status, Waits, mark_met


def test_it_takes_now_as_done_at_before_due() -> None:
    assert mark_met("d", BY_DAY, at("7")).done_at == at("7")


def test_it_requires_done_at_after_due() -> None:
    with pytest.raises(InvalidInput) as caught:
        mark_met("d", BY_DAY, at("9"))

    assert caught.value.field == "done_at"
    assert caught.value.hint


def test_it_requires_no_done_at_for_what_was_kept_up() -> None:
    assert mark_met("d", PAUSE, at("10")).done_at == at("10")


@pytest.mark.parametrize("done_at", ["6 15:59", "7 13"], ids=["before it was made", "later than now"])
def test_it_refuses_a_done_at_that_cannot_be(done_at: str) -> None:
    with pytest.raises(InvalidInput):
        mark_met("d", BY_DAY, at("7 12"), done_at=at(done_at))


def test_it_lets_the_last_decision_stand() -> None:
    void = decided(DecisionKind.VOID, "7", id="d1")
    met = decided(DecisionKind.MET, "7 12", done_at=at("7 11"), id="d2")

    assert verdict(BY_DAY, "8", void, met).basis is Basis.MARKED_MET


def test_it_goes_by_the_facts_again_when_reopened() -> None:
    void = decided(DecisionKind.VOID, "7", id="d1")
    reopened = decided(DecisionKind.REOPEN, "7 12", id="d2")

    assert verdict(BY_DAY, "8", void, reopened).status is Status.PENDING


def test_it_never_undoes_a_person_by_text() -> None:
    void = decided(DecisionKind.VOID, "7")
    reinstated = revised(RevisionKind.REINSTATED, "7 12")

    found = verdict(BY_DAY, "8", void, reinstated)

    assert found.status is Status.VOID
    assert [suggestion.waits for suggestion in found.suggestions] == [Waits.AGAINST_PERSON]


def test_it_shows_what_text_says_against_a_person() -> None:
    met = decided(DecisionKind.MET, "8", done_at=at("8"))

    found = verdict(BY_DAY, "10", met, told(Effect.NOT_DONE))

    assert (found.status, [suggestion.waits for suggestion in found.suggestions]) == (
        Status.MET,
        [Waits.AGAINST_PERSON],
    )
