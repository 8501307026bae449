"""Bytes to text, text to plain text: decoding, the bounds on it, and HTML."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tracker.errors import InvalidText

# A byte order mark says the encoding for certain; nothing else is guessed.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HTML_START = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CLOSING_TAG = re.compile(r"</(?:p|div|span|a|h[1-6]|li|ul|td|tr|table|article|section)\s*>", re.I)
_SNIFFED = 4096  # characters looked at to tell HTML from prose


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text that is read; `original` is what it was extracted from, None when it was plain already."""

    text: str
    original: str | None = None


def decode(data: bytes, encoding: str = "utf-8") -> str:
    """Decode a whole document; a byte order mark goes before `encoding`.

    Raises InvalidText for bytes that are not text in that encoding, with the place.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise InvalidText(f"No encoding is called {encoding!r}.", field="encoding") from error
    except UnicodeDecodeError as error:
        raise InvalidText(
            f"The document is not {encoding} text: byte {error.start} cannot be read.",
            field="text",
            hint="Say which encoding it has, such as --encoding cp1252, or save it as UTF-8.",
        ) from error
    return text


def plain_text(text: str) -> PlainText:
    """The text to read: pasted HTML is reduced to its words, everything else stays as it is.

    Raises InvalidText when nothing is left, or when it holds a NUL or half a surrogate pair.
    """
    check_characters(text)
    found = PlainText(html_to_text(text), text) if looks_like_html(text) else PlainText(text)
    if not found.text.strip():
        raise InvalidText("The document is empty: there is no text to read.", field="text")
    return found


def check_characters(text: str) -> None:
    """Refuse what no database stores and no reader meant: NUL and lone surrogates."""
    nul = text.find("\0")
    if nul >= 0:
        raise InvalidText(
            f"The document looks binary: there is a NUL character at offset {nul}.",
            field="text",
            hint="Give its text; PDF and Word files have to be converted first.",
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InvalidText(
            f"The document holds half a character (a lone surrogate) at offset {error.start}.", field="text"
        ) from error


def looks_like_html(text: str) -> bool:
    """True for a page or a fragment of one, not for prose that mentions a tag."""
    head = text[:_SNIFFED]
    return bool(_HTML_START.match(head)) or len(_CLOSING_TAG.findall(head)) >= 2


_UNREAD = ("head", "script", "style", "noscript", "template")
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table td th tr ul".split()
)


def html_to_text(html: str) -> str:
    """The words of a page, a line for each block, without scripts, styles and comments.

    Raises InvalidText for HTML nested deeper than any page: libxml2 would leave out what lies below.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<html>{html}".encode(), parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InvalidText("The HTML is nested too deeply to be read.", field="text")
    etree.strip_elements(root, *_UNREAD, with_tail=False)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\0")
        pieces.append((element.text if event == "start" else element.tail) or "")
    folded = re.sub(r"[ \t\r\n\f\xa0]+", " ", "".join(pieces))
    lines = (line.strip() for line in folded.split("\0"))
    return "\n".join(line for line in lines if line) + "\n"
