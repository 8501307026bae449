"""The invented stories, followed from their texts: what is measured must not get worse unseen."""

from __future__ import annotations

import pytest

from tests.quality.linking import RELATIONS, Figures, answers, measure


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure(answers())


@pytest.mark.parametrize("relation", RELATIONS)
def test_it_tells_most_relations_rightly(figures: Figures, relation: str) -> None:
    assert figures.wanted(relation) >= 5
    assert figures.precision(relation) >= 0.8
    assert figures.recall(relation) >= 0.7


@pytest.mark.parametrize("relation", ["same", "revised", "for", "against"])
def test_it_seldom_links_what_is_unrelated(figures: Figures, relation: str) -> None:
    assert figures.counts["unrelated", relation] <= 1
