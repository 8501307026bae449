"""The engine that reads rules: patterns over words and categories, longest match, memoised.

A pattern is words of the text and names in angle brackets, read left to right:

- `next|last|this`    one of these words
- `no_later_than`     a phrase (words joined by `_`)
- `<month>`           a word class of the lexicon, or a category that rules produce
- `[of]`              an optional part
- `~`                 the next token touches the one before it ("2025~-~08")

All patterns of a category share one tree, so reading a category tries only what the tokens allow.
Each category is read at most once at each token, which keeps the whole linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tracker.temporal.lookahead import Lookahead, Node
from tracker.temporal.tokens import Tokens

if TYPE_CHECKING:
    from tracker.temporal.reading import Reading

MAX_DEPTH = 14
"""Categories inside categories; deeper nesting is no human phrase."""

NOTHING = object()
"""The value of a reading that is no time after all ("a 48-year-old"): it is passed over whole."""

Guard = Callable[["Reading", int, int], bool]
Classes = Callable[[Tokens, int], "dict[str, Any]"]
Chunk = Callable[["Reading", int], "list[Match]"]
"""A category read by a function instead of patterns (the free words of an event's name)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying a time.

    `name` reads as the phrase. `produce` gets the values of the names in the pattern, in order, and
    returns the meaning, or None where the words are not one. `guard` looks at the words around.
    `examples` are phrases with what they come to, `near_misses` texts in which the rule must find
    nothing; both run as tests and are printed into the documentation.
    """

    name: str
    category: str
    patterns: tuple[str, ...]
    produce: Callable[..., Any]
    examples: dict[str, str] = field(default_factory=dict)
    near_misses: tuple[str, ...] = ()
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A category read from token `start` to `end` (exclusive), with the inner matches it was made of."""

    start: int
    end: int
    value: Any
    rule: Rule
    parts: tuple[Match, ...] = ()


_ELEMENT = re.compile(r"\[|\]|~|<[a-z0-9_]+>|[^\s\[\]~<>]+")


def _alternatives(parts: list[str]) -> Iterator[list[str]]:
    """Every way to read a pattern with optional groups, as flat element lists."""
    if "[" not in parts:
        yield parts
        return
    opening = parts.index("[")
    depth, closing = 1, opening
    while depth:
        closing += 1
        depth += {"[": 1, "]": -1}.get(parts[closing], 0)
    head, inner, tail = parts[:opening], parts[opening + 1 : closing], parts[closing + 1 :]
    yield from _alternatives(head + inner + tail)
    yield from _alternatives(head + tail)


def _spelled(element: str) -> list[list[str]]:
    """The token sequences a word element stands for."""
    if element == "|":
        return [["|"]]
    return [choice.split("_") for choice in element.split("|")]


class Grammar:
    """Rules by category, compiled to trees, with what each category can begin with."""

    def __init__(
        self, rules: Iterable[Rule], classes: Classes, chunks: dict[str, Chunk] | None = None
    ) -> None:
        self.rules = tuple(rules)
        self.classes = classes
        self.chunks = chunks or {}
        self.trees: dict[str, Node] = {}
        for order, rule in enumerate(self.rules):
            root = self.trees.setdefault(rule.category, Node())
            for pattern in rule.patterns:
                for parts in _alternatives(_ELEMENT.findall(pattern)):
                    _grow([root], parts, rule, order)
        self.vocabulary = _vocabulary(self.trees.values())
        self.read_names = frozenset(self.trees.keys() | self.chunks.keys())
        self.lookahead = Lookahead(self.trees, frozenset(self.chunks), self.vocabulary)


def _grow(nodes: list[Node], parts: list[str], rule: Rule, order: int) -> None:
    for part in parts:
        if part == "~":
            nodes = [_glue(node) for node in nodes]
        elif part.startswith("<"):
            nodes = [node.classes.setdefault(part[1:-1], Node()) for node in nodes]
        else:
            nodes = [_follow(node, words) for node in nodes for words in _spelled(part)]
    for node in nodes:
        node.done.append((rule, order))


def _vocabulary(trees: Iterable[Node]) -> frozenset[str]:
    """Every word that stands in a pattern."""
    words: set[str] = set()
    todo = list(trees)
    while todo:
        node = todo.pop()
        words.update(node.words)
        todo.extend((*node.words.values(), *node.classes.values()))
        if node.glued:
            todo.append(node.glued)
    return frozenset(words)


def _glue(node: Node) -> Node:
    node.glued = node.glued or Node()
    return node.glued


def _follow(node: Node, words: list[str]) -> Node:
    for word in words:
        node = node.words.setdefault(word, Node())
    return node
