"""Events that a document dates itself (Time 10): found by their wording, before times are resolved.

No parse is needed. Each rule matches the words around a date; the date itself is read by
`tracker.temporal` in the sentence where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tracker.commitments.model import EventDefinition
from tracker.commitments.statement_definition_rules import (
    DATE_OF_IS,
    DEFINED_AS,
    EFFECTIVE,
    LABELLED,
    MOMENT_IS,
    NAMED_IN_BRACKETS,
    PAPER_DATED,
    SCHEDULED,
    DefinitionRule,
    Side,
)
from tracker.commitments.statement_event_verbs import DID, TOOK_EFFECT, TOOK_OFFICE, WAS_DONE
from tracker.temporal import find_times, resolve
from tracker.temporal.event_names import event_key
from tracker.temporal.model import Reference, Time

# Where two rules date the same event, the one named first here is believed.
RULES: tuple[DefinitionRule, ...] = (
    DEFINED_AS,
    NAMED_IN_BRACKETS,
    MOMENT_IS,
    DATE_OF_IS,
    LABELLED,
    PAPER_DATED,
    EFFECTIVE,
    SCHEDULED,
    TOOK_OFFICE,
    TOOK_EFFECT,
    WAS_DONE,
    DID,
)
_FORMAL = frozenset(rule.name for rule in RULES[: RULES.index(SCHEDULED)])

_SENTENCE_END = re.compile(
    r"[.!?][\"”’')\]]*\s+(?=[A-Z\"“(])|\n\s*\n|\n(?=\s*(?:[*•#|-]|\(?[0-9a-z]{1,3}[.)]\s))"
)
_NO_FACT = re.compile(r"\b(?:not|never|n['’]t|if|unless|until|must|might|could|should)\s+(?:\w+\s+){0,3}$")
_REACH = 240  # characters looked at on each side of a match
_AT = frozenset({None, "on", "at", "in", "during"})  # operators that leave the time as it is
_STARTS = frozenset({"from", "starting", "since", "as_of", "effective"})  # that only start something at it
_LONGEST_CHAIN = 4  # definitions that count from one another
_FINE = frozenset({"second", "minute", "hour", "day"})


def find_definitions(
    text: str,
    reference: Reference,
    *,
    timezone: str = "UTC",
    genre: str | None = None,
    calendar: Any = None,
    policies: Mapping[str, str] | None = None,
) -> list[EventDefinition]:
    """The events that `text` dates, in text order, at most one for each `event_key`.

    Only dates known to the day or finer count. A formal definition beats a telling ("was signed on
    Monday"); of two formal ones the first holds; tellings that disagree define nothing, since they may
    speak of different events. A definition may count from another ("30 days after the Effective Date").
    """
    options = {"timezone": timezone, "genre": genre, "calendar": calendar, "policies": policies}
    found: list[EventDefinition] = []
    for _ in range(_LONGEST_CHAIN):
        known = {each.name: Reference(each.earliest, each.latest, each.zone) for each in found}
        further = _define(text, reference, {**options, "events": known})
        if len(further) == len(found):
            break
        found = further
    return found


def _define(text: str, reference: Reference, options: Mapping[str, Any]) -> list[EventDefinition]:
    """The definitions that can be dated with the events known so far."""
    formal: dict[str, EventDefinition] = {}
    told: dict[str, list[EventDefinition]] = {}
    for rule in RULES:
        for definition in _apply(rule, text, reference, options):
            key = event_key(definition.name)
            if rule.name in _FORMAL:
                formal.setdefault(key, definition)
            else:
                told.setdefault(key, []).append(definition)
    agreed = {key: found[0] for key, found in told.items() if len({_when(d) for d in found}) == 1}
    return sorted({**agreed, **formal}.values(), key=lambda d: (d.start_char, d.name))


def _when(definition: EventDefinition) -> tuple[Any, Any]:
    return definition.earliest, definition.latest


def _apply(
    rule: DefinitionRule, text: str, reference: Reference, options: Mapping[str, Any]
) -> Iterator[EventDefinition]:
    for match in rule.pattern.finditer(text):
        names = rule.names(match)
        if not names or _NO_FACT.search(text, max(0, match.start() - 40), match.start()):
            continue
        time = _time_of(rule, match, text, reference, options)
        if time is None or time.earliest is None or time.due is None:
            continue
        if rule.past and time.earliest > reference.latest:
            continue
        start, end = min(match.start(), time.start_char), max(match.end(), time.end_char)
        for name in names:
            yield EventDefinition(name, time.earliest, time.due, time.zone, text[start:end], start, end)


def _time_of(
    rule: DefinitionRule,
    match: re.Match[str],
    text: str,
    reference: Reference,
    options: Mapping[str, Any],
) -> Time | None:
    """The time on the rule's side of the match, in the same sentence, without its operator."""
    start, end = _sentence(text, match)
    for time in _in_reach(rule, match, find_times(text[start:end], reference, **options), start, text):
        if time.grain not in _FINE or time.vague or time.awaits_event:
            return None
        if time.operator in _AT:
            return time
        # In 'no later than 3 May (the "Closing Date")' the name is the day's, whatever is due by it.
        named = rule.side is Side.BEFORE or time.operator in _STARTS
        return _bare(time, reference, options) if named else None
    return None


def _in_reach(
    rule: DefinitionRule, match: re.Match[str], times: list[Time], offset: int, text: str
) -> Iterator[Time]:
    """The times that the rule's `between` joins to the match, nearest first, at document offsets."""
    for time in times if rule.side is Side.AFTER else reversed(times):
        start, end = time.start_char + offset, time.end_char + offset
        first = start - (time.start_char - time.phrase_start_char)
        if rule.side is Side.AFTER:
            joined = start >= match.end() and rule.between.fullmatch(
                text, match.end(), max(match.end(), first)
            )
        else:
            joined = end <= match.start() and rule.between.fullmatch(text, end, match.start())
        if joined:
            yield replace(time, start_char=start, end_char=end)


def _bare(time: Time, reference: Reference, options: Mapping[str, Any]) -> Time:
    """The same time without the word that only starts something at it ("as of")."""
    passed = {name: options[name] for name in ("genre", "calendar", "policies", "events")}
    resolution = resolve(time.expression, reference, **passed)
    return replace(time, earliest=resolution.extent_earliest, due=resolution.extent_due)


def _sentence(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The sentence around a match, no farther than `_REACH` on either side."""
    start, end = max(0, match.start() - _REACH), min(len(text), match.end() + _REACH)
    for stop in _SENTENCE_END.finditer(text, start, match.start()):
        start = stop.end()
    after = _SENTENCE_END.search(text, match.end(), end)
    return start, after.start() + 1 if after else end
