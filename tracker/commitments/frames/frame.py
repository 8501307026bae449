"""What a rule finds, and how a rule is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.commitments.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Frame:
    """An act and those around it, still without its time. Tokens are heads of phrases.

    `head` is the act's verb, or the noun that stands for it; `binder` the word that binds. `holders`
    are further tokens whose times bound the act ("given" in "given Russia until Friday to …").
    """

    rule: str
    kind: Kind
    head: Token
    binder: Token
    committer: Token | None = None
    imposer: Token | None = None
    consequence: Token | None = None
    holders: tuple[Token, ...] = ()
    prior: float = 0.0  # log-odds that a find of this rule is a commitment, all else equal
    needs_time: bool = True
    nominal: bool = False  # the act is a thing to be delivered: "responses are due"
    addressee: bool = False  # the reader is bound: requests and imperatives
    shared: Token | None = None  # the first act of the bond, where this is a further one ("and begin …")


Match = Callable[["Token"], Iterable[Frame]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, read on Wed 2025-08-06, with what the rule must find in it."""

    text: str
    committer: str | None
    action: str
    imposer: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of binding somebody: the words that call it, how it matches, what it is tried on."""

    name: str
    words: frozenset[str]  # lemmas of the tokens it is called on
    match: Match
    examples: tuple[Example, ...] = ()
    near_misses: tuple[str, ...] = ()


def words(text: str) -> frozenset[str]:
    """A set of lemmas, written as a line of words."""
    return frozenset(text.split())
