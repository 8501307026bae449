"""From a parsed document to its commitments: frames, their times, their parties, one judgement each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.actions import action_of
from tracker.commitments.frames.attach import Held, hold_times
from tracker.commitments.frames.clauses import with_clause
from tracker.commitments.frames.conditions import condition_of, consequence_of
from tracker.commitments.frames.engine import find_frames
from tracker.commitments.frames.features import FLOOR
from tracker.commitments.frames.fields import find_fields
from tracker.commitments.frames.find import Find
from tracker.commitments.frames.gaps import fill_gaps
from tracker.commitments.frames.modes import kind_of, mode_of
from tracker.commitments.frames.parties import Party, Scene, assigned, imposer_of, party_of
from tracker.commitments.frames.reports import according_to, quoted_speaker, report_of
from tracker.commitments.frames.retelling import in_mode, read_again
from tracker.commitments.frames.shaping import commitment_of
from tracker.commitments.model import Commitment, Kind
from tracker.commitments.parsing import Parse
from tracker.temporal.model import Time


def find_commitments(doc: ParsedDocument) -> list[Commitment]:
    """The commitments of a document, in text order."""
    return likely(find_mentions(doc))


def find_mentions(doc: ParsedDocument) -> list[Commitment]:
    """Everything that reads as a commitment, however unlikely it is one."""
    finds = [find for sentence in doc.sentences for find in _finds_in(doc, sentence)]
    fill_gaps(doc, finds)
    found = [*(commitment_of(find) for find in finds), *find_fields(doc)]
    return sorted(found, key=lambda c: (c.start_char, c.deadline_start_char or 0))


def likely(mentions: Iterable[Commitment]) -> list[Commitment]:
    """Those mentions that are more likely commitments than not, in text order, one for each time."""
    kept = [mention for mention in mentions if mention.confidence >= FLOOR]
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
    reading = read_again(held.time, frame, report, sentence.reference, doc)
    time = reading.time
    mode = mode_of(frame, time)
    condition = condition_of(frame, sentence.text)
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
        reading.reference,
        committer=_committer(held, scene),
        imposer=_imposer(held, scene),
        source=_source(scene),
        condition=condition,
        consequence=consequence,
        flags=list(reading.flags),
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
