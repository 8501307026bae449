"""Which genre a text belongs to, from its surface. A genre given by the caller always wins.

The genre chooses defaults (what "end of the week" means, whether "you" is bound), never a separate way
through the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.errors import InvalidInput

GENRES = (
    "news",
    "speech",
    "press",
    "mail",
    "issue",
    "minutes",
    "contract",
    "court",
    "regulation",
    "tender",
)

_LOOKED_AT = 20_000
"""Code points from the start that are looked at: enough to tell, whatever the length."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign of a genre: each of its first `most` occurrences adds `weight`."""

    genre: str
    weight: float
    pattern: re.Pattern[str]
    most: int = 3


_PLACE = r"[A-Z][A-Za-z.]{1,25}"


def _cue(genre: str, weight: float, pattern: str, most: int = 3, flags: int = re.I | re.M) -> Cue:
    return Cue(genre, weight, re.compile(pattern, flags), most)


CUES = (
    # mail
    _cue("mail", 3, r"^(?:from|to|cc|subject|sent): \S"),
    _cue("mail", 3, r"\bsent by: |\bwrote:\s*$|^-+ ?original message|^-+ ?forwarded by", 2),
    _cue("mail", 3, r"^.{0,80}\b\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d(?::\d\d)? [ap]m\b", 1),
    _cue("mail", 2, r"^(?:dear|hi|hello|hey|good morning)\b[\w ]{0,30}[,\-–:!]", 1),
    _cue("mail", 2, r"^(?:(?:best|kind|warm|many)? ?(?:regards|thanks|wishes)|love|cheers|yours),?\s*$", 1),
    _cue(
        "mail",
        1.5,
        r"\b(?:please let me know|let me know|fyi|thanks[,!]|attached (?:is|are)|i have attached)",
        2,
    ),
    # minutes
    _cue("minutes", 2, r"^(?:#+ )?(?:attendees|present|apologies|agenda|action items?|minutes)\b"),
    _cue("minutes", 2, r"^\W{0,6}(?:AI|ACTION|TODO)\b ?[:(]", flags=re.M),
    _cue("minutes", 1.5, r"^[ \t]*(?:[-*] )?[A-Z][a-z]+(?: [A-Z][a-z]+)?: (?=[A-Z\"'])", 5, re.M),
    # contract
    _cue("contract", 1, r"\b(?:this|This|the|The) Agreement\b", 4, 0),
    _cue(
        "contract",
        1.5,
        r"\b(?:part(?:y|ies)|tenant|landlord|licens(?:ee|or)|supplier|sponsor) (?:shall|agrees?)\b",
    ),
    _cue(
        "contract",
        1.5,
        r"\b(?:grant(?:ee|or)|less(?:ee|or)|franchisee|buyer|seller|provider) (?:shall|agrees?)\b",
    ),
    _cue("contract", 1, r"\b[A-Z]\w{1,30}\s+shall\b", 2, re.M),
    _cue("contract", 1, r"\b(?:herein|hereof|hereunder|hereto|hereinafter|thereof|witness whereof)\b"),
    _cue("contract", 1, r"\((?:the )?[\"“][A-Z][\w ]{2,40}[\"”]\)|[\"“]Effective Date[\"”]", flags=0),
    # court
    _cue("court", 2.5, r"\b(?:text )?order:|\bit is (?:hereby |further )?ordered\b|\bso ordered\b"),
    _cue("court", 2.5, r"\bORDER(?:ED)? that\b", flags=0),
    _cue("court", 1.5, r"\b(?:plaintiff|defendant|petitioner|respondent|docket|chief justice)s?\b", 4),
    _cue("court", 1.5, r"\bsigned by (?:\w+ ){0,2}judge\b|\bmagistrate judge\b|\(entered: \d", 2),
    # regulation
    _cue(
        "regulation", 2, r"\b\d+ CFR\b|\bFederal Register\b|^(?:summary|dates|agency|action|addresses): ", 4
    ),
    _cue("regulation", 1.5, r"§ ?\d|\b(?:final|proposed|interim) rule\b|\bparagraph \(\w\)", 4),
    _cue("regulation", 1, r"^\(?(?:\d|i{1,3}|[a-z])\) .{3,60}\. "),
    # tender
    _cue("tender", 2, r"\b(?:solicitation|rf[qpi]|request for (?:quotation|proposal|tender)s?)\b"),
    _cue("tender", 2, r"\binvitation to (?:bid|tender)\b|\bcontracting authority\b"),
    _cue(
        "tender", 1.5, r"\b(?:offerors?|bidders?|tenderers?|bids|tenders?|quotations?|procure(?:ment)?)\b", 4
    ),
    # press
    _cue("press", 3, r"for immediate release|^###\s*$|\bmedia contacts?\b|^contact:\s", 2),
    _cue(
        "press", 2, r"\btoday (?:announced|introduced|launched)\b|\bannounced today\b|\bforward-looking\b", 2
    ),
    _cue(
        "press", 2, r"\b(?:fact sheet|joint statement|executive order entitled)\b|^about [A-Z]\w+[ \t]*$", 2
    ),
    _cue("press", 1, r"^[A-Z][A-Z ,’'-]{24,}:? ", 2, re.M),
    # speech
    _cue("speech", 2, r"\((?:applause|laughter)\.?\)|\bmy fellow\b|\bladies and gentlemen\b"),
    _cue("speech", 2, r"^(?:[\w ]{1,30}, ){0,3}good (?:evening|morning|afternoon)[:,.]"),
    _cue("speech", 2, r"^address (?:to|by)\b|^remarks (?:by|of)\b"),
    _cue("speech", 1.5, r"^thank you(?: (?:all|very much))?[.!]\s*$", 1),
    _cue("speech", 0.5, r"(?<![\"“])\b(?:i|we) (?:will|have|are|am|want|must|believe|agreed|had|know)\b", 6),
    _cue("speech", 0.5, r"(?<![\"“])\b(?:i['’]ve|we['’]re|we['’]ve|i['’]m)\b", 4),
    # issue
    _cue("issue", 2, r"\bsteps to reproduce\b|^[ \t]*- \[[ x]\] |\bcommented on\b"),
    _cue("issue", 2, r"\bpull request\b|(?:^|\s)#\d{2,6}\b|\bLGTM\b"),
    # news
    _cue(
        "news",
        1.5,
        r"\b(?:told reporters|according to|news agency|spokes(?:man|woman|person)|officials? said)\b",
    ),
    _cue(
        "news", 1, r"[\"”,] (?:he|she|\w+) (?:said|added)\b|\bsaid (?:on )?(?:mon|tues|wednes|thurs|fri)day\b"
    ),
    _cue("news", 2.5, rf"^{_PLACE}(?:,? {_PLACE}){{0,3}}(?: \([A-Z][A-Za-z ]{{1,30}}\))? ?(?:—|–|--) ", 1),
)

LEAST = 2.5
"""Below this score the text is taken for news, the plainest prose."""


def check_genre(genre: str) -> str:
    """A known genre's name, lowercased; raises InvalidInput otherwise."""
    if genre.strip().lower() not in GENRES:
        raise InvalidInput(
            f"{genre!r} is not a genre.", field="genre", hint=f"Use one of: {', '.join(GENRES)}."
        )
    return genre.strip().lower()


def detect_genre(text: str) -> str:
    """The likeliest genre of `text`, "news" where nothing speaks for another."""
    head = text[:_LOOKED_AT]
    scores = dict.fromkeys(GENRES, 0.0)
    scores["news"] = LEAST
    for cue in CUES:
        scores[cue.genre] += cue.weight * _count(cue.pattern, head, cue.most)
    return max(GENRES, key=lambda genre: scores[genre])


def _count(pattern: re.Pattern[str], text: str, most: int) -> int:
    count = 0
    for _ in pattern.finditer(text):
        count += 1
        if count == most:
            break
    return count
