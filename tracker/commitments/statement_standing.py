"""How a clause is told: as fact, hedged, or wished and conditional; and by whom.

A clause counts only for what stands above it in the sentence: under "if", "hopes that" or "denied that"
nothing is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.commitments.parsing import Parse
from tracker.commitments.statement_verbs import (
    AHEAD,
    OVER,
    Tense,
    auxiliaries,
    carrier_of,
    first,
    is_negated,
    own_subject,
    subject_of,
    tense_of,
)
from tracker.commitments.statement_words import (
    CLAIMING,
    CLAIMS,
    HYPOTHETICAL,
    NO_FACTS,
    NOT_TELLING,
    SAYING,
    WHEN_OVER,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_ABOVE = 40  # how far a clause may stand below the root


@dataclass(slots=True)
class Standing:
    """How a clause is told."""

    asserted: bool = True
    hedged: bool = False
    teller: Token | None = None


def standing_of(head: Token, tense: Tense) -> Standing:
    """Climb from the clause to the root of the sentence, and see under what it stands."""
    standing = Standing()
    _beside_saying(head, standing)
    node = head
    for _ in range(_MOST_ABOVE):
        parent = node.head
        if parent == node or not standing.asserted:
            break
        if node.dep_ == "csubj" and _marked(node) & HYPOTHETICAL:
            standing.asserted = False
        elif node.dep_ == "ccomp" or (node.dep_ in ("acl", "parataxis") and node != head):
            _under_saying(node, parent, standing)
        elif node.dep_ == "acl" and first(node, "mark") is not None:
            _under_noun(parent, standing)
        elif node.dep_ in ("advcl", "prep", "acl"):
            own, _ = tense_of(carrier_of(node)) if node.pos_ in ("VERB", "AUX") else (tense, False)
            _under_time_or_condition(node, parent, own, standing)
        node = parent
    return standing


def _under_saying(node: Token, parent: Token, standing: Standing) -> None:
    lemma = parent.lemma_.lower()
    mark = first(node, "mark")
    told = lemma in SAYING or lemma in CLAIMING
    if lemma in NOT_TELLING or (mark is not None and (not told or mark.lower_ in ("whether", "if"))):
        standing.asserted = False  # under a verb not known to tell, "that …" may be a wish
    elif told:
        verb_tense, _ = tense_of(carrier_of(parent))
        gerund = parent.tag_ == "VBG"
        if verb_tense in AHEAD or (verb_tense is Tense.NONFINITE and not gerund) or is_negated(parent):
            standing.asserted = False
        standing.hedged = standing.hedged or lemma in CLAIMING
        standing.teller = (
            standing.teller or subject_of(parent) or (subject_of(parent.head) if gerund else None)
        )


def _beside_saying(head: Token, standing: Standing) -> None:
    """ "…, an official said": a verb of saying put beside what was said."""
    for beside in head.children:
        lemma = beside.lemma_.lower()
        if beside.dep_ == "parataxis" and (lemma in SAYING or lemma in CLAIMING):
            standing.hedged = lemma in CLAIMING
            standing.teller = own_subject(beside)


def _under_noun(noun: Token, standing: Standing) -> None:
    lemma = noun.lemma_.lower()
    if lemma in NO_FACTS:
        standing.asserted = False
    elif lemma in CLAIMS:
        standing.hedged = True


def _marked(node: Token) -> set[str]:
    """The words that open a clause: "if", "whether", "when"."""
    return {c.lower_ for c in node.children if c.dep_ in ("mark", "advmod") or c.tag_ == "WRB"}


def _under_time_or_condition(node: Token, parent: Token, tense: Tense, standing: Standing) -> None:
    openers = {node.lower_} if node.dep_ == "prep" else _marked(node)
    if openers & HYPOTHETICAL:
        standing.asserted = False
    elif openers & WHEN_OVER and parent.pos_ in ("VERB", "AUX"):
        main, _ = tense_of(carrier_of(parent))
        over_first = "as" not in openers and tense not in OVER
        if over_first or (main in AHEAD and tense is not Tense.PAST):
            standing.asserted = False


def is_inverted(head: Token) -> bool:
    """ "Had the firm paid, …": a condition without "if"."""
    subject = own_subject(head)
    if subject is None or head.dep_ not in ("advcl", "ccomp"):
        return False
    before = [*auxiliaries(head), head.head] if head.dep_ == "ccomp" else auxiliaries(head)
    return any(aux.lower_ in ("had", "were", "should") and aux.i < subject.i for aux in before)


def source_named(parse: Parse) -> Token | None:
    for token in parse.doc:
        if token.lower_ == "according":
            to = first(token, "prep")
            return first(to, "pobj") if to is not None else None
    return None
