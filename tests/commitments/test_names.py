from __future__ import annotations

import pytest

from tracker.commitments.names import Names

TEXT = (
    "Former U.S. President Ann Roe met Prime Minister Tom Hart in Oslo. Roe spoke first. The "
    "Port Services Agency (PSA) "
    "will report. She left early."
)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Roe", "Ann Roe"),
        ("President Roe", "Ann Roe"),
        ("Hart", "Tom Hart"),
        ("PSA", "Port Services Agency"),
        ("Oslo", "Oslo"),
    ],
)
def test_it_gives_the_fullest_name_the_document_has(phrase: str, name: str) -> None:
    assert Names(TEXT).canonical(phrase) == name


def test_it_knows_persons_by_title_or_by_a_surname_that_comes_back() -> None:
    names = Names(TEXT)
    assert names.is_person("Roe")
    assert names.is_person("Prime Minister Tom Hart")
    assert not names.is_person("Oslo")


def test_it_resolves_a_pronoun_to_the_only_person_before_it() -> None:
    text = "President Ann Roe spoke in Oslo. She left."
    assert Names(text).person_before(text.index("She")) == "Ann Roe"


def test_it_finds_no_person_where_none_is_named() -> None:
    assert Names("The board met. It left.").person_before(15) is None
