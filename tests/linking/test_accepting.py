"""What counts without a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.linking.builders import changed, known, source, told
from tests.status_facts import at
from tracker.commitments.model import Effect, EvidenceStatement, Kind
from tracker.linking import Link, accept, granted
from tracker.status import Review

SURE = Link("k1", 0.9, True, ())
UNSURE = replace(SURE, sure=False)
AFTER = source("9 9", publisher="Evening Post")
OWN = source("9 9", publisher="The Kremlin")


@pytest.mark.parametrize(
    "statement",
    [
        told(),
        told(speaker="a senior U.S. official"),
        told(speaker="Russia", effect=Effect.NOT_DONE),
        told(met_deadline=True),
    ],
    ids=[
        "the document's own voice",
        "another speaker",
        "against its own interest",
        "bounded by the deadline",
    ],
)
def test_it_accepts_evidence_by_policy(statement: EvidenceStatement) -> None:
    assert accept(statement, SURE, known(), AFTER).review is Review.ACCEPTED


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (told(speaker="Moscow"), "reported done by the committer"),
        (told(hedged=True), "hedged"),
        (told(score=0.4), "the sentence itself is in doubt"),
        (told(effect=Effect.PARTLY_DONE), "done in part"),
        (told(happened_earliest=at("10")), "no bounds for when it happened"),
    ],
)
def test_it_leaves_other_evidence_to_a_person(statement: EvidenceStatement, reason: str) -> None:
    ruling = accept(statement, SURE, known(), AFTER)

    assert (ruling.review, ruling.reason) == (Review.SUGGESTED, reason)


def test_it_takes_the_publisher_for_the_speaker_where_none_is_named() -> None:
    ruling = accept(told(), SURE, known(), OWN)

    assert (ruling.review, ruling.own_word) == (Review.SUGGESTED, True)


def test_it_hears_another_speaker_in_the_committers_own_paper() -> None:
    assert accept(told(speaker="Ukraine"), SURE, known(), OWN).review is Review.ACCEPTED


@pytest.mark.parametrize("speaker", [None, "we", "Acme"])
def test_it_takes_we_did_for_the_committers_own_word(speaker: str | None) -> None:
    ours = known(committer="we")

    assert accept(told("we", "shipped it", speaker=speaker), SURE, ours, AFTER).own_word


def test_it_takes_the_publisher_for_the_committer_who_said_we() -> None:
    ours = known(committer="we")

    assert accept(told(None), SURE, ours, source(publisher="Morning Wire")).own_word
    assert not accept(told(None), SURE, ours, AFTER).own_word


def test_it_accepts_nothing_from_nobody() -> None:
    assert accept(told(), SURE, known(), source(publisher=None)).review is Review.SUGGESTED


def test_it_accepts_nothing_whose_commitment_is_not_clear() -> None:
    assert accept(told(), UNSURE, known(), AFTER).review is Review.SUGGESTED


@pytest.mark.parametrize(
    ("granter", "kind", "review"),
    [
        ("Trump", Kind.ULTIMATUM, Review.ACCEPTED),
        ("the White House", Kind.ULTIMATUM, Review.ACCEPTED),
        (None, Kind.ULTIMATUM, Review.ACCEPTED),
        ("Moscow", Kind.ULTIMATUM, Review.SUGGESTED),
        ("Ukraine", Kind.OBLIGATION, Review.SUGGESTED),
        ("Moscow", Kind.PLEDGE, Review.ACCEPTED),
        ("Trump", Kind.PLAN, Review.SUGGESTED),
    ],
)
def test_it_lets_only_those_grant_who_may(granter: str | None, kind: Kind, review: Review) -> None:
    assert granted(changed(granter=granter), SURE, known(kind=kind), AFTER).review is review


def test_it_does_not_let_the_committer_grant_itself_time_by_saying_we() -> None:
    ours = changed(granter="our government")

    assert granted(ours, SURE, known(), OWN).review is Review.SUGGESTED
    assert granted(ours, SURE, known(), AFTER).review is Review.ACCEPTED


def test_it_leaves_an_unclear_revision_to_a_person() -> None:
    assert granted(changed(), UNSURE, known(), AFTER).review is Review.SUGGESTED
    assert granted(changed(score=0.3), SURE, known(), AFTER).review is Review.SUGGESTED


@pytest.mark.parametrize("speaker", ["the company", "A spokesman", "The group"])
def test_it_takes_a_speaker_whom_nothing_names_for_the_committer(speaker: str) -> None:
    ruling = accept(told("Acme", speaker=speaker), SURE, known(committer="Acme"), AFTER)

    assert (ruling.review, ruling.own_word) == (Review.SUGGESTED, True)
