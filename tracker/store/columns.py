"""Column types and defaults that every table shares, the same on SQLite and PostgreSQL.

Instants are `UTCDateTime` columns (what SQLModel makes of `datetime`): naive values are refused, and
what comes back is aware and in UTC. JSON is JSONB on PostgreSQL. Ids are UUIDv7, so they sort by age.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, MetaData
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7

JSON_TYPE = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

# Migrations name every constraint, so that both databases can drop and alter them.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """Base of all tables; its metadata is what the migrations must agree with."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING)


def new_id() -> UUID:
    """A fresh UUIDv7: time-ordered, so new rows land at the end of every index."""
    return uuid7()


def id_field() -> Any:
    """The primary key of a table."""
    return Field(default_factory=new_id, primary_key=True)


def json_list() -> Any:
    """A JSON array, empty by default. Replace it, never edit it in place: edits are not seen."""
    return Field(default_factory=list, sa_type=JSON_TYPE, nullable=False)


def json_dict() -> Any:
    """A JSON object, empty by default. Replace it, never edit it in place: edits are not seen."""
    return Field(default_factory=dict, sa_type=JSON_TYPE, nullable=False)


def json_or_null() -> Any:
    """A JSON value or SQL NULL."""
    return Field(default=None, sa_type=JSON_TYPE, nullable=True)
