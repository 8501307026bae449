"""How documents date the events they count from: one rule for each way of saying it.

A rule knows the words around the date, never the date itself: times come from `tracker.temporal`. It
says on which side of its match the time stands, and which names the match gives to it. Every pattern is
bounded in length, so scanning stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """Where the time stands, seen from the match."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class DefinitionRule:
    """One way of dating an event.

    `between` is what may stand between match and time. `names` gives the event's names; none means that
    the match defines nothing. `past` says that the event is told as over, so its time cannot lie ahead.
    Each example is a text, a name that it must give and the local day it must give, read on 2025-03-05;
    near-misses give nothing.
    """

    name: str
    pattern: re.Pattern[str]
    side: Side
    between: re.Pattern[str]
    names: Callable[[re.Match[str]], tuple[str, ...]]
    past: bool
    examples: tuple[tuple[str, str, str], ...]
    near_misses: tuple[str, ...] = ()


_TERM = r"[\"“‘'](?:the\s+)?(?P<name>[A-Z][^\"“”‘’'\n]{1,60})[\"”’']"
_MOMENT = r"(?:Date|Day|Time|Deadline|Closing|Commencement|Completion|Signing|Start)"
_MOMENT_NAME = r"(?P<name>(?:[A-Z][\w-]{0,30}\s){1,4}(?:Date|Day|Time|Deadline))"
_PAPER = (
    r"(?:Agreement|Contract|Lease|Deed|Amendment|Addendum|Order|Notice|Letter|Memorandum|Licen[cs]e|Note|"
    r"Policy|Undertaking|Mortgage|Charter|Judgment|Decision|Statement of Work)"
)
_ADJOINING = re.compile(r"[\s,:*_]*(?:(?:on|the|that|is|date|day|of)\s+){0,4}")
_SAME_CLAUSE = re.compile(r"[^.;:\n]{0,80}")
_SAME_SENTENCE = re.compile(r"[^;\n]{0,160}")


def _term(match: re.Match[str]) -> tuple[str, ...]:
    return (re.sub(r"^(?:The|This|That)\s", "", " ".join(match["name"].split())),)


def _moment(match: re.Match[str]) -> tuple[str, ...]:
    """The term, if it names a moment: `dated 1 May (the "Lease")` names a paper."""
    name = _term(match)[0]
    return (name,) if re.search(rf"\b{_MOMENT}\b", name) else ()


def _date_of_paper(match: re.Match[str]) -> tuple[str, ...]:
    """Under its whole name and its last word: "this Services Agreement" is "this Agreement" further on."""
    words = [word.capitalize() if word.isupper() else word for word in _term(match)[0].split()]
    names = (f"date of this {' '.join(words)}", f"date of this {words[-1]}")
    return tuple(dict.fromkeys(names))


def _scheduled(match: re.Match[str]) -> tuple[str, ...]:
    name = _term(match)[0]
    return () if name.casefold() in _NO_EVENTS else (name,)


_NO_EVENTS = frozenset(
    {"it", "this", "that", "he", "she", "they", "which", "there", "date", "deadline", "time"}
)

DEFINED_AS = DefinitionRule(
    name='"<term>" means <time>',
    pattern=re.compile(rf"{_TERM}[,\s]{{1,3}}(?:shall mean|means?|refers to|shall be|will be|is|was)\b"),
    side=Side.AFTER,
    between=_ADJOINING,
    names=_term,
    past=False,
    examples=(
        ('"Effective Date" means 1 March 2025.', "Effective Date", "2025-03-01"),
        ("“Launch Day” shall mean the date of April 7, 2025.", "Launch Day", "2025-04-07"),
    ),
    near_misses=(
        '"Business Day" means any day other than a Saturday, Sunday or public holiday.',
        '"Long Stop Date" means a date no later than 30 June 2025.',
    ),
)

NAMED_IN_BRACKETS = DefinitionRule(
    name='<time> (the "<term>")',
    pattern=re.compile(
        r"\((?:(?:the|such|that|date|being|hereinafter|hereafter|referred to as|each|an?)[\s,]+){0,4}"
        rf"{_TERM}\)"
    ),
    side=Side.BEFORE,
    between=_SAME_SENTENCE,
    names=_moment,
    past=False,
    examples=(
        (
            'This Lease is effective as of March 1, 2025 (the "Effective Date") between the parties.',
            "Effective Date",
            "2025-03-01",
        ),
        (
            'This Agreement is made on 3 March 2025 by Acme Ltd and Bolt SA ("Signing Date").',
            "Signing Date",
            "2025-03-03",
        ),
        (
            'Bids must arrive no later than 12:00 noon on 13 March 2025 (the "Closing Date").',
            "Closing Date",
            "2025-03-13",
        ),
    ),
    near_misses=('The lease dated 3 March 2025 (the "Lease") stays in force.',),
)

