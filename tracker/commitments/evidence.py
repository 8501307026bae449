"""Statements that something was done, not done, breached, refused, expired or ruled out.

Every asserted clause of a parsed sentence is shown to the rules in order; the first that reads it gives
the statement. Which commitment it speaks of, and whether it is accepted, is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.model import Effect, EvidenceStatement
from tracker.commitments.parsing import Parse
from tracker.commitments.statement_act_rules import (
    ACT,
    AGREED,
    BEGUN,
    LIGHT,
    VOTED,
)
from tracker.commitments.statement_clauses import Clause, clauses_of
from tracker.commitments.statement_docket import filings
from tracker.commitments.statement_evidence_rules import (
    BREACHED,
    FAILED,
    KEPT,
    MET,
    MISSED,
    REFUSED,
    RESUMED,
    UNABLE,
    WILL_NOT,
    YET,
)
from tracker.commitments.statement_finds import EvidenceRule, Find
from tracker.commitments.statement_outcome_rules import (
    AFTER_EXPIRY,
    EXPIRED,
    FELL_THROUGH,
    PAST_DEADLINE,
    TOOK_EFFECT,
)
from tracker.commitments.statement_phrases import act_phrase, clause_span, name_of, noun_text
from tracker.commitments.statement_result_rules import HAVE_OUT, IN_STATE, IS_DONE
from tracker.commitments.statement_timeliness import Timeliness, timeliness
from tracker.commitments.statement_times import Happened, happened, looking_back, times_of_clause
from tracker.commitments.statement_verbs import OVER, Tense
from tracker.temporal.model import Step, Time

# What speaks of the commitment itself comes first; the plain act is last.
RULES: tuple[EvidenceRule, ...] = (
    MET,
    KEPT,
    MISSED,
    FAILED,
    YET,
    UNABLE,
    REFUSED,
    WILL_NOT,
    BREACHED,
    RESUMED,
    EXPIRED,
    TOOK_EFFECT,
    FELL_THROUGH,
    AGREED,
    BEGUN,
    LIGHT,
    VOTED,
    IN_STATE,
    HAVE_OUT,
    IS_DONE,
    ACT,
)

# What a clause may tell in passing, beside what the rules above read in it.
ASIDES: tuple[EvidenceRule, ...] = (AFTER_EXPIRY, PAST_DEADLINE)

# Where the present tense tells what happened. Elsewhere it tells habits and duties.
_HISTORICAL_PRESENT = frozenset({"news", "court"})
_PRESENT_ANYWHERE = frozenset({IN_STATE, IS_DONE, HAVE_OUT, YET, KEPT, REFUSED, WILL_NOT})
# What a mere participle ("…, describing the offer") is too little for.
_OF_WHOLE_CLAUSES = frozenset({ACT, BEGUN, LIGHT, IN_STATE, HAVE_OUT, IS_DONE})
# Texts that lay down what shall be: what they tell of the past is mostly recital or condition.
_LAYING_DOWN = frozenset({"contract", "regulation", "tender"})
_ANYBODY = frozenset({"any", "each", "every", "either", "such", "whichever"})
_HABITS = frozenset(
    {"usually", "often", "always", "normally", "generally", "typically", "sometimes", "regularly"}
)


def find_evidence(document: ParsedDocument) -> list[EvidenceStatement]:
    """The statements of evidence in a document, in text order."""
    found: list[EvidenceStatement] = []
    for sentence in document.sentences:
        if sentence.parse is not None:
            found.extend(_in_sentence(document, sentence, sentence.parse))
    found.extend(filings(document))
    return sorted(found, key=lambda statement: statement.start_char)


def _in_sentence(document: ParsedDocument, sentence: Sentence, parse: Parse) -> Iterator[EvidenceStatement]:
    for clause in clauses_of(parse):
        if not clause.asserted or _is_general(clause):
            continue
        for rules in (RULES, ASIDES):
            statement = _first_of(rules, clause, document, sentence)
            if statement is not None:
                yield statement


def _first_of(
    rules: tuple[EvidenceRule, ...], clause: Clause, document: ParsedDocument, sentence: Sentence
) -> EvidenceStatement | None:
    """What the first rule that reads the clause makes of it."""
    for rule in rules:
        if rule.applies(clause) and _fits(rule, clause, document):
            find = rule.read(clause)
            if find is not None:
                return _state(document, sentence, clause, rule, find)
    return None


def _is_general(clause: Clause) -> bool:
    """Told of anybody, or as a habit: no one act is meant."""
    words = {c.lower_ for c in clause.head.children}
    if clause.subject is not None:
        words |= {c.lower_ for c in clause.subject.children if c.dep_ == "det"} & _ANYBODY
    return bool(words & (_ANYBODY | _HABITS))


def _fits(rule: EvidenceRule, clause: Clause, document: ParsedDocument) -> bool:
    """Whether the clause's tense tells a fact to this rule in this genre."""
    if clause.attached is not None and rule in _OF_WHOLE_CLAUSES:
        return False
    if clause.tense is not Tense.PRESENT or rule in _PRESENT_ANYWHERE:
        return True
    told = document.genre in _HISTORICAL_PRESENT and not clause.negated
    return told and (clause.subject is None or clause.subject.lower_ not in ("i", "we", "you"))


