"""Which of a resource's media types a request prefers (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request

from api.problems import ProblemError

_MAX_RANGES = 50


def chosen_type(request: Request, offered: Sequence[str]) -> str:
    """The offered type with the highest quality; of equals, the first offered. 406 if none will do."""
    header = request.headers.get("accept", "*/*")
    ranges = [_range(part) for part in header.split(",")[:_MAX_RANGES]]
    qualities = {media_type: _quality(media_type, ranges) for media_type in offered}
    best = max(offered, key=lambda media_type: qualities[media_type])
    if qualities[best] <= 0:
        raise ProblemError("not-acceptable", f"It comes as {', '.join(offered)}.")
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return name, 0.0
    return name, 1.0


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """That of the most specific range which covers the type; 0 if none does."""
    for wanted in (media_type, f"{media_type.partition('/')[0]}/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
