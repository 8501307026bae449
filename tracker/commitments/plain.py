"""Text made plain for the parser, with a map back to the offsets of the document.

Parsers stumble over wrapped lines, runs of spaces, "[W]e", "thirty (30) days" and capitals used for
emphasis. Each piece is changed by one table; every character kept remembers where it stood.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

_SKIP = re.compile(
    r"""(?x) (?<=\s)\s+                     # runs of white space
      | (?<=[A-Za-z])\s+\(\d[\d,.]*\)(?=\s)    # the figure after its word: thirty (30) days
      | \[(?:\.\.\.|…|\*+|sic)\]\s*          # editors' marks
      | (?<!\w)\*{1,2}(?=\S) | (?<=\S)\*{1,2}(?!\w)   # emphasis
      | \[(?=[A-Z]\]) | (?<=\[[A-Z])\]       # [W]e
    """
)
_SHOUTED = re.compile(
    r"\b(?:NOT|SHALL|MUST|WILL|MAY|ORDERED|ORDER|THAT|FURTHER|IS|ARE|HEREBY|STAYED|GRANTED|DENIED|NO|LATER|"
    r"THAN|BY|BEFORE|WITHIN|UNTIL|UNLESS|DAYS|AND|THE|BE|TO|OF|ON|OR|IT)\b"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """Plain text; `origins[i]` is the document offset of its i-th character."""

    text: str
    origins: array[int]

    def __add__(self, other: Plain) -> Plain:
        return Plain(self.text + other.text, self.origins + other.origins)


def make_plain(text: str, start: int, end: int) -> Plain:
    """`text[start:end]` without what confuses a parser."""
    kept: list[str] = []
    origins: array[int] = array("l")
    at = start
    for found in _SKIP.finditer(text, start, end):
        kept.append(text[at : found.start()])
        origins.extend(range(at, found.start()))
        at = found.end()
    kept.append(text[at:end])
    origins.extend(range(at, end))
    return Plain(_same_length("".join(kept)), origins)


def _same_length(text: str) -> str:
    """Changes that keep each character's place: one kind of space and of quotes, no shouting."""
    spaced = text.translate(_ONE_KIND)
    if spaced.isupper():
        return spaced.lower() if len(spaced.lower()) == len(spaced) else spaced
    return _SHOUTED.sub(lambda m: m.group().lower(), spaced)


_ONE_KIND = {
    ord(a): b for a, b in {"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "’": "'", "‘": "'"}.items()
}
