"""Actions in other words: how alike are two phrases of what is to be done, or was done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from tracker.linking.data import words
from tracker.linking.stems import stem
from tracker.linking.vocabulary import (
    abstract_stems,
    groups_of,
    pointers,
    pointing_stems,
    shared_stems,
    weak_stems,
)

_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:-[^\W_]+)*")
_MAX_WORDS = 40  # an action is a phrase; a runaway one is compared by its beginning
_SPELT_ALIKE = 88.0  # of 100: "harbor" and "harbour"
_GROUP_MATCH = 0.75  # a word that stands for another, not the same one
_WEAK = 0.35  # the weight of a word that many actions share
_ONE_WORD = 0.4  # the most that one word in common is worth where both say more
_ABSTRACT = 0.75  # two acts of which one only says "progress", and the other names some
_SHORTEST_KEY = 3


@dataclass(frozen=True, slots=True)
class Act:
    """An action as its content words: stems, each with the group of words that stand for one another.

    `telling` are the stems that say which act it is; `points_to` is what it points at instead of saying so
    (data/pointers.txt): "the deadline", "the demand", "its promise". `steps` are the stems that leave the act
    open (data/abstract.txt). Acts without a common mark, which is a stem or a group, have nothing in common.
    """

    stems: tuple[str, ...]
    groups: tuple[frozenset[int], ...]
    weights: tuple[float, ...]
    marks: frozenset[str | int]
    telling: frozenset[str]
    points_to: frozenset[str]
    steps: frozenset[str]

    @property
    def is_abstract(self) -> bool:
        """It leaves open which act: "show real progress", "take concrete steps"."""
        return bool(self.steps) and self.telling <= self.steps

    @property
    def weight(self) -> float:
        return sum(self.weights)


@lru_cache(maxsize=65536)
def act_of(action: str) -> Act:
    """The content of an action phrase."""
    said = [word.lower() for word in _WORD.findall(action)[: _MAX_WORDS * 2]]
    content = _unique(word for word in said if _says_something(word))[:_MAX_WORDS]
    stems = tuple(stem(word) for word in content)
    steps = abstract_stems().intersection(stems)
    grouped = tuple(groups_of(word) for word in stems)
    return Act(
        stems=stems,
        groups=grouped,
        marks=frozenset(stems).union(*grouped, {"step"} if steps else ()),
        weights=tuple(_WEAK if word in weak_stems() else 1.0 for word in stems),
        telling=frozenset(stems) - shared_stems() - pointing_stems(),
        points_to=frozenset(sort for sort, forms in pointers().items() if forms.intersection(said)),
        steps=steps,
    )


def _says_something(word: str) -> bool:
    return word not in words("stopwords.txt") and (len(word) > 1 or word.isdigit())


def likeness(first: str, second: str) -> float:
    """How much of one action is in the other, from 0 to 1: mostly of the shorter, some of the longer.

    >>> round(likeness("show real progress", "showed progress"), 1)
    0.9
    """
    a, b = act_of(first), act_of(second)
    if a.marks.isdisjoint(b.marks):
        return 0.0
    short, long = (a, b) if a.weight <= b.weight else (b, a)
    alike = 0.7 * _covered(short, long) + 0.3 * _covered(long, short)
    if a.steps and b.steps and (a.is_abstract or b.is_abstract):
        return max(alike, _ABSTRACT)
    return min(alike, _ONE_WORD) if _share_one_word_of_several(short, long) else alike


def best_likeness(action: str, acts: Iterable[str]) -> float:
    """How alike an action is to the closest of several wordings of one act."""
    return max(likeness(action, act) for act in acts)


def _share_one_word_of_several(short: Act, long: Act) -> bool:
    """The verb alone in common ("pull out of" two places), or the object alone, is another act."""
    words_of_short = zip(short.stems, short.groups, strict=True)
    shared = sum(_best(word, group, long) > 0 for word, group in words_of_short if word in short.telling)
    return len(short.telling) > 1 and shared <= 1


def action_keys(action: str) -> frozenset[str]:
    """Stems, or their groups, by which an action is looked up; words that many share are left out."""
    act = act_of(action)
    keys = {"=step"} if act.steps else set()
    for word, group, weight in zip(act.stems, act.groups, act.weights, strict=True):
        if weight == 1.0 and len(word) >= _SHORTEST_KEY:
            keys.update({f"={number}" for number in group} or {word})
    return frozenset(keys)


def _covered(part: Act, whole: Act) -> float:
    found = sum(
        weight * _best(word, group, whole)
        for word, group, weight in zip(part.stems, part.groups, part.weights, strict=True)
    )
    return found / part.weight


def _best(word: str, group: frozenset[int], act: Act) -> float:
    """How well the closest word of `act` stands for `word`."""
    others = zip(act.stems, act.groups, strict=True)
    return max(_word_likeness(word, group, other, other_group) for other, other_group in others)


@lru_cache(maxsize=65536)
def _word_likeness(word: str, group: frozenset[int], other: str, other_group: frozenset[int]) -> float:
    if word == other:
        return 1.0
    if group & other_group:
        return _GROUP_MATCH
    if word[0].isdigit() or other[0].isdigit():
        return 0.0
    spelt = fuzz.ratio(word, other)
    return spelt / 100 if spelt >= _SPELT_ALIKE else 0.0


def _unique(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
