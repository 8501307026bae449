"""Front matter: facts about a document in TOML, between two lines of `+++` at its top."""

from __future__ import annotations

import tomllib
from typing import Any

from tracker.errors import InvalidText

FENCE = "+++"


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The facts and the text below them; no facts where the text does not begin with a fence.

    Raises InvalidText when the fence is never closed or the TOML between is wrong.
    """
    if not text.startswith((f"{FENCE}\n", f"{FENCE}\r\n")):
        return {}, text
    lines = text.splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise InvalidText(
            f"The front matter that begins with {FENCE} never ends.",
            field="front matter",
            hint=f"Close it with a line that is just {FENCE}.",
        )
    try:
        facts = tomllib.loads("".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        raise InvalidText(f"The front matter is not TOML: {error}.", field="front matter") from error
    return facts, "".join(lines[end + 1 :]).lstrip("\r\n")
