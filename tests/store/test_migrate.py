"""The schema: built by migrations, agreeing with the models, up and down, on both databases."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Index, UniqueConstraint, inspect

import tracker.store
from tracker.store.database import Database
from tracker.store.migrate import differences, downgrade, is_current, migrate
from tracker.store.models import Row


def test_it_builds_what_the_models_say(database: Database) -> None:
    assert differences(database) == []


def test_it_knows_that_the_schema_is_current(database: Database) -> None:
    assert is_current(database)


def test_it_does_nothing_when_nothing_is_to_do(database: Database) -> None:
    migrate(database)

    assert is_current(database)


def test_it_takes_the_schema_down_and_up_again(database: Database) -> None:
    downgrade(database)
    assert inspect(database.engine).get_table_names() == ["alembic_version"]
    assert not is_current(database)

    migrate(database)
    assert differences(database) == []


def test_it_has_every_index_that_a_query_says_it_is_served_by() -> None:
    told = {
        name
        for path in Path(tracker.store.__file__).parent.glob("*.py")
        for name in re.findall(r"\b(?:ix|uq)_[a-z_]+[a-z]", path.read_text())
    }
    real = {
        str(entry.name)
        for table in Row.metadata.tables.values()
        for entry in (*table.indexes, *table.constraints)
        if isinstance(entry, Index | UniqueConstraint)
    }

    assert len(told) > 20
    assert told <= real
