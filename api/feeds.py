"""Writers of the two formats other programs subscribe to: iCalendar (RFC 5545) and Atom (RFC 4287).

Both take commitments as `tracker.views` shows them, so what a calendar says is what the page says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from api.pages.words import CLOCK_GRAINS, headline

ATOM = "http://www.w3.org/2005/Atom"
_LINE_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_XML_FORBIDDEN = {code: None for code in (*range(0x20), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}


def calendar(commitments: Iterable[Mapping[str, Any]], base_url: str, now: datetime) -> str:
    """A calendar with one entry for each commitment that has a due; those without are left out."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tracker//deadlines//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", "X-WR-CALNAME:Deadlines"]
    for commitment in commitments:
        if commitment["due"] is not None:
            lines += _calendar_entry(commitment, base_url, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _calendar_entry(commitment: Mapping[str, Any], base_url: str, now: datetime) -> list[str]:
    due = datetime.fromisoformat(commitment["due"])
    details = f"{commitment['status']} ({commitment['basis']})\n{commitment.get('quote') or ''}"
    return [
        "BEGIN:VEVENT",
        f"UID:{commitment['id']}@tracker",
        f"DTSTAMP:{_utc(now)}",
        *_when(due, commitment["grain"]),
        f"SUMMARY:{_escaped(headline(commitment))}",
        f"DESCRIPTION:{_escaped(details)}",
        f"URL:{base_url}/commitments/{commitment['id']}",
        f"CATEGORIES:{_escaped(commitment['kind'])},{_escaped(commitment['status'])}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _when(due: datetime, grain: str | None) -> list[str]:
    """A clock time is a moment; a due that ends a day is that whole last day, its end excluded."""
    if grain in CLOCK_GRAINS:
        return [f"DTSTART:{_utc(due)}"]
    last_day = (due - timedelta(microseconds=1)).date()
    return [
        f"DTSTART;VALUE=DATE:{last_day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last_day + timedelta(days=1):%Y%m%d}",
    ]


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterable[str]:
    """A content line in pieces of at most 75 octets, none cut inside a character (RFC 5545, 3.1)."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LINE_OCTETS:
            yield piece
            piece, size = " ", 1
        piece += char
        size += octets
    yield piece


def atom(changes: Iterable[Mapping[str, Any]], base_url: str, now: datetime) -> bytes:
    """A feed with one entry for each change of a commitment, newest first."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(_tag("feed"))
    entries = [_atom_entry(change, base_url) for change in changes]
    _add(feed, "id", f"{base_url}/v1/feed.atom")
    _add(feed, "title", "Commitments: what changed")
    _add(
        feed, "updated", entries[0].findtext(_tag("updated")) if entries else now.astimezone(UTC).isoformat()
    )
    ElementTree.SubElement(feed, _tag("link"), rel="self", href=f"{base_url}/v1/feed.atom")
    ElementTree.SubElement(feed, _tag("link"), rel="alternate", href=f"{base_url}/")
    _add(ElementTree.SubElement(feed, _tag("author")), "name", "Tracker")
    feed.extend(entries)
    document: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document


def _atom_entry(change: Mapping[str, Any], base_url: str) -> ElementTree.Element:
    commitment = change["commitment"]
    entry = ElementTree.Element(_tag("entry"))
    _add(entry, "id", f"urn:uuid:{change['id']}")
    _add(entry, "title", f"{change['status']} · {headline(commitment)}")
    _add(entry, "updated", change["noticed_at"])
    _add(entry, "published", change["at"])
    ElementTree.SubElement(entry, _tag("link"), href=f"{base_url}/commitments/{commitment['id']}")
    ElementTree.SubElement(entry, _tag("category"), term=change["kind"])
    _add(entry, "summary", f"{change['kind']}: {change['basis']}. {commitment.get('quote') or ''}".strip())
    return entry


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _add(parent: ElementTree.Element, name: str, text: str | None) -> None:
    ElementTree.SubElement(parent, _tag(name)).text = (text or "").translate(_XML_FORBIDDEN)
