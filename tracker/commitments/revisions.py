"""Statements that a deadline or its terms were changed: extended, moved, dropped, waived, put back.

Requests, forecasts and "may" are none; a finer report of the same deadline is none either. Who may
change which terms is decided elsewhere, by the granter that the sentence names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.frame import words
from tracker.commitments.model import RevisionKind, RevisionStatement
from tracker.commitments.parsing import Parse
from tracker.commitments.statement_changes import Change, RevisionRule
from tracker.commitments.statement_clauses import Clause, clauses_of
from tracker.commitments.statement_docket import orders
from tracker.commitments.statement_extension_rules import (
    AGREED_TO,
    EXTENDED,
    GAVE_MORE,
    GOT_MORE,
    HAS_NOW,
    MOVED_TO,
    MOVED_UP,
    NEW_DEADLINE,
)
from tracker.commitments.statement_phrases import act_phrase, clause_span, name_of, noun_text
from tracker.commitments.statement_times import times_within
from tracker.commitments.statement_verbs import Tense
from tracker.commitments.statement_withdrawal_rules import DROPPED, REINSTATED, SUSPENDED, WAIVED
from tracker.temporal.expressions import Between, Bound
from tracker.temporal.model import Step, Time
from tracker.temporal.resolve import resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

RULES: tuple[RevisionRule, ...] = (
    EXTENDED,
    AGREED_TO,
    MOVED_UP,
    MOVED_TO,
    GAVE_MORE,
    GOT_MORE,
    HAS_NOW,
    NEW_DEADLINE,
    DROPPED,
    WAIVED,
    SUSPENDED,
    REINSTATED,
)

_DATED = frozenset(
    {RevisionKind.EXTENDED, RevisionKind.MOVED_UP, RevisionKind.REINSTATED, RevisionKind.SUSPENDED}
)
# The present tense of these texts lays down what may happen, it does not tell what did.
_LAYING_DOWN = frozenset({"contract", "regulation", "tender"})
_ANNOUNCED = frozenset({Tense.FUTURE, Tense.CONDITIONAL})


def find_revisions(document: ParsedDocument) -> list[RevisionStatement]:
    """The statements of revision in a document, in text order."""
    found: list[RevisionStatement] = []
    for sentence in document.sentences:
        if sentence.parse is not None:
            found.extend(_in_sentence(document, sentence, sentence.parse))
    found.extend(_unless_read(orders(document), found))
    return sorted(found, key=lambda statement: statement.start_char)


def _unless_read(
    entries: Iterable[RevisionStatement], parsed: list[RevisionStatement]
) -> list[RevisionStatement]:
    """Without those whose date, or words, the parsed sentences gave already."""
    dues = {statement.due for statement in parsed if statement.due is not None}
    quoted = [(statement.start_char, statement.end_char) for statement in parsed]

    def is_read(entry: RevisionStatement) -> bool:
        inside = any(start < entry.end_char and entry.start_char < end for start, end in quoted)
        return entry.due in dues if entry.due is not None else inside

    return [entry for entry in entries if not is_read(entry)]


def _in_sentence(document: ParsedDocument, sentence: Sentence, parse: Parse) -> Iterator[RevisionStatement]:
    for clause in clauses_of(parse):
        if not clause.asserted or clause.hedged or not _fits(clause, document):
            continue
        for rule in RULES:
            change = rule.read(clause) if rule.applies(clause) else None
            if change is not None:
                statement = _state(document, sentence, clause, rule, change)
                if statement is not None:
                    yield statement
                break


def _fits(clause: Clause, document: ParsedDocument) -> bool:
    """What will be counts only as somebody's announcement; texts that lay down rules announce nothing."""
    if clause.tense in _ANNOUNCED:
        return document.genre not in _LAYING_DOWN and (clause.teller is not None or clause.passive)
    return not (clause.tense is Tense.PRESENT and document.genre in _LAYING_DOWN)


