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


def to_markdown(digest: Digest, *, site: str = "") -> str:
    """The digest as CommonMark. Words from documents are escaped: none of them becomes markup.

    `site` is where the pages are reached ("https://tracker.example"); without it lines carry no links.
    """
    return _environment().get_template("digest.md.j2").render(digest=digest, site=site)


def to_html(digest: Digest, *, site: str = "", fragment: bool = False) -> str:
    """The digest as a page that stands alone, or as a fragment for one. Words from documents are escaped.

    Links to the commitments' pages begin with `site`; without it they are relative to this host.
    """
    return _environment().get_template("digest.html.j2").render(digest=digest, site=site, fragment=fragment)


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


_SAID = {
    "done": "it was done",
    "partly_done": "it was partly done",
    "not_done": "it was not done",
    "breached": "it was breached",
    "refused": "it was refused",
    "expired": "the deadline has passed",
    "ruled_out": "it is ruled out",
    "extended": "the deadline was extended",
    "moved_up": "the deadline was moved up",
    "withdrawn": "it was withdrawn",
    "waived": "it was waived",
    "suspended": "it was suspended",
    "reinstated": "it was reinstated",
    "superseded": "something else took its place",
}


def tell_waiting(fact: Waiting) -> str:
    """One sentence on what waits for a decision."""
    sentence = f"{fact.speaker or 'a document'} says {_SAID.get(fact.said, fact.said)}"
    return f"{sentence} ({fact.reason})" if fact.reason else sentence
