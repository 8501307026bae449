"""Another date for a commitment that still runs."""

from __future__ import annotations

import pytest

from tests.linking.builders import known, mention, source
from tests.status_facts import at
from tracker.commitments.model import Commitment, Kind, RevisionKind
from tracker.linking import Known, Source
from tracker.linking.implied import implied_revision
from tracker.status import Status

LATER = source("7 9", id="second")
PLEDGE = known(kind=Kind.PLEDGE, imposer=None)


def kind_of(new: Commitment, one: Known, told_in: Source = LATER) -> RevisionKind | None:
    implied = implied_revision(new, [one], told_in)
    return implied[0].kind if implied else None


@pytest.mark.parametrize(
    ("new", "one", "kind"),
    [
        (mention(due="16"), known(), RevisionKind.EXTENDED),
        (mention(due="16", imposer="the White House"), known(), RevisionKind.EXTENDED),
        (mention(due="7 20"), known(due="16"), RevisionKind.MOVED_UP),
        (mention("Moscow", due="16", kind=Kind.PLEDGE, imposer=None), PLEDGE, RevisionKind.EXTENDED),
    ],
    ids=["by the imposer", "by who speaks for it", "earlier", "one's own word"],
)
def test_it_reads_another_date_as_a_revision(new: Commitment, one: Known, kind: RevisionKind) -> None:
    assert kind_of(new, one) is kind


@pytest.mark.parametrize(
    ("new", "one"),
    [
        (mention(due="16", imposer=None), known()),
        (mention(due="16", imposer="Ukraine"), known()),
        (mention(due="16", action="return the prisoners"), known()),
        (mention("Ukraine", due="16"), known()),
        (mention(due="9"), known()),
        (mention(due="16", kind=Kind.PLEDGE, imposer=None), known()),
        (mention(due="16", recurrence="FREQ=WEEKLY"), known()),
        (mention(due="16"), known(status=Status.MET, closed_at=at("7 8"))),
    ],
    ids=["nobody grants it", "another imposer", "another act", "another party", "the same date",
         "one's own word beside a demand", "a duty that returns", "one that is closed"],
)  # fmt: skip
def test_it_leaves_other_commitments_alone(new: Commitment, one: Known) -> None:
    assert kind_of(new, one) is None


def test_it_takes_a_demand_after_the_old_deadline_for_a_new_one() -> None:
    assert kind_of(mention(due="20"), known(), source("10 9", id="third")) is None


def test_it_does_not_read_two_dates_in_one_document_as_a_revision() -> None:
    assert kind_of(mention(due="16"), known(), source("7 9", id="first-k1")) is None


def test_it_leaves_it_open_which_of_two_is_meant() -> None:
    assert implied_revision(mention(due="16"), [known("k1"), known("k2", due="12")], LATER) is None