def _state(
    document: ParsedDocument, sentence: Sentence, clause: Clause, rule: RevisionRule, change: Change
) -> RevisionStatement | None:
    time = _new_time(document, sentence, clause, change) if change.kind in _DATED else None
    if time is None and change.needs_time:
        return None
    moved_by = time is not None and _moves_by(time)
    due = time if time is not None and not moved_by else None
    start, end = clause_span(clause.head, clause.parse)
    return RevisionStatement(
        quote=document.text[start:end],
        start_char=start,
        end_char=end,
        kind=change.kind,
        granter=name_of(change.granter, document, sentence),
        committer=name_of(change.committer, document, sentence),
        action=_action(clause, change, document.times_of(sentence)),
        earliest=due.earliest if due else None,
        due=due.due if due else None,
        due_earliest=due.due_earliest if due else None,
        due_inclusive=due.due_inclusive if due else False,
        grain=time.grain if time else None,
        zone=document.zone,
        counts_from_old_due=moved_by,
        reference=sentence.reference,
        expression=time.expression.to_dict() if time else None,
        time_text=time.text if time else None,
        score=_score(clause, rule, time),
        trace=_trace(clause, rule, time, moved_by),
    )


def _new_time(document: ParsedDocument, sentence: Sentence, clause: Clause, change: Change) -> Time | None:
    """The time the change names: a date before a length, the last of several dates."""
    within = times_within(document, sentence, change.holder)
    if not within and clause.attached is not None:
        within = times_within(document, sentence, clause.attached)
    near = [t for t in within if not t.vague and t.type != "SET"]
    times = [_end_of_move(t, document, sentence) for t in near]
    dated = [
        t for t in times if not _moves_by(t) and _may_be_new(t, sentence, clause.attached or change.holder)
    ]
    if dated:
        return dated[-1]
    if change.kind is RevisionKind.SUSPENDED:
        return None  # "for 90 days" is how long it rests, not how far its due moves
    lengths = [t for t in times if _moves_by(t)]
    return lengths[-1] if lengths else None


def _may_be_new(time: Time, sentence: Sentence, verb: Token) -> bool:
    """A date ahead of the words. What stands before the verb dates the act ("on Wednesday extended"), and
    what says when the old term would end is old ("the truce, due to expire on Sunday")."""
    parse = sentence.parse
    if time.due is None or parse is None or _is_old_end(parse, time, verb):
        return False
    after_verb = time.start_char > parse.chars(verb)[0]
    if after_verb:
        return time.due > sentence.reference.earliest
    return time.earliest is not None and time.earliest > sentence.reference.latest


def _is_old_end(parse: Parse, time: Time, verb: Token) -> bool:
    """Whether words below the verb say that the time was set before."""
    for token in parse.tokens_in(time.start_char, time.end_char):
        for above in token.ancestors:
            if above == verb:
                break
            if above.pos_ in ("VERB", "ADJ") and above.lemma_.lower() in _OLD_ENDS:
                return True
    return False


_OLD_ENDS = words("expire lapse due original set schedule plan slate")


def _end_of_move(time: Time, document: ParsedDocument, sentence: Sentence) -> Time:
    """Of "from Friday to Monday", said of a move, Monday; any other time as it is."""
    moved = time.expression.time if isinstance(time.expression, Bound) else time.expression
    if not isinstance(moved, Between):
        return time
    end = Bound("until", moved.end)
    answer = resolve(
        end,
        sentence.reference,
        calendar=document.calendar,
        policies=document.policies,
        genre=document.genre,
    )
    return replace(
        time,
        expression=end,
        earliest=answer.earliest,
        due=answer.due,
        due_earliest=answer.due_earliest,
        due_inclusive=answer.due_inclusive,
        grain=answer.grain,
        trace=answer.trace,
    )


def _moves_by(time: Time) -> bool:
    """A length that counts from the old due ("by 48 hours", "another ten days"), not a date."""
    expression = time.expression
    return time.type == "DURATION" or (isinstance(expression, Bound) and expression.from_old_due)


def _action(clause: Clause, change: Change, times: list[Time]) -> str | None:
    spans = [(time.phrase_start_char, time.phrase_end_char) for time in times]
    if change.act is not None:
        return act_phrase(change.act, clause.parse, spans)
    if change.thing is None:
        return None
    return noun_text(change.thing, clause.parse, spans) or None


def _score(clause: Clause, rule: RevisionRule, time: Time | None) -> float:
    score = rule.score + (0.05 if time is not None else 0.0)
    if clause.tense in _ANNOUNCED:
        score -= 0.1
    if clause.tense is Tense.PLUPERFECT:
        score -= 0.1
    return round(min(score, 0.95), 3)


def _trace(clause: Clause, rule: RevisionRule, time: Time | None, moved_by: bool) -> tuple[Step, ...]:
    steps = [Step("revision rule", rule.name), Step("tense", clause.tense.value)]
    if moved_by and time is not None:
        steps.append(Step("counts from", f"the old due, moved by {time.text}"))
    return (*steps, *(time.trace if time is not None else ()))
