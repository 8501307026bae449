"""The steps between two verdicts: what changed, dated when it became so, and whether it alerts."""

from __future__ import annotations

from dataclasses import replace

from tests.status_facts import BY_CLOCK, BY_DAY, PAUSE, at, decided, revised, told, verdict
from tracker.commitments.model import ConditionType, Effect, RevisionKind
from tracker.status import ChangeKind, DecisionKind, Review, Verdict, transitions
from tracker.status.transitions import Change

DONE = told(said="8 18", when=("8 10", "8 10"))
EXTENDED = revised(RevisionKind.EXTENDED, "10 12", "12")
OPEN = replace(BY_DAY, due=None, due_earliest=None, awaits_event="taking office")


def steps(before: Verdict | None, after: Verdict, now: str) -> list[Change]:
    return transitions(before, after, first_stored=before is None, now=at(now))


def kinds(before: Verdict | None, after: Verdict, now: str) -> list[ChangeKind]:
    return [step.kind for step in steps(before, after, now)]


def test_it_records_the_creation_of_a_pending_one() -> None:
    assert steps(None, verdict(BY_DAY, "6 17"), "6 17") == [Change(ChangeKind.CREATED, at("6 17"))]


def test_it_marks_a_lapse_from_before_it_was_stored_as_backdated() -> None:
    created, lapsed = steps(None, verdict(BY_DAY, "20"), "20")

    assert (created.kind, created.backdated) == (ChangeKind.CREATED, False)
    assert lapsed == Change(ChangeKind.LAPSED, at("9"), backdated=True)
    assert not lapsed.announced


def test_it_marks_a_fulfilment_from_before_it_was_stored_as_backdated() -> None:
    assert steps(None, verdict(BY_DAY, "20", DONE), "20")[1:] == [
        Change(ChangeKind.MET, at("8 10"), backdated=True)
    ]


def test_it_marks_a_lapse_as_backdated_when_the_event_made_it_known_too_late() -> None:
    before, after = verdict(OPEN, "20"), verdict(BY_DAY, "20")

    assert steps(before, after, "20") == [
        Change(ChangeKind.RESOLVED, at("20")),
        Change(ChangeKind.LAPSED, at("9"), backdated=True),
    ]


def test_it_dates_a_lapse_at_due_and_announces_it() -> None:
    (lapsed,) = steps(verdict(BY_DAY, "8"), verdict(BY_DAY, "9 3"), "9 3")

    assert (lapsed, lapsed.announced) == (Change(ChangeKind.LAPSED, at("9")), True)


def test_it_announces_a_breach_of_what_was_to_be_kept() -> None:
    breach = told(Effect.BREACHED, "7 12", when=("7 10", "7 10"))

    assert steps(verdict(PAUSE, "7 11"), verdict(PAUSE, "7 13", breach), "7 13") == [
        Change(ChangeKind.BREACHED, at("7 10"))
    ]


def test_it_says_met_when_it_was_pending() -> None:
    assert kinds(verdict(BY_DAY, "8 12"), verdict(BY_DAY, "8 19", DONE), "8 19") == [ChangeKind.MET]


def test_it_corrects_missed_to_met_when_a_late_report_is_accepted() -> None:
    assert steps(verdict(BY_DAY, "9"), verdict(BY_DAY, "10", DONE), "10") == [
        Change(ChangeKind.CORRECTED, at("10"))
    ]


def test_it_corrects_met_to_missed_when_a_breach_is_told_late() -> None:
    breach = told(Effect.BREACHED, "11", when=("7 10", "7 10"))

    assert kinds(verdict(PAUSE, "10"), verdict(PAUSE, "11", breach), "11") == [ChangeKind.CORRECTED]


def test_it_reopens_and_says_revised_when_a_lapsed_deadline_is_extended() -> None:
    before, after = verdict(BY_DAY, "9"), verdict(BY_DAY, "10 13", EXTENDED)

    assert kinds(before, after, "10 13") == [ChangeKind.REVISED, ChangeKind.REOPENED]


