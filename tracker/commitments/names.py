"""Names within one document: which words name the same party, and whom a pronoun means.

Only what the text itself shows is used: titles, surnames that come back alone, who stood as subject.
Where nothing is plain the answer is None; a pronoun is never resolved by guesswork.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from tracker.temporal.zones import place_zone

_TITLE = (
    r"(?:President|Vice President|Prime Minister|Minister|Secretary|Chancellor|Senator|Sen\."
    r"|Governor|Gov\.|Mayor"
    r"|Representative|Rep\.|Congress(?:man|woman)|King|Queen|Prince|Princess|Pope|Judge|Justice|General|Gen\."
    r"|Admiral|Colonel|Col\.|Captain|Major|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Lord|Lady|Professor|Prof\.|Director"
    r"|Chairman|Chairwoman|Chair|Ambassador|Commissioner|Archbishop|Bishop|Premier|Speaker|Taoiseach|CEO)"
)
_WORD = r"[A-Z][\w'’-]{0,40}[\w]"
_NAME = re.compile(
    rf"(?:(?P<title>(?:Former |Acting |then-|ex-)?(?:[A-Z]\.?[A-Z]\.? |[A-Z]\w{1, 20} )?{_TITLE})\s+)?"
    rf"(?P<name>{_WORD}(?:\s(?:[A-Z]\.|(?:de|del|van|von|bin|al|da|el|of|the)(?=\s[A-Z])|{_WORD}))*)"
)
_NOT_NAMES = frozenset(
    "the a an this that these those he she it they we i you in on at by if when while after "
    "before but and or "
    "however also as for from his her its their our my no not all any each both some such what "
    "who where why how "
    "please monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july "
    "august september october november december today yesterday tomorrow there here then now "
    "under with without "
    "within since during over according".split()
)
_GROUPS = frozenset(
    "union party states kingdom nations court commission committee council agency bank company "
    "corporation inc ltd "
    "llc corp group board ministry department office parliament congress senate house "
    "government police army navy "
    "force forces team university institute association federation organization organisation authority fund "
    "service services times news post journal agreement act bill street city county province republic".split()
)
_LOOK_BACK = 600
"""How far back, in code points, a pronoun may reach."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A capitalised name in the text."""

    start_char: int
    end_char: int
    name: str  # without title
    titled: bool

    @property
    def last(self) -> str:
        return re.sub(r"['’]s$", "", self.name.split()[-1])


class Names:
    """The names of a document. Building it costs one pass over the text, made when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def mentions(self) -> list[Mention]:
        found = (_read_mention(match) for match in _NAME.finditer(self._text))
        return [mention for mention in found if mention is not None]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start_char for mention in self.mentions]

    @cached_property
    def _people(self) -> dict[str, str]:
        """Surname → the longest name seen for that person."""
        full: dict[str, str] = {}
        alone = {mention.name for mention in self.mentions if " " not in mention.name}
        for mention in self.mentions:
            words = mention.name.split()
            if (
                words[-1].lower() in _GROUPS
                or not 1 <= len(words) <= 4
                or re.search(r"\b(?:of|the)\b", mention.name)
            ):
                continue
            is_person = mention.titled or (len(words) > 1 and mention.last in alone)
            if is_person and len(mention.name) > len(full.get(mention.last, "")):
                full[mention.last] = re.sub(r"['’]s$", "", mention.name)
        return full

    @cached_property
    def _expansions(self) -> dict[str, str]:
        """Short forms the document explains: "the General Services Administration (GSA)"."""
        found: dict[str, str] = defaultdict(str)
        for match in re.finditer(
            r"((?:[A-Z][\w.&-]{1,30} (?:of |and |for |the )*){1,6})\(([A-Z]{2,8})\)", self._text
        ):
            name = match[1].strip().removeprefix("The ")
            initials = "".join(word[0] for word in name.split() if word[0].isupper())
            if initials.startswith(match[2][0]):
                found[match[2]] = name
        return dict(found)

    def canonical(self, phrase: str) -> str:
        """The fullest name the document has for `phrase`; the phrase itself where it knows none.

        >>> Names("Former President Jane Roe spoke. Roe will go.").canonical("Roe")
        'Jane Roe'
        """
        words = re.sub(r"['’]s$", "", phrase.strip()).split()
        if not words:
            return phrase
        person = self._people.get(words[-1])
        if person and (len(words) == 1 or words[-2] in person.split() or re.fullmatch(_TITLE, words[-2])):
            return person
        return self._expansions.get(" ".join(words), phrase)

    def is_person(self, phrase: str) -> bool:
        """Whether the document shows that `phrase` names a person."""
        words = re.sub(r"['’]s$", "", phrase.strip()).split()
        return bool(words) and (
            words[-1] in self._people or bool(re.match(rf"(?:the\s+)?{_TITLE}\b", phrase))
        )

    def is_place(self, phrase: str) -> bool:
        """Whether `phrase` is the name of a city or country that the place table knows."""
        return place_zone(phrase.removeprefix("the ").removeprefix("The ")) is not None

    def person_before(self, offset: int) -> str | None:
        """The person that "he" or "she" at `offset` plainly means: the only one, or the first of the
        nearest sentence that names one."""
        before = self._people_before(offset)
        if not before:
            return None
        if len({mention.last for mention in before}) == 1:
            return before[0].name
        nearest = before[-1].start_char
        sentence_start = max(
            self._text.rfind(stop, 0, nearest) for stop in (". ", ".\n", "\n\n", ".” ", '." ')
        )
        in_sentence = [mention for mention in before if mention.start_char > sentence_start]
        return re.sub(r"['’]s$", "", in_sentence[0].name)

    def _people_before(self, offset: int) -> list[Mention]:
        first = bisect_left(self._starts, offset - _LOOK_BACK)
        last = bisect_left(self._starts, offset)
        return [mention for mention in self.mentions[first:last] if mention.last in self._people]


def _read_mention(match: re.Match[str]) -> Mention | None:
    words = match["name"].split()
    dropped = 0
    while words and words[0].lower() in _NOT_NAMES:
        words.pop(0)
        dropped += 1
    if not words or (len(words) == 1 and len(words[0]) < 2):
        return None
    name = " ".join(words)
    return Mention(match.end() - len(name), match.end(), name, match["title"] is not None and not dropped)
