"""The stories that the seeds tell end as they should, over all documents together."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from seeds import load_seeds
from tracker.following import Document, Followed, follow

LONG_AFTER = datetime(2026, 6, 1, tzinfo=UTC)

# What the first document of a story binds, how it stands in the end, and the due that is then in force.
ENDINGS = [
    ("ultimatum-wire", "show real progress", "met", "shown done", "2025-08-09T00:00:00-04:00"),
    (
        "ultimatum-wire",
        "Secondary sanctions",
        "missed",
        "no fulfilment recorded",
        "2025-08-08T16:00:00-04:00",
    ),
    ("rail-ultimatum", "withdraw", "missed", "shown not done", "2025-09-18T12:00:00+01:00"),
    ("reopening-pledge", "reopen", "missed", "done late", "2025-11-02T00:00:00+11:00"),
    ("tanker-ultimatum", "move her", "void", "withdrawn", "2025-10-27T17:00:00+01:00"),
    ("river-order", "repair plan", "missed", "no fulfilment recorded", "2026-02-14T00:00:00-07:00"),
    ("tender-notice", "submit their bids", "missed", "no fulfilment recorded", "2026-03-27T12:00:00+00:00"),
]


@cache
def followed() -> tuple[Followed, ...]:
    documents = [
        Document(
            id=seed.name,
            text=seed.document.text,
            published_at=seed.document.published_at,
            timezone=seed.document.timezone,
            publisher=seed.document.publisher,
            genre=seed.document.genre,
        )
        for seed in load_seeds()
    ]
    return tuple(follow(documents, now=LONG_AFTER))


def told_first_by(seed: str, words: str) -> Followed:
    found = [
        one
        for one in followed()
        if one.mentions[0].document_id == seed and words in f"{one.commitment.action} {one.commitment.quote}"
    ]
    assert len(found) == 1, [one.commitment.action for one in found]
    return found[0]


@pytest.mark.parametrize(("seed", "words", "status", "basis", "due"), ENDINGS)
def test_it_ends_each_story_as_told(seed: str, words: str, status: str, basis: str, due: str) -> None:
    story = told_first_by(seed, words)
    assert story.due == datetime.fromisoformat(due)
    assert story.status == status
    assert basis in str(story.verdict.basis)


def test_it_joins_documents_of_one_story_only() -> None:
    stories = [{mention.document_id.partition("-")[0] for mention in one.mentions} for one in followed()]
    assert [names for names in stories if len(names) > 1] == []
