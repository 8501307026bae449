"""What a token and the one behind it allow: most categories are ruled out before they are tried.

The names in these sets are classes of the lexicon, categories, and words written `=word`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.temporal.grammar import Rule

_NOTHING: frozenset[str] = frozenset()
MAX_PAIRS = 20_000
"""Pairs of kinds of tokens whose answer is kept."""


class Node:
    """A place in the tree of patterns: what may follow, and the rules that are complete here."""

    __slots__ = ("classes", "done", "glued", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.classes: dict[str, Node] = {}
        self.glued: Node | None = None
        self.done: list[tuple[Rule, int]] = []


class Lookahead:
    """First and second tokens of every category."""

    def __init__(self, trees: Mapping[str, Node], chunks: frozenset[str], vocabulary: frozenset[str]) -> None:
        self._trees = trees
        self._chunks = chunks
        self._vocabulary = vocabulary
        self._openings = _openings(trees)
        self._starts: dict[tuple[Any, ...], frozenset[str]] = {}
        self._pairs: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
        self._seconds: dict[tuple[str, str], tuple[bool, frozenset[str]]] = {}

    def starts(self, word: str, classes: Mapping[str, Any]) -> frozenset[str]:
        """The token's word and classes, and the categories that can begin with it."""
        key = (word if word in self._vocabulary else word.isalpha(), *classes)
        known = self._starts.get(key)
        if known is None:
            found = {*classes, f"={word}" if word in self._vocabulary else ""}
            for name in (f"={word}", *classes):
                found |= self._openings.get(name, _NOTHING)
            if word.isalpha():
                for chunk in self._chunks:
                    found |= {chunk} | self._openings.get(chunk, _NOTHING)
            known = self._starts[key] = frozenset(found)
        return known

    def viable(self, first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
        """Of what can begin at a token, that which may go on with the next token, or end before it."""
        pair = (first, second)
        known = self._pairs.get(pair)
        if known is None:
            if len(self._pairs) >= MAX_PAIRS:
                self._pairs.clear()
            known = self._pairs[pair] = frozenset(
                name for name in first if self._goes_on(name, first, second)
            )
        return known

    def _goes_on(self, name: str, first: frozenset[str], second: frozenset[str]) -> bool:
        if name not in self._trees:
            return True
        for opening in first:
            if opening in self._trees:
                continue
            ends, follow = self.second(name, opening)
            if ends or not follow.isdisjoint(second):
                return True
        return False

    def second(self, category: str, opening: str) -> tuple[bool, frozenset[str]]:
        """Whether `category` can be the one token `opening`, and what can follow that token inside it."""
        key = (category, opening)
        known = self._seconds.get(key)
        if known is not None:
            return known
        self._seconds[key] = (False, _NOTHING)  # a category that begins with itself adds nothing
        ends: bool = False
        follow: set[str] = set()
        for name, node in _edges(self._trees[category]):
            if name == opening:
                ends, follow = ends or bool(node.done), follow | _nexts(node)
            elif name in self._trees and opening != name and name in self._openings.get(opening, _NOTHING):
                inner_ends, inner = self.second(name, opening)
                follow |= inner
                if inner_ends:
                    ends, follow = ends or bool(node.done), follow | _nexts(node)
            elif name in self._chunks and opening.startswith("="):
                follow.add("")
                ends = True
        known = self._seconds[key] = (ends, frozenset(follow))
        return known


def _nexts(node: Node) -> set[str]:
    return {name for name, _ in _edges(node)}


def _edges(node: Node) -> list[tuple[str, Node]]:
    """What may follow `node`, whether or not it must touch."""
    edges = [*((f"={word}", inner) for word, inner in node.words.items()), *node.classes.items()]
    return edges + _edges(node.glued) if node.glued else edges


def _openings(trees: Mapping[str, Node]) -> dict[str, frozenset[str]]:
    """For each name, the categories that can begin with it, and itself."""
    opens: dict[str, set[str]] = {}
    for category, tree in trees.items():
        for name, _ in _edges(tree):
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
