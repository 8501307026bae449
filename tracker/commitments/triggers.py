"""The cheap filter: which sentences are worth parsing. Word lists over lowercased text, linear time.

It errs on the side of letting through: what it drops is never looked at again.
"""

from __future__ import annotations

import re

from tracker.commitments.statement_cues import may_point, may_state, tells_past


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w])(?:" + "|".join(alternatives) + r")(?!\w)")


TIMELIKE = _words(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)",
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?",
    r"(?:minute|hour|day|week|weekend|month|quarter|year|decade|session|term)s?",
    r"(?:today|tonight|tomorrow|noon|midnight|morning|afternoon|evening|overnight)",
    r"\d{1,2}(?::\d\d)? ?[ap]\.?m\.?|\d{1,2}:\d\d",
    r"\d{1,2}(?:st|nd|rd|th)",
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|(?:19|20)\d\d",
    r"(?:deadline|due|soon|shortly|immediately|quickly|promptly|asap|eod|cob|eom|forthwith|urgently)",
    r"(?:then|later|upon|until|till|once|when|after|before|during|early on|date|hours?)",
)
"""Words without which no sentence holds a time, a duration, an event to wait for, or a vague "soon"."""

BINDING = _words(
    r"(?:will|shall|must|should|would|could|ought)(?:n't)?",
    r"(?:i|we|you|he|she|it|they|that|who)'ll|won't|can you|could you|would you|may not|cannot|can't",
    r"as (?:early|soon) as",
    r"(?:is|are|am|\w+'re|i'm) \w+ing",
    r"(?:minutes?|hours?|days?|weeks?|months?|years?) to",
    r"(?:going|has|have|had|need|needs|needed|is|are|was|were|be|supposed|bound|set|due|about"
    r"|ready) (?:not )?to",
    r"(?:agree|promise|pledge|vow|plan|intend|aim|expect|anticipate|schedule|order|direct|require|ask|urge|demand"
    r"|request|commit|undertake|threaten|warn|oblige|enjoin|prohibit|forbid|instruct|hope|swear|guarantee|mandate"
    r"|command|summon|announce|claim|insist|vote|need|want|call|like|appreciate|seek|target|determine|decide|propose|offer|tell|invite"
    r"|encourage|advise|remind|assign|task|slate)(?:s|d|ed|es|ing|n)?",
    r"(?:planned|planning|planned|scheduling|committed|committing|vowing|swore|sworn|told|forbade|forbidden|bound)",
    r"(?:deadline|ultimatum|due|promises?|pledges?|commitments?|plans?|please|kindly|track|pace|goal|obligations?)",
    r"(?:face|faces|gave|give|given|gives|giving|let me know|let's|responsible|effective)",
)
"""Words that bind somebody, or ask or foresee."""

BOUNDED = _words(
    r"by|until|till|within|before|no later than|due|prior to|ahead of|in advance of|deadline|through"
)
"""Operators so strong that with a time they need no binding word ("report to me by Friday")."""

ASSIGNED = re.compile(
    r"\W*(?:[-*•]|\[[ x]\]|(?:ai|action|todo)\b)|\W*(?:[\w ]{2,30}: ?)?\w+(?: \w+){0,2} to [a-z]"
)
"""How an item of a list of tasks begins: "- book the hall this week", "Eric to open an issue"."""

_IF = _words("if|unless")
_WILL = _words("will|would")

UNMISTAKABLE = _words(
    r"(?:threaten|vow|pledge|promise)(?:s|d|ed|ing)?|vowing|swore|ultimatums?|or else|or face"
    r"|otherwise face|unless",
    r"(?:promise|pledge|threat)s? to",
    r"guarantees? that",
)
"""Words that may make a commitment without any time."""

OUTCOME = _words(
    r"(?:extend|postpone|delay|withdraw|suspend|waive|reinstate|move[sd]? up|brought forward"
    r"|bring forward|push(?:ed)? back"
    r"|defer|lift|drop|cancel|revoke|rescind|prolong|shorten)(?:s|d|ed|ing|led)?",
    r"(?:withdrew|withdrawn|postponed|delaying|extension|waived|deadlines?|ultimatums?|moratorium|on time)",
    r"(?:complete|fulfil|fulfill|deliver|comply|compli|meet|miss|fail|refuse|reject|breach|violate|expire|lapse|pass|honou?r"
    r"|submit|sign|pay|hand|release|file|finish|send|take|begin|start|resume|launch|resign|leave|ratif|approve|adopt"
    r"|announce|confirm|hold|issue|publish|implement|end|halt|stop|cease|accept|respond|repl|abandon|break)(?:s|d|ed|es|ies|ied|led|ted|ing)?",
    r"(?:met|paid|sent|took|taken|began|begun|left|held|broke|broken|gave|kept|made|done|did|has|have|had)",
)
"""Words of what became of earlier commitments; they count only together with another sign."""

_PERFECT_OR_DENIED = _words(
    r"(?:has|have|had|have now|has now|has already|have already|already|finally|yesterday|not"
    r"|never|n't|failed|missed|did|yet|earlier)",
)


def is_wanted(sentence: str, *, statements: bool = True) -> bool:
    """Whether a sentence may hold a commitment or, where asked for, a statement about one."""
    lowered = sentence.lower().replace("’", "'")
    return binds(lowered) or (statements and _states(lowered))


def _states(lowered: str) -> bool:
    if tells_outcome(lowered) or may_state(lowered):
        return True
    return may_point(lowered, timed=TIMELIKE.search(lowered) is not None)


_POINTS_BACK = re.compile(
    r"\W*(?:(?:and|but|then|so|however),? )?(?:(?:they|it|she|he|this|these|those|both)\b|the deadline\b)",
    re.I,
)


def points_back(sentence: str) -> bool:
    """Whether the subject or the act of a sentence most likely stands in the one before."""
    return _POINTS_BACK.match(sentence) is not None


def binds(lowered: str) -> bool:
    """Whether a lowercased sentence may bind somebody."""
    if UNMISTAKABLE.search(lowered) or (_IF.search(lowered) and _WILL.search(lowered)):
        return True
    if not TIMELIKE.search(lowered):
        return False
    return bool(BINDING.search(lowered) or BOUNDED.search(lowered) or ASSIGNED.match(lowered))


def tells_outcome(lowered: str) -> bool:
    """Whether a lowercased sentence may say what became of a commitment."""
    tells = OUTCOME.search(lowered) or tells_past(lowered)
    return bool(tells and (_PERFECT_OR_DENIED.search(lowered) or TIMELIKE.search(lowered)))
