"""Finds as the values that the room hands out."""

from __future__ import annotations

import re
from typing import Any

from tracker.commitments.document import ParsedDocument
from tracker.commitments.frames.features import judge
from tracker.commitments.frames.find import Find
from tracker.commitments.model import Commitment
from tracker.temporal.model import Step, Time


def commitment_of(find: Find) -> Commitment:
    """The find as the published value, with its confidence and the trace of how it came about."""
    confidence, held = judge(find)
    time, committer = find.time, find.committer
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
        reference=find.reference,
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
