"""From a parsed document to its commitments: frames, their times, their parties, one judgement each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.actions import action_of
from tracker.commitments.frames.attach import Held, hold_times
from tracker.commitments.frames.clauses import with_clause
from tracker.commitments.frames.conditions import condition_of, consequence_of
from tracker.commitments.frames.engine import find_frames
from tracker.commitments.frames.features import FLOOR, judge
from tracker.commitments.frames.fields import find_fields
from tracker.commitments.frames.find import Find
from tracker.commitments.frames.gaps import fill_gaps
from tracker.commitments.frames.modes import kind_of, mode_of
from tracker.commitments.frames.parties import Party, Scene, assigned, imposer_of, party_of
from tracker.commitments.frames.reports import according_to, quoted_speaker, report_of
from tracker.commitments.frames.retelling import in_mode, read_again
from tracker.commitments.model import Commitment, Kind
from tracker.commitments.parsing import Parse
from tracker.temporal.model import Step, Time


def find_commitments(doc: ParsedDocument) -> list[Commitment]:
    """The commitments of a document, in text order."""
    finds = [find for sentence in doc.sentences for find in _finds_in(doc, sentence)]
    fill_gaps(doc, finds)
    found = [*(_commitment(find) for find in finds), *find_fields(doc)]
    kept = [commitment for commitment in found if commitment.confidence >= FLOOR]
    return sorted(_one_for_each_time(kept), key=lambda c: (c.start_char, c.deadline_start_char or 0))


def _finds_in(doc: ParsedDocument, sentence: Sentence) -> Iterator[Find]:
    parse = sentence.parse
    if parse is None:
        return
    frames = find_frames(parse.doc)
    times = [time for time in doc.times_of(sentence) if _may_bound(time)]
    everything = hold_times(parse, frames, times)
    apart = frozenset(held.frame.head.i for held in everything if held.frame.shared is not None)
    for held in everything:
        if _is_own(held, sentence, parse):
            yield _find(doc, sentence, parse, with_clause(held, doc, sentence, parse), apart)


def _may_bound(time: Time) -> bool:
    """Whether a time could be a deadline or a start at all."""
    return time.operator not in ("since", "ago", "for_past") and (
        time.due is not None
        or time.earliest is not None
        or time.vague
        or time.awaits_event is not None
        or time.recurrence is not None
        or time.type == "DURATION"
        or (time.operator == "at_least" and time.extent_due is not None)
    )


def _is_own(held: Held, sentence: Sentence, parse: Parse) -> bool:
    """An act of the sentence's own words, not of the lead-in that was parsed with them."""
    return parse.chars(held.frame.head)[0] >= sentence.start_char or held.time is not None


def _find(doc: ParsedDocument, sentence: Sentence, parse: Parse, held: Held, apart: frozenset[int]) -> Find:
    frame = held.frame
    report = report_of(doc, sentence, parse, frame.binder if frame.nominal else frame.head)
    scene = Scene(doc, sentence, parse, report)
    flags: list[str] = []
    time = held.time
    if time is not None:
        time, flags = read_again(time, frame, report, sentence.reference, doc)
    mode = mode_of(frame, time)
    condition = condition_of(frame)
    consequence = consequence_of(frame, doc, sentence)
    if condition is not None and consequence is not None and frame.consequence is None:
        consequence = None if consequence in condition.text else consequence
    kind = kind_of(
        frame, report, doc.genre, conditional=condition is not None, sanction=consequence is not None
    )
    timed = _timed_tokens(parse, [*doc.times_of(sentence), *([time] if time is not None else [])])
    return Find(
        doc,
        sentence,
        parse,
        frame,
        in_mode(time, mode) if time is not None else None,
        held.hold,
        report,
        kind,
        mode,
        _without(action_of(frame, timed, apart), consequence),
        committer=_committer(held, scene),
        imposer=_imposer(held, scene),
        source=_source(scene),
        condition=condition,
        consequence=consequence,
        flags=flags,
    )


def _without(action: str, consequence: str | None) -> str:
    """An action up to the "or" that opens its consequence."""
    if consequence is None:
        return action
    return action.partition(f" or {' '.join(consequence.split()[:1])}")[0]


def _timed_tokens(parse: Parse, times: Iterable[Time]) -> set[int]:
    return {
        token.i for time in times for token in parse.tokens_in(time.phrase_start_char, time.phrase_end_char)
    }


