"""Keys under which the store finds candidates."""

from __future__ import annotations

import pytest

from tests.linking.builders import changed, known, mention, reading, told
from tracker.commitments.model import Commitment, ConditionType, EvidenceStatement, RevisionStatement
from tracker.linking import blocking_keys, lookup_keys

SANCTIONS = known(
    "k1",
    "United States",
    "impose secondary sanctions",
    condition="if no concrete peace talks begin",
    condition_type=ConditionType.ESCAPE,
)


@pytest.mark.parametrize("name", ["Moscow", "the Kremlin", "Russia", "Russian forces"])
def test_it_gives_every_name_of_a_state_one_key(name: str) -> None:
    assert "who:russia" in blocking_keys(mention(name))


@pytest.mark.parametrize(
    "item",
    [
        mention("Moscow", "demonstrate progress"),
        told("the Kremlin", "met the deadline"),
        told(None, "real progress was shown"),
        changed(committer=None, granter="Trump"),
        changed(committer="Moscow", granter=None),
    ],
    ids=[
        "another report",
        "evidence by name",
        "evidence by act",
        "revision by granter",
        "revision by committer",
    ],
)
def test_it_shares_a_key_with_what_may_be_meant(
    item: Commitment | EvidenceStatement | RevisionStatement,
) -> None:
    assert blocking_keys(item) & blocking_keys(known())


def test_it_finds_a_commitment_by_the_words_of_its_escape() -> None:
    assert blocking_keys(told("Russia", "peace talks began")) & blocking_keys(SANCTIONS)


def test_it_shares_none_between_strangers() -> None:
    assert not blocking_keys(mention("Ukraine", "release the hostages", imposer=None)) & blocking_keys(
        known()
    )


def test_it_knows_a_commitment_by_its_aliases() -> None:
    assert "who:freight" in blocking_keys(known(committer="Kingdom Holdings", aliases=("Northern Freight",)))


def test_it_gathers_the_keys_of_a_reading() -> None:
    items = mention(), told("Ukraine"), changed(granter="Merz")

    assert lookup_keys(reading(*items)) == set().union(*(blocking_keys(item) for item in items))
