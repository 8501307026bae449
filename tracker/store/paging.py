"""Pages of a list, and the cursor that says where the next one starts.

A cursor holds the sort key of the last row that was seen, so rows that come and go meanwhile neither
repeat nor hide others. It is opaque to callers.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from tracker.errors import InvalidInput

MAX_PAGE = 500
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows in order, and the cursor of the next page, None at the end."""

    items: list[T]
    next: str | None

    def map(self, shape: Callable[[T], U]) -> Page[U]:
        """The same page with each item shaped by `shape`."""
        return Page([shape(item) for item in self.items], self.next)


def page_of(rows: Sequence[T], limit: int, key: Callable[[T], tuple[Any, ...]]) -> Page[T]:
    """The page of `limit` rows out of `rows`, which holds one more than `limit` if there are more."""
    items = list(rows[:limit])
    return Page(items, encode_cursor(key(items[-1])) if len(rows) > limit else None)


def bounded(limit: int) -> int:
    """`limit`, if a page may be that long. Raises InvalidInput."""
    if not 1 <= limit <= MAX_PAGE:
        raise InvalidInput(f"A page has 1 to {MAX_PAGE} items, not {limit}.", field="limit")
    return limit


def encode_cursor(key: tuple[Any, ...]) -> str:
    """The cursor for a sort key of instants and ids."""
    parts = [part.isoformat() if isinstance(part, datetime) else str(part) for part in key]
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, *types: type[datetime] | type[UUID]) -> tuple[Any, ...]:
    """The sort key that a cursor holds. Raises InvalidInput if it is none of ours."""
    try:
        parts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if len(parts) != len(types):
            raise ValueError(cursor)
        return tuple(_read(part, kind) for part, kind in zip(parts, types, strict=True))
    except (ValueError, TypeError, AttributeError, binascii.Error) as error:
        raise InvalidInput(
            "This cursor is not one of ours.", field="cursor", hint="Use `next` of the page before."
        ) from error


def _read(part: str, kind: type[datetime] | type[UUID]) -> datetime | UUID:
    if kind is UUID:
        return UUID(part)
    at = datetime.fromisoformat(part)
    if at.tzinfo is None:
        raise ValueError(part)
    return at
