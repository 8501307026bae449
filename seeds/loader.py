"""Reads the seed documents and, beside each, what must be found in it.

A seed is a text file with front matter and a labels file of the same name; `README.md` in this folder
describes both. Works from a checkout and from an installed wheel alike.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from seeds.labels import Expected, expected_from
from tracker.documents import split_front_matter

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LABELS_SUFFIX = ".expected.json"


@dataclass(frozen=True, slots=True)
class SeedDocument:
    """A document as it would be posted: its text, and what the front matter says of it.

    `published_at` is a date or an RFC 3339 instant, as written; `events` maps names to the same.
    """

    text: str
    published_at: str
    timezone: str
    publisher: str
    title: str
    genre: str
    source: str
    events: dict[str, str]

    @property
    def published_from(self) -> datetime:
        """The instant of publication, or the first of the local day where only that is known."""
        at = datetime.fromisoformat(self.published_at)
        return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(self.timezone))


@dataclass(frozen=True, slots=True)
class Seed:
    """A document written for this project, and what must be found in it."""

    name: str
    document: SeedDocument
    expected: Expected

    def record(self) -> dict[str, Any]:
        """The seed as one line of labelled data, the shape that the quality commands read."""
        return {
            "id": self.name,
            "genre": self.document.genre,
            "published_at": self.document.published_at,
            "timezone": self.document.timezone,
            "title": self.document.title,
            "text": self.document.text,
            "events": self.document.events,
            "commitments": [asdict(commitment) for commitment in self.expected.commitments],
        }


def load_seeds() -> list[Seed]:
    """All seeds, in order of publication."""
    folder = files("seeds") / "documents"
    seeds = [
        _read_seed(folder, entry.name) for entry in folder.iterdir() if not entry.name.endswith(LABELS_SUFFIX)
    ]
    return sorted(seeds, key=lambda seed: (seed.document.published_from, seed.name))


def _read_seed(folder: Traversable, file_name: str) -> Seed:
    name = file_name.rpartition(".")[0]
    document = _read_document((folder / file_name).read_text(encoding="utf-8"))
    labels = json.loads((folder / f"{name}{LABELS_SUFFIX}").read_text(encoding="utf-8"))
    return Seed(name, document, expected_from(labels, document.text))


def _read_document(content: str) -> SeedDocument:
    meta, body = split_front_matter(content)
    return SeedDocument(
        text=body,
        published_at=_as_text(meta["published_at"]),
        timezone=meta["timezone"],
        publisher=meta["publisher"],
        title=meta["title"],
        genre=meta["genre"],
        source=meta["source"],
        events={name: _as_text(at) for name, at in meta.get("events", {}).items()},
    )


def _as_text(value: str | date | datetime) -> str:
    return value if isinstance(value, str) else value.isoformat()
