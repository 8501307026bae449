"""What a rule of pointers is and gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Point:
    """What a rule read: the noun that points, and the word whose phrase says it.

    `holder` is the word below which the deadline stands. `maker` made or imposed it. `needs_date` says that
    without a date it points at nothing, `names_no_date` that a date beside it is not the deadline in force.
    `act` is the noun of an act that itself is named.
    """

    span: Token
    holder: Token
    thing: Token | None = None
    act: Token | None = None
    maker: Token | None = None
    committer: Token | None = None
    needs_date: bool = False
    names_no_date: bool = False


@dataclass(frozen=True, slots=True)
class PointerExample:
    """A text read as news of 2025-08-12, with the pointer that must be found in it.

    `day` is the local day of the last moment of the deadline it names.
    """

    text: str
    thing: str | None
    action: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class PointerRule:
    """One way of pointing at a commitment. `lemmas` are those of the words it looks at."""

    name: str
    lemmas: frozenset[str]
    read: Callable[[Token], Point | None]
    examples: tuple[PointerExample, ...]
    near_misses: tuple[str, ...] = ()


def is_definite(noun: Token) -> bool:
    """It is taken as known: "the", "this", "its", "Norland's"; not "a new deadline", "no demand"."""
    if any(c.lower_ in ("new", "another", "second", "further") for c in noun.children):
        return False
    return any(
        c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children
    )
