"""Named events as they are told, and what they resolve."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from api.schemas.answers import Shown, Stamp
from api.schemas.values import Input, InstantOrDay, Name, Zone
from tracker.errors import InvalidInput
from tracker.store.events import Scope


class ScopeIn(Input):
    """For whom an event holds: one document, one party, or everyone."""

    type: Literal["everyone", "document", "party"] = "everyone"
    document_id: UUID | None = None
    party: Name | None = None

    @model_validator(mode="after")
    def _names_what_it_means(self) -> ScopeIn:
        given = {"document": self.document_id, "party": self.party}
        wanted = {name for name in given if name == self.type}
        if wanted != {name for name, value in given.items() if value is not None}:
            raise InvalidInput(
                "It does not name what it holds for.",
                hint="Give document_id with the type document, party with party, neither with everyone.",
            )
        return self

    def to_domain(self) -> Scope:
        return Scope(document_id=self.document_id, party=self.party)


class EventIn(Input):
    """When a named event is, or was."""

    at: Annotated[InstantOrDay, Field(description="An instant, or the day where no more is known.")]
    timezone: Annotated[Zone | None, Field(description="Zone of a day; the setting's if left out.")] = None
    scope: ScopeIn = Field(default_factory=ScopeIn)

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"at": "2025-01-20T12:00:00-05:00"},
                {"at": "2025-03-01", "scope": {"type": "party", "party": "Port authority"}},
            ]
        }
    )


class ScopeOut(Shown):
    """For whom an event holds."""

    type: str
    document_id: UUID | None
    party: str | None


class EventOut(Shown):
    """A named event; `earliest` equals `latest` when it is known to the minute."""

    id: UUID | None
    name: str
    scope: ScopeOut
    earliest: Stamp
    latest: Stamp
    zone: str
    quote: str | None
    given_by: str
    set_at: Stamp


class ResolvedOut(Shown):
    """A commitment whose deadline the event settles, as it will stand."""

    commitment_id: UUID
    committer: str | None
    action: str
    deadline_text: str | None
    earliest: Stamp | None
    due: Stamp | None
    status: str
    basis: str
    backdated: bool = Field(description="Its deadline is past: judged at once, announced to nobody.")


class NamedOut(Shown):
    """An event as stored (or as it would be), and what it resolves."""

    event: EventOut
    preview: bool
    resolves: list[ResolvedOut]


class AwaitedOut(Shown):
    """An event that pending commitments wait for."""

    name: str
    commitments: int


class EventsOut(Shown):
    """The known events, and on the first page those that are awaited."""

    items: list[EventOut]
    next: str | None
    awaited: list[AwaitedOut]
