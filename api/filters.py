"""Which commitments a list holds, as query parameters; shared by the list, the calendar and the pages."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from api.paging import DEFAULT_LIMIT, CursorText
from api.schemas.values import InstantOrDay, Name
from api.times import start_of
from tracker.commitments.model import Kind, Mode
from tracker.status import Status
from tracker.store.commitments import Filter
from tracker.store.fresh import END_OF_TIME
from tracker.store.paging import MAX_PAGE


class FilterQuery(BaseModel):
    """What a commitment must be to be listed. A parameter that does not exist is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")

    status: Annotated[list[Status], Field(description="Of this status; may be repeated.")] = []
    kind: Annotated[list[Kind], Field(description="Of this kind; may be repeated.")] = []
    mode: Annotated[Mode | None, Field(description="Of this mode.")] = None
    committer: Annotated[Name | None, Field(description="Who has to act, in any spelling.")] = None
    imposer: Annotated[Name | None, Field(description="Who demands it, in any spelling.")] = None
    tag: Annotated[Name | None, Field(description="Carrying this tag.")] = None
    q: Annotated[Name | None, Field(description="Words that occur in the action.")] = None
    due_after: Annotated[
        InstantOrDay | None, Field(description="Due at or after this instant, or the start of this day.")
    ] = None
    due_before: Annotated[
        InstantOrDay | None, Field(description="Due before this instant, or the start of this day.")
    ] = None
    awaits_event: Annotated[
        bool | None, Field(description="Whether its deadline waits for a named event.")
    ] = None
    awaiting_review: Annotated[
        bool | None, Field(description="Whether something found in text waits for a person.")
    ] = None
    min_confidence: Annotated[float | None, Field(ge=0, le=1, allow_inf_nan=False)] = None
    document_id: Annotated[UUID | None, Field(description="Found in this document.")] = None

    def to_domain(self, zone: str) -> Filter:
        """The same as the store takes it; days begin in `zone`."""
        due_from = start_of(self.due_after, zone, "due_after")
        due_before = start_of(self.due_before, zone, "due_before")
        if due_from is not None and due_before is None:
            due_before = END_OF_TIME  # an open end is not due after anything
        return Filter(
            status=[status.value for status in self.status],
            kind=[kind.value for kind in self.kind],
            mode=self.mode.value if self.mode else None,
            committer=self.committer,
            imposer=self.imposer,
            tag=self.tag,
            text=self.q,
            due_from=due_from,
            due_before=due_before,
            awaiting_event=self.awaits_event,
            awaiting_review=self.awaiting_review,
            min_confidence=self.min_confidence,
            document_id=self.document_id,
        )


class ListQuery(FilterQuery):
    """The filters with the page of the list that is wanted."""

    cursor: Annotated[CursorText | None, Field(description="`next` of the page before; opaque.")] = None
    limit: Annotated[int, Field(ge=1, le=MAX_PAGE, description="Most items on a page.")] = DEFAULT_LIMIT


Filters = Annotated[FilterQuery, Query()]
Listing = Annotated[ListQuery, Query()]
