"""Who is meant where nobody is named."""

from __future__ import annotations

import pytest

from tests.linking.builders import known, mention, source, told
from tracker.linking.names import SAME
from tracker.linking.parties import actor_of, committer_likeness, committer_names, meant_by

ACME = source("7 9", publisher="Acme")


@pytest.mark.parametrize(
    ("name", "speaker", "publisher", "meant"),
    [
        ("Russia", "an aide", "Morning Wire", "Russia"),
        ("we", "Jonas Meyer", "Morning Wire", "Jonas Meyer"),
        ("our team", None, "Acme", "Acme"),
        ("we", "she", None, None),
        ("they", "an aide", "Morning Wire", None),
    ],
)
def test_it_tells_whom_a_name_stands_for(
    name: str, speaker: str | None, publisher: str | None, meant: str | None
) -> None:
    assert meant_by(name, speaker, publisher) == meant


def test_it_takes_the_speaker_for_the_owner_of_what_acted() -> None:
    assert actor_of(told("its military", speaker="Moscow"), ACME) == "Moscow"
    assert actor_of(told("our team"), ACME) == "Acme"
    assert actor_of(told("its military"), ACME) is None


def test_it_keeps_two_publishers_who_say_we_apart() -> None:
    ours = known(committer="we")

    assert committer_names(ours) == ("Morning Wire",)
    assert committer_likeness(mention("we"), ours, ACME) < 0.5
    assert committer_likeness(mention("we"), ours, source("7 9")) >= SAME


def test_it_knows_the_publisher_of_a_pledge_when_others_tell_it() -> None:
    assert committer_likeness(mention("we"), known(committer="Acme"), ACME) >= SAME
