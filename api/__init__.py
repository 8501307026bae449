"""The REST API and the pages. Knows `tracker`; never `jobs`."""