def _state(
    document: ParsedDocument, sentence: Sentence, clause: Clause, rule: EvidenceRule, find: Find
) -> EvidenceStatement | None:
    times = times_of_clause(document, sentence, clause.head)
    if find.act != clause.head:
        times += times_of_clause(document, sentence, find.act)
    if clause.attached is not None:
        times += times_of_clause(document, sentence, clause.attached)
    if clause.tense in OVER:
        times = [looking_back(time, document, sentence.reference) for time in times]
    when = happened(times, sentence.reference)
    habit = any(time.type == "SET" for time in times)
    if habit or (when.ahead and clause.tense is Tense.PRESENT):
        return None
    start, end = clause_span(clause.head, clause.parse)
    quote = document.text[start:end]
    timed = timeliness(quote) if find.effect in (Effect.DONE, Effect.PARTLY_DONE) else Timeliness.NOT_SAID
    speaker = name_of(clause.teller, document, sentence) or sentence.speaker
    return EvidenceStatement(
        quote=quote,
        start_char=start,
        end_char=end,
        actor=name_of(find.doer, document, sentence),
        action=_action(clause, find, times),
        effect=find.effect,
        speaker=speaker,
        hedged=clause.hedged,
        happened_earliest=when.earliest,
        happened_latest=when.latest,
        time_text=when.text,
        met_deadline=find.met_deadline or timed is Timeliness.IN_TIME,
        score=_score(document, clause, rule, find, when),
        zone=document.zone,
        trace=_trace(clause, rule, when, timed),
    )


def _action(clause: Clause, find: Find, times: list[Time]) -> str:
    spans = [(time.phrase_start_char, time.phrase_end_char) for time in times]
    phrase = act_phrase(find.act, clause.parse, spans, find.patient, find.verb)
    theme = noun_text(find.theme, clause.parse, spans) if find.theme is not None else ""
    return f"{theme} {phrase}".strip()


def _score(document: ParsedDocument, clause: Clause, rule: EvidenceRule, find: Find, when: Happened) -> float:
    """How sure it is that the words state this, from 0 to 1."""
    score = rule.score
    if when.text is not None and not when.ahead:
        score += 0.15
    if clause.tense in OVER and when.text is None and clause.tense is not Tense.PLUPERFECT:
        score += 0.05
    if when.ahead:
        score -= 0.2  # the time was read as lying ahead: one of the two readings is wrong
    if clause.tense is Tense.PLUPERFECT:
        score -= 0.1
    if find.doer is None and find.theme is None and not clause.passive:
        score -= 0.1
    if clause.head.dep_ == "relcl":
        score -= 0.1  # told in passing, mostly of the past
    if document.genre in _LAYING_DOWN:
        score -= 0.3
    if clause.hedged:
        score *= 0.5
    return round(min(max(score, 0.05), 0.95), 3)


def _trace(clause: Clause, rule: EvidenceRule, when: Happened, timed: Timeliness) -> tuple[Step, ...]:
    steps = [Step("evidence rule", rule.name), Step("tense", clause.tense.value), Step("happened", when.why)]
    if clause.hedged:
        steps.append(Step("hedged", "told as a claim or likelihood, not as a fact"))
    if timed is not Timeliness.NOT_SAID:
        steps.append(Step("timeliness", timed.value))
    return tuple(steps)
