"""What people do to commitments: enter one, record that it was met, extend it, set it aside."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from api.schemas.values import Input, Instant, InstantOrDay, Line, Name, Zone
from tracker.commitments.model import ConditionType, Kind, Mode

DUE = "An instant, still in time itself; or a day, due when it ends."


class CommitmentIn(Input):
    """A commitment entered by hand."""

    committer: Annotated[Name | None, Field(description="Who has to act.")] = None
    action: Line
    kind: Kind = Kind.OBLIGATION
    mode: Mode = Mode.ACHIEVE
    imposer: Annotated[Name | None, Field(description="Who demands it.")] = None
    condition: Line | None = None
    condition_type: ConditionType | None = None
    consequence: Line | None = None
    earliest: InstantOrDay | None = None
    due: Annotated[InstantOrDay | None, Field(description=DUE)] = None
    made_at: Annotated[InstantOrDay | None, Field(description="When it was made; now if left out.")] = None
    timezone: Annotated[Zone | None, Field(description="Zone of days; the setting's if left out.")] = None
    tags: Annotated[list[Name], Field(max_length=50)] = Field(default_factory=list)
    alert_past: Annotated[bool, Field(description="Announce it even if it is past already.")] = False

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "committer": "Port authority",
                    "action": "publish the inspection report",
                    "kind": "obligation",
                    "due": "2025-08-08",
                    "timezone": "America/New_York",
                    "tags": ["harbour"],
                }
            ]
        }
    )


class Met(Input):
    """A person records that it was done. `done_at` is needed once the deadline has passed."""

    done_at: Annotated[Instant | None, Field(description="Now, if left out before the due.")] = None
    note: Line | None = None

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"done_at": "2025-08-08T14:30:00-04:00", "note": "Seen on their site"}]
        }
    )


class Extend(Input):
    """A new deadline, as its granter set it."""

    due: Annotated[InstantOrDay, Field(description=DUE)]
    reason: Line
    timezone: Annotated[Zone | None, Field(description="Zone of a day; the commitment's if left out.")] = None

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"due": "2025-08-22", "reason": "Granted by letter of 7 August"}]}
    )


class Void(Input):
    """Why it no longer holds."""

    reason: Line

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Withdrawn in the morning briefing"}]}
    )


class Reopen(Input):
    """A person takes back what a person decided."""

    note: Line | None = None

    model_config = ConfigDict(json_schema_extra={"examples": [{"note": "Marked by mistake"}]})


class Tags(Input):
    """All tags of a commitment."""

    tags: Annotated[list[Name], Field(max_length=50)]

    model_config = ConfigDict(json_schema_extra={"examples": [{"tags": ["harbour", "watch"]}]})


class Acceptance(Input):
    """A person lets a piece of evidence count."""

    happened: Annotated[
        InstantOrDay | None, Field(description="When it happened, where the text leaves that open.")
    ] = None
    note: Line | None = None

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"happened": "2025-08-08", "note": "Confirmed by phone"}]}
    )


class Rejection(Input):
    """A person lets it count no more."""

    note: Line | None = None

    model_config = ConfigDict(json_schema_extra={"examples": [{"note": "Confirmed by phone"}]})
