"""Parties by name: which names are one, and under which keys a party is looked up.

"Moscow", "the Kremlin" and "Russia" are one party where they act for the state (data/states.txt); "Former
U.S. President Donald Trump" and "Trump" are one person; "Free Harbour Movement Front" and "FHMF" are one
organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz import fuzz

from tracker.linking.data import groups, words

SAME = 0.85
"""From this likeness on, two names are taken for one party."""

_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?")
_CORPORATE = frozenset(
    "inc llc ltd corp corporation company co plc gmbh ag sa nv bv lp llp limited group".split()
)
_FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
_PRONOUNS = _FIRST_PERSON | frozenset(
    "he him his she her hers it its they them their theirs you your who".split()
)
_SMALL = frozenset("the a an of and for to in its their his her our 's".split())


@lru_cache(maxsize=65536)
def is_first_person(name: str | None) -> bool:
    """ "We", "I", "my administration": whoever speaks, or publishes the text."""
    return name is not None and _first_word(name) in _FIRST_PERSON


@lru_cache(maxsize=65536)
def party_tokens(name: str) -> tuple[str, ...]:
    """The words of a name that tell parties apart, lower-case; a state is one word, its key. A pronoun, or
    what belongs to one ("its military"), names nobody by itself."""
    said = [_plain(word) for word in _WORD.findall(name)]
    if _first_word(name) in _PRONOUNS:
        return ()
    state = _state(said)
    if state is not None:
        return (state,)
    kept = [word for word in said if word not in _SMALL]
    bare = [word for word in _without_leading_state(kept) if word not in words("titles.txt")]
    distinct = [word for word in bare if word not in _CORPORATE]
    return tuple(distinct or bare or kept)


def names_somebody(name: str | None) -> bool:
    """It is a name, not a pronoun or what belongs to one."""
    return name is not None and bool(party_tokens(name))


@lru_cache(maxsize=65536)
def is_generic(name: str | None) -> bool:
    """ "The group", "the company": a word that stands for whoever was named before (data/generic.txt)."""
    said = [word for word in (name or "").lower().split() if word not in _SMALL]
    return len(said) == 1 and said[0] in words("generic.txt")


def party_keys(name: str | None) -> frozenset[str]:
    """Keys of which two names of one party share at least one."""
    if not name:
        return frozenset()
    tokens = party_tokens(name)
    if not tokens:
        return frozenset()
    capitals = {_plain(word) for word in _WORD.findall(name) if word[0].isupper()}
    telling = capitals.intersection(tokens) or set(tokens)  # "leaders of the Movement" under "movement"
    initials = _initials(name)
    return frozenset(telling | ({initials} if initials else set()))


@lru_cache(maxsize=65536)
def same_party(first: str | None, second: str | None) -> float:
    """How sure it is that two names are one party, from 0 to 1; 0.5 where a name is missing."""
    if not first or not second:
        return 0.5
    a, b = party_tokens(first), party_tokens(second)
    if not a or not b:
        return 0.5
    if a == b:
        return 1.0
    if _is_state(a) and _is_state(b):
        return 0.0
    if _is_title_of(a, second) or _is_title_of(b, first):
        return SAME
    if _initials(first) in b or _initials(second) in a:
        return 0.95
    return _likeness(a, b)


def named_in_act(name: str | None, other: str | None, act: str) -> float:
    """Where the other text names no committer but the act does ("pull Russian forces out"): nearly sure."""
    if not name or other:
        return 0.0
    tokens, said = party_tokens(name), " ".join(_plain(word) for word in _WORD.findall(act))
    names = groups("states.txt").get(tokens[0], ()) if _is_state(tokens) else ()
    return 0.85 if any(_holds(said, known) for known in (" ".join(tokens), *names) if known) else 0.0


def is_one_of(name: str | None, others: Iterable[str | None]) -> bool:
    """`name` is certainly one of `others`."""
    return name is not None and any(other and same_party(name, other) >= SAME for other in others)


def speaks_for(name: str | None, party: str | None) -> bool:
    """One of the two is the other, or a person who can speak for that state (data/heads.txt)."""
    if not name or not party:
        return False
    if same_party(name, party) >= SAME:
        return True
    first, second = party_tokens(name), party_tokens(party)
    return _heads(first, second) or _heads(second, first)


def _first_word(name: str) -> str:
    """Lower-case, but "US" stays what it is: a state, not a pronoun."""
    first = name.split(None, 1)[0] if name.strip() else ""
    return first if first.isupper() and len(first) > 1 else first.lower()


def _holds(said: str, name: str) -> bool:
    return f" {name} " in f" {said} "


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    short, long = sorted((set(a), set(b)), key=len)
    if short and short <= long and not any(_is_state((token,)) for token in short):
        return 0.9
    shared = len(short & long) / max(len(long), 1)
    spelt_alike = fuzz.ratio(" ".join(a), " ".join(b)) / 100
    return max(shared * 0.8, spelt_alike if spelt_alike > 0.9 else 0.0)


@cache
def _states() -> dict[tuple[str, ...], str]:
    """Every name of every state, as its words, with the state's key."""
    return {
        tuple(_plain(word) for word in _WORD.findall(name)): key
        for key, names in groups("states.txt").items()
        for name in (key, *names)
    }


@cache
def _adjectives() -> int:
    return max(len(name) for name in _states())


def _state(said: list[str]) -> str | None:
    """The state that a whole name stands for: "the Kremlin", "Russian forces", "the government of Russia"."""
    bare = [word for word in said if word not in _SMALL]
    key = _states().get(tuple(said)) or _states().get(tuple(_without_the(said)))
    if key is not None:
        return key
    acting = [word for word in bare if word not in words("bodies.txt")]
    if not acting or len(acting) == len(bare):
        return None
    return _states().get(tuple(acting))


def _without_the(said: list[str]) -> list[str]:
    return said[1:] if said[:1] == ["the"] else said


def _without_leading_state(said: list[str]) -> list[str]:
    """A person's name without the state before the title: "Kenyan President William Ruto"."""
    for length in range(min(_adjectives(), len(said) - 1), 0, -1):
        if tuple(said[:length]) in _states() and said[length] in words("titles.txt"):
            return said[length:]
        before_state = said[:length] and said[0] in words("titles.txt") and tuple(said[1:length]) in _states()
        if before_state:
            return said[length:]
    return said


def _is_title_of(tokens: tuple[str, ...], name: str) -> bool:
    """ "The prime minister" is whoever is named with that title, as "Kamland's prime minister" is."""
    titles = words("titles.txt")
    said = [_plain(word) for word in _WORD.findall(name)]
    held = {word for word in said if word in titles}
    return len(said) > len(tokens) and set(tokens) == held


def _is_state(tokens: tuple[str, ...]) -> bool:
    return len(tokens) == 1 and tokens[0] in groups("states.txt")


def _heads(person: tuple[str, ...], state: tuple[str, ...]) -> bool:
    if not _is_state(state) or not person:
        return False
    name = " ".join(person)
    return any(name == head or name.endswith(" " + head) for head in groups("heads.txt").get(state[0], ()))


def _initials(name: str) -> str | None:
    """The initials of a name of three words and more, lower-case: "fhmf"."""
    capitals = [word[0] for word in _WORD.findall(name) if word[0].isupper()]
    return "".join(capitals).lower() if len(capitals) >= 3 else None


def _plain(word: str) -> str:
    """Lower-case, without the possessive and the dots of an abbreviation."""
    lowered = re.sub(r"['’]s$", "", word.lower().replace("’", "'"))
    return lowered.replace(".", "")
