"""Achieve, refrain or maintain; and the kind that a saying gives to an act."""

from __future__ import annotations

from tracker.commitments.frames.frame import Frame
from tracker.commitments.frames.grammar import is_negated
from tracker.commitments.frames.reports import Report
from tracker.commitments.model import Kind, Mode
from tracker.temporal.model import Time

_MAINTAIN = frozenset(
    "remain keep maintain continue stay hold preserve retain uphold sustain observe honor stand".split()
)
_REFRAIN = frozenset("refrain abstain desist cease-fire".split())
_PAUSE = frozenset("halt stop suspend pause cease freeze close withhold".split())
_TO_THE_END = frozenset({"until", "through", "throughout", "at_least"})
"""With these an act goes on to the end; only "given until Friday to …" makes them a deadline."""
_UNTIL = frozenset({"until", "through", "for", "during", "from", "between", "throughout"})

_KIND_OF_SAYING = {
    **dict.fromkeys(("promise", "pledge", "vow", "agree", "assure", "guarantee", "swear"), Kind.PLEDGE),
    **dict.fromkeys(("threaten",), Kind.THREAT),
    **dict.fromkeys(
        ("expect", "predict", "forecast", "estimate", "think", "believe", "hope"), Kind.EXPECTATION
    ),
    **dict.fromkeys(("claim", "boast"), Kind.CLAIM),
    **dict.fromkeys(("order", "demand", "rule", "require", "direct"), Kind.OBLIGATION),
}
_FIRM = frozenset({Kind.ULTIMATUM, Kind.OBLIGATION, Kind.CLAIM, Kind.THREAT})
_HARM = frozenset(
    "attack kill destroy strike bomb bombard shell invade punish sanction retaliate impose sue arrest expel "
    "execute fine terminate dismiss fire blow seize hit annex penalize penalise resign quit boycott walk "
    "evict".split()
)


def mode_of(frame: Frame, time: Time | None) -> Mode:
    """Not before then, keep it up until then, or do it by then."""
    bars = frame.rule == "<party> is barred from <act>"
    negative = is_negated(frame.head) or (frame.binder.i != frame.head.i and is_negated(frame.binder))
    if frame.addressee and frame.binder.i != frame.head.i:
        negative = is_negated(frame.head)  # "do not forget to send"
    if frame.rule.startswith(("<sanction>", "in the event")):
        negative = False  # "if it does not sign": signing is what is asked
    if (
        bars
        or negative
        or frame.head.lemma_ in _REFRAIN
        or frame.rule == "<party> agrees to a truce of <time>"
    ):
        return Mode.REFRAIN
    if time is None or frame.rule.startswith(("<imposer> gives", "<party> has <time>", "a deadline")):
        return Mode.ACHIEVE
    if frame.head.lemma_ in _PAUSE and time.operator in _TO_THE_END:
        return Mode.REFRAIN
    if time.operator in _TO_THE_END and not frame.nominal:
        return Mode.MAINTAIN
    if frame.head.lemma_ in _MAINTAIN and (time.operator in _UNTIL or time.type == "DURATION"):
        return Mode.MAINTAIN
    return Mode.ACHIEVE


def kind_of(frame: Frame, report: Report | None, genre: str, *, conditional: bool, sanction: bool) -> Kind:
    """The rule's kind, as the saying, the genre, an "if" or a sanction colours it."""
    kind = frame.kind
    if report is not None and kind not in _FIRM:
        kind = _KIND_OF_SAYING.get(report.verb.lemma_, kind)
        if kind is Kind.PLAN and _own_saying(frame, report):
            kind = Kind.PLEDGE
    if (
        kind in (Kind.PLAN, Kind.PLEDGE)
        and frame.head.lemma_ in _HARM
        and (conditional or (report is not None and report.verb.lemma_ in ("warn", "threaten")))
    ):
        return Kind.THREAT
    if kind is Kind.PLAN and genre in ("contract", "court") and frame.binder.lemma_ != "plan":
        return Kind.OBLIGATION
    if kind is Kind.ULTIMATUM and not sanction and genre in ("contract", "court", "regulation", "tender"):
        return Kind.OBLIGATION
    if kind in (Kind.PLAN, Kind.EXPECTATION) and report is not None and _lays_down(report):
        return Kind.OBLIGATION
    own = frame.committer is not None and frame.committer.lower_ in ("i", "we")
    if (
        kind is Kind.OBLIGATION
        and sanction
        and not own
        and genre not in ("contract", "regulation", "tender", "court")
    ):
        return Kind.ULTIMATUM
    return kind


_AUTHORITIES = frozenset("court judge order ruling law decree rule verdict injunction statute".split())


def _lays_down(report: Report) -> bool:
    """As in "The court order said that ballots would …": its saying binds."""
    speaker = report.speaker
    if speaker is None:
        return False
    part_of = (noun for prep in speaker.children if prep.lower_ == "of" for noun in prep.children)
    return any(word.lemma_.lower() in _AUTHORITIES for word in (speaker, *part_of))


def _own_saying(frame: Frame, report: Report) -> bool:
    """As in "Acme said it would": the committer speaks of itself."""
    committer, speaker = frame.committer, report.speaker
    return (
        committer is not None
        and speaker is not None
        and committer.lower_ in ("i", "we", "it", "he", "she", "they")
    )