def _committer(held: Held, scene: Scene) -> Party | None:
    if held.frame.addressee:
        return assigned(held.frame, scene) or Party("you", inferred=True)
    party = party_of(held.frame.committer, scene)
    return party if party is not None and party.name else None


def _imposer(held: Held, scene: Scene) -> Party | None:
    """Nobody imposes on oneself: a threat's speaker is its committer."""
    imposer, committer = imposer_of(held.frame, scene), _committer(held, scene)
    same = imposer is not None and committer is not None and imposer.name.lower() == committer.name.lower()
    return None if same else imposer


def _source(scene: Scene) -> str | None:
    report = scene.report
    if report is not None and report.speaker is not None:
        party = party_of(report.speaker, scene)
        if party is not None and party.resolved:
            return party.name
    return (
        according_to(scene.sentence.text)
        or quoted_speaker(scene.doc, scene.sentence)
        or scene.sentence.speaker
    )


def _commitment(find: Find) -> Commitment:
    confidence, held = judge(find)
    time, committer = find.time, find.committer
    reference = find.sentence.reference
    flags = [*find.flags, *(time.flags if time is not None else ())]
    if committer is not None and not committer.resolved:
        flags.append("committer is a pronoun")
    return Commitment(
        quote=find.sentence.text,
        start_char=find.sentence.start_char,
        end_char=find.sentence.end_char,
        committer=committer.name if committer is not None else None,
        committer_inferred=committer is not None and committer.inferred,
        imposer=find.imposer.name if find.imposer is not None else None,
        source=find.source,
        action=find.action,
        kind=find.kind,
        mode=find.mode,
        strength=find.frame.binder.lemma_.lower(),
        condition=find.condition.text if find.condition is not None else None,
        condition_type=find.condition.type if find.condition is not None else None,
        consequence=find.consequence,
        confidence=confidence,
        flags=tuple(flags),
        reference=reference,
        **time_fields(time, find.doc),
        trace=(
            Step("parsed", find.doc.pipeline),
            Step("rule", find.frame.rule),
            Step("confidence", f"{confidence:.2f}: {', '.join(held)}"),
            *(time.trace if time is not None else ()),
        ),
    )


_GIVING = re.compile(r"(?:has|have|had|give[ns]?|gave|gets?|granted)\b", re.I)


def time_fields(time: Time | None, doc: ParsedDocument) -> dict[str, Any]:
    """The fields of a commitment that come from its time."""
    if time is None:
        return {
            **dict.fromkeys(
                ("deadline_text", "deadline_start_char", "deadline_end_char", "operator", "earliest", "due",
                 "due_earliest", "grain", "review_at", "awaits_event", "recurrence", "expression")
            ),
            "due_inclusive": False, "vague": False, "zone": doc.zone,
        }  # fmt: skip
    start, end = time.phrase_start_char, time.phrase_end_char
    if _GIVING.match(doc.text, start, end):
        start, end = time.start_char, time.end_char  # "has ten days to": the words of giving are the rule's
    return {
        "deadline_text": doc.text[start:end],
        "deadline_start_char": start,
        "deadline_end_char": end,
        "operator": time.operator,
        "earliest": time.earliest,
        "due": time.due,
        "due_earliest": time.due_earliest,
        "due_inclusive": time.due_inclusive,
        "grain": time.grain,
        "zone": time.zone,
        "vague": time.vague,
        "review_at": time.review_at,
        "awaits_event": time.awaits_event,
        "recurrence": time.recurrence,
        "expression": time.expression.to_dict(),
    }


def _one_for_each_time(commitments: list[Commitment]) -> list[Commitment]:
    """Of several finds with one and the same time, the likeliest; none without time beside one with it."""
    best: dict[tuple[int | None, int | None], Commitment] = {}
    for commitment in commitments:
        if commitment.deadline_start_char is not None:
            key = (commitment.deadline_start_char, commitment.deadline_end_char)
            known = best.get(key)
            if known is None or commitment.confidence > known.confidence:
                best[key] = commitment
    timed = {commitment.start_char for commitment in best.values()}
    untimed = [
        commitment
        for commitment in commitments
        if commitment.deadline_start_char is None
        and (commitment.start_char not in timed or commitment.kind is Kind.THREAT)
    ]
    return [*untimed, *best.values()]
