"""Words to stems: what the forms of a word share. No language model, so that linking stays light."""

from __future__ import annotations

from functools import cache, lru_cache

from tracker.linking.data import lines

# Endings, longest first, with what takes their place: "withdrawal" and "withdrew" must meet in one stem.
_DERIVED = (
    ("ization", "ize"), ("isation", "ize"), ("fulness", "ful"), ("ation", ""), ("ition", ""), ("ement", ""),
    ("ness", ""), ("ance", ""), ("ence", ""), ("sion", "d"), ("tion", "t"), ("ally", "al"), ("ity", ""),
    ("ure", ""), ("al", ""), ("ly", ""),
)  # fmt: skip
_INFLECTED = (
    ("ments", ""), ("ment", ""), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""),
    ("ers", ""), ("ed", ""), ("er", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
_DERIVED_STEM, _SHORTEST_STEM = 4, 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The part of a lower-case word that its forms share: "withdrew", "withdrawal" → "withdraw"."""
    base = _irregular().get(word, word)
    if base[0].isdigit():
        return base
    inflected = base if base.endswith("ss") else _without(base, _INFLECTED, _SHORTEST_STEM)
    underived = _without(inflected, _DERIVED, _DERIVED_STEM)
    return underived if underived == inflected else _without(underived, _INFLECTED, _SHORTEST_STEM)


def _without(base: str, endings: tuple[tuple[str, str], ...], shortest: int) -> str:
    for ending, rest in endings:
        if base.endswith(ending) and len(base) - len(ending) >= shortest:
            return _undoubled(base[: len(base) - len(ending)] + rest)
    return base


def _undoubled(base: str) -> str:
    """ "stopped" → "stop"; "pass" and "fall" keep their ends."""
    if len(base) > _SHORTEST_STEM and base[-1] == base[-2] and base[-1] not in "sl":
        return base[:-1]
    return base.rstrip("e") if len(base) > _SHORTEST_STEM else base


@cache
def _irregular() -> dict[str, str]:
    return {past: base for past, _, base in (line.partition(" ") for line in lines("irregular.txt"))}
