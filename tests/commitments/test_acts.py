"""What is to be done, and which deadline belongs to which act."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.commitments import Commitment, Kind, extract


def found_in(text: str, genre: str = "news") -> list[Commitment]:
    return extract(text, "2025-08-06", genre=genre)


def test_it_gives_each_verb_its_own_deadline() -> None:
    first, second = found_in(
        "The town will publish the names on Tuesday and begin collecting fines by 1 September."
    )
    assert (first.action, second.action) == ("publish the names", "begin collecting fines")
    assert second.committer == "The town"


def test_it_makes_each_numbered_instalment_a_commitment() -> None:
    text = "The buyer shall pay: (i) half by 1 September 2025; and (ii) half by 1 October 2025."
    assert [one.due for one in found_in(text, "contract")] == [
        datetime(2025, 9, 2, tzinfo=UTC),
        datetime(2025, 10, 2, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("text", "consequence"),
    [
        ("Oslo has until Friday to pay or face new tariffs.", "new tariffs"),
        ("Oslo has until Friday to pay or lose the grant.", "lose the grant"),
        ("Oslo must pay the fine by Friday or the harbour will close.", "the harbour will close"),
        ("Oslo must pay by Friday. Failure to do so will result in a fine.", "a fine"),
    ],
)
def test_it_reads_the_sanction_and_makes_it_an_ultimatum(text: str, consequence: str) -> None:
    (found,) = found_in(text)
    assert (found.kind, found.consequence) == (Kind.ULTIMATUM, consequence)
    assert found.action in ("pay", "pay the fine")


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Nominations are due on 18 August 2025.", "submit nominations"),
        ("Rent is due on 1 September 2025.", "pay rent"),
        ("Comments must be received by Friday.", "submit comments"),
        ("Final motions to be filed no later than 15 October 2025.", "file final motions"),
        ("New tariffs are expected within 48 hours.", "New tariffs"),
        ("The firm shall send the goods (see annex 2) by Friday.", "send the goods"),
    ],
)
def test_it_says_the_act_as_a_clean_phrase(text: str, action: str) -> None:
    assert [one.action for one in found_in(text)] == [action]


@pytest.mark.parametrize(
    "text",
    [
        "Borrower shall deliver audited financial statements by 12 September 2025.",
        "Seller shall, within five days of receipt, deliver the goods.",
    ],
)
def test_it_finds_the_verb_where_the_parse_mistakes_it(text: str) -> None:
    (found,) = found_in(text, "contract")
    assert found.action.startswith("deliver ")


def test_it_counts_an_order_from_its_own_date() -> None:
    (found,) = found_in("Plaintiff shall pay the fee within ten days of the date of this Order.", "court")
    assert found.due == datetime(2025, 8, 17, tzinfo=UTC)


def test_it_lets_a_moved_deadline_wait_for_the_old_one() -> None:
    (found,) = found_in("The envoys extended the deadline by 48 hours.")
    assert (found.due, found.awaits_event) == (None, "the deadline before")


def test_it_reads_the_term_alone_as_the_deadlines_words() -> None:
    (found,) = found_in("The police have 96 hours to charge the man.")
    assert found.deadline_text == "96 hours"
    assert found.due == datetime(2025, 8, 11, tzinfo=UTC)
