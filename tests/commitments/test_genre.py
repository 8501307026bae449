from __future__ import annotations

import pytest

from tracker.commitments.genre import check_genre, detect_genre
from tracker.errors import InvalidInput

TEXTS = {
    "news": "GENEVA — The envoy said on Tuesday that talks would resume, according to two officials.",
    "mail": "From: Ann Roe <ann@example.org>\nTo: Tom\nSubject: Draft\n\n"
    "Hi Tom,\n\nI'll send it tomorrow.\n\nRegards,\nAnn",
    "minutes": "# Weekly meeting\nAttendees: Ann, Tom\n\nAnn: I looked at the budget.\n"
    "Tom: Fine by me.\nAI: Tom to ask Zoe",
    "contract": 'This Agreement is made between Roe Ltd (the "Supplier") and the Buyer. '
    "The Supplier shall deliver the "
    "goods described herein. The parties agree to the terms hereof.",
    "court": "IT IS ORDERED that Plaintiff shall file a brief. Defendant may respond. "
    "Signed by Judge Ann Roe.",
    "regulation": "SUMMARY: The agency adopts a final rule.\nDATES: Effective May 1.\n"
    "See 12 CFR 34.2 and § 40 for details.",
    "tender": "Request for quotation. Bidders shall submit bids before the closing date. "
    "The solicitation is open to all "
    "tenderers; quotations received late are returned.",
    "press": "FOR IMMEDIATE RELEASE\n\nRoe Ltd today announced a new plant.\n\n###",
    "speech": "My fellow citizens, good evening. We will rebuild. We have waited long. "
    "I know what we must do. (Applause.)",
    "issue": "## Steps to reproduce\n- [ ] open the file\n\n**zoe** commented on May 3\n\nSee #1234.",
}


@pytest.mark.parametrize("genre", TEXTS)
def test_it_knows_a_genre_by_its_surface(genre: str) -> None:
    assert detect_genre(TEXTS[genre]) == genre


def test_it_takes_plain_prose_for_news() -> None:
    assert detect_genre("The council met. It will meet again on Friday.") == "news"


def test_it_takes_a_given_genre_in_any_case() -> None:
    assert check_genre(" Court ") == "court"


def test_it_refuses_a_genre_it_does_not_know() -> None:
    with pytest.raises(InvalidInput) as error:
        check_genre("poem")
    assert error.value.field == "genre"
    assert "minutes" in error.value.hint
