"""Which commitment a later statement speaks of."""

from __future__ import annotations

import pytest

from tests.linking.builders import changed, known, source, told
from tests.status_facts import at
from tracker.commitments.model import (
    ConditionType,
    Effect,
    EvidenceStatement,
    Kind,
    Mode,
    RevisionStatement,
)
from tracker.linking import Known, Link, match_statement
from tracker.status import Status

LATER = source("9 2", id="follow-up", publisher="Evening Post")

ULTIMATUM = known("friday")
SANCTIONS = known(
    "sanctions",
    "United States",
    "impose secondary sanctions",
    "8 16",
    kind=Kind.PLAN,
    imposer=None,
    condition="if no concrete steps toward peace are taken",
    condition_type=ConditionType.ESCAPE,
)
MISSILES = known("missiles", action="lift its moratorium on missiles", due=None, kind=Kind.PLAN, imposer=None)
STORY = (ULTIMATUM, SANCTIONS, MISSILES)


def sure(statement: EvidenceStatement | RevisionStatement, *others: Known) -> list[str]:
    return [link.known_id for link in match_statement(statement, others, LATER) if link.sure]


def effects(links: list[Link]) -> dict[str, Effect | None]:
    return {link.known_id: link.effect for link in links}


@pytest.mark.parametrize(
    ("statement", "meant"),
    [
        (told("Russia", "showed real progress"), "friday"),
        (told("Moscow", "took the concrete steps demanded of it"), "friday"),
        (told("the Kremlin", "met the deadline", met_deadline=True), "friday"),
        (told("Washington", "imposed secondary sanctions"), "sanctions"),
        (told(None, "secondary sanctions took effect"), "sanctions"),
        (told("Russia", "lifted its moratorium on missiles"), "missiles"),
    ],
)
def test_it_finds_the_commitment_that_evidence_speaks_of(statement: EvidenceStatement, meant: str) -> None:
    assert meant in sure(statement, *STORY)


@pytest.mark.parametrize(
    "statement",
    [
        told("Ukraine", "showed real progress"),
        told("Russia", "opened a new museum"),
        told("China", "imposed new visa rules"),
    ],
    ids=["another party", "another act", "both"],
)
def test_it_links_nothing_that_speaks_of_something_else(statement: EvidenceStatement) -> None:
    assert match_statement(statement, STORY, LATER) == []


@pytest.mark.parametrize(
    "statement",
    [
        told(None, "similar dates passed", Effect.EXPIRED),
        told(None, "met the demand"),
        told(None, "lifted"),
        changed(granter=None, committer=None),
    ],
    ids=["expired", "done", "one word", "extended"],
)
def test_it_links_no_general_words_about_nobody(statement: EvidenceStatement | RevisionStatement) -> None:
    assert match_statement(statement, STORY, LATER) == []


def test_it_links_general_words_within_one_document() -> None:
    same = source("9 2", id="first-friday")

    (link,) = match_statement(told(None, "met the demand"), STORY, same)

    assert link.known_id == "friday"


def test_it_links_what_expired_to_a_deadline_that_has_passed() -> None:
    statement = told("Russia", "the deadline passed", Effect.EXPIRED)

    (link,) = match_statement(statement, STORY, source("10 9"))

    assert (link.known_id, link.sure) == ("friday", True)


def test_it_does_not_link_what_expired_to_a_deadline_ahead() -> None:
    assert match_statement(told("Russia", "the deadline", Effect.EXPIRED), [known(due="20")], LATER) == []


def test_it_does_not_take_a_step_of_one_party_for_the_act_of_another() -> None:
    links = match_statement(told("Russia", "took concrete steps toward peace"), STORY, LATER)

    assert Effect.DONE not in [link.effect for link in links if link.known_id == "sanctions"]


@pytest.mark.parametrize(
    "action",
    [
        "announced a lifting of its moratorium on missiles",
        "delayed the lifting of its moratorium on missiles",
    ],
)
def test_it_does_not_take_for_done_what_was_only_announced_or_delayed(action: str) -> None:
    assert match_statement(told("Russia", action), STORY, LATER) == []


def test_it_hears_that_a_promise_not_to_act_was_kept() -> None:
    pause = known("pause", action="strike power plants", mode=Mode.REFRAIN, kind=Kind.PLEDGE, imposer=None)

    links = match_statement(told("Russia", "kept its promise not to strike power plants"), [pause], LATER)

    assert effects(links) == {"pause": Effect.DONE}


