"""The public way from a text to its commitments: the worked example, parties, conditions, bad input."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tracker.commitments import Commitment, ConditionType, Kind, Mode, extract, read
from tracker.errors import InvalidInput, InvalidText, InvalidTime, UnknownPolicy, UnknownZone

STORY = (
    "WASHINGTON — A senior U.S. official said secondary sanctions are still expected within 48 "
    "hours if no concrete "
    "steps toward peace are taken. Donald Trump has now given Russia until Friday to show real "
    "progress or face a "
    "fresh round of penalties. He had claimed he could end the war within 24 hours of taking office."
)


def only(text: str, published: str = "2025-08-06", **options: Any) -> Commitment:
    """The one commitment of a text, read in New York."""
    (found,) = extract(text, published, **{"timezone": "America/New_York", **options})
    return found


def test_it_reads_the_ultimatum_of_the_worked_example() -> None:
    ultimatum = extract(STORY, "2025-08-06", timezone="America/New_York")[1]
    assert ultimatum.committer == "Russia"
    assert ultimatum.imposer == "Donald Trump"
    assert ultimatum.action == "show real progress"
    assert ultimatum.consequence == "a fresh round of penalties"
    assert ultimatum.kind is Kind.ULTIMATUM
    assert ultimatum.mode is Mode.ACHIEVE
    assert ultimatum.due == datetime(2025, 8, 9, 4, 0, tzinfo=UTC)
    assert STORY[ultimatum.start_char : ultimatum.end_char] == ultimatum.quote


def test_it_reads_an_expectation_with_its_source_and_escape() -> None:
    expected = extract(STORY, "2025-08-06T16:00:00-04:00", timezone="America/New_York")[0]
    assert expected.kind is Kind.EXPECTATION
    assert expected.committer is None
    assert expected.source == "A senior U.S. official"
    assert expected.condition == "no concrete steps toward peace are taken"
    assert expected.condition_type is ConditionType.ESCAPE
    assert expected.due == datetime(2025, 8, 8, 20, 0, tzinfo=UTC)


def test_it_lets_a_claim_wait_for_its_event_and_resolves_it_when_given() -> None:
    waiting = extract(STORY, "2025-08-06", timezone="America/New_York")[2]
    assert (waiting.kind, waiting.committer, waiting.due) == (Kind.CLAIM, "Donald Trump", None)
    assert waiting.awaits_event == "taking office"
    known = extract(STORY, "2025-08-06", events={"taking office": "2025-01-20T12:00:00-05:00"})[2]
    assert known.due == datetime(2025, 1, 21, 17, 0, tzinfo=UTC)
    assert known.awaits_event is None


def test_it_resolves_event_relative_times_by_the_documents_own_definition() -> None:
    text = (
        '"Effective Date" means March 3, 2025. The Supplier shall deliver the plan '
        "within thirty (30) days after the "
        "Effective Date."
    )
    assert only(text, genre="contract").due == datetime(2025, 4, 3, 4, 0, tzinfo=UTC)


def test_it_counts_from_the_day_of_a_dated_saying() -> None:
    found = only("On Tuesday the firm said it would reply within 24 hours.")
    assert found.committer == "The firm" or found.committer == "the firm"
    assert found.earliest == datetime(2025, 8, 5, 4, 0, tzinfo=UTC)
    assert found.due == datetime(2025, 8, 7, 4, 0, tzinfo=UTC)
    assert "counted from the saying" in found.flags


def test_it_names_no_committer_where_the_text_names_none() -> None:
    found = only("The hall must be cleared by Friday.")
    assert (found.committer, found.committer_inferred) == (None, False)
    assert found.action == "clear the hall"


def test_it_infers_the_committer_of_a_passive_from_the_same_act_elsewhere() -> None:
    text = (
        "The Grantee shall pay a fee to the Grantor by May 1, 2026. "
        "The fee shall be paid on or before March 31, 2027."
    )
    second = extract(text, "2025-08-06", genre="contract")[1]
    assert (second.committer, second.committer_inferred) == ("The Grantee", True)


def test_it_resolves_pronouns_to_the_subject_before() -> None:
    first, second = extract(
        "The planning board is due to meet on Monday. It must rule on the permit by 12 September 2025.",
        "2025-08-06",
    )
    assert first.committer == second.committer == "The planning board"
    assert second.committer_inferred


def test_it_keeps_two_deadlines_of_one_sentence_apart() -> None:
    text = "Responses shall be filed by August 15, 2025, and the clerk must publish them by August 22, 2025."
    first, second = extract(text, "2025-08-06", genre="court")
    assert first.action == "file responses"
    assert (second.committer, second.deadline_text) == ("the clerk", "by August 22, 2025")


def test_it_joins_two_verbs_that_share_one_deadline() -> None:
    assert only("Buyers must sign the form and return it by Friday.").action == "sign the form and return it"


def test_it_reads_list_items_with_the_duty_that_opens_the_list() -> None:
    text = (
        "The order directs the agency to:\n\n(1) Present a plan within 15 days; and\n\n"
        "(2) Publish a list by 1 October 2025."
    )
    plan, listing = extract(text, "2025-08-06", genre="press")
    assert (plan.committer, plan.action) == ("the agency", "present a plan")
    assert (listing.committer, listing.action) == ("the agency", "publish a list")


def test_it_reads_a_labelled_field_as_a_deadline() -> None:
    found = only("Reply By: August 20, 2025 at 5 PM EDT\n\nTo: All pool holders,", genre="tender")
    assert found.action == "reply"
    assert found.committer == "All pool holders"
    assert found.due == datetime(2025, 8, 20, 21, 0, tzinfo=UTC)


def test_it_finds_the_act_of_a_bare_deadline_in_the_sentence_before() -> None:
    text = "Members must choose a chair by vote. The deadline is Friday."
    assert only(text).action.startswith("choose a chair")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The guests shall leave by Friday.", Mode.ACHIEVE),
        ("The guests shall not leave before Friday.", Mode.REFRAIN),
        ("The guests shall remain in the hall until Friday.", Mode.MAINTAIN),
        ("Both sides agreed to suspend the strikes until Friday.", Mode.REFRAIN),
        ("The guests have until Friday to leave.", Mode.ACHIEVE),
    ],
)
def test_it_tells_doing_from_refraining_and_keeping_up(text: str, mode: Mode) -> None:
    assert only(text).mode is mode


def test_it_gives_a_pause_until_a_day_both_ends_of_it() -> None:
    found = only("Both sides agreed to suspend the strikes until Friday.")
    assert found.due_earliest == datetime(2025, 8, 8, 4, 0, tzinfo=UTC)
    assert found.due == datetime(2025, 8, 9, 4, 0, tzinfo=UTC)


def test_it_leaves_a_vague_due_open() -> None:
    found = only("The ministry will publish the list in the coming weeks.")
    assert (found.due, found.vague) == (None, True)
    assert found.review_at is not None


def test_it_waits_for_an_event_that_a_clause_tells() -> None:
    found = only("The mill must not discharge from the outfall until the division has approved the plan.")
    assert found.mode is Mode.REFRAIN
    assert found.awaits_event == "the division has approved the plan"


def test_it_finds_a_threat_without_a_time() -> None:
    found = only("The rebels threatened to blow up the bridge.")
    assert (found.kind, found.deadline_text) == (Kind.THREAT, None)


def test_it_prints_every_field_of_the_published_shape() -> None:
    printed = only("The firm shall pay the fine by Friday.").to_dict()
    assert printed["due"] == "2025-08-09T00:00:00-04:00"
    assert {step["step"] for step in printed["trace"]} >= {"parsed", "rule", "confidence"}


def test_it_says_which_pipeline_and_rules_were_used() -> None:
    reading = read("The firm shall pay the fine by Friday.", "2025-08-06")
    assert reading.pipeline.startswith("en_core_web_sm 3.8")
    assert reading.extractor
    assert [one.committer for one in reading.commitments] == ["The firm"]


def test_it_takes_the_zone_of_the_dateline_where_none_is_given() -> None:
    assert read("TOKYO — The bank must decide by noon on Friday.", "2025-08-06").zone == "Asia/Tokyo"
    assert (
        read("TOKYO — The bank must decide by Friday.", "2025-08-06", timezone="Europe/Paris").zone
        == "Europe/Paris"
    )


@pytest.mark.parametrize("text", ["", "  \n\t ", "due by\x00Friday", "due by \ud800 Friday"])
def test_it_refuses_what_is_no_text(text: str) -> None:
    with pytest.raises(InvalidText) as error:
        extract(text, "2025-08-06")
    assert error.value.field == "text"


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"published_at": "2025-02-30"}, InvalidTime),
        ({"published_at": "yesterday"}, InvalidTime),
        ({"timezone": "Mars/Base"}, UnknownZone),
        ({"policies": {"no_such": "x"}}, UnknownPolicy),
        ({"genre": "poem"}, InvalidInput),
        ({"pipeline": "xx_not_there"}, InvalidInput),
    ],
)
def test_it_raises_a_clear_error_for_bad_options(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        extract("The firm shall pay by Friday.", **{"published_at": "2025-08-06", **options})


def test_it_reads_one_line_of_two_megabytes() -> None:
    text = "lorem ipsum dolor " * 111_000 + "The firm shall pay the fine by Friday."
    assert [one.action for one in extract(text, "2025-08-06", genre="news")] == ["pay the fine"]
