"""The terms that all mentions of a commitment give together."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.linking.builders import mention, source
from tests.status_facts import at
from tracker.linking.restating import Telling, best_telling

BY_DAY = Telling(source("6 16", id="a"), mention(imposer=None))
BY_HOUR = Telling(source("7 9", id="b"), mention("Moscow", due="8 16", grain="hour", imposer=None))
UNDATED = Telling(source("6 9", id="c"), mention(due=None, consequence="new penalties"))


@pytest.mark.parametrize("order", list(permutations([BY_DAY, BY_HOUR, UNDATED])))
def test_it_takes_the_finer_report_whatever_arrived_first(order: list[Telling]) -> None:
    best = best_telling(order)

    assert (best.source.document_id, best.commitment.due) == ("b", at("8 16"))


def test_it_fills_in_what_only_another_report_tells() -> None:
    best = best_telling([BY_HOUR, UNDATED])

    assert (best.commitment.committer, best.commitment.imposer) == ("Moscow", "Trump")
    assert best.commitment.consequence == "new penalties"


def test_it_keeps_the_first_of_equals() -> None:
    again = Telling(source("7 9", id="d"), mention("Moscow"))

    assert best_telling([again, BY_DAY]).source.document_id == "a"
