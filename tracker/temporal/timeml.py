"""Times as inline TIMEX3, the annotation of TimeML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tracker.temporal.model import Time


def to_timeml(text: str, times: Iterable[Time]) -> str:
    """`text` as a TimeML document with a TIMEX3 element round every time.

    The two ends of a range are marked apart; a time without a value (an event that is awaited, an
    impossible date) is not marked. Characters that XML forbids are left out.
    """
    pieces: list[str] = []
    behind = 0
    marked = [timex for time in times for timex in time.timexes()]
    for number, timex in enumerate(sorted(marked, key=lambda timex: timex.start_char), 1):
        mod = f' mod="{timex.mod}"' if timex.mod else ""
        pieces.append(_plain(text[behind : timex.start_char]))
        pieces.append(f'<TIMEX3 tid="t{number}" type="{timex.type}" value="{timex.value}"{mod}>')
        pieces.append(_plain(text[timex.start_char : timex.end_char]) + "</TIMEX3>")
        behind = timex.end_char
    pieces.append(_plain(text[behind:]))
    return "<TimeML>" + "".join(pieces) + "</TimeML>\n"


def _plain(text: str) -> str:
    return escape("".join(c for c in text if _allowed(c)), quote=False)


def _allowed(c: str) -> bool:
    """Whether XML 1.0 allows the character."""
    return c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
