"""Committers: one row for each party, whatever spelling a text used."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from tracker.errors import Conflict, NotFound
from tracker.linking.names import party_tokens
from tracker.store.guard import storable
from tracker.store.models import AliasRow, CommitterRow
from tracker.store.paging import Page, bounded, decode_cursor, page_of


def committer_key(name: str) -> str:
    """The spelling-free form of a name, as linking tells parties apart.

    >>> committer_key("Moscow"), committer_key("Acme, Inc.")
    ('russia', 'acme')
    """
    return " ".join(party_tokens(name)) or name.strip().casefold()


def known_committer(session: Session, name: str) -> CommitterRow | None:
    """The committer that goes by `name` (uq_committers_key, then the aliases' primary key)."""
    key = committer_key(name)
    found = session.exec(select(CommitterRow).where(CommitterRow.key == key)).first()
    if found is not None:
        return found
    alias = session.get(AliasRow, key)
    return None if alias is None else session.get(CommitterRow, alias.committer_id)


def committer_for(session: Session, name: str, *, now: datetime) -> CommitterRow:
    """The committer that goes by `name`, made if there is none. Two writers at once make one."""
    found = known_committer(session, name)
    if found is not None:
        return found
    fresh = CommitterRow(key=committer_key(name), name=storable(name, "committer"), created_at=now)
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    session.execute(insert(CommitterRow).values(**fresh.model_dump()).on_conflict_do_nothing())
    return session.exec(select(CommitterRow).where(CommitterRow.key == fresh.key)).one()


def get_committer(session: Session, committer_id: UUID) -> CommitterRow:
    """The committer (primary key). Raises NotFound."""
    row = session.get(CommitterRow, committer_id)
    if row is None:
        raise NotFound(f"There is no committer {committer_id}.")
    return row


def aliases_of(session: Session, committer_id: UUID) -> list[str]:
    """The other spellings that mean this committer (ix_committer_aliases_committer_id)."""
    query = select(AliasRow.alias).where(AliasRow.committer_id == committer_id).order_by(col(AliasRow.key))
    return list(session.exec(query))


def list_committers(session: Session, *, cursor: str | None = None, limit: int = 50) -> Page[CommitterRow]:
    """All committers, oldest first (primary key)."""
    query = select(CommitterRow).order_by(col(CommitterRow.id)).limit(bounded(limit) + 1)
    if cursor is not None:
        query = query.where(col(CommitterRow.id) > decode_cursor(cursor, UUID)[0])
    return page_of(list(session.exec(query)), limit, lambda row: (row.id,))


def add_alias(session: Session, committer_id: UUID, alias: str) -> AliasRow:
    """Let `alias` mean this committer from now on. Raises Conflict if it already means another.

    Commitments already stored under that name keep it: whom they bind is not rewritten behind anyone.
    """
    committer = get_committer(session, committer_id)
    other = known_committer(session, alias)
    if other is not None and other.id != committer.id:
        raise Conflict(f"{alias!r} already means {other.name}.")
    key = committer_key(alias)
    row = session.get(AliasRow, key) or AliasRow(
        key=key, alias=storable(alias, "alias"), committer_id=committer.id
    )
    session.add(row)
    session.flush()
    return row
