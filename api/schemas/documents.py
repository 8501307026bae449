"""Documents: as they come in, and as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from api.schemas.answers import CommitmentOut, Shown, Stamp
from api.schemas.values import Input, InstantOrDay, Line, Name, Zone, one_of
from api.schemas.webhooks import WebAddress
from tracker.commitments.genre import GENRES

if TYPE_CHECKING:
    Genre = str
else:
    Genre = one_of(GENRES)


class DocumentIn(Input):
    """A text to read. What a mail or front matter says of itself need not be said again."""

    text: Annotated[str, Field(min_length=1, description="The text: plain, HTML, or a mail as it was saved.")]
    published_at: Annotated[
        InstantOrDay | None,
        Field(description="When it was published: an instant, or only the date where no more is known."),
    ] = None
    timezone: Annotated[Zone | None, Field(description="IANA zone; the setting's if left out.")] = None
    publisher: Annotated[Name | None, Field(description="Where it stood.")] = None
    title: Line | None = None
    url: Annotated[WebAddress | None, Field(description="Where it can be read.")] = None
    genre: Annotated[Genre | None, Field(description="Detected if left out.")] = None
    events: Annotated[
        dict[Name, InstantOrDay],
        Field(max_length=100, description="Named moments that it counts from."),
    ] = Field(default_factory=dict)
    calendar: Annotated[
        Name | None, Field(description="Holiday calendar of business days: a country code.")
    ] = None
    policies: Annotated[
        dict[Name, Name], Field(max_length=50, description="Policies of reading times, by name.")
    ] = Field(default_factory=dict)

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "text": "The port authority has until Friday to publish the inspection report.",
                    "published_at": "2025-08-06T16:00:00-04:00",
                    "timezone": "America/New_York",
                    "publisher": "Harbour Gazette",
                    "title": "Port told to publish",
                    "genre": "news",
                    "events": {"taking office": "2025-01-20T12:00:00-05:00"},
                }
            ]
        }
    )


class DocumentOut(Shown):
    """A document in a list."""

    id: UUID
    title: str | None
    publisher: str | None
    url: str | None
    published_at: str = Field(description="A date, or an instant with its offset, as it is known.")
    timezone: str
    genre: str
    pipeline: str
    extractor: str
    stored_at: Stamp
    links: dict[str, str]


class DocumentText(DocumentOut):
    """A document with its text, in which all offsets count Unicode code points."""

    text: str
    commitments: list[CommitmentOut]


class Ingested(DocumentOut):
    """A document with what it tells of, in text order."""

    commitments: list[CommitmentOut]
    new_commitments: list[UUID] = Field(description="Those that no document told of before.")
