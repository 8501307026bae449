"""One key for the many ways of naming an event, so that "taking office" finds "took office" (Time 10).

The key serves comparison only; people are shown the words as written.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that say nothing about which event is meant. "date" and "time" go because the Closing Date is
# when Closing happens; they stay when nothing else is left.
_EMPTY = _words(
    "a an the this that these those such said its his her their our your my he she it they who "
    "of on at in to by for and or date day time moment hereof thereof"
)
_AUXILIARIES = _words("is are was were be been being has have had gets got will shall would")

# Base form -> the other forms and nouns under which the same event goes.
_FORMS = {
    "accept": "accepts accepted accepting acceptance",
    "adopt": "adopts adopted adopting adoption",
    "announce": "announces announced announcing announcement",
    "appoint": "appoints appointed appointing appointment",
    "approve": "approves approved approving approval",
    "arrive": "arrives arrived arriving arrival",
    "assume": "assumes assumed assuming",
    "award": "awards awarded awarding",
    "begin": "begins began begun beginning start starts started starting commence commences commenced "
    "commencing commencement",
    "close": "closes closed closing closure",
    "come": "comes came coming",
    "complete": "completes completed completing completion",
    "deliver": "delivers delivered delivering delivery",
    "elect": "elects elected electing election",
    "enact": "enacts enacted enacting enactment",
    "enter": "enters entered entering entry",
    "execute": "executes executed executing execution",
    "expire": "expires expired expiring expiration expiry",
    "file": "files filed filing",
    "go": "goes went going",
    "inaugurate": "inaugurates inaugurated inaugurating inauguration sworn swearing",
    "issue": "issues issued issuing issuance",
    "land": "lands landed landing",
    "leave": "leaves left leaving departure",
    "notify": "notifies notified notifying notification",
    "pass": "passes passed passing passage",
    "publish": "publishes published publishing publication",
    "ratify": "ratifies ratified ratifying ratification",
    "receive": "receives received receiving receipt",
    "register": "registers registered registering registration",
    "release": "releases released releasing",
    "resign": "resigns resigned resigning resignation",
    "return": "returns returned returning",
    "serve": "serves served serving service",
    "sign": "signs signed signing signature",
    "submit": "submits submitted submitting submission",
    "take": "takes took taken taking",
    "terminate": "terminates terminated terminating termination",
    "withdraw": "withdraws withdrew withdrawn withdrawing withdrawal",
}
_BASE = {form: base for base, forms in _FORMS.items() for form in (base, *forms.split())}

# Several wordings of one event; read after the forms above.
_SYNONYMS = {
    "inaugurate": "take office",
    "assume office": "take office",
    "enter office": "take office",
    "take office": "take office",
    "come into force": "take effect",
    "come into effect": "take effect",
    "enter into force": "take effect",
    "enter into effect": "take effect",
    "go into effect": "take effect",
    "go into force": "take effect",
    "take effect": "take effect",
}


def event_key(name: str) -> str:
    """The key under which `name` is compared: "the Closing Date" and "closing" both give "close".

    Case, articles, possessives and inflection do not count. A clause gives its verb first and then what
    the verb is about: "the bill is signed" and "signing the bill" are "sign bill". Whose taking office is
    meant is left to the scope of the event: "Trump takes office" is "take office".
    """
    words = [word.casefold().removesuffix("'s") for word in _WORD.findall(name.replace("’", "'"))]
    telling = [word for word in words if word not in _EMPTY] or words
    while len(telling) > 1 and telling[0] in _AUXILIARIES:
        telling = telling[1:]
    return " ".join(_verb_first(telling))


def same_event(one: str, other: str) -> bool:
    """Whether two names mean the same event of the same document."""
    return event_key(one) == event_key(other)


def _verb_first(words: list[str]) -> list[str]:
    """The base form of the event's verb or noun, then its object, or else its subject."""
    place = _place_of_verb(words)
    if place is None:
        return words
    verb, subject = [_BASE[words[place]]], [word for word in words[:place] if word not in _AUXILIARIES]
    verb, rest = _synonym([*verb, *words[place + 1 :]])
    return verb if verb == ["take", "office"] else [*verb, *(rest or subject)]


def _place_of_verb(words: list[str]) -> int | None:
    """Where the event's verb stands: first, after an auxiliary, or inflected after a short subject."""
    for place, word in enumerate(words[:5]):
        after_auxiliary = place > 0 and words[place - 1] in _AUXILIARIES
        inflected = word in _BASE and word != _BASE[word] and not word.endswith("ing")
        if word in _BASE and (place == 0 or after_auxiliary or inflected):
            return place
    return None


def _synonym(words: list[str]) -> tuple[list[str], list[str]]:
    """The agreed wording of a verb phrase, and the words after it."""
    for length in (3, 2, 1):
        known = _SYNONYMS.get(" ".join(words[:length]))
        if known is not None:
            return known.split(), words[length:]
    return words[:1], words[1:]
