"""Names of events, compared."""

import pytest

from tracker.temporal.event_names import event_key, same_event

SAME = [
    ("taking office", "took office"),
    ("taking office", "Trump takes office"),
    ("taking office", "his inauguration"),
    ("taking office", "being sworn in"),
    ('the "Effective Date"', "Effective Date"),
    ("the Closing Date", "Closing"),
    ("date of this Agreement", "this Agreement"),
    ("signing of the agreement", "the agreement is signed"),
    ("the bill passes", "passage of the bill"),
    ("receipt of the notice", "receiving notice"),
    ("the law comes into force", "entry into force of this law"),
    ("the start date", "commencement"),
]

DIFFERENT = [
    ("Effective Date", "Closing Date"),
    ("signing the treaty", "signing the lease"),
    ("Services Agreement", "service of the agreement"),
    ("taking office", "leaving office"),
    ("the sanctions take effect", "the tariffs take effect"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_it_gives_two_wordings_of_one_event_the_same_key(one: str, other: str) -> None:
    assert same_event(one, other), (event_key(one), event_key(other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_it_keeps_different_events_apart(one: str, other: str) -> None:
    assert not same_event(one, other), event_key(one)


def test_it_keeps_empty_words_when_there_are_no_others() -> None:
    assert event_key("the date") == "the date"
