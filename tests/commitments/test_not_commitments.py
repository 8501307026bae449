"""What holds a time and binds nobody."""

from __future__ import annotations

import pytest

from tracker.commitments import extract

NOTHING = {
    "a finished event": "The firm paid the fine on Monday, within 24 hours of the ruling.",
    "a deadline met in the telling": "The firm had until 1 May 2024 to finish, and did so in April.",
    "history": "In 1961 the council was to open the canal by 1970.",
    "a habit": "The committee usually meets on the first Monday of each month.",
    "a duration": "The 90-minute film follows a family for three days.",
    "an age": "The 48-year-old has run the shop for ten years.",
    "entertainment": "The band will perform on Friday, and the new album will be released on Monday.",
    "a scheduled event": "The hearing will begin at 10 a.m. on Friday.",
    "speculation": "Prices could fall by Friday.",
    "a hypothetical": "If the tenant had to leave by Friday, she would call a lawyer.",
    "a supposition": "Suppose a shop had to refund every buyer within a day.",
    "a denial": "The minister denied that she would resign by Friday.",
    "no deadline": "There is no deadline for the talks on Friday.",
    "no plan": "The firm does not plan to close the plant this year.",
    "an unreal past": "They should have left by Friday.",
    "a state": "I will be away until Monday.",
    "weather": "Rain is expected on Friday.",
    "a term": "The term of the lease shall be ten years, commencing on May 1, 2026.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_it_finds_nothing_in(text: str) -> None:
    assert [(one.action, one.confidence) for one in extract(text, "2025-08-06", genre="news")] == []
