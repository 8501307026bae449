"""Which names are one party."""

from __future__ import annotations

import pytest

from tracker.linking.names import (
    SAME,
    is_first_person,
    named_in_act,
    party_keys,
    same_party,
    speaks_for,
)

ONE = [
    ("Moscow", "the Kremlin"),
    ("Moscow", "Russia"),
    ("Russian forces", "Russia"),
    ("the Russian government", "Moscow"),
    ("the government of Russia", "Russia"),
    ("U.S.", "Washington"),
    ("US", "Washington"),
    ("the White House", "the United States"),
    ("Britain", "Downing Street"),
    ("Former U.S. President Donald Trump", "Trump"),
    ("Kenyan President William Ruto", "Ruto"),
    ("Mr. Trump", "President Trump"),
    ("Acme Corp.", "Acme Corporation"),
    ("the Tenant", "Tenant"),
    ("Free Harbour Movement Front", "FHMF"),
    ("the Commission's", "the Commission"),
]
TWO = [
    ("Russia", "Ukraine"),
    ("North Korea", "South Korea"),
    ("Russia", "Trump"),
    ("Tenant", "Landlord"),
    ("Israel", "Hamas"),
    ("Sudan", "South Sudan"),
    ("Acme Corp.", "Apex Corp."),
    ("Maria Lopez", "Maria Chen"),
]


@pytest.mark.parametrize(("first", "second"), ONE)
def test_it_takes_two_names_for_one_party(first: str, second: str) -> None:
    assert same_party(first, second) >= SAME
    assert same_party(second, first) >= SAME


@pytest.mark.parametrize(("first", "second"), ONE)
def test_it_looks_up_names_of_one_party_under_a_common_key(first: str, second: str) -> None:
    assert party_keys(first) & party_keys(second)


@pytest.mark.parametrize(("first", "second"), TWO)
def test_it_keeps_two_parties_apart(first: str, second: str) -> None:
    assert same_party(first, second) < SAME


@pytest.mark.parametrize("name", [None, "we", "its military", "my administration", "I"])
def test_it_is_undecided_where_nobody_is_named(name: str | None) -> None:
    assert same_party(name, "Russia") == 0.5
    assert party_keys(name) == frozenset()


@pytest.mark.parametrize(("name", "first"), [("We", True), ("my team", True), ("US", False), ("its", False)])
def test_it_hears_the_first_person(name: str, first: bool) -> None:
    assert is_first_person(name) is first


def test_it_finds_a_party_that_only_the_act_names() -> None:
    assert named_in_act("Russia", None, "pull Russian forces from the valley") >= SAME
    assert named_in_act("Russia", None, "pull troops from the valley") < SAME
    assert named_in_act("Russia", "Ukraine", "pull Russian forces from the valley") < SAME


@pytest.mark.parametrize(
    ("person", "state", "speaks"),
    [
        ("Donald Trump", "the White House", True),
        ("the Kremlin", "Vladimir Putin", True),
        ("Donald Trump", "Russia", False),
        ("Trump", "President Trump", True),
    ],
)
def test_it_knows_who_speaks_for_a_state(person: str, state: str, speaks: bool) -> None:
    assert speaks_for(person, state) is speaks


@pytest.mark.parametrize(
    ("title", "name", "same"),
    [
        ("prime minister", "Kamland's prime minister", True),
        ("The president", "President Kamara", True),
        ("president", "Prime Minister Kamara", False),
        ("mayor", "Kamara", False),
    ],
)
def test_it_takes_a_title_for_who_is_named_with_it(title: str, name: str, same: bool) -> None:
    assert (same_party(title, name) >= SAME) is same
