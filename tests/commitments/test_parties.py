"""Who is bound, who demands it, who says so."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.commitments import Commitment, Kind, extract


def only(text: str, genre: str = "news", **options: Any) -> Commitment:
    """The one commitment of a text, read on 6 August 2025."""
    (found,) = extract(text, "2025-08-06", genre=genre, **options)
    return found


@pytest.mark.parametrize(
    ("text", "committer", "imposer"),
    [
        ("Rome gave a 72-hour ultimatum to Premier Ann Roe to resign.", "Premier Ann Roe", "Rome"),
        ("Rome has issued Acme Corp. an ultimatum to pay by noon.", "Acme Corp.", "Rome"),
        ("Oslo set a deadline of 15 September for airlines to refund buyers.", "airlines", "Oslo"),
        ("The firm, which has until 24 August to comply, said nothing.", "The firm", None),
        ("The mayor warned that she would close the bridge on Friday.", "The mayor", None),
        ("The cabinet is committed to cutting waste by 2030.", "The cabinet", None),
    ],
)  # fmt: skip
def test_it_tells_the_bound_from_who_demands_it(text: str, committer: str, imposer: str | None) -> None:
    found = only(text)
    assert (found.committer, found.imposer) == (committer, imposer)


def test_it_leaves_the_dateline_out_of_the_parties() -> None:
    found = only("LEEDS, England — The depot has until noon on Thursday to drop the roster.")
    assert (found.committer, found.imposer) == ("The depot", None)


def test_it_takes_the_owner_of_a_passive_subject_for_the_bound() -> None:
    found = only("Respondent's brief shall be filed on or before 12 September 2025.", genre="court")
    assert (found.committer, found.imposer) == ("Respondent", "the Court")


def test_it_names_the_speaker_of_a_quote_for_the_first_person() -> None:
    found = only('"We will open the road by Friday," Governor Ann Roe told residents.')
    assert found.committer == "Governor Ann Roe"
    assert found.imposer is None


def test_it_keeps_the_source_apart_from_the_bound() -> None:
    found = only("Banks must file the list by Friday, according to the ministry.")
    assert (found.committer, found.source) == ("Banks", "the ministry")


def test_it_binds_the_reader_of_a_request_and_names_who_asks() -> None:
    text = "From: Ann Roe\nTo: Tom\n\nPlease send the signed copy by Friday."
    found = only(text, genre="mail")
    assert (found.committer, found.committer_inferred, found.imposer) == ("you", True, "Ann Roe")


@pytest.mark.parametrize(
    "text", ["AI (Tom): print the flyers by Friday.", "- [ ] Tom: print the flyers by Friday."]
)
def test_it_binds_whose_name_stands_before_an_instruction(text: str) -> None:
    assert only(text, genre="minutes").committer == "Tom"


def test_it_flags_a_pronoun_that_nothing_makes_plain() -> None:
    found = only("They must leave by Friday.")
    assert found.committer == "They"
    assert "committer is a pronoun" in found.flags


def test_it_lets_nobody_be_bound_by_what_cannot_act() -> None:
    found = only("Unless the strike ends by Sunday night, the airline will cancel all flights.")
    assert (found.committer, found.kind) == (None, Kind.ULTIMATUM)
    assert found.consequence == "the airline will cancel all flights"


@pytest.mark.parametrize(
    "text",
    [
        "Licensor shall receive the fee within ten days of the sale.",
        "The balance shall be paid to Licensor by March 1, 2026.",
    ],
)
def test_it_binds_the_other_side_of_a_contract_to_what_one_side_is_owed(text: str) -> None:
    paper = "Licensee shall use the marks with care. Licensor shall maintain the marks. "
    (found,) = extract(paper + text, "2025-08-06", genre="contract")
    assert (found.committer, found.committer_inferred) == ("Licensee", True)


@pytest.mark.parametrize(
    ("text", "committer"),
    [
        ("I'd like you to send the file by Friday.", "you"),
        ("I would appreciate your comments by Friday.", "you"),
        ("I'd like to finish this by Friday.", "I"),
        ("Can everyone send me their slides by Friday?", "you"),
    ],
)
def test_it_reads_polite_wishes_as_they_are_meant(text: str, committer: str) -> None:
    assert only(text, genre="mail").committer == committer
