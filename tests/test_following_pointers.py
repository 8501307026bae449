"""Mentions that only point at a commitment, in real text over several documents."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.status_facts import at
from tracker.following import Document, Followed, Role, follow

DEMAND = Document(
    "demand", "The council gave the Harbour Front until Friday to hand over the port.", "2025-08-04"
)
NEARING = Document(
    "nearing",
    "Families left the town as the council's ultimatum to the Harbour Front was approaching its end.",
    "2025-08-07",
)
EXPIRED = Document(
    "expired",
    "Shells fell on the town, following the expiration of an ultimatum for the Harbour Front to hand over "
    "the port.",
    "2025-08-10",
)
OTHER = Document("other", "The bakers' union called the ministry's ultimatum absurd.", "2025-08-08")


def follow_all(*documents: Document) -> list[Followed]:
    return follow(documents, now=at("20"))


@pytest.mark.parametrize("order", list(permutations([DEMAND, NEARING, EXPIRED])))
def test_it_counts_words_that_only_point_as_mentions(order: list[Document]) -> None:
    (one,) = follow_all(*order)

    assert [(mention.document_id, mention.role) for mention in one.mentions] == [
        ("demand", Role.FIRST),
        ("nearing", Role.SIGHTING),
        ("expired", Role.SIGHTING),
    ]
    assert all(mention.reasons for mention in one.mentions[1:])


def test_it_changes_nothing_by_pointing() -> None:
    (alone,), (pointed_at,) = follow_all(DEMAND), follow_all(DEMAND, NEARING, EXPIRED)

    assert (alone.due, alone.status) == (pointed_at.due, pointed_at.status)


def test_it_leaves_out_what_points_at_something_else() -> None:
    (one,) = follow_all(DEMAND, OTHER)

    assert [mention.document_id for mention in one.mentions] == ["demand"]


def test_it_begins_a_commitment_no_later_than_its_first_report() -> None:
    """A word given is told of before any text says what was promised, and by when."""
    pledge = Document(
        "pledge", "Norland pulled back its first guns, following a pledge by President Kamara.", "2025-08-04"
    )
    told = Document(
        "told", "Norland will withdraw its troops from Sudria by Friday, the minister said.", "2025-08-06"
    )
    (one,) = follow_all(pledge, told)

    assert [(mention.document_id, mention.role) for mention in one.mentions] == [
        ("pledge", Role.FIRST),
        ("told", Role.REVISION),
    ]


UNSEEN: list[tuple[tuple[str, str], ...]] = [
    (
        ("2025-08-04", "Sudria's parliament set a 15 August deadline for the army to hand back the airport."),
        ("2025-08-10", "Talks between the army and parliament stalled five days before the deadline."),
        ("2025-08-13", "On the eve of the August 15 deadline, the army said it needed more time."),
    ),
    (
        ("2025-08-04", "Kamland announced a 90-day pause on new mining licences starting Monday."),
        ("2025-08-08", "The pause on mining licences, which ends in November, has hurt miners."),
        ("2025-08-12", "The current pause on mining licences divides Kamland."),
    ),
    (
        ("2025-08-04", "The union gave the port operator until midnight Friday to raise wages."),
        ("2025-08-06", "As the union's deadline neared, the port operator offered a 3% raise."),
        ("2025-08-07", "The mayor urged the port operator to meet the union's deadline."),
    ),
]


@pytest.mark.parametrize("told", UNSEEN)
def test_it_finds_each_mention_of_a_running_commitment(told: tuple[tuple[str, str], ...]) -> None:
    documents = [Document(str(number), text, day) for number, (day, text) in enumerate(told)]

    (one,) = follow_all(*documents)

    assert [(mention.document_id, mention.role) for mention in one.mentions] == [
        ("0", Role.FIRST),
        ("1", Role.SIGHTING),
        ("2", Role.SIGHTING),
    ]