@pytest.mark.parametrize(
    ("action", "meant"),
    [
        ("missed the deadline", "friday"),
        ("missed the deadline to lift its moratorium on missiles", "missiles"),
        ("broke its promise", "missiles"),
        ("ignored the demand", "friday"),
        ("ignored Trump's ultimatum", "friday"),
    ],
)
def test_it_follows_words_that_point_at_a_commitment(action: str, meant: str) -> None:
    assert sure(told("Russia", action, Effect.NOT_DONE), *STORY) == [meant]


def test_it_takes_the_speaker_for_the_owner_of_what_acted() -> None:
    assert sure(told("its government", "showed real progress", speaker="Moscow"), *STORY) == ["friday"]


def test_it_sees_that_an_escape_was_taken() -> None:
    links = match_statement(told("Russia", "took concrete steps toward peace"), STORY, LATER)

    assert effects(links)["sanctions"] is Effect.RULED_OUT


def test_it_leaves_to_a_person_what_fits_two_commitments() -> None:
    twins = known("first", due="12"), known("second", due="16")

    links = match_statement(told(), twins, LATER)

    assert [link.sure for link in links] == [False, False]
    assert "another commitment fits as well" in links[0].reasons


def test_it_prefers_the_one_that_still_runs() -> None:
    over = known("over", status=Status.MISSED, closed_at=at("3"), due="3", said="1 9")

    assert sure(told(), over, known("running", due="25")) == ["running"]


def test_it_never_links_to_a_commitment_made_after_the_report() -> None:
    assert match_statement(told(), [known(said="20 9", due="25")], LATER) == []


@pytest.mark.parametrize(
    ("effect", "meant"), [(Effect.DONE, Effect.BREACHED), (Effect.NOT_DONE, Effect.DONE)]
)
def test_it_reads_doing_what_was_not_to_be_done_as_a_breach(effect: Effect, meant: Effect) -> None:
    pause = known("pause", action="strike power plants", mode=Mode.REFRAIN, kind=Kind.PLEDGE, imposer=None)

    links = match_statement(told("Russia", "struck power plants", effect), [pause], LATER)

    assert effects(links) == {"pause": meant}


@pytest.mark.parametrize(
    "statement",
    [
        changed(),
        changed(granter="the White House", committer="Moscow"),
        changed(granter=None),
        changed(granter="Trump", committer=None),
        changed(action="show progress"),
    ],
    ids=["by name", "by other names", "granter not said", "committer not said", "act said"],
)
def test_it_finds_the_commitment_that_a_revision_changes(statement: RevisionStatement) -> None:
    assert sure(
        statement, ULTIMATUM, known("other", "Ukraine", "return the prisoners", imposer="Russia")
    ) == ["friday"]


def test_it_does_not_give_one_party_the_time_granted_to_another() -> None:
    assert match_statement(changed(committer="Ukraine"), [ULTIMATUM], LATER) == []


def test_it_takes_a_word_that_says_nothing_for_no_fulfilment() -> None:
    assert sure(told("Russia", "began"), *STORY) == []
    assert sure(told("Russia", "did so"), ULTIMATUM) == ["friday"]


def test_it_gives_the_reasons_of_a_link() -> None:
    (link, *_) = match_statement(told(), STORY, LATER)

    assert [reason.split()[0] for reason in link.reasons] == ["actor", "action", "time"]


@pytest.mark.parametrize(("day", "meant"), [("8", ["friday"]), ("20", [])])
def test_it_takes_the_date_of_a_deadline_for_no_part_of_the_act(day: str, meant: list[str]) -> None:
    missed = told("Russia", f"miss the August {day} deadline", Effect.NOT_DONE)

    assert sure(missed, ULTIMATUM, MISSILES) == meant


DUTY = known("report", "Defendants", "file a status report", "9", kind=Kind.OBLIGATION, imposer="Court")


def test_it_takes_a_role_for_whoever_is_named() -> None:
    assert sure(told("Acme Corp", "file the status report"), DUTY, MISSILES) == ["report"]
    assert sure(told("Plaintiffs", "file the status report"), DUTY, MISSILES) == []


@pytest.mark.parametrize(
    "act",
    [
        "file a motion for an extension of time to file the status report",
        "seek a postponement of the status report",
    ],
)
def test_it_takes_asking_for_more_time_for_no_deed(act: str) -> None:
    assert sure(told("Acme Corp", act), DUTY, MISSILES) == []
