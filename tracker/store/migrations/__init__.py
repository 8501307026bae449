"""Alembic migrations, run by `tracker.store.migrate` from wherever the package is installed."""
