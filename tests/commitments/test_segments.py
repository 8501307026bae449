from __future__ import annotations

from datetime import UTC, datetime

from tracker.commitments import extract
from tracker.commitments.segments import clean_sender

THREAD = """From: Ann Roe <ann@example.org>
Sent: Thursday, 7 August 2025 09:00
To: Tom Hart
Subject: Re: Draft

I'll send the figures by tomorrow.

Regards,
Ann Roe
Roe Ltd, open until Friday

On Mon, Aug 4, 2025 at 3:00 PM Tom Hart wrote:
> I will review the draft within 24 hours.
"""

MINUTES = """# Council

## 2025-07-01

Zoe: I will book the hall by Friday.

## 2025-08-05

Tom: I will print the flyers by Friday.
Zoe: Good.
"""


def test_it_reads_each_mail_of_a_thread_against_its_own_date_and_sender() -> None:
    newer, older = extract(THREAD, "2025-08-07T09:05:00Z", genre="mail")
    assert (newer.committer, newer.due) == ("Ann Roe", datetime(2025, 8, 9, tzinfo=UTC))
    assert (older.committer, older.action) == ("Tom Hart", "review the draft")
    assert older.due == datetime(2025, 8, 5, 15, 0, tzinfo=UTC)


def test_it_leaves_signatures_out() -> None:
    quotes = [one.quote for one in extract(THREAD, "2025-08-07", genre="mail")]
    assert not any("Roe Ltd" in quote for quote in quotes)


def test_it_reads_dated_sections_of_minutes_against_their_own_day() -> None:
    hall, flyers = extract(MINUTES, "2025-08-06", genre="minutes")
    assert (hall.committer, hall.due) == ("Zoe", datetime(2025, 7, 5, tzinfo=UTC))
    assert (flyers.committer, flyers.due) == ("Tom", datetime(2025, 8, 9, tzinfo=UTC))


def test_it_cleans_a_senders_name() -> None:
    assert clean_sender('"Roe, Ann" <ann@example.org>') == "Ann Roe"
    assert clean_sender("tom.hart@example.org") == "Tom Hart"
    assert clean_sender("Zoe Lind@FIRM") == "Zoe Lind"
