"""What becomes of a whole reading."""

from __future__ import annotations

from dataclasses import replace

from tests.linking.builders import changed, known, mention, reading, source, told
from tests.status_facts import at
from tracker.commitments.model import ConditionType, Effect, Kind, RevisionKind
from tracker.linking import Known, Restates, known_of, plan, plan_statements
from tracker.status import Review

STORY_DAY = source("6 20", id="story")
FRIDAY = mention(said="6 20", consequence="a fresh round of penalties")
SANCTIONS = mention(
    "the United States",
    "impose secondary sanctions",
    "8 20",
    said="6 20",
    kind=Kind.EXPECTATION,
    imposer=None,
    due_inclusive=True,
    grain="hour",
    condition="if no concrete steps toward peace are taken",
    condition_type=ConditionType.ESCAPE,
)
MISSILES = mention(
    "Moscow", "lift its moratorium on missiles", None, said="6 20", kind=Kind.PLAN, imposer=None
)
STORY = reading(FRIDAY, SANCTIONS, MISSILES, published="6 20")


def stored() -> list[Known]:
    """What the story leaves behind, under the keys of its plan."""
    return [known_of(new.key, new.commitment, STORY_DAY) for new in plan(STORY, STORY_DAY, []).new]


FOLLOW_UP = source("9 2", id="follow-up", publisher="Evening Post")
STEP = told("Russia", "showed real progress", speaker="a senior U.S. official",
            happened_earliest=at("9 0"), happened_latest=at("9 0"))  # fmt: skip


def test_it_stores_what_nobody_told_before() -> None:
    found = plan(STORY, STORY_DAY, [])

    assert [new.commitment for new in found.new] == [FRIDAY, SANCTIONS, MISSILES]
    assert found.new[0].made_at == at("6 20")
    assert "who:russia" in found.new[0].blocking_keys


def test_it_accepts_a_follow_up_for_the_ultimatum_alone() -> None:
    found = plan(reading(STEP, published="9 2"), FOLLOW_UP, stored())

    assert [(one.commitment_id, one.effect, one.ruling.review) for one in found.evidence] == [
        ("new-0", Effect.DONE, Review.ACCEPTED)
    ]
    assert found.new == ()


def test_it_accepts_a_follow_up_that_tells_the_step_in_general_words() -> None:
    general = replace(STEP, action="took the concrete steps demanded of it")

    found = plan(reading(general, published="9 2"), FOLLOW_UP, stored())

    done = [
        one for one in found.evidence if one.effect is Effect.DONE and one.ruling.review is Review.ACCEPTED
    ]
    assert [one.commitment_id for one in done] == ["new-0"]


def test_it_merges_another_outlets_report() -> None:
    retold = mention("Moscow", "demonstrate real progress", said="7 9", imposer="the White House")

    found = plan(reading(retold, published="7 9"), source("7 9", id="second"), stored())

    assert [(one.commitment_id, one.restates) for one in found.sightings] == [("new-0", Restates.SAME)]
    assert found.new == ()


def test_it_merges_a_second_mention_in_one_document() -> None:
    headline = replace(FRIDAY, action="show progress")

    found = plan(reading(headline, FRIDAY), STORY_DAY, [])

    assert len(found.new) == 1
    assert [one.commitment_id for one in found.sightings] == ["new-0"]


def test_it_remembers_how_each_report_words_the_act() -> None:
    retold = replace(FRIDAY, action="show progress in the talks")
    third = replace(FRIDAY, action="make headway in the talks")

    found = plan(reading(FRIDAY, retold, third), STORY_DAY, [])

    assert [one.commitment_id for one in found.sightings] == ["new-0", "new-0"]


def test_it_keeps_two_deadlines_in_one_document_apart() -> None:
    assert (
        len(plan(reading(FRIDAY, replace(FRIDAY, due=at("16"), due_earliest=at("16"))), STORY_DAY, []).new)
        == 2
    )


def test_it_links_a_statement_to_a_commitment_of_the_same_document() -> None:
    found = plan(reading(FRIDAY, changed(due="12"), published="6 20"), STORY_DAY, [])

    assert [(one.commitment_id, one.due) for one in found.revisions] == [("new-0", at("12"))]


def test_it_takes_the_sentence_of_a_revision_for_no_other_commitment() -> None:
    new_date = mention(due="12", said="8 9")

    found = plan(reading(new_date, changed(due="12"), published="8 9"), source("8 9"), [known()])

    assert found.new == ()
    assert [one.commitment_id for one in found.revisions] == ["k1"]


def test_it_resolves_a_revision_against_the_old_deadline() -> None:
    said = {"kind": "duration", "amounts": [[10.0, "day"]]}
    counted = changed(due=None, counts_from_old_due=True, expression=said)

    (found,) = plan(reading(counted, published="9"), source("9"), [known()]).revisions

    assert (found.due, found.ruling.review) == (at("19"), Review.ACCEPTED)


def test_it_suggests_a_revision_whose_date_nobody_can_tell() -> None:
    counted = changed(due=None, counts_from_old_due=True)

    (found,) = plan(reading(counted, published="9"), source("9"), [known()]).revisions

    assert found.ruling.review is Review.SUGGESTED


def test_it_does_not_take_the_words_of_a_new_promise_for_the_fulfilment_of_an_old_one() -> None:
    old = known(action="withdraw its troops", kind=Kind.PLEDGE, imposer=None)
    new = mention(action="withdraw its troops", due="30", said="9 2", kind=Kind.PLEDGE, imposer=None)
    reached = told(None, "an agreement to withdraw its troops was reached")

    found = plan(reading(new, reached, published="9 2"), FOLLOW_UP, [old]).evidence

    assert [(one.commitment_id, one.ruling.review) for one in found] == [("new-0", Review.SUGGESTED)]


def test_it_accepts_a_fulfilment_told_in_one_sentence_with_a_deadline_that_is_over() -> None:
    both = reading(FRIDAY, told(), published="12 2")

    (found,) = plan(both, source("12 2"), []).evidence

    assert (found.commitment_id, found.ruling.review) == ("new-0", Review.ACCEPTED)


def test_it_keeps_what_it_cannot_link_for_later() -> None:
    first = plan(reading(STEP, changed(RevisionKind.WITHDRAWN, due=None), published="9 2"), FOLLOW_UP, [])

    later = plan_statements(first.unlinked, FOLLOW_UP, [known()])

    assert len(first.unlinked) == 2
    assert [one.commitment_id for one in later.evidence] == ["k1"]
    assert [one.commitment_id for one in later.revisions] == ["k1"]


def test_it_plans_the_same_whatever_the_order_of_what_is_known() -> None:
    follow_up = reading(STEP, published="9 2")

    assert plan(follow_up, FOLLOW_UP, stored()) == plan(follow_up, FOLLOW_UP, stored()[::-1])
