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
    r"|kept (?:its|his|her|their|the)|unpaid|overdue|grace|on time|repaid"
)
# Of its terms.
_CHANGES = (
    r"exten(?:ds?|ded|ding|sion)|postpon(?:es|ed|ing|ement)|delay(?:s|ed|ing)?|deferr?(?:s|ed)|prolong(?:s|ed)"
    r"|withdr(?:aws?|ew|awn)|rescind(?:s|ed)|revok(?:es|ed)|lift(?:s|ed)|dropp?(?:s|ed)?|scrapp?(?:s|ed)"
    r"|call(?:s|ed) off|cancel(?:s|led|ed)|waiv(?:es?|ed)|suspend(?:s|ed)|reinstat(?:es|ed)|reimpos(?:es|ed)"
    r"|exempt(?:s|ed)|(?:agree[sd]?|decide[sd]?|vote[sd]?) to|back(?:s|ed) down|pushed back|moved up"
    r"|paus(?:es|ed)|(?:brings?|brought) forward"
)
# Of acts that are commonly promised.
_ACTS = (
    r"sign(?:s|ed)|hand(?:s|ed) (?:over|in)"
    r"|(?:reach|announc|sign)e?(?:s|d|ed) (?:\w+ ){0,3}(?:agreement|deal|truce|accord)"
    r"|walk(?:s|ed)? (?:off|out)|pull(?:s|ed) (?:out|back)|complet(?:es?|ed)|finish(?:es|ed)|start(?:s|ed)"
    r"|began|begun|begins|launch(?:es|ed)|submitted|delivered|released|published|paid|approv(?:es|ed)|settled"
    r"|ratif(?:ies|ied)|surrender(?:s|ed)|resign(?:s|ed)|closed|confirmed|(?:i|we)(?:'ve| have)"
)
_TELLING = re.compile(rf"(?<!\w)(?:{_VERDICTS}|{_CHANGES}|{_ACTS})(?!\w)")


_PAST = re.compile(
    r"(?<!\w)(?:\w{2,}ed|sent|left|held|met|paid|made|took|gave|put|set|won|built|sold|bought|brought|came|went"
    r"|kept|laid|shut|cut|quit|struck|withdrew|began|fell|given|taken|done)(?!\w)"
)


def tells_past(lowered: str) -> bool:
    """Whether a lowercased sentence holds a verb that may tell what happened."""
    return _PAST.search(lowered) is not None


def may_state(lowered: str) -> bool:
    """Whether a lowercased sentence may hold a statement of evidence or revision."""
    return _TELLING.search(lowered) is not None