PAPER_DATED = DefinitionRule(
    name="this <paper> is made on <time>",
    pattern=re.compile(
        rf"\b[Tt](?:his|HIS)\s+(?P<name>(?:[A-Z][\w-]{{0,30}}\s){{0,4}}?(?i:{_PAPER}))\b"
        rf"(?!\s(?i:{_PAPER})\b)[^.;\n]{{0,60}}?"
        r"\b(?:made|dated|entered into|executed|signed|concluded)\b(?:\s+and\s+\w{1,12}(?:\s+into)?)?"
        r"(?:\s+(?:effective|as of|by and between[^.;\n]{0,80}|on|this)\b)?"
    ),
    side=Side.AFTER,
    between=_SAME_CLAUSE,
    names=_date_of_paper,
    past=False,
    examples=(
        ("This Services Agreement is made on 3 March 2025.", "date of this Services Agreement", "2025-03-03"),
        ("This Agreement is entered into as of 3 March 2025.", "date of this Agreement", "2025-03-03"),
        ("THIS LEASE AGREEMENT is made this 3rd day of March, 2025.", "date of this Agreement", "2025-03-03"),
    ),
    near_misses=("This Agreement is made in London.",),
)

MOMENT_IS = DefinitionRule(
    name="the <moment> shall be <time>",
    pattern=re.compile(
        rf"\b{_MOMENT_NAME}(?:,\s+which|\s+that)?\s+"
        r"(?:shall be|will be|is|was|is to be|shall fall on|falls on|has been set for|is set for)\b"
    ),
    side=Side.AFTER,
    between=_ADJOINING,
    names=_term,
    past=False,
    examples=(
        ("The Closing Date, which shall be 30 April 2025, is final.", "Closing Date", "2025-04-30"),
        ("The Commencement Date is June 1, 2025.", "Commencement Date", "2025-06-01"),
    ),
    near_misses=("The Closing Date shall be no later than 30 April 2025.",),
)

DATE_OF_IS = DefinitionRule(
    name="the <event> date of <paper> is <time>",
    pattern=re.compile(
        r"\b[Tt]he\s+(?P<name>(?:[a-z][\w-]{2,20}\s){1,2}date)(?:\s+(?:of|for)\s+[^.;:\n]{1,40}?)?\s+"
        r"(?:shall be|will be|is|was|has been set for|is set for)\b"
    ),
    side=Side.AFTER,
    between=_ADJOINING,
    names=_term,
    past=False,
    examples=(("The effective date of this lease is 1 April 2025.", "effective date", "2025-04-01"),),
    near_misses=("The effective date of this lease is not known.",),
)

LABELLED = DefinitionRule(
    name="<moment>: <time>",
    pattern=re.compile(
        r"(?m)^[\s*|#-]{0,6}(?P<name>[A-Z][\w-]{0,30}(?:\s[\w-]{1,30}){0,3}?\s?"
        r"(?:[Dd]ate|[Dd]eadline|[Oo]pening|[Cc]losing|[Hh]earing|[Ff]orce))[*|]{0,2}\s?[:|–]"
    ),
    side=Side.AFTER,
    between=_ADJOINING,
    names=_term,
    past=False,
    examples=(
        ("Effective Date: 1 March 2025\nTerm: two years", "Effective Date", "2025-03-01"),
        ("Bid opening: 14 March 2025 at 2:00 p.m.", "Bid opening", "2025-03-14"),
    ),
    near_misses=("Effective Date: to be agreed",),
)


def _effective_date(_match: re.Match[str]) -> tuple[str, ...]:
    return ("effective date",)


EFFECTIVE = DefinitionRule(
    name="this <paper> is effective <time>",
    pattern=re.compile(
        rf"\b(?:[Tt]his|[Tt]he)\s+(?:\w{{1,12}}\s)?(?:{_PAPER}|rule|regulation|amendment|act|law)\s+"
        r"(?:is|are|was|shall be|will be|becomes|became|shall become|will become)\s+effective\b"
    ),
    side=Side.AFTER,
    between=_ADJOINING,
    names=_effective_date,
    past=False,
    examples=(
        ("This rule is effective April 7, 2025.", "effective date", "2025-04-07"),
        ("This Agreement shall become effective on 1 May 2025.", "effective date", "2025-05-01"),
    ),
    near_misses=("This rule is effective within 30 days of publication.",),
)

SCHEDULED = DefinitionRule(
    name="<event> is scheduled for <time>",
    pattern=re.compile(
        r"\b(?:(?:[Tt]he|[Tt]his|[Aa]n?|[Oo]ur|[Tt]heir|[Ii]ts)\s+|(?=[A-Z]))"
        r"(?P<name>(?:[\w'’-]{1,30}\s){0,3}?[\w'’-]{1,30})\s+(?:\([^()\n]{1,40}\)\s+)?"
        r"(?:(?:is|are|was|has been|have been|shall be|will be)\s+(?:now\s+)?"
        r"(?:scheduled|set|fixed|slated)\s+(?:for|to (?:take place|begin|open|be held)(?:\s+on)?)"
        r"|(?:will|shall|is to)\s+(?:take place|be held|occur|begin|open|start)(?:\s+on)?"
        r"|takes place(?:\s+on)?)"
    ),
    side=Side.AFTER,
    between=_ADJOINING,
    names=_scheduled,
    past=False,
    examples=(
        ("Closing is scheduled for 30 April 2025.", "Closing", "2025-04-30"),
        ("The hearing will take place on 12 May 2025.", "hearing", "2025-05-12"),
        ("Closing shall occur on 30 May 2025.", "Closing", "2025-05-30"),
    ),
    near_misses=("It is scheduled for 30 April 2025.", "Closing is scheduled for the coming weeks."),
)
