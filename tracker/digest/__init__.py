"""The morning's digest: built from what is known, rendered as JSON, Markdown and HTML.

All of it is pure but `read_digest`, which reads an edition from the store.
"""

from __future__ import annotations

from tracker.digest.build import Happening, Known, Pending, build
from tracker.digest.daily import instant_of, latest_day, next_instant
from tracker.digest.model import Digest, Edition, Line, Section, Source, Waiting, Window
from tracker.digest.reading import read_digest
from tracker.digest.rendering import to_html, to_markdown
from tracker.digest.window import window_of

__all__ = [
    "Digest",
    "Edition",
    "Happening",
    "Known",
    "Line",
    "Pending",
    "Section",
    "Source",
    "Waiting",
    "Window",
    "build",
    "instant_of",
    "latest_day",
    "next_instant",
    "read_digest",
    "to_html",
    "to_markdown",
    "window_of",
]
