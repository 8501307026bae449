"""The cheap filter for statements: words that tell what became of a commitment, whatever else stands there.

Linear time, over lowercased text. What it lets through is parsed; what it drops is never looked at.
"""

from __future__ import annotations

import re

# Of the commitment itself.
_VERDICTS = (
    r"unable to|turn(?:s|ed) down|rul(?:es|ed) out|blocked|now (?:has|have)|(?:is|are) (?:now )?available"
    r"|in time|ahead of|obligations?"
    r"|deadlines?|ultimatums?|fail(?:s|ed)?|refus(?:es|ed|ing)|reject(?:s|ed|ing)?|declin(?:es|ed) to|missed"
    r"|compl(?:y|ies|ied)|violat(?:es|ed)|breach(?:es|ed)?|resum(?:es|ed)|expir(?:es|ed)|lapsed|elapsed|broke"
    r"|(?:took|takes?|taken|into|in) (?:effect|force)|yet to|managed to|never|reneged"
    r"|follow(?:s|ed|ing) through|fulfil(?:s|led|ls)?|fulfilled|hono(?:u)?r(?:s|ed)"
    r"|kept (?:its|his|her|their|our|my|the)|unpaid|overdue|grace|on time|repaid"
)
# Of its terms.
_CHANGES = (
    r"exten(?:ds?|ded|ding|sion)|postpon(?:es|ed|ing|ement)|delay(?:s|ed|ing)?|deferr?(?:s|ed)|prolong(?:s|ed)"
    r"|withdr(?:aws?|ew|awn)|rescind(?:s|ed)|revok(?:es|ed)|lift(?:s|ed)|dropp?(?:s|ed)?|scrapp?(?:s|ed)"
    r"|call(?:s|ed) off|cancel(?:s|led|ed)|waiv(?:es?|ed)|suspend(?:s|ed)|halt(?:s|ed)"
    r"|reinstat(?:es|ed)|reimpos(?:es|ed)"
    r"|exempt(?:s|ed)|(?:agree[sd]?|decide[sd]?|vote[sd]?) to|back(?:s|ed) down|pushed back|moved up"
    r"|paus(?:es|ed)|(?:brings?|brought) forward"
)
# Of acts that are commonly promised, with their objects or in the first person.
_ACTS = (
    r"hand(?:s|ed) (?:over|in)|signed"
    r"|(?:reach|announc|sign)e?(?:s|d|ed) (?:\w+ ){0,3}(?:agreement|deal|truce|accord)"
    r"|began|begun|submitted|delivered|released|published|paid|settled|closed|confirmed|(?:i|we)(?:'ve| have)"
    r"|met (?:its|his|her|their|our|all|the|every)"
)
# Verbs of such acts. News tells them in the present tense too, where no ending gives them away.
_VERBS = (
    "abandon accept adopt agree approve arrest arrive attack authorize ban begin block bomb break "
    "cancel capture cease close collapse complete conclude confirm cross declare deliver deploy "
    "depart deport destroy detain dismiss dissolve drop elect enact end enter evacuate execute expel "
    "fail file fire free halt impose indict invade issue join land launch leave lift merge miss open "
    "oust pass pause pay postpone publish pull ratify reach rebuff recall recapture recognize reject "
    "release remove reopen replace repay resign restore resume retake return revoke scrap seize send "
    "sentence sever shut sign start step stop strike submit sue surrender suspend swear transfer "
    "unveil vacate veto violate visit vote walk withdraw"
).split()


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


_FORMS = "|".join([*_VERBS, *map(_third_person, _VERBS)])
_TELLING = re.compile(rf"(?<!\w)(?:{_VERDICTS}|{_CHANGES}|{_ACTS}|(?<!to )(?:{_FORMS}))(?!\w)")
_PAST = re.compile(
    r"(?<!\w)(?:\w{2,}ed|sent|left|held|met|paid|made|took|gave|put|set|won|built|sold|bought|brought|came|went"
    r"|kept|laid|shut|cut|quit|struck|withdrew|began|fell|given|taken|done)(?!\w)"
)


# Of commitments taken as known, and of their end.
_POINTS = re.compile(
    r"(?<!\w)(?:truce|cease-?fire|armistice|moratorium|pause|ban|embargo|blockade|curfew|exemption|waiver|reprieve"
    r"|ultimatum|demand|pledge|promise|vow|undertaking|deadline|extension"
    r"|resum(?:e|es|ing|ption)|return to|reopen(?:s|ing)?"
    r"|too (?:slow|late)|(?:behind|ahead of) schedule|under ?way|on (?:its|the) way|on track|stalled"
    r"|incomplete|overdue|(?:more|extra|additional) time|postponement|deferral|adjournment)(?!\w)"
)
_GATHERINGS = re.compile(
    r"(?<!\w)(?:the|this|that|our|their|its) (?:\w+ ){0,4}"
    r"(?:is|are|was|were|will be|planned|scheduled|set)(?!\w)"
)


def may_point(lowered: str, *, timed: bool) -> bool:
    """Whether a lowercased sentence, with a word of time or without, may point at a commitment."""
    return _POINTS.search(lowered) is not None or (timed and _GATHERINGS.search(lowered) is not None)


def tells_past(lowered: str) -> bool:
    """Whether a lowercased sentence holds a verb that may tell what happened."""
    return _PAST.search(lowered) is not None


def may_state(lowered: str) -> bool:
    """Whether a lowercased sentence may hold a statement of evidence or revision."""
    return _TELLING.search(lowered) is not None