def test_it_tells_the_second_lapse_after_an_extension() -> None:
    before, after = verdict(BY_DAY, "11", EXTENDED), verdict(BY_DAY, "12", EXTENDED)

    assert steps(before, after, "12") == [Change(ChangeKind.LAPSED, at("12"))]


def test_it_records_a_lapse_known_only_from_an_old_extension_without_alert() -> None:
    before, after = verdict(BY_DAY, "9"), verdict(BY_DAY, "20", EXTENDED)

    assert steps(before, after, "20") == [
        Change(ChangeKind.REVISED, at("20")),
        Change(ChangeKind.LAPSED, at("12"), backdated=True),
        Change(ChangeKind.EXPLAINED, at("20")),
    ]


def test_it_says_voided_and_reopened_again() -> None:
    withdrawn = revised(RevisionKind.WITHDRAWN, "7")
    reinstated = revised(RevisionKind.REINSTATED, "7 12", id="r2")
    pending, void = verdict(BY_DAY, "6 20"), verdict(BY_DAY, "7", withdrawn)

    assert kinds(pending, void, "7") == [ChangeKind.VOIDED]
    assert kinds(void, verdict(BY_DAY, "7 13", withdrawn, reinstated), "7 13") == [
        ChangeKind.REVISED,
        ChangeKind.REOPENED,
    ]


def test_it_explains_a_lapse_that_turns_out_to_be_late_fulfilment() -> None:
    late = told(said="10 9", when=("9 10", "9 10"))

    assert kinds(verdict(BY_DAY, "9"), verdict(BY_DAY, "10 10", late), "10 10") == [ChangeKind.EXPLAINED]


def test_it_tells_one_lapse_when_late_fulfilment_is_known_before_the_sweep() -> None:
    late = told(said="9 20", when=("9 10", "9 10"))

    assert kinds(verdict(BY_DAY, "8"), verdict(BY_DAY, "9 21", late), "9 21") == [ChangeKind.LAPSED]


def test_it_reminds_a_day_and_an_hour_before() -> None:
    moments = ["6 20", "7 16", "8 15", "8 15:30"]
    verdicts = [verdict(BY_CLOCK, moment) for moment in moments]

    assert steps(verdicts[0], verdicts[1], moments[1]) == [Change(ChangeKind.DUE_SOON, at("7 16"))]
    assert steps(verdicts[1], verdicts[2], moments[2]) == [Change(ChangeKind.DUE_SOON, at("8 15"))]
    assert steps(verdicts[2], verdicts[3], moments[3]) == []


def test_it_does_not_remind_of_an_instant_before_the_commitment_was_made() -> None:
    short = replace(BY_CLOCK, due=at("6 20"), due_earliest=at("6 20"))

    assert verdict(short, "6 17").reminded_at is None


def test_it_asks_for_review_of_a_conditional_one_instead_of_a_lapse() -> None:
    conditional = replace(BY_DAY, condition="if any", condition_type=ConditionType.TRIGGER)

    assert kinds(verdict(conditional, "8 23:30"), verdict(conditional, "9"), "9") == [ChangeKind.REVIEW]


def test_it_asks_for_review_of_a_vague_one() -> None:
    vague = replace(BY_DAY, due=None, due_earliest=None, vague=True, review_at=at("15"))

    assert steps(verdict(vague, "14"), verdict(vague, "15"), "15") == [Change(ChangeKind.REVIEW, at("15"))]


def test_it_corrects_when_a_person_says_it_was_done_in_time() -> None:
    done = decided(DecisionKind.MET, "10", done_at=at("8 20"))

    assert kinds(verdict(BY_DAY, "9"), verdict(BY_DAY, "10", done), "10") == [ChangeKind.CORRECTED]


def test_it_reopens_when_the_accepted_evidence_is_rejected() -> None:
    rejected = replace(DONE, review=Review.REJECTED)

    before, after = verdict(BY_DAY, "8 19", DONE), verdict(BY_DAY, "8 20", rejected)

    assert kinds(before, after, "8 20") == [ChangeKind.REOPENED]
