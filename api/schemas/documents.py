"""Documents as they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import ConfigDict, Field

from api.schemas.values import Input, InstantOrDay, Line, Name, Zone, one_of
from tracker.commitments.genre import GENRES

if TYPE_CHECKING:
    Genre = str
else:
    Genre = one_of(GENRES)


class DocumentIn(Input):
    """A text to read: plain text or HTML, with when it was published."""

    text: Annotated[str, Field(min_length=1, description="The text: plain, HTML, or a mail as it was saved.")]
    published_at: Annotated[
        InstantOrDay,
        Field(description="When it was published: an instant, or only the date where no more is known."),
    ]
    timezone: Annotated[
        Zone | None, Field(description="IANA zone of the text; the setting's if left out.")
    ] = None
    publisher: Annotated[Name | None, Field(description="Where it stood.")] = None
    title: Line | None = None
    genre: Annotated[Genre | None, Field(description="Detected if left out.")] = None
    events: Annotated[
        dict[Name, InstantOrDay],
        Field(max_length=100, description="Named moments that this text counts from."),
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
