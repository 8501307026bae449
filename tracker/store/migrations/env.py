"""What Alembic runs: our metadata over the connection that `tracker.store.migrate` opened."""

from __future__ import annotations

from alembic import context

from tracker.store.models import Row

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Row.metadata,
    compare_type=True,
    render_as_batch=connection.dialect.name == "sqlite",
)
context.run_migrations()
