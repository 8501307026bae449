"""The store: tables, named queries and migrations, the same on SQLite and PostgreSQL.

`Database` (database.py) opens one, `migrate` (migrate.py) brings it to this version's schema. Each module
holds the queries and transactions of one subject; nothing outside this package builds SQL.
"""
