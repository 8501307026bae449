"""Actions in other words."""

from __future__ import annotations

import pytest

from tracker.linking.actions import action_keys, likeness
from tracker.linking.stems import stem

ALIKE = [
    ("show real progress", "showed real progress"),
    ("withdraw its troops", "troop withdrawal"),
    ("withdraw its troops", "the withdrawal of troops"),
    ("pay the fee", "payment of the fee"),
    ("implement the plan", "implementation of the plan"),
    ("release all hostages", "freed the hostages"),
    ("impose new tariffs on steel", "imposed tariffs on steel imports"),
    ("sign the agreement", "signed the deal"),
    ("submit the report", "filed its report"),
    ("stop", "stopped"),
    ("show real progress", "take a concrete step toward peace"),
]
UNLIKE = [
    ("show real progress", "lift its moratorium on missiles"),
    ("pay the fee", "sign the lease"),
    ("release all hostages", "withdraw its troops"),
    ("cut emissions by 40 percent", "raise wages by 10 percent"),
    ("show real progress", "meet with the president"),
    ("pull its forces out of the valley", "pull out of the port"),
    ("repair the bridge", "close the bridge"),
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_it_finds_one_act_in_other_words(first: str, second: str) -> None:
    assert likeness(first, second) >= 0.7
    assert likeness(first, second) == likeness(second, first)


@pytest.mark.parametrize(("first", "second"), UNLIKE)
def test_it_tells_two_acts_apart(first: str, second: str) -> None:
    assert likeness(first, second) < 0.45


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_it_looks_up_one_act_under_a_common_key(first: str, second: str) -> None:
    assert action_keys(first) & action_keys(second)


@pytest.mark.parametrize(
    ("forms"),
    [
        ("withdraw", "withdrew", "withdrawn", "withdrawal", "withdrawing"),
        ("reply", "replied", "replies", "replying"),
        ("pay", "paid", "paying", "payment", "payments"),
        ("impose", "imposed", "imposing", "imposes"),
        ("submit", "submitted", "submitting"),
        ("pass", "passed", "passes"),
    ],
)
def test_it_brings_the_forms_of_a_word_to_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_it_says_nothing_of_an_empty_action() -> None:
    assert likeness("", "show progress") == 0.0
    assert action_keys("") == frozenset()


def test_it_reads_only_the_beginning_of_a_runaway_action() -> None:
    runaway = " ".join(f"word{number}" for number in range(100_000))

    assert likeness(runaway, "show progress") == 0.0
