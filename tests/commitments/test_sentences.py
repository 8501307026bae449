from __future__ import annotations

import pytest

from tracker.commitments.sentences import LONGEST, split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It ended. They left.", ["It ended.", "They left."]),
        ("Mr. Roe met Gen. Hart at 5 p.m. on Sept. 3 in Washington.", None),
        ("It came at 8 p.m. New York time, an official said.", None),
        (
            "The U.S. Senate voted. The U.S. The vote held.",
            ["The U.S. Senate voted.", "The U.S.", "The vote held."],
        ),
        ("He left at 5 p.m. The others stayed.", ["He left at 5 p.m.", "The others stayed."]),
        ('"We will go." She left.', ['"We will go."', "She left."]),
        ("12. Payment is due on Friday.", None),
        ("See No. 4 and J. Roe for details.", None),
        ("It grew 3.5 percent.", None),
    ],
)
def test_it_splits_where_a_sentence_ends_and_only_there(text: str, sentences: list[str] | None) -> None:
    assert split(text) == (sentences or [text])


def test_it_never_joins_paragraphs() -> None:
    assert split("A heading\n\nThe text goes on.") == ["A heading", "The text goes on."]


def test_it_joins_the_lines_of_a_wrapped_sentence() -> None:
    text = "Questions about this request shall be submitted through the\nportal no later than Friday."
    assert split(text) == [text]


def test_it_keeps_list_items_and_form_fields_apart() -> None:
    text = "The tenant shall:\n(a) pay the rent; and\n(b) keep the keys.\nReply By: Friday\n- call the bank"
    assert split(text) == [
        "The tenant shall:",
        "(a) pay the rent; and",
        "(b) keep the keys.",
        "Reply By: Friday",
        "- call the bank",
    ]


def test_it_cuts_a_run_without_stops_at_white_space() -> None:
    pieces = split("word " * 2000)
    assert max(len(piece) for piece in pieces) <= LONGEST
    assert "".join(pieces).count("word") == 2000


def test_it_gives_offsets_into_the_whole_text() -> None:
    text = "xx One. Two. yy"
    assert [text[a:b] for a, b in split_sentences(text, 3, 12)] == ["One.", "Two."]
