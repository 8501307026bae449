"""Text with spans highlighted, as safe HTML: the deadline inside a quote, the commitments inside a document.

Offsets count code points. Spans may overlap or nest; the text is cut at every edge, so that what comes out
is always well-formed and no character is lost or doubled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Span:
    """`[start, end)` of a text, with a CSS class, and where a click on it leads."""

    start: int
    end: int
    style: str = ""
    href: str | None = None
    anchor: str | None = None


def highlighted(text: str, spans: Iterable[Span]) -> Markup:
    """`text` with each span marked. Where several cover a character, the shortest one's style is used."""
    kept = sorted(
        (span for span in spans if 0 <= span.start < span.end <= len(text)),
        key=lambda span: (span.start, span.end),
    )
    edges = sorted({0, len(text), *(span.start for span in kept), *(span.end for span in kept)})
    pieces: list[Markup] = []
    active: list[Span] = []
    upcoming = iter(kept)
    following = next(upcoming, None)
    for start, end in pairwise(edges):
        active = [span for span in active if span.end > start]
        while following is not None and following.start == start:
            active.append(following)
            following = next(upcoming, None)
        pieces.append(_piece(text[start:end], active, start))
    return Markup("").join(pieces)


def _piece(text: str, active: list[Span], start: int) -> Markup:
    if not active:
        return escape(text)
    span = min(active, key=lambda span: span.end - span.start)
    content = Markup('<a href="{}">{}</a>').format(span.href, text) if span.href else escape(text)
    named = next((each.anchor for each in active if each.anchor and each.start == start), None)
    style = Markup(' class="{}"').format(span.style) if span.style else Markup("")
    anchor = Markup(' id="{}"').format(named) if named else Markup("")
    return Markup("<mark{}{}>{}</mark>").format(style, anchor, content)


def quote_with_deadline(quote: str, deadline_text: str | None) -> Markup:
    """A quote with the words that set the deadline marked inside it."""
    start = quote.lower().find(deadline_text.lower()) if deadline_text else -1
    if deadline_text is None or start < 0:
        return escape(quote)
    return highlighted(quote, [Span(start, start + len(deadline_text), "deadline")])
