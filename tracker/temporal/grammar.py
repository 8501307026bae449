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
from functools import cached_property
from typing import Any

from tracker.temporal.tokens import Tokens

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


class Node:
    """A place in the tree of patterns: what may follow, and the rules that are complete here."""

    __slots__ = ("classes", "done", "glued", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.classes: dict[str, Node] = {}
        self.glued: Node | None = None
        self.done: list[tuple[Rule, int]] = []


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
    """Rules by category, compiled to trees."""

    def __init__(
        self, rules: Iterable[Rule], classes: Classes, chunks: dict[str, Chunk] | None = None
    ) -> None:
        self.rules = tuple(rules)
        self.classes = classes
        self.chunks = chunks or {}
        self.trees: dict[str, Node] = {}
        self._starts: dict[object, frozenset[str]] = {}
        for order, rule in enumerate(self.rules):
            root = self.trees.setdefault(rule.category, Node())
            for pattern in rule.patterns:
                for parts in _alternatives(_ELEMENT.findall(pattern)):
                    self._grow([root], parts, rule, order)

    def _grow(self, nodes: list[Node], parts: list[str], rule: Rule, order: int) -> None:
        for part in parts:
            if part == "~":
                nodes = [_glue(node) for node in nodes]
            elif part.startswith("<"):
                nodes = [node.classes.setdefault(part[1:-1], Node()) for node in nodes]
            else:
                nodes = [_follow(node, words) for node in nodes for words in _spelled(part)]
        for node in nodes:
            node.done.append((rule, order))

        self._openings = self._find_openings()

    def _find_openings(self) -> dict[str, frozenset[str]]:
        """For each word or class name, the categories that can begin with it, and itself."""
        opens: dict[str, set[str]] = {}
        for category, tree in self.trees.items():
            for name in (*(f"={word}" for word in tree.words), *tree.classes):
                opens.setdefault(name, set()).add(category)
        closed: dict[str, frozenset[str]] = {}
        for name in opens:
            seen, todo = {name}, [name]
            while todo:
                for category in opens.get(todo.pop(), ()):
                    if category not in seen:
                        seen.add(category)
                        todo.append(category)
            closed[name] = frozenset(seen)
        return closed

    def starts(self, word: str, classes: dict[str, Any]) -> frozenset[str]:
        """The classes of a token and the categories that can begin with it."""
        key = (word if word in self.vocabulary else word.isalpha(), *classes)
        known = self._starts.get(key)
        if known is None:
            found: set[str] = set(classes)
            for name in (f"={word}", *classes):
                found |= self._openings.get(name, frozenset())
            for chunk in self.chunks:
                if word.isalpha():
                    found |= {chunk} | self._openings.get(chunk, frozenset())
            known = self._starts[key] = frozenset(found)
        return known

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that stands in a pattern."""
        words: set[str] = set()
        todo = list(self.trees.values())
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


class Reading:
    """One text under one grammar, with what was already read of it."""

    def __init__(self, grammar: Grammar, tokens: Tokens) -> None:
        self.grammar = grammar
        self.tokens = tokens
        self._memo: dict[tuple[str, int], list[Match]] = {}
        self._classes: dict[int, dict[str, Any]] = {}
        self._starts: dict[int, frozenset[str]] = {}
        self._depth = 0

    def classes(self, i: int) -> dict[str, Any]:
        """The lexicon classes of token `i`, with their values."""
        known = self._classes.get(i)
        if known is None:
            known = self._classes[i] = self.grammar.classes(self.tokens, i)
        return known

    def classes_at(self, i: int) -> dict[str, Any]:
        """As `classes`, but empty outside the text."""
        return self.classes(i) if 0 <= i < len(self.tokens.words) else {}

    def starts(self, i: int) -> frozenset[str]:
        """What can begin at token `i`: its classes, and categories."""
        known = self._starts.get(i)
        if known is None:
            known = self._starts[i] = self.grammar.starts(self.tokens.words[i], self.classes(i))
        return known

    def word(self, i: int) -> str:
        """Token `i` in lower case; empty outside the text."""
        return self.tokens.words[i] if 0 <= i < len(self.tokens.words) else ""

    def read(self, category: str, i: int) -> list[Match]:
        """All ways to read the category at token `i`, longest first, one for each end."""
        key = (category, i)
        known = self._memo.get(key)
        if known is not None:
            return known
        if category in self.grammar.chunks:
            ways = self._memo[key] = self.grammar.chunks[category](self, i)
            return ways
        if self._depth >= MAX_DEPTH:
            return []
        self._depth += 1
        self._memo[key] = []  # a category that begins with itself finds nothing there
        found: dict[int, tuple[int, Match]] = {}
        self._walk(self.grammar.trees[category], i, i, (), (), found)
        self._depth -= 1
        ways = [match for _, match in sorted(found.values(), key=lambda way: -way[1].end)]
        self._memo[key] = ways
        return ways

    def _walk(
        self,
        node: Node,
        start: int,
        i: int,
        values: tuple[Any, ...],
        parts: tuple[Match, ...],
        found: dict[int, tuple[int, Match]],
    ) -> None:
        if node.done and i > start:
            self._finish(node, start, i, values, parts, found)
        if i >= len(self.tokens.words):
            return
        if node.glued is not None and self.tokens.glued(i):
            self._walk(node.glued, start, i, values, parts, found)
        following = node.words.get(self.tokens.words[i])
        if following is not None:
            self._walk(following, start, i + 1, values, parts, found)
        if not node.classes:
            return
        starts = self.starts(i)
        for name, inner in node.classes.items():
            if name not in starts:
                continue
            if name in self.grammar.trees or name in self.grammar.chunks:
                for match in self.read(name, i):
                    self._walk(inner, start, match.end, (*values, match.value), (*parts, match), found)
            else:
                self._walk(inner, start, i + 1, (*values, self.classes(i)[name]), parts, found)

    def _finish(
        self,
        node: Node,
        start: int,
        i: int,
        values: tuple[Any, ...],
        parts: tuple[Match, ...],
        found: dict[int, tuple[int, Match]],
    ) -> None:
        for rule, order in node.done:
            known = found.get(i)
            if known is not None and known[0] <= order:
                continue
            if rule.guard is not None and not rule.guard(self, start, i):
                continue
            value = rule.produce(*values)
            if value is not None:
                found[i] = (order, Match(start, i, value, rule, parts))
