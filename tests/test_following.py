"""Commitments followed over several documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest

from tests.linking.builders import changed, mention, reading, source, told
from tests.status_facts import at
from tracker.commitments.model import Effect, Mode, Reading, RevisionKind
from tracker.following import Document, Followed, Role, follow, follow_readings
from tracker.linking import Source
from tracker.status import Basis, Status

FIRST = source("6 20", id="first"), reading(mention(said="6 20"), published="6 20")
RETOLD = (
    source("7 9", id="second", publisher="Second Post"),
    reading(
        mention("Moscow", "demonstrate progress", said="7 9", imposer="the White House"), published="7 9"
    ),
)
STEP = told(speaker="an official", happened_earliest=at("8 20"), happened_latest=at("8 20"))
DONE = source("9 12", id="done", publisher="Evening Post"), reading(STEP, published="9 12")
EXTENDED = source("8 9", id="extended"), reading(changed(due="16"), published="8 9")
DROPPED = source("8 9", id="dropped"), reading(changed(RevisionKind.WITHDRAWN, due=None), published="8 9")
REFUSED = (
    source("10 9", id="refused", publisher="Second Post"),
    reading(told("Russia", "show progress", Effect.REFUSED), published="10 9"),
)


def only(*documents: tuple[Source, Reading], now: str = "10") -> Followed:
    (one,) = follow_readings(documents, now=at(now))
    return one


def roles(one: Followed) -> list[tuple[str, Role]]:
    return [(mention.document_id, mention.role) for mention in one.mentions]


def test_it_gathers_the_mentions_of_one_commitment() -> None:
    one = only(FIRST, RETOLD, DONE)

    assert roles(one) == [("first", Role.FIRST), ("second", Role.SIGHTING), ("done", Role.EVIDENCE_FOR)]
    assert (one.status, one.verdict.basis, one.due) == (Status.MET, Basis.SHOWN_DONE, at("9"))


def test_it_gives_the_reason_of_every_link() -> None:
    assert all(mention.reasons for mention in only(FIRST, RETOLD, DONE).mentions[1:])


@pytest.mark.parametrize("order", list(permutations([FIRST, RETOLD, EXTENDED, DONE])))
def test_it_does_not_depend_on_the_order_of_documents(order: list[tuple[Source, Reading]]) -> None:
    assert only(*order) == only(FIRST, RETOLD, EXTENDED, DONE)


def test_it_tells_a_revision_with_its_new_deadline() -> None:
    one = only(FIRST, EXTENDED)

    assert [(mention.role, mention.new_due) for mention in one.mentions[1:]] == [(Role.REVISION, at("16"))]
    assert (one.due, one.status) == (at("16"), Status.PENDING)


def test_it_takes_a_second_report_of_an_extension_for_a_sighting() -> None:
    again = source("8 12", id="extended-again"), reading(changed(due="16"), published="8 12")

    one = only(FIRST, EXTENDED, again)

    assert roles(one)[1:] == [("extended", Role.REVISION), ("extended-again", Role.SIGHTING)]


def test_it_tells_a_withdrawal() -> None:
    one = only(FIRST, DROPPED)

    assert (roles(one)[1], one.status) == (("dropped", Role.WITHDRAWAL), Status.VOID)


def test_it_tells_evidence_against() -> None:
    one = only(FIRST, REFUSED, now="11")

    assert (roles(one)[1], one.verdict.basis) == (("refused", Role.EVIDENCE_AGAINST), Basis.SHOWN_NOT_DONE)


def test_it_does_not_act_on_a_not_yet() -> None:
    not_yet = source("7 9", id="not-yet"), reading(told(effect=Effect.NOT_DONE), published="7 9")

    one = only(FIRST, not_yet, now="8")

    assert (one.status, one.mentions[1].accepted) == (Status.PENDING, False)


def test_it_shows_the_committers_own_word_without_acting_on_it() -> None:
    own = source("8 9", id="own"), reading(told(speaker="the Kremlin"), published="8 9")

    one = only(FIRST, own)

    assert (one.mentions[1].accepted, one.verdict.reported_done_by_committer) == (False, True)
    assert one.status is Status.MISSED


def test_it_takes_the_first_date_of_an_undated_commitment_as_a_revision() -> None:
    undated = source("6 20", id="first"), reading(mention(due=None, said="6 20"), published="6 20")

    one = only(undated, RETOLD)

    assert [(mention.role, mention.new_due) for mention in one.mentions[1:]] == [(Role.REVISION, at("9"))]
    assert one.due == at("9")


def test_it_lets_the_finer_report_restate_the_deadline() -> None:
    finer = mention(due="8 16", grain="hour", due_inclusive=True, said="7 9")
    document = source("7 9", id="finer"), reading(finer, published="7 9")

    one = only(FIRST, document)

    assert (roles(one)[1], one.due) == (("finer", Role.SIGHTING), at("8 16"))


def test_it_links_what_was_told_before_the_commitment_itself() -> None:
    earlier = source("6 20", id="a-told"), reading(told(), published="6 20")
    later = source("7 9", id="b-first"), reading(mention(said="6 16"), published="7 9")

    assert roles(only(earlier, later)) == [("b-first", Role.FIRST), ("a-told", Role.EVIDENCE_FOR)]


def test_it_begins_anew_with_the_next_ultimatum() -> None:
    again = source("12 9", id="again"), reading(mention(due="20", said="12 9"), published="12 9")

    found = follow_readings([FIRST, again], now=at("13"))

    assert [(one.due, one.status) for one in found] == [(at("9"), Status.MISSED), (at("20"), Status.PENDING)]


def test_it_joins_a_fulfilment_to_the_ultimatum_that_runs() -> None:
    again = source("12 9", id="again"), reading(mention(due="20", said="12 9"), published="12 9")
    done = source("15 9", id="done"), reading(told(), published="15 9")

    found = follow_readings([FIRST, again, done], now=at("30"))

    assert [one.status for one in found] == [Status.MISSED, Status.MET]


def test_it_stays_linear_enough_over_many_documents() -> None:
    """A year of daily reports of one ultimatum a week ends in a year's weeks of commitments."""
    documents = [
        (source(f"{day} 9", id=f"doc-{day:03}"), reading(mention(due=f"{week_end(day)}", said=f"{day} 9")))
        for day in range(1, 85)
    ]

    assert len(follow_readings(documents, now=at("100"))) == 12


