"""A find: a frame with its time and its surroundings, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.commitments.document import ParsedDocument, Sentence
from tracker.commitments.frames.attach import Hold
from tracker.commitments.frames.conditions import Condition
from tracker.commitments.frames.frame import Frame
from tracker.commitments.frames.parties import Party
from tracker.commitments.frames.reports import Report
from tracker.commitments.model import Kind, Mode
from tracker.commitments.parsing import Parse
from tracker.temporal.model import Reference, Time


@dataclass(slots=True)
class Find:
    """All that is known of one act when its confidence is reckoned."""

    doc: ParsedDocument
    sentence: Sentence
    parse: Parse
    frame: Frame
    time: Time | None
    hold: Hold
    report: Report | None
    kind: Kind
    mode: Mode
    action: str
    reference: Reference  # what the time was read against
    committer: Party | None = None
    imposer: Party | None = None
    source: str | None = None
    condition: Condition | None = None
    consequence: str | None = None
    flags: list[str] = field(default_factory=list)

    @property
    def head(self) -> str:
        """The act's verb or noun, as a lemma."""
        return self.frame.head.lemma_.lower()
