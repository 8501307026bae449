"""Which known commitment do words mean that only point at one?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.linking.builders import changed, known, source
from tests.status_facts import at
from tracker.commitments.model import Kind, Mode, PointerStatement, RevisionKind
from tracker.linking import Known, Link, granted
from tracker.linking.names import is_generic
from tracker.linking.pointing import link_pointer
from tracker.status import Review
from tracker.temporal.expressions import Duration

HOURS_48 = Duration(((48, "hour"),)).to_dict()


def pointer(thing: str | None = "deadline", **more: Any) -> PointerStatement:
    plain = PointerStatement(
        quote=f"the {thing}",
        start_char=0,
        end_char=10,
        thing=thing,
        committer=None,
        imposer=None,
        action=None,
        dates=(),
        length=None,
        beside=(),
        retells=False,
        over=False,
        zone="UTC",
        trace=(),
    )
    return replace(plain, **more)


def linked(statement: PointerStatement, *commitments: Known, spoken_of: tuple[str, ...] = ()) -> str | None:
    link: Link | None = link_pointer(statement, commitments, source("7 12", id="later"), spoken_of)
    return link.known_id if link else None


def day(number: str) -> tuple[tuple[datetime, datetime], ...]:
    return ((at(number), at(str(int(number) + 1))),)


def test_it_links_a_dated_deadline_whose_party_stands_beside_it() -> None:
    assert linked(pointer(dates=day("8"), beside=("Russia",)), known()) == "k1"


def test_it_links_no_date_that_may_be_any_ones() -> None:
    assert linked(pointer(dates=day("8")), known()) is None


def test_it_links_no_other_deadline_of_the_same_party() -> None:
    assert linked(pointer(dates=day("20"), beside=("Russia",)), known()) is None


def test_it_links_by_the_length_that_was_given() -> None:
    ultimatum = pointer("ultimatum", length=HOURS_48, imposer="Trump")

    assert linked(ultimatum, known(due="8 16")) == "k1"
    assert linked(ultimatum, known(due="9 16")) is None


def test_it_links_what_the_same_text_has_just_told() -> None:
    assert linked(pointer(), known(), spoken_of=("k1",)) == "k1"
    assert linked(pointer(), known()) is None


def test_it_links_nothing_where_two_fit_alike() -> None:
    first, second = known("k1"), known("k2", action="release the crew")

    assert linked(pointer(dates=day("8"), beside=("Russia",)), first, second) is None


@pytest.mark.parametrize(
    ("thing", "kind", "fits"),
    [
        ("ultimatum", Kind.ULTIMATUM, True),
        ("ultimatum", Kind.PLEDGE, False),
        ("pledge", Kind.PLEDGE, True),
        ("pledge", Kind.OBLIGATION, False),
        ("deadline", Kind.PLAN, True),
    ],
)
def test_it_minds_the_sort_of_commitment(thing: str, kind: Kind, fits: bool) -> None:
    said = pointer(thing, committer="Russia")

    assert (linked(said, known(kind=kind)) == "k1") is fits


def test_it_links_a_pause_by_its_own_words() -> None:
    pause = known(action="pause loan repayments for a year", mode=Mode.REFRAIN, due="31")
    said = pointer("pause", action="loan repayment pause", dates=day("31"))

    assert linked(said, pause) == "k1"
    assert linked(replace(said, action="grain export pause"), pause) is None


def test_it_takes_payments_that_resume_for_the_end_of_their_pause() -> None:
    pause = known(action="pause loan repayments for a year", mode=Mode.REFRAIN, due="31")
    said = pointer(None, action="loan repayments", dates=day("31"))

    assert linked(said, pause) == "k1"


def test_it_links_what_is_retold_only_with_party_and_act() -> None:
    told = pointer(None, committer="Russia", action="show real progress", retells=True)

    assert linked(told, known()) == "k1"
    assert linked(replace(told, action="release the crew"), known()) is None
    assert linked(replace(told, committer=None), known()) is None


def test_it_lets_a_word_like_the_group_be_whoever_was_bound() -> None:
    said = pointer("ultimatum", committer="rebel forces", action="show real progress", length=HOURS_48)

    assert linked(said, known(committer="the group", due="8 16")) == "k1"
    assert linked(said, known(committer="Russia", due="8 16")) is None


def test_it_forgets_what_ended_long_ago() -> None:
    ended = known(due="9", said="1")
    late = link_pointer(pointer(committer="Russia"), [ended], source("28", id="late"), ())

    assert late is None


@pytest.mark.parametrize(("name", "generic"), [("the group", True), ("The Company", True), ("Acme", False)])
def test_it_knows_words_that_name_nobody(name: str, generic: bool) -> None:
    assert is_generic(name) is generic


@pytest.mark.parametrize(
    ("mode", "kind", "review"),
    [
        (Mode.MAINTAIN, RevisionKind.EXTENDED, Review.ACCEPTED),
        (Mode.REFRAIN, RevisionKind.EXTENDED, Review.ACCEPTED),
        (Mode.ACHIEVE, RevisionKind.EXTENDED, Review.SUGGESTED),
        (Mode.MAINTAIN, RevisionKind.MOVED_UP, Review.SUGGESTED),
    ],
)
def test_it_lets_who_is_bound_keep_it_up_for_longer(mode: Mode, kind: RevisionKind, review: Review) -> None:
    duty = known(kind=Kind.OBLIGATION, mode=mode, imposer="Court")

    ruling = granted(changed(kind, granter="Russia"), Link("k1", 0.9, True, ()), duty, source())

    assert ruling.review is review
