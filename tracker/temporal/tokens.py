"""Text as tokens: words, digit runs and single signs, with their offsets.

Spaces are not tokens; `glued` says that a token touches the one before it ("9am" is `9`, `am` glued).
Lower-casing keeps one code point for one, so offsets always slice the text as it was given.
"""

from __future__ import annotations

import re

# Scripts that write no spaces are read sign by sign.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+|\d+|[^\w\s]|_")


def lowered(text: str) -> str:
    """`text` in lower case with every code point in its old place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Tokens:
    """The tokens of one text. Columns, not objects: news is mostly tokens that nobody asks about."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        spans = [(m[0], m.start()) for m in _TOKEN.finditer(lowered(text[start:end]))]
        self.words = [word for word, _ in spans]
        self.starts = [start + at for _, at in spans]
        self.ends = [start + at + len(word) for word, at in spans]

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a space."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter as written."""
        return self.text[self.starts[i]].isupper()

    def slice(self, i: int, j: int) -> str:
        """The text from token `i` up to, and not including, token `j`."""
        return self.text[self.starts[i] : self.ends[j - 1]]
