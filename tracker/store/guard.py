"""What no column can hold is refused before it gets near one.

PostgreSQL takes no NUL in text or JSON, and neither database takes a lone surrogate.
"""

from __future__ import annotations

import re

from tracker.errors import InvalidText

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(value: str, field: str) -> str:
    """`value`, if it can be stored. Raises InvalidText naming `field` and the place."""
    found = _UNSTORABLE.search(value)
    if found is None:
        return value
    what = "a NUL character" if found.group() == "\x00" else "a lone surrogate"
    raise InvalidText(
        f"{field} has {what} at position {found.start()}.",
        field=field,
        hint="Send text as UTF-8, without NUL characters.",
    )


def storable_or_none(value: str | None, field: str) -> str | None:
    """`value`, if it can be stored or there is none."""
    return None if value is None else storable(value, field)
