"""The word lists of actions as stems: what counts much, little, or points at something else."""

from __future__ import annotations

from functools import cache
from itertools import chain

from tracker.linking.data import groups, lines, words
from tracker.linking.stems import stem


@cache
def pointers() -> dict[str, frozenset[str]]:
    """Every form of a pointing word that a text may hold, by the sort it points at."""
    said = groups("pointers.txt").items()
    return {
        sort: frozenset((*names, *(f"{name}s" for name in names))) for sort, names in said if sort != "about"
    }


@cache
def pointing_stems() -> frozenset[str]:
    """Words that point at a commitment, and those said of it, which tell no act."""
    return frozenset(stem(word) for names in groups("pointers.txt").values() for word in names)


@cache
def not_doing_stems() -> frozenset[str]:
    """Stems of verbs whose object is not done by them (data/not_doing.txt)."""
    return frozenset(stem(word) for word in words("not_doing.txt"))


@cache
def asking_stems() -> frozenset[str]:
    """Stems of nouns of more time: who files for an extension has not filed (data/more_time.txt)."""
    return frozenset(stem(word) for word in words("more_time.txt"))


@cache
def abstract_stems() -> frozenset[str]:
    """Words that leave open which act is meant (data/abstract.txt)."""
    return frozenset(stem(word) for word in words("abstract.txt"))


@cache
def shared_stems() -> frozenset[str]:
    """Words that many actions share."""
    return frozenset(stem(word) for word in words("weak_words.txt"))


@cache
def weak_stems() -> frozenset[str]:
    """Those, and the names of states, which tell where rather than what."""
    names = (name.split() for key, others in groups("states.txt").items() for name in (key, *others))
    return shared_stems() | {stem(word) for word in chain.from_iterable(names)}


@cache
def _thesaurus() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines("thesaurus.txt")):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def groups_of(word: str) -> frozenset[int]:
    """The groups of words that stand for one another in which a stem is (data/thesaurus.txt)."""
    return _thesaurus().get(word, frozenset())
