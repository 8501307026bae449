"""Whose act it was: names, pronouns and what belongs to them."""

import pytest

from tracker.commitments.evidence import find_evidence
from tracker.commitments.reading import parse_document

CASES = [
    ("Norland says it has released the list.", "Norland"),
    ("Norland says its army has left the valley.", "Norland's army"),
    ("President Ada Holm said she had signed the bill.", "Ada Holm"),
    ("Reports indicate that it has not released the list.", None),
    ("Norland was warned on Monday. It has not released the list.", "Norland"),
    ("It has not released the list.", None),
    ("The Harbour Authority has released the list.", "Harbour Authority"),
]


@pytest.mark.parametrize(("text", "actor"), CASES)
def test_it_names_the_actor_only_where_it_is_plain(text: str, actor: str | None) -> None:
    statements = find_evidence(parse_document(text, "2025-08-12", genre="news"))
    assert [s.actor for s in statements if s.action.startswith(("release", "leave", "sign"))] == [actor]


def test_it_takes_i_and_we_for_the_speaker() -> None:
    text = "Maria: I have merged the fix.\n\nTom: We have not tested it.\n\nMaria: OK, I will look."
    statements = find_evidence(parse_document(text, "2025-08-12", genre="minutes"))
    assert [(s.actor, s.speaker) for s in statements] == [("Maria", "Maria"), ("Tom", "Tom")]
