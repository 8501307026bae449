"""Same commitment or a new one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.linking.builders import known, mention, source
from tests.status_facts import at
from tracker.commitments.model import Commitment, Kind, Mode
from tracker.linking import Known, Restates, Source, match_commitment
from tracker.status import Status

NEXT_DAY = source("7 9", id="second", publisher="Evening Post")


def linked(new: Commitment, *others: Known, told_in: Source = NEXT_DAY) -> str | None:
    match = match_commitment(new, others, told_in)
    return match.link.known_id if match else None


@pytest.mark.parametrize(
    "new",
    [
        mention(said="7 9"),
        mention("Moscow", "demonstrate real progress", said="7 9"),
        mention("the Kremlin", "show progress", imposer=None, said="7 9"),
        mention("Moscow", "show real progress in the talks", kind=Kind.OBLIGATION, said="7 9"),
        mention("Russia", "show real progress", None, vague=False, said="7 9"),
        mention("Russia", "show real progress", imposer="the White House", said="7 9"),
    ],
    ids=[
        "word for word",
        "other words",
        "no imposer",
        "a longer telling",
        "no date",
        "the state for its head",
    ],
)
def test_it_takes_another_report_for_a_sighting(new: Commitment) -> None:
    assert linked(new, known()) == "k1"


@pytest.mark.parametrize(
    "new",
    [
        mention("Ukraine"),
        mention(action="return the prisoners"),
        mention(action="lift its moratorium on missiles", due=None),
        mention(mode=Mode.REFRAIN),
        mention(due="16"),
        mention(imposer="Ukraine", due=None),
    ],
    ids=["another party", "another promise", "another undated promise", "another mode", "another date",
         "another imposer"],
)  # fmt: skip
def test_it_takes_another_commitment_for_new(new: Commitment) -> None:
    assert linked(new, known()) is None


def test_it_does_not_merge_the_next_ultimatum_into_one_that_closed() -> None:
    closed = known(status=Status.MISSED, closed_at=at("9"))
    after = source("10 9", id="third")

    assert linked(mention(due="20", said="10 9"), closed, told_in=after) is None
    assert linked(mention(due=None, said="10 9", action="show progress", kind=Kind.PLEDGE), closed,
                  told_in=after) is None  # fmt: skip


def test_it_merges_a_look_back_at_the_old_deadline_after_an_extension() -> None:
    extended = replace(known(), due=at("16"), due_earliest=at("16"), first_due=at("9"))

    assert linked(mention(due="9"), extended) == "k1"


def test_it_picks_the_closest_of_several() -> None:
    others = [known("k1", action="return the prisoners"), known("k2"), known("k3", "Ukraine")]

    assert linked(mention("Moscow", said="7 9"), *others) == "k2"


def test_it_finds_a_committer_by_an_alias() -> None:
    renamed = known("k1", "Kingdom Holdings", aliases=("Northern Freight",))

    assert linked(mention("Northern Freight"), renamed) == "k1"


def test_it_finds_a_committer_that_the_other_text_names_only_in_the_act() -> None:
    unnamed = known(committer=None, action="pull Russian forces out of the valley")

    assert linked(mention("Moscow", "pull its forces out of the valley"), unnamed) == "k1"


def test_it_knows_a_commitment_by_any_wording_of_its_act() -> None:
    other_words = replace(known(action="deliver the goods"), wordings=("ship twelve turbines",))

    assert linked(mention(action="ship the twelve turbines"), other_words) == "k1"


def test_it_keeps_two_dates_in_one_document_apart() -> None:
    same_document = source("6 16", id="first-k1")

    assert linked(mention(due="12"), known(), told_in=same_document) is None


@pytest.mark.parametrize(
    ("due", "grain", "restates"),
    [
        ("9", "day", Restates.SAME),
        ("8 16", "hour", Restates.FINER),
        ("10", "week", Restates.COARSER),
        (None, None, Restates.UNDATED),
    ],
)
def test_it_says_how_the_interval_restates_the_known_one(
    due: str | None, grain: str | None, restates: Restates
) -> None:
    match = match_commitment(mention(due=due, grain=grain), [known()], NEXT_DAY)

    assert match is not None
    assert match.comparison.restates is restates


def test_it_says_when_a_report_gives_the_first_date() -> None:
    match = match_commitment(mention(), [known(due=None)], NEXT_DAY)

    assert match is not None
    assert match.comparison.restates is Restates.DATES


def test_it_gives_a_reason_for_each_thing_compared() -> None:
    match = match_commitment(mention(), [known()], NEXT_DAY)

    assert match is not None
    assert [reason.split()[0] for reason in match.link.reasons] == ["committer", "action", "interval"]
