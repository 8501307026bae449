"""The schema: built by migrations, agreeing with the models, up and down, on both databases."""

from __future__ import annotations

from sqlalchemy import inspect

from tracker.store.database import Database
from tracker.store.migrate import differences, downgrade, is_current, migrate


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