def week_end(day: int) -> int:
    return day + (7 - (day - 1) % 7)


def test_it_follows_real_text_from_the_demand_to_the_verdict() -> None:
    story = Document(
        "story",
        "Trump has now given Russia until Friday to show real progress or face a fresh round of penalties.",
        "2025-08-06T16:00:00-04:00",
        timezone="America/New_York",
        publisher="Morning Wire",
    )
    follow_up = replace(
        story,
        id="follow-up",
        text="Russia took the steps demanded of it at 8 p.m. on 8 August, a senior U.S. official said.",
        published_at="2025-08-08T22:00:00-04:00",
        publisher="Evening Post",
    )
    now = datetime.fromisoformat("2025-08-10T12:00:00+00:00")

    (pending,) = follow([story], now=now - timedelta(days=3))
    (met,) = follow([story, follow_up], now=now)

    assert (pending.commitment.committer, pending.status) == ("Russia", Status.PENDING)
    assert (met.status, met.verdict.since) == (
        Status.MET,
        datetime.fromisoformat("2025-08-08T20:00:00-04:00"),
    )


def test_it_acts_on_a_breach_before_the_end() -> None:
    truce = (
        source("6 20", id="first"),
        reading(mention(said="6 20", action="hold its fire", mode=Mode.MAINTAIN), published="6 20"),
    )
    broken = (
        source("7 9", id="broken", publisher="Second Post"),
        reading(told(action="hold its fire", effect=Effect.BREACHED), published="7 9"),
    )

    one = only(truce, broken, now="8")

    assert (one.status, one.mentions[1].accepted) == (Status.MISSED, True)
