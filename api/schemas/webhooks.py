"""Webhook endpoints as they are set."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Field

from api.schemas.values import Input, Instant, Line, Name, one_of
from tracker.commitments.model import Kind
from tracker.errors import InvalidInput
from tracker.outbound import Network, is_reachable
from tracker.store.event_types import EVENT_TYPES

if TYPE_CHECKING:
    EventType = str
else:
    EventType = one_of(EVENT_TYPES)


def web_address(url: str) -> str:
    """An absolute http or https URL without credentials in it."""
    try:
        parts = urlsplit(url)
        fit = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fit = False
    if not fit or any(char.isspace() or not char.isprintable() for char in url):
        raise InvalidInput("It is not an absolute http or https URL.", hint="Write it as https://host/path.")
    if parts.username or parts.password:
        raise InvalidInput("It holds a user name.", hint="Deliveries are signed; leave credentials out.")
    return url


def check_reachable(url: str, allowed: tuple[Network, ...]) -> None:
    """Refuse a literal address that deliveries may not reach. Names are checked when they are looked up."""
    host = urlsplit(url).hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return
    if not is_reachable(host, allowed):
        raise InvalidInput(
            f"{host} is private, local or reserved, and deliveries may not reach it.",
            field="url",
            hint="Allow its network in the setting allowed_networks if it is meant to be reached.",
        )


WebAddress = Annotated[
    str, Field(max_length=2_000, json_schema_extra={"format": "uri"}), AfterValidator(web_address)
]
Filter = Annotated[list[Name], Field(max_length=100)]


class WebhookFilters(Input):
    """What passes to an endpoint. A filter left empty lets everything pass."""

    description: Line | None = None
    events: Annotated[list[EventType], Field(max_length=50)] | None = None
    committers: Filter | None = None
    kinds: Annotated[list[Kind], Field(max_length=10)] | None = None
    tags: Filter | None = None
    min_confidence: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | None = None


class WebhookIn(WebhookFilters):
    """A new endpoint."""

    url: WebAddress

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "url": "https://example.org/hooks/deadlines",
                    "description": "The newsroom's alert channel",
                    "events": ["commitment.lapsed", "commitment.met", "commitment.corrected"],
                    "kinds": ["ultimatum", "pledge"],
                    "min_confidence": 0.5,
                }
            ]
        }
    )


class WebhookPatch(WebhookFilters):
    """What is to change of an endpoint; what is left out stays."""

    url: WebAddress | None = None
    enabled: bool | None = None

    model_config = ConfigDict(json_schema_extra={"examples": [{"enabled": False}]})


class Replay(Input):
    """Since when deliveries that were given up on are sent again."""

    since: Instant

    model_config = ConfigDict(json_schema_extra={"examples": [{"since": "2025-08-08T00:00:00Z"}]})
