"""Whole dates of languages that have no data file here, each read by dateparser.

dateparser's own search guesses at fragments, so only what looks like a day, a month and a year is given
to it, and only what it reads with all three is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.errors import InvalidInput
from tracker.temporal.expressions import Date
from tracker.temporal.recognise import Found

_CANDIDATE = re.compile(
    # 15 września 2025
    r"\b\d{1,2}\.?\s{1,3}(?:\w{1,3}\s{1,3})?[^\W\d_]{3,15}\.?,?\s{1,3}(?:\w{1,3}\s{1,3})?\d{4}\b"
    r"|\b[^\W\d_]{3,15}\.?\s{1,3}\d{1,2},?\s{1,3}\d{4}\b"  # september 15, 2025
    r"|\b\d{1,2}[-./]\d{1,2}[-./]\d{4}\b|\b\d{4}[-./]\d{1,2}[-./]\d{1,2}\b"
)


def recognise_dates(text: str, code: str) -> Iterator[Found]:
    """Whole dates of `text`. Raises InvalidInput for a language dateparser does not know either."""
    import dateparser  # loaded here: it is slow to import

    for match in _CANDIDATE.finditer(text):
        try:
            at = dateparser.parse(match[0], languages=[code], settings={"STRICT_PARSING": True})
        except ValueError:
            raise unknown(code) from None
        if at is not None:
            span = (match.start(), match.end())
            yield Found(*span, None, span, Date(at.year, at.month, at.day), (f"dateparser {code}",))


def unknown(code: str) -> InvalidInput:
    hint = "Use an ISO 639 code, as de or pt."
    return InvalidInput(f"There are no words of time for {code!r}.", field="language", hint=hint)


def check_language(code: str) -> None:
    """Raises InvalidInput for a language that dateparser does not know."""
    from dateparser.data.languages_info import language_order

    if code not in language_order:
        raise unknown(code)
