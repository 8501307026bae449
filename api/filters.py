"""Which commitments a list holds, as query parameters; shared by the list, the calendar and the pages."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from api.context import Ctx
from api.schemas.values import InstantOrDay, Name
from api.times import start_of
from tracker.commitments.model import Kind, Mode
from tracker.status import Status
from tracker.store.commitments import Filter


def _wanted(
    context: Ctx,
    status: Annotated[list[Status] | None, Query(description="Of this status; may be repeated.")] = None,
    kind: Annotated[list[Kind] | None, Query(description="Of this kind; may be repeated.")] = None,
    mode: Annotated[Mode | None, Query(description="Of this mode.")] = None,
    committer: Annotated[Name | None, Query(description="Who has to act, in any spelling.")] = None,
    imposer: Annotated[Name | None, Query(description="Who demands it, in any spelling.")] = None,
    tag: Annotated[Name | None, Query(description="Carrying this tag.")] = None,
    q: Annotated[Name | None, Query(description="Words that occur in the action.")] = None,
    due_after: Annotated[
        InstantOrDay | None, Query(description="Due at or after this instant, or the start of this day.")
    ] = None,
    due_before: Annotated[
        InstantOrDay | None, Query(description="Due before this instant, or the start of this day.")
    ] = None,
    awaits_event: Annotated[
        bool | None, Query(description="Whether its deadline waits for a named event.")
    ] = None,
    awaiting_review: Annotated[
        bool | None, Query(description="Whether something found in text waits for a person.")
    ] = None,
    min_confidence: Annotated[float | None, Query(ge=0, le=1, allow_inf_nan=False)] = None,
    document_id: Annotated[UUID | None, Query(description="Found in this document.")] = None,
) -> Filter:
    zone = context.settings.timezone
    return Filter(
        status=[each.value for each in status or ()],
        kind=[each.value for each in kind or ()],
        mode=mode.value if mode else None,
        committer=committer,
        imposer=imposer,
        tag=tag,
        text=q,
        due_from=start_of(due_after, zone, "due_after"),
        due_before=start_of(due_before, zone, "due_before"),
        awaiting_event=awaits_event,
        awaiting_review=awaiting_review,
        min_confidence=min_confidence,
        document_id=document_id,
    )


Wanted = Annotated[Filter, Depends(_wanted)]
