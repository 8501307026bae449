"""Whether a text says itself that something was in time or late."""

from __future__ import annotations

import re
from enum import Enum


class Timeliness(Enum):
    IN_TIME = "said to be in time"
    LATE = "said to be late"
    NOT_SAID = "not said"


_LIMIT = (
    r"(?:the|its|their|his|her|our|this|that|a)\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?:deadline|due date|cutoff|grace(?:\s+period)?|ultimatum)"
)
_LENGTH = r"(?:\w+\s+)?(?:minute|hour|day|week|month|year)s?"
_LATE = re.compile(
    rf"\b(?:{_LENGTH}\s+late|(?:after|past|beyond)\s+{_LIMIT}|belatedly|{_LENGTH}\s+overdue)\b", re.I
)
_IN_TIME = re.compile(
    rf"\b(?:on time|meeting {_LIMIT}|in (?:good )?time(?!\s+(?:for|to))"
    rf"|on schedule|ahead of (?:schedule|time|{_LIMIT})"
    rf"|{_LENGTH}\s+early"
    rf"|(?:before|by|within|inside)\s+{_LIMIT}|with\s+{_LENGTH}\s+to spare)\b",
    re.I,
)


def timeliness(words: str) -> Timeliness:
    """What `words` say of the deadline: in time, late, or nothing.

    >>> timeliness("paid the rent a day early").value
    'said to be in time'
    """
    if _LATE.search(words):
        return Timeliness.LATE
    return Timeliness.IN_TIME if _IN_TIME.search(words) else Timeliness.NOT_SAID
