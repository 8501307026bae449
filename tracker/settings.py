"""Every setting, where it may come from, and where it did.

A value is taken from the first that has it: the environment variable `TRACKER_<NAME>`, the settings file
(TOML; `TRACKER_SETTINGS_FILE`, else `settings.toml` in the user's configuration directory), the default.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import time
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import available_timezones

from platformdirs import user_config_path, user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from tracker.errors import InvalidInput

SETTINGS_FILE_VARIABLE = "TRACKER_SETTINGS_FILE"
ENVIRONMENT_PREFIX = "TRACKER_"


def settings_file() -> Path:
    """The settings file that is read, whether or not it exists."""
    named = os.environ.get(SETTINGS_FILE_VARIABLE)
    return Path(named) if named else user_config_path("tracker") / "settings.toml"


def _default_database_url() -> str:
    return f"sqlite:///{user_data_path('tracker') / 'tracker.db'}"


class Settings(BaseSettings):
    """The settings of one process. `tracker doctor` prints them with their origin."""

    model_config = SettingsConfigDict(
        env_prefix=ENVIRONMENT_PREFIX, extra="forbid", frozen=True, validate_default=True
    )

    database_url: str = Field(
        default_factory=_default_database_url,
        description="SQLite file or PostgreSQL server: sqlite:///path or postgresql://user@host/name.",
    )
    host: str = Field("127.0.0.1", description="Address that `serve` and `api` listen on.")
    port: int = Field(8737, ge=0, le=65535, description="Port that `serve` and `api` listen on; 0 picks one.")
    public_url: str | None = Field(
        None, description="How readers reach the pages, for links in webhooks and digests."
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Host names that requests may name besides the bound address, comma separated."
    )
    allowed_networks: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        (), description="Private ranges that outgoing requests may reach, comma separated; none by default."
    )
    timezone: str = Field("UTC", description="Zone of texts that name none, and of the digest.")
    calendar: str | None = Field(
        None, description="Holiday calendar for business days: a country or country-subdivision code."
    )
    policies: dict[str, str] = Field(
        default_factory=dict, description="Policies of reading times, by name, over the genre's defaults."
    )
    pipeline: str = Field("en_core_web_sm", description="spaCy pipeline that parses sentences.")
    max_document_bytes: int = Field(
        20_000_000, ge=1_000, le=1_000_000_000, description="Largest document that is read, in bytes."
    )
    digest_time: time = Field(time(7, 0), description="Local time at which the day's digest is built.")
    digest_timezone: str | None = Field(None, description="Zone of the digest; `timezone` if unset.")
    tick_seconds: float = Field(5, gt=0, le=3600, description="Longest sleep of the worker between looks.")
    lease_seconds: float = Field(60, gt=0, le=3600, description="How long a worker's claim on work holds.")
    delivery_timeout_seconds: float = Field(15, gt=0, le=120, description="Longest wait for a webhook call.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="Least severe message that is logged."
    )

    @field_validator("allowed_networks", "allowed_hosts", mode="before")
    @classmethod
    def _split_commas(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return tuple(part.strip() for part in value.split(",") if part.strip())

    @field_validator("timezone", "digest_timezone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        if value is not None and value not in available_timezones():
            raise ValueError(f"no timezone is called {value!r}; use an IANA name such as Europe/Berlin")
        return value

    @property
    def digest_zone(self) -> str:
        """The IANA zone in which a digest's day begins and ends."""
        return self.digest_timezone or self.timezone

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, settings_file())


def load_settings(**given: Any) -> Settings:
    """Read the settings; `given` (command-line options) goes before every other source.

    Raises InvalidInput, naming the setting and what was wrong with it.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        if first["type"] == "extra_forbidden":
            raise InvalidInput(
                f"There is no setting {name!r}.", field=name, hint=f"Take it out of {settings_file()}."
            ) from error
        reason = first["msg"].removeprefix("Value error, ").rstrip(".")
        raise InvalidInput(
            f"The setting {name} cannot be {first['input']!r}: {reason}.",
            field=name,
            hint=f"Set {ENVIRONMENT_PREFIX}{name.upper()} or {name} in {settings_file()}.",
        ) from error
    except (ValueError, OSError) as error:
        raise InvalidInput(f"The settings file {settings_file()} cannot be read: {error}") from error


@dataclass(frozen=True, slots=True)
class Origin:
    """One setting's value, fit to be shown, and where it came from."""

    name: str
    value: str
    source: str
    description: str


def origins(settings: Settings) -> list[Origin]:
    """Each setting with its source: the environment, the file, or the default. Passwords are masked."""
    in_file = TomlConfigSettingsSource(Settings, settings_file())() if settings_file().exists() else {}
    result = []
    for name, field in Settings.model_fields.items():
        variable = f"{ENVIRONMENT_PREFIX}{name.upper()}"
        if variable in os.environ:
            source = variable
        elif name in in_file:
            source = str(settings_file())
        else:
            source = "default"
        result.append(Origin(name, _shown(name, getattr(settings, name)), source, field.description or ""))
    return result


def unknown_variables() -> list[str]:
    """Variables that look like settings but are none: most likely a typing error."""
    known = {f"{ENVIRONMENT_PREFIX}{name.upper()}" for name in Settings.model_fields} | {
        SETTINGS_FILE_VARIABLE
    }
    return sorted(name for name in os.environ if name.startswith(ENVIRONMENT_PREFIX) and name not in known)


def _shown(name: str, value: object) -> str:
    if name == "database_url":
        return mask_password(str(value))
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)


def mask_password(url: str) -> str:
    """The URL with its password, if any, replaced by three asterisks."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", ":***@")))
