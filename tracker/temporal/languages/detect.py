"""Which language a text is in: by script, then by its most frequent words; English when in doubt."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module

from tracker.temporal.languages.build import CODES, language_of
from tracker.temporal.languages.data import LanguageData
from tracker.temporal.recognise import english_language
from tracker.temporal.tokens import lowered

_SAMPLE = 2_000
_SHORT = 12
_LATIN = tuple(code for code in CODES if code not in ("ru", "uk", "zh", "ja"))
_ENGLISH = frozenset("the of and to in a is that for on with by at from be was has will shall".split())
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def detect(text: str) -> str:
    """The code of the text's language: "en" or one of the languages with a data file."""
    sample = text[:_SAMPLE]
    if sample.isascii() and _ascii_english(sample):
        return "en"
    words = _WORD.findall(lowered(sample))
    if _KANA.search(sample):
        return "ja"
    if _HAN.search(sample):
        return "zh"
    if len(_CYRILLIC.findall(sample)) > len(sample) // 4:
        return "uk" if _UKRAINIAN.search(sample) else _by_words(words, ("ru", "uk"))
    return _by_words(words, ("en", *_LATIN))


def _ascii_english(sample: str) -> bool:
    """Most text is English: a few of its words settle it before others are counted."""
    words = set(sample.lower().split())
    return len(words & _ENGLISH) >= 3 or (len(words) < _SHORT and not words & _foreign())


@lru_cache(maxsize=16)
def _common(code: str) -> frozenset[str]:
    """The frequent words of a language."""
    return _ENGLISH if code == "en" else frozenset(_data(code).common.split())


def _data(code: str) -> LanguageData:
    data: LanguageData = import_module(f"tracker.temporal.languages.{code}").DATA
    return data


@lru_cache(maxsize=1)
def _foreign() -> frozenset[str]:
    """Words of times that only other languages have."""
    words: set[str] = set()
    for code in _LATIN:
        data = _data(code)
        for forms in (*data.weekdays, *data.months):
            words.update(forms.split())
        for phrases in (*data.operators.values(), *data.units.values()):
            words.update(
                word for phrase in re.split(r"[ |]", phrases) for word in phrase.split("_") if len(word) > 2
            )
    return frozenset(words - _words_of_time("en"))


def _by_words(words: list[str], codes: tuple[str, ...]) -> str:
    """The language with the most frequent words; of a short phrase, the one with most words of time."""
    counts = {code: sum(word in _common(code) for word in words) for code in codes}
    if len(words) < _SHORT:
        for code in codes:
            counts[code] += 3 * sum(word in _words_of_time(code) for word in words)
    return max(counts, key=lambda code: (counts[code], -codes.index(code)))


@lru_cache(maxsize=16)
def _words_of_time(code: str) -> frozenset[str]:
    language = english_language() if code == "en" else language_of(code)
    return language.content | language.lead
