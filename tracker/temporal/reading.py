"""Reading one text under a grammar: the longest way to read each category at each token, kept once found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.temporal.grammar import MAX_DEPTH, Grammar, Match
from tracker.temporal.lookahead import Node
from tracker.temporal.tokens import Tokens


class Reading:
    """One text under one grammar, with what was already read of it."""

    def __init__(self, grammar: Grammar, tokens: Tokens) -> None:
        self.grammar = grammar
        self.tokens = tokens
        self._words = tokens.words
        self._count = len(tokens.words)
        self._read_names = grammar.read_names
        self._memo: dict[tuple[str, int], Sequence[Match]] = {}
        self._classes: dict[int, dict[str, Any]] = {}
        self._starts: dict[int, frozenset[str]] = {}
        self._viable: dict[int, frozenset[str]] = {}
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
        """What can begin at token `i`; nothing outside the text."""
        known = self._starts.get(i)
        if known is None:
            words = self.tokens.words
            inside = i < len(words)
            known = self.grammar.lookahead.starts(words[i], self.classes(i)) if inside else frozenset()
            self._starts[i] = known
        return known

    def viable(self, i: int) -> frozenset[str]:
        """What can begin at token `i` and go on with the next."""
        known = self._viable.get(i)
        if known is None:
            known = self._viable[i] = self.grammar.lookahead.viable(self.starts(i), self.starts(i + 1))
        return known

    def word(self, i: int) -> str:
        """Token `i` in lower case; empty outside the text."""
        return self.tokens.words[i] if 0 <= i < len(self.tokens.words) else ""

    def read(self, category: str, i: int) -> Sequence[Match]:
        """All ways to read the category at token `i`, longest first, one for each end."""
        key = (category, i)
        known = self._memo.get(key)
        if known is not None:
            return known
        if category in self.grammar.chunks:
            ways = self._memo[key] = self.grammar.chunks[category](self, i)
            return ways
        if self._depth >= MAX_DEPTH:
            return ()
        self._depth += 1
        self._memo[key] = ()  # a category that begins with itself finds nothing there
        found: dict[int, tuple[int, Match]] = {}
        self._walk(self.grammar.trees[category], i, i, (), (), found)
        self._depth -= 1
        if found:
            self._memo[key] = [found[end][1] for end in sorted(found, reverse=True)]
        return self._memo[key]

    def _walk(
        self,
        node: Node,
        start: int,
        i: int,
        values: tuple[Any, ...],
        parts: tuple[Match, ...],
        found: dict[int, tuple[int, Match]],
    ) -> None:
        """Follow the patterns from `node` over token `i` and on; the complete go to `found`, by their end."""
        if node.done and i > start:
            self._finish(node, start, i, values, parts, found)
        if i >= self._count:
            return
        if node.glued is not None and self.tokens.glued(i):
            self._walk(node.glued, start, i, values, parts, found)
        if node.words:
            following = node.words.get(self._words[i])
            if following is not None:
                self._walk(following, start, i + 1, values, parts, found)
        if not node.classes:
            return
        viable = self._viable.get(i) or self.viable(i)
        if viable.isdisjoint(node.classes):
            return
        for name, inner in node.classes.items():
            if name not in viable:
                continue
            if name in self._read_names:
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
