"""A commitment to build digests of."""

from __future__ import annotations

from typing import Any

FRIDAY_END = "2025-08-09T00:00:00-04:00"


def commitment(identity: str = "c1", **changes: Any) -> dict[str, Any]:
    """A commitment as the views show it."""
    return {
        "id": identity,
        "committer": "Russia",
        "action": "show real progress",
        "kind": "ultimatum",
        "status": "pending",
        "basis": "not due yet",
        "due": FRIDAY_END,
        "due_earliest": FRIDAY_END,
        "due_inclusive": False,
        "review_at": None,
    } | changes
