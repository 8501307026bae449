"""A digest as Markdown and as HTML."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from tracker.digest.model import Digest, Waiting

# What Markdown or the HTML inside it could take for markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")
_SPACE = re.compile(r"\s+")
_LIST_START = re.compile(r"^(\d+)?([-.])")


def to_markdown(digest: Digest) -> str:
    """The digest as CommonMark. Words from documents are escaped: none of them becomes markup."""
    return _environment().get_template("digest.md.j2").render(digest=digest)


def to_html(digest: Digest, *, fragment: bool = False) -> str:
    """The digest as a page that stands alone, or as a fragment for one. Words from documents are escaped."""
    return _environment().get_template("digest.html.j2").render(digest=digest, fragment=fragment)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tracker.digest", "templates"),
        autoescape=select_autoescape(("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"markdown": escape_markdown, "web": web_address, "told": tell_waiting}
    return environment


def escape_markdown(text: str) -> str:
    """The text on one line, so that Markdown shows it as it is."""
    one_line = _MARKUP.sub(r"\\\1", _SPACE.sub(" ", text).strip())
    return _LIST_START.sub(r"\1\\\2", one_line)


def web_address(url: str | None) -> str | None:
    """The URL if it is safe to make a link of: http or https, without what would end the link early."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return re.sub(r"[\s<>()\[\]\"'`\\]", lambda found: f"%{ord(found[0]):02X}", url)


_EFFECTS = {
    "done": "was done",
    "partly_done": "was partly done",
    "not_done": "was not done",
    "breached": "was breached",
    "refused": "was refused",
    "expired": "has run out",
    "ruled_out": "was ruled out",
}


def tell_waiting(evidence: Waiting) -> str:
    """One sentence on evidence that waits for a decision."""
    speaker = evidence.speaker or "A document"
    return f"{speaker} says it {_EFFECTS.get(evidence.effect, evidence.effect)}"
