"""Dates that count from the old deadline."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linking.builders import changed, known, mention, source
from tests.status_facts import at
from tracker.commitments.model import RevisionKind
from tracker.linking import Ruling, known_of
from tracker.linking.olddue import redate
from tracker.status import Review
from tracker.temporal.expressions import Approx, Bound, Duration, Expression

TEN_DAYS = Duration(((10.0, "day"),))
TWO_DAYS = Duration(((2.0, "day"),))


def counted(expression: Expression | None, **more: Any) -> Any:
    said = expression.to_dict() if expression else None
    return changed(due=None, counts_from_old_due=True, expression=said, **more)


@pytest.mark.parametrize(
    ("expression", "due"),
    [
        (TEN_DAYS, "19"),
        (Bound("within", TEN_DAYS, from_old_due=True), "19"),
        (Approx("EQUAL_OR_MORE", TEN_DAYS), "19"),
        (Duration(((48.0, "hour"),)), "11"),
    ],
    ids=["days", "under an operator", "at least", "hours"],
)
def test_it_counts_on_from_the_old_deadline(expression: Expression, due: str) -> None:
    assert redate(counted(expression), known()).due == at(due)


def test_it_counts_hours_from_a_clock_time() -> None:
    bound = mention(due="8 16", due_inclusive=True, grain="hour")

    found = redate(counted(Duration(((48.0, "hour"),))), known_of("k1", bound, source()))

    assert found.due == at("10 16")


def test_it_counts_back_when_the_deadline_is_moved_up() -> None:
    assert redate(counted(TWO_DAYS, kind=RevisionKind.MOVED_UP), known(due="16")).due == at("14")


def test_it_takes_a_date_that_the_sentence_names() -> None:
    assert redate(changed(due="12"), known()).due == at("12")


@pytest.mark.parametrize(
    ("expression", "due"), [(TEN_DAYS, None), (None, "9")], ids=["no old deadline", "no length"]
)
def test_it_leaves_to_a_person_what_it_cannot_count(expression: Expression | None, due: str | None) -> None:
    found = redate(counted(expression), known(due=due))

    assert found.unresolved
    assert found.due is None
    assert found.rule(Ruling(Review.ACCEPTED, "granted")).review is Review.SUGGESTED
