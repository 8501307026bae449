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


@pytest.mark.parametrize(
    "text",
    [
        "The army warned that it would shell the town if the rebels did not leave.",
        "The union will strike if the firm cuts jobs.",
    ],
)
def test_it_finds_a_threat_that_hangs_on_a_condition_alone(text: str) -> None:
    (found,) = found_in(text)
    assert (found.kind, found.deadline_text) == (Kind.THREAT, None)
    assert found.condition is not None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If the bill passes, the ministry will publish the list by Friday.", "the bill passes"),
        ("Provided that the bill passes, the ministry will publish the list by Friday.", "the bill passes"),
        ("Subject to approval by the board, the bank will open by Friday.", "approval by the board"),
        ("In the event of a default, the firm shall repay the loan by Friday.", "a default"),
        ("The firm will pay by Friday as long as the audit is done.", "the audit is done"),
    ],
)
def test_it_reads_conditions_in_their_several_wordings(text: str, condition: str) -> None:
    (found,) = found_in(text)
    assert found.condition == condition


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The report will be ready by Friday.", "be ready"),
        ("The envoys are meeting in Oslo on Tuesday.", "meet in Oslo"),
    ],
)
def test_it_takes_what_is_to_be_brought_about_for_an_act(text: str, action: str) -> None:
    assert [one.action for one in found_in(text)] == [action]


def test_it_parts_instalments_by_their_amounts() -> None:
    text = "Sponsor shall pay $50,000 on or before June 1, 2026 and $25,000 no later than September 1, 2026."
    assert [one.due for one in found_in(text, "contract")] == [
        datetime(2026, 6, 2, tzinfo=UTC),
        datetime(2026, 9, 2, tzinfo=UTC),
    ]
