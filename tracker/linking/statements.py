"""Which known commitment does a later statement speak of?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracker.commitments.model import EvidenceStatement, RevisionStatement
from tracker.linking.alterations import revision_link
from tracker.linking.model import Known, Link, Source
from tracker.linking.outcomes import escape_link, evidence_link

SURE_SCORE = 0.62
"""From this score on, a statement is taken to speak of a commitment."""
POSSIBLE_SCORE = 0.48
"""From this score on, it is put before a person as a suggestion."""
AHEAD = 0.07
"""How far the best candidate must lie before the second to be sure."""

Statement = EvidenceStatement | RevisionStatement


def match_statement(statement: Statement, known: Iterable[Known], source: Source) -> list[Link]:
    """The commitments `statement` may speak of, best first; at most one of them sure for each role.

    Every link above the lower score is kept as a suggestion. An act can also lift another commitment whose
    escape condition it is: those links carry the effect `ruled_out`.
    """
    candidates = [
        one for one in known if one.made_at < source.published.latest or _is_instant_of(one, source)
    ]
    if isinstance(statement, EvidenceStatement):
        spoken = _ranked(evidence_link(statement, one, source) for one in candidates)
        escapes = _ranked(escape_link(statement, one, source) for one in candidates)
        return spoken + escapes
    return _ranked(revision_link(statement, one, source) for one in candidates)


def _is_instant_of(known: Known, source: Source) -> bool:
    """Told by the very document, whose instant of publication both carry."""
    return known.made_at == source.published.latest


def _ranked(links: Iterable[Link | None]) -> list[Link]:
    """Best first, and sure only where the best is clearly ahead of the second."""
    possible = [link for link in links if link is not None and link.score >= POSSIBLE_SCORE]
    possible.sort(key=lambda link: (-link.score, link.known_id))
    if not possible:
        return []
    best, rest = possible[0], possible[1:]
    ahead = not rest or best.score - rest[0].score >= AHEAD
    sure = best.score >= SURE_SCORE and ahead
    reasons = best.reasons if ahead else (*best.reasons, "another commitment fits as well")
    return [replace(best, sure=sure, reasons=reasons), *(replace(link, sure=False) for link in rest)]
