"""Word lists of the linking room, one subject a file. Lines that start with # are comments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list that are neither empty nor comments."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """Lines of the form "key: name, name, …"."""
    found = {}
    for line in lines(name):
        key, _, names = line.partition(":")
        found[key.strip()] = tuple(part.strip() for part in names.split(",") if part.strip())
    return found
